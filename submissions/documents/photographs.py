"""Photographs of a workspace, made ready for print: once, small, without what the camera noted, and laid into rows.

Preparing one takes some 30 ms; what was prepared is kept in the user's cache until the file changes.
"""

import io
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from PIL import Image

from submissions.evidence.problems import UnfitError
from submissions.evidence.showing.pictures import pictures, shrunk
from submissions.files.hashes import stamp_of
from submissions.files.memory import Memory
from submissions.judging.memory import photographs
from submissions.workspace import Workspace

FORMATS = ["JPEG", "PNG", "WEBP"]
COVER_PIXELS, PHOTO_PIXELS = 2000, 1000
"""The longer side: over a page's whole width, and over half of it (240 and 320 dots per inch)."""
SCREEN_PIXELS, CARD_PIXELS = 1600, 640
"""The longer side on a website: over the whole screen, and on a card in a list."""
_MOST_BYTES = {COVER_PIXELS: 140_000, PHOTO_PIXELS: 48_000, SCREEN_PIXELS: 220_000, CARD_PIXELS: 40_000}
_QUALITIES, _SCALES = (85, 76, 66), (1.0, 0.8, 0.64, 0.5)
_KEPT_HERE = 12  # of a document or two, so that what a template has measured need not be read again
_PART = "foto"
# Of width to height: beyond these a photograph is cut at its edges rather than shown as a strip.
_NARROWEST, _WIDEST = 0.66, 1.78
_IN_A_ROW, _GAP = 3, 4.0  # photographs, and millimetres between them
_TALLEST, _TALLEST_ALONE = 58.0, 62.0  # millimetres


@dataclass(frozen=True)
class Prepared:
    """A photograph as the engine takes it: a JPEG and its size in pixels."""

    content: bytes
    width: int
    height: int

    @property
    def shape(self) -> float:
        """Return its width as a multiple of its height."""
        return self.width / self.height


class Photographs:
    """The photographs of one workspace."""

    def __init__(self, workspace: Workspace):
        self._workspace = workspace
        self._known: OrderedDict[tuple[Path, int, str], Prepared | None] = OrderedDict()

    def prepared(self, file: str, longest: int) -> Prepared | None:
        """Return a photograph, its longer side of at most so many pixels; None where it cannot be shown."""
        path = self._workspace.file(file)
        stamp = stamp_of(path) if path else ""
        if path is None or not stamp:
            return None
        key = (path, longest, stamp)
        if key not in self._known:
            with photographs() as memory:
                self._known[key] = _kept(memory, path, longest, stamp)
            while len(self._known) > _KEPT_HERE:
                self._known.popitem(last=False)
        return self._known[key]

    def cover(self, photo: Mapping[str, Any] | None) -> dict[str, Any] | None:
        """Return the photograph of a cover with its address and whether it is upright; None where there is none."""
        made = self.prepared(photo["berkas"], COVER_PIXELS) if photo else None
        if photo is None or made is None:
            return None
        return {**photo, "alamat": address(photo["berkas"], COVER_PIXELS), "tegak": made.shape < 1}

    def rows(self, photos: Iterable[Mapping[str, Any]], width: float) -> list[list[dict[str, Any]]]:
        """Return photographs in rows, each as high as its neighbours; what cannot be shown is left out.

        Args:
            photos: as templates know them.
            width: of a row in millimetres; a row that would be too high is narrower.
        """
        found = ((photo, self.prepared(photo["berkas"], PHOTO_PIXELS)) for photo in photos)
        shown = [(photo, min(max(made.shape, _NARROWEST), _WIDEST)) for photo, made in found if made]
        return [list(_laid(row, width)) for row in _divided(shown)]


def address(file: str, longest: int) -> str:
    """Return the address by which the engine gets a photograph of this size."""
    return f"workspace:{quote(file)}?sisi={longest}"


def _divided(shown: list[tuple[Mapping[str, Any], float]]) -> Iterator[list[tuple[Mapping[str, Any], float]]]:
    """Yield the photographs row by row, as many in each as makes rows of like length: four are two and two."""
    rows = -(-len(shown) // _IN_A_ROW)
    start = 0
    for row in range(rows):
        end = start + -(-(len(shown) - start) // (rows - row))
        yield shown[start:end]
        start = end


def _laid(row: list[tuple[Mapping[str, Any], float]], width: float) -> Iterator[dict[str, Any]]:
    alone = len(row) == 1
    room = width - _GAP * (len(row) - 1)
    height = min(room / sum(shape for _photo, shape in row), _TALLEST_ALONE if alone else _TALLEST)
    for photo, shape in row:
        yield {
            **photo,
            "alamat": address(photo["berkas"], PHOTO_PIXELS),
            "lebar": round(height * shape, 1),
            "tinggi": round(height, 1),
            "sendiri": alone,
        }


def _kept(memory: Memory, path: Path, longest: int, stamp: str) -> Prepared | None:
    part = f"{_PART} {longest}"
    content = memory.get(path, part, stamp)
    if content is None:
        content = _made(path, longest)
        memory.put(path, part, stamp, content)
    if not content:
        return None
    with Image.open(io.BytesIO(content), formats=["JPEG"]) as image:
        return Prepared(content, *image.size)


def _made(path: Path, longest: int) -> bytes:
    """Return a photograph as a small JPEG, upright and on white; nothing where it cannot be shown."""
    try:
        [picture] = pictures(path, longest, FORMATS)
    except UnfitError:
        return b""
    content = b""
    for scale in _SCALES:
        image = shrunk(picture.image, round(longest * scale))
        for quality in _QUALITIES:
            buffer = io.BytesIO()
            image.save(buffer, "JPEG", quality=quality, optimize=True)
            content = buffer.getvalue()
            if len(content) <= _MOST_BYTES.get(longest, _MOST_BYTES[PHOTO_PIXELS]):
                return content
    return content

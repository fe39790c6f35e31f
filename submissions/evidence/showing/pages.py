"""The pages of a foreign PDF, cut loose from everything else in its file."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Name

from submissions.evidence.problems import FileProblem, UnfitError
from submissions.evidence.showing.annotations import draw_annotations
from submissions.evidence.showing.bombs import unpacks_beyond
from submissions.evidence.showing.cleaning import clean
from submissions.evidence.showing.foreign import open_pdf

_LETTER = (0.0, 0.0, 612.0, 792.0)  # what a page without a size counts as
FORMS = "/SubmissionsPages"

Box = tuple[float, float, float, float]
Size = tuple[float, float]


def loose_pages(path: Path) -> tuple[bytes, list[Size]]:
    """Return a PDF of nothing but the pages of a foreign one, as forms in its root, and their sizes in points.

    Raises:
        UnfitError: they cannot be shown.
        MemoryError: there is too little memory for them.
    """
    with open_pdf(path) as pdf:
        try:
            content = _loose(pdf)
            # Reading it once more shows here, and not in the finished volume, whether it holds together.
            with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as loose:
                return content, list(_sizes(loose))
        except (UnfitError, MemoryError):
            raise
        except Exception as error:
            # Anything may be amiss in a file from outside; it costs only that file.
            raise UnfitError(FileProblem.BROKEN, f"{type(error).__name__}: {error}") from None


def _loose(pdf: pikepdf.Pdf) -> bytes:
    for page in pdf.pages:
        if unpacks_beyond(page.obj.get("/Contents")):
            raise UnfitError(FileProblem.TOO_LARGE, "content")
    draw_annotations(pdf)
    with pikepdf.new() as loose:
        forms = []
        for page in pdf.pages:
            _make_plain(page)
            forms.append(loose.copy_foreign(page.as_form_xobject()))
        clean(loose, forms)
        loose.Root[FORMS] = Array(forms)
        buffer = io.BytesIO()
        loose.save(buffer, deterministic_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return buffer.getvalue()


def _sizes(loose: pikepdf.Pdf) -> Iterator[Size]:
    for form in loose.Root[FORMS]:
        x0, y0, x1, y1 = (float(number) for number in form.BBox)
        a, b, c, d, _e, _f = (float(number) for number in form.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))
        width, height = x1 - x0, y1 - y0
        yield abs(a) * width + abs(c) * height, abs(b) * width + abs(d) * height


def _make_plain(page: pikepdf.Page) -> None:
    """Give a page one clean box, the part of it that is seen, and an angle that everybody understands."""
    box = list(_visible(page))
    page.obj.MediaBox = page.obj.CropBox = Array(box)
    for name in (Name.TrimBox, Name.BleedBox, Name.ArtBox):
        if name in page.obj:
            del page.obj[name]
    try:
        angle = int(page.rotation)
    except (TypeError, ValueError):
        angle = 0
    page.obj.Rotate = angle % 360 if angle % 90 == 0 else 0


def _visible(page: pikepdf.Page) -> Box:
    media = _box(page, "mediabox") or _LETTER
    crop = _box(page, "cropbox") or media
    seen = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    return seen if seen[2] - seen[0] >= 1 and seen[3] - seen[1] >= 1 else media


def _box(page: pikepdf.Page, name: str) -> Box | None:
    try:
        x0, y0, x1, y1 = (float(number) for number in getattr(page, name))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return box if box[2] - box[0] >= 1 and box[3] - box[1] >= 1 else None

"""What each document of the evidence volume becomes: pages of a PDF, pictures, or a sheet that speaks for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from submissions.documents.context import Plain
from submissions.foreign.kinds import Shown, shown_as
from submissions.foreign.pages import ForeignPage, foreign_pages
from submissions.foreign.pictures import Picture, pictures
from submissions.foreign.unfit import Unfit, UnfitError
from submissions.workspace import Workspace

DOTS_PER_INCH = 150
_PICTURE_INCHES = 10.5  # the longer side of the room for a picture on a wide page

Content = ForeignPage | Picture


@dataclass(frozen=True)
class Shape:
    """A document as pages of the volume; without `contents` it is one sheet, and `unfit` may say why."""

    contents: tuple[Content, ...] = ()
    unfit: UnfitError | None = None

    @property
    def pages(self) -> int:
        """Return how many pages it takes."""
        return len(self.contents) or 1

    def kinds(self, is_link: bool) -> Iterator[Plain]:
        """Yield for each page what its template is to make of it."""
        for content in self.contents:
            yield {"bentuk": "halaman" if isinstance(content, ForeignPage) else "gambar", "lebar": content.is_wide}
        if not self.contents:
            yield {"bentuk": "tautan" if is_link else "gagal", "lebar": False}


class Shaper:
    """Opens the files of a workspace's evidence, each once however often it is cited."""

    def __init__(self, workspace: Workspace):
        self._workspace = workspace
        self._known: dict[Path, Shape] = {}

    def shape(self, entry: Plain) -> Shape:
        """Return the shape of a document (an entry of the context's list of evidence)."""
        named = entry["berkas"]
        if not named:
            return Shape()
        path = self._workspace.file(named)
        if path is None:
            reason = Unfit.MISSING if self._workspace.inside(named) else Unfit.OUTSIDE
            return Shape(unfit=UnfitError(reason))
        if path not in self._known:
            self._known[path] = _opened(path)
        return self._known[path]


def _opened(path: Path) -> Shape:
    try:
        if shown_as(path) is Shown.PDF:
            return Shape(tuple(foreign_pages(path)))
        return Shape(tuple(pictures(path, round(_PICTURE_INCHES * DOTS_PER_INCH))))
    except UnfitError as error:
        return Shape(unfit=error)

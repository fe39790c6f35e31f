"""What each document of the evidence volume becomes: pages of a PDF, pictures, or a sheet that speaks for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from submissions.documents.context import Plain
from submissions.evidence.showing.leaves import Leaf
from submissions.evidence.showing.unfit import Unfit, UnfitError
from submissions.workspace import Workspace


@dataclass(frozen=True)
class Shape:
    """A document as pages of the volume; without `leaves` it is one sheet, and `unfit` may say why.

    `file` is the prepared one, which holds the leaves.
    """

    leaves: tuple[Leaf, ...] = ()
    file: Path | None = None
    unfit: UnfitError | None = None

    @property
    def pages(self) -> int:
        """Return how many pages it takes."""
        return len(self.leaves) or 1

    def kinds(self, is_link: bool) -> Iterator[Plain]:
        """Yield for each page what its template is to make of it."""
        for leaf in self.leaves:
            yield {"bentuk": "gambar" if leaf.is_picture else "halaman", "lebar": leaf.is_wide}
        if not self.leaves:
            yield {"bentuk": "tautan" if is_link else "gagal", "lebar": False}


def evidence_file(entry: Plain, workspace: Workspace) -> Path | Shape:
    """Return the file of a document (an entry of the context's list of evidence), or its shape where it has none."""
    named = entry["berkas"]
    if not named:
        return Shape()
    path = workspace.file(named)
    if path is None:
        return Shape(unfit=UnfitError(Unfit.MISSING if workspace.inside(named) else Unfit.OUTSIDE))
    return path

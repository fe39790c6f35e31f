"""What each document of the evidence volume becomes: pages of a PDF, pictures, or a sheet that speaks for it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from submissions.documents.content import EvidenceContent
from submissions.evidence.problems import FileProblem, UnfitError
from submissions.evidence.showing.leaves import Leaf
from submissions.workspace import Workspace


class Look(StrEnum):
    """What a page of the volume shows: a foreign page, a picture, or a sheet with an address or a reason."""

    PAGE = "page"
    PICTURE = "picture"
    LINK = "link"
    REASON = "reason"


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

    def looks(self, has_link: bool) -> list[tuple[Look, bool]]:
        """Return for each of its pages what it shows and whether it is wide; `has_link` if its evidence has one."""
        if not self.leaves:
            return [(Look.LINK if has_link and self.unfit is None else Look.REASON, False)]
        return [(Look.PICTURE if leaf.is_picture else Look.PAGE, leaf.is_wide) for leaf in self.leaves]


@dataclass(frozen=True)
class Under:
    """What lies under a page: the number of a form, counted from 0, in a prepared file."""

    file: Path
    number: int
    is_picture: bool


def evidence_file(evidence: EvidenceContent, workspace: Workspace) -> Path | Shape:
    """Return the file of a piece of evidence, or its shape where it has none."""
    if not evidence.file:
        return Shape()
    path = workspace.file(evidence.file)
    if path is None:
        return Shape(unfit=UnfitError(FileProblem.MISSING if workspace.inside(evidence.file) else FileProblem.OUTSIDE))
    return path

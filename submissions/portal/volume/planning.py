"""Plan the evidence volume: all its sheets with stamps and page numbers, under which the documents are laid.

The template prints every page of the volume, those of the documents empty but for their stamp. So
page numbers, references and bookmarks are the engine's own, and whatever a document contains cannot
reach its stamp.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from schemas.settings import VOLUME
from submissions.documents.composing import office_content
from submissions.documents.content import FormContent
from submissions.documents.document import Document
from submissions.documents.sections import Exhibit, shown_sections
from submissions.portal.volume.content import Chapter, ShownExhibit, VolumePage, VolumePlan
from submissions.portal.volume.context import volume_context
from submissions.portal.volume.shapes import Shape, evidence_file
from submissions.workspace import Workspace

SUFFIX = "_bukti"
JOINED_SUFFIX = "_gabungan"  # of form and volume as one file
TEMPLATE = "iga/evidence.html.j2"


def evidence_files(form: FormContent, workspace: Workspace) -> list[Path]:
    """Return the files that the evidence volume of a form shows, each once."""
    exhibits = (exhibit for section in shown_sections(form) for exhibit in section.exhibits)
    files = (evidence_file(exhibit.evidence, workspace) for exhibit in exhibits)
    return list(dict.fromkeys(path for path in files if isinstance(path, Path)))


def volume_plan(form: FormContent, workspace: Workspace, prepared: Mapping[Path, Shape]) -> VolumePlan:
    """Return the plan of the evidence volume that belongs to a form.

    Args:
        form: whose evidence is shown.
        workspace: where it lies.
        prepared: what each of its `evidence_files` becomes.
    """
    pages = _Pages()

    def shown(exhibit: Exhibit) -> ShownExhibit:
        file = evidence_file(exhibit.evidence, workspace)
        shape = prepared[file] if isinstance(file, Path) else file
        return ShownExhibit(exhibit, shape, pages.of(exhibit, shape))

    chapters = tuple(Chapter(section, tuple(map(shown, section.exhibits))) for section in shown_sections(form))
    innovation = form.common.innovation
    office = office_content(
        workspace, (innovation.proposer, innovation.parent), form.common.edition.competition, VOLUME
    )
    return VolumePlan(replace(form, common=replace(form.common, office=office)), chapters)


def volume_document(plan: VolumePlan) -> Document:
    """Return the sheets of a volume as a document to be printed."""
    return Document(plan.form.stem, SUFFIX, TEMPLATE, volume_context(plan))


class _Pages:
    """Names the pages of evidence through the whole volume."""

    def __init__(self) -> None:
        self._count = 0

    def of(self, exhibit: Exhibit, shape: Shape) -> tuple[VolumePage, ...]:
        sheets = []
        for number, (look, is_wide) in enumerate(shape.looks(has_link=bool(exhibit.evidence.link)), 1):
            self._count += 1
            sheets.append(VolumePage(f"lembar-{self._count}", look, is_wide, number))
        return tuple(sheets)

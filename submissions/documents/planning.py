"""Which documents there are of one assessed innovation: their names, templates and contexts. Nothing is printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from submissions.assessment.assessing import Assessment
from submissions.documents.context import Plain, document_context
from submissions.workspace import Workspace

MAIN_TEMPLATES = {"iga": "iga/dossier.html.j2", "kipp": "kipp/form.html.j2"}


@dataclass(frozen=True)
class Document:
    """One document to be made: what its file name adds to that of the set, its template and its context."""

    stem: str
    suffix: str
    template: str
    context: Plain

    @property
    def name(self) -> str:
        """Return the document's file name, without folder."""
        return f"{self.stem}{self.suffix}.pdf"


def documents_of(assessment: Assessment, workspace: Workspace) -> Iterator[Document]:
    """Yield the documents of one assessed innovation: the dossier or form first, then its letters."""
    submission = assessment.submission
    assert submission is not None
    edition, key = submission.edition, submission.innovation.id
    context = document_context(assessment, workspace, key)
    stem = f"{key}_{edition.id}"
    yield Document(stem, "", MAIN_TEMPLATES[edition.competition], context)
    for name, letter in edition.letters_for(submission.group).items():
        # Its code is that of its words: see `Maker`.
        more: Plain = {"surat": {"judul": letter.label, "meterai": letter.meterai}, "kode": None}
        yield Document(stem, f"_surat-{name}", letter.template, context | more)

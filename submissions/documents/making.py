"""The documents of one assessed innovation: which there are, what they are called, and their PDFs."""

from collections.abc import Iterator
from dataclasses import dataclass

from submissions.assessment.assessing import Assessment
from submissions.documents.context import Plain, document_context
from submissions.documents.engine import Engine, Printed
from submissions.documents.markup import environment, render
from submissions.errors import InputError
from submissions.language import _
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


class Maker:
    """Makes the documents of a workspace; keeps templates and engine between documents."""

    def __init__(self, workspace: Workspace):
        self.workspace = workspace
        emblem = workspace.settings.kop.lambang
        if emblem and not workspace.file(emblem):
            raise InputError(
                _("The coat of arms {file}, named in submissions.yaml, is not in the workspace.").format(file=emblem),
                _("Put it there, or remove `lambang`."),
            )
        self._environment = environment(workspace)
        self._engine = Engine(workspace)

    def html(self, document: Document) -> str:
        """Return the HTML of a document."""
        return render(self._environment, document.template, document.context)

    def pdf(self, document: Document, *, tagged: bool = True) -> Printed:
        """Return the PDF of a document; see `Engine.print`."""
        return self._engine.print(self.html(document), tagged=tagged)


def documents_of(assessment: Assessment, workspace: Workspace) -> Iterator[Document]:
    """Yield the documents of one assessed innovation: the dossier or form first, then its letters."""
    submission = assessment.submission
    assert submission is not None
    edition, key = submission.edition, submission.innovation.id
    context = document_context(assessment, workspace, key)
    stem = f"{key}_{edition.id}"
    yield Document(stem, "", MAIN_TEMPLATES[edition.competition], context)
    for name, letter in edition.letters_for(submission.group).items():
        more = {"surat": {"judul": letter.label, "meterai": letter.meterai}}
        yield Document(stem, f"_surat-{name}", letter.template, context | more)

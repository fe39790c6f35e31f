"""Which documents there are of one assessed innovation: their names, templates and contexts. Nothing is printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from submissions.assessment.assessing import Assessment
from submissions.documents.composing import form_content
from submissions.documents.content import FormContent
from submissions.documents.context import Plain, form_context, letter_context
from submissions.workspace import Workspace


@dataclass(frozen=True)
class Document:
    """One document ready for its template: what its file name adds to that of the set, and the plain values.

    It may travel: `context` is all that it is made from besides the office's own templates and pictures.
    """

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
    return documents_from(form_content(assessment, workspace))


def documents_from(content: FormContent) -> Iterator[Document]:
    """Yield the documents of a filled form: the dossier or form first, then its letters."""
    context = form_context(content)
    yield Document(content.stem, "", content.template, context)
    for letter in content.letters:
        yield Document(content.stem, f"_surat-{letter.name}", letter.template, letter_context(context, letter))

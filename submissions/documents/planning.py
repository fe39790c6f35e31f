"""Which documents there are of one assessed innovation: their names, templates and contexts. Nothing is printed."""

from collections.abc import Iterator
from dataclasses import replace

from submissions.assessment.assessing import FilledAssessment
from submissions.documents.composing import form_content
from submissions.documents.content import FormContent, LetterContent
from submissions.documents.context import Plain, form_context, letter_context
from submissions.documents.document import Document
from submissions.workspace import Workspace


def documents_of(assessment: FilledAssessment, workspace: Workspace) -> Iterator[Document]:
    """Yield the documents of one assessed innovation: the dossier or form first, then its letters."""
    return documents_from(form_content(assessment, workspace))


def documents_from(content: FormContent) -> Iterator[Document]:
    """Yield the documents of a filled form: the dossier or form first, then its letters."""
    context = form_context(content)
    yield Document(content.stem, "", content.template, context)
    yield from (_letter(content, context, letter) for letter in content.letters if not letter.is_in_form)


def letters_of(assessment: FilledAssessment, workspace: Workspace, *, in_form: bool) -> Iterator[Document]:
    """Yield the statement letters of one innovation, never as drafts: what they do not know is a line of dots.

    *Why not of eligible ones only:* it is the signed letter that makes an innovation eligible.

    Args:
        assessment: the form as filled; its verdict does not matter.
        workspace: for letterhead, signatory and place.
        in_form: whether also those that the form has a page of already.
    """
    content = form_content(assessment, workspace)
    content = replace(content, common=replace(content.common, is_draft=False))
    context = form_context(content)
    yield from (_letter(content, context, letter) for letter in content.letters if in_form or not letter.is_in_form)


def _letter(content: FormContent, context: Plain, letter: LetterContent) -> Document:
    return Document(content.stem, f"_surat-{letter.name}", letter.template, letter_context(context, letter))

"""What the program itself made that goes into the kit of a proposal: the form, and the letters still to be signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from submissions.documents.content import FormContent
from submissions.documents.printed import Printed
from submissions.documents.sections import field_sections
from submissions.portal.kit import words
from submissions.portal.kit.naming import Names


@dataclass(frozen=True)
class KitPaper:
    """A finished PDF: what the list calls it, its path in the kit, what the list says of it, and its bytes."""

    title: str
    path: str
    remark: str
    content: bytes


def papers_of(form: FormContent, printed: Sequence[Printed | None], joined: Printed | None = None) -> list[KitPaper]:
    """Return the papers of a proposal; none for a form of indicators, of which the portal takes no file.

    A letter whose signed copy is cited is not among them: only that one may be uploaded.

    Args:
        form: whose kit it is.
        printed: its form and then its letters, in the order of `documents_from`; None for one that was lost.
        joined: form and volume as one PDF, where the edition asks for it; the kit then holds it in the form's place.
    """
    if form.takes != "proposal":
        return []
    signed = {section.field.key for section in field_sections(form) if section.is_letter}
    letters = [letter for letter in form.letters if not letter.is_in_form]
    names, papers = Names(), list[KitPaper]()
    main, *others = printed
    main = joined or main
    if main is not None:
        name = names.file("Formulir", form.common.innovation.name, None, ".pdf")
        papers.append(KitPaper(words.FORM, f"{words.FORM_FOLDER}/{name}", words.MADE, main.content))
    for letter, paper in zip(letters, others, strict=True):
        if paper is not None and letter.attachment not in signed:
            name = names.file("Surat", letter.title, None, ".pdf")
            papers.append(KitPaper(letter.title, f"{words.LETTER_FOLDER}/{name}", words.TO_BE_SIGNED, paper.content))
    return papers


def put(folder: Path, papers: Sequence[KitPaper]) -> None:
    """Write papers into the kit's folder."""
    for paper in papers:
        target = folder / paper.path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(paper.content)

"""The questions of an innovation by section, each short enough for a page: made of the form's plan, no list besides."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from schemas.edition import Edition
from schemas.rules import Words
from submissions.records.reading import identifier_from
from submissions.workbooks.columns import SheetLayout
from submissions.workbooks.forms.asking import FormPlan, FormQuestion, FormSection

MOST_QUESTIONS = 26
"""How many questions stand on one page, where they can be divided by their headings."""
PHOTOS = ("foto",)
"""The list whose entries need a file, and so a place to send it."""


@dataclass(frozen=True)
class AnswerSection:
    """Questions that stand on one page: under headings, or a table with a row for each thing.

    `key` names it in addresses. `edition` is the one that alone asks them; None where several may.
    """

    key: str
    title: str
    parts: tuple[FormSection, ...]
    edition: Edition | None = None
    table: SheetLayout | None = None

    @property
    def questions(self) -> Iterator[FormQuestion]:
        """Yield its questions in their order."""
        for part in self.parts:
            yield from part.questions

    def holds(self, field: str) -> bool:
        """Return whether a field of the record, by its dotted path, is asked here."""
        if self.table is not None:
            path = ".".join(self.table.path)
            return field == path or field.startswith(f"{path}.")
        return self.first_of(field) is not None

    def first_of(self, field: str) -> FormQuestion | None:
        """Return the first question that a field of the record is about: its own, or one of those that it holds."""
        own = (each for each in self.questions if concerns(field, each) or each.address.startswith(f"{field}."))
        return next(own, None)


def concerns(field: str, question: FormQuestion) -> bool:
    """Return whether what is said of a field of the record is about the answer to a question."""
    return field == question.address or field.startswith(f"{question.address}.")


@dataclass(frozen=True)
class WordTotal:
    """Texts that have a limit of words together: what the edition calls them, their questions, the limits."""

    label: str
    questions: tuple[FormQuestion, ...]
    words: Words


def totals_of(plan: FormPlan, section: AnswerSection) -> tuple[WordTotal, ...]:
    """Return the limits that count for several texts of a section together.

    Args:
        plan: of the form.
        section: one of its sections that is no table.
    """
    known = {question.column.name: question for question in section.questions}
    return tuple(
        WordTotal(label, tuple(known[column.name] for column in columns), limits)
        for label, columns, limits in plan.layout.word_groups()
        if all(column.name in known for column in columns)
    )


def sections_of(plan: FormPlan) -> tuple[AnswerSection, ...]:
    """Return the sections of an innovation in their order.

    What proves something (documents, indicators, attachments, photographs) is not among them: it is no answer that
    is typed.
    """
    texts = tuple(map(_typed, plan.texts.sections))
    editions = {edition.id: edition for edition in plan.editions}
    own = (
        AnswerSection(edition.id, page.name, tuple(map(_typed, page.sections)), edition)
        for page in plan.own
        for edition in [editions[next(page.questions).column.path[1]]]
    )
    tables = (
        AnswerSection("-".join(sheet.path), sheet.name, (_typed(FormSection(sheet.name, questions)),), table=sheet)
        for sheet, questions in plan.lists
        if sheet.path != PHOTOS
    )
    return (
        *_pages(map(_typed, plan.profile.sections), plan.profile.name),
        AnswerSection(identifier_from(plan.texts.name), plan.texts.name, texts),
        *own,
        *tables,
    )


def _typed(section: FormSection) -> FormSection:
    """Return a section without what is picked from the documents."""
    return replace(section, questions=tuple(each for each in section.questions if not each.picks))


def _pages(sections: Iterable[FormSection], name: str) -> Iterator[AnswerSection]:
    """Yield sections of a profile: neighbours together as long as they are not too many."""
    page: list[FormSection] = []
    first = True
    for section in sections:
        if page and sum(len(each.questions) for each in (*page, section)) > MOST_QUESTIONS:
            yield _page(page, name if first else "")
            page, first = [], False
        page.append(section)
    if page:
        yield _page(page, name if first else "")


def _page(parts: list[FormSection], name: str) -> AnswerSection:
    title = name or ", ".join(re.sub(r"\s*\(.*?\)", "", part.title) for part in parts)
    return AnswerSection(identifier_from(name or parts[0].title.split(" (")[0]), title, tuple(parts))

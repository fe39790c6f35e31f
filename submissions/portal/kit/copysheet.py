"""What stands on the copy sheet: the portal's fields in their order, each with boxes of plain text to copy."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from schemas.fieldtypes import FIELD_TYPES
from schemas.narrative import count_words
from schemas.submission import Submission
from submissions.documents.content import FieldContent, FormContent, IndicatorContent
from submissions.documents.sections import field_sections, indicator_sections
from submissions.portal.kit.listing import KitFile
from submissions.portal.kit.plaintext import plain_paragraphs

NAME = "salin.html"
WHOLE = "Seluruh bagian"


@dataclass(frozen=True)
class Box:
    """A text to be copied, with what the form asks of its length; `date` is the day that it words, if it is one."""

    label: str
    text: str
    words: int
    least_words: int | None = None
    most_words: int | None = None
    date: dt.date | None = None


@dataclass(frozen=True)
class SheetField:
    """A field of the form: its boxes, and the files of the kit that are uploaded there."""

    field: FieldContent
    boxes: tuple[Box, ...]
    files: tuple[KitFile, ...]


@dataclass(frozen=True)
class SheetIndicator:
    """An indicator: the words of its parameters in their order, and the files that are uploaded there.

    `asks_for_letter` says whether the portal asks for number, date and subject of each file.
    """

    indicator: IndicatorContent
    parameters: tuple[str, ...]
    asks_for_letter: bool
    files: tuple[KitFile, ...]


@dataclass(frozen=True)
class CopySheet:
    """All that stands on the copy sheet of a form."""

    form: FormContent
    fields: tuple[SheetField, ...]
    indicators: tuple[SheetIndicator, ...]


def copy_sheet(form: FormContent, submission: Submission, files: Sequence[KitFile]) -> CopySheet:
    """Return the copy sheet that belongs to a form.

    Args:
        form: what its dossier says.
        submission: the filled form.
        files: the files of the kit.
    """
    filed = _by_section(files)
    numbers = {section.field.key: section.number for section in field_sections(form)}
    fields = tuple(SheetField(field, _boxes(field), filed.get(numbers.get(field.key, ""), ())) for field in form.fields)
    indicators = tuple(
        _indicator(section.indicator, submission, filed.get(section.number, ())) for section in indicator_sections(form)
    )
    return CopySheet(form, fields, indicators)


def _by_section(files: Iterable[KitFile]) -> Mapping[str, tuple[KitFile, ...]]:
    filed: dict[str, tuple[KitFile, ...]] = {}
    for file in files:
        filed[file.section.number] = (*filed.get(file.section.number, ()), file)
    return filed


def _boxes(field: FieldContent) -> tuple[Box, ...]:
    """Return the boxes of a field; a group of narratives has one of all its parts first."""
    if FIELD_TYPES[field.type].cites:
        return ()
    if not field.parts:
        return (_box(field),)
    parts = tuple(_box(part) for part in field.parts if not FIELD_TYPES[part.type].cites)
    if field.words is None:
        return parts
    text = "\n\n".join(f"{part.label}\n\n{part.text}" for part in parts if part.text)
    # The headings are not part of the answer: the count is that of the texts, as everywhere.
    return (Box(WHOLE, text, field.words, field.least_words, field.most_words), *parts)


def _box(field: FieldContent) -> Box:
    text = _plain_text(field)
    words = count_words(text) if field.words is None else field.words
    return Box(field.label, text, words, field.least_words, field.most_words, field.date)


def _plain_text(field: FieldContent) -> str:
    if field.narrative:
        return plain_paragraphs(field.narrative)
    return "\n".join(field.rows) or field.text or ""


def _indicator(reached: IndicatorContent, submission: Submission, files: tuple[KitFile, ...]) -> SheetIndicator:
    """Return an indicator with the words of all its parameters; those of the one reached as the dossier has them."""
    indicator = submission.edition.indicators[reached.key]
    worded = enumerate(indicator.worded(submission.values), 1)
    parameters = tuple(reached.parameter_text if level == reached.parameter else text for level, text in worded)
    return SheetIndicator(reached, parameters, bool(indicator.letter_metadata.value), files)

"""Answers as they are typed, and what they change in a record: field by field, beside what others changed meanwhile."""

import copy
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from schemas.innovation import Innovation
from schemas.narrative import markdown_parser
from schemas.source import MAXIMUM_CHARACTERS, Place, Problem, Steps
from schemas.typed import as_markdown, readable, taken
from submissions.filling.sections import AnswerSection
from submissions.findings import catalogue
from submissions.findings.finding import Finding, FindingsError
from submissions.findings.from_errors import from_problems
from submissions.records.values import put
from submissions.workbooks.cells import CellError, same, shown, value_of
from submissions.workbooks.doubts import one_line
from submissions.workbooks.forms.asking import FormQuestion
from submissions.workbooks.merging import at

_ENDS_LINE = re.compile(r"(?:\\|  )$")
_BEGINS_BLOCK = re.compile(r"\s*(?:[-+*>#|=~`]|\d+[.)])")
_STANDS_ALONE = re.compile(r"\s*[#|]")
_BOLD = re.compile(r"(?<!\w)\\\*\\\*(?=\S)([^\n]*?\S)\\\*\\\*(?!\w)")
_TABLE = re.compile(r"((?:^[ ]*\|.*\|[ ]*\n)^[ ]*\|[ :|-]+\|[ ]*(?:\n[ ]*\|.*\|[ ]*)*$)", re.MULTILINE)
_YES_NO = {"ya": "ya", "yes": "ya", "true": "ya", "tidak": "tidak", "no": "tidak", "false": "tidak"}


@dataclass(frozen=True)
class Typed:
    """An answer that came back: its text, and the fingerprint of what stood there when it was asked."""

    text: str
    asked_with: str


@dataclass(frozen=True)
class TypedRow:
    """A row of a table that came back: its texts by the questions' addresses, and which one it was; empty if new.

    `origin` is the fingerprint of the row that was shown: others may put rows in or take some out meanwhile.
    """

    texts: Mapping[str, str]
    origin: str = ""
    removed: bool = False


@dataclass(frozen=True)
class Conflict:
    """An answer that two changed: what was typed, and what the record holds by now."""

    question: FormQuestion
    mine: str
    theirs: str


@dataclass(frozen=True)
class Answered:
    """What answers come to: the changes of the record by place, which of them two changed, and which are refused.

    `refused` are answers without which there would be no innovation, and texts longer than a record can hold; what
    does not fit otherwise is written as typed, for the record's reader to say what is wrong. `doubled` counts the rows
    of a table that two changed, and which are there both now.
    """

    changes: dict[Steps, Any] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    refused: dict[str, Finding] = field(default_factory=dict)
    doubled: int = 0

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the dotted paths of what changes."""
        return tuple(".".join(map(str, location)) for location in self.changes)


def answer_of(data: Mapping[str, Any], question: FormQuestion) -> str:
    """Return what a record answers to a question, as the text that is typed; empty where it answers nothing.

    Of what is chosen it is the key, of several a key on each line; what is none of the choices stands as it is.

    Args:
        data: the record's plain data.
        question: which is asked.
    """
    return text_of(_value(data, question), question)


def is_answered(data: Mapping[str, Any], question: FormQuestion) -> bool:
    """Return whether a record answers a question at all."""
    return _value(data, question) not in (None, "", [], {})


def text_of(value: Any, question: FormQuestion) -> str:
    """Return a value of the record, plain data, as the text that is typed; see `answer_of`."""
    column = question.column
    if value is None or value == "":
        return ""
    if column.kind.is_choice or column.kind.offered:
        values = value if isinstance(value, list) else [value]
        return "\n".join(_key_of(str(each), question) for each in values)
    if column.many and isinstance(value, list) and not any(isinstance(each, dict | list) for each in value):
        lines = [str(each) for each in value]
        return shown(value, column) if any(";" in each or "\n" in each for each in lines) else "\n".join(lines)
    if column.kind.is_pairs and isinstance(value, dict):
        return shown(value, column)
    if isinstance(value, dict | list):
        return ""
    text = readable(str(value)).rstrip("\n")
    return unwrapped(text) if column.kind.is_long else text


@lru_cache(maxsize=2048)
def unwrapped(markdown: str) -> str:
    """Return a text with each paragraph on one line, where that prints the same; else the text as it is.

    *Why:* a file breaks its lines where an editor ends; a box in a browser is narrower or wider than that.
    """
    lines: list[str] = []
    for line in markdown.split("\n"):
        goes_on = lines and lines[-1].strip() and line.strip() and not _ENDS_LINE.search(lines[-1])
        if goes_on and not _BEGINS_BLOCK.match(line) and not _STANDS_ALONE.match(lines[-1]):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
    joined = "\n".join(lines)
    return joined if joined != markdown and _printed(joined) == _printed(markdown) else markdown


def _printed(markdown: str) -> str:
    return " ".join(markdown_parser().render(markdown).split())


def _key_of(text: str, question: FormQuestion) -> str:
    if question.column.kind.offered:
        return _YES_NO.get(text.strip().casefold(), text)
    return question.column.key_of(text) or text


def fingerprint(text: str) -> str:
    """Return what tells whether an answer is still the one that was shown, whatever line ends a browser sends."""
    lines = (line.rstrip() for line in readable(text).strip().split("\n"))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def answer_fingerprint(text: str, question: FormQuestion) -> str:
    """Return the fingerprint of an answer; of several that are chosen their order tells nothing."""
    return fingerprint(in_any_order(text) if _is_picked(question) else text)


def in_any_order(text: str) -> str:
    """Return lines in an order that does not depend on the one in which they came."""
    return "\n".join(sorted(line.strip() for line in readable(text).split("\n") if line.strip()))


def _is_picked(question: FormQuestion) -> bool:
    return question.column.many and (question.column.kind.is_choice or bool(question.column.kind.offered))


def answered(
    data: Mapping[str, Any],
    questions: Iterable[FormQuestion],
    typed: Mapping[str, Typed],
    shown: Mapping[str, Any] | None = None,
) -> Answered:
    """Return what typed answers change in a record.

    An answer that says what was shown changes nothing, whatever the record holds by now. One that was changed on both
    sides, and not alike, is a conflict and changes nothing either.

    Args:
        data: the record's plain data as it is now.
        questions: that were asked.
        typed: what came back, by the questions' addresses; what is not among it was not asked.
        shown: the record's plain data when the form was loaded, where that is not as it is now.
    """
    changes: dict[Steps, Any] = {}
    conflicts: list[Conflict] = []
    refused: dict[str, Finding] = {}
    for question in questions:
        came = typed.get(question.address)
        if came is None or answer_fingerprint(came.text, question) == came.asked_with:
            continue
        now = answer_of(data, question)
        if answer_fingerprint(now, question) == answer_fingerprint(came.text, question):
            continue
        value = value_typed(came.text, _value(data if shown is None else shown, question), question)
        if _alike(value, _value(data, question), question):
            continue
        if answer_fingerprint(now, question) != came.asked_with:
            conflicts.append(Conflict(question, came.text, now))
        elif value is None and question.column.required:
            refused[question.address] = _needed(question)
        elif isinstance(value, str) and len(value) > MAXIMUM_CHARACTERS:
            refused[question.address] = _too_long(question, value)
        else:
            changes[_location(data, question)] = value
    return Answered(changes, tuple(conflicts), refused)


def rows_of(data: Mapping[str, Any], section: AnswerSection) -> list[dict[str, str]]:
    """Return the rows that a record holds of a table, as the texts that are typed, by the questions' addresses."""
    return [{each.address: _text_in(item, each) for each in section.questions} for item in _items(data, section)]


def row_fingerprint(row: Mapping[str, str], section: AnswerSection) -> str:
    """Return what tells whether a row of a table is still the one that was shown."""
    return fingerprint("\n".join(answer_fingerprint(row.get(each.address, ""), each) for each in section.questions))


def rows_answered(data: Mapping[str, Any], section: AnswerSection, rows: Sequence[TypedRow]) -> Answered:
    """Return what the rows of a table change in a record.

    A row that others changed or took out meanwhile is left as it is now; where it was changed here too, what came back
    is put behind the others, so that both are there.

    Args:
        data: the record's plain data as it is now.
        section: whose table it is.
        rows: as they came back; new ones in which nothing is typed are left out, old ones that are missing stay.

    Raises:
        FindingsError: a text is longer than a record can hold.
    """
    refuse_too_long((each, row.texts.get(each.address, "")) for row in rows for each in section.questions)
    assert section.table is not None
    old = _items(data, section)
    now = [row_fingerprint(row, section) for row in rows_of(data, section)]
    kept: dict[int, Any] = dict(enumerate(old))
    behind, free = [], set(kept)
    doubled = 0
    for row in rows:
        number = next((at for at in sorted(free) if now[at] == row.origin), None)
        if number is not None:
            free.discard(number)
            if row.removed:
                del kept[number]
            else:
                kept[number] = _changed(old[number], row, section)
        elif not row.removed and row_fingerprint(row.texts, section) not in (row.origin, *now):
            behind.append(_changed({}, row, section))
            doubled += bool(row.origin)
    found = [*kept.values(), *filter(None, behind)]
    return Answered({} if found == old else {section.table.path: found}, doubled=doubled)


def _changed(item: Any, row: TypedRow, section: AnswerSection) -> Any:
    """Return an item of a list with the texts of a row put into it; what is not typed in stays as it is."""
    found: dict[str, Any] = copy.deepcopy(item) if isinstance(item, dict) else {}
    touched = False
    for question in section.questions:
        text = row.texts.get(question.address)
        if text is None or answer_fingerprint(text, question) == answer_fingerprint(_text_in(item, question), question):
            continue
        touched = True
        value = value_typed(text, at(found, question.column.path), question)
        if value in (None, [], ""):
            found.pop(question.column.path[-1], None)
        else:
            put(found, question.column.path, value)
    return found if touched else item


def _items(data: Mapping[str, Any], section: AnswerSection) -> list[Any]:
    assert section.table is not None
    held = at(data, section.table.path)
    return held if isinstance(held, list) else []


def _text_in(item: Any, question: FormQuestion) -> str:
    return text_of(at(item, question.column.path), question)


def value_typed(text: str, before: Any, question: FormQuestion) -> Any:
    """Return a typed answer as plain data for the record's file; None where nothing is typed.

    What is no value of the field stays the text that was typed.

    Args:
        text: that was typed.
        before: what the record holds.
        question: which it answers.
    """
    column = question.column
    if not text.strip():
        return [] if column.many and before is not None else None
    if column.kind.is_long:
        return text_typed(text, before if isinstance(before, str) else None)
    if column.kind.is_choice or column.kind.offered:
        keys = [line.strip() for line in readable(text).split("\n") if line.strip()]
        return _in_order_of(before, keys, question) if column.many else keys[0]
    line = text if column.many else one_line(text)
    try:
        return value_of(line, column)
    except CellError:
        return line


def _in_order_of(before: Any, keys: list[str], question: FormQuestion) -> list[str]:
    """Return what is chosen with what was chosen before in its order there, and the rest behind."""
    held = [_key_of(str(each), question) for each in before] if isinstance(before, list) else []
    return [*(key for key in held if key in keys), *(key for key in keys if key not in held)]


def text_typed(typed: str, stored: str | None) -> str:
    """Return the Markdown of a long text as it is typed on a page, whose buttons write marks for bold type and tables.

    These marks count as marks, also in a text that else is taken as typed; see `schemas.typed.taken`.

    Args:
        typed: the text that came back.
        stored: the Markdown that the record holds, or None where it holds nothing.
    """
    found = taken(typed, stored)
    text = readable(typed).strip()
    if found in (text, stored):
        return found
    pieces = _TABLE.split(text)  # what stands at odd places is a table
    made = [
        piece.strip() if at % 2 else _BOLD.sub(r"**\1**", as_markdown(piece))
        for at, piece in enumerate(pieces)
        if piece.strip()
    ]
    return "\n\n".join(made)


def _alike(value: Any, before: Any, question: FormQuestion) -> bool:
    if value in (None, "", []):
        return before in (None, "", [])
    return before is not None and same(before, value, question.column)


def _value(data: Mapping[str, Any], question: FormQuestion) -> Any:
    value = at(data, question.column.path)
    if isinstance(value, dict) and not question.column.kind.is_pairs:
        return value.get("isi")
    return value


def _location(data: Mapping[str, Any], question: FormQuestion) -> Steps:
    """Return where an answer stands: beside its documents, where it has any."""
    path = question.column.path
    is_beside_documents = isinstance(at(data, path), dict) and not question.column.kind.is_pairs
    return (*path, "isi") if is_beside_documents else path


def refuse_too_long(texts: Iterable[tuple[FormQuestion, str]]) -> None:
    """Refuse texts that are longer than a record can hold.

    Raises:
        FindingsError: there are such.
    """
    found = [_too_long(question, text) for question, text in texts if len(text) > MAXIMUM_CHARACTERS]
    if found:
        raise FindingsError(found)


def _too_long(question: FormQuestion, text: str) -> Finding:
    problem = Problem("text-too-long", Place(""), {"count": str(len(text)), "limit": str(MAXIMUM_CHARACTERS)})
    [finding] = from_problems([problem], Innovation)
    return replace(finding, field=question.address, label=question.ask)


def _needed(question: FormQuestion) -> Finding:
    values = {"key": question.column.path[-1]}
    return Finding(catalogue.VALUE_MISSING, Place(""), question.address, question.ask, values)

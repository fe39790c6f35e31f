"""Findings: what is wrong, where, what to do about it, and by which rule.

A finding names an entry of the catalogue and carries the figures; its sentences are made only when
shown, in the user's language.
"""

import dataclasses
import datetime as dt
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from schemas.rules import Grade, Rule, weakest
from schemas.source import Place
from submissions.errors import InputError
from submissions.findings.cells import CellPlace
from submissions.findings.labels import GRADES, SEVERITIES
from submissions.language import _, day_text, figure
from submissions.steering import spelt

if TYPE_CHECKING:
    from schemas.edition import Edition

ROOT_FIELD = ""
LONGEST_VALUE, LONGEST_LIST = 160, 2000  # characters of a value, and of a list of choices, in a message
WIDEST_EXCERPT = 100  # characters of a line of a file in a message
LONGEST_NOTE = 160  # characters of the note that limits a rule
_LISTS = frozenset({"choices", "headings"})


class Severity(StrEnum):
    """How much a finding weighs: with an error an entry cannot be submitted."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def label(self) -> str:
        """Return the word for it in the user's language."""
        return _(SEVERITIES[self])


@dataclass(frozen=True)
class Kind:
    """One entry of the catalogue: a stable code, its severity, and its two sentences with named gaps.

    `on_page` is the remedy for who sees forms instead of files and commands; empty where it is the same one.
    """

    code: str
    severity: Severity
    message: str
    remedy: str
    on_page: str = ""


@dataclass(frozen=True)
class Basis:
    """The rule on which a finding rests: of which edition, from which source, how well founded.

    `note` is what limits the rule, in the edition's own words; `strict` says that the office takes rules of
    weak grade as binding. Without an edition it is a conclusion of this program's own.
    """

    edition: str
    source: str
    grade: Grade
    label: str = ""
    note: str = ""
    strict: bool = False

    @property
    def carries_errors(self) -> bool:
        """Return whether an error may rest on the rule; otherwise it gives a warning."""
        return self.strict or self.grade.binding

    @property
    def limit(self) -> str:
        """Return the note in short, for a line below a finding; empty where there is none."""
        return textwrap.shorten(self.note, LONGEST_NOTE, placeholder=" …") if self.note else ""

    def __str__(self) -> str:
        if not self.edition:
            return _("this program's own conclusion, from no edition ({grade})").format(grade=_(GRADES[self.grade]))
        label = f"{self.label} – " if self.label else ""
        return f"{self.edition}: {label}{self.source} ({_(GRADES[self.grade])})"


OWN_CONCLUSION = Basis("", "", Grade.INFERRED)


@dataclass(frozen=True)
class Passage:
    """A piece of text and where it stands."""

    place: Place
    text: str


@dataclass(frozen=True)
class Excerpt:
    """A line of a file as it stands, where in it to look (counted from 0), and how it could be written.

    `corrected` is empty where that is not certain; it may be of several lines, the first of which has the number
    `corrected_number`.
    """

    number: int
    text: str
    column: int
    corrected: str = ""
    corrected_number: int = 0

    def as_written(self) -> list[str]:
        """Return the line with its number, and a caret below the place to look at."""
        margin = " " * len(str(self.number))
        text, column = _window(self.text.rstrip(), self.column)
        return [f"{self.number} | {text}", f"{margin} | {' ' * column}^"]

    def as_corrected(self) -> list[str]:
        """Return how the line could be written, with its number; nothing where that is not certain."""
        lines = self.corrected.splitlines() or []
        return [f"{number} | {_one_line(line)}" for number, line in enumerate(lines, self.corrected_number)]


def _window(text: str, column: int) -> tuple[str, int]:
    """Return the part of a line around a place that fits a terminal, and the place in it."""
    if len(text) <= WIDEST_EXCERPT:
        return _one_line(text), column
    start = max(0, min(column - WIDEST_EXCERPT // 2, len(text) - WIDEST_EXCERPT))
    part = text[start : start + WIDEST_EXCERPT]
    return f"{'…' if start else ''}{_one_line(part)}…", column - start + (1 if start else 0)


def _one_line(text: str) -> str:
    return "".join("→" if letter == "\t" else letter if letter.isprintable() else "·" for letter in text)


@dataclass(frozen=True)
class Finding:
    """One finding.

    `field` is the dotted path in the record, `label` the official label of the form's field, or the heading of a
    workbook's column; `passages` are texts to be read side by side, `excerpt` is the line of the file that is meant.
    """

    kind: Kind
    place: Place | CellPlace
    field: str = ROOT_FIELD
    label: str = ""
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    basis: Basis | None = None
    passages: tuple[Passage, ...] = ()
    excerpt: Excerpt | None = None

    @property
    def code(self) -> str:
        """Return the stable code of the finding's kind."""
        return self.kind.code

    @property
    def severity(self) -> Severity:
        """Return the severity; an error that rests on a single source or an inference is a warning.

        In an office that has set `ketat` it stays an error.
        """
        weak = self.basis is not None and not self.basis.carries_errors
        return Severity.WARNING if weak and self.kind.severity is Severity.ERROR else self.kind.severity

    @property
    def message(self) -> str:
        """Return what is wrong, with the figures, in the user's language."""
        return _(self.kind.message).format(**self._shown())

    @property
    def sentence(self) -> str:
        """Return the message with its full stop."""
        return self.message if self.message.endswith("?") else f"{self.message}."

    @property
    def remedy(self) -> str:
        """Return what to do about it, in the user's language."""
        return _(self.kind.remedy).format(**self._shown())

    @property
    def remedy_on_page(self) -> str:
        """Return what to do about it for who sees forms instead of files and commands."""
        return _(self.kind.on_page or self.kind.remedy).format(**self._shown())

    def _shown(self) -> dict[str, str]:
        # A list of choices is what the user needs whole; other values come from the record and may be endless.
        return {
            name: visible(value, LONGEST_LIST if name in _LISTS else LONGEST_VALUE)
            for name, value in self.values.items()
        }

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as plain data for JSON; a cell's row and column stand as line and column too."""
        in_sheet = self.place if isinstance(self.place, CellPlace) else None
        return {
            "code": self.code,
            "severity": self.severity.value,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column or None,
            "sheet": in_sheet.sheet if in_sheet else None,
            "cell": in_sheet.cell if in_sheet and in_sheet.column else None,
            "field": self.field,
            "label": self.label,
            "message": self.message,
            "remedy": self.remedy,
            "rule": None
            if self.basis is None
            else {
                "edition": self.basis.edition,
                "label": self.basis.label,
                "source": self.basis.source,
                "grade": self.basis.grade.value,
                "note": self.basis.note,
            },
            "passages": [
                {"file": each.place.file, "line": each.place.line, "text": visible(each.text, LONGEST_LIST)}
                for each in self.passages
            ],
            "excerpt": None
            if self.excerpt is None
            else {
                "line": self.excerpt.number,
                "text": self.excerpt.text,
                "column": self.excerpt.column + 1,
                "corrected": self.excerpt.corrected,
                "corrected_line": self.excerpt.corrected_number or None,
            },
        }


class FindingsError(InputError):
    """What should be read cannot be: the findings that say why, also as a sentence."""

    def __init__(self, findings: Iterable[Finding]):
        self.findings = tuple(findings)
        super().__init__(sentences(self.findings))


def sentences(findings: Iterable[Finding]) -> str:
    """Return findings as lines for a message: place, what is wrong, what to do."""
    return "\n".join(line for finding in findings for line in _told(finding))


def _told(finding: Finding) -> list[str]:
    sentence = f"{finding.place}: {finding.sentence}"
    if finding.excerpt is None:
        return [f"{sentence} {finding.remedy}"]
    return [sentence, *finding.excerpt.as_written(), finding.remedy, *finding.excerpt.as_corrected()]


def visible(value: Any, limit: int = LONGEST_VALUE) -> str:
    """Return a value for a message: one line, control characters made visible, not endless."""
    if isinstance(value, dict | list):
        value = "…"
    if isinstance(value, dt.date):
        value = day_text(value)
    elif isinstance(value, Decimal):
        value = figure(value.quantize(Decimal("0.1")) if value % 1 else value.to_integral_value())
    text = "".join(character if character.isprintable() else spelt(character) for character in str(value))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def basis_of(rule: Rule, edition: "Edition", label: str = "", *others: Rule) -> Basis:
    """Return the basis that a finding takes from a rule of an edition.

    Args:
        rule: the rule that the finding names.
        edition: whose rule it is.
        label: what the edition calls it.
        others: further rules that the finding needs, such as the date from which an age is counted: it is as well
            founded as the weakest of them.
    """
    grade = weakest(rule.grade, *(other.grade for other in others)) or Grade.INFERRED
    return Basis(edition.id, rule.source or "", grade, label, rule.note or "", edition.strict)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings sorted for reading: errors first, then by place."""
    ranks = list(Severity)
    return sorted(
        findings,
        key=lambda item: (
            ranks.index(item.severity),
            item.place.file,
            item.place.line or 0,
            item.place.column or 0,
            item.code,
        ),
    )

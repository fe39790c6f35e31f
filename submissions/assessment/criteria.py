"""A form looked at as a jury does: by its criteria and narratives, with marks that the office gives itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from schemas.manuscript import JuryCriterion
from schemas.narrative import plain_text
from schemas.remarks import remarks
from schemas.submission import Answer, Submission

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_FIRST_END = re.compile(r"(?<!\b[A-Z])(?<!\bNo)(?<!\bRp)[.!?](?=\s|$)|\n")

_SENTENCE = 4  # words, fewer are a heading

HIGHEST = Decimal(100)
"""The highest mark that an office gives itself; no organiser's scale."""


@dataclass(frozen=True)
class Marked:
    """A criterion, the answers to it, how many of these are filled, and the office's own mark of 0 to 100."""

    key: str
    criterion: JuryCriterion
    answers: tuple[Answer, ...]
    filled: int
    mark: Decimal | None

    @property
    def weight(self) -> Decimal | None:
        """Return the weight; None where it was not found."""
        return self.criterion.weight.value if self.criterion.weight else None

    @property
    def points(self) -> Decimal | None:
        """Return the share of the weight that the mark earns; None where weight or mark is missing."""
        if self.weight is None or self.mark is None:
            return None
        return self.weight * self.mark / HIGHEST


@dataclass(frozen=True)
class FirstSentence:
    """What the first sentence of a narrative tells: how much, when, and why.

    *Source:* the ministry's own model proposal and finalists' texts open so; a conclusion from reading them, no rule.
    """

    text: str
    has_figure: bool
    has_year: bool
    has_cause: bool


def opening_of(text: str) -> FirstSentence:
    """Return what the first sentence of a narrative tells; its markup does not count."""
    sentence = first_sentence(plain_text(text))
    years = _YEAR.findall(sentence)
    figures = [number for number in _FIGURE.findall(sentence) if number not in years]
    return FirstSentence(
        sentence, bool(figures), bool(years), bool(remarks("opening").any_of("cause").search(sentence))
    )


def first_sentence(text: str) -> str:
    """Return the first sentence of a plain text, on one line; what is shorter than that is a heading."""
    start, text = 0, text.strip()
    for found in _FIRST_END.finditer(text):
        if len(text[start : found.end()].split()) >= _SENTENCE:
            return " ".join(text[start : found.start() + 1].split())
        start = found.end()
    return " ".join(text[start:].split())


def marked(submission: Submission, marks: Mapping[str, Decimal]) -> list[Marked]:
    """Return the criteria of a form's edition, in its order, with the marks given.

    Args:
        submission: the filled form.
        marks: by the key of a criterion.
    """
    rows = []
    for key, criterion in submission.edition.criteria.items():
        answers = tuple(submission.answers[name] for name in criterion.fields if name in submission.answers)
        filled = sum(each.value is not None or any(part.value for part in each.parts.values()) for each in answers)
        rows.append(Marked(key, criterion, answers, filled, marks.get(key)))
    return rows

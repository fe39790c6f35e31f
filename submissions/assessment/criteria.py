"""A form looked at as a jury does: by its criteria, with marks that the office gives itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from schemas.manuscript import JuryCriterion
from schemas.submission import Answer, Submission

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

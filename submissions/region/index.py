"""The projected Indeks Inovasi Daerah of a portfolio, exact, with every step of its sum.

Source of the formula: the edition's `scoring` (IGA 2026):

    average = sum of the scores / MAX(smallest divisor of the year, n)
    count   = MIN(n, counted at most) x weight per innovation; 0 where too few basic-service affairs are covered
    total   = SPD + average + count
    index   = total / maximum total x 100
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from schemas.edition import Predicate, Scoring, YearConstants


class Standing(StrEnum):
    """By which of the three scores the index is projected."""

    CLAIMED = "claimed"
    PROVEN = "proven"
    VERIFIED = "verified"


@dataclass(frozen=True)
class Scored:
    """All that the index needs of one innovation: its score, and the affair that it is reported under."""

    key: str
    score: Decimal
    affair: str | None = None


@dataclass(frozen=True)
class Index:
    """The index of a portfolio by the constants of a year.

    Nothing is rounded before `value`: sums are fractions, because an average need not end.
    """

    scoring: Scoring
    year: str
    government: Decimal
    count: int
    maturity: Decimal
    covered: frozenset[str]

    @property
    def constants(self) -> YearConstants:
        """Return the constants of the year."""
        return self.scoring.years[self.year]

    @property
    def divisor(self) -> int:
        """Return what the scores are divided by: MAX(smallest divisor, n)."""
        return max(self.constants.min_divisor, self.count)

    @property
    def average(self) -> Fraction:
        """Return the average maturity."""
        return Fraction(self.maturity) / self.divisor

    @property
    def is_covered(self) -> bool:
        """Return whether enough basic-service affairs are covered for the number of innovations to count."""
        return len(self.covered) >= self.constants.min_basic_service_affairs

    @property
    def count_score(self) -> Decimal:
        """Return what the number of innovations brings."""
        if not self.is_covered:
            return Decimal(0)
        return min(self.count, self.scoring.counted_at_most) * self.scoring.weight_per_innovation

    @cached_property
    def total(self) -> Fraction:
        """Return the points: SPD, average maturity, number of innovations."""
        return Fraction(self.government) + self.average + Fraction(self.count_score)

    @cached_property
    def exact(self) -> Fraction:
        """Return the index, not rounded."""
        return self.total / Fraction(self.scoring.maximum_total) * 100

    @property
    def value(self) -> Decimal:
        """Return the index with the decimals of the edition."""
        return rounded(self.exact, self.scoring.decimals.value or 0)

    @property
    def predicate(self) -> Predicate | None:
        """Return the predicate: the highest whose lower end is reached."""
        reached = [each for each in self.scoring.predicates if each.min <= self.value]
        return max(reached, key=lambda each: each.min, default=None)

    @property
    def next_predicate(self) -> Predicate | None:
        """Return the next higher predicate; None at the top."""
        above = [each for each in self.scoring.predicates if each.min > self.value]
        return min(above, key=lambda each: each.min, default=None)

    @property
    def distance(self) -> Decimal | None:
        """Return how far the index is from the next predicate; None at the top."""
        return self.next_predicate.min - self.value if self.next_predicate else None


def index_of(scoring: Scoring, year: str | int, government: Decimal, innovations: Iterable[Scored]) -> Index:
    """Return the projected index of a portfolio.

    Args:
        scoring: the edition's constants.
        year: whose divisor and number of affairs count; one of `scoring.years`.
        government: the score of the government itself (SPD).
        innovations: those that are sent.

    Raises:
        KeyError: the edition has no constants of that year.
    """
    sent = list(innovations)
    return Index(
        scoring,
        _known(scoring, year),
        government,
        len(sent),
        sum((each.score for each in sent), Decimal(0)),
        frozenset(each.affair for each in sent if each.affair in scoring.basic_service_affairs),
    )


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Return a fraction that is not negative with so many decimals, halves up."""
    scale = 10**decimals
    numerator = 2 * value.numerator * scale + value.denominator
    return Decimal(numerator // (2 * value.denominator)).scaleb(-decimals)


def _known(scoring: Scoring, year: str | int) -> str:
    if str(year) not in scoring.years:
        raise KeyError(str(year))
    return str(year)

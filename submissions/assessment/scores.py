"""The three scores of one innovation, side by side: claimed by its facts, proven by its evidence, verified."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from schemas.edition import Edition, Indicator
from schemas.innovation import Verification
from schemas.stating import Stating
from submissions.assessment.parameters import Reached
from submissions.assessment.proof import Proof


@dataclass(frozen=True)
class Row:
    """One indicator: the parameters claimed, proven and (where the ministry's result is known) verified."""

    key: str
    indicator: Indicator
    reached: Reached
    proof: Proof
    verified: int | None = None

    @property
    def weight(self) -> Decimal:
        """Return the indicator's weight; 0 where the edition does not know it."""
        return self.indicator.weight.value or Decimal(0)

    @property
    def claimed(self) -> int:
        """Return the parameter that the facts reach."""
        return self.reached.parameter

    @property
    def proven(self) -> int:
        """Return the parameter that the evidence carries, everything confirmed that a person must see."""
        return self.proof.parameter

    @property
    def awaiting(self) -> int:
        """Return the parameter that would be proven once a person has confirmed what is pending."""
        return self.proof.awaiting


@dataclass(frozen=True)
class Scores:
    """The score of one innovation: the sum of parameter times weight over its indicators, exact.

    Source of the formula: the edition's `scoring` (IGA 2026: maturity of 0 to 111).
    """

    rows: tuple[Row, ...]
    maximum: Decimal
    stated: Decimal | None = None

    @property
    def claimed(self) -> Decimal:
        """Return what the facts come to."""
        return _sum((row.weight, row.claimed) for row in self.rows)

    @property
    def proven(self) -> Decimal:
        """Return what the evidence carries."""
        return _sum((row.weight, row.proven) for row in self.rows)

    @property
    def awaiting(self) -> Decimal:
        """Return what would be proven once a person has confirmed what is pending."""
        return _sum((row.weight, row.awaiting) for row in self.rows)

    @property
    def verified(self) -> Decimal | None:
        """Return the ministry's score, as stated or as the sum of its parameters; None where it is not known."""
        return self.stated if self.stated is not None else self.verified_sum

    @property
    def verified_sum(self) -> Decimal | None:
        """Return the sum over the verified parameters; None unless every indicator has one."""
        parameters = [(row.weight, row.verified) for row in self.rows]
        known = [(weight, parameter) for weight, parameter in parameters if parameter is not None]
        return _sum(known) if known and len(known) == len(parameters) else None


def scores_of(
    stating: Stating, edition: Edition, reached: Mapping[str, Reached], proofs: Mapping[str, Proof]
) -> Scores:
    """Return the scores of an innovation, or of the government, in an edition."""
    result = stating.verifikasi.get(edition.id, Verification())
    rows = tuple(
        Row(key, indicator, reached[key], proofs.get(key, Proof()), result.parameter.get(key))
        for key, indicator in edition.indicators.items()
    )
    return Scores(rows, edition.maximum_maturity, result.skor)


def _sum(parts: Iterable[tuple[Decimal, int]]) -> Decimal:
    return sum((weight * parameter for weight, parameter in parts), Decimal(0))

"""The parameter that facts reach, with what is doubtful about it, and what the bands of numbers come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from schemas.measures import Band
from schemas.wording import number_text
from submissions.assessment import words


class FactDoubt(Enum):
    """Why a reached parameter is not beyond doubt."""

    IN_TWO_BANDS = auto()
    BETWEEN_BANDS = auto()
    ABOVE_BANDS = auto()
    FACT_LACKING = auto()
    FACT_UNFIT = auto()
    CONTRADICTORY = auto()


@dataclass(frozen=True)
class Reached:
    """What the facts of one indicator come to.

    `parameter` is 0 to 3, where 0 means that nothing is reached; `fact` names the facts in the
    office's words; `text` is the official text of the parameter; `doubt` says what to look at.
    """

    parameter: int
    fact: str = ""
    text: str = ""
    doubt: FactDoubt | None = None
    lacking: str = ""
    value: str = ""
    unit: str = ""
    stated: bool = True

    @property
    def claimed(self) -> bool:
        """Return whether a parameter is claimed that must be proven."""
        return self.parameter > 0


NOTHING = Reached(0, stated=False)


def lacking(name: str) -> Reached:
    """Return what facts come to of which one is not stated, by the name of its field."""
    return Reached(0, doubt=FactDoubt.FACT_LACKING, lacking=name)


def judged(value: Decimal, fact: str, unit: str, bands: Sequence[Band], parameters: Sequence[str]) -> Reached:
    """Return the parameter that a number reaches by the bands into which it falls.

    Where printed bands overlap or leave a gap, the lower parameter counts and the doubt is named: no rule for such
    figures was found.
    """
    holding = [level for level, band in enumerate(bands, 1) if _holds(band, value)]
    shown = number_text(value.quantize(Decimal("0.01")).normalize())
    if holding:
        level = min(holding)
        doubt = FactDoubt.IN_TWO_BANDS if len(holding) > 1 else None
        return Reached(level, fact, parameters[level - 1], doubt, value=shown, unit=unit)
    lower = [(band.max, level) for level, band in enumerate(bands, 1) if band.max is not None and band.max < value]
    higher = [(band.low, level) for level, band in enumerate(bands, 1) if band.low is not None and band.low >= value]
    if lower and higher:
        level = min(max(lower)[1], min(higher)[1])
        return Reached(level, fact, parameters[level - 1], FactDoubt.BETWEEN_BANDS, value=shown, unit=unit)
    if lower and max(lower)[1] == len(bands):
        return Reached(len(bands), fact, parameters[-1], FactDoubt.ABOVE_BANDS, value=shown, unit=unit)
    return Reached(0, fact, value=shown, unit=unit)


def _holds(band: Band, value: Decimal) -> bool:
    if band.above is not None and not value > band.above:
        return False
    return (band.min is None or band.min <= value) and (band.max is None or value <= band.max)


def amount_wanted(band: Band, stated: Decimal | None, unit: str) -> str:
    """Return the amount of a band that lies nearest to what is stated, with its unit."""
    low, high = band.low, band.max
    if stated is not None and (low is None or stated >= low) and (high is None or stated <= high):
        return f"{number_text(stated)} {unit}"
    if stated is not None and high is not None and stated > high:
        return words.AT_MOST.format(amount=f"{number_text(high)} {unit}")
    if low is None:
        return words.AT_MOST.format(amount=f"{number_text(high or Decimal(0))} {unit}")
    amount = f"{number_text(low)} {unit}"
    return words.MORE_THAN.format(amount=amount) if band.min is None else amount


def share_wanted(band: Band, unit: str) -> str:
    """Return the share that a band begins with, or ends with, with its unit."""
    if band.low is None:
        return words.AT_MOST.format(amount=f"{number_text(band.max or Decimal(0))} {unit}")
    return words.AT_LEAST.format(amount=f"{number_text(band.low)} {unit}")

"""The measures of indicators: how the facts of an indicator become one of its three parameters."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from schemas.fields import Model, Number, YesNo
from schemas.vocabulary import loosely


class Band(Model):
    """An interval of a measured fact; a missing end is open."""

    min: Number | None = None
    max: Number | None = None
    above: Number | None = None

    @property
    def low(self) -> Any:
        """Return the lower end, whether it belongs to the band (`min`) or not (`above`)."""
        return self.min if self.min is not None else self.above


Level = Annotated[int, Field(ge=1, le=3)]


class Measuring(Model):
    """What every measure can be asked, whatever it turns into parameters."""

    @property
    def choices(self) -> list[str]:
        """Return the options of which one is the fact; none where it is counted."""
        return []

    def option_texts(self, parameters: Sequence[str]) -> dict[str, str]:
        """Return for each option the parameter that it reaches, of three with these words; a fact may say either."""
        return {}

    @property
    def basis_names(self) -> dict[str, str]:
        """Return the names of the bases of which one is measured, by their keys."""
        return {}

    @property
    def entry_names(self) -> dict[str, str]:
        """Return the names of the only things that are counted, by their keys; none where any thing is."""
        return {}

    @property
    def years(self) -> frozenset[int]:
        """Return the years that count; none where it is not years that are stated."""
        return frozenset()

    @property
    def counts_things(self) -> bool:
        """Return whether things are counted, so that there can be a document of each."""
        return False

    def key_of(self, text: str | None) -> str | None:
        """Return the key of the basis that a text means (key or name, spelt loosely), or None."""
        return None

    def wanted(self, level: int) -> int:
        """Return how many things a parameter asks at the least."""
        return 1


class BandsMeasure(Measuring):
    """A number falls into one of three bands.

    `of` says how the number comes from the facts: stated as `jumlah`, the count of different
    entries of `daftar`, or the share of `ditangani` in `diterima` in per cent.
    """

    kind: Literal["bands"]
    of: Literal["jumlah", "daftar", "ratio"] = "jumlah"
    unit: str
    bands: tuple[Band, Band, Band]
    whole: YesNo = False
    empty_ratio: Level | None = None
    entries: dict[str, str] | None = None

    @property
    def entry_names(self) -> dict[str, str]:
        """Return the names of the only things that are counted, by their keys; none where any thing is."""
        return self.entries or {}

    @property
    def counts_things(self) -> bool:
        """Return whether things are counted: a share is of no things of which each has a document."""
        return self.of != "ratio"

    def wanted(self, level: int) -> int:
        """Return how many things a parameter asks at the least."""
        return int(self.bands[level - 1].min or 1)


class YearsMeasure(Measuring):
    """Which years (or how many in a row) are covered; years are written as years, not as T-1."""

    kind: Literal["years"]
    levels: Annotated[dict[Level, list[list[int]]], Field(min_length=3)]

    @property
    def years(self) -> frozenset[int]:
        """Return the years that count for any parameter."""
        return frozenset(year for sets in self.levels.values() for years in sets for year in years)


class OptionMeasure(Measuring):
    """One of the official options is picked; each reaches a parameter."""

    kind: Literal["option"]
    options: dict[str, Level]

    @property
    def choices(self) -> list[str]:
        """Return the options, in official order."""
        return list(self.options)

    def option_texts(self, parameters: Sequence[str]) -> dict[str, str]:
        """Return for each option the parameter that it reaches, of three with these words; a fact may say either."""
        return {option: parameters[level - 1] for option, level in self.options.items()}


class MeasureBasis(Model):
    """One of several ways to measure a benefit."""

    name: str
    unit: str
    bands: tuple[Band, Band, Band]
    parameters: tuple[str, str, str]
    evidence: str | None = None
    whole: YesNo = False


class BasisMeasure(Measuring):
    """Exactly one basis is chosen, and the number is judged by its bands."""

    kind: Literal["basis"]
    bases: dict[str, MeasureBasis]

    @property
    def basis_names(self) -> dict[str, str]:
        """Return the names of the bases by their keys."""
        return {key: basis.name for key, basis in self.bases.items()}

    def key_of(self, text: str | None) -> str | None:
        """Return the key of the basis that a text means (key or name, spelt loosely), or None."""
        spellings = {loosely(each): key for key, basis in self.bases.items() for each in (basis.name, key)}
        return spellings.get(loosely(text)) if text else None


Measure = Annotated[BandsMeasure | YearsMeasure | OptionMeasure | BasisMeasure, Field(discriminator="kind")]

MEASURES: tuple[type[Measuring], ...] = get_args(get_args(Measure)[0])
"""Every measure there is."""

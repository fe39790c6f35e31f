"""How each measure turns the facts of an indicator into a parameter, and says what a parameter asks.

`reading_of` knows the reading of each measure by its class. Where printed bands overlap or leave a gap, the lower
parameter counts and the doubt is named: no rule for such figures was found.
"""

# ruff: noqa: D102 - what a method gives is said once, in `Reading`; the classes after it say only how

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import singledispatch
from types import MappingProxyType
from typing import Any, ClassVar, Generic, TypeVar

from schemas.edition import Edition, Indicator
from schemas.innovation import IndicatorFacts
from schemas.measures import BandsMeasure, BasisMeasure, MeasureBasis, Measuring, OptionMeasure, YearsMeasure
from schemas.stating import Stating
from schemas.vocabulary import loosely
from schemas.wording import number_text
from submissions.assessment import words as sentences
from submissions.assessment.parameters import NOTHING, FactDoubt, Reached, amount_wanted, judged, lacking, share_wanted
from submissions.language import N_, _

M = TypeVar("M", bound=Measuring)
NOTHING_STATED = IndicatorFacts.model_construct(bukti=[])


@dataclass(frozen=True)
class Reading(ABC, Generic[M]):
    """One way from facts to a parameter and back.

    `form` says to a user how the fact is typed.
    """

    measure: M
    form: ClassVar[str]

    @abstractmethod
    def reached(self, facts: IndicatorFacts, parameters: Sequence[str]) -> Reached:
        """Return the parameter that facts reach, of three with these words."""

    @abstractmethod
    def wanted(self, facts: IndicatorFacts, level: int, words: str) -> str:
        """Return the figures that a parameter of these words asks; those that are stated where they reach it."""

    @abstractmethod
    def typed(self, text: str, facts: IndicatorFacts) -> dict[str, Any] | None:
        """Return the facts that a user's text means, given those stated before; None where it means none."""

    def form_text(self) -> str:
        """Return, in the user's language, what the fact may be."""
        return _(self.form).format(choices=", ".join(self.measure.choices))

    def evidence(self, facts: IndicatorFacts) -> str | None:
        """Return what document proves the facts, where that depends on them."""
        return None


class OptionReading(Reading[OptionMeasure]):
    """One of the official options is picked."""

    form = N_("one of: {choices}")

    def reached(self, facts: IndicatorFacts, parameters: Sequence[str]) -> Reached:
        if facts.pilihan is None:
            return lacking("pilihan")
        options = self.measure.options
        chosen = _one_of(facts.pilihan, self.measure.option_texts(parameters))
        if chosen is None:
            return Reached(0, doubt=FactDoubt.FACT_UNFIT, value=facts.pilihan, lacking=", ".join(options))
        level = options[chosen]
        return Reached(level, parameters[level - 1], parameters[level - 1])

    def wanted(self, facts: IndicatorFacts, level: int, words: str) -> str:
        return words

    def typed(self, text: str, facts: IndicatorFacts) -> dict[str, Any]:
        return {"pilihan": text}


class YearsReading(Reading[YearsMeasure]):
    """Years are covered."""

    form = N_("years, such as 2024,2025")

    def reached(self, facts: IndicatorFacts, parameters: Sequence[str]) -> Reached:
        if facts.tahun is None:
            return lacking("tahun")
        stated = set(facts.tahun)
        fact = sentences.YEARS.format(years=", ".join(str(year) for year in sorted(stated)))
        for level in (3, 2, 1):
            if any(set(years) <= stated for years in self.measure.levels[level]):
                return Reached(level, fact, parameters[level - 1])
        return Reached(0, fact)

    def wanted(self, facts: IndicatorFacts, level: int, words: str) -> str:
        stated = set(facts.tahun or ())
        years = min(self.measure.levels[level], key=lambda each: len(set(each) - stated))
        return sentences.YEARS_WANTED.format(years=", ".join(map(str, years)))

    def typed(self, text: str, facts: IndicatorFacts) -> dict[str, Any]:
        return {"tahun": [part for part in re.split(r"[,;\s]+", text) if part]}


class BasisReading(Reading[BasisMeasure]):
    """A number on a chosen basis."""

    form = N_("basis:number, such as a:620")

    def reached(self, facts: IndicatorFacts, parameters: Sequence[str]) -> Reached:
        if facts.basis is None:
            return lacking("basis")
        basis = self._basis(facts)
        if basis is None:
            return Reached(0, doubt=FactDoubt.FACT_UNFIT, value=facts.basis, lacking=", ".join(self.measure.bases))
        if facts.jumlah is None:
            return lacking("jumlah")
        fact = f"{basis.name}: {number_text(facts.jumlah)} {basis.unit}"
        return judged(facts.jumlah, fact, basis.unit, basis.bands, basis.parameters)

    def wanted(self, facts: IndicatorFacts, level: int, words: str) -> str:
        basis = self._basis(facts)
        if basis is None:
            return " / ".join(self.measure.basis_names.values())
        return f"{basis.name} {amount_wanted(basis.bands[level - 1], facts.jumlah, basis.unit)}"

    def typed(self, text: str, facts: IndicatorFacts) -> dict[str, Any] | None:
        basis, colon, amount = text.rpartition(":")
        if not colon:
            basis = facts.basis or ""
        return {"basis": basis.strip(), "jumlah": amount.strip()} if basis else None

    def evidence(self, facts: IndicatorFacts) -> str | None:
        basis = self._basis(facts)
        return basis.evidence if basis else None

    def _basis(self, facts: IndicatorFacts) -> MeasureBasis | None:
        key = self.measure.key_of(facts.basis)
        return self.measure.bases[key] if key else None


class AmountReading(Reading[BandsMeasure]):
    """A number is stated."""

    form = N_("a number")

    def reached(self, facts: IndicatorFacts, parameters: Sequence[str]) -> Reached:
        if facts.jumlah is None:
            return lacking("jumlah")
        measure = self.measure
        fact = f"{number_text(facts.jumlah)} {measure.unit}"
        if measure.whole and facts.jumlah < 0:
            return Reached(0, fact)
        return judged(facts.jumlah, fact, measure.unit, measure.bands, parameters)

    def wanted(self, facts: IndicatorFacts, level: int, words: str) -> str:
        return amount_wanted(self.measure.bands[level - 1], facts.jumlah, self.measure.unit)

    def typed(self, text: str, facts: IndicatorFacts) -> dict[str, Any]:
        return {"jumlah": text}


class EntriesReading(Reading[BandsMeasure]):
    """Different entries of a list are counted."""

    form = N_("entries with commas between them, or how many there are")

    def reached(self, facts: IndicatorFacts, parameters: Sequence[str]) -> Reached:
        if facts.daftar is None:
            return lacking("daftar")
        measure, entries = self.measure, facts.daftar
        if measure.entries:
            keys = [_one_of(entry, measure.entries) for entry in entries]
            for entry, key in zip(entries, keys, strict=True):
                if key is None:
                    return Reached(0, doubt=FactDoubt.FACT_UNFIT, value=entry, lacking=", ".join(measure.entries))
            entries = [measure.entries[key] for key in keys if key]
        different = list({loosely(entry): entry for entry in entries}.values())
        fact = f"{len(different)} {measure.unit}: {', '.join(different)}" if different else f"0 {measure.unit}"
        return judged(Decimal(len(different)), fact, measure.unit, measure.bands, parameters)

    def wanted(self, facts: IndicatorFacts, level: int, words: str) -> str:
        names = [(self.measure.entries or {}).get(each, each) for each in facts.daftar or ()]
        wanted = int(self.measure.bands[level - 1].low or 0)
        listed = f": {', '.join(names)}" if names else ""
        if len(names) >= wanted:
            return f"{len(names)} {self.measure.unit}{listed}"
        return f"{wanted} {self.measure.unit}" + (sentences.NOW.format(amount=f"{len(names)}{listed}") if names else "")

    def typed(self, text: str, facts: IndicatorFacts) -> dict[str, Any]:
        """Return entries; of a bare number, the stated ones first, then known or nameless ones."""
        if not text.isdecimal():
            return {"daftar": [part.strip() for part in text.split(",") if part.strip()]}
        stated = list(facts.daftar or ())
        more = [key for key in self.measure.entries or () if key not in stated]
        if not self.measure.entries:
            more = [f"({number})" for number in range(len(stated) + 1, min(int(text), 1000) + 1)]
        return {"daftar": [*stated, *more][: int(text)]}


class ShareReading(Reading[BandsMeasure]):
    """Of what was received, so much was handled."""

    form = N_("handled/received, such as 38/40")

    def reached(self, facts: IndicatorFacts, parameters: Sequence[str]) -> Reached:
        if facts.diterima is None or (facts.ditangani is None and facts.diterima > 0):
            return lacking("diterima" if facts.diterima is None else "ditangani")
        handled, received = facts.ditangani or Decimal(0), facts.diterima
        if handled > received:
            return Reached(0, doubt=FactDoubt.CONTRADICTORY, value=number_text(handled), lacking=number_text(received))
        if received == 0:
            level = self.measure.empty_ratio or 0
            return Reached(level, sentences.NONE_RECEIVED, parameters[level - 1] if level else "")
        percent, unit = handled * 100 / received, self.measure.unit
        shown = percent.quantize(Decimal("0.01")).normalize()
        share = f"{number_text(shown)} {unit}"
        fact = sentences.OF_ALL.format(part=number_text(handled), all=number_text(received), share=share)
        return judged(percent, fact, unit, self.measure.bands, parameters)

    def wanted(self, facts: IndicatorFacts, level: int, words: str) -> str:
        return share_wanted(self.measure.bands[level - 1], self.measure.unit)

    def typed(self, text: str, facts: IndicatorFacts) -> dict[str, Any] | None:
        parts = re.fullmatch(r"(\S+?)\s*/\s*(\S+)", text)
        return {"ditangani": parts[1], "diterima": parts[2]} if parts else None


COUNTED: Mapping[str, type[Reading[BandsMeasure]]] = MappingProxyType(
    {"jumlah": AmountReading, "daftar": EntriesReading, "ratio": ShareReading}
)
"""How the number that falls into a band comes from the facts, by what the edition says of it."""


@singledispatch
def reading_of(measure: Measuring) -> Reading[Any]:
    """Return how a measure is read.

    Raises:
        TypeError: nothing is known of such a measure.
    """
    raise TypeError(type(measure))


@reading_of.register
def _option(measure: OptionMeasure) -> Reading[Any]:
    return OptionReading(measure)


@reading_of.register
def _years(measure: YearsMeasure) -> Reading[Any]:
    return YearsReading(measure)


@reading_of.register
def _basis(measure: BasisMeasure) -> Reading[Any]:
    return BasisReading(measure)


@reading_of.register
def _bands(measure: BandsMeasure) -> Reading[Any]:
    return COUNTED[measure.of](measure)


def parameters_reached(
    stating: Stating, edition: Edition, answers: Mapping[str, object] = MappingProxyType({})
) -> dict[str, Reached]:
    """Return for every indicator of the edition the parameter that the record's facts reach.

    `answers` are those of the form, by field: an indicator may be worded by one of them.
    """
    facts = stating.indikator
    return {key: parameter_reached(facts.get(key), each, answers) for key, each in edition.indicators.items()}


def parameter_reached(
    facts: IndicatorFacts | None, indicator: Indicator, answers: Mapping[str, object] = MappingProxyType({})
) -> Reached:
    """Return the parameter that the facts of one indicator reach."""
    if facts is None or not facts.stated:
        return NOTHING
    return reading_of(indicator.measure).reached(facts, indicator.worded(answers))


def _one_of(text: str, choices: Mapping[str, str]) -> str | None:
    spellings = {loosely(spelling): key for key, label in choices.items() for spelling in (label, key)}
    return spellings.get(loosely(text))

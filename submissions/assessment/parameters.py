"""The parameter that an indicator's facts reach, by the edition's bands, years, options or basis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from types import MappingProxyType

from schemas.edition import Edition, Indicator
from schemas.innovation import IndicatorFacts, Innovation
from schemas.rules import Band, BandsMeasure, BasisMeasure, OptionMeasure, YearsMeasure
from schemas.vocabulary import loosely
from schemas.wording import number_text
from submissions.assessment import words


class Doubt(Enum):
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
    doubt: Doubt | None = None
    lacking: str = ""
    value: str = ""
    unit: str = ""
    stated: bool = True

    @property
    def claimed(self) -> bool:
        """Return whether a parameter is claimed that must be proven."""
        return self.parameter > 0


NOTHING = Reached(0, stated=False)


def parameters_reached(
    innovation: Innovation, edition: Edition, answers: Mapping[str, object] = MappingProxyType({})
) -> dict[str, Reached]:
    """Return for every indicator of the edition the parameter that the record's facts reach.

    `answers` are those of the form, by field: an indicator may be worded by one of them.
    """
    facts = innovation.indikator
    return {key: parameter_reached(facts.get(key), each, answers) for key, each in edition.indicators.items()}


def parameter_reached(
    facts: IndicatorFacts | None, indicator: Indicator, answers: Mapping[str, object] = MappingProxyType({})
) -> Reached:
    """Return the parameter that the facts of one indicator reach.

    Where printed bands overlap or leave a gap, the lower parameter counts and the doubt is named:
    no rule for such figures was found.
    """
    if facts is None or not facts.stated:
        return NOTHING
    measure, parameters = indicator.measure, indicator.worded(answers)
    if isinstance(measure, OptionMeasure):
        return _option(facts, measure, parameters)
    if isinstance(measure, YearsMeasure):
        return _years(facts, measure, parameters)
    if isinstance(measure, BasisMeasure):
        return _basis(facts, measure)
    return _bands(facts, measure, parameters)


def _option(facts: IndicatorFacts, measure: OptionMeasure, parameters: Sequence[str]) -> Reached:
    if facts.pilihan is None:
        return Reached(0, doubt=Doubt.FACT_LACKING, lacking="pilihan")
    chosen = _one_of(facts.pilihan, {key: parameters[level - 1] for key, level in measure.options.items()})
    if chosen is None:
        return Reached(0, doubt=Doubt.FACT_UNFIT, value=facts.pilihan, lacking=", ".join(measure.options))
    level = measure.options[chosen]
    return Reached(level, parameters[level - 1], parameters[level - 1])


def _years(facts: IndicatorFacts, measure: YearsMeasure, parameters: Sequence[str]) -> Reached:
    if facts.tahun is None:
        return Reached(0, doubt=Doubt.FACT_LACKING, lacking="tahun")
    stated = set(facts.tahun)
    fact = words.YEARS.format(years=", ".join(str(year) for year in sorted(stated)))
    for level in (3, 2, 1):
        if any(set(years) <= stated for years in measure.levels[level]):
            return Reached(level, fact, parameters[level - 1])
    return Reached(0, fact)


def _basis(facts: IndicatorFacts, measure: BasisMeasure) -> Reached:
    if facts.basis is None:
        return Reached(0, doubt=Doubt.FACT_LACKING, lacking="basis")
    chosen = measure.key_of(facts.basis)
    if chosen is None:
        return Reached(0, doubt=Doubt.FACT_UNFIT, value=facts.basis, lacking=", ".join(measure.bases))
    if facts.jumlah is None:
        return Reached(0, doubt=Doubt.FACT_LACKING, lacking="jumlah")
    basis = measure.bases[chosen]
    fact = f"{basis.name}: {number_text(facts.jumlah)} {basis.unit}"
    return _judged(facts.jumlah, fact, basis.unit, basis.bands, basis.parameters)


def _bands(facts: IndicatorFacts, measure: BandsMeasure, parameters: Sequence[str]) -> Reached:
    if measure.of == "daftar":
        return _list(facts, measure, parameters)
    if measure.of == "ratio":
        return _ratio(facts, measure, parameters)
    if facts.jumlah is None:
        return Reached(0, doubt=Doubt.FACT_LACKING, lacking="jumlah")
    fact = f"{number_text(facts.jumlah)} {measure.unit}"
    if measure.whole and facts.jumlah < 0:
        return Reached(0, fact)
    return _judged(facts.jumlah, fact, measure.unit, measure.bands, parameters)


def _list(facts: IndicatorFacts, measure: BandsMeasure, parameters: Sequence[str]) -> Reached:
    if facts.daftar is None:
        return Reached(0, doubt=Doubt.FACT_LACKING, lacking="daftar")
    entries = facts.daftar
    if measure.entries:
        keys = [_one_of(entry, measure.entries) for entry in entries]
        for entry, key in zip(entries, keys, strict=True):
            if key is None:
                return Reached(0, doubt=Doubt.FACT_UNFIT, value=entry, lacking=", ".join(measure.entries))
        entries = [measure.entries[key] for key in keys if key]
    different = list({loosely(entry): entry for entry in entries}.values())
    fact = f"{len(different)} {measure.unit}: {', '.join(different)}" if different else f"0 {measure.unit}"
    return _judged(Decimal(len(different)), fact, measure.unit, measure.bands, parameters)


def _ratio(facts: IndicatorFacts, measure: BandsMeasure, parameters: Sequence[str]) -> Reached:
    if facts.diterima is None or (facts.ditangani is None and facts.diterima > 0):
        lacking = "diterima" if facts.diterima is None else "ditangani"
        return Reached(0, doubt=Doubt.FACT_LACKING, lacking=lacking)
    handled = facts.ditangani or Decimal(0)
    if handled > facts.diterima:
        return Reached(0, doubt=Doubt.CONTRADICTORY, value=number_text(handled), lacking=number_text(facts.diterima))
    if facts.diterima == 0:
        level = measure.empty_ratio or 0
        return Reached(level, words.NONE_RECEIVED, parameters[level - 1] if level else "")
    percent = handled * 100 / facts.diterima
    shown = percent.quantize(Decimal("0.01")).normalize()
    share = f"{number_text(shown)} {measure.unit}"
    fact = words.OF_ALL.format(part=number_text(handled), all=number_text(facts.diterima), share=share)
    return _judged(percent, fact, measure.unit, measure.bands, parameters)


def _judged(value: Decimal, fact: str, unit: str, bands: Sequence[Band], parameters: Sequence[str]) -> Reached:
    holding = [level for level, band in enumerate(bands, 1) if _holds(band, value)]
    shown = number_text(value.quantize(Decimal("0.01")).normalize())
    if holding:
        level = min(holding)
        doubt = Doubt.IN_TWO_BANDS if len(holding) > 1 else None
        return Reached(level, fact, parameters[level - 1], doubt, value=shown, unit=unit)
    lower = [(band.max, level) for level, band in enumerate(bands, 1) if band.max is not None and band.max < value]
    higher = [(band.low, level) for level, band in enumerate(bands, 1) if band.low is not None and band.low >= value]
    if lower and higher:
        level = min(max(lower)[1], min(higher)[1])
        return Reached(level, fact, parameters[level - 1], Doubt.BETWEEN_BANDS, value=shown, unit=unit)
    if lower and max(lower)[1] == len(bands):
        return Reached(len(bands), fact, parameters[-1], Doubt.ABOVE_BANDS, value=shown, unit=unit)
    return Reached(0, fact, value=shown, unit=unit)


def _holds(band: Band, value: Decimal) -> bool:
    if band.above is not None and not value > band.above:
        return False
    return (band.min is None or band.min <= value) and (band.max is None or value <= band.max)


def _one_of(text: str, choices: dict[str, str]) -> str | None:
    spellings = {loosely(spelling): key for key, label in choices.items() for spelling in (label, key)}
    return spellings.get(loosely(text))

"""What a parameter asks of an indicator, in the words of a document: its figures, and the document that shows them."""

from collections.abc import Mapping
from decimal import Decimal

from schemas.edition import Indicator
from schemas.innovation import IndicatorFacts
from schemas.rules import Band, BandsMeasure, Basis, BasisMeasure, OptionMeasure, YearsMeasure
from schemas.wording import number_text
from submissions.assessment import words

NOTHING_STATED = IndicatorFacts.model_construct(bukti=[])


def document_needed(
    indicator: Indicator, facts: IndicatorFacts | None, level: int, answers: Mapping[str, object]
) -> str:
    """Return what document proves a parameter of an indicator, with the figures that it must show.

    Args:
        indicator: the edition's indicator; its `document` is filled, or else its `evidence` given.
        facts: what the record states; figures that reach the parameter already are kept.
        level: the parameter, 1 to 3.
        answers: the answers of the form, by which an indicator may be worded.
    """
    stated = facts or NOTHING_STATED
    evidence = indicator.evidence or "…"
    if isinstance(indicator.measure, BasisMeasure):
        chosen = _basis(indicator.measure, stated)
        evidence = (chosen.evidence if chosen else None) or evidence
    text = (indicator.document or "{evidence}").replace("{evidence}", evidence.rstrip("."))
    text = text.replace("{fact}", fact_wanted(indicator, stated, level, answers)).rstrip(".")
    return words.LETTER_METADATA.format(document=text) if indicator.letter_metadata.value else text


def fact_wanted(indicator: Indicator, facts: IndicatorFacts, level: int, answers: Mapping[str, object]) -> str:
    """Return the figures that a parameter asks, such as `31 orang`; those that are stated where they reach it."""
    measure = indicator.measure
    if isinstance(measure, OptionMeasure):
        return indicator.worded(answers)[level - 1].rstrip(".")
    if isinstance(measure, YearsMeasure):
        stated = set(facts.tahun or ())
        years = min(measure.levels[level], key=lambda each: len(set(each) - stated))
        return words.YEARS_WANTED.format(years=", ".join(map(str, years)))
    if isinstance(measure, BasisMeasure):
        basis = _basis(measure, facts)
        if basis is None:
            return " / ".join(each.name for each in measure.bases.values())
        return f"{basis.name} {_amount(basis.bands[level - 1], facts.jumlah, basis.unit)}"
    band = measure.bands[level - 1]
    if measure.of == "daftar":
        return _entries(measure, band, facts)
    if measure.of == "ratio":
        return _share(band, measure.unit)
    return _amount(band, facts.jumlah, measure.unit)


def _basis(measure: BasisMeasure, facts: IndicatorFacts) -> Basis | None:
    key = measure.key_of(facts.basis)
    return measure.bases[key] if key else None


def _amount(band: Band, stated: Decimal | None, unit: str) -> str:
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


def _entries(measure: BandsMeasure, band: Band, facts: IndicatorFacts) -> str:
    names = [(measure.entries or {}).get(each, each) for each in facts.daftar or ()]
    wanted = int(band.low or 0)
    listed = f": {', '.join(names)}" if names else ""
    if len(names) >= wanted:
        return f"{len(names)} {measure.unit}{listed}"
    return f"{wanted} {measure.unit}" + (words.NOW.format(amount=f"{len(names)}{listed}") if names else "")


def _share(band: Band, unit: str) -> str:
    if band.low is None:
        return words.AT_MOST.format(amount=f"{number_text(band.max or Decimal(0))} {unit}")
    return words.AT_LEAST.format(amount=f"{number_text(band.low)} {unit}")

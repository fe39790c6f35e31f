"""What if other facts were true: a record with some indicators changed, in memory only."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from schemas.edition import Edition, Indicator
from schemas.innovation import IndicatorFacts, Innovation
from schemas.rules import BandsMeasure, BasisMeasure, OptionMeasure, YearsMeasure
from submissions.assessment.parameters import Doubt, parameter_reached
from submissions.errors import UserError
from submissions.findings.from_errors import nearest
from submissions.language import N_, _
from submissions.records.reading import Record

_FORMS = {
    "option": N_("one of: {choices}"),
    "years": N_("years, such as 2024,2025"),
    "jumlah": N_("a number"),
    "daftar": N_("entries with commas between them, or how many there are"),
    "ratio": N_("handled/received, such as 38/40"),
    "basis": N_("basis:number, such as a:620"),
}


def changed(record: Record, edition: Edition, settings: Mapping[str, str]) -> Record:
    """Return the record with other facts; what indicators cite stays as it is.

    Args:
        record: as read; it is not touched.
        edition: whose indicators are meant.
        settings: the new fact of each indicator by its key, as a user types it: an option, years, a number,
            a list, `38/40` of complaints, `a:620` of a benefit.

    Raises:
        UserError: there is no such indicator, or its fact cannot be that.
    """
    innovation = record.innovation
    assert innovation is not None
    facts = dict(innovation.indikator)
    for key, text in settings.items():
        if key not in edition.indicators:
            near = nearest(key, edition.indicators)
            raise UserError(
                _("{edition} has no indicator `{key}`.").format(edition=edition.id, key=key),
                _("Did you mean `{nearest}`?").format(nearest=near)
                if near
                else _("Use one of: {choices}.").format(choices=", ".join(edition.indicators)),
            )
        facts[key] = _with(facts.get(key), key, edition.indicators[key], text.strip())
    return replace(record, innovation=_replaced(innovation, facts))


def _replaced(innovation: Innovation, facts: dict[str, IndicatorFacts]) -> Innovation:
    return innovation.model_copy(update={"indikator": facts})


def _with(facts: IndicatorFacts | None, key: str, indicator: Indicator, text: str) -> IndicatorFacts:
    known: dict[str, Any] = {"bukti": facts.bukti, "keterangan": facts.keterangan} if facts else {}
    kind = _kind(indicator)
    values = _READERS[kind](text, facts, indicator)
    try:
        if values is None:
            raise ValueError(text)
        made = IndicatorFacts.model_validate({**known, **values})
    except (ValidationError, ValueError):
        raise _unfit(key, indicator, kind, text) from None
    if parameter_reached(made, indicator).doubt in (Doubt.FACT_UNFIT, Doubt.FACT_LACKING, Doubt.CONTRADICTORY):
        raise _unfit(key, indicator, kind, text)
    return made


def _unfit(key: str, indicator: Indicator, kind: str, text: str) -> UserError:
    measure = indicator.measure
    choices = ", ".join(measure.options) if isinstance(measure, OptionMeasure) else ""
    form = _(_FORMS[kind]).format(choices=choices)
    return UserError(
        _("“{value}” cannot be the fact of `{key}` ({name}).").format(value=text, key=key, name=indicator.name),
        _("It takes {form}.").format(form=form),
    )


def _kind(indicator: Indicator) -> str:
    measure = indicator.measure
    return measure.of if isinstance(measure, BandsMeasure) else measure.kind


Reader = Callable[[str, IndicatorFacts | None, Indicator], dict[str, Any] | None]


def _list(text: str, facts: IndicatorFacts | None, indicator: Indicator) -> dict[str, Any]:
    """Return entries; of a bare number, the stated ones first, then known or nameless ones."""
    if not text.isdecimal():
        return {"daftar": [part.strip() for part in text.split(",") if part.strip()]}
    measure = indicator.measure
    assert isinstance(measure, BandsMeasure)
    stated = list(facts.daftar or ()) if facts else []
    more = [key for key in measure.entries or () if key not in stated]
    if not measure.entries:
        more = [f"({number})" for number in range(len(stated) + 1, min(int(text), 1000) + 1)]
    return {"daftar": [*stated, *more][: int(text)]}


def _ratio(text: str, _facts: IndicatorFacts | None, _indicator: Indicator) -> dict[str, Any] | None:
    found = re.fullmatch(r"(\S+?)\s*/\s*(\S+)", text)
    return {"ditangani": found[1], "diterima": found[2]} if found else None


def _benefit(text: str, facts: IndicatorFacts | None, indicator: Indicator) -> dict[str, Any] | None:
    assert isinstance(indicator.measure, BasisMeasure)
    basis, colon, amount = text.rpartition(":")
    if not colon:
        basis = (facts.basis if facts else None) or ""
    return {"basis": basis.strip(), "jumlah": amount.strip()} if basis else None


def _years(text: str, _facts: IndicatorFacts | None, indicator: Indicator) -> dict[str, Any]:
    assert isinstance(indicator.measure, YearsMeasure)
    return {"tahun": [part for part in re.split(r"[,;\s]+", text) if part]}


_READERS: dict[str, Reader] = {
    "option": lambda text, _facts, _indicator: {"pilihan": text},
    "years": _years,
    "jumlah": lambda text, _facts, _indicator: {"jumlah": text},
    "daftar": _list,
    "ratio": _ratio,
    "basis": _benefit,
}

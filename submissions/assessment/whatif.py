"""What if other facts were true: a record with some indicators changed, in memory only."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from schemas.edition import Edition, Indicator
from schemas.innovation import IndicatorFacts, Innovation
from submissions.assessment.measures import NOTHING_STATED, parameter_reached, reading_of
from submissions.assessment.parameters import FactDoubt
from submissions.errors import UserError
from submissions.findings.from_errors import nearest
from submissions.language import _
from submissions.records.reading import ReadRecord


def changed(record: ReadRecord, edition: Edition, settings: Mapping[str, str]) -> ReadRecord:
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
    values = reading_of(indicator.measure).typed(text, facts or NOTHING_STATED)
    try:
        if values is None:
            raise ValueError(text)
        made = IndicatorFacts.model_validate({**known, **values})
    except (ValidationError, ValueError):
        raise _unfit(key, indicator, text) from None
    if parameter_reached(made, indicator).doubt in (
        FactDoubt.FACT_UNFIT,
        FactDoubt.FACT_LACKING,
        FactDoubt.CONTRADICTORY,
    ):
        raise _unfit(key, indicator, text)
    return made


def _unfit(key: str, indicator: Indicator, text: str) -> UserError:
    return UserError(
        _("“{value}” cannot be the fact of `{key}` ({name}).").format(value=text, key=key, name=indicator.name),
        _("It takes {form}.").format(form=reading_of(indicator.measure).form_text()),
    )

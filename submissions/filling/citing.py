"""Where a record cites its documents: for indicators, as attachments of forms, beside answers, in rows of tables."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from schemas.source import Steps
from submissions.records.values import plain
from submissions.workbooks.columns import SheetLayout
from submissions.workbooks.forms.asking import FormPlan, FormQuestion
from submissions.workbooks.merging import at

EVIDENCE, INDICATORS, ATTACHMENTS = "bukti", "indikator", "lampiran"

_MOST_NAMED = 3  # values by which a row of a table is known


class Citing(Enum):
    """What a document is cited for."""

    ATTACHMENT = "attachment"
    INDICATOR = "indicator"
    ANSWER = "answer"


@dataclass(frozen=True)
class CitingPlace:
    """A place of a record that can cite documents: what it is called, and those that it cites, by their keys.

    `name` tells it from others in a form, also when rows of a table came or went meanwhile; `steps` lead to what
    holds its list, under `steps[-1]`.
    """

    name: str
    label: str
    citing: Citing
    steps: Steps
    cited: tuple[str, ...]


def citing_places(plan: FormPlan, data: Mapping[str, Any]) -> list[CitingPlace]:
    """Return the places of a record that can cite documents.

    Args:
        plan: of the form, whose editions say what is asked.
        data: the record's plain data.
    """
    found: dict[str, CitingPlace] = {}
    for name, label, citing, steps in (*_attachments(plan), *_indicators(plan), *_answers(plan), *_rows(plan, data)):
        found.setdefault(name, CitingPlace(name, label, citing, steps, _keys(at(data, steps))))
    return list(found.values())


_Place = tuple[str, str, Citing, Steps]


def _attachments(plan: FormPlan) -> Iterator[_Place]:
    for question in plan.attachments:
        yield question.address, question.ask, Citing.ATTACHMENT, tuple(question.address.split("."))


def _indicators(plan: FormPlan) -> Iterator[_Place]:
    for edition in plan.editions:
        for key, indicator in edition.indicators.items():
            steps = (INDICATORS, key, EVIDENCE)
            yield f"{INDICATORS}.{key}", f"{indicator.no} {indicator.name}", Citing.INDICATOR, steps


def _answers(plan: FormPlan) -> Iterator[_Place]:
    for page in plan.own:
        asked = {each.address: each for each in page.questions}
        for question in page.questions:
            if question.picks:
                text = asked[question.address.removesuffix(f".{EVIDENCE}")]
                yield question.address, f"{page.name}: {text.ask}", Citing.ANSWER, question.column.path


def _rows(plan: FormPlan, data: Mapping[str, Any]) -> Iterator[_Place]:
    for sheet, questions in plan.lists:
        if any(each.picks for each in questions):
            yield from _rows_of(sheet, questions, at(data, sheet.path))


def _rows_of(sheet: SheetLayout, questions: Sequence[FormQuestion], items: Any) -> Iterator[_Place]:
    columns = [each.column for each in questions if not each.picks]
    for number, item in enumerate(items if isinstance(items, list) else ()):
        if not isinstance(item, dict):
            continue
        said = {key: value for key, value in item.items() if key != EVIDENCE}
        told = hashlib.sha256(json.dumps(plain(said), sort_keys=True, default=str).encode()).hexdigest()[:12]
        name = f"{'.'.join(sheet.path)}.{told}"
        values = ((column, at(item, column.path)) for column in columns)
        shown = [column.choices.get(str(value), str(value)) for column, value in values if value]
        label = f"{sheet.name}: {', '.join(shown[:_MOST_NAMED]) or number + 1}"
        yield name, label, Citing.ANSWER, (*sheet.path, number, EVIDENCE)


def _keys(cited: Any) -> tuple[str, ...]:
    return tuple(str(each) for each in _items(cited))


def _items(cited: Any) -> list[Any]:
    """Return what a place cites as it stands there: whoever changes the list loses nothing else of it."""
    return cited if isinstance(cited, list) else [cited] if cited else []


def cited_otherwise(
    plan: FormPlan, data: Mapping[str, Any], key: str, wanted: Collection[str], shown: Collection[str]
) -> dict[Steps, Any]:
    """Return what changes in a record by which places cite a document.

    Args:
        plan: of the form.
        data: the record's plain data as it is now.
        key: of the document.
        wanted: the places that are to cite it, by their names.
        shown: those that did when somebody chose; what others changed since stays.
    """
    changes: dict[Steps, Any] = {}
    for place in citing_places(plan, data):
        if (place.name in wanted) == (place.name in shown) or (place.name in wanted) == (key in place.cited):
            continue
        held = _items(at(data, place.steps))
        cited = [*held, key] if place.name in wanted else [each for each in held if str(each) != key]
        holder = at(data, place.steps[:-1])
        if place.steps[-1] == EVIDENCE and isinstance(holder, str):  # an answer that no document stood beside so far
            changes[place.steps[:-1]] = {"isi": holder, EVIDENCE: cited}
        else:
            changes[place.steps] = cited
    return changes


def uncited(data: Mapping[str, Any], key: str) -> dict[Steps, Any]:
    """Return what changes in a record so that nothing of it cites a document, whether an edition asks it or not.

    Args:
        data: the record's plain data.
        key: of the document.
    """
    held = {name: value for name, value in data.items() if name != EVIDENCE}
    attached = held.get(ATTACHMENTS)
    places = [(ATTACHMENTS, str(name)) for name in attached] if isinstance(attached, dict) else []
    changes: dict[Steps, Any] = {}
    for steps in (*places, *_lists_in(held, ())):
        cited = _items(at(data, steps))
        if key in map(str, cited):
            changes[steps] = [each for each in cited if str(each) != key]
    return changes


def _lists_in(value: Any, steps: Steps) -> Iterator[Steps]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, held in inner:
        if name == EVIDENCE:
            yield (*steps, name)
        else:
            yield from _lists_in(held, (*steps, name))

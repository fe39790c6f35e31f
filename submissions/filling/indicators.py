"""The facts of indicators as they are typed: made of the questions of the Excel form, saved fact by fact."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from schemas.source import Steps
from schemas.typed import readable
from schemas.vocabulary import loosely
from submissions.filling.answers import Typed, fingerprint, in_any_order, refuse_too_long
from submissions.filling.citing import INDICATORS
from submissions.filling.saving import Saved, save_changes
from submissions.records.values import applied
from submissions.workbooks.cells import CellError, value_of
from submissions.workbooks.forms.asking import FormPlan, FormQuestion
from submissions.workbooks.forms.facts import AskedIndicator, asked_indicators, option_labels
from submissions.workbooks.forms.filling import option_of
from submissions.workspace import Workspace


@dataclass(frozen=True)
class FactQuestion:
    """A fact of an indicator: its address, what is asked, and what it holds as the text that is typed.

    `choices` are the answers that can be chosen, labels by key; `many` says that there may be several, each on a line.
    """

    address: str
    ask: str
    help: str
    example: str
    unit: str
    text: str
    choices: Mapping[str, str]
    many: bool
    question: FormQuestion

    @property
    def name(self) -> str:
        """Return the fact's field."""
        return self.address.rpartition(".")[2]

    def fingerprint(self, text: str) -> str:
        """Return what tells whether an answer is still the one that was shown; ticks have no order."""
        return fingerprint(in_any_order(text) if self.many and self.choices else text)


@dataclass(frozen=True)
class FactsOfIndicator:
    """An indicator with the questions on its facts."""

    asked: AskedIndicator
    facts: tuple[FactQuestion, ...]


def facts_of(plan: FormPlan, data: Mapping[str, Any]) -> list[FactsOfIndicator]:
    """Return what is asked of each indicator, and what a record states of it.

    Args:
        plan: of the form.
        data: the record's plain data.
    """
    held = data.get(INDICATORS)
    known = {str(key): item for key, item in held.items() if isinstance(item, dict)} if isinstance(held, dict) else {}
    return [
        FactsOfIndicator(
            asked,
            tuple(_fact(asked, name, group, known.get(asked.key) or {}) for name, group in asked.facts.items()),
        )
        for asked in asked_indicators(plan, known)
    ]


def _fact(asked: AskedIndicator, name: str, group: tuple[FormQuestion, ...], held: Mapping[str, Any]) -> FactQuestion:
    measure, first = asked.indicator.measure, group[0]
    choices: Mapping[str, str] = {}
    if name == "pilihan":
        choices = option_labels(asked.indicator)
    elif name == "basis":
        choices = dict(measure.basis_names)
    elif name == "tahun":
        choices = {year: year for year in (each.address.rpartition("#")[2] for each in group)}
    elif name == "daftar":
        choices = dict(measure.entry_names)
    many = name in ("tahun", "daftar")
    # Of things that are ticked or listed one question is asked for all: what each cell of the form asks of one.
    ask = asked.indicator.name if many else first.ask
    text = _text(asked, name, held.get(name))
    return FactQuestion(
        f"{INDICATORS}.{asked.key}.{name}", ask, first.help, first.example, first.unit, text, choices, many, first
    )


def _text(asked: AskedIndicator, name: str, value: Any) -> str:
    """Return a fact of a record as the text that is typed: keys of what is chosen, several one below the other."""
    if value is None or value == "":
        return ""
    values = [str(each) for each in value] if isinstance(value, list) else [str(value)]
    return "\n".join(_key(asked, name, each) for each in values)


def _key(asked: AskedIndicator, name: str, text: str) -> str:
    if name == "pilihan":
        return option_of(asked, text) or text
    if name == "basis":
        return asked.indicator.measure.key_of(text) or text
    if name == "daftar":
        names = asked.indicator.measure.entry_names
        known = {loosely(each): key for key, label in names.items() for each in (key, label)}
        return known.get(loosely(text), text)
    return readable(text)


def save_facts(workspace: Workspace, path: Path, plan: FormPlan, typed: Mapping[str, Typed]) -> tuple[Saved, list[str]]:
    """Save typed facts; one that somebody else changed meanwhile is left as it is now.

    Args:
        workspace: of the record.
        path: of its file.
        plan: of the form, whose questions were asked.
        typed: what came back, by the facts' addresses.

    Returns:
        What the save came to, and the addresses of the facts that were left.

    Raises:
        FindingsError: the record cannot be read, or a fact is longer than a record can hold.
        OutputError: it cannot be written.
    """
    left: list[str] = []
    saved = save_changes(workspace, path, lambda data: _changes(plan, data, typed, left))
    return saved, left


def facts_tried(plan: FormPlan, data: Mapping[str, Any], typed: Mapping[str, Typed]) -> dict[str, Any]:
    """Return the data of a record as they would be with other facts; nothing is saved.

    Args:
        plan: of the form.
        data: the record's plain data.
        typed: facts, by their addresses.
    """
    found: dict[str, Any] = applied(data, _changes(plan, data, typed, []).items())
    return found


def _changes(plan: FormPlan, data: Mapping[str, Any], typed: Mapping[str, Typed], left: list[str]) -> dict[Steps, Any]:
    """Return what typed facts change by place; those that others changed meanwhile are put into `left`."""
    changes: dict[Steps, Any] = {}
    for indicator in facts_of(plan, data):
        for fact in indicator.facts:
            came = typed.get(fact.address)
            if came is not None:
                refuse_too_long([(replace(fact.question, ask=fact.ask), came.text)])
            if came is None or fact.fingerprint(came.text) in (came.asked_with, fact.fingerprint(fact.text)):
                continue
            if fact.fingerprint(fact.text) != came.asked_with:
                left.append(fact.address)
                continue
            changes[tuple(fact.address.split("."))] = _value(fact, came.text)
    return changes


def _value(fact: FactQuestion, text: str) -> Any:
    """Return a typed fact as plain data; what is no value of the field stays the text that was typed."""
    lines = [line.strip() for line in readable(text).split("\n") if line.strip()]
    if fact.many:
        held = fact.text.split("\n")
        return [*(line for line in held if line in lines), *(line for line in lines if line not in held)]
    if not lines:
        return None
    line = " ".join(lines)
    if fact.choices:
        return line
    try:
        return value_of(line, fact.question.column)
    except CellError:
        return line

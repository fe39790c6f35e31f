"""What slip made a YAML file unreadable, and how the line could be written.

A proposal is shown only where reading proves it: the file can then be read farther than before, no other proposal
fits the fields of the file as well, and both do not say different things.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from schemas.fields import Model
from schemas.source import Problem, ReadError, parse_source
from submissions.findings import catalogue
from submissions.findings.finding import Excerpt
from submissions.findings.repairs import Repair, Spot, repairs

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_FIELD = re.compile(r"^\s*(?:- +)*([a-z][a-z0-9_]*):(?:\s|$)", re.MULTILINE)
_LARGEST = 300_000  # characters of a file in which corrections are tried
_MOST_TRIED = 80  # proposals for one place
_MOST_TOLD = 8  # slips of one file


@dataclass(frozen=True)
class Slip:
    """A slip that reading proved, and the line that shows it; the correction is left out where it is not certain."""

    repair: Repair
    excerpt: Excerpt


@dataclass(frozen=True)
class _Tried:
    repair: Repair
    whole: bool
    cost: int
    data: Any


def slips_of(problem: Problem, model: type[BaseModel] | None) -> Iterator[tuple[Problem, Slip | None]]:
    """Return the slips of a file one after another, as long as each can be corrected with certainty.

    Args:
        problem: why the file cannot be read, with its text.
        model: what the file describes, to tell likely readings from unlikely ones.
    """
    here, text = problem, problem.text
    for _number in range(_MOST_TOLD):
        slip = _slip(here, text, model)
        yield here, slip
        if slip is None or not slip.excerpt.corrected or any("\n" in each for each in slip.repair.changed.values()):
            return
        text = _changed(text, slip.repair)
        try:
            parse_source(text.encode(), "")
            return
        except (ReadError, UnicodeEncodeError) as error:
            if not isinstance(error, ReadError) or not _is_spelling(error.problems[0]):
                return
            following = error.problems[0]
        if (following.place.line or 0) < (here.place.line or 0):
            return
        place = type(following.place)(problem.place.file, following.place.line, following.place.column)
        here = Problem(following.code, place, following.values, text)


def excerpt_at(problem: Problem) -> Excerpt | None:
    """Return the line at which a file cannot be read further."""
    lines = _BREAK.split(problem.text)
    number = problem.place.line or 0
    if not 0 < number <= len(lines) or not lines[number - 1].strip():
        return None
    column = min((problem.place.column or 1) - 1, len(lines[number - 1]))
    return Excerpt(number, lines[number - 1], column)


def _is_spelling(problem: Problem) -> bool:
    return problem.code in ("not-yaml", "not-a-mapping")


def _slip(problem: Problem, text: str, model: type[BaseModel] | None) -> Slip | None:
    if len(text) > _LARGEST or not problem.place.line or problem.place.file.lower().endswith(".json"):
        return None
    lines = _BREAK.split(text)
    spot = Spot(lines, problem.place.line - 1, (problem.place.column or 1) - 1, _names(model) if model else frozenset())
    good = [tried for each in islice(repairs(spot), _MOST_TRIED) if (tried := _try(each, text, problem, model))]
    if not good:
        return None
    whole = [tried for tried in good if tried.whole] or good
    least = min(tried.cost for tried in whole)
    best = [tried for tried in whole if tried.cost == least]
    certain = all(each.data == best[0].data for each in best)
    if not certain and len({each.repair.kind.message for each in best}) > 1:
        return None
    repair = best[0].repair
    if not certain and repair.kind is catalogue.YAML_COLUMN:
        repair = replace(repair, kind=catalogue.YAML_COLUMN_UNSURE)
    line = lines[repair.line]
    corrected = repair.changed[repair.shown] if certain else ""
    excerpt = Excerpt(repair.line + 1, line, min(repair.column, len(line)), corrected, repair.shown + 1)
    return Slip(repair, excerpt)


def _try(repair: Repair, text: str, problem: Problem, model: type[BaseModel] | None) -> _Tried | None:
    """Return what comes of a proposal; None where the file can be read no farther with it."""
    changed = _changed(text, repair)
    last = max(*repair.changed, (problem.place.line or 1) - 1)
    more = sum(each.count("\n") for each in repair.changed.values())
    data, reached = _read(changed)
    if reached is not None:
        # Something farther down is wrong as well: what stands before it must be sound.
        if reached <= last + more:
            return None
        changed = "".join(_lines_with_ends(changed)[:reached])
        data, again = _read(changed)
        if again is not None:
            return None
    return _Tried(repair, reached is None, _cost(data, model) + _swallowed(changed, data, model), data)


def _read(text: str) -> tuple[Any, int | None]:
    """Return the data of a text and, where it cannot be read, the number of the line (from 0) where that shows."""
    try:
        return parse_source(text.encode(), "").data, None
    except UnicodeEncodeError:
        return None, 0
    except ReadError as error:
        first = error.problems[0]
        if first.code == "file-empty":
            return {}, None
        return None, (first.place.line or 1) - 1


def _changed(text: str, repair: Repair) -> str:
    lines = _lines_with_ends(text)
    for number, line in repair.changed.items():
        end = _BREAK.search(lines[number])
        lines[number] = line + (end[0] if end else "")
    return "".join(lines)


def _lines_with_ends(text: str) -> list[str]:
    starts = [0, *(found.end() for found in _BREAK.finditer(text))]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _cost(data: Any, model: type[BaseModel] | None) -> int:
    """Return how many values the model refuses or lacks inside others; what the record still lacks does not count."""
    if model is None:
        return 0
    try:
        model.model_validate(data)
    except ValidationError as error:
        return sum(each["type"] != "missing" or len(each["loc"]) > 1 for each in error.errors(include_url=False))
    return 0


def _swallowed(text: str, data: Any, model: type[BaseModel] | None) -> int:
    """Return how many lines look like a field of the model and have become part of a text."""
    if model is None:
        return 0
    names = _names(model)
    lines = sum(found[1] in names for found in _FIELD.finditer(text))
    return max(0, lines - _fields(data, names))


def _fields(data: Any, names: frozenset[str]) -> int:
    if isinstance(data, dict):
        return sum((name in names) + _fields(value, names) for name, value in data.items())
    return sum(_fields(value, names) for value in data) if isinstance(data, list) else 0


@cache
def _names(model: type[BaseModel]) -> frozenset[str]:
    """Return the names of all fields of a model and of the models in it."""
    found: dict[type[BaseModel], None] = {model: None}
    waiting = [model]
    while waiting:
        for field in waiting.pop().model_fields.values():
            new = [each for each in _models(field.annotation) if each not in found]
            found |= dict.fromkeys(new)
            waiting += new
    return frozenset(name for each in found for name in each.model_fields)


def _models(annotation: Any) -> Iterable[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [found for each in get_args(annotation) for found in _models(each)]

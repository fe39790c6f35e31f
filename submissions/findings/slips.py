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
_TOP = re.compile(r"[A-Za-z][A-Za-z0-9_-]*:(?:\s|$)")
_FIELD = re.compile(r"^\s*(?:- +)*([a-z][a-z0-9_]*):(?:\s|$)", re.MULTILINE)
_DASH = re.compile(r"^\s*- ", re.MULTILINE)
_REFUSED = 2  # what a refused value weighs against a missing one
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
    lines = _lines_with_ends(text)
    bare = [_without_end(line) for line in lines]
    spot = Spot(bare, problem.place.line - 1, (problem.place.column or 1) - 1, _names(model) if model else frozenset())
    proposals = list(islice(repairs(spot), _MOST_TRIED))
    around = _around(bare, spot.line, proposals)
    good = [tried for each in proposals if (tried := _try(each, lines, around, spot.line, model))]
    if not good:
        return None
    whole = [tried for tried in good if tried.whole] or good
    least = min(tried.cost for tried in whole)
    best = [tried for tried in whole if tried.cost == least]
    same = [each.repair for each in best if each.data == best[0].data]
    repair = min(same, key=lambda each: len(each.changed))
    certain = all(each.data == best[0].data for each in best) and _helps(repair, text, spot.line)
    if not certain and len({each.repair.kind.message for each in best}) > 1:
        return None
    if not certain and repair.kind is catalogue.YAML_COLUMN:
        repair = replace(repair, kind=catalogue.YAML_COLUMN_UNSURE)
    corrected = repair.changed[repair.shown] if certain else ""
    line = bare[repair.line]
    excerpt = Excerpt(repair.line + 1, line, min(repair.column, len(line)), corrected, repair.shown + 1)
    return Slip(repair, excerpt)


def _around(lines: list[str], line: int, proposals: list[Repair]) -> range:
    """Return the numbers of the lines among which proposals are tried: some fields of the top before and behind.

    *Why:* reading a whole record for each of them takes seconds.
    """
    tops = [number for number, text in enumerate(lines) if _TOP.match(text)]
    first = min([line, *(repair.line for repair in proposals)])
    before = [number for number in tops if number <= first]
    behind = [number for number in tops if number > line]
    # Where a quotation mark is not closed, only the next one shows it.
    return range(before[-2] if len(before) > 1 else 0, behind[3] if len(behind) > 3 else len(lines))


def _helps(repair: Repair, text: str, line: int) -> bool:
    """Return whether the whole file can be read farther with a proposal."""
    _data, reached = _read(_changed(text, repair))
    return reached is None or reached > max(line, *repair.changed)


def _try(repair: Repair, lines: list[str], around: range, line: int, model: type[BaseModel] | None) -> _Tried | None:
    """Return what comes of a proposal; None where the lines around can be read no farther with it."""
    number_of = {number: at for at, number in enumerate(around)}
    changed = "".join(_changed_lines(lines, repair)[around.start : around.stop])
    last = max(number_of.get(each, 0) for each in (*repair.changed, line))
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
    return _Tried(repair, reached is None, _cost(data, model) + _REFUSED * _swallowed(changed, data, model), data)


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
    return "".join(_changed_lines(_lines_with_ends(text), repair))


def _changed_lines(lines: list[str], repair: Repair) -> list[str]:
    result = list(lines)
    for number, line in repair.changed.items():
        result[number] = line + lines[number][len(_without_end(lines[number])) :]
    return result


def _lines_with_ends(text: str) -> list[str]:
    starts = [0, *(found.end() for found in _BREAK.finditer(text))]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _without_end(line: str) -> str:
    return line.rstrip("\r\n\x85\u2028\u2029")


def _cost(data: Any, model: type[BaseModel] | None) -> int:
    """Return what speaks against data: values that the model refuses, and some for what it lacks inside of others."""
    if model is None:
        return 0
    try:
        model.model_validate(data)
    except ValidationError as error:
        return sum(_weight(each) for each in error.errors(include_url=False))
    return 0


def _weight(error: Any) -> int:
    if error["type"] != "missing":
        return _REFUSED
    return 1 if len(error["loc"]) > 1 else 0


def _swallowed(text: str, data: Any, model: type[BaseModel] | None) -> int:
    """Return how many lines look like a field of the model or an item of a list, and have become part of a text."""
    names = _names(model) if model else frozenset()
    lines = sum(found[1] in names for found in _FIELD.finditer(text)) + len(_DASH.findall(text))
    return max(0, lines - _fields(data, names))


def _fields(data: Any, names: frozenset[str]) -> int:
    if isinstance(data, dict):
        return sum((name in names) + _fields(value, names) for name, value in data.items())
    return sum(1 + _fields(value, names) for value in data) if isinstance(data, list) else 0


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

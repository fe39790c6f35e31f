"""The filled form of one innovation for one edition and group.

`fill` takes the answers out of a record and validates them with the model of the edition's form.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from schemas.edition import Edition, FormField
from schemas.form import form_model
from schemas.innovation import Innovation
from schemas.narrative import count_words
from schemas.source import Location
from schemas.vocabulary import loosely

GROUP_FIELD = "kelompok"


@dataclass(frozen=True)
class Answer:
    """One answered (or empty) field of the form.

    `value` is of the field's type (a key for choices), or None; `location` is where the answer
    stands, or would stand, in the record; `words` is the count of a narrative or of its parts.
    """

    key: str
    field: FormField
    value: Any
    location: Location
    words: int | None = None
    evidence: tuple[str, ...] = ()
    parts: dict[str, "Answer"] = dataclasses.field(default_factory=dict)

    @property
    def cited(self) -> tuple[str, ...]:
        """Return the evidence that the answer names: its own value where files are asked, else what stands beside."""
        return tuple(self.value) if self.field.kind.cites and isinstance(self.value, list) else self.evidence


@dataclass(frozen=True)
class FormError:
    """One thing in which the answers do not fit the form: Pydantic's error code and figures."""

    code: str
    answer: Answer
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Submission:
    """A form as filled from a record, with everything in which it does not fit the edition."""

    innovation: Innovation
    edition: Edition
    group: str | None
    answers: dict[str, Answer]
    errors: list[FormError]
    unknown_answers: list[Location]

    @property
    def values(self) -> dict[str, Any]:
        """Return the value of every field of the form, by its key."""
        return {key: answer.value for key, answer in self.answers.items()}

    def counted(self) -> Iterator[Answer]:
        """Yield every answer whose words count: narratives, and groups of narratives as a whole."""
        for answer in self.answers.values():
            yield from (each for each in (answer, *answer.parts.values()) if each.words is not None)

    def narratives(self) -> Iterator[Answer]:
        """Yield every single narrative."""
        yield from (answer for answer in self.counted() if answer.field.kind.is_narrative)


def fill(
    innovation: Innovation, edition: Edition, group: str | None = None, beside: Mapping[str, str] | None = None
) -> Submission:
    """Fill the form of an edition from a record.

    Args:
        innovation: the record.
        edition: whose form.
        group: the group; if not given, the one that the record names, else the edition's first.
        beside: answers that lie beside the record, such as `pemda`, the region's name.
    """
    own = innovation.jawaban.get(edition.id, {})
    stated = own.get(GROUP_FIELD)
    if group is None and edition.groups:
        labels = {loosely(spelling): key for key, item in edition.groups.items() for spelling in (key, item.label)}
        group = labels.get(loosely(str(stated))) if stated else None
        group = group or edition.default_group
        chosen = stated
    else:
        chosen = group
    filler = _Filler(innovation, edition, dict(beside or {}))
    form = edition.form(group)
    raw: dict[str, Any] = {}
    answers: dict[str, Answer] = {}
    for key, item in form.items():
        value, location, evidence = filler.look_up(key, item)
        if key == GROUP_FIELD and chosen is not None:
            value = chosen
        parts = filler.parts(item, value, location)
        stated_whole = key in own and own[key] is not None
        if parts and not (stated_whole and not isinstance(value, dict)):
            raw[key] = {name: part.value for name, part in parts.items() if part.value is not None}
        else:
            raw[key] = value
        answers[key] = Answer(key, item, value, location, evidence=evidence, parts=parts)
    without = frozenset(
        key for key, item in form.items() if item.when and not item.when.holds(_condition_value(answers, item))
    )
    answers = {key: answer for key, answer in answers.items() if key not in without}
    values, errors = _validate(edition, group, without, {key: raw[key] for key in answers}, answers)
    known = set(edition.fields)
    unknown: list[Location] = [("jawaban", edition.id, key) for key in own if key not in known]
    for key, answer in answers.items():
        if answer.parts and isinstance(own.get(key), dict):
            unknown += [("jawaban", edition.id, key, part) for part in own[key] if part not in answer.parts]
    answers = {key: _completed(answer, values.get(key)) for key, answer in answers.items()}
    return Submission(innovation, edition, group, answers, errors, unknown)


class _Filler:
    """Looks answers up: first under the record's `jawaban` for the edition, then where the edition says."""

    def __init__(self, innovation: Innovation, edition: Edition, beside: dict[str, str]):
        self.innovation, self.edition, self.beside = innovation, edition, beside
        self.own = innovation.jawaban.get(edition.id, {})

    def look_up(self, key: str, item: FormField) -> tuple[Any, Location, tuple[str, ...]]:
        here: Location = ("jawaban", self.edition.id, key)
        value = self.own.get(key)
        if value is not None and not (isinstance(value, str) and not value.strip()):
            if isinstance(value, dict) and not item.kind.has_parts and set(value) <= {"isi", "bukti"}:
                cited = value.get("bukti") or []
                evidence = tuple(str(each) for each in cited) if isinstance(cited, list) else (str(cited),)
                return value.get("isi"), (*here, "isi"), evidence
            return value, here, ()
        return *self._from_record(item, here), ()

    def _from_record(self, item: FormField, here: Location) -> tuple[Any, Location]:
        for path in item.answer:
            if path in self.beside:
                return self.beside[path], (path,)
            value: Any = self.innovation
            for name in path.split("."):
                value = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
            if value not in (None, "", [], {}):
                return value, tuple(path.split("."))
        paths = [path.split(".") for path in item.answer if path not in self.beside]
        if not paths and item.parts:
            # A group has no place of its own: it stands where its parts have theirs in common.
            paths = [_common([part.answer[0].split(".") for part in item.parts.values() if part.answer])]
        return None, tuple(paths[0]) if paths and paths[0] else here

    def parts(self, item: FormField, value: Any, location: Location) -> dict[str, Answer]:
        found = {}
        for name, part in item.parts.items():
            if isinstance(value, dict):
                found[name] = Answer(name, part, value.get(name), (*location, name))
            else:
                inner, at = self._from_record(part, (*location, name))
                found[name] = Answer(name, part, inner, at)
        return found


def _common(paths: list[list[str]]) -> list[str]:
    """Return the beginning that all paths share; the first path's where they share nothing."""
    shared = [names[0] for names in zip(*paths, strict=False) if len(set(names)) == 1]
    return shared or (paths[0] if paths else [])


def _condition_value(answers: dict[str, Answer], item: FormField) -> object:
    assert item.when is not None
    other = answers.get(item.when.field)
    if other is None or other.value is None:
        return None
    return other.field.kind.compared(other.field, other.value)


def _validate(
    edition: Edition, group: str | None, without: frozenset[str], raw: dict[str, Any], answers: dict[str, Answer]
) -> tuple[dict[str, Any], list[FormError]]:
    models = edition.form_models
    if (group, without) not in models:
        models[group, without] = form_model(edition, group, without)
    given = {key: item for key, item in raw.items() if item is not None}
    try:
        filled = models[group, without].model_validate(given)
        return {name: getattr(filled, name) for name in type(filled).model_fields}, []
    except ValidationError as error:
        errors, good = [], {key: _copied(value) for key, value in given.items()}
        for problem in error.errors(include_url=False, include_input=True):
            answer = answers[str(problem["loc"][0])]
            if len(problem["loc"]) > 1 and problem["loc"][1] in answer.parts:
                answer = answer.parts[str(problem["loc"][1])]
            values = problem.get("ctx") or {"value": problem["input"]}
            errors.append(FormError(problem["type"], answer, values))
            if not problem["type"].startswith("words-"):
                _remove(good, problem["loc"])
        if (group, without, "lenient") not in models:
            models[group, without, "lenient"] = form_model(edition, group, without, lenient=True)
        partly = models[group, without, "lenient"].model_validate(good)
        return {name: getattr(partly, name) for name in type(partly).model_fields}, errors


def _copied(value: Any) -> Any:
    return dict(value) if isinstance(value, dict) else value


def _remove(values: dict[str, Any], location: Location) -> None:
    """Take a value that does not fit out of the answers, so that the others keep their types."""
    key, *rest = location
    inner = values.get(str(key))
    if rest and isinstance(inner, dict):
        inner.pop(str(rest[0]), None)
    else:
        values.pop(str(key), None)


def _completed(answer: Answer, value: Any) -> Answer:
    """Return the answer with its validated value and, for narratives, its word count."""
    if isinstance(value, BaseModel):
        value = value.model_dump()
    inner = value if isinstance(value, dict) else {}
    parts = {name: _completed(part, inner.get(name, part.value)) for name, part in answer.parts.items()}
    words = count_words(value) if answer.field.kind.is_narrative and isinstance(value, str) else None
    if parts and all(part.field.kind.is_narrative for part in parts.values()):
        words = sum(part.words or 0 for part in parts.values())
    shown = None if parts else value
    return Answer(answer.key, answer.field, shown, answer.location, words, answer.evidence, parts)

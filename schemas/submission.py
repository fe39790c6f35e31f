"""The filled form of one innovation for one edition and group.

`fill` takes the answers out of a record and validates them with the model of the edition's form.
"""

import dataclasses
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from schemas.edition import Edition, FormField
from schemas.form import form_model
from schemas.innovation import Innovation
from schemas.narrative import count_words
from schemas.source import Location, Steps
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
    group, named = _group(innovation, edition, group)
    filler = _Filler(innovation, edition, group, beside or {})
    whole_form = filler.answers(named)
    answers = {key: answer for key, answer in whole_form.items() if _is_asked(answer.field, whole_form)}
    values, errors = _validate(filler, answers, whole_form.keys() - answers.keys())
    completed = {key: _completed(answer, values.get(key)) for key, answer in answers.items()}
    return Submission(innovation, edition, group, completed, errors, filler.unknown(answers))


def _group(innovation: Innovation, edition: Edition, asked: str | None) -> tuple[str | None, Any]:
    """Return the group whose form is filled, and what the record says of it, if it is the record that says it."""
    if asked is not None or not edition.groups:
        return asked, asked
    stated = innovation.jawaban.get(edition.id, {}).get(GROUP_FIELD)
    labels = {loosely(spelling): key for key, item in edition.groups.items() for spelling in (key, item.label)}
    return (labels.get(loosely(str(stated))) if stated else None) or edition.default_group, stated


def _is_asked(item: FormField, answers: Mapping[str, Answer]) -> bool:
    """Return whether the form has a field, which may depend on the answer to another."""
    if item.when is None:
        return True
    other = answers.get(item.when.field)
    if other is None or other.value is None:
        return item.when.holds(None)
    return item.when.holds(other.field.kind.compared(other.field, other.value))


class _Filler:
    """Looks answers up: first under the record's `jawaban` for the edition, then where the edition says."""

    def __init__(self, innovation: Innovation, edition: Edition, group: str | None, beside: Mapping[str, str]):
        self.innovation, self.edition, self.group, self.beside = innovation, edition, group, beside
        self.own = innovation.jawaban.get(edition.id, {})

    def answers(self, named: Any) -> dict[str, Answer]:
        """Return the answer to every field of the form as the record has it; `named` is what it says of the group."""
        found = {}
        for key, item in self.edition.fields_for(self.group).items():
            value, location, evidence = self.look_up(key, item)
            if key == GROUP_FIELD and named is not None:
                value = named
            found[key] = Answer(key, item, value, location, None, evidence, self.parts(item, value, location))
        return found

    def given(self, answer: Answer) -> Any:
        """Return what is to be checked of an answer: those of its parts, unless a value stands in their place."""
        instead = self.own.get(answer.key) is not None and not isinstance(answer.value, dict)
        if answer.parts and not instead:
            return {name: part.value for name, part in answer.parts.items() if part.value is not None}
        return answer.value

    def unknown(self, answers: Mapping[str, Answer]) -> list[Location]:
        """Return where the record answers for the edition what the edition does not ask."""
        at = Location("jawaban", self.edition.id)
        unknown = [Location(*at, key) for key in self.own if key not in self.edition.fields]
        for key, answer in answers.items():
            if answer.parts and isinstance(self.own.get(key), dict):
                unknown += [Location(*at, key, part) for part in self.own[key] if part not in answer.parts]
        return unknown

    def look_up(self, key: str, item: FormField) -> tuple[Any, Location, tuple[str, ...]]:
        here = Location("jawaban", self.edition.id, key)
        value = self.own.get(key)
        if not _is_empty(value):
            if isinstance(value, dict) and not item.kind.has_parts and set(value) <= {"isi", "bukti"}:
                cited = value.get("bukti") or []
                evidence = tuple(str(each) for each in cited) if isinstance(cited, list) else (str(cited),)
                text, at = value.get("isi"), Location(*here, "isi")
                return *(self._from_record(item, at) if _is_empty(text) else (text, at)), evidence
            return value, here, ()
        return *self._from_record(item, here), ()

    def _from_record(self, item: FormField, here: Location) -> tuple[Any, Location]:
        for path in item.answer:
            if path in self.beside:
                return self.beside[path], Location(path)
            value: Any = self.innovation
            for name in path.split("."):
                value = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
            if value not in (None, "", [], {}):
                return value, Location(*path.split("."))
        paths = [path.split(".") for path in item.answer if path not in self.beside]
        if not paths and item.parts:
            # A group has no place of its own: it stands where its parts have theirs in common.
            paths = [_common([part.answer[0].split(".") for part in item.parts.values() if part.answer])]
        return None, Location(*paths[0]) if paths and paths[0] else here

    def parts(self, item: FormField, value: Any, location: Location) -> dict[str, Answer]:
        found = {}
        for name, part in item.parts.items():
            if isinstance(value, dict):
                found[name] = Answer(name, part, value.get(name), Location(*location, name))
            else:
                inner, at = self._from_record(part, Location(*location, name))
                found[name] = Answer(name, part, inner, at)
        return found


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _common(paths: list[list[str]]) -> list[str]:
    """Return the beginning that all paths share; the first path's where they share nothing."""
    shared = [names[0] for names in zip(*paths, strict=False) if len(set(names)) == 1]
    return shared or (paths[0] if paths else [])


def _validate(
    filler: _Filler, answers: Mapping[str, Answer], without: Set[str]
) -> tuple[dict[str, Any], list[FormError]]:
    """Return the values that fit the form, by field, and what does not."""
    raw = {key: filler.given(answer) for key, answer in answers.items()}
    given = {key: value for key, value in raw.items() if value is not None}
    try:
        return _values(_form_model(filler, frozenset(without)).model_validate(given)), []
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=True)
    good = {key: _copied(value) for key, value in given.items()}
    for problem in problems:
        # A text with too few or too many words is still shown.
        if not problem["type"].startswith("words-"):
            _remove(good, problem["loc"])
    partly = _form_model(filler, frozenset(without), lenient=True).model_validate(good)
    return _values(partly), [_form_error(problem, answers) for problem in problems]


def _form_model(filler: _Filler, without: frozenset[str], lenient: bool = False) -> type[BaseModel]:
    models, key = filler.edition.form_models, (filler.group, without, lenient)
    if key not in models:
        models[key] = form_model(filler.edition, filler.group, without, lenient)
    return models[key]


def _values(filled: BaseModel) -> dict[str, Any]:
    return {name: getattr(filled, name) for name in type(filled).model_fields}


def _form_error(problem: ErrorDetails, answers: Mapping[str, Answer]) -> FormError:
    key, *rest = problem["loc"]
    answer = answers[str(key)]
    if rest and rest[0] in answer.parts:
        answer = answer.parts[str(rest[0])]
    return FormError(problem["type"], answer, problem.get("ctx") or {"value": problem["input"]})


def _copied(value: Any) -> Any:
    return dict(value) if isinstance(value, dict) else value


def _remove(values: dict[str, Any], location: Steps) -> None:
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

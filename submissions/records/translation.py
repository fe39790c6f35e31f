"""Turn reading problems and Pydantic's errors into findings, with their place in the file."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from rapidfuzz import process

from schemas.fields import Model
from schemas.source import Place, Problem, Source
from submissions import catalogue
from submissions.findings import Finding, Kind

_BY_PYDANTIC: Mapping[str, Kind] = MappingProxyType(
    {
        "string_type": catalogue.TEXT_EXPECTED,
        "list_type": catalogue.LIST_EXPECTED,
        "tuple_type": catalogue.LIST_EXPECTED,
        "dict_type": catalogue.FIELDS_EXPECTED,
        "model_type": catalogue.FIELDS_EXPECTED,
        "model_attributes_type": catalogue.FIELDS_EXPECTED,
        "int_parsing": catalogue.WHOLE_NUMBER_EXPECTED,
        "int_type": catalogue.WHOLE_NUMBER_EXPECTED,
        "int_parsing_size": catalogue.WHOLE_NUMBER_EXPECTED,
        "int_from_float": catalogue.WHOLE_NUMBER_EXPECTED,
        "decimal_type": catalogue.NUMBER_UNREADABLE,
        "decimal_parsing": catalogue.NUMBER_UNREADABLE,
        "date_type": catalogue.DATE_UNREADABLE,
        "bool_type": catalogue.YES_NO_UNREADABLE,
        "bool_parsing": catalogue.YES_NO_UNREADABLE,
        "too_short": catalogue.REQUIRED_MISSING,
    }
)


def kind_of(code: str) -> Kind:
    """Return the kind of finding for an error code of Pydantic or of our own models."""
    return _BY_PYDANTIC.get(code) or catalogue.CATALOGUE.get(code, catalogue.VALUE_UNFIT)


def from_problems(problems: Iterable[Problem]) -> list[Finding]:
    """Return a finding for each reason why a file cannot be read."""
    return [Finding(catalogue.CATALOGUE[problem.code], problem.place, values=problem.values) for problem in problems]


def from_validation(error: ValidationError, source: Source, model: type[BaseModel]) -> list[Finding]:
    """Return a finding for each error of a Pydantic model, all at once.

    Args:
        error: what Pydantic raised for the data of `source`.
        source: the file, for the places.
        model: the model that was asked, for official labels and the nearest known key.
    """
    findings = []
    for problem in error.errors(include_url=False):
        location = tuple(part for part in problem["loc"] if part != "[key]")
        inner, label = _model_at(model, location)
        path = ".".join(str(part) for part in location)
        if problem["type"] == "extra_forbidden":
            place = source.place(location, key=True)
            known = list(inner.model_fields) if inner else []
            findings.append(unknown_key(str(location[-1]), known, place, path))
            continue
        values = dict(problem.get("ctx") or {}) | {"key": str(location[-1]) if location else ""}
        values.setdefault("value", problem["input"])
        kind = kind_of(problem["type"]) if problem["type"] != "missing" else catalogue.VALUE_MISSING
        if kind is catalogue.CHOICE_UNKNOWN or problem["type"] == "literal_error":
            kind, values = unknown_choice(values)
        findings.append(Finding(kind, source.place(location), path, label, values))
    return findings


def unknown_key(key: str, known: list[str], place: Place, path: str) -> Finding:
    """Return the finding for a key that does not exist, naming the nearest that does."""
    near = nearest(key, known)
    kind = catalogue.KEY_UNKNOWN_NEAR if near else catalogue.KEY_UNKNOWN
    return Finding(kind, place, path, values={"key": key, "nearest": near, "choices": ", ".join(known)})


def unknown_choice(values: Mapping[str, Any]) -> tuple[Kind, dict[str, Any]]:
    """Return kind and figures for a value outside a list of choices, naming the nearest one."""
    choices = values.get("choices") or values.get("expected", "")
    if isinstance(choices, Mapping):
        labels = {key: f"{key} ({label})" if key != label else key for key, label in choices.items()}
        near = nearest(str(values["value"]), [*choices, *choices.values()])
        near = next((key for key, label in choices.items() if near in (key, label)), None)
        listed = ", ".join(labels.values())
    else:
        near, listed = None, str(choices).replace("'", "")
    figures = {"value": values["value"], "choices": listed, "nearest": near}
    return (catalogue.CHOICE_UNKNOWN_NEAR if near else catalogue.CHOICE_UNKNOWN), figures


def nearest(text: str, known: Iterable[str]) -> str | None:
    """Return the known word that `text` is most likely a misspelling of, or None."""
    found = process.extractOne(text.casefold(), {word: word.casefold() for word in known}, score_cutoff=70)
    return str(found[2]) if found else None


def _model_at(model: type[BaseModel], location: tuple[str | int, ...]) -> tuple[type[BaseModel] | None, str]:
    """Return the model that holds the last part of a location, and that field's label."""
    inner: type[BaseModel] | None = model
    label = ""
    for number, part in enumerate(location):
        if inner is None:
            return None, label
        information = inner.model_fields.get(str(part))
        last = number == len(location) - 1
        if information is None:
            if last:
                return inner, label
            continue
        label = information.title or str(part)
        if last:
            return inner, label
        inner = _inner_model(information.annotation)
    return inner, label


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((found for each in get_args(annotation) if (found := _inner_model(each))), None)

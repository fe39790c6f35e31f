"""Turn reading problems and Pydantic's errors into findings, with their place in the file."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError

from schemas.fields import Model
from schemas.source import Location, Place, Problem, Source, Steps
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind
from submissions.findings.meant import list_meant, number_meant

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
        "date-swapped": catalogue.DATE_SWAPPED,
        "bool_type": catalogue.YES_NO_UNREADABLE,
        "bool_parsing": catalogue.YES_NO_UNREADABLE,
        "too_short": catalogue.LIST_LENGTH,
        "too_long": catalogue.LIST_LENGTH,
        "greater_than_equal": catalogue.NUMBER_OUT_OF_RANGE,
        "less_than_equal": catalogue.NUMBER_OUT_OF_RANGE,
        "missing": catalogue.VALUE_MISSING,
        "union_tag_not_found": catalogue.VALUE_MISSING,
        "union_tag_invalid": catalogue.CHOICE_UNKNOWN,
        "literal_error": catalogue.CHOICE_UNKNOWN,
        "enum": catalogue.CHOICE_UNKNOWN,
    }
)

# What libyaml says, in its own words, and what that means to somebody who has written a record.
_BY_LIBYAML: Mapping[str, Kind] = MappingProxyType(
    {
        "mapping values are not allowed in this context": catalogue.YAML_COLON,
        "could not find expected ':'": catalogue.YAML_NAME,
        "did not find expected key": catalogue.YAML_INDENTATION,
        "did not find expected '-' indicator": catalogue.YAML_INDENTATION,
        "block sequence entries are not allowed in this context": catalogue.YAML_INDENTATION,
        "found a tab character that violates indentation": catalogue.YAML_CHARACTER,
        "found a tab character where an indentation space is expected": catalogue.YAML_CHARACTER,
        "found character that cannot start any token": catalogue.YAML_CHARACTER,
        "found unexpected end of stream": catalogue.YAML_QUOTATION,
        "found unexpected document indicator": catalogue.YAML_QUOTATION,
        "did not find expected ',' or ']'": catalogue.YAML_BRACKET,
        "did not find expected ',' or '}'": catalogue.YAML_BRACKET,
        "did not find expected node content": catalogue.YAML_BRACKET,
        "found unknown escape character": catalogue.YAML_BACKSLASH,
        "did not find expected hexdecimal number": catalogue.YAML_BACKSLASH,
        "did not find expected comment or line break": catalogue.YAML_BLOCK,
        "did not find expected <document start>": catalogue.YAML_SECOND_DOCUMENT,
        "but found another document": catalogue.YAML_SECOND_DOCUMENT,
        "found undefined alias": catalogue.YAML_REFERENCE,
        "did not find expected alphabetic or numeric character": catalogue.YAML_REFERENCE,
    }
)


_MANY = 20  # choices, from which on only the nearest are named
_NAMED_OF_MANY = 3


def kind_of(code: str) -> Kind:
    """Return the kind of finding for an error code of Pydantic or of our own models."""
    return _BY_PYDANTIC.get(code) or catalogue.CATALOGUE.get(code, catalogue.VALUE_UNFIT)


def from_problems(problems: Iterable[Problem], model: type[BaseModel] | None = None) -> list[Finding]:
    """Return a finding for each reason why a file cannot be read, with the line shown and, if certain, corrected.

    Args:
        problems: the reasons.
        model: what the file describes, so that likely corrections are told from unlikely ones.
    """
    return [finding for problem in problems for finding in _of_problem(problem, model)]


def _of_problem(problem: Problem, model: type[BaseModel] | None) -> Iterator[Finding]:
    if not problem.text:
        yield Finding(_kind_of_problem(problem), problem.place, values=problem.values)
        return
    from submissions.findings.slips import excerpt_at, slips_of

    for here, slip in slips_of(problem, model):
        if slip is None:
            yield Finding(_kind_of_problem(here), here.place, values=here.values, excerpt=excerpt_at(here))
            continue
        excerpt = slip.excerpt
        place = Place(problem.place.file, excerpt.number, excerpt.column + 1)
        yield Finding(slip.repair.kind, place, values=slip.repair.values, excerpt=excerpt)


def _kind_of_problem(problem: Problem) -> Kind:
    kind = catalogue.CATALOGUE[problem.code]
    if kind is not catalogue.NOT_YAML:
        return kind
    return _BY_LIBYAML.get(problem.values.get("reason", ""), kind)


def from_validation(error: ValidationError, source: Source, model: type[BaseModel]) -> list[Finding]:
    """Return a finding for each error of a Pydantic model, all at once.

    Args:
        error: what Pydantic raised for the data of `source`.
        source: the file, for the places.
        model: the model that was asked, for official labels and the nearest known key.
    """
    findings = []
    for problem in error.errors(include_url=False):
        if problem["type"] == "edition-own-conclusion":
            findings += [_conclusion(at, source) for at in problem.get("ctx", {})["places"]]
            continue
        location = _written(problem, source.data)
        inner, label = _model_at(model, location, set(problem["loc"]))
        path = Location(*location).dotted
        if problem["type"] == "extra_forbidden":
            place = source.place(location, key=True)
            known = list(inner.model_fields) if inner else []
            home = home_meant(inner, str(location[-1]), problem["input"]) if inner else None
            if home:
                findings.append(Finding(catalogue.KEY_OUTSIDE, place, path, values={"home": home}))
            else:
                findings.append(unknown_key(str(location[-1]), known, place, path))
            continue
        kind, values = kind_of(problem["type"]), _figures(problem, location)
        if problem["input"] is None or (problem["type"] == "union_tag_invalid" and values["value"] is None):
            kind = catalogue.VALUE_MISSING
        elif kind is catalogue.CHOICE_UNKNOWN:
            kind, values = unknown_choice(values)
        elif meant := number_meant(kind, values["value"]):
            kind, values = meant
        elif kind is catalogue.LIST_EXPECTED and (listed := list_meant(values["value"])):
            kind, values = catalogue.LIST_MEANT, {**values, "nearest": listed}
        elif kind is catalogue.LINK_MALFORMED and location[0] == "bukti":
            kind = catalogue.EVIDENCE_LINK_MALFORMED  # one piece of evidence to mend, not a record that is refused
        place = source.place(location, key="[key]" in problem["loc"])
        if problem["type"] == "edition-sum" and place.file != source.file:
            # The office's file changed a part, not the sum: the place to look at is its own.
            place = source.place(())
        findings.append(Finding(kind, place, path, label, values))
    return findings


def _conclusion(at: str, source: Source) -> Finding:
    """Return the finding for a rule of binding grade whose own text or source says that it has none."""
    place = source.place(_found(tuple(at.split(".")), source.data))
    return Finding(catalogue.EDITION_OWN_CONCLUSION, place, at, "", {"at": at})


def _written(problem: Any, data: Any) -> Steps:
    """Return the location of a problem as it is written in the file.

    Pydantic's own locations also name the tag of a union and mark keys; and a rule that concerns the
    whole edition names the place in its figures.
    """
    figures = problem.get("ctx") or {}
    location = tuple(problem["loc"])
    if problem["type"] in ("edition-reference", "edition-check-repeated"):
        location = tuple(figures["at"].split("."))
    elif problem["type"] == "edition-sum":
        return ("scoring", figures["name"])
    if problem["type"] in ("missing", "edition-reference"):
        return _found(location, data, ends_inside=False)
    return _found(location, data)


def _found(location: Steps, here: Any, ends_inside: bool = True) -> Steps:
    """Return the parts of a location that exist in the data, leaving out what stands nowhere in it.

    A union's tag may be spelt like a key: of two readings the one that finds the last part, then
    the one that finds more, is right.
    With `ends_inside` false, the last part is kept though it is not there.
    """
    if not location:
        return ()
    part, rest = location[0], location[1:]
    inside = (isinstance(here, dict) and part in here) or (
        isinstance(here, list) and isinstance(part, int) and part < len(here)
    )
    if not rest and not ends_inside and not inside and isinstance(here, dict):
        return (part,)
    skipped = _found(rest, here, ends_inside)
    if not inside:
        return skipped
    taken = (part, *_found(rest, here[part], ends_inside))
    last = location[-1:]
    return max(taken, skipped, key=lambda found: (found[-1:] == last, len(found), found is taken))


def _figures(problem: Any, location: Steps) -> dict[str, Any]:
    values: dict[str, Any] = {"key": str(location[-1]) if location else "", "value": problem["input"]}
    values |= problem.get("ctx") or {}
    if problem["type"] == "union_tag_invalid":
        stated = problem["input"].get(str(values["discriminator"]).strip("'"))
        values |= {"value": stated, "expected": values["expected_tags"]}
        if stated is None:
            values["key"] = str(values["discriminator"]).strip("'")
    elif problem["type"] == "union_tag_not_found":
        values["key"] = str(values["discriminator"]).strip("'")
    elif problem["type"] in ("too_short", "too_long"):
        limits = [values.get("min_length"), values.get("max_length")]
        values |= {"expected": next(limit for limit in limits if limit is not None), "count": values["actual_length"]}
    elif "ge" in values or "le" in values:
        values["limit"] = f"≥ {values['ge']}" if "ge" in values else f"≤ {values['le']}"
    return values


def unknown_key(key: str, known: list[str], place: Place, path: str) -> Finding:
    """Return the finding for a key that does not exist, naming the nearest that does."""
    near = nearest(key, known)
    plain = " ".join(re.sub("[\u200b\ufeff]", "", key).split())
    if plain != key and plain in known:
        return Finding(catalogue.KEY_WITH_UNSEEN, place, path, values={"key": plain})
    key = plain  # a space that does not break a line would be spelt as a code
    kind = catalogue.KEY_UNKNOWN_NEAR if near else catalogue.KEY_UNKNOWN
    return Finding(kind, place, path, values={"key": key, "nearest": near, "choices": ", ".join(known)})


def home_meant(model: type[BaseModel], key: str, value: Any) -> str | None:
    """Return the field of a model under which a name belongs that stands beside it; None where there is none.

    *Why:* lines under `bukti:` that are not indented name as many unknown fields as there is evidence.

    Args:
        model: that of the fields among which the name stands.
        key: the name.
        value: what stands under it.
    """
    inner = {name: _inner_models(information.annotation) for name, information in model.model_fields.items()}
    origins = {name: get_origin(information.annotation) for name, information in model.model_fields.items()}
    below = value.keys() if isinstance(value, dict) else set()
    as_entries = [
        name
        for name in inner
        if below and origins[name] is dict and any(below <= each.model_fields.keys() for each in inner[name])
    ]
    as_fields = [
        name
        for name in inner
        if origins[name] not in (dict, list) and any(key in each.model_fields for each in inner[name])
    ]
    return next(iter([*as_entries, *as_fields]), None)


def unknown_choice(values: Mapping[str, Any]) -> tuple[Kind, dict[str, Any]]:
    """Return kind and figures for a value outside a list of choices, naming the nearest one."""
    choices = values.get("choices") or values.get("expected", "")
    if isinstance(choices, Mapping):
        labels = {key: f"{key} ({label})" if key != label else key for key, label in choices.items()}
        near = nearest(str(values["value"]), [*choices, *choices.values()])
        near = next((key for key, label in choices.items() if near in (key, label)), None)
        listed = ", ".join(labels.values())
    else:
        # Pydantic writes the choices of a literal as 'one', 'two' or 'three'.
        known = re.findall(r"'([^']*)'", str(choices))
        near, listed = nearest(str(values["value"]), known), ", ".join(known)
    if near is None and isinstance(choices, Mapping) and len(choices) > _MANY:
        closest = _closest(str(values["value"]), labels)
        figures = {"value": values["value"], "count": len(choices), "choices": ", ".join(closest)}
        return catalogue.CHOICE_UNKNOWN_OF_MANY, figures
    if isinstance(choices, Mapping) and len(choices) > _MANY:
        listed = ", ".join(_closest(str(values["value"]), labels)) + ", …"
    figures = {"value": values["value"], "choices": listed, "nearest": near}
    return (catalogue.CHOICE_UNKNOWN_NEAR if near else catalogue.CHOICE_UNKNOWN), figures


def _closest(text: str, labels: Mapping[str, str]) -> list[str]:
    """Return the labels of the choices that are most like a text, the nearest first."""
    from rapidfuzz import fuzz, process

    low = {key: label.casefold() for key, label in labels.items()}
    found = process.extract(text.casefold(), low, scorer=fuzz.WRatio, limit=_NAMED_OF_MANY)
    return [labels[key] for _label, _score, key in found]


def nearest(text: str, known: Iterable[str]) -> str | None:
    """Return the known word that `text` is most likely a misspelling of, or None."""
    from rapidfuzz import process

    found = process.extractOne(text.casefold(), {word: word.casefold() for word in known}, score_cutoff=70)
    return str(found[2]) if found else None


def _model_at(
    model: type[BaseModel], location: Steps, tags: Collection[str | int]
) -> tuple[type[BaseModel] | None, str]:
    """Return the model that holds the last part of a location, and that field's label.

    Of a union, the model is the one that carries one of the tags.
    """
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
        models = _inner_models(information.annotation)
        inner = next((each for each in models if len(models) == 1 or _tags(each) & set(tags)), None)
    return inner, label


def _inner_models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [found for each in get_args(annotation) for found in _inner_models(each)]


def _tags(model: type[BaseModel]) -> set[str]:
    literals = (field.annotation for field in model.model_fields.values() if get_origin(field.annotation) is Literal)
    return {value for literal in literals for value in get_args(literal)}

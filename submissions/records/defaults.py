"""What a record leaves to the defaults of its model: shown to whoever edits it, and not written unless it differs."""

from collections.abc import Callable, Mapping
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from schemas.innovation import Innovation
from schemas.source import Steps
from submissions.records.values import REMOVED, plain, same


def as_shown(data: Mapping[str, Any], model: type[BaseModel] = Innovation) -> dict[str, Any]:
    """Return a record's data as it is shown: with the defaults of what it does not state.

    *Why:* a record that does not say in which competitions it takes part takes part in all; a form made of the bare
    data would show none of them ticked.

    Args:
        data: plain data, as read from a file.
        model: the model of it.
    """
    found = {**defaults(model), **{key: plain(value) for key, value in data.items()}}
    return {name: _each(as_shown, value, model, name) for name, value in found.items()}


def differing(data: Mapping[str, Any], model: type[BaseModel] = Innovation) -> dict[str, Any]:
    """Return of a record's data what differs from the defaults of its model; what is empty goes too."""
    known = defaults(model)
    found = {name: _each(differing, plain(value), model, name) for name, value in data.items()}
    empty: dict[str, Any] = {name: {} for name, default in known.items() if isinstance(default, dict)}
    return {
        name: value
        for name, value in found.items()
        if name not in known or not (same(value, known[name]) or same(value, empty.get(name, known[name])))
    }


def changes_between(data: Mapping[str, Any], shown: Mapping[str, Any]) -> dict[Steps, Any]:
    """Return what an edited form changes in a record, for `submissions.records.editing.changed_text`.

    Args:
        data: the record's data as they stand in its file.
        shown: the record's data as an editor gives them back, from `as_shown`. What is not in it is taken out.
    """
    return dict(_changes(data, as_shown(data), shown, differing(shown), ()))


def _changes(
    data: Mapping[str, Any],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    needed: Mapping[str, Any],
    at: Steps,
) -> list[tuple[Steps, Any]]:
    found: list[tuple[Steps, Any]] = []
    for name in {**before, **after}:
        old, new, here = before.get(name), plain(after.get(name)), (*at, name)
        if same(old, new):
            continue
        if isinstance(data.get(name), dict) and data[name] and isinstance(new, dict) and new:
            found += _changes(data[name], old or {}, new, needed.get(name, {}), here)
        elif needed.get(name) is not None:
            found.append((here, needed[name]))
        elif name in data:
            found.append((here, REMOVED))
    return found


def _each(change: Callable[[Any, type[BaseModel]], Any], value: Any, model: type[BaseModel], name: str) -> Any:
    """Return the value of a field with what `change` makes of each model in it; lists stay as they are."""
    if not isinstance(value, dict) or name not in model.model_fields:
        return value
    annotation = model.model_fields[name].annotation
    if get_origin(annotation) in (Union, UnionType):
        annotation = next((part for part in get_args(annotation) if part is not type(None)), None)
    if get_origin(annotation) is dict:
        inner = get_args(annotation)[1]
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            return {key: change(item, inner) if isinstance(item, dict) else item for key, item in value.items()}
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return change(value, annotation)
    return value


def defaults(model: type[BaseModel]) -> dict[str, Any]:
    """Return the defaults of a model's fields as plain data; of what has models in it, all that they leave open."""
    found: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if not field.is_required():
            value = field.get_default(call_default_factory=True)
            found[name] = defaults(type(value)) if isinstance(value, BaseModel) else plain(value)
    return found

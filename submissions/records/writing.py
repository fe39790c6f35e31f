"""Records as YAML text: a new file, or single values changed in an old one whose every other byte stays.

Texts of several lines or much length become block scalars, short lists stand on one line.
"""

import copy
import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import yaml

from schemas.innovation import Innovation
from schemas.source import Location, ReadError, parse_source

LONG = 88


class Block(str):
    """A text to be written as a block scalar."""


class Flow(list[Any]):
    """A list to be written on one line."""


class RecordDumper(yaml.CSafeDumper):
    """Writes YAML as people write it: no anchors, which are refused when records are read."""

    def ignore_aliases(self, data: Any) -> bool:
        """Return that everything is written where it stands."""
        return True


RecordDumper.add_representer(
    Block, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|")
)
RecordDumper.add_representer(
    Flow, lambda dumper, items: dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)
)


class CannotEditError(Exception):
    """A file is written in a way in which a value cannot be changed without touching others."""


def new_text(record: Mapping[str, Any]) -> str:
    """Return a record (plain data) as the text of a new YAML file, its fields in the model's order."""
    ordered = {key: record[key] for key in Innovation.model_fields if key in record}
    return _dumped(ordered)


def changed_text(text: str, changes: Mapping[Location, Any], name: str) -> str:
    """Return the text of a record's file with some values changed; comments and all else stay as they are.

    Args:
        text: the file's text.
        changes: new values by location; what is not there yet is added at the end of what holds it.
        name: the file's name; one that ends in `.json` is written anew as JSON, which has no comments.

    Raises:
        CannotEditError: the change would touch something else, because of how the file is written.
    """
    wanted = parse_source(text.encode(), name).data
    for location, value in changes.items():
        put(wanted, location, value)
    if name.lower().endswith(".json"):
        data = json.loads(text.removeprefix("\ufeff"))
        for location, value in changes.items():
            put(data, location, value)
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    for location, value in changes.items():
        text = _changed(text, location, value)
    try:
        found = parse_source(text.encode(), name).data
    except ReadError as error:
        raise CannotEditError(str(error)) from None
    if _texts(found) != _texts(wanted):
        raise CannotEditError(name)
    return text


def put(data: dict[str, Any], location: Location, value: Any) -> None:
    """Put a value into nested mappings, making those that are not there."""
    *holders, last = location
    for part in holders:
        inner = data.get(str(part))
        if not isinstance(inner, dict):
            inner = data[str(part)] = {}
        data = inner
    data[str(last)] = copy.deepcopy(value)


def _changed(text: str, location: Location, value: Any) -> str:
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    node: yaml.Node | None = root
    for depth, part in enumerate(location):
        if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
            raise CannotEditError(str(part))
        pair = next((pair for pair in node.value if pair[0].value == part), None)
        last = depth == len(location) - 1
        if pair is None:
            return _added(text, node, str(part), _nested(location[depth + 1 :], value))
        key, inner = pair
        if last or not isinstance(inner, yaml.MappingNode) or inner.flow_style or not inner.value:
            new = value
            if not last:
                new = parse_source(f"x: {text[inner.start_mark.index : inner.end_mark.index]}".encode(), "").data["x"]
                new = new if isinstance(new, dict) else {}
                put(new, location[depth + 1 :], value)
            return _replaced(text, key, inner, new)
        node = inner
    raise CannotEditError(".".join(map(str, location)))


def _nested(location: Location, value: Any) -> Any:
    for part in reversed(location):
        value = {str(part): value}
    return value


def _replaced(text: str, key: yaml.Node, value: yaml.Node, new: Any) -> str:
    start, end = key.start_mark.index, max(_end(text, value), key.end_mark.index)
    # What stands between key and value on other lines, or an empty value, ends at the colon at the least.
    end = max(end, text.index(":", key.end_mark.index) + 1)
    written = _indented({str(key.value): new}, key.start_mark.column)
    rest = text[end:].split("\n", 1)[0]
    if rest.strip().startswith("#") and "\n" in written:
        # A remark behind the old value keeps its line, above the text of several lines.
        margin = " " * key.start_mark.column
        return f"{text[:start]}{rest.strip()}\n{margin}{written}{text[end + len(rest) :]}"
    return text[:start] + written + text[end:]


def _added(text: str, node: yaml.MappingNode, key: str, new: Any) -> str:
    column = node.value[0][0].start_mark.column
    end = _end(text, node.value[-1][1])
    end = max(end, text.index(":", node.value[-1][0].end_mark.index) + 1)
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    return f"{text[:line_end]}\n{' ' * column}{_indented({key: new}, column)}{text[line_end:]}"


def _end(text: str, node: yaml.Node) -> int:
    """Return where a value ends, without empty lines and remarks behind it."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return max(_end(text, node.value[-1][1]), int(node.value[-1][0].end_mark.index) + 1)
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _end(text, node.value[-1])
    start = int(node.start_mark.index)
    return start + len(text[start : int(node.end_mark.index)].rstrip())


def _indented(data: Mapping[str, Any], column: int) -> str:
    lines = _dumped(data).rstrip("\n").split("\n")
    return "\n".join([lines[0], *(" " * column + line if line else "" for line in lines[1:])])


def _dumped(data: Any) -> str:
    return yaml.dump(_marked(data), Dumper=RecordDumper, sort_keys=False, allow_unicode=True, width=1_000_000)


def _marked(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _marked(item) for name, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        simple = all(isinstance(item, str | int) for item in value)
        if value and simple and len(", ".join(map(str, value))) < LONG:
            return Flow(value)
        return [_marked(item) for item in value]
    if isinstance(value, str) and ("\n" in value or len(value) > LONG):
        # Texts of several lines end with a line, as people write them; what is one line, a path perhaps, does not.
        return Block(value.rstrip("\n") + "\n" if "\n" in value else value)
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        with suppress(ValueError):
            return dt.date.fromisoformat(value)  # written without quotes, as people write it
    return value


def _texts(value: Any) -> Any:
    """Return data with scalars as the texts that a reader makes of them, to compare."""
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_texts(item) for item in value]
    return None if value is None else str(value).strip()

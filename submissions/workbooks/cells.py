"""What stands in a cell, both ways: a value of the record as text, and text as a value of the record."""

import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from schemas.offices import FIELDS, office_key
from schemas.typed import STARTS_WITH_BULLET
from submissions.records.values import plain
from submissions.workbooks.columns import Column

LONGEST = 32_767
"""The most characters that a cell of Excel holds."""


_BULLET = re.compile(rf"(?:{STARTS_WITH_BULLET.pattern}\s*|[-–*]\s+)")
_COUNTED = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_OFFERED = {"ya": "Ya", "yes": "Ya", "true": "Ya", "tidak": "Tidak", "no": "Tidak", "false": "Tidak"}


class CellError(Exception):
    """A cell's text is no value of its column: error code of Pydantic or ours, and the figures."""

    def __init__(self, code: str, values: Mapping[str, Any]):
        self.code, self.values = code, values
        super().__init__(code)


def shown(value: Any, column: Column) -> str:
    """Return a value of the record (plain data, as in its file) as the text of a cell."""
    if value is None:
        return ""
    if column.kind.is_pairs and isinstance(value, dict):
        return "; ".join(f"{key}={item}" for key, item in value.items())
    if column.many:
        items = [_shown_one(item, column) for item in (value if isinstance(value, list) else [value])]
        if any(";" in item or "\n" in item or item.startswith('["') for item in items):
            return json.dumps(items, ensure_ascii=False)
        return "; ".join(items)
    return _shown_one(value, column)


def _shown_one(value: Any, column: Column) -> str:
    text = str(value)
    if column.kind.is_choice:
        key = column.key_of(text)
        return column.choices[key] if key is not None and column.choices.get(key) else text
    if column.kind.offered:
        return _OFFERED.get(text.strip().casefold(), text)
    return text


def value_of(text: str, column: Column) -> Any:
    """Return the text of a cell as plain data for the record's file.

    Raises:
        CellError: it is no such value.
    """
    if column.kind.is_pairs:
        return _checked(_pairs(text), column)
    if column.many:
        items: list[Any] = _items(text, column)
        if column.kind.is_choice:
            items = [column.key_of(item) or item for item in items]
        return _checked(items, column)
    if column.kind.is_choice and not column.code:
        return _checked(column.key_of(text) or text, column)
    return _checked(text, column)


def same(one: Any, other: Any, column: Column) -> bool:
    """Return whether two values of a column mean the same, however they are written."""
    if column.name in FIELDS and isinstance(one, str) and isinstance(other, str):
        return office_key(one) == office_key(other)
    return bool(one == other or _canonical(one, column) == _canonical(other, column))


def _canonical(value: Any, column: Column) -> Any:
    try:
        return plain(column.adapter.validate_python(value))
    except ValidationError:
        return value


def _checked(value: Any, column: Column) -> Any:
    try:
        found = column.adapter.validate_python(value)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        raise CellError(problem["type"], {"value": problem["input"], **(problem.get("ctx") or {})}) from None
    return plain(found)


def _pairs(text: str) -> dict[str, str]:
    pairs = (piece.partition("=") for piece in re.split(r"[;\n]", text) if piece.strip())
    return {key.strip(): value.strip() for key, _sign, value in pairs}


def _items(text: str, column: Column) -> list[str]:
    if text.startswith('["'):
        try:
            found = json.loads(text)
        except ValueError:
            found = None
        if isinstance(found, list) and all(isinstance(item, str) for item in found):
            return found
    items = _without_marks([item.strip() for item in re.split(r"[;\n]", text) if item.strip()])
    if column.kind.divided_by_commas:
        return [part for item in items for part in re.split(r"[,\s]+", item) if part]
    if column.kind.is_choice:
        return [part for item in items for part in _choices_in(item, column)]
    return items


def _without_marks(items: list[str]) -> list[str]:
    """Return items without the bullets or the numbers that count them, where each has one."""
    bare = [_BULLET.sub("", item, count=1) for item in items]
    if len(items) > 1 and all(item and item != old for item, old in zip(bare, items, strict=True)):
        return bare
    numbers = [_COUNTED.match(item) for item in items]
    if len(items) > 1 and [int(found[1]) if found else 0 for found in numbers] == list(range(1, len(items) + 1)):
        return [_COUNTED.sub("", item, count=1) for item in items]
    return items


def _choices_in(text: str, column: Column) -> list[str]:
    """Return the choices in a text divided by commas, which labels hold too: the longest known ones from the left."""
    pieces = text.split(",")
    found: list[str] = []
    while pieces:
        for length in range(len(pieces), 0, -1):
            candidate = ",".join(pieces[:length]).strip()
            if column.key_of(candidate) is not None:
                found.append(candidate)
                pieces = pieces[length:]
                break
        else:
            return [text]
    return found

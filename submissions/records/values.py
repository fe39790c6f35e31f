"""The values of a record as plain data: what a change makes of them, and when two of them say the same."""

import copy
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from enum import Enum
from typing import Any, Final

from schemas.fields import Coordinates
from schemas.source import Steps

MOST_COMPARED = 1_000  # items of two lists; beyond, comparing each with each takes too long: they are paired in order


class Removal(Enum):
    """What stands in for the new value of something that is to go."""

    REMOVED = "removed"


REMOVED: Final = Removal.REMOVED


class Inserted(tuple[Any, ...]):
    """New items of a list, `Inserted([value, ...])`, to be put before the item whose location they are given for."""


class Kept(list[Any]):
    """A list that came of another by single changes; `origins` says which item each was (None: it is new)."""

    def __init__(self) -> None:
        super().__init__()
        self.origins: list[int | None] = []

    def add(self, item: Any, origin: int | None) -> None:
        """Put an item at the end."""
        self.append(item)
        self.origins.append(origin)


class NoSuchPlaceError(Exception):
    """A change names a place that the data cannot have, such as the ninth item of a list of three."""


def plain(value: Any) -> Any:
    """Return a checked value as it is written into a record's file: texts, whole numbers, lists, mappings.

    Line breaks in texts become those of Unix: what a browser or Windows sends means the same.
    """
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, str):
        return str.__str__(value).replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, Coordinates | Decimal | float):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [plain(item) for item in value]
    return value


def same(one: Any, other: Any) -> bool:
    """Return whether two plain values say the same to whoever reads a record.

    Scalars are texts there, and whether a text of several lines ends with a line break is a matter of style.
    """
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if one is None or other is None or isinstance(one, dict | list) or isinstance(other, dict | list):
        return one is other
    return _text(one) == _text(other)


def _text(value: Any) -> str:
    return str(plain(str(value))).rstrip("\n")


def put(data: dict[str, Any], location: Steps, value: Any) -> None:
    """Put a value into nested mappings, making those that are not there."""
    *holders, last = location
    for part in holders:
        inner = data.get(str(part))
        if not isinstance(inner, dict):
            inner = data[str(part)] = {}
        data = inner
    data[str(last)] = copy.deepcopy(value)


def applied(data: Any, changes: Iterable[tuple[Steps, Any]]) -> Any:
    """Return data with changes, for which all locations count as they are in `data`; nothing in it is altered.

    What leads to a new value is made where it is not there; a single value counts as a list of one where an item is
    named. Of two changes for one place the later counts.

    Raises:
        NoSuchPlaceError: an item that the list does not have, or a key of a list.
    """
    changes = list(changes)
    for number in range(len(changes) - 1, -1, -1):
        if not changes[number][0]:
            data, changes = plain(changes[number][1]), changes[number + 1 :]
            break
    inner: dict[str | int, list[tuple[Steps, Any]]] = {}
    for (part, *rest), value in changes:
        inner.setdefault(part, []).append((tuple(rest), value))
    if not inner or (not isinstance(data, dict | list) and all(value is REMOVED for _location, value in changes)):
        return data
    if not isinstance(data, dict) and all(isinstance(part, int) for part in inner):
        old = data if isinstance(data, list) else [] if data is None else [data]
        return _applied_to_list(old, {int(part): ones for part, ones in inner.items()})
    if isinstance(data, list) and data:
        raise NoSuchPlaceError(", ".join(map(str, inner)))
    found = dict(data) if isinstance(data, dict) else {}
    for part, ones in inner.items():
        if ones[-1] == ((), REMOVED):
            found.pop(str(part), None)
        elif any(value is not REMOVED for _rest, value in ones) or str(part) in found:
            found[str(part)] = applied(found.get(str(part)), ones)
    return found


def _applied_to_list(old: list[Any], changes: Mapping[int, list[tuple[Steps, Any]]]) -> Kept:
    found = Kept()
    for index in sorted({*range(len(old)), *changes}):
        ones = changes.get(index, [])
        if index < 0 or (index > len(old) and index - 1 not in changes):
            raise NoSuchPlaceError(str(index))
        for item in [item for rest, value in ones if not rest and isinstance(value, Inserted) for item in value]:
            found.add(plain(item), None)
        ones = [(rest, value) for rest, value in ones if rest or not isinstance(value, Inserted)]
        if index < len(old):
            if not ones or ones[-1] != ((), REMOVED):
                found.add(applied(old[index], ones), index)
        elif any(value is not REMOVED for _rest, value in ones):
            found.add(applied(None, ones), None)
    return found


def origins(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """Return for each item of a new list which item of the old one it is, or was; None where it is new.

    Items that say the same are recognised wherever they moved to in order; those between them are taken as changed
    one by one, since that is what becomes of a list in which something was corrected.
    """
    known = list(new.origins) if isinstance(new, Kept) else _recognised(old, new)
    found: list[int | None] = []
    before, waiting = 0, 0
    for origin in [*known, len(old)]:
        if origin is None:
            waiting += 1
            continue
        free = range(before, origin)
        found += [*free[:waiting], *[None] * (waiting - len(free))]
        if origin < len(old):
            found.append(origin)
        before, waiting = origin + 1, 0
    return found


def _recognised(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    head = next(
        (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if not same(a, b)), min(len(old), len(new))
    )
    rest = min(len(old), len(new)) - head
    tail = next((at for at in range(rest) if not same(old[-1 - at], new[-1 - at])), rest)
    middle: list[int | None] = [None] * (len(new) - head - tail)
    if len(middle) * (len(old) - head - tail) <= MOST_COMPARED**2:
        ours = [_key(item) for item in old[head : len(old) - tail]]
        matcher = SequenceMatcher(None, ours, [_key(item) for item in new[head : len(new) - tail]], autojunk=False)
        for block in matcher.get_matching_blocks():
            middle[block.b : block.b + block.size] = range(head + block.a, head + block.a + block.size)
    return [*range(head), *middle, *range(len(old) - tail, len(old))]


def _key(value: Any) -> str:
    """Return a text that is equal for values that are the same."""
    if isinstance(value, dict):
        return repr(sorted((key, _key(item)) for key, item in value.items()))
    if isinstance(value, list):
        return repr([_key(item) for item in value])
    return repr(value if value is None else _text(value))

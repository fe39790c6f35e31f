"""Any change to any layout: the data are right, and all lines that do not belong to it stay."""

import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.source import Steps, parse_source
from submissions.records.editing import changed_text
from submissions.records.layout import BREAK
from submissions.records.values import REMOVED, Inserted, same
from tests.records.layouts import Written, data, files, inner_locations, records


def text_of(written: Written, line_break: str, mark: bool, ends: bool) -> str:
    return ("\ufeff" if mark else "") + line_break.join(written.lines) + (line_break if ends else "")


def lines_of(text: str) -> list[str]:
    starts = [0, *(found.end() for found in BREAK.finditer(text))]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def at(value: Any, location: Steps) -> Any:
    for part in location:
        value = value[part]
    return value


def emptied(record: dict[str, Any], changes: dict[Steps, Any], place: Steps) -> bool:
    """Return whether every part of something is taken out."""
    removed = sum(value is REMOVED and other[:-1] == place for other, value in changes.items())
    return removed == len(at(record, place))


def led(record: dict[str, Any], changes: dict[Steps, Any], place: Steps) -> bool:
    """Return whether a place is the first of an item of a list and is taken out."""
    first = next(iter(at(record, place[:-1]))) if isinstance(place[-1], str) else 0
    return len(place) > 1 and isinstance(place[-2], int) and place[-1] == first and changes.get(place) is REMOVED


@st.composite
def changes_to(draw: st.DrawFn, record: dict[str, Any]) -> tuple[dict[Steps, Any], dict[str, Any]]:
    """Draw changes of which none lies within another, and what the data are afterwards."""
    wanted = copy.deepcopy(record)
    changes: dict[Steps, Any] = {}
    known = inner_locations(record)
    chosen: list[Steps] = []
    for place in draw(st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True)):
        if not any(place[: len(other)] == other or other[: len(place)] == place for other in chosen):
            chosen.append(place)
    # From the end, so that the numbers of items before still hold in the plain way of changing.
    for place in sorted(chosen, key=lambda place: [(isinstance(part, int), part) for part in place], reverse=True):
        holder, last = at(wanted, place[:-1]), place[-1]
        kind = draw(st.sampled_from(["set", "set", "remove", "insert", "append", "key"]))
        value = draw(data)
        if kind == "remove" and not (len(place) == 1 and len(wanted) == 1):
            changes[place] = REMOVED
            del holder[last]
        elif kind == "insert" and isinstance(last, int):
            changes[place] = Inserted([value])
            holder.insert(last, value)
        elif kind == "append" and isinstance(holder, list):
            end = len(at(record, place[:-1]))
            if (*place[:-1], end) not in changes:
                changes[(*place[:-1], end)] = value
                holder.append(value)
        elif kind == "key" and isinstance(holder, dict) and "baru" not in holder:
            changes[(*place[:-1], "baru")] = value
            holder["baru"] = value
        else:
            changes[place] = value
            holder[last] = value
    return changes, wanted


@settings(max_examples=150, deadline=None)
@given(
    drawn=files(),
    line_break=st.sampled_from(["\n", "\r\n", "\r"]),
    mark=st.booleans(),
    ends=st.booleans(),
    more=st.data(),
)
def test_data_are_right_and_other_lines_stay(
    drawn: tuple[dict[str, Any], Written], line_break: str, mark: bool, ends: bool, more: st.DataObject
) -> None:
    record, written = drawn
    text = text_of(written, line_break, mark, ends)
    assert same(parse_source(text.encode(), "a.yaml").data, record)
    changes, wanted = more.draw(changes_to(record))
    changed = changed_text(text, changes, "a.yaml")

    assert same(parse_source(changed.encode(), "a.yaml").data, wanted)
    assert changed.startswith("\ufeff") == mark
    assert {found[0] for found in BREAK.finditer(changed)} <= {line_break}
    if same(record, wanted):
        assert changed == text
    touched = set()
    for place in changes:
        # The value itself, or what holds it, if that is written in brackets, nothing is left of it, or the first of it,
        # which stands behind a dash, is taken out.
        while place and (
            place not in written.spans or emptied(record, changes, place[:-1]) or led(record, changes, place)
        ):
            place = place[:-1]
        if place:
            touched |= set(range(written.spans[place][0], written.spans[place][1] + 1))
    stays = [
        line for number, line in enumerate(lines_of(text.lstrip("\ufeff"))) if number not in touched and line.strip()
    ]
    rest = iter(line.rstrip("\r\n") for line in lines_of(changed.lstrip("\ufeff")))
    assert all(line.rstrip("\r\n") in rest for line in stays)


@settings(max_examples=100, deadline=None)
@given(record=records, indent=st.sampled_from([None, 1, 2, "\t"]), spaced=st.booleans(), more=st.data())
def test_json_stays_json_in_its_layout(
    record: dict[str, Any], indent: int | str | None, spaced: bool, more: st.DataObject
) -> None:
    separators = ("," if indent is not None or not spaced else ", ", ": " if spaced else ":")
    text = json.dumps(record, indent=indent, separators=separators)
    changes, wanted = more.draw(changes_to(record))
    if record.keys().isdisjoint(wanted):
        return
    changed = changed_text(text, changes, "a.json")
    assert same(json.loads(changed), wanted)
    if indent is None:
        assert "\n" not in changed

"""Old and new values of a record beside each other: what only adds, what goes together, what hangs on what."""

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from schemas.source import Location, Steps
from submissions.findings import catalogue
from submissions.findings.finding import Finding
from submissions.records.values import put
from submissions.workbooks.cells import same
from submissions.workbooks.columns import Column, SheetLayout
from submissions.workbooks.drafts import Stated


def at(data: Any, location: Steps) -> Any:
    """Return what stands at a place of nested mappings and lists, or None."""
    for part in location:
        if isinstance(data, list) and isinstance(part, int):
            data = data[part] if part < len(data) else None
        else:
            data = data.get(part) if isinstance(data, dict) else None
    return data


def bare_text(data: Any, location: Steps) -> str | None:
    """Return the text that stands where a place asks for `isi` in it: one that no documents stand beside yet."""
    holder = at(data, location[:-1]) if location[-1:] == ("isi",) else None
    return holder if isinstance(holder, str) else None


def fills(old: Any, new: Any) -> bool:
    """Return whether a new value only adds to an old one."""
    if old in (None, "", [], {}):
        return True
    if isinstance(old, dict) and isinstance(new, dict):
        return all(
            key in new and (_texts_alike(value, new[key]) or fills(value, new[key])) for key, value in old.items()
        )
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return all(
            isinstance(before, dict) and isinstance(after, dict) and fills(before, after)
            for before, after in zip(old, new, strict=True)
        )
    return False


def _texts_alike(one: Any, other: Any) -> bool:
    return bool(one == other) or (not isinstance(one, dict | list) and str(one).strip() == str(other).strip())


def with_old(item: dict[str, Any], old: list[Any], layout: SheetLayout) -> dict[str, Any] | None:
    """Return an item of a list with what its cells leave open from the old item that is meant; None if none is.

    The meant one has the same required values, and is the only one.
    """
    needed = [column for column in layout.columns if column.required]
    alike = [
        before
        for before in old
        if isinstance(before, dict)
        and needed
        and all(same(at(before, column.path), at(item, column.path), column) for column in needed)
    ]
    if len(alike) != 1:
        return None
    whole: dict[str, Any] = copy.deepcopy(alike[0])
    for column in layout.columns:
        value = at(item, column.path)
        if value is not None and not same(at(whole, column.path), value, column):
            put(whole, column.path, value)
    return whole


def touched(path: str, finding: Finding, values: Iterable[Steps]) -> set[Steps]:
    """Return the values that are left out for a finding: those it is about, or those that are nothing without it."""
    names = {location: Location(*location).dotted for location in values}
    if finding.kind is catalogue.VALUE_MISSING:
        parent = path.rpartition(".")[0]
        return {location for location, name in names.items() if parent and name.startswith(f"{parent}.")}
    inner = {location for location, name in names.items() if name == path or name.startswith(f"{path}.")}
    return inner or {location for location, name in names.items() if path.startswith(f"{name}.")}


def with_citations(values: Mapping[Steps, Stated], old: Mapping[str, Any]) -> dict[Steps, Stated]:
    """Return values with texts that have documents beside them under `isi`, as the record writes them."""
    found = dict(values)
    for location in values:
        if location[0] != "jawaban" or len(location) != 3:
            continue
        if (*location, "bukti") in values or isinstance(at(old, location), dict):
            found[(*location, "isi")] = found.pop(location)
    for location in values:
        if location[0] == "jawaban" and location[-1] == "bukti" and (*location[:-1], "isi") not in found:
            text = at(old, location[:-1])
            if isinstance(text, str):
                found[(*location[:-1], "isi")] = Stated(text, None, values[location].place)
    return found


def alike(old: Any, new: Any, column: Column | None, sheet: SheetLayout | None) -> bool:
    """Return whether a value says what the record holds: one of a column, or the items of a list of a sheet."""
    if old is None:
        return False
    if column is not None:
        return same(old, new, column)
    if sheet is None or not isinstance(old, list) or len(old) != len(new):
        return bool(old == new)
    return all(
        same(at(before, each.path), at(after, each.path), each)
        for before, after in zip(old, new, strict=True)
        for each in sheet.columns
    )

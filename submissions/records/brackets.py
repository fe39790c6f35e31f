"""Change mappings and lists that are written in brackets, on one line or many; JSON is nothing else."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from submissions.records.edits import Edits
from submissions.records.layout import BREAK, CannotEditError
from submissions.records.values import origins, same
from submissions.records.writing import like_before, on_one_line


def change_brackets(edits: Edits, node: yaml.Node, old: Any, new: Any) -> None:
    """Change a mapping or list in brackets part by part; at least one part of it stays.

    Raises:
        CannotEditError: it is a pair in a list without braces of its own, or uses `?`.
    """
    if isinstance(node, yaml.MappingNode):
        _change_mapping(edits, node, old, new)
    else:
        assert isinstance(node, yaml.SequenceNode)
        _change_list(edits, node, old, new)


def _change_mapping(edits: Edits, node: yaml.MappingNode, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    layout = edits.layout
    pairs = list(zip(node.value, old, strict=True))
    spans = []
    for (key, value), name in pairs:
        colon = layout.colon(key)
        start, end = layout.start(key), colon or int(key.end_mark.index)
        if colon is not None and value.start_mark.index < value.end_mark.index:
            end = layout.end(value)
        spans.append((start, end))
        if name not in new or same(old[name], new[name]):
            continue
        if colon is None:
            edits.replace(end, end, f": {_written(edits, new[name], None, start)}")
        elif end == colon:
            edits.replace(end, end, f" {_written(edits, new[name], None, start)}")
        else:
            _set(edits, value, old[name], new[name])
    gone = {number for number, (_pair, name) in enumerate(pairs) if name not in new}
    added = []
    for name, value in new.items():
        if name not in old:
            key_text = _written(edits, name, None, 0)
            colon_text = edits.json.colon if edits.json else ": "
            added.append(f"{key_text}{colon_text}{_written(edits, value, None, spans[0][0])}")
    if (gone or added) and (layout.text[layout.content(node)] != "{" or _asks(edits, spans)):
        raise CannotEditError(pairs[0][1])
    last = max(set(range(len(pairs))) - gone)
    _change_parts(edits, spans, gone, {last: added} if added else {})


def _change_list(edits: Edits, node: yaml.SequenceNode, old: list[Any], new: list[Any]) -> None:
    spans = [(edits.layout.start(item), edits.layout.end(item)) for item in node.value]
    known = origins(old, new)
    added: dict[int, list[str]] = {}
    before = -1
    for value, origin in zip(new, known, strict=True):
        if origin is None:
            added.setdefault(before, []).append(_written(edits, value, None, spans[0][0]))
            continue
        before = origin
        if not same(old[origin], value):
            _set(edits, node.value[origin], old[origin], value)
    gone = set(range(len(old))) - set(known)
    if (gone or added) and _asks(edits, spans):
        raise CannotEditError("?")
    _change_parts(edits, spans, gone, added)


def _asks(edits: Edits, spans: Sequence[tuple[int, int]]) -> bool:
    return any(edits.layout.asked(start) for start, _end in spans)


def _set(edits: Edits, node: yaml.Node, old: Any, new: Any) -> None:
    alike = isinstance(old, dict) and isinstance(new, dict) and not old.keys().isdisjoint(new)
    if alike or (isinstance(old, list) and isinstance(new, list) and old and new):
        change_brackets(edits, node, old, new)
        return
    start, end = edits.layout.start(node), edits.layout.end(node)
    edits.replace(start, end, _written(edits, new, node, start))


def _written(edits: Edits, value: Any, before: yaml.Node | None, at: int) -> str:
    if edits.json is None:
        return on_one_line(value, before)
    return edits.json.written(like_before(value, before), edits.layout.margin(at), edits.line_break)


def _change_parts(
    edits: Edits, spans: Sequence[tuple[int, int]], gone: set[int], added: Mapping[int, Sequence[str]]
) -> None:
    """Take out parts and put in others, with their commas.

    Args:
        edits: where to.
        spans: where each part begins and ends.
        gone: numbers of the parts to take out; at least one stays.
        added: new parts by the number of the one that they follow, which stays; -1 for the beginning.
    """
    layout = edits.layout
    commas: list[int | None] = []
    for _start, end in spans:
        at = layout.skip(end)
        commas.append(at if layout.text[at : at + 1] == "," else None)
    last = max(set(range(len(spans))) - gone)
    # Whether what is put behind the last part that stays will be the very last, without a comma behind it.
    open_end = commas[-1] is None
    comma = commas[last]
    lone = open_end and last < len(spans) - 1
    tail = layout.text[spans[last][1] : spans[-1][1]] if lone else ""
    if tail and "#" not in tail and not BREAK.search(tail):
        edits.replace(spans[last][1], spans[-1][1], "")
        gone, lone = {number for number in gone if number < last}, False
    for number in sorted(gone):
        _take_out(edits, spans[number], commas[number], before=number - 1 not in gone)
    for number, texts in added.items():
        ending = number == last and open_end
        _put_in(edits, spans[max(number, 0)], commas[max(number, 0)], texts, first=number < 0, ending=ending)
    if lone and comma is not None and not (last in added and _by_lines(edits, spans[last], comma)):
        edits.replace(comma, comma + 1, "")


def _by_lines(edits: Edits, span: tuple[int, int], comma: int | None) -> bool:
    end = span[1] if comma is None else comma + 1
    return edits.layout.first_on_line(span[0]) and edits.layout.last_on_line(end)


def _take_out(edits: Edits, span: tuple[int, int], comma: int | None, *, before: bool) -> None:
    layout, (start, end) = edits.layout, span
    end = end if comma is None else comma + 1
    if _by_lines(edits, span, comma):
        edits.replace(layout.line_start(start), layout.next_line(end), "")
        return
    if comma is not None:
        end += layout.spaces_behind(end)
    elif before and not layout.first_on_line(start):
        start -= layout.spaces_before(start)
    edits.replace(start, end, "")


def _put_in(
    edits: Edits, span: tuple[int, int], comma: int | None, texts: Sequence[str], *, first: bool, ending: bool
) -> None:
    layout, (start, end) = edits.layout, span
    margin = layout.column(start)
    separator = edits.json.comma if edits.json else ", "
    if not _by_lines(edits, span, comma):
        if first:
            edits.replace(start, start, "".join(text + separator for text in texts))
        else:
            edits.replace(end, end, "".join(separator + text for text in texts))
        return
    lines = [f"{text}," for text in texts]
    if first:
        edits.insert_lines(layout.line_start(start), lines, margin)
        return
    if comma is None:
        edits.replace(end, end, ",")
    if ending:
        lines[-1] = lines[-1][:-1]
    edits.insert_lines(layout.next_line(end if comma is None else comma), lines, margin)

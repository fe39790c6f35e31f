"""Change values in the text of a record's file; every byte that is not meant stays.

The file is parsed once, whatever the number of changes, and what comes out is read again before it is returned.
"""

from collections.abc import Mapping
from typing import Any

import yaml

from schemas.source import ReadError, Steps, compose, parse_source
from submissions.records.brackets import change_brackets
from submissions.records.edits import Edits
from submissions.records.layout import BREAK, HEADER, MARK, CannotEditError
from submissions.records.values import NoSuchPlaceError, applied, origins, same
from submissions.records.writing import LONG, Piece, fits_block, on_one_line, pair, under_dash, under_key

__all__ = ["CannotEditError", "changed_text"]


def changed_text(text: str, changes: Mapping[Steps, Any], name: str) -> str:
    """Return the text of a record's file with some values changed; comments, line ends and all else stay.

    Locations count as they are in the file as it is. What is not there yet is added at the end of what holds it;
    an item behind the last one of a list is appended; `REMOVED` takes something out, `Inserted([...])` puts items
    before one. A list or mapping given as a whole changes only what differs in it. What is taken out takes along the
    remarks in it and on its lines; remarks on lines of their own stay. A value that says what the file says already
    changes nothing. JSON keeps its order, indentation and separators as well.

    Args:
        text: the file's bytes decoded as UTF-8 and no further: `path.read_bytes().decode()`, with its byte order mark
            and its line ends as they are. Encode what is returned to get the bytes to write.
        changes: new values by location, as plain data or as the models give them.
        name: the file's name; one that ends in `.json` is JSON.

    Raises:
        ReadError: the file cannot be read as it is: anchors that are used, tags, several documents, no YAML.
        CannotEditError: there is no such item, the values cannot be read back, or the file is written in a way in
            which they cannot be changed without touching something else.
    """
    old = parse_source(text.encode(), name).data
    try:
        wanted = applied(old, changes.items())
    except NoSuchPlaceError as error:
        raise CannotEditError(str(error)) from None
    if not isinstance(wanted, dict):
        raise CannotEditError(name)
    if same(old, wanted):
        return text
    mark = MARK if text.startswith(MARK) else ""
    body = text.removeprefix(MARK)
    edits = Edits(body, json=name.lower().endswith(".json"))
    try:
        if not _change(edits, compose(body, name), old, wanted):
            raise CannotEditError(name)  # no field of the file would stay
        found = mark + edits.result()
        written = parse_source(found.encode(), name).data
    except (ReadError, UnicodeEncodeError) as error:
        raise CannotEditError(str(error)) from error
    if not same(written, wanted):
        raise CannotEditError(name)
    return found


def _change(edits: Edits, node: yaml.Node, old: Any, new: Any) -> bool:
    """Change a mapping or list part by part; return False where it must be replaced as a whole."""
    if not isinstance(node, yaml.CollectionNode) or not node.value or not new:
        return False
    if isinstance(old, dict) and isinstance(new, dict):
        if old.keys().isdisjoint(new):
            return False
    elif not (isinstance(old, list) and isinstance(new, list)):
        return False
    if node.flow_style:
        change_brackets(edits, node, old, new)
    elif isinstance(node, yaml.MappingNode):
        _change_mapping(edits, node, old, new)
    else:
        assert isinstance(node, yaml.SequenceNode)
        _change_list(edits, node, old, new)
    return True


def _change_mapping(edits: Edits, node: yaml.MappingNode, old: Any, new: Any) -> None:
    layout = edits.layout
    pairs = list(zip(node.value, old, strict=True))
    starts, ends = [], []
    for (key, value), _name in pairs:
        colon = layout.colon(key)
        empty = value.start_mark.index >= value.end_mark.index
        starts.append(layout.start(key))
        ends.append((colon or int(key.end_mark.index)) if empty else layout.end(value))
    for (key, value), name in pairs:
        if name in new and not same(old[name], new[name]):
            colon = layout.colon(key)
            if colon is None:
                raise CannotEditError(name)
            _set(edits, colon, value, old[name], new[name], layout.column(layout.start(key)), under_key)
    gone = [number for number, (_pair, name) in enumerate(pairs) if name not in new]
    added = [(name, value) for name, value in new.items() if name not in old]
    if (gone or added) and layout.asked(starts[0]):
        raise CannotEditError(pairs[0][1])
    _take_out(edits, starts, ends, gone)
    if added:
        last = max(number for number in range(len(pairs)) if number not in gone)
        margin = layout.column(starts[0])
        lines = [line for name, value in added for line in pair(name, value)]
        edits.insert_lines(layout.next_line(ends[last]), lines, margin)


def _change_list(edits: Edits, node: yaml.SequenceNode, old: Any, new: Any) -> None:
    layout = edits.layout
    dashes = layout.dashes(node)
    margin = layout.column(dashes[0])
    ends = [max(layout.end(item), dash + 1) for item, dash in zip(node.value, dashes, strict=True)]
    known = origins(old, new)
    for value, origin in zip(new, known, strict=True):
        if origin is not None and not same(old[origin], value):
            _set(edits, dashes[origin] + 1, node.value[origin], old[origin], value, margin, under_dash)
    _take_out(edits, dashes, ends, [number for number in range(len(old)) if number not in set(known)])
    before = -1
    for value, origin in zip(new, known, strict=True):
        if origin is not None:
            before = origin
            continue
        piece = under_dash(value)
        lines = [f"- {piece.head}".rstrip(), *piece.lines]
        if before >= 0:
            edits.insert_lines(layout.next_line(ends[before]), lines, margin)
        elif layout.first_on_line(dashes[0]):
            edits.insert_lines(layout.line_start(dashes[0]), lines, margin)
        else:
            space = " " * margin
            text = edits.line_break.join(line if number == 0 else space + line for number, line in enumerate(lines))
            edits.replace(dashes[0], dashes[0], text + edits.line_break + space)


def _take_out(edits: Edits, starts: list[int], ends: list[int], gone: list[int]) -> None:
    """Take out some of the parts of a mapping or list, of which at least one stays."""
    layout = edits.layout
    leading = 0
    if not layout.first_on_line(starts[0]):  # the first part stands behind a dash
        while leading in gone:
            leading += 1
        lines = layout.text[layout.next_line(ends[leading - 1]) : starts[leading]] if leading else ""
        if lines.strip():  # remarks, which stay where they are: the dash stands alone before them
            edits.replace(starts[0] - layout.spaces_before(starts[0]), ends[0] + len(layout.behind(ends[0])), "")
            leading = 1
        elif leading:
            edits.replace(starts[0], starts[leading], "")
    for number in gone:
        if number >= leading:
            edits.replace(layout.line_start(starts[number]), layout.next_line(ends[number]), "")


def _set(edits: Edits, lead: int, node: yaml.Node, old: Any, new: Any, base: int, written: Any) -> None:
    """Put a value behind a colon or a dash (which ends at `lead`, its key or itself in column `base`)."""
    if _change(edits, node, old, new):
        return
    layout = edits.layout
    start, end = layout.start(node), layout.end(node)
    style = node.style if isinstance(node, yaml.ScalarNode) else None
    block = style in ("|", ">")
    text = new.rstrip("\n") if isinstance(new, str) else ""
    as_block = "\n" in text or block or (len(text) > LONG and style not in ("'", '"'))
    as_block = as_block and fits_block(text)
    if block:
        _set_in_block(edits, node, lead, text if as_block else None, base, written(new) if not as_block else None)
        return
    piece: Piece = written(new, node if not as_block else None)
    if as_block:
        piece = Piece("|" if "\n" in text else "|-", tuple(f"  {line}" if line else "" for line in text.split("\n")))
    if start >= end:  # nothing stood there
        start = end = lead
    same_line = layout.line_start(start) == layout.line_start(lead)
    collection = isinstance(node, yaml.CollectionNode) and not node.flow_style and start < end
    from_line = layout.next_line(end)
    # Where further lines go; those behind a head follow it at once, before empty lines and remarks.
    place = from_line
    if collection and not same_line:
        place = layout.next_line(lead) if piece.head else layout.line_start(start)
    if piece.open_ended and _swallows(edits, place, base + 2):
        piece, as_block = Piece(on_one_line(new)), False
    if collection and not same_line:
        edits.replace(layout.line_start(start), from_line, "")
        edits.replace(lead, lead, f" {piece.head}" if piece.head else "")
        edits.insert_lines(place, piece.lines, base)
        return
    if piece.head:
        if not same_line and piece.lines and not as_block:
            base = layout.column(start) - 2
        elif piece.lines and not as_block:  # its lines begin two columns behind the dash
            start = lead
        edits.replace(start, end, piece.head if start > lead else f" {piece.head}")
        edits.insert_lines(from_line, piece.lines, base)
    elif same_line:
        edits.replace(lead, end, "")
        edits.insert_lines(from_line, piece.lines, base)
    elif layout.behind(end).strip():
        edits.replace(start, end, "")
        edits.insert_lines(from_line, piece.lines, base)
    else:
        edits.replace(layout.line_start(start), from_line, "")
        edits.insert_lines(from_line, piece.lines, base)


def _set_in_block(edits: Edits, node: yaml.Node, lead: int, text: str | None, base: int, piece: Piece | None) -> None:
    """Put a value where a block scalar stands: its header line keeps its remark, its lines their indentation."""
    layout = edits.layout
    start, end = layout.start(node), layout.end(node)
    header = HEADER.match(layout.text, start)
    if header is None:
        raise CannotEditError(layout.behind(start))
    first = layout.next_line(header.end())
    after = layout.next_line(end) if end > header.end() else first
    if text is not None:
        told = any(sign.isdigit() for sign in header["how"])
        lines = BREAK.split(layout.text[first:after])
        content = next((line for line in lines if line.strip()), "")
        indent = len(content) - len(content.lstrip(" ")) if content and not told else base + 2
        keep = "".join(sign for sign in header["how"] if sign in "+-")
        edits.replace(header.start("style"), header.end(), f"|{keep}")
        if _swallows(edits, after, indent):
            raise CannotEditError(layout.behind(start))
        edits.replace(first, after, "")
        edits.insert_lines(first, text.split("\n"), indent)
        return
    assert piece is not None
    if not piece.head and layout.line_start(start) != layout.line_start(lead):
        raise CannotEditError(layout.behind(start))
    edits.replace(start if piece.head else lead, header.end(), piece.head)
    edits.replace(first, after, "")
    edits.insert_lines(first, piece.lines, base)


def _swallows(edits: Edits, at: int, indent: int) -> bool:
    """Return whether a remark on the next lines would become part of a block scalar with this indentation."""
    text = edits.layout.text
    while at < len(text):
        line = edits.layout.behind(at)
        if line.strip():
            return line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) >= indent
        at = edits.layout.next_line(at)
    return False

"""How the commonest slips in a YAML file could be mended: each maker proposes changed lines and proves nothing.

Whether a proposal makes the file readable, and whether another does as well, is found out in `slips`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from submissions.findings import catalogue
from submissions.findings.finding import Kind

_LEAD = r"(?P<lead>\s*(?:- +)*)"
_NAMED = re.compile(_LEAD + r"(?P<key>[A-Za-z0-9_][\w-]*)(?P<colon> ?: +)(?P<value>\S.*)")
_ITEM = re.compile(r"(?P<lead>\s*(?:- +)+)(?P<key>)(?P<colon>)(?P<value>\S.*)")
_REMARK = re.compile(r"\s{2,}#.*$")
_BLOCK = re.compile(_LEAD + r"(?P<key>[A-Za-z0-9_][\w-]*) *: *[|>][-+0-9]*\s*(?:#.*)?$")
_NO_SPACE = re.compile(_LEAD + r"(?P<key>[a-z][a-z0-9_-]*):(?P<value>(?!//)[^\s:\u200b\ufeff].*)")
_BEGINS = re.compile(r"\s*(?:- |[\"']?[A-Za-z0-9_][\w-]*[\"']?\s*:(?:\s|$))")
_KEY_ONLY = re.compile(r"\s*(?:- +)*[A-Za-z0-9_][\w-]*\s*:(?:\s|$)")
_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'"})
_DASH_LIKE = "–—•·▪●○*"
_ODD_SPACE = "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\ufeff\u200b"
_ODD_HEAD = re.compile(
    rf"[\s{_ODD_SPACE}]*(?:-[\s{_ODD_SPACE}]+)*(?:[A-Za-z0-9_][\w-]*[\s{_ODD_SPACE}]*:[\s{_ODD_SPACE}]*)?"
)
_SIGNS = "@`%*&!?|>[]{},"
_MOST_LISTED = 12
_NEAR = 60  # lines upwards in which the beginning of what is wrong is looked for


@dataclass(frozen=True)
class Repair:
    """What could be meant: the slip, the line and place to look at, the lines as they could be written.

    `changed` maps numbers of lines (from 0) to their new text; of several lines where it holds line breaks. `shown` is
    the changed line to show, `line` the one with the slip.
    """

    kind: Kind
    line: int
    column: int
    changed: Mapping[int, str]
    shown: int
    figures: Mapping[str, Any] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, Any]:
        """Return the figures for the message, with the numbers of the lines to change."""
        numbers = sorted(self.changed)
        listed = ", ".join(str(number + 1) for number in numbers[:_MOST_LISTED])
        return {"lines": listed + (", …" if len(numbers) > _MOST_LISTED else ""), **self.figures}


@dataclass(frozen=True)
class Spot:
    """The lines of a file, the place at which reading stopped (from 0), and names of fields that are known."""

    lines: list[str]
    line: int
    column: int
    names: frozenset[str]

    @property
    def text(self) -> str:
        """Return the line itself."""
        return self.lines[self.line]


def repairs(spot: Spot) -> Iterator[Repair]:
    """Return what could be meant at a place, the likelier first."""
    if spot.line < len(spot.lines):
        for maker in _MAKERS:
            yield from maker(spot)


def indent_of(line: str) -> int:
    """Return how many spaces and tabs a line begins with."""
    return len(line) - len(line.lstrip(" \t"))


def _before(spot: Spot) -> Iterator[int]:
    """Return the numbers of the lines from the place upwards, empty ones left out."""
    for number in range(spot.line, max(-1, spot.line - _NEAR), -1):
        if spot.lines[number].strip():
            yield number


def _parts(line: str) -> re.Match[str] | None:
    return _NAMED.match(line) or _ITEM.match(line)


def _with_value(found: re.Match[str], value: str) -> str:
    return f"{found['lead']}{found['key']}{found['colon']}{value}"


def _quoted(text: str) -> str:
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _single(repair_kind: Kind, spot: Spot, number: int, text: str, column: int, **values: Any) -> Iterator[Repair]:
    if text != spot.lines[number]:
        yield Repair(repair_kind, number, column, {number: text}, number, values)


# Signs


def _tabs(spot: Spot) -> Iterator[Repair]:
    tabbed = [number for number, line in enumerate(spot.lines) if "\t" in line[: indent_of(line)] and line.strip()]
    if not tabbed:
        return
    number = spot.line if spot.line in tabbed else tabbed[0]
    column = spot.lines[number].index("\t")
    for width in (2, 4, 8, 0):
        changed = {}
        for each in tabbed:
            line = spot.lines[each]
            changed[each] = line[: indent_of(line)].expandtabs(width) + line[indent_of(line) :]
        yield Repair(catalogue.YAML_TAB, number, column, changed, number)


def _odd_spaces(spot: Spot) -> Iterator[Repair]:
    changed, columns = {}, {}
    for number, line in enumerate(spot.lines):
        found = _ODD_HEAD.match(line)
        head = found[0] if found else ""
        if odd := re.search(f"[{_ODD_SPACE}]", head):
            spaced = re.sub(f"[{_ODD_SPACE}]", " ", re.sub("[\ufeff\u200b]", "", head))
            text = line[len(head) :]
            changed[number] = spaced + (" " if spaced.endswith(":") and text else "") + text
            columns[number] = odd.start()
    if changed:
        number = spot.line if spot.line in changed else min(changed)
        yield Repair(catalogue.YAML_ODD_SPACE, number, columns[number], changed, number)


def _curly(spot: Spot) -> Iterator[Repair]:
    found = _parts(spot.text)
    if not found:
        return
    value = found["value"].rstrip()
    if value[0] not in "“”„‟‘’‚" or value[-1] not in "“”‟‘’" or len(value) < 3:
        return
    text = _with_value(found, _quoted(value[1:-1].translate(_CURLY) if '"' not in value else value[1:-1]))
    yield from _single(catalogue.YAML_CURLY, spot, spot.line, text, found.start("value"))


def _quoting(spot: Spot) -> Iterator[Repair]:
    """Propose the whole text between quotation marks."""
    found = _parts(spot.text)
    if not found or "#" in _REMARK.sub("", found["value"]).replace("##", ""):
        return
    value = _REMARK.sub("", found["value"]).rstrip()
    if (value[0] in "“”„‟‘’‚" and value[-1] in "“”‟‘’") or _is_list(value) or any(_text_beside_bar(spot)):
        return
    remark = found["value"][len(value) :]
    at = found.start("value")
    first, inner = value[0], value[1:-1]
    if first in "\"'" and len(value) > 2 and value[-1] == first:
        if "\\" in inner:
            yield from _single(
                catalogue.YAML_BACKSLASH, spot, spot.line, _with_value(found, f"'{inner}'" + remark), spot.column
            )
        elif first in inner:
            kind = catalogue.YAML_INNER_QUOTATION
            yield from _single(kind, spot, spot.line, _with_value(found, _quoted(inner) + remark), spot.column)
        return
    if first in "\"'" and first not in value[1:]:
        return  # opened and not closed
    whole = _with_value(found, _quoted(value) + remark)
    if first in "\"'":
        yield from _single(catalogue.YAML_BEHIND_QUOTATION, spot, spot.line, whole, spot.column)
    elif first in _SIGNS or (first == "-" and spot.column >= at):
        yield from _single(catalogue.YAML_SIGN, spot, spot.line, whole, at, sign=first)
    elif ": " in value or value.endswith(":"):
        column = at + (value.index(": ") if ": " in value else len(value) - 1)
        yield from _single(catalogue.YAML_COLON_IN_TEXT, spot, spot.line, whole, column)


def _is_list(value: str) -> bool:
    return (value[0], value[-1]) in (("[", "]"), ("{", "}"))


def _closing(spot: Spot) -> Iterator[Repair]:
    """Propose to close a quotation mark: at the end of its line, or of the last line indented below it."""
    opened = 0
    for number in _before(spot):
        line = spot.lines[number]
        found = _parts(line)
        value = found["value"].rstrip() if found else ""
        if not found or value[:1] not in ('"', "'") or value.count(value[0]) % 2 == 0:
            continue
        opened += 1
        kind, at, mark = catalogue.YAML_UNCLOSED, found.start("value"), value[0]
        own = len(found["lead"])
        last = number
        while last + 1 < len(spot.lines) and (
            indent_of(spot.lines[last + 1]) > own and not _KEY_ONLY.match(spot.lines[last + 1])
        ):
            last += 1
        while last > number and not spot.lines[last].strip():
            last -= 1
        for end in dict.fromkeys((last, number)):
            text = spot.lines[end].rstrip() + mark
            yield Repair(kind, number, at, {end: text}, end, {"mark": mark})
        if opened == 3:
            return


def _brackets(spot: Spot) -> Iterator[Repair]:
    line = _REMARK.sub("", spot.text).rstrip()
    remark = spot.text[len(line) :]
    for opening, closing in ("[]", "{}"):
        lacking = line.count(opening) - line.count(closing)
        if lacking == 1:
            text = line.rstrip(" ,") + closing + remark
            yield from _single(catalogue.YAML_UNCLOSED_BRACKET, spot, spot.line, text, line.index(opening))
        elif lacking == -1 and line.endswith(closing):
            text = line[:-1] + remark
            yield from _single(catalogue.YAML_BRACKET, spot, spot.line, text, len(line) - 1)
    if twice := re.search(r",\s*,", line):
        text = re.sub(r",(?:\s*,)+", ",", line) + remark
        yield from _single(catalogue.YAML_TWO_COMMAS, spot, spot.line, text, twice.end() - 1)


# Names and their colons


def _spaces_behind_colons(spot: Spot) -> Iterator[Repair]:
    lacking = {}
    for number, line in enumerate(spot.lines):
        found = _NO_SPACE.match(line)
        if found and (number == spot.line or found["key"] in spot.names):
            lacking[number] = f"{found['lead']}{found['key']}: {found['value']}"
    if not lacking:
        return
    number = spot.line if spot.line in lacking else min(lacking)
    column = spot.lines[number].index(":")
    for chosen in dict.fromkeys(((number,), tuple(lacking))):
        changed = {each: lacking[each] for each in chosen}
        yield Repair(catalogue.YAML_NO_SPACE, number, column, changed, number)


def _colons(spot: Spot) -> Iterator[Repair]:
    for number in (spot.line, spot.line - 1):
        if number < 0:
            continue
        found = re.match(
            _LEAD + r"(?P<key>[A-Za-z][\w-]*)(?P<sign>\s*[=;：]\s*|\s+|\s*$)(?P<value>.*)", spot.lines[number]
        )
        if not found or found["value"][:1] == ":":
            continue
        if found["key"] not in spot.names and found["sign"].strip() not in ("=", "："):
            continue
        text = f"{found['lead']}{found['key']}: {found['value']}".rstrip()
        yield from _single(catalogue.YAML_NO_COLON, spot, number, text, found.end("key"), key=found["key"])


# Lists


def _dashes(spot: Spot) -> Iterator[Repair]:
    """Propose a dash before an item, behind a sibling that has one."""
    indent = indent_of(spot.text)
    sibling = next((n for n in _before(spot) if n < spot.line and indent_of(spot.lines[n]) <= indent), None)
    dash = next((n for n in _before(spot) if n < spot.line and re.match(r"\s*- ", spot.lines[n])), None)
    if sibling is None or dash is None or spot.text.lstrip()[:1] in f"-{_DASH_LIKE}":
        return
    at = indent_of(spot.lines[dash])
    if indent not in (at, at + 1):
        return
    item = " " * at + "- " + spot.text.lstrip()
    yield from _single(catalogue.YAML_NO_DASH, spot, spot.line, item, indent)
    run = {
        number: " " * (at + 2) + spot.lines[number].lstrip()
        for number in _run(spot, spot.line)
        if number > spot.line and indent_of(spot.lines[number]) == indent
    }
    if run:
        yield Repair(catalogue.YAML_NO_DASH, spot.line, indent, {spot.line: item, **run}, spot.line)


def _dash_signs(spot: Spot) -> Iterator[Repair]:
    """Propose a hyphen and a space for what was meant as the dash of a list."""
    for number in (spot.line, spot.line - 1):
        if number < 0:
            continue
        found = re.match(rf"(?P<lead>\s*)(?P<sign>-(?![\s-])|[{_DASH_LIKE}](?=\s))(?P<text>.+)", spot.lines[number])
        if not found:
            continue
        wrong = {}
        for each, line in enumerate(spot.lines):
            other = re.match(rf"(\s*)(-(?![\s-])|[{_DASH_LIKE}](?=\s))(.+)", line)
            if other and other[1] == found["lead"] and other[2] == found["sign"]:
                wrong[each] = f"{other[1]}- {other[3].strip()}"
        kind = catalogue.YAML_DASH_SPACE if found["sign"] == "-" else catalogue.YAML_DASH_SIGN
        for changed in ({number: wrong[number]}, wrong):
            yield Repair(kind, number, found.start("sign"), changed, number, {"sign": found["sign"]})


def _list_beside_name(spot: Spot) -> Iterator[Repair]:
    found = re.match(r"(?P<lead>\s*)(?P<key>[A-Za-z0-9_][\w-]*): +(?P<item>- .+)", spot.text)
    if not found:
        return
    below = next((line for line in spot.lines[spot.line + 1 :] if line.strip()), "")
    deeper = below.lstrip().startswith("- ") and indent_of(below) >= len(found["lead"])
    indent = indent_of(below) if deeper else len(found["lead"]) + 2
    text = f"{found['lead']}{found['key']}:\n{' ' * indent}{found['item']}"
    yield from _single(catalogue.YAML_LIST_BESIDE_NAME, spot, spot.line, text, found.start("item"))


# Indentation


def _run(spot: Spot, first: int) -> list[int]:
    """Return the lines that belong together with a line: it and those below that are indented as far or farther."""
    indent = indent_of(spot.lines[first])
    result = [first]
    for number in range(first + 1, len(spot.lines)):
        line = spot.lines[number]
        if line.strip() and indent_of(line) < indent:
            break
        result.append(number)
    return result


def _indentation(spot: Spot) -> Iterator[Repair]:
    """Propose other columns for the line, alone or with those that belong to it."""
    if "\t" in spot.text[: indent_of(spot.text)] or not _BEGINS.match(spot.text):
        return
    if indent_of(spot.lines[0]) and spot.line:
        top = [n for n in range(spot.line) if spot.lines[n].strip()]
        indent = indent_of(spot.lines[0])
        changed = {n: _moved(spot.lines[n], -indent) for n in top}
        yield Repair(catalogue.YAML_COLUMN, 0, indent, changed, 0, {"found": indent, "wanted": 0})
    above = next((number for number in _before(spot) if number < spot.line), spot.line)
    here = indent_of(spot.text)
    header = next((n for n in _before(spot) if indent_of(spot.lines[n]) < here), spot.line)
    for first in dict.fromkeys((spot.line, above, header)):
        indent = indent_of(spot.lines[first])
        columns = {0: None}
        for number in _before(spot):
            if number >= first:
                continue
            lead = re.match(r"\s*(?:- +)*", spot.lines[number])
            columns |= {indent_of(spot.lines[number]): None, len(lead[0]) if lead else 0: None}
            if spot.lines[number].rstrip().endswith(":"):
                columns[indent_of(spot.lines[number]) + 2] = None
        run = _run(spot, first)
        deeper = [n for n in run if n == first or indent_of(spot.lines[n]) > indent or not spot.lines[n].strip()]
        for column in sorted(columns, key=lambda each: abs(each - indent)):
            if column != indent:
                for lines in ([first], run, deeper[: _length_of_first(deeper)]):
                    changed = {n: _moved(spot.lines[n], column - indent) for n in lines if spot.lines[n].strip()}
                    values = {"found": indent, "wanted": column}
                    yield Repair(catalogue.YAML_COLUMN, first, indent, changed, first, values)


def _length_of_first(numbers: list[int]) -> int:
    """Return how many numbers follow each other without a gap."""
    return next((at for at, number in enumerate(numbers) if number != numbers[0] + at), len(numbers))


def _moved(line: str, by: int) -> str:
    return " " * by + line if by >= 0 else line[min(-by, indent_of(line)) :]


def _text_below_block(spot: Spot) -> Iterator[Repair]:
    """Propose to indent the lines of a text under `|`."""
    header = next((n for n in _before(spot) if n < spot.line and _BLOCK.match(spot.lines[n])), None)
    if header is None:
        return
    found = _BLOCK.match(spot.lines[header])
    own = len(found["lead"]) if found else 0
    last = header
    for number in range(header + 1, len(spot.lines)):
        line = spot.lines[number]
        key = re.match(r"\s*([A-Za-z0-9_][\w-]*)\s*:(?:\s|$)", line)
        if key and indent_of(line) <= own and (key[1] in spot.names or indent_of(line) < own):
            break
        if line.lstrip().startswith("#") and indent_of(line) <= own:
            break  # the hint above the next field, which must not become text
        last = number
    body = [n for n in range(header + 1, last + 1) if spot.lines[n].strip()]
    if not body or spot.line > last:
        return
    first = indent_of(spot.lines[body[0]])
    wanted = first if first > own else own + 2
    by = 0 if first > own else wanted - min(indent_of(spot.lines[n]) for n in body)
    changed = {}
    for number in body:
        moved = _moved(spot.lines[number], by)
        if indent_of(moved) < wanted:
            moved = " " * wanted + moved.lstrip()
        if moved != spot.lines[number]:
            changed[number] = moved
    if changed:
        at = spot.line if spot.line in changed else min(changed)
        yield Repair(catalogue.YAML_TEXT_COLUMN, at, indent_of(spot.lines[at]), changed, at, {"wanted": wanted})


def _text_going_on(spot: Spot) -> Iterator[Repair]:
    """Propose to indent a line that goes on with the text above it."""
    above = next((n for n in _before(spot) if n < spot.line), None)
    if above is None or not spot.text.strip() or _KEY_ONLY.match(spot.text) or re.match(r"---|\.\.\.", spot.text):
        return
    word = re.match(r"\s*([\w-]*)", spot.text)
    if word and word[1] in spot.names:
        return
    found = _NAMED.match(spot.lines[above])
    if found is None or found["key"] not in spot.names:
        return
    own = len(found["lead"])
    if indent_of(spot.text) > own:
        return
    run = [spot.line]
    for number in range(spot.line + 1, len(spot.lines)):
        if _KEY_ONLY.match(spot.lines[number]) or not spot.lines[number].strip():
            break
        run.append(number)
    changed = {n: " " * (own + 2) + spot.lines[n].lstrip() for n in run}
    kind = catalogue.YAML_TEXT_COLUMN
    yield Repair(kind, spot.line, indent_of(spot.text), changed, spot.line, {"wanted": own + 2})


def _text_beside_bar(spot: Spot) -> Iterator[Repair]:
    found = re.match(_LEAD + r"(?P<name>[A-Za-z0-9_][\w-]*: *(?P<bar>[|>][-+]?)) +(?P<text>[^#\s].*)", spot.text)
    if not found:
        return
    below = next((line for line in spot.lines[spot.line + 1 :] if line.strip()), "")
    own = len(found["lead"])
    deeper = indent_of(below) > own
    if found["bar"][0] == ">" and not deeper:
        return
    text = f"{found['lead']}{found['name']}\n{' ' * (indent_of(below) if deeper else own + 2)}{found['text']}"
    yield from _single(catalogue.YAML_BLOCK, spot, spot.line, text, found.start("text"))


def _block_for_text(spot: Spot) -> Iterator[Repair]:
    """Propose `|` for a text of several lines in which there is a colon."""
    word = re.match(r"\s*([\w-]*)", spot.text)
    if word and word[1] in spot.names and indent_of(spot.text) and _KEY_ONLY.match(spot.text):
        return
    start = next((n for n in _before(spot) if _NAMED.match(spot.lines[n])), None)
    while start is not None and start > 0 and indent_of(spot.lines[start]) and start == spot.line:
        above = next((n for n in range(start - 1, -1, -1) if spot.lines[n].strip()), None)
        if above is None or not _NAMED.match(spot.lines[above]) or indent_of(spot.lines[above]) >= indent_of(spot.text):
            break
        start = above
    found = _NAMED.match(spot.lines[start]) if start is not None else None
    if start is None or found is None or found["value"][0] in "\"'|>[{" or found["key"] not in spot.names:
        return
    own = len(found["lead"])
    body = []
    for number in range(start + 1, len(spot.lines)):
        if not spot.lines[number].strip() or indent_of(spot.lines[number]) <= own:
            break
        body.append(number)
    if not body:
        return
    indent = indent_of(spot.lines[body[0]])
    text = f"{found['lead']}{found['key']}: |\n{' ' * indent}{found['value']}"
    kind = catalogue.YAML_COLON_IN_TEXT
    yield Repair(kind, spot.line, spot.column, {start: text}, start)


_MAKERS: tuple[Callable[[Spot], Iterator[Repair]], ...] = (
    *(_tabs, _odd_spaces, _curly, _text_beside_bar, _list_beside_name, _quoting, _closing, _brackets),
    *(_spaces_behind_colons, _colons, _dash_signs, _dashes, _text_below_block, _text_going_on, _indentation),
    _block_for_text,
)

"""Plain text as typed in a cell, a form or on a page, made into the Markdown of a record.

Whoever types `5*6*7`, "# 1 di Jawa Tengah" or lines that begin with "•" means these very signs and lines. Here they
are turned once into Markdown that prints just that: bullets and regular numbers become lists, every other line stays
a line of its own, and what Markdown would take for a mark is escaped, no more.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from schemas.source import FORBIDDEN
from schemas.unseen import without_unseen

BULLETS = "•●○◦∙·▪▫■‣⁃◆◇❖➢➤►▶▸"
"""What always is a bullet at the beginning of a line; so is a sign of a font of symbols, which Word uses."""
_SYMBOLS = "\ue000-\uf8ff"
STARTS_WITH_BULLET = re.compile(rf"[{BULLETS}{_SYMBOLS}]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_TAB = 4
_SURE_BULLET = re.compile(rf"[{BULLETS}{_SYMBOLS}]\s*(?=\S)|[-–—*]\s+(?=\S)|[o§Øüvq]\t\s*(?=\S)")
_NEAR_BULLET = re.compile(r"[-–—](?=[^\W\d_])")
_NUMBER = re.compile(r"([1-9]\d{0,8})([.)])\s+(?=\S)")
_DEEPER = 2  # by so many columns a line stands to the right of what it belongs to
_INLINE = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)|`|\*+|_+|&(?=#?\w+;)|<(?=[A-Za-z/!?])|\[")
_AT_START = re.compile(r"(?:#{1,6}|[-+])(?= |$)|[>|:=-](?=[-=:| ]*$)|>|~(?=~~)")
_NUMBER_AT_START = re.compile(r"\d{1,9}(?=[.)](?: |$))")


def readable(text: str) -> str:
    """Return a text without what no record can hold and nobody sees; every kind of line end is a plain one."""
    return without_unseen(FORBIDDEN.sub("", _LINE_END.sub("\n", text)))


def as_markdown(typed: str) -> str:
    """Return plain text as the Markdown that prints the words and lines that were typed.

    Bullets and numbers that count up from 1 become lists, nested where they are indented; letters and irregular
    numbers stay lines. Spaces and tabs of every kind become one space; what is not seen (soft hyphens, zero width)
    and what no record can hold is left out. Text that has no marks comes out as it is.
    """
    lines = _lines(typed)
    holds_links = bool(re.search(r"\][(:]", typed))
    writer = _Writer(holds_links)
    at = 0
    while at < len(lines):
        if not lines[at].mark:
            writer.add_text(lines[at].text, lines[at].after_blank)
            at += 1
            continue
        items: list[_Line] = []
        while at < len(lines) and (lines[at].mark or _goes_on(items[-1], lines[at])):
            if lines[at].mark:
                items.append(lines[at])
            else:
                items[-1].more.append(lines[at].text)
            at += 1
        _add_siblings(writer, _nested(items))
    return "\n".join(writer.lines)


def taken(typed: str, stored: str | None) -> str:
    """Return what a record is to hold after a text came back from a cell or a form.

    Args:
        typed: the text that came back.
        stored: the Markdown that the record holds, or None where it holds nothing.

    A text that says what is stored changes nothing, be it the Markdown that a prefilled cell shows or what was typed
    at first. Else it is an edit of that Markdown if it has more lines, or else more words, in common with it as it
    stands than as typed text; whatever else, a paste for instance, is taken as typed.
    """
    text = readable(typed).strip()
    converted = as_markdown(text)
    if not stored or not stored.strip():
        return converted
    if _stripped(stored) in (_stripped(text), _stripped(converted)):
        return stored
    for pieces in (_stripped, _words):
        kept = Counter(pieces(stored))
        edited, as_typed = ((kept & Counter(pieces(each))).total() for each in (text, converted))
        if edited != as_typed:
            return text if edited > as_typed else converted
    return converted


def _stripped(text: str) -> list[str]:
    return [line.strip() for line in readable(text).strip().split("\n")]


def _words(text: str) -> list[str]:
    return [word.rstrip("\\") for word in text.split()]


@dataclass
class _Line:
    """A line that is not blank: its mark ("", "•", "." or ")"), its number, and for a list what belongs to it."""

    whole: str
    indent: int
    after_blank: bool
    mark: str = ""
    number: int = 0
    text: str = ""
    more: list[str] = field(default_factory=list)
    inner: list["_Line"] = field(default_factory=list)


def _lines(typed: str) -> list[_Line]:
    lines: list[_Line] = []
    blank = False
    for raw in readable(typed).strip().split("\n"):
        bare = raw.strip()
        if not bare:
            blank = bool(lines)
            continue
        indent = len(raw[: len(raw) - len(raw.lstrip())].expandtabs(_TAB))
        line = _Line(" ".join(bare.split()), indent, blank)
        if bullet := _SURE_BULLET.match(bare):
            _mark(line, "•", bare[bullet.end() :])
        elif number := _NUMBER.match(bare):
            _mark(line, number[2], bare[number.end() :])
            line.number = int(number[1])
        else:
            line.text = line.whole
        lines.append(line)
        blank = False
    _mark_near_bullets(lines)
    _set_in_first(lines)
    return lines


def _set_in_first(lines: Sequence[_Line]) -> None:
    """Set the first item beside the next one, where all others are set in: a cell has lost the spaces before it."""
    if len(lines) > 1 and lines[0].mark and lines[0].mark == lines[1].mark:
        first, second = lines[:2]
        alike = second.number == first.number + 1 if first.number else first.whole[0] == second.whole[0] not in "-*"
        if alike and all(line.indent >= second.indent for line in lines[1:]):
            first.indent = second.indent


def _mark(line: _Line, mark: str, text: str) -> None:
    line.mark, line.text = mark, " ".join(text.split())


def _mark_near_bullets(lines: Sequence[_Line]) -> None:
    """Take "-kata" beside an item of a list for one whose space was forgotten."""
    near = {id(line) for pair in pairwise(lines) if "•" in (pair[0].mark, pair[1].mark) for line in pair}
    for line in lines:
        dash = _NEAR_BULLET.match(line.text)
        if not line.mark and dash and id(line) in near:
            _mark(line, "•", line.text[dash.end() :])


def _goes_on(item: _Line, line: _Line) -> bool:
    return not line.after_blank and line.indent >= item.indent + _DEEPER


def _nested(items: Iterable[_Line]) -> list[_Line]:
    """Return the items of the outermost list, each with those that belong to it."""
    outermost: list[_Line] = []
    holders: list[_Line] = []
    for item in items:
        while holders and item.indent < holders[-1].indent + _DEEPER:
            holders.pop()
        (holders[-1].inner if holders else outermost).append(item)
        holders.append(item)
    return outermost


def _add_siblings(writer: "_Writer", siblings: list[_Line]) -> None:
    for run in _runs(_bullets_under_numbers(siblings)):
        is_list = run[0].mark == "•" or (len(run) > 1 and [item.number for item in run] == list(range(1, len(run) + 1)))
        if is_list:
            writer.add_list(run)
            continue
        for item in run:
            writer.add_text(item.whole, item.after_blank)
            for text in item.more:
                writer.add_text(text, after_blank=False)
            _add_siblings(writer, item.inner)


def _bullets_under_numbers(siblings: list[_Line]) -> list[_Line]:
    """Return siblings with the bullets between numbers that count up moved under the number before them."""
    numbered = [item for item in siblings if item.number]
    regular = len(numbered) > 1 and [item.number for item in numbered] == list(range(1, len(numbered) + 1))
    bullets = [item for item in siblings if not item.number]
    if not (regular and bullets and siblings[0].number) or any(item.after_blank for item in bullets):
        return siblings
    for item in siblings:
        if item.number:
            holder = item
        else:
            holder.inner.append(item)
    return numbered


def _runs(siblings: Iterable[_Line]) -> list[list[_Line]]:
    """Return siblings of the same mark together; where numbers begin with 1 again, a run begins."""
    runs: list[list[_Line]] = []
    for item in siblings:
        if runs and runs[-1][0].mark == item.mark and item.number != 1:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


class _Writer:
    """Gathers the lines of Markdown of a text, or of an item of a list."""

    def __init__(self, holds_links: bool):
        self.lines: list[str] = []
        self._holds_links = holds_links
        self._last = ""  # what the last line belongs to: "text", or the mark of a list

    def add_text(self, text: str, after_blank: bool) -> None:
        """Add a line; within a paragraph the line before it ends with a hard break."""
        if self._last == "text" and not after_blank:
            self.lines[-1] += "\\"
        elif self.lines:
            self.lines.append("")
        self.lines.append(_escaped(text, self._holds_links))
        self._last = "text"

    def add_list(self, items: Sequence[_Line]) -> None:
        """Add a list; one that follows another of its kind has the other mark, else they would be one list."""
        mark = items[0].mark
        if mark == self._last != "•":
            mark = "." if mark == ")" else ")"
        follows_list = self._last not in ("", "text")
        for number, item in enumerate(items, start=1):
            content = _Writer(self._holds_links)
            for text in (item.text, *item.more):
                content.add_text(text, after_blank=False)
            _add_siblings(content, item.inner)
            prefix = "- " if mark == "•" else f"{number}{mark} "
            if self.lines and (item.after_blank or (number == 1 and follows_list)):
                self.lines.append("")
            first, *others = content.lines
            self.lines.append(prefix + first)
            self.lines += [" " * len(prefix) + line if line else "" for line in others]
        self._last = mark


def _escaped(line: str, holds_links: bool) -> str:
    """Return a line with a backslash before what Markdown would take for a mark."""

    def inline(found: re.Match[str]) -> str:
        signs = found[0]
        before, after = line[: found.start()][-1:], line[found.end() :][:1]
        if signs == "[" and not holds_links:
            return signs
        if signs[0] in "*_" and before == after == " ":
            return signs
        if signs[0] == "_" and before.isalnum() and after.isalnum():
            return signs
        return "".join(f"\\{sign}" for sign in signs)

    text = _INLINE.sub(inline, line)
    if _AT_START.match(text):
        return f"\\{text}"
    number = _NUMBER_AT_START.match(text)
    return f"{number[0]}\\{text[number.end() :]}" if number else text

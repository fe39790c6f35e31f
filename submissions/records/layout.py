"""Where things stand in the text of a YAML or JSON file: lines, ends of values, and the signs between them."""

import re
from bisect import bisect_right
from collections import Counter

import yaml

MARK = "\ufeff"
"""The byte order mark that Windows puts before a text."""
BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BETWEEN = re.compile("(?:[ \t\n\r\x85\u2028\u2029]|#[^\n\r\x85\u2028\u2029]*)*")
_SPACES = re.compile("[ \t]*")
_NOTHING_MORE = re.compile("[ \t]*(?:[#\n\r\x85\u2028\u2029]|\\Z)")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
HEADER = re.compile(r"(?:[&!]\S*\s+)*(?P<style>[|>])(?P<how>[-+0-9]*)")


class CannotEditError(Exception):
    """A file is written in a way in which a value cannot be changed without touching others."""


class Layout:
    """A text by lines. Places are numbers of characters from its beginning.

    *Why not `str.splitlines`:* it breaks lines at characters at which YAML does not.
    """

    def __init__(self, text: str):
        self.text = text
        self._starts = [0, *(found.end() for found in BREAK.finditer(text))]

    def lines(self) -> list[str]:
        """Return the lines with their ends; the last one has none where the text has none there."""
        ends = [*self._starts[1:], len(self.text)]
        return [self.text[start:end] for start, end in zip(self._starts, ends, strict=True) if start < end]

    def line_start(self, at: int) -> int:
        """Return where the line begins in which a place lies."""
        return self._starts[bisect_right(self._starts, at) - 1]

    def next_line(self, at: int) -> int:
        """Return where the next line begins; the end of the text where there is none."""
        number = bisect_right(self._starts, at)
        return self._starts[number] if number < len(self._starts) else len(self.text)

    def column(self, at: int) -> int:
        """Return how many characters stand before a place in its line."""
        return at - self.line_start(at)

    def spaces_before(self, at: int) -> int:
        """Return how many spaces and tabs stand directly before a place."""
        start = at
        while start and self.text[start - 1] in " \t":
            start -= 1
        return at - start

    def spaces_behind(self, at: int) -> int:
        """Return how many spaces and tabs stand directly behind a place."""
        found = _SPACES.match(self.text, at)
        return len(found[0]) if found else 0

    def margin(self, at: int) -> str:
        """Return the white space at the beginning of the line of a place."""
        start = self.line_start(at)
        return self.text[start : start + self.spaces_behind(start)]

    def asked(self, at: int) -> bool:
        """Return whether a key is written with a question mark before it."""
        before = at - self.spaces_before(at)
        return self.text[before - 1 : before] == "?"

    def behind(self, at: int) -> str:
        """Return what stands behind a place in its line, without the line's end."""
        return self.text[at : self.next_line(at)].rstrip("\r\n\x85\u2028\u2029")

    def first_on_line(self, at: int) -> bool:
        """Return whether only white space stands before a place in its line."""
        return at - self.spaces_before(at) == self.line_start(at)

    def last_on_line(self, at: int) -> bool:
        """Return whether only white space or a remark stands behind a place in its line."""
        return _NOTHING_MORE.match(self.text, at) is not None

    def skip(self, at: int) -> int:
        """Return where the next sign stands that is neither white space nor part of a remark."""
        found = _BETWEEN.match(self.text, at)
        return found.end() if found else at

    def start(self, node: yaml.Node) -> int:
        """Return where a value begins, with its anchor or tag."""
        return int(node.start_mark.index)

    def end(self, node: yaml.Node) -> int:
        """Return where a value ends, without empty lines and remarks behind it."""
        while isinstance(node, yaml.CollectionNode) and node.value and not self._bracketed(node):
            last = node.value[-1]
            if isinstance(node, yaml.SequenceNode):
                node = last
            else:
                key, node = last
                if isinstance(node, yaml.ScalarNode) and node.start_mark.index >= node.end_mark.index:
                    return self.colon(key) or int(key.end_mark.index)
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            header = HEADER.match(self.text, start)
            if header and "+" in header["how"]:  # the empty lines behind it are its own
                line = self.line_start(end)
                return max(header.end(), line - 1 if end == line else end)
        return start + len(self.text[start:end].rstrip())

    def _bracketed(self, node: yaml.CollectionNode) -> bool:
        return bool(node.flow_style) and self.text[self.content(node)] in "[{"

    def content(self, node: yaml.Node) -> int:
        """Return where a value begins behind its anchor or tag."""
        found = _PROPERTIES.match(self.text, self.start(node))
        return self.skip(found.end() if found else self.start(node))

    def colon(self, key: yaml.Node) -> int | None:
        """Return the place behind the colon of a key, or None where it has none."""
        at = self.skip(int(key.end_mark.index))
        return at + 1 if self.text[at : at + 1] == ":" else None

    def dashes(self, node: yaml.SequenceNode) -> list[int]:
        """Return where the dash of each item of a list stands."""
        found = []
        at = self.content(node)
        for item in node.value:
            if self.text[at : at + 1] != "-":
                raise CannotEditError("-")
            found.append(at)
            at = self.skip(max(self.end(item), at + 1))
        return found

    def line_break(self) -> str:
        """Return the line end that the text uses most; that of Unix where it has only one line."""
        used = Counter(BREAK.findall(self.text))
        return used.most_common(1)[0][0] if used else "\n"

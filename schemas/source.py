"""Files of YAML or JSON read with the place of every value.

Scalars stay text: `03`, `no` and `2024-01-01` mean what the model that receives them says, never
what a YAML reader guesses. Composing nodes with libyaml is some thirty times faster than a
comment-keeping loader and gives each node's line and column all the same.
"""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Self

import yaml

Steps = tuple[str | int, ...]
"""Names of fields and numbers in lists that lead from the top of a file to a value."""
_OWN_TAGS = "tag:yaml.org,2002:"
_TEXT_TAG = f"{_OWN_TAGS}str"


class Location(Steps):
    """Where in a record something stands, so that it can be told; it equals the plain steps that lead there."""

    __slots__ = ()

    def __new__(cls, *parts: str | int) -> Self:
        """Make the location of these parts."""
        return super().__new__(cls, parts)

    def __getnewargs__(self) -> tuple[str | int, ...]:
        """Return the parts, so that a copy is made of them."""
        return tuple(self)

    @property
    def dotted(self) -> str:
        """Return the location as users read it, such as `bukti.sk-tim.nomor`."""
        return ".".join(map(str, self))


MAXIMUM_BYTES = 4 * 1024 * 1024
MAXIMUM_CHARACTERS = 50_000  # of one text, some 15 pages: more than any form asks; the engine takes minutes for more
MAXIMUM_DEPTH = 40  # libyaml itself stops at 1,000; Python would not survive that many calls
MOST_READ_AHEAD = 16 * 1024 * 1024  # bytes of files, some six hundred records; parsed they take many times that
FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""A character that no file may hold, not even escaped."""
_CUT_OFF = re.compile(r"[ \t]+(#[^\s#].*)")
_EMPTY = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a file and, where known, its line and column (both from 1)."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.file, *(str(part) for part in (self.line, self.column) if part is not None)]
        return ":".join(parts)


class NotedPlace(NamedTuple):
    """A place as it is noted for every value and key of a file; a `Place` is made of the few that are told."""

    file: str
    line: int
    column: int


_noted_place = partial(tuple.__new__, NotedPlace)  # half the time of `NotedPlace(…)`, and a record has a thousand


@dataclass(frozen=True)
class Problem:
    """One reason why a file cannot be read: a stable code, its place, and the figures for the text.

    `text` is what the file holds, where a line of it may be shown and corrected.
    """

    code: str
    place: Place
    values: dict[str, str] = field(default_factory=dict)
    text: str = field(default="", repr=False, compare=False)


class ReadError(Exception):
    """A file cannot be read as data; carries every problem found in it."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        super().__init__("; ".join(f"{problem.place}: {problem.code}" for problem in problems))


@dataclass
class Source:
    """The plain data of a file and the place of each of its values and keys.

    `data` holds dicts, lists, text and None. `values` and `keys` map a location, such as
    `("bukti", "sk-tim", "nomor")`, to its place; `blocks` are those of texts that keep their lines (under `|`). `cut`
    are texts behind which a sign # without a space after it stands: what follows is left out as a remark.
    """

    file: str
    data: dict[str, Any]
    values: dict[Steps, NotedPlace]
    keys: dict[Steps, NotedPlace]
    blocks: frozenset[Steps] = frozenset()
    cut: Mapping[Steps, str] = field(default_factory=dict)

    def line(self, location: Steps, number: int) -> Place:
        """Return the place of a line of a text, counted from 0; that of the text where its lines are not the file's."""
        place = self.place(location)
        if location not in self.blocks or place.line is None:
            return place
        return Place(place.file, place.line + 1 + number)

    def place(self, location: Steps, *, key: bool = False) -> Place:
        """Return the place of a value (or of its key), or of the nearest enclosing value that exists."""
        if key and location in self.keys:
            return Place(*self.keys[location])
        for length in range(len(location), -1, -1):
            if location[:length] in self.values:
                return Place(*self.values[location[:length]])
        return Place(self.file)

    def merged_with(self, other: "Source") -> "Source":
        """Return this source with the values of `other` laid over it.

        Mappings are merged key by key; anything else is replaced as a whole.
        *Why:* an office overrides single values of a packaged edition without copying it.
        """
        values, keys = dict(self.values), dict(self.keys)

        def lay(under: dict[str, Any], over: dict[str, Any], at: Steps) -> dict[str, Any]:
            result = dict(under)
            for key, value in over.items():
                here = (*at, key)
                if isinstance(value, dict) and isinstance(result.get(key), dict):
                    values[here], keys[here] = other.values[here], other.keys[here]
                    result[key] = lay(result[key], value, here)
                    continue
                for places in (values, keys):
                    for location in [known for known in places if known[: len(here)] == here]:
                        del places[location]
                values.update({at: place for at, place in other.values.items() if at[: len(here)] == here})
                keys.update({at: place for at, place in other.keys.items() if at[: len(here)] == here})
                result[key] = value
            return result

        values[()] = other.values[()]
        return Source(other.file, lay(self.data, other.data, ()), values, keys)


def read_source(path: Path, shown_as: str | None = None) -> Source:
    """Read a YAML (or JSON) file whose top is a mapping.

    Args:
        path: the file.
        shown_as: the name that places carry; the path itself if not given.

    Raises:
        ReadError: the file is absent, too large, not UTF-8, not YAML, repeats a key, nests too
            deep, uses anchors or tags, or is not a mapping. All such problems are in it at once.
    """
    name = shown_as or str(path)
    return parse_source(read_raw(path, name), name)


class ReadAhead:
    """Sources that were parsed for the little that stands at a glance, until somebody reads the same bytes whole.

    Each is given away once: whoever takes it may change it, and nothing that was read is held for long.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[bytes, Source]] = {}
        self._bytes = 0

    def looked_at(self, raw: bytes, name: str) -> Source:
        """Return what bytes say, which is kept for whoever reads them whole; see `parse_source`."""
        source = parse_source(raw, name)
        if name not in self._kept and self._bytes + len(raw) <= MOST_READ_AHEAD:
            self._kept[name] = raw, source
            self._bytes += len(raw)
        return source

    def read(self, raw: bytes, name: str) -> Source:
        """Return what bytes say, parsed now or when they were looked at; see `parse_source`."""
        seen, source = self._kept.pop(name, (b"", None))
        self._bytes -= len(seen)
        return source if source is not None and seen == raw else parse_source(raw, name)


def read_raw(path: Path, name: str) -> bytes:
    """Return the content of a file that is small enough to be read as data.

    Raises:
        ReadError: the file is absent, unreadable, no regular file, or too large.
    """
    try:
        # A pipe would wait for ever for whoever writes into it, and opening alone can wake a device.
        if not stat.S_ISREG(path.stat().st_mode):
            raise ReadError([Problem("file-not-regular", Place(name))])
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise ReadError([Problem("file-not-regular", Place(name))])
            raw = stream.read(MAXIMUM_BYTES + 1)
    except FileNotFoundError:
        code = "file-link-broken" if path.is_symlink() else "file-not-found"
        raise ReadError([Problem(code, Place(name))]) from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise ReadError([Problem("file-unreadable", Place(name), {"reason": reason})]) from None
    if len(raw) > MAXIMUM_BYTES:
        raise ReadError([Problem("file-too-large", Place(name), {"limit": f"{MAXIMUM_BYTES // 1024 // 1024} MB"})])
    return raw


def parse_source(raw: bytes, name: str) -> Source:
    """Read YAML (or JSON) from bytes; see `read_source`."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # `error.object` is what was decoded: without the byte order mark, if there was one.
        before = error.object[: error.start].decode("utf-8")
        place = Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise ReadError([Problem("not-utf8", place, {"byte": f"0x{error.object[error.start]:02X}"})]) from None
    if name.lower().endswith(".json"):
        text = _JSON_ESCAPES.sub(_as_yaml, text)
    try:
        root = yaml.compose(text, Loader=_Composer)
    except yaml.MarkedYAMLError as error:
        raise ReadError([_syntax_problem(text, name, error)]) from None
    except yaml.YAMLError as error:
        raise ReadError([_character_problem(text, name, error)]) from None
    if root is None:
        raise ReadError([Problem("file-empty", Place(name))])
    if not isinstance(root, yaml.MappingNode):
        raise ReadError([Problem("not-a-mapping", Place(name, 1, 1), text=text)])
    reader = _Reader(name, text)
    data = reader.convert(root, ())
    if "&" in text or reader.has_aliases:
        reader.problems += _named_again(text, name)
    if reader.problems:
        raise ReadError(reader.problems)
    return Source(name, data, reader.values, reader.keys, frozenset(reader.blocks), reader.cut)


def _named_again(text: str, name: str) -> Iterator[Problem]:
    """Yield a problem for each anchor that nothing refers to, and for each reference (alias).

    A composed node tells neither: an anchor would be lost from a text without a word, and an alias is composed as
    the anchor's own node. Only the events tell where they were written.
    """
    events = [event for event in yaml.parse(text, Loader=yaml.CSafeLoader) if isinstance(event, yaml.NodeEvent)]
    aliases = {event.anchor for event in events if isinstance(event, yaml.AliasEvent)}
    for event in events:
        is_alias = isinstance(event, yaml.AliasEvent)
        if event.anchor and event.start_mark and (is_alias or event.anchor not in aliases):
            place = Place(name, event.start_mark.line + 1, event.start_mark.column + 1)
            yield Problem("alias-used" if is_alias else "anchor-used", place)


# JSON escapes that libyaml does not know: an escaped slash, and the two halves of a character beyond U+FFFF.
_JSON_ESCAPES = re.compile(r"(\\\\)|\\(/)|\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def compose(text: str, name: str) -> yaml.MappingNode:
    """Return the nodes of a text that `parse_source` has read, with marks that fit the text, to edit it.

    The scalars of JSON may differ from what the file says where it holds escapes; their marks do not.
    """
    if name.lower().endswith(".json"):
        text = _JSON_ESCAPES.sub(lambda escape: escape[0] if escape[1] else "x" * len(escape[0]), text)
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise TypeError(name)
    return root


def _as_yaml(escape: re.Match[str]) -> str:
    backslash, slash, high, low = escape.groups()
    if high:
        return f"\\U{0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00:08x}"
    return str(backslash or slash)


_SEEN_TOO_LATE = frozenset(
    {
        "could not find expected ':'",
        "found unexpected end of stream",
        "found unexpected document indicator",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
    }
)
"""What libyaml notices only behind the place to look at: a name without colon, what is opened and never closed."""


def _syntax_problem(text: str, name: str, error: yaml.MarkedYAMLError) -> Problem:
    reason = error.problem or ""
    marks = [error.problem_mark, error.context_mark]
    mark = next(filter(None, reversed(marks) if reason in _SEEN_TOO_LATE else marks), None)
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    return Problem("not-yaml", place, {"reason": reason}, text)


def _character_problem(text: str, name: str, error: yaml.YAMLError) -> Problem:
    # libyaml tells a position in bytes or none at all: look for the character itself.
    bad = FORBIDDEN.search(text)
    if bad is None:
        return Problem("not-yaml", Place(name), {"reason": str(error).splitlines()[0]})
    place = Place(name, text.count("\n", 0, bad.start()) + 1, bad.start() - text.rfind("\n", 0, bad.start()))
    return Problem("character-forbidden", place, {"character": f"U+{ord(bad[0]):04X}"})


class _Composer(yaml.CSafeLoader):
    """Composes nodes without guessing types: every value is text here, so that nothing is looked up for it."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """Return the tag of a node that has none of its own."""
        return _TEXT_TAG

    def descend_resolver(self, current_node: yaml.Node | None, current_index: Any) -> None:
        """Note nothing of the way to a node."""

    def ascend_resolver(self) -> None:
        """Note nothing of the way back."""


class _Reader:
    """Turns composed nodes into plain data, noting the place of each and every problem on the way."""

    def __init__(self, name: str, text: str):
        self.name = name
        self.values: dict[Steps, NotedPlace] = {}
        self.keys: dict[Steps, NotedPlace] = {}
        self.problems: list[Problem] = []
        self.blocks: set[Steps] = set()
        self.cut: dict[Steps, str] = {}
        self.has_aliases = False
        self._seen: set[int] = set()
        self._with_sign = {number: line for number, line in enumerate(text.split("\n")) if "#" in line}
        # libyaml has refused every other character that no file may hold, unless it is escaped.
        self._may_be_forbidden = "\\" in text or "\ufeff" in text

    def convert(self, node: yaml.Node, at: Steps) -> Any:
        mark = node.start_mark
        self.values[at] = _noted_place((self.name, mark.line + 1, mark.column + 1))
        if id(node) in self._seen:
            self.has_aliases = True
            return None
        self._seen.add(id(node))
        if len(at) > MAXIMUM_DEPTH:
            self._refuse("nested-too-deep", node, {"limit": str(MAXIMUM_DEPTH)})
            return None
        if node.tag is not _TEXT_TAG and node.tag and not node.tag.startswith(_OWN_TAGS):
            self._refuse("tag-used", node, {"tag": node.tag})
        if isinstance(node, yaml.ScalarNode):
            text: str = node.value
            if not node.style:
                if self._with_sign and (cut := self._cut_off(node)):
                    self.cut[at] = cut
            elif node.style == "|":
                self.blocks.add(at)
            if len(text) > MAXIMUM_CHARACTERS:
                self._refuse("text-too-long", node, {"count": str(len(text)), "limit": str(MAXIMUM_CHARACTERS)})
            if self._may_be_forbidden and (bad := FORBIDDEN.search(text)):
                self._refuse("character-forbidden", node, {"character": f"U+{ord(bad[0]):04X}"})
            return None if not node.style and text in _EMPTY else text
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item, (*at, index)) for index, item in enumerate(node.value)]
        raise TypeError(type(node))

    def _mapping(self, node: yaml.MappingNode, at: Steps) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._refuse("key-not-text", key, {})
                continue
            here = (*at, key.value)
            if here in self.keys:
                self._refuse("key-repeated", key, {"key": key.value, "first_line": str(self.keys[here].line)})
                continue
            mark = key.start_mark
            self.keys[here] = _noted_place((self.name, mark.line + 1, mark.column + 1))
            found[key.value] = self.convert(value, here)
        return found

    def _cut_off(self, node: yaml.ScalarNode) -> str | None:
        """Return what a plain text loses behind a sign # that was perhaps meant; remarks have a space after theirs."""
        end = node.end_mark
        found = _CUT_OFF.match(self._with_sign.get(end.line, ""), end.column)
        return found[1].strip() if found else None

    def _refuse(self, code: str, node: yaml.Node, values: dict[str, str]) -> None:
        mark = node.start_mark
        self.problems.append(Problem(code, Place(self.name, mark.line + 1, mark.column + 1), values))

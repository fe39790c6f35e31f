"""Records as YAML text: whole ones, and the pieces of which an old one is changed.

Texts of several lines or much length become block scalars, short lists stand on one line.
"""

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml

from schemas.innovation import Innovation

LONG = 88
_WIDTH = 1_000_000
# What cannot stand in a block scalar: line breaks that are not the file's, and white space that hides its indentation.
_UNFIT = re.compile("[\x85\u2028\u2029]|\\A\\s|^[ \t]*\t|[ \t]\\Z", re.MULTILINE)
_UNFIT_QUOTED = re.compile("[\n\x85\u2028\u2029]")
_OPENS_BLOCK = re.compile(r"(?:^|[ :-])[|>][-+0-9]*$")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


class Block(str):
    """A text to be written as a block scalar."""


class Flow(list[Any]):
    """A list to be written on one line."""


class Quoted(str):
    """A text to be written in quotation marks, double ones where it holds what single ones cannot."""

    double = True


class SingleQuoted(Quoted):
    """A text to be written in single quotation marks."""

    double = False


class Bare(str):
    """A number that is text, written without quotation marks as before."""


class RecordDumper(yaml.CSafeDumper):
    """Writes YAML as people write it: no anchors, which are refused when records are read."""

    def ignore_aliases(self, data: Any) -> bool:
        """Return that everything is written where it stands."""
        return True


def _quoted(dumper: RecordDumper, text: Quoted) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"' if text.double else "'")


RecordDumper.add_representer(
    Block, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|")
)
RecordDumper.add_representer(
    Flow, lambda dumper, items: dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)
)
RecordDumper.add_representer(Quoted, _quoted)
RecordDumper.add_representer(SingleQuoted, _quoted)
# With another tag than its form has, a number would be written as `!!int 1.000`.
RecordDumper.add_representer(
    Bare,
    lambda dumper, text: dumper.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in text else 'int'}", str(text)),
)


@dataclass(frozen=True)
class Piece:
    """A value as it is written behind a colon or a dash: what follows on that line, and further lines.

    The further lines are indented from the column of the key or the dash.
    """

    head: str
    lines: tuple[str, ...] = ()

    @property
    def open_ended(self) -> bool:
        """Return whether it holds a block scalar, which would take up remarks that follow with its indentation."""
        return any(_OPENS_BLOCK.search(line) for line in (self.head, *self.lines))


def new_text(record: Mapping[str, Any]) -> str:
    """Return a record (plain data) as the text of a new YAML file, its fields in the model's order."""
    ordered = {key: record[key] for key in Innovation.model_fields if key in record}
    return file_text(ordered)


def file_text(data: Mapping[str, Any]) -> str:
    """Return plain data as the text of a new YAML file, in the order in which they stand."""
    return _dumped(_marked(data))


def under_key(value: Any, before: yaml.Node | None = None) -> Piece:
    """Return a value as it is written behind a key.

    Args:
        value: plain data.
        before: the value that stood there, whose quotation marks are kept.
    """
    return _piece(_dumped({"k": _like(value, before)})[2:])


def under_dash(value: Any, before: yaml.Node | None = None) -> Piece:
    """Return a value as it is written as an item of a list; see `under_key`."""
    return _piece(_dumped([_like(value, before)])[1:])


def pair(key: str, value: Any) -> list[str]:
    """Return the lines of a key with its value."""
    return _dumped({key: _marked(value)}).rstrip("\n").split("\n")


def on_one_line(value: Any, before: yaml.Node | None = None) -> str:
    """Return a value as it is written between brackets; see `under_key`."""
    like = _like(value, before) if isinstance(before, yaml.ScalarNode) else value
    marked = _in_brackets(value if isinstance(like, Block) else like)
    text = yaml.dump(Flow([marked]), Dumper=RecordDumper, allow_unicode=True, width=_WIDTH, sort_keys=False)
    return str(text).rstrip("\n")[1:-1]


def fits_block(text: str) -> bool:
    """Return whether a text can stand line by line as a block scalar."""
    return bool(text) and not _UNFIT.search(text)


@dataclass(frozen=True)
class JsonStyle:
    """How a JSON file is laid out: the indentation of one level (None: all on one line), and its separators."""

    indent: str | None
    comma: str
    colon: str
    ascii: bool

    @classmethod
    def of(cls, text: str) -> "JsonStyle":
        """Return the style of a file."""
        indent = re.search(r"[\[{][ \t]*(?:\r\n|\r|\n)([ \t]+)", text)
        spaced = re.search(r'[^\\]"[ \t]*:[ \t]', text) is not None
        return cls(
            indent[1] if indent else None,
            ", " if spaced else ",",
            ": " if spaced else ":",
            text.isascii() and "\\u" in text,
        )

    def written(self, value: Any, margin: str, line_break: str) -> str:
        """Return a value in this style, its further lines behind `margin`."""
        if isinstance(value, Bare):
            return str(value)
        comma = "," if self.indent is not None else self.comma
        text = json.dumps(value, ensure_ascii=self.ascii, indent=self.indent, separators=(comma, self.colon))
        return text.replace("\n", line_break + margin)


def like_before(value: Any, before: yaml.Node | None) -> Any:
    """Return a text as `Bare` where it is a number as that which stood there was."""
    bare = isinstance(before, yaml.ScalarNode) and not before.style and _NUMBER.fullmatch(before.value)
    return Bare(value) if isinstance(value, str) and bare and _NUMBER.fullmatch(value) else value


def _like(value: Any, before: yaml.Node | None) -> Any:
    """Return a value marked for writing, in the quotation marks of what stood there."""
    if not isinstance(value, str) or not isinstance(before, yaml.ScalarNode):
        return _marked(value)
    if before.style in ("'", '"') and not _UNFIT_QUOTED.search(value):
        return Quoted(value) if before.style == '"' else SingleQuoted(value)
    bare = like_before(value, before)
    return bare if isinstance(bare, Bare) else _marked(value)


def _piece(text: str) -> Piece:
    head, *lines = text.rstrip("\n").split("\n")
    return Piece(head.strip(), tuple(lines))


def _dumped(data: Any) -> str:
    return str(yaml.dump(data, Dumper=RecordDumper, sort_keys=False, allow_unicode=True, width=_WIDTH))


def _marked(value: Any) -> Any:
    if isinstance(value, Quoted):
        return value
    if isinstance(value, dict):
        return {name: _marked(item) for name, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        simple = all(isinstance(item, str | int) for item in value)
        if value and simple and len(", ".join(map(str, value))) < LONG:
            return Flow(map(_in_brackets, value))
        return [_marked(item) for item in value]
    if isinstance(value, str) and ("\n" in value or len(value) > LONG):
        # Texts of several lines end with a line, as people write them; what is one line, a path perhaps, does not.
        text = value.rstrip("\n")
        return (Block(text + "\n" if "\n" in value else text)) if fits_block(text) else Quoted(value)
    return _simple(value)


def _in_brackets(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _in_brackets(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return Flow(map(_in_brackets, value))
    return _simple(value)


def _simple(value: Any) -> Any:
    if type(value) is str and _UNFIT_QUOTED.search(value):
        return Quoted(value)
    if type(value) is str and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        with suppress(ValueError):
            return dt.date.fromisoformat(value)  # written without quotes, as people write it
    return value

"""Files as offices write them: the same data in any layout of YAML, with the lines of each value known."""

import json
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from schemas.source import Steps

WORDS = [
    "satu",
    "dua tiga",
    "2024",
    "a: b",
    "# x",
    "- y",
    "ya",
    "null",
    "",
    "é “k”",
    "C:\\x",
    "it's",
    '"q"',
    "03",
    "2024-01-05",
]
KEYS = ["nama", "jenis", "nip", "isi", "tahun"]
scalars = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(["baris\ndua\n", "satu\n\n  dua\n# tiga\n", "x " * 60 + "y\nz\n"]),
    st.none(),
)
data = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)),
    max_leaves=14,
)
records = st.dictionaries(st.sampled_from([*KEYS, "bukti", "daftar", "tujuan"]), data, min_size=2, max_size=6)


@dataclass
class Written:
    """A file's lines without ends, and for each location the first and last line of it with its key or dash."""

    lines: list[str] = field(default_factory=list)
    spans: dict[Steps, tuple[int, int]] = field(default_factory=dict)
    remarks: int = 0

    def remark(self) -> str:
        """Return a remark that occurs once."""
        self.remarks += 1
        return f"# catatan\t{self.remarks}: [x]  "


@st.composite
def files(draw: st.DrawFn) -> tuple[dict[str, Any], Written]:
    """Draw data and a file that says it."""
    record = draw(records)
    written = Written()
    if draw(st.booleans()):
        written.lines.append(written.remark())
    _mapping(draw, written, record, 0, (), "")
    if draw(st.booleans()):
        written.lines.append(written.remark())
    return record, written


def _between(draw: st.DrawFn, written: Written, margin: int) -> None:
    for kind in draw(st.lists(st.sampled_from(["", "  ", "#", "#0"]), max_size=2)) if draw(st.booleans()) else []:
        written.lines.append((" " * margin if kind == "#" else "") + written.remark() if "#" in kind else kind)


def _tail(draw: st.DrawFn, written: Written) -> str:
    return draw(st.sampled_from(["", "", " ", "   " + written.remark()]))


def _mapping(draw: st.DrawFn, written: Written, value: dict[str, Any], margin: int, at: Steps, lead: str) -> None:
    for number, (key, inner) in enumerate(value.items()):
        if number:
            _between(draw, written, margin)
        name = draw(st.sampled_from([key, key, f"'{key}'", f'"{key}"']))
        start = len(written.lines)
        prefix = (lead if number == 0 and lead else " " * margin) + name + draw(st.sampled_from([":", ":", " :"]))
        _value(draw, written, inner, margin, (*at, key), prefix, key=True)
        written.spans[(*at, key)] = (start, len(written.lines) - 1)


def _list(draw: st.DrawFn, written: Written, value: list[Any], margin: int, at: Steps, lead: str) -> None:
    for number, inner in enumerate(value):
        if number:
            _between(draw, written, margin)
        start = len(written.lines)
        prefix = (lead if number == 0 and lead else " " * margin) + "-"
        _value(draw, written, inner, margin, (*at, number), prefix, key=False)
        written.spans[(*at, number)] = (start, len(written.lines) - 1)


def _value(draw: st.DrawFn, written: Written, value: Any, margin: int, at: Steps, prefix: str, *, key: bool) -> None:
    step = draw(st.sampled_from([2, 4]))
    if isinstance(value, dict | list):
        if not value or draw(st.integers(0, 3)) == 0:
            _brackets(draw, written, value, margin + step, at, prefix)
            return
        walk: Any = _mapping if isinstance(value, dict) else _list
        if not key and draw(st.booleans()):
            written_lead = prefix + " " * (step - 1)
            walk(draw, written, value, margin + step, at, written_lead)
            return
        written.lines.append(prefix + _tail(draw, written))
        inner = margin if key and isinstance(value, list) and draw(st.booleans()) else margin + step
        _between(draw, written, inner)
        walk(draw, written, value, inner, at, "")
        return
    style = draw(st.sampled_from(["", "'", '"', "|", "|-", ">-"]))
    if value is None:
        written.lines.append(prefix + draw(st.sampled_from(["", " ~", " null"])) + _tail(draw, written))
    elif style in ("|", "|-") and value.strip() and value.endswith("\n") is (style == "|"):
        written.lines.append(prefix + f" {style}" + _tail(draw, written))
        written.lines += [" " * (margin + step) + line if line else "" for line in value.rstrip("\n").split("\n")]
    elif style == ">-" and value.strip() and "\n" not in value and " " in value:
        written.lines.append(prefix + f" {style}" + _tail(draw, written))
        written.lines += [" " * (margin + step) + word for word in value.split(" ")]
    else:
        written.lines.append(f"{prefix} {_scalar(value, style)}{_tail(draw, written)}")


def _scalar(value: str, style: str) -> str:
    if style == "'" and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    if style == "" and value in ("satu", "dua tiga", "2024", "ya", "03", "2024-01-05", "é “k”"):
        return value
    return json.dumps(value, ensure_ascii=False)


def _brackets(draw: st.DrawFn, written: Written, value: Any, margin: int, at: Steps, prefix: str) -> None:
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    items = value.items() if isinstance(value, dict) else enumerate(value)
    texts = [(f"{key}: " if isinstance(value, dict) else "") + _inline(inner) for key, inner in items]
    if not texts or draw(st.booleans()):
        trailing = draw(st.sampled_from(["", ","])) if texts else ""
        written.lines.append(f"{prefix} {opening}{', '.join(texts)}{trailing}{closing}{_tail(draw, written)}")
        return
    written.lines.append(f"{prefix} {opening}{_tail(draw, written)}")
    closed = draw(st.booleans())
    for number, text in enumerate(texts):
        comma = "," if closed or number < len(texts) - 1 else ""
        written.lines.append(" " * margin + text + comma + _tail(draw, written))
    written.lines.append(" " * margin + closing + _tail(draw, written))


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return "null" if value is None else _scalar(value, '"')


def inner_locations(value: Any, at: Steps = ()) -> list[Steps]:
    """Return every location in data."""
    found: list[Steps] = [at] if at else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        found += inner_locations(inner, (*at, key))
    return found

"""Records as YAML text: narratives as block scalars wrapped at about 100 columns, short lists on one line."""

import re
import textwrap
from typing import Any

import yaml

from schemas.innovation import Innovation
from submissions.records.writing import Block, Flow, RecordDumper
from submissions.sample.subject import Record

COLUMNS = 94
NARRATIVES = {"ringkasan", "tujuan", "manfaat", "hasil", "pengembangan", "penjelasan", "isi"}
_MARKER = re.compile(r"^(\s*)(?:[-*+]|\d+[.)])\s+")


def to_yaml(record: Record, comment: str) -> str:
    """Return a record as the text of its file, beginning with a comment line."""
    ordered = {key: record[key] for key in Innovation.model_fields if key in record}
    body = yaml.dump(_marked(ordered, ""), Dumper=RecordDumper, sort_keys=False, allow_unicode=True, width=10_000)
    return f"# {comment}\n{body}"


def wrapped(markdown: str, columns: int = COLUMNS) -> str:
    """Return a Markdown text with its paragraphs and list items wrapped; tables stay as they are."""
    lines: list[str] = []
    for line in markdown.strip().splitlines():
        if line.lstrip().startswith("|") or len(line) <= columns:
            lines.append(line.rstrip())
            continue
        marker = _MARKER.match(line)
        indent = " " * len(marker[0]) if marker else re.match(r"\s*", line)[0]  # type: ignore[index]
        lines += textwrap.wrap(line, columns, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines) + "\n"


def _marked(value: Any, key: str, *, design: bool = False) -> Any:
    if isinstance(value, dict):
        return {
            name: _marked(item, str(name), design=key in {"rancang_bangun", "kipp-2025", "kipp-2023"})
            for name, item in value.items()
        }
    if isinstance(value, list):
        if value and all(not isinstance(item, dict | list) for item in value) and len(", ".join(map(str, value))) < 88:
            return Flow(value)
        return [_marked(item, key) for item in value]
    if isinstance(value, str) and (key in NARRATIVES or (design and len(value) > 60)):
        return Block(wrapped(value))
    return value

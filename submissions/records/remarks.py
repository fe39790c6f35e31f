"""Fields of a record turned into comments, and comments put before fields; every other byte stays.

Texts are files' bytes decoded as UTF-8 and no further, as for `submissions.records.editing`.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from schemas.source import ReadError, Source, parse_source
from submissions.records.layout import MARK, Layout


def without(text: str, source: Source, names: Collection[str]) -> str:
    """Return a YAML text whose fields `names`, at the top, have become comments; they can still be read.

    Where the text is not laid out one field to a line (such as JSON), it is returned as it is: see `holds`.
    """
    mark, layout = _opened(text)
    lines = layout.lines()
    starts = _starts(source)
    for name, start in starts.items():
        if name in names:
            end = min((other for other in starts.values() if other > start), default=len(lines))
            lines[start:end] = [
                line if line.startswith("#") or not line.strip() else f"# {line}" for line in lines[start:end]
            ]
    return mark + "".join(lines)


def annotated(text: str, source: Source, head: Sequence[str], notes: Mapping[str, Sequence[str]]) -> str:
    """Return a YAML text with comments: `head` at its beginning, and notes before the fields that they concern."""
    mark, layout = _opened(text)
    lines, end = layout.lines(), layout.line_break()
    starts = _starts(source)
    first = [f"# {line}{end}" for line in head]
    for name, start in sorted(starts.items(), key=lambda item: -item[1]):
        lines[start:start] = [f"# >>> {line}{end}" for line in notes.get(name, ())]
    for name, left in notes.items():
        first += [f"# >>> {line}{end}" for line in left if name not in starts]
    return mark + "".join([*first, *lines])


def holds(text: str, data: Mapping[str, Any], file: str) -> bool:
    """Return whether a text, read, gives exactly this data: the guard of every edit above."""
    try:
        return parse_source(text.encode(), file).data == data
    except ReadError:
        return False


def one_line(text: str) -> str:
    """Return a text that can stand in a comment: a value from a record never ends it."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _opened(text: str) -> tuple[str, Layout]:
    """Return the byte order mark of a text, if it has one, and the rest by lines."""
    return (MARK if text.startswith(MARK) else ""), Layout(text.removeprefix(MARK))


def _starts(source: Source) -> dict[str, int]:
    """Return the line, from 0, on which each field at the top begins."""
    places = {str(at[0]): place for at, place in source.keys.items() if len(at) == 1}
    return {name: place.line - 1 for name, place in places.items() if place.line and place.column == 1}

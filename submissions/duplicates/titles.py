"""Titles that are the same, or nearly."""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from schemas.vocabulary import loosely
from submissions.duplicates.candidates import candidates
from submissions.records.reading import Record

NEARLY = 90
"""How alike two titles must be, of 100, to be nearly the same: about one letter in ten differs."""

_LENGTH = 4  # of the pieces of a title by which candidates are found
_YAML_TITLE = re.compile(r"^nama:[ \t]*(.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_JSON_TITLE = re.compile(r'^(?:\{|[ \t]{1,4})[ \t\n]*"nama"\s*:\s*"((?:[^"\\]|\\.)*)"', re.MULTILINE)


def title_key(title: str) -> str:
    """Return what of a title counts when titles are compared: letters and digits, no case, no accents."""
    return loosely(title) or title.strip()


def peeked_title(content: bytes) -> str:
    """Return the key of a record's title by a glance at its file; '' where the glance does not find it.

    *Why:* an export reads only what has changed, and must know whose titles to look at more closely.
    """
    text = content.decode("utf-8", "replace")
    found = _YAML_TITLE.search(text) or _JSON_TITLE.search(text)
    return title_key(re.sub(r"[ \t]#.*", "", found[1])) if found else ""


def same_titles(records: Iterable[Record]) -> dict[Path, list[Record]]:
    """Return for each record that shares its title with others these others, by the record's path."""
    having: dict[str, list[Record]] = {}
    for record in records:
        if record.innovation is not None:
            having.setdefault(title_key(record.innovation.nama), []).append(record)
    return {
        record.path: [other for other in group if other is not record]
        for group in having.values()
        if len(group) > 1
        for record in group
    }


def near_titles(titles: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield pairs of titles that are the same or nearly, by their numbers, and how alike they are, of 100."""
    from rapidfuzz import fuzz

    keys = [title_key(title) for title in titles]
    for first, second in sorted(candidates([_pieces(key) for key in keys])):
        alike = fuzz.ratio(keys[first], keys[second], score_cutoff=NEARLY)
        if alike:
            yield first, second, int(alike)


def _pieces(key: str) -> set[int]:
    # The first mark is the title as a whole: the same titles meet, however short or common they are.
    parts = {key, *(key[at : at + _LENGTH] for at in range(len(key) - _LENGTH + 1))}
    return {zlib.crc32(part.encode()) for part in parts}

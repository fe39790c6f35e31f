"""Titles and ids that are the same, and titles that are nearly."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from submissions.duplicates.candidates import candidates
from submissions.records.glancing import Glance, title_key

NEARLY = 90
"""How alike two titles must be, of 100, to be nearly the same: about one letter in ten differs."""

_LENGTH = 4  # of the pieces of a title by which candidates are found


def same_titles(glances: Iterable[Glance]) -> dict[Path, list[Glance]]:
    """Return for each record that shares its title with others these others, by the record's path."""
    return _sharing(glances, lambda glance: glance.title)


def same_ids(glances: Iterable[Glance]) -> dict[Path, list[Glance]]:
    """Return for each record that shares its id with others these others, by the record's path."""
    return _sharing(glances, lambda glance: glance.id)


def _sharing(glances: Iterable[Glance], key: Callable[[Glance], str]) -> dict[Path, list[Glance]]:
    having: dict[str, list[Glance]] = {}
    for glance in glances:
        if key(glance):
            having.setdefault(key(glance), []).append(glance)
    return {
        glance.path: [other for other in group if other is not glance]
        for group in having.values()
        if len(group) > 1
        for glance in group
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

"""Texts of two records that are nearly the same, by the runs of words that they share."""

import re
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from schemas.source import Location
from submissions.duplicates.candidates import candidates, share

SHORTEST = 30
"""Texts of fewer words are not compared: short answers are alike by nature."""
NEARLY = 0.8
"""Which part of the shorter text must stand in the other for the two to be nearly the same."""
RUN = 5
"""How many words in a row make a shingle."""
ONE_IN = 4
"""One in so many shingles serves to find candidates; which one, its own hash says."""

_WORD = re.compile(r"\w+")
_LEFT_OUT = ("pemeriksaan", "verifikasi", "registrasi", "bukti")
_ALIKE_BY_NATURE = "dasar_hukum"  # names the same acts wherever the affair is the same


@dataclass(frozen=True)
class Text:
    """One longer text of a record, and the hashes of its runs of words."""

    owner: int
    location: Location
    text: str
    shingles: "array[int]"


@dataclass(frozen=True)
class Alike:
    """Two texts that are nearly the same, and which part of the shorter one stands in the other."""

    first: Text
    second: Text
    part: float


def texts_of(owner: int, data: Mapping[str, Any]) -> Iterator[Text]:
    """Yield the longer texts of a record's plain data."""
    for key, value in data.items():
        for location, text in () if key in _LEFT_OUT else _long_texts(value, Location(key)):
            shingles = _shingles(text)
            if len(shingles) > SHORTEST - RUN:
                yield Text(owner, location, text, shingles)


def alike(texts: Sequence[Text]) -> list[Alike]:
    """Return the pairs of texts of different owners that are nearly the same, most alike first."""
    marks = [{mark for mark in text.shingles if mark % ONE_IN == 0} for text in texts]
    found = []
    for (one, two), shared in candidates(marks).items():
        first, second = texts[one], texts[two]
        if first.owner == second.owner:
            continue
        # A common mark was counted for neighbours only; half of what is asked leaves room for that and for chance.
        if 2 * shared < min(len(marks[one]), len(marks[two])) * NEARLY:
            continue
        part = share(first.shingles, second.shingles)
        if part >= NEARLY:
            found.append(Alike(first, second, part))
    return sorted(found, key=lambda each: (-each.part, each.first.owner, each.second.owner))


def passages(first: str, second: str, words: int = 30) -> tuple[str, str]:
    """Return the passage of each of two texts where they agree longest; at least so many words, if there are.

    *Why not difflib:* it takes minutes for two long texts that repeat themselves; this reads each text once.
    """
    one, two = list(_WORD.finditer(first)), list(_WORD.finditer(second))
    at_first, at_second, agreeing = _longest_run(
        *(_runs([match[0].casefold() for match in each]) for each in (one, two))
    )
    length = max(agreeing + RUN - 1, words)
    return _piece(first, one, at_first, length), _piece(second, two, at_second, length)


def _longest_run(first: Sequence[int], second: Sequence[int]) -> tuple[int, int, int]:
    """Return where two rows of shingles agree longest, in each of them, and over how many.

    Of a shingle that the second row repeats, the first counts.
    """
    places: dict[int, int] = {}
    for at, shingle in enumerate(second):
        places.setdefault(shingle, at)
    best = (0, 0, 0)
    begin = end = expected = -1
    for at, shingle in enumerate(first):
        place = places.get(shingle, -2)
        if place != expected:
            begin = at
        end, expected = at + 1, place + 1
        if place >= 0 and end - begin > best[2]:
            best = (begin, place - (at - begin), end - begin)
    return best


def _piece(text: str, words: list[re.Match[str]], start: int, length: int) -> str:
    if not words:
        return ""
    return " ".join(text[words[start].start() : words[min(start + length, len(words)) - 1].end()].split())


def _runs(words: Sequence[str]) -> list[int]:
    numbers = [_number(word) for word in words]
    # The hash of numbers is the same in every run of the program; that of texts is not.
    return list(map(hash, zip(*(numbers[at:] for at in range(RUN)), strict=False)))


def _shingles(text: str) -> "array[int]":
    return array("q", dict.fromkeys(_runs(_WORD.findall(text.casefold()))))


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _long_texts(value: Any, at: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        if len(value) > 2 * SHORTEST and at[-1] != _ALIKE_BY_NATURE:
            yield at, value
    elif value is not None:
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _long_texts(inner, Location(*at, key))

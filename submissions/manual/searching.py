"""The search of the manual: pages by what their title, headings and text say, whatever affixes words have."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from submissions.manual.reading import Manual, ManualHeading, ManualPage, ManualSection
from submissions.manual.stemming import roots, words_of, words_with_places
from submissions.manual.words import PASSED_OVER, SYNONYMS

MOST = 20
"""How many pages are shown at most."""
_TITLE, _HEADING, _SUMMARY, _TEXT = 6.0, 3.0, 2.5, 1.0
_KINDS = {"cara": 1.25, "belajar": 1.0, "mengapa": 1.0, "acuan": 0.8}
_LISTING = 0.5  # an index, or a page that stands beside the kinds, names everything and answers little
_SAME_ROOT, _SYNONYM, _BEGINNING, _MISSPELT = 0.9, 0.8, 0.6, 0.7
_NEAR = 78  # of 100; below, a word is no misspelling of another
_LEAST_TYPED = 4  # letters from which a word may be the beginning of another, or misspelt
_SATURATION = 1.2  # a word that stands often on a page says little more
_EXCERPT = 170  # letters
_LONGEST_QUERY = 30  # words

Quality = Mapping[str, float]
"""How well words of the manual stand for a word that was typed, from 0 to 1."""


@dataclass(frozen=True)
class ExcerptPart:
    """A piece of an excerpt, and whether it is what was searched for."""

    text: str
    is_met: bool


@dataclass(frozen=True)
class ManualHit:
    """A page that was found, the heading below which most of it stands, and a piece of its text."""

    page: ManualPage
    heading: ManualHeading | None
    excerpt: tuple[ExcerptPart, ...]
    score: float


@dataclass(frozen=True)
class _Part:
    """A section as it is searched: how often each word stands in it."""

    section: ManualSection
    heading: frozenset[str]
    text: Counter[str]


@dataclass(frozen=True)
class _Entry:
    page: ManualPage
    title: frozenset[str]
    summary: frozenset[str]
    parts: tuple[_Part, ...]

    @property
    def words(self) -> set[str]:
        return {*self.title, *self.summary, *(word for part in self.parts for word in (*part.heading, *part.text))}


class ManualIndex:
    """The words of a manual and where they stand."""

    def __init__(self, manual: Manual):
        self._entries = [_entry(page) for page in manual.pages.values() if page.name]
        pages = Counter(word for entry in self._entries for word in entry.words)
        self._pages = pages
        self._by_root: dict[str, set[str]] = defaultdict(set)
        for word in pages:
            for root in roots(word):
                self._by_root[root].add(word)

    def search(self, words: str) -> list[ManualHit]:
        """Return the pages that fit some words best, at most `MOST`; see `search`."""
        typed = words_of(words)[:_LONGEST_QUERY]
        asked = [word for word in dict.fromkeys(typed) if word not in PASSED_OVER]
        wanted = [meanings for word in asked if (meanings := self._meanings(word))]
        if not wanted:
            return []
        rare = [max(self._rarity(quality) for quality in meanings[0]) for meanings in wanted]
        hits = [hit for entry in self._entries if (hit := self._hit(entry, wanted, rare))]
        return sorted(hits, key=lambda hit: -hit.score)[:MOST]

    def _meanings(self, word: str) -> list[list[Quality]]:
        """Return what a typed word may mean: each meaning is the words that stand for each of its parts."""
        meanings = [[quality] for quality in [self._standing_for(word)] if quality]
        for said in {word, *roots(word)} & SYNONYMS.keys():
            for synonym in SYNONYMS[said]:
                parts = [self._standing_for(part) for part in words_of(synonym)]
                if all(parts):
                    meanings.append([{each: value * _SYNONYM for each, value in part.items()} for part in parts])
        return meanings or [[quality] for quality in [self._nearly(word)] if quality]

    def _standing_for(self, word: str) -> Quality:
        found = {each: _SAME_ROOT for root in roots(word) for each in self._by_root.get(root, ())}
        return found | {word: 1.0} if word in self._pages else found

    def _nearly(self, word: str) -> Quality:
        """Return the words that begin with what was typed, else those that it is a misspelling of."""
        from rapidfuzz import process
        from rapidfuzz.distance import DamerauLevenshtein

        if len(word) < _LEAST_TYPED:
            return {}
        if begun := {each: _BEGINNING for each in self._pages if each.startswith(word)}:
            return begun
        known = [*self._pages, *SYNONYMS]
        near = process.extract(
            word, known, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_NEAR / 100, limit=3
        )
        found: dict[str, float] = {}
        for each, likeness, _at in near:
            meant = self._standing_for(each)
            for synonym in () if meant else SYNONYMS.get(each, ()):
                meant = {**meant, **self._standing_for(words_of(synonym)[0])}
            found |= {one: max(found.get(one, 0), value * likeness * _MISSPELT) for one, value in meant.items()}
        return found

    def _rarity(self, quality: Quality) -> float:
        standing = max((self._pages[word] for word in quality), default=0)
        return math.log(1 + len(self._entries) / (0.5 + standing))

    def _hit(self, entry: _Entry, wanted: Sequence[list[list[Quality]]], rare: Sequence[float]) -> ManualHit | None:
        score, reached = 0.0, 0.0
        in_parts = [0.0] * len(entry.parts)
        for meanings, weight in zip(wanted, rare, strict=True):
            whole, parts = max((_weighed(entry, meaning) for meaning in meanings), key=lambda each: each[0])
            if whole:
                score += weight * whole
                reached += weight
            in_parts = [before + weight * now for before, now in zip(in_parts, parts, strict=True)]
        if not score:
            return None
        is_listing = entry.page.is_index or entry.page.kind not in _KINDS
        score *= (reached / sum(rare)) ** 2 * (_LISTING if is_listing else _KINDS[entry.page.kind])
        best = max(range(len(in_parts)), key=lambda at: in_parts[at])
        # What a long page says in one place counts more than what it says here and there.
        score += 0.5 * in_parts[best]
        met = {word for meanings in wanted for meaning in meanings for quality in meaning for word in quality}
        section = entry.parts[best].section
        shown = entry.page.summary if not in_parts[best] or not section.text else section.text
        return ManualHit(entry.page, section.heading if in_parts[best] else None, _excerpt(shown, met), score)


def _entry(page: ManualPage) -> _Entry:
    parts = tuple(
        _Part(
            section,
            frozenset(words_of(section.heading.text)) if section.heading else frozenset(),
            Counter(words_of(section.text)),
        )
        for section in page.sections
    )
    return _Entry(page, frozenset(words_of(page.title)), frozenset(words_of(page.summary)), parts)


def _weighed(entry: _Entry, meaning: Sequence[Quality]) -> tuple[float, list[float]]:
    """Return how much a page says of one meaning of a word, and how much each of its parts does."""
    whole, parts = 0.0, [0.0] * len(entry.parts)
    for quality in meaning:
        here = [_HEADING * _best(part.heading, quality) + _TEXT * _often(part.text, quality) for part in entry.parts]
        found = _TITLE * _best(entry.title, quality) + _SUMMARY * _best(entry.summary, quality) + max(here, default=0)
        if not found:  # of a meaning of two words, both must be there
            return 0.0, [0.0] * len(entry.parts)
        whole += found / len(meaning)
        parts = [before + now / len(meaning) for before, now in zip(parts, here, strict=True)]
    return whole, parts


def _best(words: frozenset[str], quality: Quality) -> float:
    return max((quality[word] for word in words if word in quality), default=0.0)


def _often(words: Counter[str], quality: Quality) -> float:
    count = sum(words[word] * value for word, value in quality.items() if word in words)
    return count * (_SATURATION + 1) / (count + _SATURATION) if count else 0.0


def _excerpt(text: str, met: set[str]) -> tuple[ExcerptPart, ...]:
    """Return the piece of a text in which most of the words stand, parted into what is met and what is not."""
    text = " ".join(text.split())
    places = [(word, start, end) for word, start, end in words_with_places(text) if word in met]
    start = max((place[1] for place in places), key=lambda begin: _held(places, begin), default=0)
    start = _at_word(text, max(0, start - _EXCERPT // 4))
    end = len(text) if len(text) <= start + _EXCERPT else text.rfind(" ", start, start + _EXCERPT)
    end = end if end > start else start + _EXCERPT
    return tuple(_parts(text, start, end, places))


def _held(places: Sequence[tuple[str, int, int]], begin: int) -> int:
    return len({word for word, start, end in places if begin <= start and end <= begin + _EXCERPT * 3 // 4})


def _at_word(text: str, place: int) -> int:
    return 0 if place == 0 else text.find(" ", place) + 1


def _parts(text: str, start: int, end: int, places: Sequence[tuple[str, int, int]]) -> Iterator[ExcerptPart]:
    at = start
    if start:
        yield ExcerptPart("… ", is_met=False)
    for begin, over in dict.fromkeys((begin, over) for _word, begin, over in places if start <= begin and over <= end):
        if begin > at:
            yield ExcerptPart(text[at:begin], is_met=False)
        yield ExcerptPart(text[begin:over], is_met=True)
        at = over
    if at < end:
        yield ExcerptPart(text[at:end], is_met=False)
    if end < len(text):
        yield ExcerptPart(" …", is_met=False)


@lru_cache(maxsize=4)
def _index(manual: Manual) -> ManualIndex:
    return ManualIndex(manual)


def search(words: str, manual: Manual) -> list[ManualHit]:
    """Return the pages that fit some words, the best first: title before heading before text.

    Capitals, accents and affixes do not count; a misspelt word stands for the nearest, a usual one for the manual's.

    Args:
        words: what somebody typed: words, or a question.
        manual: to search.
    """
    return _index(manual).search(words)

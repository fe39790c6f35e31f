"""The search of the manual: pages by what their title, headings and text say, whatever affixes words have."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from submissions.manual.reading import Manual, ManualHeading, ManualPage
from submissions.manual.stemming import roots, words_of, words_with_places
from submissions.manual.words import PASSED_OVER, SYNONYMS

MOST = 20
"""How many pages are shown at most."""
_TITLE, _HEADING, _QUESTION, _SUMMARY, _TEXT = 6.0, 3.0, 3.0, 2.5, 1.0
_KINDS = {"cara": 1.25, "belajar": 1.0, "mengapa": 1.0, "acuan": 0.6}
_LISTING = 0.5  # an index, or a page that stands beside the kinds, names everything and answers little
_SAME_ROOT, _SYNONYM, _BEGINNING, _MISSPELT = 0.9, 0.8, 0.6, 0.7
_FAR = 0.2  # of the best page's score, below which a page is no answer
_NEAR = 78  # of 100; below, a word is no misspelling of another
_LEAST_TYPED = 4  # letters from which a word may be the beginning of another, or misspelt
_SATURATION = 1.2  # a word that stands often on a page says little more
_EXCERPT = 170  # letters
_LONGEST_QUERY = 30  # words


Values = defaultdict[int, float]
"""Figures by the numbers of a page's parts."""


def _values() -> Values:
    return defaultdict(float)


@dataclass(frozen=True)
class _Weighed:
    """How much a page says of something, all in all and in each of its parts."""

    whole: float
    parts: Values


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
class _Standing:
    """Where a word stands: on which page, in which of its parts, below its heading or in it, and how often."""

    entry: int
    part: int
    count: int


_IN_TITLE, _IN_SUMMARY, _IN_QUESTIONS = -1, -2, -3
"""What stands for a part where a word is in none: in the page's title, in what it is for, in what it answers."""
_BESIDE = {_IN_TITLE: _TITLE, _IN_SUMMARY: _SUMMARY, _IN_QUESTIONS: _QUESTION}


class ManualIndex:
    """The words of a manual and where they stand."""

    def __init__(self, manual: Manual):
        self._entries = [page for page in manual.pages.values() if page.name]
        self._standings: dict[str, list[_Standing]] = defaultdict(list)
        self._in_headings: dict[str, set[tuple[int, int]]] = defaultdict(set)
        asked: dict[str, list[str]] = defaultdict(list)
        for question, name in manual.questions.items():
            asked[name] += words_of(question)
        for entry, page in enumerate(self._entries):
            self._take(entry, _IN_TITLE, words_of(page.title))
            self._take(entry, _IN_SUMMARY, words_of(page.summary))
            self._take(entry, _IN_QUESTIONS, asked[page.name])
            for part, section in enumerate(page.sections):
                self._take(entry, part, words_of(section.text))
                for word in words_of(section.heading.text) if section.heading else ():
                    self._in_headings[word].add((entry, part))
        words = {*self._standings, *self._in_headings}
        self._pages = {word: len(self._found_on(word)) for word in words}
        self._by_root: dict[str, set[str]] = defaultdict(set)
        for word in words:
            for root in roots(word):
                self._by_root[root].add(word)

    def _take(self, entry: int, part: int, words: Sequence[str]) -> None:
        for word, count in Counter(words).items():
            self._standings[word].append(_Standing(entry, part, count))

    def _found_on(self, word: str) -> set[int]:
        in_texts = {each.entry for each in self._standings.get(word, ())}
        return in_texts | {entry for entry, _part in self._in_headings.get(word, ())}

    def search(self, words: str) -> list[ManualHit]:
        """Return the pages that fit some words best, at most `MOST`; see `search`."""
        typed = words_of(words)[:_LONGEST_QUERY]
        asked = [word for word in dict.fromkeys(typed) if word not in PASSED_OVER]
        wanted = [meanings for word in asked if (meanings := self._meanings(word))]
        if not wanted:
            return []
        rare = [max(self._rarity(quality) for quality in meanings[0]) for meanings in wanted]
        scores: dict[int, float] = defaultdict(float)
        reached: dict[int, float] = defaultdict(float)
        parts: dict[int, Values] = defaultdict(_values)
        for meanings, weight in zip(wanted, rare, strict=True):
            for entry, weighed in self._weighed(meanings).items():
                scores[entry] += weight * weighed.whole
                reached[entry] += weight
                for part, value in weighed.parts.items():
                    parts[entry][part] += weight * value
        met = {word for meanings in wanted for meaning in meanings for quality in meaning for word in quality}
        ranked = []
        for entry, score in scores.items():
            page = self._entries[entry]
            is_listing = page.is_index or page.kind not in _KINDS
            share = (reached[entry] / sum(rare)) ** 2 * (_LISTING if is_listing else _KINDS[page.kind])
            # What a page says in one place counts more than what it says here and there.
            ranked.append((share * (score + 0.5 * max(parts[entry].values(), default=0)), -entry))
        ranked.sort(reverse=True)
        least = ranked[0][0] * _FAR if ranked else 0.0
        return [self._hit(-entry, score, parts[-entry], met) for score, entry in ranked[:MOST] if score >= least]

    def _hit(self, entry: int, score: float, parts: Mapping[int, float], met: set[str]) -> ManualHit:
        page = self._entries[entry]
        best = max(parts, key=lambda part: parts[part]) if parts else None
        section = page.sections[best] if best is not None else None
        shown = section.text if section and section.text else page.summary
        return ManualHit(page, section.heading if section else None, _excerpt(shown, met), score)

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

    def _weighed(self, meanings: Sequence[Sequence[Quality]]) -> dict[int, _Weighed]:
        """Return how much each page says of a word that was typed, by the meaning of which it says most."""
        best: dict[int, _Weighed] = {}
        for meaning in meanings:
            weighed = [self._weighed_part(quality) for quality in meaning]
            # Of a meaning of two words, both must be there.
            for entry in set(weighed[0]).intersection(*weighed):
                found = _Weighed(sum(each[entry].whole for each in weighed) / len(weighed), _values())
                for each in weighed:
                    for part, value in each[entry].parts.items():
                        found.parts[part] += value / len(weighed)
                if entry not in best or found.whole > best[entry].whole:
                    best[entry] = found
        return best

    def _weighed_part(self, quality: Quality) -> dict[int, _Weighed]:
        beside: dict[int, dict[int, float]] = defaultdict(dict)
        counts: dict[int, Values] = defaultdict(_values)
        headings: dict[int, dict[int, float]] = defaultdict(dict)
        for word, value in quality.items():
            for standing in self._standings.get(word, ()):
                if standing.part in _BESIDE:
                    known = beside[standing.entry]
                    known[standing.part] = max(known.get(standing.part, 0), value * _BESIDE[standing.part])
                else:
                    counts[standing.entry][standing.part] += standing.count * value
            for entry, part in self._in_headings.get(word, ()):
                headings[entry][part] = max(headings[entry].get(part, 0), value * _HEADING)
        found: dict[int, _Weighed] = {}
        for entry in {*beside, *counts, *headings}:
            parts = _values()
            for part, count in counts[entry].items():
                parts[part] += _TEXT * count * (_SATURATION + 1) / (count + _SATURATION)
            for part, value in headings[entry].items():
                parts[part] += value
            found[entry] = _Weighed(sum(beside[entry].values()) + max(parts.values(), default=0), parts)
        return found


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

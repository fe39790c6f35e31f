"""Indonesian words told apart from their affixes, without a list of words.

*Why not a stemmer of a library:* Snowball's takes the first letter of many roots away (`mengirim` becomes `irim`), and
Sastrawi's list of roots is not free for every use. To find pages it is enough to know which roots a word may have.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from submissions.manual.words import JOINED

_SHORTEST = 3
_DEEPEST = 2  # prefixes before one root: memper-, diber-, keter-
_NASAL = (
    (re.compile(r"[mp]eny(?=[aiueo])"), ("s", "ny")),
    (re.compile(r"[mp]eng(?=[aiueo])"), ("", "k")),
    (re.compile(r"[mp]enge"), ("",)),
    (re.compile(r"[mp]eng"), ("",)),
    (re.compile(r"[mp]em(?=[aiueo])"), ("p", "m")),
    (re.compile(r"[mp]em"), ("",)),
    (re.compile(r"[mp]en(?=[aiueo])"), ("t", "n")),
    (re.compile(r"[mp]en"), ("",)),
)
_PLAIN = ("me", "pe", "per", "di", "ke", "te", "ter", "be", "ber", "se")
_ENDINGS = (("lah", "kah", "pun"), ("nya", "ku", "mu"), ("kan", "an", "i"))  # from the last one on
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Return a text in small letters without accents."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def words_with_places(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text, folded, each with where it begins and ends; see `JOINED` for words of two."""
    for met in _WORD.finditer(text):
        for word in _parted(folded(met[0])):
            yield word, met.start(), met.end()


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return [word for word, _start, _end in words_with_places(text)]


@lru_cache(maxsize=16384)
def _parted(word: str) -> tuple[str, ...]:
    if "andatangan" in word:
        return next((JOINED[root] for root in roots(word) if root in JOINED), (word,))
    return (word,)


@lru_cache(maxsize=16384)
def roots(word: str) -> frozenset[str]:
    """Return what may be the root of a folded word, itself among it: of `penilaian` also `nilai`."""
    found = {word}
    for ended in _without_endings(word):
        found.add(ended)
        begun = {ended}
        for _depth in range(_DEEPEST):
            begun = {root for each in begun for root in _without_prefix(each) if len(root) >= _SHORTEST}
            found |= begun
    return frozenset(found)


def _without_endings(word: str) -> set[str]:
    found = {word}
    for endings in _ENDINGS:
        cut = {each.removesuffix(ending) for each in found for ending in endings}
        found |= {each for each in cut if len(each) >= _SHORTEST}
    return found


def _without_prefix(word: str) -> Iterator[str]:
    for pattern, beginnings in _NASAL:
        if met := pattern.match(word):
            yield from (beginning + word[met.end() :] for beginning in beginnings)
    for prefix in _PLAIN:
        if word.startswith(prefix):
            yield word.removeprefix(prefix)

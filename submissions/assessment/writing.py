"""How the texts of a record are written: spelling, numbers, empty phrases, long and repeated sentences."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from schemas.writing import abbreviations, number_habits, phrases, spellings
from submissions.assessment.narratives import Narrative, narratives_of
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind
from submissions.records.reading import ReadRecord

_LONGEST_SENTENCE = 40  # words
_TOLD_TWICE = 8  # words of a sentence, from which on it is hardly the same by chance
_AROUND = 40  # characters before a word that tell whether a sentence begins with it
_SHOWN = 60  # characters of a sentence in a message
_PROVING = frozenset({"hasil", "manfaat", "dampak", "signifikansi", "ringkasan"})
_AS_NAMED = frozenset({"dasar_hukum"})
_WORD = re.compile(r"[A-Za-z]+(?:['’/-][A-Za-z]+)*")
_LEFT_ALONE = re.compile(
    r"[“\"][^”\"\n]{1,200}[”\"]|`[^`\n]*`|https?://\S+|(?<!\S)[^\s@]+@\S+|\]\([^)\n]{0,300}\)"
    r"|(?<![\w/-])[\w/-]+\.(?:pdf|jpg|png|go\.id)\S*"
)
_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!no\.)(?<!Rp\.)(?<!dr\.)\s+(?=[A-Z“\"*])"
    r"|\n\s*\n|\n(?=\s*(?:[-*+|#>]|\d+[.)]\s))"
)
_ABBREVIATION = re.compile(r"(?<![A-Za-z0-9/.-])[A-Z]{3,8}(?![A-Za-z0-9/-])")
_ROMAN = re.compile(r"[IVXLCDM]+")
_ENGLISH = frozenset(
    {"the", "of", "and", "is", "are", "with", "for", "this", "that", "from", "has", "have", "by", "our"}
)
_ENOUGH_ENGLISH = 4


@dataclass(frozen=True)
class _Place:
    """One thing to write better, from the worst kind down."""

    kind: Kind
    start: int
    values: dict[str, Any]


_WORST = (
    *(catalogue.WRITING_TWICE, catalogue.WRITING_SPELLING, catalogue.WRITING_NUMBER, catalogue.WRITING_LANGUAGE),
    *(catalogue.WRITING_PHRASE, catalogue.WRITING_LONG, catalogue.WRITING_ABBREVIATION),
)


def writing_hints(record: ReadRecord, left_out: Collection[str] = ()) -> Iterator[Finding]:
    """Yield a hint for each text of a record that could be written better, with its two worst places.

    Args:
        record: whose texts are read.
        left_out: the codes of checks that the office leaves out.
    """
    if catalogue.WRITING.code in left_out:
        return
    narratives = narratives_of(record)
    explained = _explained(record, narratives)
    for narrative in narratives:
        places = [each for each in _places(narrative, explained) if each.kind.code not in left_out]
        if places:
            yield _told(narrative, places)


def _told(narrative: Narrative, places: Sequence[_Place]) -> Finding:
    worst = sorted(places, key=lambda each: (_WORST.index(each.kind), each.start))
    first, *others = [Finding(each.kind, narrative.place(0), values=each.values).message for each in worst]
    values = {"count": len(places), "first": first, "second": others[0] if others else ""}
    kind = catalogue.WRITING_SEVERAL if others else catalogue.WRITING
    return narrative.finding(kind, worst[0].start, values)


def _places(narrative: Narrative, explained: Collection[str]) -> Iterator[_Place]:
    # What is quoted, and addresses, stay as they are; blanks in their stead keep every place.
    text = _LEFT_ALONE.sub(lambda found: " " * len(found[0]), narrative.text)
    if narrative.part not in _AS_NAMED:
        yield from _spelling(text)
        for found in number_habits().any.finditer(text):
            values = {"text": " ".join(found[0].split()), "better": number_habits().of(found[0]).saran}
            yield _Place(catalogue.WRITING_NUMBER, found.start(), values)
        yield from _sentences(narrative, text)
    for found in _ABBREVIATION.finditer(text):
        if found[0] not in explained and not _ROMAN.fullmatch(found[0]):
            yield _Place(catalogue.WRITING_ABBREVIATION, found.start(), {"text": found[0]})
            return


def _spelling(text: str) -> Iterator[_Place]:
    """Yield wrong spellings of words, and of two words; a capital in the middle of a sentence makes a name of it."""
    wrong = spellings()
    words = list(_WORD.finditer(text))
    for number, word in enumerate(words):
        spelt = [(word[0], word.end())]
        if number + 1 < len(words) and text[word.end() : words[number + 1].start()].isspace():
            spelt.append((f"{word[0]} {words[number + 1][0]}", words[number + 1].end()))
        for written, _end in spelt:
            better = wrong.get(written) or wrong.get(written.lower())
            named = written[0].isupper() and written not in wrong and not _begins(text, word.start())
            if better and not named:
                yield _Place(catalogue.WRITING_SPELLING, word.start(), {"text": written, "better": better})


def _begins(text: str, start: int) -> bool:
    """Return whether a sentence begins at a place."""
    before = text[max(0, start - _AROUND) : start].rstrip(" *_-|")
    return not before or before[-1] in ".!?:\n"


def _sentences(narrative: Narrative, text: str) -> Iterator[_Place]:
    seen: set[str] = set()
    start = 0
    for end in [*(found.start() for found in _SENTENCE_END.finditer(text)), len(text)]:
        sentence, at = text[start:end], start
        start = end
        words = sentence.split()
        if not words or "|" in sentence:
            continue
        shown = {"text": " ".join(words)[:_SHOWN] + "…"}
        plain = " ".join(words).casefold()
        if len(words) >= _TOLD_TWICE and plain in seen:
            yield _Place(catalogue.WRITING_TWICE, at, shown)
        seen.add(plain)
        if len(words) > _LONGEST_SENTENCE:
            yield _Place(catalogue.WRITING_LONG, at, {**shown, "words": len(words)})
        if sum(word.strip(".,;:()").casefold() in _ENGLISH for word in words) >= _ENOUGH_ENGLISH:
            yield _Place(catalogue.WRITING_LANGUAGE, at, shown)
        if narrative.part in _PROVING and not any(letter.isdigit() for letter in sentence):
            for found in phrases().any.finditer(sentence):
                values = {"text": " ".join(found[0].split()), "better": phrases().of(found[0]).saran}
                yield _Place(catalogue.WRITING_PHRASE, at + found.start(), values)


def _explained(record: ReadRecord, narratives: Sequence[Narrative]) -> frozenset[str]:
    """Return the abbreviations that need no explanation: usual ones, those in names, those written out somewhere."""
    innovation = record.innovation
    names = f"{innovation.nama} {innovation.pengusul.nama} {innovation.pengusul.induk or ''}"
    found = set(_ABBREVIATION.findall(names))
    for narrative in narratives:
        # Written out before or after: "Standar Pelayanan Minimal (SPM)", "SPM (Standar …)".
        found |= set(re.findall(r"\(([A-Z]{3,8})\)", narrative.text))
        found |= set(re.findall(r"\b([A-Z]{3,8})\s+\(", narrative.text))
    return abbreviations() | found | {name.upper() for name in re.findall(r"[A-Za-z]+", names)}

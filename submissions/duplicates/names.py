"""Texts that speak of another innovation of the office as if it were their own: what is left over from copying."""

import re
from collections.abc import Iterable, Iterator, Sequence

from schemas.remarks import remarks
from submissions.duplicates.texts import Text
from submissions.findings import catalogue
from submissions.findings.finding import OWN_CONCLUSION, Finding
from submissions.records.reading import ReadRecord

_SHORT = re.compile(r"[^(:–—]{1,80}")
_NAME = re.compile(r"[A-Z][A-Z0-9'’.-]{3,}(?: [A-Z0-9][A-Z0-9'’.-]*)*")
_BOUND = re.compile(r"[.!?](?=\s)|\n\s*\n|\n(?=\s*(?:[-*|]|\d+[.)]\s))")
_SHOWN = 120  # characters of the sentence in a message


def short_name(title: str) -> str:
    """Return the name before the explanation in brackets: `AKTA MAPAN` of `AKTA MAPAN (Akta dan …)`; empty if none.

    Only what stands in capitals is looked for: a name of ordinary words stands in many texts by chance.
    """
    found = _SHORT.match(title)
    name = " ".join(found[0].split()) if found else ""
    return name if _NAME.fullmatch(name) else ""


def names_left(records: Sequence[ReadRecord], texts: Iterable[Text]) -> Iterator[tuple[Finding, ReadRecord]]:
    """Yield a warning for each record that calls itself by another's name, at the first such place.

    A sentence that says what the two have to do with one another, or that names both, is right.

    Args:
        records: among which the names are looked for.
        texts: of these records; their owners are numbers of records.
    """
    named = {number: short_name(record.innovation.nama) for number, record in enumerate(records)}
    bearers = {name: number for number, name in reversed(named.items()) if name}
    if len(bearers) < 2:
        return
    spoken = "|".join(re.escape(name) for name in sorted(bearers, key=len, reverse=True))
    found = re.compile(rf"\b(?:[Ii]novasi|[Pp]rogram|[Aa]plikasi) +[“\"*]*({spoken})(?![\w-])")
    related, told = remarks("left_over").any_of("related"), set()
    for text in texts:
        own = named[text.owner]
        for match in found.finditer(text.text) if text.owner not in told else ():
            sentence = _sentence(text.text, match.start(), match.end())
            if match[1] == own or (own and own in sentence) or own.startswith(match[1]) or related.search(sentence):
                continue
            told.add(text.owner)
            record, other = records[text.owner], records[bearers[match[1]]]
            values = {"name": match[1], "other": other.file, "text": sentence[:_SHOWN]}
            place = record.source.place(text.location)
            yield (
                Finding(catalogue.OTHER_NAME_LEFT, place, text.location.dotted, "", values, OWN_CONCLUSION),
                record,
            )
            break


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a place."""
    before = [found.end() for found in _BOUND.finditer(text, 0, start)]
    after = _BOUND.search(text, end)
    return " ".join(text[before[-1] if before else 0 : after.end() if after else len(text)].split())

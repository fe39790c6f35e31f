"""Findings on innovations that are nearly the same as another: of the same office, or of last year."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from schemas.innovation import Innovation
from schemas.source import Location, Steps
from submissions.duplicates.names import names_left
from submissions.duplicates.texts import Alike, Text, alike, passages, texts_of
from submissions.duplicates.titles import near_titles
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Passage
from submissions.records.glancing import title_key
from submissions.records.reading import ReadRecord, Record

MOST_NAMED = 5  # other records with the same text
FEWEST_COPIED = 3  # so many equal texts, and half of all, make a record a copy


def find_duplicates(
    records: Sequence[Record],
    earlier: Sequence[Record] = (),
    told: Collection[str] = (),
    left_out: Collection[str] = (),
) -> dict[Path, list[Finding]]:
    """Return warnings on titles and texts that are nearly those of another record, by the path of the record.

    Each record of the two gets one. The same innovation in both years (the same id) is no duplicate. The time grows
    with the amount of text: see `candidates`.

    Args:
        records: the office's records.
        earlier: those of an earlier year, with which they are compared too; these get no findings of their own.
        told: the competitions of which an edition's own rule tells that two of its entries have the same title.
        left_out: the codes of the program's own checks that the office leaves out.
    """
    readable = [record for record in (*records, *earlier) if isinstance(record, ReadRecord)]
    asked = {record.path for record in records}
    found: dict[Path, list[Finding]] = {}
    texts = [text for number, record in enumerate(readable) for text in texts_of(number, record.source.data)]
    pairs = [
        pair
        for pair in alike(texts)
        if not _same_innovation(readable[pair.first.owner], readable[pair.second.owner], asked)
    ]
    copies = _copies(texts, pairs)
    near = (pair for pair in pairs if _owners(pair) not in copies)
    titles = _titles(readable, asked, told, copies)
    left = () if catalogue.OTHER_NAME_LEFT.code in left_out else names_left(readable, texts)
    for finding, record in (*titles, *_copied(readable, texts, copies), *_texts(readable, asked, near), *left):
        if record.path in asked:
            found.setdefault(record.path, []).append(finding)
    return found


def _owners(pair: Alike) -> tuple[int, int]:
    first, second = sorted((pair.first.owner, pair.second.owner))
    return first, second


def _copies(texts: Sequence[Text], pairs: Sequence[Alike]) -> dict[tuple[int, int], int]:
    """Return the pairs of records of which one was copied from the other, with the number of their equal texts."""
    number = Counter(text.owner for text in texts)
    equal = Counter(
        _owners(pair)
        for pair in pairs
        if pair.first.location == pair.second.location and pair.first.text == pair.second.text
    )
    return {
        both: count
        for both, count in equal.items()
        if count >= FEWEST_COPIED and 2 * count >= min(number[owner] for owner in both)
    }


def _copied(
    records: list[ReadRecord], texts: Sequence[Text], copies: Mapping[tuple[int, int], int]
) -> list[tuple[Finding, ReadRecord]]:
    """Return one finding for each record that has a copy, in the place of one for each of their texts."""
    number = Counter(text.owner for text in texts)
    found = []
    for owner in dict.fromkeys(each for both in copies for each in both):
        others = sorted(
            ((count, sum(both) - owner) for both, count in copies.items() if owner in both),
            key=lambda each: (-each[0], each[1]),
        )
        (count, other), *more = others
        record = records[owner]
        values: dict[str, Any] = {"other": records[other].file, "count": count, "of": number[owner]}
        kind = catalogue.RECORD_COPIED
        if more:
            kind = catalogue.RECORD_COPIED_MORE
            values["more"] = _some([records[each].file for _count, each in more])
        place = record.source.place(("nama",))
        found.append((Finding(kind, place, "nama", _label(("nama",)), values), record))
    return found


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (f" (+{len(names) - MOST_NAMED})" if names[MOST_NAMED:] else "")


def _titles(
    records: list[ReadRecord], asked: set[Path], told: Collection[str], copies: Collection[tuple[int, int]]
) -> list[tuple[Finding, ReadRecord]]:
    """Return findings on titles that are nearly the same, but for those of copies, of which more is told."""
    titles = [record.innovation.nama for record in records]
    found = []
    for first, second, percent in near_titles(titles):
        one, two = records[first], records[second]
        is_copy = (min(first, second), max(first, second)) in copies
        if is_copy or _same_innovation(one, two, asked) or _told_by_rule(one, two, asked, told):
            continue
        for record, other in ((one, two), (two, one)):
            places = [each.source.place(("nama",)) for each in (record, other)]
            names = [each.innovation.nama for each in (record, other)]
            values = {"title": names[0], "percent": percent, "other": str(places[1]), "other_title": names[1]}
            sides = (Passage(places[0], names[0]), Passage(places[1], names[1]))
            finding = Finding(catalogue.TITLE_NEAR, places[0], "nama", _label(("nama",)), values, None, sides)
            found.append((finding, record))
    return found


def _told_by_rule(one: ReadRecord, two: ReadRecord, asked: set[Path], told: Collection[str]) -> bool:
    """Return whether both are entered this year under the same title where an edition's rule tells that."""
    if not {one.path, two.path} <= asked:
        return False
    first, second = one.innovation, two.innovation
    both = set(told) & set(first.kompetisi) & set(second.kompetisi)
    return bool(both) and title_key(first.nama) == title_key(second.nama)


def _texts(records: list[ReadRecord], asked: set[Path], near: Iterable[Alike]) -> list[tuple[Finding, ReadRecord]]:
    """Return one finding for each text: on the record that is most alike, naming some others."""
    partners: dict[tuple[int, Location], list[tuple[Alike, Text]]] = {}
    for pair in near:
        partners.setdefault((pair.first.owner, pair.first.location), []).append((pair, pair.second))
        partners.setdefault((pair.second.owner, pair.second.location), []).append((pair, pair.first))
    return [
        (_text_finding(records, found), records[owner])
        for (owner, _location), found in partners.items()
        if records[owner].path in asked
    ]


def _text_finding(records: list[ReadRecord], found: list[tuple[Alike, Text]]) -> Finding:
    pair, other = found[0]
    own = pair.second if other is pair.first else pair.first
    record, other_record = records[own.owner], records[other.owner]
    places = (record.source.place(own.location), other_record.source.place(other.location))
    values: dict[str, Any] = {
        "percent": round(100 * pair.part),
        "other": str(places[1]),
        "other_field": other.location.dotted,
    }
    more = list(dict.fromkeys(records[text.owner].file for _pair, text in found if text.owner != other.owner))
    kind = catalogue.TEXT_NEAR
    if more:
        kind = catalogue.TEXT_NEAR_MORE
        values["more"] = _some(more)
    sides = tuple(map(Passage, places, passages(own.text, other.text)))
    return Finding(kind, places[0], own.location.dotted, _label(own.location), values, None, sides)


def _same_innovation(one: ReadRecord, two: ReadRecord, asked: set[Path]) -> bool:
    """Return whether two records are one innovation in two years."""
    return one.innovation.id == two.innovation.id and (one.path in asked) != (two.path in asked)


def _label(location: Steps) -> str:
    field = Innovation.model_fields.get(str(location[0]))
    return (field.title if field else None) or ""

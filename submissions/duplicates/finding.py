"""Findings on innovations that are nearly the same as another: of the same office, or of last year."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from schemas.innovation import Innovation
from schemas.source import Location, Steps
from submissions.duplicates.texts import Alike, Text, alike, passages, texts_of
from submissions.duplicates.titles import near_titles
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Passage
from submissions.records.glancing import title_key
from submissions.records.reading import ReadRecord, Record

MOST_NAMED = 5  # other records with the same text


def find_duplicates(
    records: Sequence[Record], earlier: Sequence[Record] = (), told: Collection[str] = ()
) -> dict[Path, list[Finding]]:
    """Return warnings on titles and texts that are nearly those of another record, by the path of the record.

    Each record of the two gets one. The same innovation in both years (the same id) is no duplicate. The time grows
    with the amount of text: see `candidates`.

    Args:
        records: the office's records.
        earlier: those of an earlier year, with which they are compared too; these get no findings of their own.
        told: the competitions of which an edition's own rule tells that two of its entries have the same title.
    """
    readable = [record for record in (*records, *earlier) if isinstance(record, ReadRecord)]
    asked = {record.path for record in records}
    found: dict[Path, list[Finding]] = {}
    for finding, record in (*_titles(readable, asked, told), *_texts(readable, asked)):
        if record.path in asked:
            found.setdefault(record.path, []).append(finding)
    return found


def _titles(records: list[ReadRecord], asked: set[Path], told: Collection[str]) -> list[tuple[Finding, ReadRecord]]:
    titles = [record.innovation.nama for record in records]
    found = []
    for first, second, percent in near_titles(titles):
        one, two = records[first], records[second]
        if _same_innovation(one, two, asked) or _told_by_rule(one, two, asked, told):
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


def _texts(records: list[ReadRecord], asked: set[Path]) -> list[tuple[Finding, ReadRecord]]:
    """Return one finding for each text: on the record that is most alike, naming some others."""
    texts = [text for number, record in enumerate(records) for text in texts_of(number, record.source.data)]
    partners: dict[tuple[int, Location], list[tuple[Alike, Text]]] = {}
    for pair in alike(texts):
        one, two = records[pair.first.owner], records[pair.second.owner]
        if not _same_innovation(one, two, asked):
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
        values["more"] = ", ".join(more[:MOST_NAMED]) + (f" (+{len(more) - MOST_NAMED})" if more[MOST_NAMED:] else "")
    sides = tuple(map(Passage, places, passages(own.text, other.text)))
    return Finding(kind, places[0], own.location.dotted, _label(own.location), values, None, sides)


def _same_innovation(one: ReadRecord, two: ReadRecord, asked: set[Path]) -> bool:
    """Return whether two records are one innovation in two years."""
    return one.innovation.id == two.innovation.id and (one.path in asked) != (two.path in asked)


def _label(location: Steps) -> str:
    field = Innovation.model_fields.get(str(location[0]))
    return (field.title if field else None) or ""

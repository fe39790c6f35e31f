"""What a record says in two ways: dates against fields, shares and changes that do not compute, sums, counts, names."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import pairwise

from schemas.innovation import Innovation
from schemas.remarks import remarks
from schemas.source import Location
from schemas.wording import date_text
from submissions.assessment.cited import CitedDocument
from submissions.assessment.narratives import DAY, Narrative, day_of, own
from submissions.findings import catalogue
from submissions.findings.finding import Finding
from submissions.records.reading import ReadRecord

_DATED = {  # the dated fields, with what stands in every text that tells of them
    "waktu_ide": (" ide", "gagasan"),
    "waktu_uji_coba": ("uji coba", "diuji"),
    "waktu_penerapan": ("diterapkan", "diimplementasikan", "diluncurkan", "dimulai", "berlaku"),
}
_STATEMENTS = frozenset({"surat_pernyataan", "sk_kepala_daerah", "sk_kepala_pd"})
_N = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d.,]*\d)|\d+(?:,\d+)?(?![\d.,]*\d)"
_CENT = r"[ \n]?(?:persen|%)"
_TOLERANCE = Decimal("1.0")  # of a share in whole per cent: writers round both ways
_COUNTED = re.compile(r"\d[ \n](?:desa|kelurahan|kecamatan|puskesmas|posyandu|sekolah|rukun)")
_TOTAL_ROW = re.compile(r"^\W*(?:jumlah|total|seluruhnya)\W*$", re.IGNORECASE)
_SHORTEST_NAME = 5
_JOINED = str.maketrans("", "", " .-")
_NEGATED = 100  # characters before a word in which it may be denied


def check_contradictions(
    record: ReadRecord, narratives: Sequence[Narrative], documents: Mapping[str, CitedDocument]
) -> Iterator[Finding]:
    """Yield what a record says in two ways, each with its places."""
    for narrative in narratives:
        yield from _dates(record.innovation, narrative)
        yield from _shares(narrative)
        yield from _changes(narrative)
        yield from _totals(narrative)
    yield from _letters(record, documents)
    yield from _counts(narratives)
    yield from _digital(record.innovation, narratives)
    yield from _names(record.innovation, narratives)


@cache
def _dated(name: str) -> re.Pattern[str]:
    """Return the expression of words that mean a dated field, with the date that follows them."""
    before = "|".join(each.replace(" ", r"[ \n]") for each in remarks("contradictions").patterns[name])
    return re.compile(rf"(?:{before}){DAY}", re.IGNORECASE)


def _stated(innovation: Innovation, text: str) -> Iterator[tuple[str, dt.date, re.Match[str]]]:
    """Yield the dates in a text that are not those of the fields they mean, to the month where no day is named."""
    plain = f" {text.casefold()}".replace("\n", " ")
    for name, stems in _DATED.items():
        value: dt.date | None = getattr(innovation, name)
        if value is None or not any(stem in plain for stem in stems):
            continue
        for found in _dated(name).finditer(text):
            day = day_of(*found.groups()[-3:])
            whole = found.groups()[-3] is not None
            if day is not None and (day != value if whole else (day.year, day.month) != (value.year, value.month)):
                yield name, value, found


def _dates(innovation: Innovation, narrative: Narrative) -> Iterator[Finding]:
    for name, value, found in _stated(innovation, narrative.text):
        values = {"stated": " ".join(found[0].split()), "name": name, "value": date_text(value)}
        yield narrative.finding(catalogue.DATE_UNLIKE_FIELD, found.start(), values)


def _letters(record: ReadRecord, documents: Mapping[str, CitedDocument]) -> Iterator[Finding]:
    """Yield the dates in the text of statements and decrees that are not those of the record."""
    for key, document in documents.items():
        if document.evidence.jenis not in _STATEMENTS or document.facts is None or not document.facts.has_text:
            continue
        for name, value, found in _stated(record.innovation, " ".join(document.facts.text.split())):
            values = {"document": document.evidence.title, "stated": found[0], "name": name, "value": date_text(value)}
            yield own(catalogue.DATE_UNLIKE_LETTER, record, Location("bukti", key), values)
            break


@cache
def _figures(name: str) -> re.Pattern[str]:
    """Return the expression of a list in which `<N>` is a number, `<%>` per cent, and a space may end a line."""
    [text] = remarks("contradictions").patterns[name]
    for sign, meant in ((" ", r"[ \n]"), ("<N>", f"({_N})"), ("<%>", _CENT)):
        text = text.replace(sign, meant)
    return re.compile(text, re.IGNORECASE)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def _shown(found: re.Match[str]) -> str:
    """Return what was found on one line, its bracket closed."""
    text = " ".join(found[0].split())
    return f"{text})" if text.count("(") > text.count(")") else text


def _rounded(value: Decimal, like: str) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-_decimals(like)), ROUND_HALF_UP)


def _decimals(text: str) -> int:
    return len(text.partition(",")[2])


def _fits(value: Decimal, stated: str) -> bool:
    """Return whether a figure is what was stated, as it was rounded; whole per cents are rounded freely."""
    tolerance = _TOLERANCE if not _decimals(stated) else Decimal(1).scaleb(-_decimals(stated))
    return abs(value - _number(stated)) <= tolerance


def _shares(narrative: Narrative) -> Iterator[Finding]:
    if "persen" not in narrative.text and "%" not in narrative.text:
        return
    straight = ((found, found[1], found[2], found[3]) for found in _figures("share").finditer(narrative.text))
    turned = ((found, found[2], found[1], found[3]) for found in _figures("share_of").finditer(narrative.text))
    for found, part, whole, stated in (*straight, *turned):
        if not _number(whole):
            continue
        share = _number(part) / _number(whole) * 100
        if not _fits(share, stated):
            shown = _shown(found)
            values = {"text": shown, "part": part, "whole": whole, "share": _rounded(share, stated), "stated": stated}
            yield narrative.finding(catalogue.SHARE_UNLIKE, found.start(), values)


def _changes(narrative: Narrative) -> Iterator[Finding]:
    if "persen" not in narrative.text and "%" not in narrative.text:
        return
    for found in _figures("change").finditer(narrative.text):
        before, first, after, second, verb, stated = found.groups()
        if not _number(before) or not (verb or "(" in found[0] or "atau" in found[0]):
            continue
        difference = abs(_number(after) - _number(before))
        change = difference / _number(before) * 100
        shown = _shown(found)
        values = {"text": shown, "before": before, "after": after, "stated": stated}
        values |= {"change": _rounded(change, stated)}
        if _fits(change, stated):
            continue
        if (first or second) and difference == _number(stated):
            yield narrative.finding(catalogue.POINTS_CALLED_PER_CENT, found.start(), values)
        elif bool(first) == bool(second) and verb:
            yield narrative.finding(catalogue.CHANGE_UNLIKE, found.start(), values)


def _totals(narrative: Narrative) -> Iterator[Finding]:
    """Yield a warning for each table whose last row is a total that its column does not add up to."""
    if "|" not in narrative.text:
        return
    offset, rows = 0, list[tuple[int, list[str]]]()
    for line in [*narrative.text.split("\n"), ""]:
        if "|" in line:
            rows.append((offset, [cell.strip(" *") for cell in line.strip().strip("|").split("|")]))
        elif rows:
            yield from _unlike_total(narrative, rows)
            rows = []
        offset += len(line) + 1


def _unlike_total(narrative: Narrative, rows: Sequence[tuple[int, list[str]]]) -> Iterator[Finding]:
    (_head, heads), *between, (at, last) = [rows[0], *rows[2:]] if len(rows) > 3 else [rows[0], rows[0]]
    if not between or not _TOTAL_ROW.match(last[0]):
        return
    for column in range(1, len(last)):
        cells = [row[column] if column < len(row) else "" for _at, row in between]
        if all(re.fullmatch(_N, cell) for cell in [*cells, last[column]]):
            total = sum(map(_number, cells), Decimal(0))
            if total != _number(last[column]):
                name = heads[column] if column < len(heads) else str(column + 1)
                values = {"column": name, "sum": total, "stated": last[column]}
                yield narrative.finding(catalogue.TOTAL_UNLIKE, at, values)


def _counts(narratives: Iterable[Narrative]) -> Iterator[Finding]:
    """Yield a warning where the number of all villages, schools and the like stands in two ways."""
    seen: dict[tuple[str, str], dict[Decimal, tuple[Narrative, re.Match[str]]]] = {}
    for narrative in narratives:
        for found in _figures("total").finditer(narrative.text) if _COUNTED.search(narrative.text) else ():
            thing = (found[2].casefold(), (found[3] or "").casefold())
            seen.setdefault(thing, {}).setdefault(_number(found[1]), (narrative, found))
    for numbers in seen.values():
        near = [
            (one, two)
            for one, two in pairwise(sorted(numbers))
            if two - one <= two / 20  # so near that the same is meant; what differs more is another whole
        ]
        for one, two in near[:1]:
            (first, here), (second, there) = numbers[one], numbers[two]
            values = {"first": " ".join(here[0].split()), "second": " ".join(there[0].split())}
            passages = (first.passage(*here.span()), second.passage(*there.span()))
            yield first.finding(catalogue.COUNTED_IN_TWO_WAYS, here.start(), values, passages)


def _digital(innovation: Innovation, narratives: Iterable[Narrative]) -> Iterator[Finding]:
    """Yield a hint where the summary or the way of working tells of an application, but the kind is non-digital."""
    if innovation.jenis != "non_digital":
        return
    lists = remarks("contradictions")
    for narrative in narratives:
        if narrative.part not in ("ringkasan", "tahapan_spesifikasi"):
            continue
        for found in lists.any_of("digital").finditer(narrative.text):
            if not lists.any_of("not_digital").search(narrative.text[max(0, found.start() - _NEGATED) : found.start()]):
                yield narrative.finding(catalogue.DIGITAL_UNLIKE_KIND, found.start(), {"text": found[0]})
                return


def _names(innovation: Innovation, narratives: Iterable[Narrative]) -> Iterator[Finding]:
    """Yield a hint where a name in capitals is written with other spaces or hyphens than in the title."""
    name = re.split(r"[(:,–]", innovation.nama)[0].strip()
    letters = re.sub(r"[^A-Za-z0-9]", "", name)
    if len(letters) < _SHORTEST_NAME or name != name.upper() or not letters.isalpha():
        return
    usual = " ".join(name.split())
    for narrative in narratives:
        plain = narrative.text.replace("\n", " ")
        if plain.translate(_JOINED).count(letters) == plain.count(usual):
            continue  # as most texts: no spelling but the usual one
        spelt = r"(?<![A-Za-z0-9-])" + r"[ \n.-]?".join(letters) + r"(?![A-Za-z0-9-])"
        for found in re.finditer(spelt, narrative.text):
            shown = " ".join(found[0].split())
            if shown != usual:
                yield narrative.finding(catalogue.NAME_UNLIKE, found.start(), {"text": shown, "name": usual})
                return

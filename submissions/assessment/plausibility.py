"""Figures and years that a slip of the hand makes: told, never counted. The thresholds are ours, no edition's."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from schemas.edition import Edition
from schemas.fields import NIP_DIGITS
from schemas.source import Location, Steps
from submissions.findings import catalogue
from submissions.findings.finding import OWN_CONCLUSION, Finding, Kind
from submissions.records.reading import ReadRecord

MOST_YEARS_AWAY = 30  # from the edition's own
MOST = Decimal(10) ** 13  # of whatever is counted: ten trillion rupiah, beyond what an innovation costs or serves
_YEARS = "tahun"
_NOT_LOOKED_AT = ("koordinat", "jawaban", "verifikasi", "registrasi")
_YEARS_APART = 5  # from trial to application; a guess at what is a mistyped year, no rule of anybody
_TELEPHONE = re.compile(r"\s*(?:0|\(0|\+\s?62|62)")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
Figure = tuple[Location, dt.date | int | Decimal]
"""A date or a number, and where it stands."""


def figures_of(record: ReadRecord) -> list[Figure]:
    """Return all dates and numbers of a record, but for answers and what was noted when it was looked at."""
    found: list[Figure] = []
    data = record.innovation.model_dump(exclude=set(_NOT_LOOKED_AT), exclude_defaults=True)
    _collect(data, (), found)
    return found


def _collect(value: Any, at: Steps, found: list[Figure]) -> None:
    if isinstance(value, str):  # most are
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            _collect(inner, (*at, key), found)
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            _collect(inner, (*at, index), found)
    elif isinstance(value, dt.date | int | Decimal) and not isinstance(value, bool):
        found.append((Location(*at), value))


def check_plausibility(record: ReadRecord, edition: Edition, stated: Iterable[Figure]) -> Iterator[Finding]:
    """Yield findings on figures and years of a record that can hardly be meant, as the edition's year shows."""
    for location, value in stated:
        found = _doubt(location, value, edition.year)
        if found:
            kind, values = found
            figures = {**values, "edition": edition.id}
            yield Finding(kind, record.source.place(location), location.dotted, "", figures, OWN_CONCLUSION)


def _doubt(at: Location, value: dt.date | int | Decimal, year: int) -> tuple[Kind, dict[str, Any]] | None:
    if isinstance(value, dt.date):
        away = abs(value.year - year)
        return (catalogue.DATE_FAR_AWAY, {"value": value, "years": away}) if away > MOST_YEARS_AWAY else None
    number = Decimal(value)
    named = [part for part in at if isinstance(part, str)]
    if named and named[-1].startswith(_YEARS):
        return (catalogue.YEAR_FAR_AWAY, {"value": str(value)}) if abs(number - year) > MOST_YEARS_AWAY else None
    if number < 0:
        return catalogue.FIGURE_NEGATIVE, {"value": number}
    return (catalogue.FIGURE_ENORMOUS, {"value": number}) if number > MOST else None


def check_entries(record: ReadRecord) -> Iterator[Finding]:
    """Yield a hint for each NIP, telephone number, e-mail address and pair of dates that is hardly meant so."""
    innovation = record.innovation
    for number, person in enumerate(innovation.inovator):
        digits = len(re.sub(r"\D", "", person.nip or ""))
        # A company of the region numbers its staff in its own way.
        if person.nip and digits != NIP_DIGITS and innovation.pengusul.jenis != "bumd":
            figures = {"value": person.nip, "count": digits}
            yield _hint(record, catalogue.NIP_MALFORMED, Location("inovator", number, "nip"), figures)
    contact = innovation.kontak
    if contact and contact.telepon and not _TELEPHONE.match(contact.telepon):
        at = Location("kontak", "telepon")
        yield _hint(record, catalogue.TELEPHONE_MALFORMED, at, {"value": contact.telepon})
    if contact and contact.surel and not _EMAIL.fullmatch(contact.surel):
        yield _hint(record, catalogue.EMAIL_MALFORMED, Location("kontak", "surel"), {"value": contact.surel})
    trial, applied = innovation.waktu_uji_coba, innovation.waktu_penerapan
    if trial and applied and applied.year - trial.year >= _YEARS_APART:
        figures = {"trial": trial, "applied": applied, "years": applied.year - trial.year}
        yield _hint(record, catalogue.YEARS_APART, Location("waktu_penerapan"), figures)


def _hint(record: ReadRecord, kind: Kind, at: Location, values: dict[str, Any]) -> Finding:
    return Finding(kind, record.source.place(at), at.dotted, values=values, basis=OWN_CONCLUSION)

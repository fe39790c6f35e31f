"""What is probably a slip of the pen, though no edition asks for it: only hints come of it."""

import re
from collections.abc import Iterator
from typing import Any

from schemas.source import Location
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind
from submissions.records.reading import ReadRecord

_NIP_DIGITS = 18
_YEARS_APART = 5  # from trial to application; a guess at what is a mistyped year, no rule of anybody
_TELEPHONE = re.compile(r"\s*(?:0|\(0|\+\s?62|62)")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


def check_plausible(record: ReadRecord) -> Iterator[Finding]:
    """Yield a hint for each NIP, telephone number, e-mail address and pair of dates that is hardly meant so."""
    innovation = record.innovation
    for number, person in enumerate(innovation.inovator):
        digits = len(re.sub(r"\D", "", person.nip or ""))
        if person.nip and digits != _NIP_DIGITS:
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
    return Finding(kind, record.source.place(at), at.dotted, values=values)

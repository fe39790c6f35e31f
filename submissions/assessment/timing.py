"""The order of time: what is said to be before, was it before; what is said to have happened, had it."""

import re
from collections.abc import Iterable, Iterator

from schemas.edition import Edition
from schemas.remarks import remarks
from schemas.source import Location
from submissions.assessment.narratives import DAY, Narrative, day_of, own
from submissions.findings import catalogue
from submissions.findings.finding import Finding
from submissions.records.reading import ReadRecord

_CLOSINGS = ("reporting_closes", "registration_closes")
_RESULTS = frozenset({"hasil", "dampak", "manfaat", "signifikansi", "evaluasi", "evaluasi_tindak_lanjut"})
_DAY = re.compile(DAY, re.IGNORECASE)
_BEFORE = 120  # characters of a sentence before a date, in which it may be called a plan
_YEAR = re.compile(r"(?<![\d./-])(20\d\d)(?![\d/])")
_OLD = 3  # years before the edition's: older than the two years before, which editions ask about
_REPORTS = frozenset({"laporan", "rekapitulasi", "daftar_penerima"})
_SHORT = 25  # words of a text in which nothing but a decree is told


def check_order(record: ReadRecord, narratives: Iterable[Narrative]) -> Iterator[Finding]:
    """Yield what of a record is out of the order of time, whichever edition judges it."""
    innovation, lists = record.innovation, remarks("timing")
    baseline, tells = lists.any_of("baseline"), lists.any_of("before_as_written")
    # What was developed later may be measured from then on.
    started = [day.year for day in (innovation.waktu_penerapan, innovation.waktu_pengembangan) if day]
    for narrative in narratives:
        for found in baseline.finditer(narrative.text) if tells.search(narrative.text) else ():
            if started and int(found[1]) > max(started):
                values = {"text": " ".join(found[0].split()), "year": str(max(started))}
                yield narrative.finding(catalogue.BASELINE_AFTER_START, found.start(), values)
        if narrative.part == "pengembangan":
            yield from _development(narrative)
    yield from _letters(record)


def _development(narrative: Narrative) -> Iterator[Finding]:
    lists = remarks("timing")
    found = lists.any_of("decree").search(narrative.text)
    short = len(narrative.text.split()) <= _SHORT
    if found and short and not lists.any_of("substance").search(narrative.text):
        yield narrative.finding(
            catalogue.DEVELOPMENT_ONLY_DECREE, found.start(), {"text": narrative.around(*found.span())}
        )


def _letters(record: ReadRecord) -> Iterator[Finding]:
    applied = record.innovation.waktu_penerapan
    for key, evidence in record.innovation.bukti.items():
        if evidence.tanggal is None:
            continue
        named = [int(year) for year in _YEAR.findall(f"{evidence.judul or ''} {evidence.tentang or ''}")]
        years = [*evidence.tahun, *named]
        at = Location("bukti", key, "tanggal")
        if evidence.jenis in _REPORTS and years and min(years) > evidence.tanggal.year:
            values = {"document": evidence.title, "dated": evidence.tanggal, "year": str(min(years))}
            yield own(catalogue.LETTER_BEFORE_EVENT, record, at, values)
        elif evidence.jenis == "surat_pernyataan" and applied and evidence.tanggal < applied:
            text = f"{evidence.judul or ''} {evidence.tentang or ''}"
            if remarks("timing").any_of("applied").search(text):
                values = {"document": evidence.title, "dated": evidence.tanggal, "applied": applied}
                yield own(catalogue.STATEMENT_BEFORE_START, record, at, values)


def check_time(edition: Edition, narratives: Iterable[Narrative]) -> Iterator[Finding]:
    """Yield what of the texts lies after an edition's closing, or long before its year."""
    lists = remarks("timing")
    reached, plan = lists.any_of("reached"), lists.any_of("plan")
    closes = next((day.value for name in _CLOSINGS if (day := edition.calendar.get(name)) and day.value), None)
    for narrative in narratives:
        if narrative.part not in _RESULTS or narrative.edition not in ("", edition.id):
            continue
        # What stands for every competition is kept up to date, and may tell of more than this edition asked.
        for found in _DAY.finditer(narrative.text) if closes and narrative.edition else ():
            told = day_of(*found.groups())
            before = narrative.text[max(0, found.start() - _BEFORE) : found.start()].rpartition(".")[2]
            if closes and told and told > closes and reached.search(before) and not plan.search(before):
                values = {"text": " ".join(found[0].split()), "closes": closes}
                yield narrative.finding(catalogue.RESULT_AFTER_CLOSING, found.start(), values)
        if narrative.part in ("hasil", "dampak"):
            years = [int(year) for year in _YEAR.findall(narrative.text)]
            if years and edition.year - max(years) >= _OLD:
                values = {"year": str(max(years)), "years": edition.year - max(years), "edition": str(edition.year)}
                yield narrative.finding(catalogue.FIGURES_OLD, 0, values)

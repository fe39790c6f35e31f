"""What an office still has to bring: sums per office, and a message that fits into a chat."""

from decimal import Decimal
from typing import Any

from submissions.assessment.gaps import Need
from submissions.readiness.chat import LONGEST, MOST_GAPS, MOST_INNOVATIONS, message
from submissions.readiness.listing import Office, Readiness, by_office, readiness_of
from submissions.readiness.wording import names_of
from tests.build import changed, complete_record, edition, report_of

SPOILT: dict[str, Any] = {
    f"indikator.{key}.bukti": [] for key in ("regulasi", "sdm", "anggaran", "rkpd", "jejaring", "sosialisasi")
}
FEW = {"indikator.sdm.jumlah": "2"}  # more would reach a higher parameter


def ready(name: str = "Pasar Terang", office: str = "Dinas Contoh", **changes: Any) -> Readiness:
    wanted = {"nama": name, "pengusul.nama": office, **SPOILT, **changes}
    found = readiness_of(report_of(changed(wanted), "iga-2026"))
    assert found is not None
    return found


def test_an_innovation_that_is_not_entered_or_not_scored_has_no_readiness() -> None:
    assert readiness_of(report_of(complete_record(), "iga-2026")) is not None
    assert readiness_of(report_of(complete_record(), "kipp-2025")) is None
    assert readiness_of(report_of(complete_record(kompetisi=["kipp"]), "iga-2026")) is None
    assert readiness_of(report_of("nama: [", "iga-2026")) is None


def test_open_gaps_need_no_new_fact_and_their_points_are_summed_per_office() -> None:
    first, second = ready("Satu", **FEW), ready("Dua", **FEW)
    assert any(gap.need is Need.FACT for gap in first.gaps)
    assert first.open_gaps
    assert all(gap.need is not Need.FACT for gap in first.open_gaps)
    [office] = by_office([first, second])
    assert office.gain == sum(gap.gain for each in (first, second) for gap in each.open_gaps) > 0
    assert office.number(Need.DOCUMENT) == 2 * sum(gap.need is Need.DOCUMENT for gap in first.gaps)
    assert office.claimed == first.scores.claimed > office.proven == first.scores.proven


def test_offices_are_one_however_they_are_spelt_and_the_one_with_most_to_gain_is_first() -> None:
    found = [
        ready("A", "Dinas Contoh"),
        ready("B", "dinas  contoh"),
        ready("C", "Dinas Contoh"),
        ready("D", "Badan Contoh"),
        ready("E", "Puskesmas", **{"pengusul.induk": "DINAS CONTOH"}),
    ]
    offices = by_office(found)
    assert [(office.name, len(office.innovations)) for office in offices] == [("Dinas Contoh", 4), ("Badan Contoh", 1)]
    assert offices[0].gain > offices[1].gain


def test_the_message_is_short_and_plain() -> None:
    chosen = edition("iga-2026")
    many = Office("Dinas *Contoh*", tuple(ready(f"Inovasi_{number}") for number in range(MOST_INNOVATIONS + 3)))
    lines = message(many, chosen).splitlines()
    assert lines[0] == "*Dinas Contoh* · IGA 2026"
    assert lines[1].startswith(f"{MOST_INNOVATIONS + 3} inovasi, ")
    assert lines[-1] == "… dan 3 inovasi lain."
    assert sum(line.startswith("*Inovasi") for line in lines) == MOST_INNOVATIONS
    points = [line for line in lines if line.startswith("• No. ")]
    assert len(points) == MOST_INNOVATIONS * MOST_GAPS
    assert max(map(len, points)) < LONGEST + 40
    assert "(terbukti " in lines[3]


def test_an_office_without_gaps_gets_no_message() -> None:
    full = readiness_of(report_of(complete_record(), "iga-2026"))
    assert full is not None
    closed = Readiness(full.report, full.assessment, full.innovation, full.scores, ())
    assert message(Office("Dinas Contoh", (closed,)), edition("iga-2026")) == ""
    assert Office("Dinas Contoh", (closed,)).gain == Decimal(0)


def test_a_document_may_name_an_innovation_without_what_stands_in_brackets() -> None:
    assert names_of(ready("Pasar Terang (PATER)").innovation) == ["Pasar Terang (PATER)", "Pasar Terang"]
    assert names_of(ready("(PATER)").innovation) == ["(PATER)"]

"""What an office still has to bring: sums per office, and a message that fits into a chat."""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from schemas.settings import Settings
from submissions.assessment.gaps import Need
from submissions.deadlines.listing import deadlines_of
from submissions.readiness.chat import LONGEST_MESSAGE, MOST_INNOVATIONS, MOST_LINES, Asker, asker_of, messages
from submissions.readiness.listing import Office, Readiness, all_readiness_of, by_office, readiness_of
from submissions.readiness.wording import names_of
from tests.build import REMOVED, changed, complete_record, edition, report_of

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


ASKER = Asker("Bapperida Contoh", "0812-0000-0000")
TODAY = dt.date(2026, 6, 2)


def told(office: Office, name: str = "iga-2026", today: dt.date = TODAY) -> list[str]:
    chosen = edition(name)
    return messages(office, chosen, deadlines_of([chosen], Settings(), today), ASKER)


def test_a_message_is_plain_and_each_part_is_whole() -> None:
    many = Office("Dinas *Contoh*", tuple(ready(f"Inovasi_{number:02}") for number in range(MOST_INNOVATIONS + 3)))
    parts = told(many)
    assert len(parts) > 1
    for number, part in enumerate(parts, 1):
        assert len(part) <= LONGEST_MESSAGE
        lines = part.splitlines()
        assert lines[0] == f"*Dinas Contoh · IGA 2026* ({number}/{len(parts)})"
        assert lines[1].startswith(f"Mohon dilengkapi: {MOST_INNOVATIONS + 3} inovasi, ")
        assert lines[-2:] == ["Yang meminta: Bapperida Contoh", "0812-0000-0000"]
    together = "\n".join(parts)
    names = [line for line in together.splitlines() if line.startswith("*") and "Inovasi" in line]
    assert names == [f"*{number}. Inovasi{number - 1:02}*" for number in range(1, MOST_INNOVATIONS + 1)]
    assert "… dan 3 inovasi lain." in together
    assert "Ketersediaan dan peran SDM terhadap inovasi daerah (wajib, +" in together  # by name, never by a number
    assert "No. " not in together


def test_an_innovation_takes_few_lines_and_the_rest_is_counted() -> None:
    broken: dict[str, Any] = {"urusan_utama": REMOVED, "kriteria": REMOVED, "rancang_bangun.permasalahan": REMOVED}
    [part] = told(by_office([ready(**broken)])[0])
    block = part.split("\n\n")[1].splitlines()
    assert len(block) <= MOST_LINES
    assert block[0] == "*1. Pasar Terang*"
    assert block.index("Harus diperbaiki dulu:") < block.index("Bukti:")
    assert re.fullmatch(r"… dan \d+ hal lain", block[-1])


def test_those_that_cannot_be_sent_are_first() -> None:
    text = "\n".join(told(by_office([ready("Banyak Poin"), ready("Belum Layak", urusan_utama=REMOVED)])[0]))
    assert text.index("1. Belum Layak") < text.index("2. Banyak Poin")


def test_a_message_stays_short_however_long_names_are() -> None:
    long = "Sangat Panjang " * 300
    office = by_office([ready(f"{long}{number}", "D" * 5000, urusan_utama=REMOVED) for number in range(3)])[0]
    chosen = edition("iga-2026")
    own = Settings.model_validate({"tenggat": {"semua": {"N" * 5000: "2026-06-05"}}})
    parts = messages(office, chosen, deadlines_of([chosen], own, TODAY), Asker(long, long))
    assert max(map(len, parts)) <= LONGEST_MESSAGE
    assert all("Urusan Utama: wajib diisi" in part for part in parts)


def test_who_asks_is_the_letterheads_last_line_or_the_government() -> None:
    settings = Settings.model_validate({"kop": {"baris": ["PEMKAB", "BAPPERIDA"], "kontak": "surel a@b.c"}})
    assert asker_of(settings) == Asker("BAPPERIDA", "surel a@b.c")
    assert asker_of(Settings.model_validate({"pemda": {"nama": "Kabupaten Contoh"}})) == Asker("Kabupaten Contoh")


def test_a_proposal_without_indicators_has_errors_and_what_should_be_mended() -> None:
    record = complete_record(lampiran={})
    [found] = all_readiness_of(report_of(record, "kipp-2025"))
    assert not found.is_ready
    [part] = told(Office("Dinas Contoh", (found,)), "kipp-2025")
    assert "Pendaftaran sudah ditutup" in part
    assert "wajib diisi, tetapi masih kosong" in part
    assert "poin" not in part
    assert all_readiness_of(report_of(complete_record(kompetisi=["iga"]), "kipp-2025")) == []


def test_an_office_with_nothing_to_do_gets_no_message() -> None:
    full = readiness_of(report_of(complete_record(), "iga-2026"))
    assert full is not None
    closed = Readiness(full.report, full.assessment, full.innovation, full.scores, ())
    assert told(Office("Dinas Contoh", (closed,))) == []
    assert Office("Dinas Contoh", (closed,)).gain == Decimal(0)


def test_a_document_may_name_an_innovation_without_what_stands_in_brackets() -> None:
    assert names_of(ready("Pasar Terang (PATER)").innovation) == ["Pasar Terang (PATER)", "Pasar Terang"]
    assert names_of(ready("(PATER)").innovation) == ["(PATER)"]

"""The questions of a panel: from the record's own figures, doubts and gaps, with the place of each answer."""

from typing import Any

from submissions.readiness.interview import MINUTES, questions_of
from tests.build import changed, complete_record, line_of, report_of

TEXTS = {
    "jawaban.kipp-2025.latar_belakang": "Pada 2019 ada 48 pasar gelap.",
    "jawaban.kipp-2025.dampak": "Pengunjung naik dari 40 menjadi 60 orang sehari.",
}


def asked(changes: dict[str, Any]) -> list[str]:
    return [each.text for each in questions_of(report_of(changed(changes), "iga-2026", "kipp-2025"))]


def test_no_more_is_asked_than_there_is_time_for() -> None:
    assert 6 <= len(asked(TEXTS)) <= 10 < MINUTES
    many = {**TEXTS, "hasil": "Ada 10 dari 40 pasar (75 persen) terang.", "pengusul.nama": "Polres Contoh"}
    assert len(asked(many | {"indikator.regulasi.bukti": [], "indikator.sdm.bukti": []})) == 10


def test_the_figures_of_the_record_are_asked_about_with_their_lines() -> None:
    record = changed(TEXTS)
    questions = questions_of(report_of(record, "iga-2026", "kipp-2025"))
    [problem] = [each for each in questions if "48 pasar" in each.text]
    assert problem.place.line == line_of(record, "jawaban", "kipp-2025", "latar_belakang")
    [change] = [each for each in questions if "naik dari 40 menjadi 60" in each.text]
    assert change.place.line == line_of(record, "jawaban", "kipp-2025", "dampak")


def test_doubts_gaps_and_copies_are_asked_about() -> None:
    assert any("Polres Contoh" in each for each in asked({"pengusul.nama": "Polres Contoh"}))
    assert any("Indikator 16" in each for each in asked({"indikator.regulasi.bukti": []}))
    assert any("Dinas Perdagangan Kabupaten A" in each for each in asked({}))
    assert any("Belum ada daerah lain" in each for each in asked({"replikasi.oleh": []}))


def test_what_is_mended_before_is_not_asked() -> None:
    assert not any("…" in each and "belum" in each for each in asked({"hasil": "Naik menjadi … persen."}))


def test_of_what_cannot_be_read_nothing_is_asked() -> None:
    assert questions_of(report_of("bukan: [rekaman", "iga-2026")) == []
    assert questions_of(report_of(complete_record(), "iga-2026"))

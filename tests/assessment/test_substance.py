"""Aim and result belong together, a result has a figure, and a text uses its room."""

import pytest

from tests.build import all_findings, changed, codes, complete_record, only, report_of, words


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("Pasar lebih ramai dan terang.", True), ("Pengunjung naik dari 40 menjadi 60 orang sehari.", False)],
)
def test_a_result_has_a_figure(text: str, is_told: bool) -> None:
    assert ("result-without-figure" in codes(report_of(changed({"hasil": text}), "iga-2026").findings)) is is_told


@pytest.mark.parametrize(
    ("aim", "result", "is_told"),
    [
        ("Menurunkan kehilangan air menjadi 10 persen.", "Pelanggan baru bertambah 40 rumah.", True),
        ("1. Melatih 200 pedagang.\n2. Menghapus antrean 45 menit.", "Sebanyak 210 pedagang terlatih.", True),
        ("Menurunkan kehilangan air menjadi 10 persen.", "Kehilangan air turun dari 31 menjadi 12 persen.", False),
        ("Menaikkan kepuasan menjadi 90 persen.", "Survei 2025: 90 persen puas.", False),
        ("Mendekatkan layanan kepada warga.", "Pelanggan baru bertambah 40 rumah.", False),
    ],
)
def test_an_aim_is_taken_up_again(aim: str, result: str, is_told: bool) -> None:
    changes = {"tujuan": aim, "hasil": result, "manfaat": "Ada.", "ringkasan": "Ringkas."}
    record = changed({**changes, "jawaban.kipp-2025": {}, "jawaban.kipp-2023": {}, "jawaban.kipp-2022": {}})
    assert ("target-not-taken-up" in codes(report_of(record, "iga-2026").findings)) is is_told


def test_short_texts_of_a_form_are_told_in_one_line() -> None:
    record = changed({"jawaban.kipp-2025.dampak": words(20), "jawaban.kipp-2025.sumber_daya": words(20)})
    finding = only(all_findings(report_of(record, "kipp-2025")), "texts-short")
    assert finding.message.count("(20/") == 2
    assert "texts-short" not in codes(all_findings(report_of(complete_record(), "kipp-2025")))

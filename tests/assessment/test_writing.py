"""How texts are written: one hint for each text, with its two worst places; what is right is left alone."""

from typing import Any

import pytest

from submissions.assessment.writing import writing_hints
from submissions.findings.finding import Finding
from submissions.records.reading import ReadRecord
from tests.build import changed, record_of

SIX = "satu dua tiga empat lima enam "


def hints(changes: dict[str, Any], *left_out: str) -> list[Finding]:
    record = record_of(changed(changes))
    assert isinstance(record, ReadRecord)
    return [each for each in writing_hints(record, left_out) if "“kata1 " not in each.message]


def messages(text: str, part: str = "hasil") -> str:
    return " ".join(each.message for each in hints({part: text}) if each.field == part)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Warga mendapat ijin dalam 3 hari.", "“ijin” is spelt izin"),
        ("Petugas merubah jadwal 2 kali.", "mengubah"),
        ("Pelatihan di lakukan 3 kali.", "dilakukan"),
        ("Resiko turun 12 persen.", "isiko"),
        ("Kepuasan 9.2 % pada 2025.", "koma desimal"),
        ("Biaya Rp. 5.000 per orang.", "Rp5.000"),
        ("Dibuka 08 Juli 2025.", "tanpa nol"),
        ("Luasnya 12 m2.", "m²"),
        ("Layanan menjadi efektif dan efisien.", "sebut waktu dan biaya"),
        ("Pada 2025 " + SIX * 8, "a sentence of 50 words"),
        ("Pasar ramai dan terang sejak lampu dipasang semua pada 2025. " * 2, "stands twice"),
        ("The market is open and the lamps are bright for all of 2025.", "not in Indonesian"),
        ("Bekerja dengan KWXZ sejak 2025.", "“KWXZ” is not explained"),
    ],
)
def test_what_can_be_written_better_is_told(text: str, shown: str) -> None:
    assert shown in messages(text)


@pytest.mark.parametrize(
    "text",
    [
        "Warga mendapat izin dalam 3 hari, dan risiko turun 12,3 persen.",
        "Kata pedagang, “ijin sekarang gampang”, pada 2025.",
        "Lihat https://contoh.go.id/ijin pada 2025.",
        "Sejak 2025 Pasar Resiko Jaya buka tiap hari.",
        "Layanan menjadi efektif dan efisien: 3 hari menjadi 1 hari.",
        "Standar Pelayanan Kwartal (KWXZ) berlaku; KWXZ diukur 2 kali.",
        "Biaya Rp5.000 untuk 1.250 orang pada 8 Juli 2025.",
        "Versi 2.1 dipakai sejak 2024.",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert messages(text) == ""


def test_empty_phrases_count_only_where_results_are_told() -> None:
    assert messages("Layanan menjadi efektif dan efisien.", "tujuan") == ""


def test_a_text_has_one_line_with_its_two_worst_places() -> None:
    [finding] = hints({"hasil": "Ijin 2 hari.\nBiaya Rp. 5.000.\nResiko 3 kali. Bekerja dengan KWXZ."})
    assert "4 places" in finding.message
    assert "“Ijin” is spelt" in finding.message
    assert "“Resiko” is spelt" in finding.message
    assert "Rp" not in finding.message


def test_titles_of_laws_are_left_as_they_are() -> None:
    assert hints({"rancang_bangun.dasar_hukum": "Peraturan tentang ijin, Rp. 5.000."}) == []


def test_an_office_may_leave_out_one_kind_or_all() -> None:
    assert hints({"hasil": "Ijin 2 hari."}, "writing-spelling") == []
    assert hints({"hasil": "Ijin 2 hari."}, "writing") == []


def test_nothing_is_said_of_the_complete_record_but_that_it_is_one_long_sentence() -> None:
    assert hints({}) == []


def test_long_texts_are_read_in_time() -> None:
    for text in ("Kata. " * 8000, "“" * 40_000, "A" * 49_000, "di " * 16_000):
        hints({"hasil": text[:49_000]})

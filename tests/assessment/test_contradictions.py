"""What a record says in two ways is told with its figures; what only looks so is not."""

from typing import Any

import pytest

from submissions.evidence.opening.facts import FileFacts, FileKind
from submissions.findings.finding import Severity
from tests.build import all_findings, changed, codes, complete_record, only, report_of

# The complete record: idea 4 February 2019, trial 5 September 2019, application 6 January 2020.


def told(text: str, code: str, **changes: Any) -> bool:
    record = changed({"hasil": text, **changes})
    return code in codes(report_of(record, "iga-2026").findings)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Pasar Terang diterapkan sejak 7 Januari 2020 di 12 pasar.", True),
        ("Inovasi ini diterapkan secara penuh mulai\nFebruari 2020.", True),
        ("Uji coba dimulai pada tanggal 3 Agustus 2019.", True),
        ("Gagasan ini muncul pada Maret 2018 dari pedagang.", True),
        ("Pasar Terang diterapkan sejak 6 Januari 2020 di 12 pasar.", False),
        ("Inovasi ini diterapkan mulai Januari 2020.", False),
        ("Uji coba pada September 2019 berjalan baik.", False),
        ("Tarif baru diberlakukan bupati pada 1 Maret 2021.", False),
        ("Pasar kedua dibuka pada 7 Maret 2021.", False),
    ],
)
def test_a_date_in_a_text_stands_beside_the_field(text: str, is_told: bool) -> None:
    assert told(text, "date-unlike-field") is is_told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Inovasi Pasar Terang telah diterapkan sejak 10 Maret 2021.", True),
        ("Inovasi Pasar Terang telah diterapkan sejak 6 Januari 2020.", False),
        ("Keputusan ini mulai berlaku pada tanggal ditetapkan.", False),
    ],
)
def test_a_date_in_a_letter_stands_beside_the_field(text: str, is_told: bool) -> None:
    record = complete_record()
    document = record["bukti"]["replikasi-a"]
    found = FileFacts(size=9, sha256="0", kind=FileKind.PDF, pages=1, has_text=True, text=text)
    report = report_of(record, "iga-2026", opened={document["berkas"]: found})
    assert ("date-unlike-letter" in codes(report.findings)) is is_told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Sebanyak 118 dari 312 pedagang (45 persen) membayar nontunai.", True),
        ("Kini 9 dari 40 pasar, yaitu 25 persen, sudah terang.", True),
        ("Hanya 118 dari 312 pedagang (37,8 persen) membayar nontunai.", False),
        ("Hanya 118 dari 312 pedagang (38 persen) membayar nontunai.", False),
        ("Pembayaran bergerak dari 12 persen ke 85 persen.", False),
        ("Sebanyak 40 dari 50 pedagang puas; pada tahun 2025 (90 persen) dari semua hadir.", False),
        ("Sejak 2020, 12 dari 16 pasar terang (2025: 88 persen pengunjung puas).", False),
        ("Sebanyak 6.581 dari 7.412 timbangan (88,8 persen) sudah ditera.", False),
    ],
)
def test_a_share_is_worked_out(text: str, is_told: bool) -> None:
    assert told(text, "share-unlike") is is_told


def test_a_share_is_told_with_its_figures() -> None:
    record = changed({"hasil": "Baris satu.\nSebanyak 118 dari 312 pedagang (45 persen) membayar nontunai."})
    finding = only(report_of(record, "iga-2026").findings, "share-unlike")
    assert "118 of 312 is 38 per cent, not 45" in finding.message
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kepuasan naik dari 60 persen menjadi 80 persen (naik 20 persen).", "points-called-per-cent"),
        ("Antrean turun dari 80 menit menjadi 40 menit (turun 60 persen).", "change-unlike"),
        ("Antrean turun dari 80 menit menjadi 40 menit (turun 50 persen).", None),
        ("Kepuasan naik dari 60 persen menjadi 80 persen (naik 20 poin persen).", None),
        ("Kepuasan naik dari 60 persen menjadi 80 persen (naik 33,3 persen).", None),
        ("Antrean turun dari 80 menit menjadi 40 menit, dan kepuasan 92 persen.", None),
        ("Antrean turun dari 80 menit menjadi 40 menit (92 persen pedagang puas).", None),
        ("Stunting turun dari 17,2 menjadi 14,1 persen.", None),
    ],
)
def test_a_change_is_worked_out(text: str, code: str | None) -> None:
    found = {"points-called-per-cent", "change-unlike"} & set(
        codes(report_of(changed({"hasil": text}), "iga-2026").findings)
    )
    assert found == ({code} if code else set())


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ("Program menjangkau 300 dari 365 desa.", "Seluruh 360 desa sudah memakai.", True),
        ("Program menjangkau 300 dari 365 desa.", "Sebanyak 360 desa sudah memakai.", False),
        ("Program menjangkau 300 dari 365 desa.", "Seluruh 365 desa sudah memakai.", False),
        ("Di kecamatan itu, 10 dari 12 desa ikut.", "Seluruh 365 desa sudah memakai.", False),
        ("Program menjangkau 30 dari 39 desa dan kelurahan.", "Ada 12 dari 38 desa ikut.", False),
    ],
)
def test_the_same_is_counted_in_one_way(one: str, other: str, is_told: bool) -> None:
    record = changed({"hasil": one, "manfaat": other})
    found = [each for each in report_of(record, "iga-2026").findings if each.code == "counted-in-two-ways"]
    assert bool(found) is is_told
    assert [len(each.passages) for each in found] == ([2] if is_told else [])


@pytest.mark.parametrize(
    ("kind", "text", "is_told"),
    [
        ("non_digital", "Warga memesan melalui aplikasi berbasis web.", True),
        ("digital", "Warga memesan melalui aplikasi berbasis web.", False),
        ("non_digital", "Warga memesan di loket, tanpa aplikasi berbasis web.", False),
        ("non_digital", "Surat permohonan diisi di loket.", False),
    ],
)
def test_digital_words_stand_beside_the_kind(kind: str, text: str, is_told: bool) -> None:
    assert told("Hasil.", "digital-unlike-kind", jenis=kind, ringkasan=text) is is_told


TABLE = "| Pasar | Pedagang |\n|---|---|\n| Timur | 120 |\n| Barat | 1.080 |\n| {name} | {total} |\n"


@pytest.mark.parametrize(
    ("name", "total", "is_told"),
    [("Jumlah", "1.300", True), ("Jumlah", "1.200", False), ("**Total**", "1.199", True), ("Rata-rata", "600", False)],
)
def test_a_table_adds_up(name: str, total: str, is_told: bool) -> None:
    assert told(TABLE.format(name=name, total=total), "total-unlike") is is_told


@pytest.mark.parametrize(
    ("name", "text", "is_told"),
    [
        ("PASAR TERANG (Pasar Rakyat)", "PASARTERANG melayani 12 pasar.", True),
        ("PASAR TERANG (Pasar Rakyat)", "PASAR-TERANG melayani 12 pasar.", True),
        ("PASAR TERANG (Pasar Rakyat)", "PASAR TERANG melayani 12 pasar.", False),
        ("PASAR TERANG (Pasar Rakyat)", "Pasar terang pada malam hari.", False),
        ("Pasar Terang", "PasarTerang melayani.", False),
    ],
)
def test_the_name_is_written_in_one_way(name: str, text: str, is_told: bool) -> None:
    assert told(text, "name-unlike", nama=name) is is_told


def test_a_long_text_takes_no_long_time() -> None:
    for text in ("dari 12 " * 6000, "1.234 dari 5.678 kata " * 2200, "| Jumlah | 1 |\n" * 3000, "uji coba " * 5000):
        report_of(changed({"hasil": text[:49_000]}), "iga-2026")


def test_nothing_is_said_of_the_complete_record() -> None:
    own = {finding.code for finding in all_findings(report_of(complete_record(), "iga-2026", "kipp-2025"))}
    assert not own & {"date-unlike-field", "share-unlike", "counted-in-two-ways", "digital-unlike-kind", "name-unlike"}

"""The order of time: what lies before, what has happened, what a letter can know."""

import pytest

from tests.build import all_findings, changed, codes, complete_record, only, report_of

# The complete record was applied on 6 January 2020 and developed on 3 June 2024; kipp-2025 closes on 3 June 2025.


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("| Ukuran | Sebelum (2025) | Sesudah (2026) |\n|---|---|---|\n| Antre | 3 | 1 |", True),
        ("Kondisi awal (Desember 2025): 40 pasar gelap.", True),
        ("| Ukuran | Sebelum (2019) | Sesudah (2024) |\n|---|---|---|\n| Antre | 3 | 1 |", False),
        ("| Ukuran | Sebelum (2024) | Sesudah (2025) |\n|---|---|---|\n| Antre | 3 | 1 |", False),
        ("Sebelum 2025 berakhir semua pasar terang.", False),
    ],
)
def test_the_state_before_lies_before_the_start(text: str, is_told: bool) -> None:
    found = codes(report_of(changed({"hasil": text}), "iga-2026").findings)
    assert ("baseline-after-start" in found) is is_told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Sampai dengan Desember 2025 sudah 40 pasar terang.", True),
        ("Hingga 4 Juni 2025 sudah 40 pasar terang.", True),
        ("Sampai dengan Mei 2025 sudah 40 pasar terang.", False),
        ("Target sampai dengan Desember 2026: 60 pasar.", False),
        ("Perjanjian berlaku sampai Desember 2027.", False),
        ("Pada 3 Juni 2025 sudah 40 pasar terang.", False),
    ],
)
def test_a_result_lies_before_the_closing(text: str, is_told: bool) -> None:
    report = report_of(changed({"jawaban.kipp-2025.dampak": text}), "kipp-2025")
    assert ("result-after-closing" in codes(all_findings(report))) is is_told


def test_what_is_told_for_all_competitions_may_be_newer_than_one_edition() -> None:
    report = report_of(changed({"hasil": "Sampai dengan Desember 2025 sudah 40 pasar terang."}), "kipp-2025")
    assert "result-after-closing" not in codes(all_findings(report))


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("Pada 2022 antrean turun.", True), ("Pada 2024 antrean turun.", False), ("Antrean turun dari 3 ke 1.", False)],
)
def test_old_figures_are_told(text: str, is_told: bool) -> None:
    report = report_of(changed({"hasil": text}), "iga-2026")
    assert ("figures-old" in codes(all_findings(report))) is is_told


@pytest.mark.parametrize(
    ("key", "changes", "is_told"),
    [
        ("kajian", {"judul": "Laporan monev tahun 2025", "tanggal": "2024-02-01"}, True),
        ("penerima", {"tahun": ["2025"], "tanggal": "2024-12-30"}, True),
        ("kajian", {"judul": "Laporan monev tahun 2023", "tanggal": "2024-02-01"}, False),
        ("kajian", {"judul": "Laporan monev 2024 dan 2025", "tanggal": "2024-12-01"}, False),
        ("rkpd-2026", {"tentang": "RKPD 2026", "tanggal": "2025-07-01"}, False),
    ],
)
def test_a_report_is_not_older_than_its_year(key: str, changes: dict[str, str], is_told: bool) -> None:
    record = changed({f"bukti.{key}.{name}": value for name, value in changes.items()})
    assert ("letter-before-event" in codes(report_of(record, "iga-2026").findings)) is is_told


@pytest.mark.parametrize(("dated", "is_told"), [("2019-12-01", True), ("2020-02-01", False)])
def test_a_statement_of_application_is_not_older_than_it(dated: str, is_told: bool) -> None:
    record = changed({"bukti.replikasi-a.tentang": "Implementasi inovasi", "bukti.replikasi-a.tanggal": dated})
    assert ("statement-before-start" in codes(report_of(record, "iga-2026").findings)) is is_told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Memperbarui SK tim pelaksana.", True),
        ("SK tim pelaksana diperpanjang untuk tahun 2024.", True),
        ("Pembaruan SK tim dan penambahan layanan di 12 desa.", False),
        ("Pembayaran retribusi tanpa tunai.", False),
    ],
)
def test_a_renewed_decree_is_no_development(text: str, is_told: bool) -> None:
    record = changed({"pengembangan": text})
    assert ("development-only-decree" in codes(report_of(record, "iga-2026").findings)) is is_told


def test_application_after_closing_is_as_grave_as_the_rule_allows() -> None:
    record = changed({"waktu_penerapan": "2025-09-01", "waktu_pengembangan": "2025-10-01"})
    finding = only(all_findings(report_of(record, "kipp-2025")), "not-yet-applied")
    assert finding.severity.value == "warning", "the rule itself is a conclusion of ours"


def test_nothing_is_said_of_the_complete_record() -> None:
    found = set(codes(all_findings(report_of(complete_record(), "iga-2026", "kipp-2025"))))
    assert not found & {"baseline-after-start", "figures-old", "letter-before-event", "development-only-decree"}

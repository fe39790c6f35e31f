"""What is missing, too long or too short, near its limit, unknown, or cannot be measured."""

from pathlib import Path
from typing import Any

import pytest

from schemas.edition import Edition
from schemas.rules import Grade
from submissions.findings.finding import Severity
from submissions.workspace import open_workspace
from tests.build import (
    REMOVED,
    assess,
    changed,
    codes,
    complete_record,
    edition,
    edition_data,
    key_line_of,
    line_of,
    only,
    report_of,
    stating,
    unseen,
    words,
)

# Edition, what is taken out, the severity that the grade of its rule gives, and the official label.
MISSING: list[tuple[str, str, Severity, str]] = [
    ("iga-2026", "tahapan", Severity.ERROR, "Tahapan Inovasi"),
    ("iga-2026", "urusan_utama", Severity.ERROR, "Urusan Utama"),
    ("iga-2026", "hasil", Severity.ERROR, "Hasil Inovasi"),
    ("iga-2026", "waktu_penerapan", Severity.ERROR, "Waktu Penerapan Inovasi Daerah"),
    ("iga-2026", "rancang_bangun.isu_strategis", Severity.WARNING, "Isu Strategis"),
    ("kipp-2025", "jawaban.kipp-2025.kategori", Severity.ERROR, "Kategori Inovasi"),
    ("kipp-2025", "jawaban.kipp-2025.kelompok", Severity.ERROR, "Kelompok Inovasi"),
    ("kipp-2025", "lampiran.surat_pernyataan_inovator", Severity.ERROR, "Surat Pernyataan Inovator"),
    ("kipp-2025", "lampiran.surat_pernyataan_implementasi", Severity.WARNING, "Surat Pernyataan Implementasi"),
    ("kipp-2025", "koordinat", Severity.WARNING, "Lokasi Inovasi (koordinat)"),
    ("kipp-2025", "inovator", Severity.WARNING, "Identitas Inovator"),
    ("kipp-2023", "jawaban.kipp-2023.signifikansi", Severity.WARNING, "Signifikansi"),
    ("kipp-2023", "waktu_penerapan", Severity.WARNING, "Tanggal dimulai implementasi Inovasi"),
    ("kipp-2022", "tautan.video", Severity.ERROR, "Link YouTube"),
    ("kipp-2022", "ringkasan", Severity.WARNING, "Ringkasan"),
]


@pytest.mark.parametrize(("name", "path", "severity", "label"), MISSING)
def test_required_answer_that_is_missing_is_named(name: str, path: str, severity: Severity, label: str) -> None:
    record = changed({path: REMOVED})
    assessment = assess(record, name)
    finding = only(assessment.findings, "required-missing")
    assert (finding.field, finding.label, finding.severity) == (path, label, severity)
    assert unseen(finding, f"`{path}`") == []
    assert finding.basis is not None
    assert finding.basis.edition == name
    assert assessment.verdict == ("not-eligible" if severity is Severity.ERROR else "eligible")
    *holder, _last = path.split(".")
    assert finding.place.line == line_of(record, *holder)


def test_office_that_is_strict_takes_rules_of_weak_grade_as_binding() -> None:
    asked = edition("kipp-2025")
    for taken, severity in ((asked, Severity.WARNING), (asked.made_strict(), Severity.ERROR)):
        assessment = assess(changed({"koordinat": REMOVED}), taken)
        assert only(assessment.findings, "required-missing").severity is severity
        assert assessment.verdict == ("eligible" if severity is Severity.WARNING else "not-eligible")
    assert not asked.strict


@pytest.mark.parametrize(("setting", "strict"), [("", False), ("ketat: tidak\n", False), ("ketat: ya\n", True)])
def test_settings_make_every_edition_strict(tmp_path: Path, setting: str, strict: bool) -> None:
    (tmp_path / "submissions.yaml").write_text("pemda: {nama: Kabupaten Contoh}\n" + setting, encoding="utf-8")
    editions = open_workspace(tmp_path).all_editions()
    assert {each.strict for each in editions.values()} == {strict}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("iga-2026", "pkpn"),
        ("iga-2026", "urusan_beririsan"),
        ("iga-2026", "waktu_pengembangan"),
        ("kipp-2023", "sdgs"),
        ("kipp-2023", "aplikasi"),
        ("kipp-2022", "kontak"),
        ("iga-2023", "hasil"),
        ("iga-2023", "tahapan"),
    ],
)
def test_answer_that_is_not_known_to_be_required_is_not_missed(name: str, path: str) -> None:
    after = assess(changed({path: REMOVED}), name)
    assert "required-missing" not in codes(after.findings)


def test_every_answer_that_a_bare_record_lacks_can_be_filled_where_the_remedy_says() -> None:
    bare = {"nama": "Pasar Terang", "pengusul": {"nama": "Dinas Perdagangan", "jenis": "opd"}}
    report = report_of(bare, "iga-2026", "kipp-2025", "kipp-2023", "kipp-2022")
    fields = {
        finding.field
        for assessment in report.assessments
        for finding in assessment.findings
        if finding.code == "required-missing"
    }
    assert len(fields) > 40
    for field in fields:
        filled = report_of(changed({field: "x"}, bare), "iga-2026")
        assert "key-unknown" not in codes(filled.findings), field


def design(total: int) -> dict[str, Any]:
    """Return changes that make the six parts of the design have `total` words together."""
    parts = list(edition("iga-2026").fields["rancang_bangun"].parts)
    counts = [total // 6] * 5 + [total - 5 * (total // 6)]
    return {f"rancang_bangun.{part}": words(count) for part, count in zip(parts, counts, strict=True)}


@pytest.mark.parametrize(("total", "expected"), [(6, True), (299, True), (300, False), (301, False)])
def test_design_of_iga_2026_has_at_least_300_words(total: int, expected: bool) -> None:
    record = changed(design(total))
    assessment = assess(record, "iga-2026")
    assert codes(assessment.findings) == (["words-too-few"] if expected else [])
    if expected:
        finding = only(assessment.findings, "words-too-few")
        assert unseen(finding, f"{total} ", "300 ", f"at least {300 - total} words") == []
        assert (finding.severity, finding.field) == (Severity.ERROR, "rancang_bangun")
        assert finding.place.line == line_of(record, "rancang_bangun")
        assert finding.label == "Rancang Bangun (Minimal 300 kata)"
        assert finding.basis is not None
        assert finding.basis.grade is Grade.CORROBORATED


# Edition, where the text stands, its limit, and the severity by the grade of the limit.
LIMITS = [
    ("kipp-2025", "jawaban.kipp-2025.dampak", 300, Severity.WARNING),
    ("kipp-2025", "jawaban.kipp-2025.difusi_replikasi", 150, Severity.WARNING),
    ("kipp-2025", "tujuan", 150, Severity.WARNING),
    ("kipp-2023", "jawaban.kipp-2023.signifikansi", 600, Severity.ERROR),
    ("kipp-2023", "ringkasan", 200, Severity.ERROR),
    ("kipp-2022", "jawaban.kipp-2022.adaptabilitas", 400, Severity.WARNING),
]


@pytest.mark.parametrize(("name", "path", "limit", "severity"), LIMITS)
def test_text_longer_than_its_maximum_is_told_with_the_excess(
    name: str, path: str, limit: int, severity: Severity
) -> None:
    for excess in (1, 25):
        record = changed({path: words(limit + excess)})
        assessment = assess(record, name)
        finding = only(assessment.findings, "words-too-many")
        assert unseen(finding, f"{limit + excess} ", f" {limit}", f"at least {excess} words") == []
        assert (finding.severity, finding.field) == (severity, path)
        assert finding.place.line == line_of(record, *path.split("."))
        assert "words-near-limit" not in codes(assessment.findings)
        assert assessment.verdict == ("not-eligible" if severity is Severity.ERROR else "eligible")


@pytest.mark.parametrize(
    ("name", "path", "limit", "last_without", "first_with"),
    [
        # From 95 % of the limit on: 190 of 200, 143 of 150 (142.5), 285 of 300, 570 of 600.
        ("kipp-2023", "ringkasan", 200, 189, 190),
        ("kipp-2025", "tujuan", 150, 142, 143),
        ("kipp-2025", "jawaban.kipp-2025.dampak", 300, 284, 285),
        ("kipp-2023", "jawaban.kipp-2023.signifikansi", 600, 569, 570),
    ],
)
def test_text_near_its_maximum_is_warned_of(
    name: str, path: str, limit: int, last_without: int, first_with: int
) -> None:
    assert "words-near-limit" not in codes(assess(changed({path: words(last_without)}), name).findings)
    for count in (first_with, limit):
        record = changed({path: words(count)})
        assessment = assess(record, name)
        finding = only(assessment.findings, "words-near-limit")
        assert unseen(finding, f"{count} ", f" {limit}") == []
        assert (finding.severity, finding.field) == (Severity.WARNING, path)
        assert finding.place.line == line_of(record, *path.split("."))
        assert assessment.verdict == "eligible"


def test_share_from_which_a_text_is_near_its_maximum_is_the_editions() -> None:
    half = Edition.model_validate(edition_data("kipp-2023") | {"near_limit_percent": "50"})
    assert codes(assess(changed({"ringkasan": words(99)}), half).findings) == ["age-not-verified"]
    assert codes(assess(changed({"ringkasan": words(100)}), half).findings) == ["age-not-verified", "words-near-limit"]


@pytest.mark.parametrize(
    ("path", "text", "tag"),
    [
        ("tujuan", "Agar <b>tertib</b>.", "<b>"),
        ("rancang_bangun.dasar_hukum", words(65) + " <script>alert(1)</script>", "<script>"),
        ("manfaat", "Baris<br/>baru", "<br/>"),
    ],
)
def test_html_in_a_text_is_warned_of(path: str, text: str, tag: str) -> None:
    record = changed({path: text})
    assessment = assess(record, "iga-2026")
    finding = only(assessment.findings, "html-in-text")
    assert unseen(finding, tag) == []
    assert (finding.severity, finding.field, finding.basis) == (Severity.WARNING, path, None)
    assert finding.place.line == line_of(record, *path.split("."))
    assert assessment.verdict == "eligible"


def test_comparison_in_a_text_is_no_html() -> None:
    assert codes(assess(changed({"tujuan": "Waktu < 5 hari dan biaya > 0."}), "iga-2026").findings) == []


# What stands under `jawaban` for kipp-2025 and does not fit; the code, and words that must be seen.
UNFIT_ANSWERS: list[tuple[str, Any, str, list[str]]] = [
    ("kategori", "ekonomi umk", "choice-unknown", ["“ekonomi umk”", "did you mean ekonomi_umkm"]),
    ("kategori", "apa saja", "choice-unknown", ["“apa saja”", "kesetaraan_gender"]),
    ("kategori", ["ekonomi_umkm", "makan_bergizi"], "choice-not-single", ["2 "]),
    ("sdgs", ["sdg_1", "sdg_99x"], "choice-unknown", ["“sdg_99x”"]),
    ("sdgs", "sdg_1", "list-expected", []),
    ("waktu_implementasi", "2024-02-30", "date-impossible", ["“2024-02-30”"]),
    ("waktu_implementasi", "dulu", "date-unreadable", ["“dulu”"]),
    ("koordinat", "di pasar", "coordinates-unreadable", ["“di pasar”"]),
    ("koordinat", "109.1, -7.1", "coordinates-impossible", ["“109.1, -7.1”"]),
    ("link_video", "javascript:alert(1)", "link-malformed", ["“javascript:alert(1)”"]),
    ("dampak", ["a", "b"], "text-expected", []),
    ("dampak", {"teks": "a"}, "text-expected", []),
    ("judul", {"a": "b"}, "text-expected", []),
]


@pytest.mark.parametrize(("key", "value", "code", "figures"), UNFIT_ANSWERS)
def test_answer_that_does_not_fit_the_form_is_told(key: str, value: Any, code: str, figures: list[str]) -> None:
    record = changed({f"jawaban.kipp-2025.{key}": value})
    findings = assess(record, "kipp-2025").findings
    finding = only(findings, code)
    assert unseen(finding, *figures) == []
    assert finding.field == f"jawaban.kipp-2025.{key}"
    assert finding.label == edition("kipp-2025").fields[key].label
    assert finding.place.line == line_of(record, "jawaban", "kipp-2025", key)
    assert "required-missing" not in codes(findings)


@pytest.mark.parametrize(
    ("key", "figures"),
    [
        ("dampakk", ["`dampakk`", "kipp-2025", "did you mean `dampak`"]),
        ("xyz", ["`xyz`", "kipp-2025", "judul, instansi"]),
    ],
)
def test_answer_to_no_field_of_the_form_is_told(key: str, figures: list[str]) -> None:
    record = changed({f"jawaban.kipp-2025.{key}": "x"})
    assessment = assess(record, "kipp-2025")
    finding = only(assessment.findings, "answer-unknown")
    assert unseen(finding, *figures) == []
    assert (finding.severity, finding.field) == (Severity.ERROR, f"jawaban.kipp-2025.{key}")
    assert finding.place.line == key_line_of(record, "jawaban", "kipp-2025", key)
    assert assessment.verdict == "not-eligible"


def test_answer_to_no_field_is_told_only_for_its_edition() -> None:
    record = changed({"jawaban.kipp-2025.dampakk": "x"})
    assert "answer-unknown" not in codes(assess(record, "kipp-2023").findings)


@pytest.mark.parametrize("name", ["kipp-2024", "iga-2031", "kipp"])
def test_answers_for_an_edition_that_does_not_exist_are_told(name: str) -> None:
    record = changed({f"jawaban.{name}": {"judul": "x"}})
    finding = only(report_of(record, "kipp-2025").findings, "edition-unknown")
    assert unseen(finding, f"“{name}”", "kipp-2025") == []
    assert (finding.severity, finding.field) == (Severity.ERROR, f"jawaban.{name}")
    assert finding.place.line == key_line_of(record, "jawaban", name)


@pytest.mark.parametrize(
    ("key", "figures"),
    [("sdmm", ["`sdmm`", "did you mean `sdm`"]), ("xyzxyz", ["`xyzxyz`", "regulasi, sdm"])],
)
def test_indicator_that_no_edition_has_is_told(key: str, figures: list[str]) -> None:
    record = changed({f"indikator.{key}": {"jumlah": "1"}})
    report = report_of(record, "iga-2026", "kipp-2025")
    finding = only(report.findings, "indicator-unknown")
    assert unseen(finding, *figures) == []
    assert (finding.severity, finding.field) == (Severity.ERROR, f"indikator.{key}")
    assert finding.place.line == key_line_of(record, "indikator", key)
    assert [assessment.verdict for assessment in report.assessments] == ["not-eligible"] * 2


# Indicator, its facts, and the finding: code, severity, figures.
FACTS: list[tuple[str, dict[str, Any], str, Severity, list[str]]] = [
    (
        "regulasi",
        {"jumlah": "1"},
        "fact-lacking",
        Severity.ERROR,
        ["indicator 16 ", "`pilihan`", "`indikator.regulasi`"],
    ),
    ("pengaduan", {"diterima": "9"}, "fact-lacking", Severity.ERROR, ["indicator 29 ", "`ditangani`"]),
    ("kemanfaatan", {"jumlah": "9"}, "fact-lacking", Severity.ERROR, ["indicator 33 ", "`basis`"]),
    ("regulasi", {"pilihan": "surat"}, "fact-unfit", Severity.ERROR, ["“surat”", "indicator 16", "sk, perkada, perda"]),
    ("aktor", {"daftar": ["media", "petani"]}, "fact-unfit", Severity.ERROR, ["“petani”", "indicator 22", "akademisi"]),
    (
        "pengaduan",
        {"diterima": "200", "ditangani": "101"},
        "fact-between-bands",
        Severity.WARNING,
        ["50,5 persen", "indicator 29", "parameter 1"],
    ),
    (
        "kemanfaatan",
        {"basis": "c", "jumlah": "35"},
        "fact-above-bands",
        Severity.WARNING,
        ["35 persen", "indicator 33", "parameter 3"],
    ),
    (
        "pengaduan",
        {"diterima": "10", "ditangani": "20"},
        "fact-contradictory",
        Severity.ERROR,
        ["indicator 29 ", "20", "10", "`ditangani`", "`diterima`"],
    ),
    ("rkpd", {"tahun": ["2026"]}, "level-zero", Severity.WARNING, ["indicator 21 ", "RKPD T-1 atau T-2"]),
    ("sdm", {"jumlah": "0"}, "level-zero", Severity.WARNING, ["indicator 17 ", "1-10 SDM"]),
]


@pytest.mark.parametrize(("key", "facts", "code", "severity", "figures"), FACTS)
def test_facts_that_cannot_be_measured_beyond_doubt_are_told(
    key: str, facts: dict[str, Any], code: str, severity: Severity, figures: list[str]
) -> None:
    record = changed(stating(key, facts))
    assessment = assess(record, "iga-2026")
    finding = only(assessment.findings, code)
    assert codes(assessment.findings) == [code]
    assert unseen(finding, *figures) == []
    assert (finding.severity, finding.field) == (severity, f"indikator.{key}")
    assert finding.label == edition("iga-2026").indicators[key].name
    assert finding.place.line == line_of(record, "indikator", key)
    assert assessment.verdict == ("not-eligible" if severity is Severity.ERROR else "eligible")


def test_figure_in_two_printed_bands_is_told() -> None:
    data = edition_data("iga-2026")
    data["indicators"]["bimtek"]["measure"]["bands"] = [{"max": "2"}, {"min": "2", "max": "3"}, {"min": "4"}]
    record = changed({"indikator.bimtek.jumlah": "2"})
    assessment = assess(record, Edition.model_validate(data))
    finding = only(assessment.findings, "fact-in-two-bands")
    assert unseen(finding, "2 kali", "indicator 20", "parameter 1") == []
    assert (finding.severity, assessment.verdict) == (Severity.WARNING, "eligible")


def test_facts_of_an_edition_whose_indicators_rest_on_one_source_only_warn() -> None:
    assessment = assess(changed({"indikator.regulasi": {"jumlah": "1", "bukti": ["dokumen"]}}), "iga-2023")
    assert only(
        [each for each in assessment.findings if each.field == "indikator.regulasi"], "fact-lacking"
    ).severity is (Severity.WARNING)


def test_complete_record_has_nothing_to_be_told() -> None:
    report = report_of(complete_record(), "iga-2026", "kipp-2022")
    assert report.findings == []
    assert [(assessment.findings, assessment.verdict) for assessment in report.assessments] == [([], "eligible")] * 2

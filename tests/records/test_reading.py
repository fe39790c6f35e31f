"""Records from files: everything that is wrong at once, with its place, and the rest still read."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from submissions.findings.finding import Severity
from submissions.records.reading import ReadRecord, identifier_from, read_record, read_records
from tests.build import (
    REMOVED,
    all_findings,
    changed,
    codes,
    complete_record,
    line_of,
    only,
    record_of,
    report_of,
    unseen,
    write_workspace,
)


def test_complete_record_is_read_without_a_finding(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [complete_record()])
    record = read_record(tmp_path / "inovasi" / "pasar-terang.yaml", workspace)
    assert record.findings == []
    assert isinstance(record, ReadRecord)
    assert (record.name, record.file) == ("Pasar Terang", "inovasi/pasar-terang.yaml")
    assert record.innovation.waktu_penerapan == dt.date(2020, 1, 6)


def test_json_is_read_like_yaml(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [])
    path = tmp_path / "inovasi" / "pasar.json"
    path.write_text(json.dumps(complete_record(), indent=1))
    record = read_record(path, workspace)
    assert record.findings == []
    assert record.innovation == record_of(complete_record()).innovation


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("pasar-terang", "pasar-terang"),
        ("Pasar Terang", "pasar-terang"),
        ("  2024_Pasar (baru)  ", "2024-pasar-baru"),
        ("É", "inovasi"),
        ("", "inovasi"),
        ("---", "inovasi"),
        ("a" * 100, "a" * 80),
        ("a" * 79 + "-b", "a" * 79),
    ],
)
def test_name_of_a_file_becomes_an_identifier(name: str, identifier: str) -> None:
    assert identifier_from(name) == identifier


@pytest.mark.parametrize("name", ["Pasar Terang", "a" * 79 + "-bcd", "É", "2024"])
def test_record_without_id_is_called_after_its_file(name: str) -> None:
    record = record_of(complete_record(id=REMOVED), f"{name}.yaml")
    assert record.findings == []
    assert record.innovation is not None
    assert record.innovation.id == identifier_from(name)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "file-empty", None),
        ("- a\n", "not-a-mapping", 1),
        ("nama: a\nnama: b\n", "key-repeated", 2),
        ("nama: [\n", "not-yaml", 2),
        ("nama: x\ntujuan: y\x07\n", "character-forbidden", 2),
        ("nama: !x y\n", "tag-used", 1),
    ],
)
def test_file_that_is_no_data_has_its_findings_and_no_innovation(text: str, code: str, line: int | None) -> None:
    record = record_of(text)
    finding = only(record.findings, code)
    assert record.innovation is None
    assert not isinstance(record, ReadRecord)
    assert (finding.severity, finding.place.file, finding.place.line) == (Severity.ERROR, "rekaman.yaml", line)
    assert record.name == "rekaman.yaml"
    assert finding.message
    assert finding.remedy


def test_repeated_key_tells_the_first_line() -> None:
    finding = only(record_of("nama: a\ntujuan: x\nnama: b\n").findings, "key-repeated")
    assert unseen(finding, "`nama`", "line 1") == []


def test_absent_file_has_a_finding(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [])
    assert codes(read_record(tmp_path / "inovasi" / "tidak-ada.yaml", workspace).findings) == ["file-not-found"]


def test_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [complete_record(id="satu"), complete_record(id="tiga", jenis="digitel")])
    (tmp_path / "inovasi" / "dua.yaml").write_bytes(b"nama: \xff\n")
    records = read_records(workspace.record_files(), workspace)
    assert [(record.file, codes(record.findings)) for record in records] == [
        ("inovasi/dua.yaml", ["not-utf8"]),
        ("inovasi/satu.yaml", []),
        ("inovasi/tiga.yaml", ["choice-unknown"]),
    ]


def test_every_value_that_does_not_fit_is_named_at_once() -> None:
    changes: dict[str, Any] = {
        "waktu_penerapan": "2024-02-30",
        "jenis": "digitel",
        "koordinat": "di pasar",
        "tautan.video": "ftp://contoh.go.id",
        "tujuann": "x",
        "indikator.sdm.jumlah": "1.250",
    }
    record = changed(changes)
    findings = record_of(record).findings
    assert codes(findings) == [
        *("choice-unknown", "coordinates-unreadable", "date-impossible"),
        *("key-unknown", "link-malformed", "number-unreadable"),
    ]
    lines = {finding.field: finding.place.line for finding in findings}
    assert lines == {path: line_of(record, *path.split(".")) for path in changes}


# One value that does not fit; what the reading says; the rest is judged all the same.
BAD_VALUES: list[tuple[str, Any, str]] = [
    ("waktu_penerapan", "2024-02-30", "date-impossible"),
    ("waktu_pengembangan", "kemarin", "date-unreadable"),
    ("jenis", "digitel", "choice-unknown"),
    ("koordinat", "di pasar", "coordinates-unreadable"),
    ("urusan_utama", "perdaganganku", "choice-unknown"),
    ("sdgs", ["sdg_99"], "choice-unknown"),
    ("tautan.video", "belum ada", "link-malformed"),
    ("hasil", ["a"], "text-expected"),
    ("kompetisi", ["iga", "kipp", "kip"], "competition-unknown"),
    ("kriteria.manfaat.terpenuhi", "mungkin", "yes-no-unreadable"),
    ("kriteria.manfaat.terpenuhi", REMOVED, "value-missing"),
    ("kriteria.manfaat", "ya", "fields-expected"),
    ("indikator.sdm.jumlah", "1.250", "number-unreadable"),
    ("indikator.anggaran.tahun", ["2024", "kemarin"], "whole-number-expected"),
    ("indikator.sdm", "31", "fields-expected"),
    ("bukti.dokumen.jenis", "laporann lain", "choice-unknown"),
    ("bukti.dokumen.jenis", REMOVED, "value-missing"),
    ("bukti.dokumen.berkas", "../a.pdf", "path-leaves-workspace"),
    ("bukti.dokumen.berkas", REMOVED, "evidence-without-document"),
    ("bukti.dokumen.tanggal", "31-02-2024", "date-impossible"),
    ("penghargaan", [{"kompetisi": "kipp", "tahun": "dulu", "gelar": "finalis"}], "whole-number-expected"),
    ("penghargaan", [{"kompetisi": "kipp", "tahun": "2019", "gelar": "juara nol"}], "choice-unknown"),
    ("penghargaan", [{"kompetisi": "kipp", "gelar": "finalis"}], "value-missing"),
    ("inovator.0.nama", REMOVED, "value-missing"),
    ("inovator.0.umur", "40", "key-unknown"),
    ("replikasi.oleh.0.tahun", "dulu", "whole-number-expected"),
    ("replikasi.oleh.0.instansi", REMOVED, "value-missing"),
    ("replikasi.dari", {"nama": "Asal"}, "value-missing"),
    ("kontak.nama", REMOVED, "value-missing"),
    ("pkpn.klaster", "zzz", "choice-unknown"),
    ("id", "Pasar Terang", "identifier-malformed"),
    ("jawaban.kipp-2025", "teks", "fields-expected"),
    ("tidak_dikenal", "x", "key-unknown"),
]


@pytest.mark.parametrize(("path", "value", "code"), BAD_VALUES)
def test_one_bad_value_does_not_hide_what_else_is_wrong(path: str, value: Any, code: str) -> None:
    record = changed({path: value, "nama_inisiator": REMOVED, "waktu_ide": "2021-05-05"})
    report = report_of(record, "iga-2026")
    assert code in codes(report.findings)
    assert "dates-out-of-order" in codes(report.findings) or path == "waktu_penerapan"
    missing = [finding.field for finding in report.assessments[0].findings if finding.code == "required-missing"]
    assert "nama_inisiator" in missing
    assert report.assessments[0].verdict == "not-eligible"


# Findings that only repeat in other words what reading has already said of the same value.
REPEATING = {
    *("required-missing", "window-no-date", "indicator-mandatory-empty", "criterion-not-stated", "evidence-unknown"),
    *("value-missing", "evidence-without-document", "evidence-missing"),
}


@pytest.mark.parametrize(("path", "value", "code"), BAD_VALUES)
def test_bad_value_is_not_also_said_to_be_missing(path: str, value: Any, code: str) -> None:
    report = report_of(changed({path: value}), "iga-2026", "kipp-2025", "kipp-2022")
    said = only(report.findings, code)
    repeated = [
        (finding.code, finding.field)
        for finding in all_findings(report)
        if finding is not said and finding.code in REPEATING and not finding.field.startswith("jawaban.kipp-2025.")
    ]
    assert repeated == []


def test_bad_date_leaves_the_other_findings_of_its_record() -> None:
    record = changed({"waktu_penerapan": "2024-02-30", "hasil": REMOVED, "tujuan": "<b>x</b>"})
    report = report_of(record, "iga-2026")
    assert codes(report.findings) == ["date-impossible"]
    assert codes(report.assessments[0].findings) == ["html-in-text", "required-missing"]
    assert only(report.assessments[0].findings, "required-missing").field == "hasil"


def test_unreadable_record_is_neither_eligible_nor_silent() -> None:
    report = report_of("nama: [\n", "iga-2026")
    assert ([each.verdict for each in report.assessments], report.filled) == (["unreadable"], [])
    assert codes(report.findings) == ["not-yaml"]
    assert [each.verdict for each in report_of("id: a\n", "iga-2026").assessments] == ["unreadable"]

"""Citations and documents: unknown, missing, outside, unused, of the wrong type or too big."""

import os
from pathlib import Path
from typing import Any

import pytest

from submissions.assessment.assessing import RecordReport, assess_record
from submissions.assessment.citations import MEGABYTE
from submissions.findings.finding import Severity
from submissions.records.reading import read_record
from submissions.workspace import open_workspace
from tests.build import (
    PDF,
    all_findings,
    changed,
    codes,
    complete_record,
    edition,
    key_line_of,
    line_of,
    only,
    packaged_editions,
    unseen,
    write_workspace,
)

RESULT = "Naik 12 persen. " * 40  # a text that uses its room and holds a figure


def report_in(root: Path, record: dict[str, Any], *editions: str) -> RecordReport:
    write_workspace(root, [record])
    return assess_again(root, *editions)


def assess_again(root: Path, *editions: str) -> RecordReport:
    workspace = open_workspace(root)
    workspace._editions.update({name: edition(name) for name in packaged_editions()})  # already read elsewhere
    path = root / "inovasi" / "pasar-terang.yaml"
    return assess_record(read_record(path, workspace), [edition(name) for name in editions], workspace)


@pytest.mark.parametrize(
    ("path", "value", "location", "field"),
    [
        ("indikator.sdm.bukti", ["dokumenn"], ("indikator", "sdm", "bukti", 0), "indikator.sdm.bukti"),
        ("indikator.sdm.bukti", ["dokumen", "dokumem"], ("indikator", "sdm", "bukti", 1), "indikator.sdm.bukti"),
        ("lampiran.anggaran", ["dokume"], ("lampiran", "anggaran", 0), "lampiran.anggaran"),
        (
            "penghargaan",
            [{"kompetisi": "iga", "tahun": "2020", "gelar": "finalis", "bukti": ["dokumn"]}],
            ("penghargaan", 0, "bukti", 0),
            "penghargaan.0.bukti",
        ),
        (
            "replikasi.oleh",
            [{"instansi": "Dinas A", "bukti": ["dokumenx"]}],
            ("replikasi", "oleh", 0, "bukti", 0),
            "replikasi.oleh.0.bukti",
        ),
        (
            "jawaban.kipp-2025.dampak",
            {"isi": "Isi.", "bukti": ["dokmen"]},
            ("jawaban", "kipp-2025", "dampak", "bukti", 0),
            "jawaban.kipp-2025.dampak.bukti",
        ),
    ],
)
def test_unknown_citation_names_the_nearest_evidence(
    tmp_path: Path, path: str, value: Any, location: tuple[str | int, ...], field: str
) -> None:
    record = changed({path: value})
    report = report_in(tmp_path, record, "iga-2026")
    finding = only(report.findings, "evidence-unknown")
    assert unseen(finding, "did you mean “dokumen”") == []
    assert (finding.severity, finding.field) == (Severity.ERROR, field)
    assert finding.place.file == "inovasi/pasar-terang.yaml"
    assert finding.place.line == line_of(record, *location)
    assert report.assessments[0].verdict == "not-eligible"


def test_citation_unlike_any_evidence_is_named_alone(tmp_path: Path) -> None:
    finding = only(report_in(tmp_path, changed({"indikator.sdm.bukti": ["xyz"]})).findings, "evidence-unknown")
    assert unseen(finding, "“xyz”") == []
    assert "did you mean" not in finding.message


@pytest.mark.parametrize("cited", ["tidak-ada", {"tidak-ada": "x"}, [["tidak-ada"]], [{"id": "tidak-ada"}]])
def test_citation_under_jawaban_that_is_no_list_does_not_pass_without_a_word(tmp_path: Path, cited: Any) -> None:
    record = changed({"jawaban.kipp-2025.dampak": {"isi": "Isi.", "bukti": cited}})
    report = report_in(tmp_path, record, "kipp-2025")
    errors = [finding for finding in all_findings(report) if finding.severity is Severity.ERROR]
    assert [finding.field.startswith("jawaban.kipp-2025.dampak") for finding in errors] == [True]


def test_evidence_cited_nowhere_is_a_hint(tmp_path: Path) -> None:
    record = changed({"bukti.foto-lama": {"jenis": "foto", "berkas": "bukti/foto.jpg"}})
    report = report_in(tmp_path, record, "iga-2026")
    finding = only(report.findings, "evidence-unused")
    assert unseen(finding, "“foto-lama”") == []
    assert (finding.severity, finding.field) == (Severity.HINT, "bukti.foto-lama")
    assert finding.place.line == key_line_of(record, "bukti", "foto-lama")
    assert report.assessments[0].verdict == "eligible"


def test_evidence_cited_once_is_used(tmp_path: Path) -> None:
    record = changed(
        {
            "bukti.foto": {"jenis": "foto", "tautan": "https://contoh.go.id/foto"},
            "jawaban.kipp-2025.dampak": {"isi": RESULT, "bukti": ["foto"]},
        }
    )
    assert report_in(tmp_path, record).findings == []


def test_missing_file_is_told(tmp_path: Path) -> None:
    record = changed({})
    write_workspace(tmp_path, [record])
    (tmp_path / "bukti" / "dokumen.pdf").unlink()
    report = assess_again(tmp_path, "iga-2026")
    finding = only(report.findings, "evidence-missing")
    assert unseen(finding, "bukti/dokumen.pdf") == []
    assert (finding.severity, finding.field) == (Severity.ERROR, "bukti.dokumen.berkas")
    assert finding.place.line == line_of(record, "bukti", "dokumen", "berkas")
    assert report.assessments[0].verdict == "not-eligible"


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("folder", "evidence-no-file"),
        ("dangling link", "evidence-no-file"),
        ("circular link", "evidence-no-file"),
        ("name of 300 letters", "evidence-missing"),
    ],
)
def test_what_is_no_file_is_told(tmp_path: Path, kind: str, code: str) -> None:
    write_workspace(tmp_path, [changed({})])
    path = tmp_path / "bukti" / "dokumen.pdf"
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "dangling link":
        path.symlink_to(tmp_path / "bukti" / "tidak-ada.pdf")
    elif kind == "circular link":
        path.symlink_to(path)
    else:
        record = changed({"bukti.dokumen.berkas": "bukti/" + "a" * 300 + ".pdf"})
        (tmp_path / "inovasi" / "pasar-terang.yaml").write_text(str(record).replace("'", '"'), encoding="utf-8")
    assert codes(assess_again(tmp_path, "iga-2026").findings) == [code]


@pytest.mark.parametrize("link", ["bukti/dokumen.pdf", "bukti"])
def test_link_that_leads_out_of_the_workspace_is_refused(tmp_path: Path, link: str) -> None:
    outside, root = tmp_path / "luar", tmp_path / "kerja"
    outside.mkdir()
    (outside / "dokumen.pdf").write_bytes(PDF)
    record = changed({"indikator": {}, "bukti": {"dokumen": complete_record()["bukti"]["dokumen"]}})
    write_workspace(root, [record])
    (root / "bukti" / "dokumen.pdf").unlink()
    if link == "bukti":
        (root / "bukti").rmdir()
        (root / "bukti").symlink_to(outside)
    else:
        (root / link).symlink_to(outside / "dokumen.pdf")
    report = assess_again(root, "iga-2026")
    finding = only(report.findings, "evidence-outside")
    assert unseen(finding, "bukti/dokumen.pdf") == []
    assert (finding.severity, finding.field) == (Severity.ERROR, "bukti.dokumen.berkas")
    assert finding.place.line == line_of(record, "bukti", "dokumen", "berkas")


def test_file_in_another_workspace_is_told_to_lie_there(tmp_path: Path) -> None:
    other, root = tmp_path / "kantor-lain", tmp_path / "kerja"
    write_workspace(other, [])
    (other / "bukti").mkdir(exist_ok=True)
    (other / "bukti" / "sk.pdf").write_bytes(PDF)
    write_workspace(root, [changed({})])
    (root / "bukti" / "dokumen.pdf").unlink()
    (root / "bukti" / "dokumen.pdf").symlink_to(other / "bukti" / "sk.pdf")
    finding = only(assess_again(root, "iga-2026").findings, "evidence-outside")
    assert unseen(finding, "bukti/dokumen.pdf", "another workspace, “kantor-lain”") == []


def test_link_that_stays_in_the_workspace_is_followed(tmp_path: Path) -> None:
    write_workspace(tmp_path, [changed({})])
    (tmp_path / "bukti" / "dokumen.pdf").rename(tmp_path / "bukti" / "asli.pdf")
    (tmp_path / "bukti" / "dokumen.pdf").symlink_to(tmp_path / "bukti" / "asli.pdf")
    assert codes(assess_again(tmp_path, "iga-2026").findings) == []


def test_workspace_reached_through_a_link_is_the_workspace(tmp_path: Path) -> None:
    write_workspace(tmp_path / "asli", [changed({})])
    (tmp_path / "pintu").symlink_to(tmp_path / "asli")
    assert codes(assess_again(tmp_path / "pintu", "iga-2026").findings) == []


@pytest.mark.parametrize(
    ("name", "file", "accepted", "code"),
    [
        ("iga-2026", "bukti/rencana.pdf", True, ""),
        ("iga-2026", "bukti/rencana.PDF", True, ""),
        ("iga-2026", "bukti/rencana.docx", False, "docx"),
        ("iga-2026", "bukti/rencana", False, "?"),
        ("iga-2026", "bukti/rencana.pdf.exe", False, "exe"),
    ],
)
def test_type_of_an_attached_file_is_checked(tmp_path: Path, name: str, file: str, accepted: bool, code: str) -> None:
    record = changed({"bukti.rencana": {"jenis": "anggaran", "berkas": file}, "lampiran.anggaran": ["rencana"]})
    report = report_in(tmp_path, record, name)
    found = codes(report.assessments[0].findings)
    assert found == ([] if accepted else ["file-type-wrong"])
    if not accepted:
        finding = only(report.assessments[0].findings, "file-type-wrong")
        assert unseen(finding, file, code, "pdf") == []
        assert (finding.severity, finding.field) == (Severity.ERROR, "bukti.rencana.berkas")
        assert finding.label == "Anggaran (Jika diperlukan)"
        assert finding.place.line == line_of(record, "bukti", "rencana", "berkas")
        assert report.assessments[0].verdict == "not-eligible"


@pytest.mark.parametrize(
    ("file", "wrong"), [("foto.jpg", False), ("foto.JPEG", False), ("foto.png", False), ("foto.gif", True)]
)
def test_each_spelling_of_a_picture_type_is_accepted(tmp_path: Path, file: str, wrong: bool) -> None:
    record = changed(
        {
            "bukti.surat": {"jenis": "surat", "berkas": f"bukti/{file}"},
            "lampiran.surat_pernyataan_implementasi": ["surat"],
        }
    )
    findings = report_in(tmp_path, record, "kipp-2025").assessments[0].findings
    assert codes(findings) == ["age-not-verified", *(["file-type-wrong"] if wrong else [])]
    # On which types are taken there is one source only.
    assert {finding.severity for finding in findings if finding.code == "file-type-wrong"} <= {Severity.WARNING}


def test_link_serves_as_an_attachment_only_where_links_are_taken(tmp_path: Path) -> None:
    link = {"jenis": "tautan", "tautan": "https://contoh.go.id/rencana"}
    attached = changed({"bukti.tautan": link, "lampiran.anggaran": ["tautan"]})
    report = report_in(tmp_path / "satu", attached, "iga-2026")
    finding = only(report.assessments[0].findings, "file-type-wrong")
    assert unseen(finding, "https://contoh.go.id/rencana", "link", "pdf") == []
    assert finding.field == "bukti.tautan.tautan"
    cited = changed({"bukti.tautan": link, "jawaban.kipp-2025.dampak": {"isi": RESULT, "bukti": ["tautan"]}})
    assert codes(report_in(tmp_path / "dua", cited, "kipp-2025").assessments[0].findings) == ["age-not-verified"]


def test_evidence_of_an_answer_is_checked_like_an_attachment(tmp_path: Path) -> None:
    record = changed(
        {
            "bukti.data": {"jenis": "laporan", "berkas": "bukti/data.xlsx"},
            "jawaban.kipp-2023.signifikansi": {"isi": "Isi.", "bukti": ["data"]},
        }
    )
    finding = only(report_in(tmp_path, record, "kipp-2023").assessments[0].findings, "file-type-wrong")
    assert unseen(finding, "bukti/data.xlsx", "xlsx", "pdf") == []
    assert (finding.severity, finding.label) == (Severity.WARNING, "Signifikansi")


@pytest.mark.parametrize(
    ("size", "too_big", "shown"),
    [
        (2 * MEGABYTE, False, ""),
        (2 * MEGABYTE + 1, True, "2.1 MB"),  # never “2.0 MB, at most 2 MB”
        (3_000_000, True, "3 MB"),
        (5 * MEGABYTE, True, "5.3 MB"),
    ],
)
def test_size_of_an_attached_file_is_checked(tmp_path: Path, size: int, too_big: bool, shown: str) -> None:
    record = changed(
        {
            "bukti.rencana": {"jenis": "anggaran", "berkas": "bukti/rencana.pdf"},
            "lampiran.anggaran": ["rencana"],
        }
    )
    write_workspace(tmp_path, [record])
    os.truncate(tmp_path / "bukti" / "rencana.pdf", size)
    report = assess_again(tmp_path, "iga-2026")
    assert codes(report.assessments[0].findings) == (["file-too-big"] if too_big else [])
    if too_big:
        finding = only(report.assessments[0].findings, "file-too-big")
        assert unseen(finding, "bukti/rencana.pdf", shown, "2 MB") == []
        # The limit of 2 MB rests on the help text of one imitation.
        assert (finding.severity, finding.field) == (Severity.WARNING, "bukti.rencana.berkas")
        assert finding.place.line == line_of(record, "bukti", "rencana", "berkas")
        assert report.assessments[0].verdict == "eligible"


def test_size_is_not_judged_where_no_limit_was_found(tmp_path: Path) -> None:
    write_workspace(tmp_path, [changed({})])
    os.truncate(tmp_path / "bukti" / "dokumen.pdf", 50 * MEGABYTE)
    assert codes(assess_again(tmp_path, "kipp-2025").assessments[0].findings) == ["age-not-verified"]
    assert codes(assess_again(tmp_path, "kipp-2022").assessments[0].findings) == ["file-too-big"]


def test_missing_attachment_file_is_told_once_and_not_judged_further(tmp_path: Path) -> None:
    write_workspace(tmp_path, [changed({})])
    (tmp_path / "bukti" / "dokumen.pdf").unlink()
    report = assess_again(tmp_path, "kipp-2022")
    assert codes(all_findings(report)) == ["evidence-missing"]

"""Every code of the catalogue is raised by some record or file, and its sentences have all their figures."""

import importlib
import os
import pkgutil
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from schemas.source import MAXIMUM_BYTES, MAXIMUM_CHARACTERS
from submissions import page
from submissions.duplicates.finding import find_duplicates
from submissions.findings import catalogue
from submissions.findings.catalogue import CATALOGUE
from submissions.findings.finding import Finding, Kind
from submissions.judging.judge import judge
from submissions.records.reading import read_record, read_records
from tests.build import (
    HIGHEST_FACTS,
    REMOVED,
    all_findings,
    as_yaml,
    changed,
    complete_record,
    edition,
    only,
    record_of,
    report_of,
    standing_workspace,
    words,
    write_workspace,
)

# What a file holds, and the code with which it is refused.
FILES: list[tuple[str, bytes]] = [
    ("file-empty", b""),
    ("file-too-large", b"#" * (MAXIMUM_BYTES + 1)),
    ("text-too-long", b"nama: " + b"x" * (MAXIMUM_CHARACTERS + 1)),
    ("not-utf8", b"nama: \xff"),
    ("not-yaml", b"nama: ["),
    ("character-forbidden", b"nama: a\x07"),
    ("not-a-mapping", b"- a"),
    ("not-a-record", b"%PDF-1.7\n%\xe2\xe3\n"),
    ("key-repeated", b"nama: a\nnama: b"),
    ("key-not-text", b"[a]: b"),
    ("alias-used", b"nama: &a x\ntujuan: *a"),
    ("anchor-used", b"nama: &a x"),
    ("tag-used", b"nama: !a x"),
    ("nested-too-deep", b"nama: " + b"[" * 60 + b"]" * 60),
]

ALL_AT_3 = dict.fromkeys(HIGHEST_FACTS, "3")
AWARDS = [{"kompetisi": "kipp", "tahun": "2021", "gelar": "top_45"}]

KALTARA = ["kaltara-innovation-awards"]

# The code, what is changed in the complete record, and the edition for which it is judged.
RECORDS: list[tuple[str, dict[str, Any], str]] = [
    ("key-unknown", {"tujuann": "x"}, "iga-2026"),
    ("value-missing", {"pengusul.nama": REMOVED}, "iga-2026"),
    ("text-expected", {"tujuan": ["x"]}, "iga-2026"),
    ("list-expected", {"sdgs": "sdg_1"}, "iga-2026"),
    ("fields-expected", {"pengusul": "x"}, "iga-2026"),
    ("whole-number-expected", {"indikator.rkpd.tahun": ["x"]}, "iga-2026"),
    ("number-unreadable", {"indikator.sdm.jumlah": "1.250"}, "iga-2026"),
    ("date-unreadable", {"waktu_ide": "x"}, "iga-2026"),
    ("date-impossible", {"waktu_ide": "31-02-2019"}, "iga-2026"),
    ("yes-no-unreadable", {"aplikasi": "x"}, "iga-2026"),
    ("coordinates-unreadable", {"koordinat": "x"}, "iga-2026"),
    ("coordinates-impossible", {"koordinat": "91, 0"}, "iga-2026"),
    ("link-malformed", {"tautan.video": "x"}, "iga-2026"),
    ("character-without-font", {"nama": "Gawai 😀"}, "iga-2026"),
    ("evidence-word", {"bukti.sop.berkas": "surat.docx"}, "iga-2026"),
    ("path-leaves-workspace", {"bukti.dokumen.berkas": "/a"}, "iga-2026"),
    ("identifier-malformed", {"id": "A B"}, "iga-2026"),
    ("choice-unknown", {"jenis": "x"}, "iga-2026"),
    ("choice-not-single", {"jawaban.kipp-2025.kategori": ["ekonomi_umkm", "makan_bergizi"]}, "kipp-2025"),
    ("evidence-without-document", {"bukti.dokumen.berkas": REMOVED}, "iga-2026"),
    ("answer-unknown", {"jawaban.kipp-2025.x": "x"}, "kipp-2025"),
    ("edition-unknown", {"jawaban.kipp-1999": {}}, "kipp-2025"),
    ("competition-unknown", {"kompetisi": ["kipp", "xyzzy"]}, "kipp-2025"),
    ("indicator-unknown", {"indikator.x": {"jumlah": "1"}}, "iga-2026"),
    ("nip-malformed", {"inovator": [{"nama": "A", "nip": "1978"}]}, "iga-2026"),
    ("telephone-malformed", {"kontak.telepon": "812 000"}, "iga-2026"),
    ("email-malformed", {"kontak.surel": "pasar.contoh.go.id"}, "iga-2026"),
    ("years-apart", {"waktu_uji_coba": "2004-01-02"}, "iga-2026"),
    ("html-in-text", {"tujuan": "<b>x</b>"}, "iga-2026"),
    ("lines-run-together", {"tujuan": "Tujuan:\n• satu\n• dua"}, "iga-2026"),
    ("table-without-rule", {"tujuan": "| a | b |\n| 1 | 2 |"}, "iga-2026"),
    ("numbers-change", {"tujuan": "1. satu\n2. dua\n4. empat"}, "iga-2026"),
    ("marks-not-printed", {"tujuan": "5*6*7"}, "iga-2026"),
    ("character-unseen", {"nama": "Pasar\u200bTerang"}, "iga-2026"),
    ("marks-printed", {"tujuan": "isi **Makro.**isi"}, "iga-2026"),
    ("mark-without-space", {"tujuan": "-dua"}, "iga-2026"),
    ("item-without-text", {"tujuan": "isi\n\n1."}, "iga-2026"),
    ("text-as-code", {"tujuan": "isi\n\n     a. Potensi"}, "iga-2026"),
    ("line-makes-heading", {"tujuan": "Tujuan\n---"}, "iga-2026"),
    ("link-leads-nowhere", {"tujuan": "[SK](bukti/sk.pdf)"}, "iga-2026"),
    ("text-not-printed", {"tujuan": "isi\n\n[1]: https://contoh.go.id"}, "iga-2026"),
    ("evidence-unknown", {"indikator.sdm.bukti": ["x"]}, "iga-2026"),
    ("evidence-missing", {"bukti.dokumen.berkas": "bukti/tidak-ada.pdf"}, "iga-2026"),
    ("evidence-no-file", {"bukti.dokumen.berkas": "map.pdf"}, "iga-2026"),
    ("evidence-outside", {"bukti.dokumen.berkas": "keluar/a.pdf"}, "iga-2026"),
    ("evidence-unused", {"bukti.foto": {"jenis": "foto", "tautan": "https://a.id"}}, "iga-2026"),
    ("file-type-wrong", {"bukti.a": {"jenis": "foto", "berkas": "a.gif"}, "lampiran.anggaran": ["a"]}, "iga-2026"),
    ("file-too-big", {"bukti.a": {"jenis": "foto", "berkas": "besar.pdf"}, "lampiran.anggaran": ["a"]}, "iga-2026"),
    ("required-missing", {"hasil": REMOVED}, "iga-2026"),
    ("words-too-few", {"rancang_bangun": dict.fromkeys(complete_record()["rancang_bangun"], "satu")}, "iga-2026"),
    ("words-too-many", {"ringkasan": words(201)}, "kipp-2023"),
    ("words-near-limit", {"ringkasan": words(200)}, "kipp-2023"),
    ("indicator-mandatory-empty", {"indikator.sdm": REMOVED}, "iga-2026"),
    ("fact-lacking", {"indikator.sdm": {"daftar": ["x"]}}, "iga-2026"),
    ("fact-unfit", {"indikator.regulasi.pilihan": "x"}, "iga-2026"),
    ("fact-contradictory", {"indikator.pengaduan": {"diterima": "1", "ditangani": "2"}}, "iga-2026"),
    ("fact-between-bands", {"indikator.sdm.jumlah": "10,5"}, "iga-2026"),
    ("fact-above-bands", {"indikator.kemanfaatan": {"basis": "c", "jumlah": "31"}}, "iga-2026"),
    ("level-zero", {"indikator.sdm.jumlah": "0"}, "iga-2026"),
    ("level-without-evidence", {"indikator.sdm.bukti": []}, "iga-2026"),
    ("window-no-date", {"waktu_penerapan": REMOVED}, "iga-2023"),
    ("window-too-late", {"waktu_penerapan": "2026-01-01"}, "iga-2026"),
    ("window-too-early", {"waktu_pengembangan": REMOVED}, "iga-2026"),
    ("window-developed-outside", {"waktu_pengembangan": "2023-01-01"}, "iga-2026"),
    ("dates-out-of-order", {"waktu_ide": "2021-01-01"}, "iga-2026"),
    ("too-young", {"waktu_penerapan": "2021-01-01"}, "kipp-2022"),
    ("not-yet-applied", {"waktu_penerapan": "2026-01-01"}, "kipp-2025"),
    ("age-not-verified", {}, "kipp-2025"),
    ("criterion-not-met", {"kriteria.manfaat.terpenuhi": "tidak"}, "iga-2026"),
    ("criterion-not-stated", {"kriteria.manfaat": REMOVED}, "iga-2026"),
    ("honoured-before", {"penghargaan": AWARDS}, "kipp-2023"),
    ("honour-lacking", {"jawaban.kipp-2023.kelompok": "khusus"}, "kipp-2023"),
    (
        "replication-not-named",
        {"jawaban.kipp-2025.kelompok": "replikasi", "jawaban.kipp-2025.instansi_asal": "Kota A"},
        "kipp-2025",
    ),
    ("proposer-kind", {"kompetisi": ["krenova-jateng"]}, "krenova-jateng-2018"),
    ("entries-too-many", {"kompetisi": KALTARA, "inovator": [{"nama": "A"}] * 6}, "kaltara-innovation-awards-2026"),
    ("video-not-measured", {"kompetisi": KALTARA}, "kaltara-innovation-awards-2026"),
    ("proof-nothing-opens", {"bukti.sop.berkas": "bukti/tidak-ada.pdf"}, "iga-2026"),
    ("proof-type-wrong", {"indikator.monev.bukti": ["kajian", "film"]}, "iga-2026"),
    ("proof-register-lacks", {"bukti.sop.nomor": REMOVED}, "iga-2026"),
    ("proof-date-outside", {"bukti.sertifikat.tanggal": "2023-12-31"}, "iga-2026"),
    ("proof-date-advised", {"bukti.sk-tim.tanggal": "2023-12-31"}, "iga-2026"),
    ("proof-kind-lacks", {"bukti.sertifikat.jenis": "laporan"}, "iga-2026"),
    ("proof-type-lacks", {"bukti.buku.tautan": REMOVED}, "iga-2026"),
    ("proof-too-few", {"indikator.replikasi.bukti": ["replikasi-a", "replikasi-b"]}, "iga-2026"),
    ("proof-year-lacks", {"indikator.rkpd.bukti": ["rkpd-2024", "rkpd-2025"]}, "iga-2026"),
    ("proof-denied", {"pemeriksaan.0.tidak_terpenuhi": ["SOP-APPROVED"]}, "iga-2026"),
    ("proof-not-confirmed", {"pemeriksaan": []}, "iga-2026"),
    ("span-unlike-dates", {"waktu_uji_coba": "2019-08-05"}, "iga-2026"),
    ("inspection-unknown", {"pemeriksaan.0.tidak_terpenuhi": ["XYZ"]}, "iga-2026"),
    ("verified-too-high", {"verifikasi": {"iga-2026": {"skor": "111,5"}}}, "iga-2026"),
    ("verified-unlike-sum", {"verifikasi": {"iga-2026": {"parameter": ALL_AT_3, "skor": "90"}}}, "iga-2026"),
    ("verified-unknown", {"verifikasi": {"iga-2026": {"parameter": {"x": "3"}}}}, "iga-2026"),
    ("link-needs-sharing", {"bukti.buku.tautan": "https://drive.google.com/a"}, "iga-2026"),
    ("link-shortened", {"bukti.buku.tautan": "https://bit.ly/a"}, "iga-2026"),
    ("link-no-video-service", {"bukti.film": {"jenis": "video", "tautan": "https://contoh.go.id/a"}}, "iga-2026"),
]

LATE_REPORT = {"jenis": "laporan", "judul": "Laporan 2025", "berkas": "bukti/kajian.pdf", "tanggal": "2024-02-01"}
EARLY_STATEMENT = {
    "jenis": "surat_pernyataan",
    "judul": "Pernyataan implementasi",
    "berkas": "bukti/510-1-2023.pdf",
    "nomor": "510/1/2023",
    "tanggal": "2019-05-02",
    "tentang": "Implementasi",
}
OWN_CHECKS: list[tuple[str, dict[str, Any], str]] = [  # of the program's own, each with its cases in tests/assessment
    ("text-unfinished", {"hasil": "Naik menjadi … persen."}, "iga-2026"),
    ("number-left-open", {"bukti.sop.nomor": "…/2026"}, "iga-2026"),
    ("document-draft", {"bukti.sk-tim.judul": "Draf Keputusan Bupati"}, "iga-2026"),
    ("kind-unlike-title", {"bukti.sk-tim.judul": "Keputusan Kepala Puskesmas Contoh"}, "iga-2026"),
    ("act-of-other-government", {"bukti.sk-tim.judul": "Keputusan Gubernur tentang Tim"}, "iga-2026"),
    ("replication-not-elsewhere", {"indikator.replikasi.daftar": ["Desa Maju", "Kota B", "Kota D"]}, "iga-2026"),
    ("replicated-at-home", {"replikasi.oleh": [{"instansi": "Desa Maju"}]}, "iga-2026"),
    ("press-of-government", {"bukti.koran.tautan": "https://contoh.go.id/a"}, "iga-2026"),
    ("report-not-external", {"bukti.kajian.judul": "Laporan monev internal"}, "iga-2026"),
    ("date-unlike-field", {"hasil": "Diterapkan sejak 7 Maret 2021."}, "iga-2026"),
    ("share-unlike", {"hasil": "Ada 10 dari 40 pasar (75 persen) terang."}, "iga-2026"),
    ("change-unlike", {"hasil": "Antre turun dari 80 menit menjadi 40 menit (turun 90 persen)."}, "iga-2026"),
    ("points-called-per-cent", {"hasil": "Naik dari 60 persen menjadi 80 persen (naik 20 persen)."}, "iga-2026"),
    ("counted-in-two-ways", {"hasil": "Ada 3 dari 365 desa.", "manfaat": "Seluruh 360 desa."}, "iga-2026"),
    ("digital-unlike-kind", {"jenis": "non_digital", "ringkasan": "Aplikasi berbasis web."}, "iga-2026"),
    ("total-unlike", {"hasil": "| A | B |\n|---|---|\n| a | 1 |\n| b | 2 |\n| Jumlah | 4 |"}, "iga-2026"),
    ("name-unlike", {"nama": "PASAR TERANG", "hasil": "PASARTERANG ramai."}, "iga-2026"),
    ("baseline-after-start", {"hasil": "Sebelum (2025): gelap."}, "iga-2026"),
    ("result-after-closing", {"jawaban.kipp-2025.dampak": "Sampai dengan Mei 2026 terang."}, "kipp-2025"),
    ("figures-old", {"hasil": "Pada 2021 terang."}, "iga-2026"),
    ("letter-before-event", {"bukti.kajian": LATE_REPORT}, "iga-2026"),
    ("statement-before-start", {"bukti.replikasi-a": EARLY_STATEMENT}, "iga-2026"),
    ("development-only-decree", {"pengembangan": "Memperbarui SK tim."}, "iga-2026"),
    ("proposer-of-province", {"pengusul.nama": "SMA Negeri 1"}, "iga-2026"),
    ("proposer-of-centre", {"pengusul.nama": "Polres Contoh"}, "iga-2026"),
    ("proposer-elsewhere", {"pengusul.nama": "Dinas Pasar Kabupaten Umpama"}, "iga-2026"),
    (
        "honours-above-all",
        {"penghargaan": [{"kompetisi": "kipp", "tahun": 2019, "gelar": "top_45"}]},
        "kipp-2025",
    ),
    ("age-below-all", {"waktu_penerapan": "2025-01-06"}, "kipp-2025"),
    ("law-misquoted", {"hasil": "UU 18/2018 tentang Pengelolaan Sampah."}, "iga-2026"),
    ("law-title-unlike", {"hasil": "UU 25/2009 tentang Praktik Kedokteran."}, "iga-2026"),
    ("law-replaced", {"hasil": "UU 36/2009 tentang Kesehatan."}, "iga-2026"),
    ("result-without-figure", {"hasil": "Pasar ramai."}, "iga-2026"),
    ("target-not-taken-up", {"tujuan": "Menghapus antrean 987 menit."}, "iga-2026"),
    ("texts-short", {"jawaban.kipp-2025.dampak": "Ada 3 lampu."}, "kipp-2025"),
    ("everybody-benefits", {"indikator.kemanfaatan.keterangan": "Seluruh penduduk."}, "iga-2026"),
]
RECORDS += OWN_CHECKS

# Tested in a test of their own below, or raised only by edition files.
OPENED = {
    *("evidence-empty", "evidence-encrypted", "evidence-broken", "evidence-not-looked-at", "evidence-other-content"),
    *("evidence-no-pages", "evidence-portfolio", "evidence-form", "evidence-phone-picture", "evidence-other-picture"),
    *(
        *("evidence-too-much", "evidence-taken"),
        *(
            "date-far-away",
            "figure-negative",
            "figure-enormous",
            "link-with-password",
            "emblem-missing",
            "emblem-broken",
            "letterhead-unknown",
            "letterhead-twice",
        ),
        "evidence-blank-pages",
        "evidence-same",
        "evidence-register-not-found",
        "evidence-without-text",
    ),
    *("proof-video-long", "days-unlike-text", "date-unlike-letter"),
}
BETWEEN_RECORDS = {"other-name-left", "id-repeated", "title-repeated", "title-near", "text-near", "record-copied"}
BETWEEN_YEARS = {"years-moved", "answers-of-earlier"}  # in tests/nextyear
IN_WORKBOOKS = {  # in tests/workbooks and tests/cli/test_workbooks.py
    *("workbook-too-large", "workbook-too-wide", "workbook-locked", "workbook-empty", "workbook-other-type"),
    *("workbook-without-table", "workbook-quotation", "workbook-strange", "workbook-damaged"),
    *("headings-unknown", "headings-missing", "sheet-left-out", "sheet-hidden", "rows-hidden", "column-hidden"),
    *("column-twice", "column-without-heading", "heading-unknown", "innovation-twice", "record-unreadable"),
    *("record-not-editable", "owner-missing", "owner-unknown", "row-key-missing", "left-out-beside", "cell-error"),
    *("cell-not-calculated", "cell-unseen", "cell-control", "cell-made-date", "cell-part-date", "cell-format"),
    *(
        "cell-rounded",
        "cell-separator",
        "cell-decimals",
        "cell-time",
        "cell-lines-joined",
        "cell-signs-left-out",
        "cell-number",
    ),
    *("form-other-edition", "form-other-version", "form-question-unknown", "form-not-filled", "form-without-keys"),
    *("answer-emptied", "evidence-not-sent", "evidence-sent-twice", "evidence-differs"),
    *("proposal-unknown", "proposal-draft"),
}
ON_PAPER = {  # in tests/documents/test_manuscript.py and tests/assessment/test_lengths.py
    *("pages-too-many", "part-too-long", "document-too-big", "font-other", "entries-too-few", "video-long"),
}
IN_SETTINGS = {"emblem-missing"}  # in tests/documents
IN_PRESENTING = {  # in tests/assessment/test_presenting.py; the colour in tests/documents
    *("photo-broken", "photo-missing", "photo-place-unknown", "photo-small", "photo-without-words"),
    *("result-contradicts", "sentence-long", "colour-unreadable"),
}
ELSEWHERE = {
    "engine-complaint",
    "template-contract",
    *BETWEEN_RECORDS,
    *BETWEEN_YEARS,
    *IN_WORKBOOKS,
    *IN_SETTINGS,
    *IN_PRESENTING,
    *ON_PAPER,
}
OTHERWISE = {
    "file-not-found",
    "file-unreadable",
    "file-not-regular",
    "file-link-broken",
    "fact-in-two-bands",
    "text-cut-off",
    "form-empty",
    *ELSEWHERE,
    *OPENED,
}
IN_EDITIONS = {
    *("edition-without-grade", "edition-reference", "edition-sum", "number-out-of-range", "list-length"),
    *("edition-own-conclusion", "check-without-test", "check-unlike-measure", "edition-check-repeated"),
    *("edition-misnamed", "edition-replaced", "override-unsaid", "override-unlike", "override-unknown"),
    *("placeholder-unknown", "edition-template-unknown", "edition-date-unnamed"),
}
NEVER = {"value-unfit"}
OWN_ELSEWHERE = {  # in tests/assessment/test_unfinished.py, test_writing.py and test_left_out.py
    *("prompt-left", "check-unknown", "writing", "writing-spelling", "writing-number", "writing-phrase"),
    *("writing-twice", "writing-long", "writing-language", "writing-abbreviation"),
}


def assert_whole(finding: Finding) -> None:
    """Assert that the sentences have all their figures, and that none is empty."""
    gaps = set(re.findall(r"\{(\w+)\}", finding.kind.message + finding.kind.remedy + finding.kind.on_page))
    assert gaps <= set(finding.values)
    assert [name for name in gaps if str(finding.values[name]) in {"", "None"}] == []
    assert finding.message
    assert finding.remedy
    assert finding.remedy_on_page
    assert finding.message[0] not in " A"
    assert finding.remedy.endswith((".", "…")) or "{what}" in finding.kind.remedy


def test_every_code_has_an_example() -> None:
    with_example = {code for code, _text in FILES} | {code for code, _changes, _edition in RECORDS} | OTHERWISE
    assert len(with_example) > 60
    assert with_example | IN_EDITIONS | NEVER | OWN_ELSEWHERE == set(CATALOGUE)


@pytest.mark.parametrize(("code", "text"), FILES, ids=[code for code, _text in FILES])
def test_file_raises_its_code(code: str, text: bytes) -> None:
    record = record_of(text)
    finding = only(record.findings, code)
    assert_whole(finding)
    assert finding.place.file == "rekaman.yaml"
    assert record.innovation is None


@pytest.fixture(scope="module", autouse=True)
def documents() -> None:
    """Put beside the records a file that is too big, and a link that leads out of the workspace."""
    root = standing_workspace().root
    if (root / "keluar").is_symlink():
        return  # another module's tests ran between ours
    (root / "keluar").symlink_to(root.parent)
    (root / "besar.pdf").write_bytes(b"%PDF")
    (root / "map.pdf").mkdir()
    (root / "surat.docx").write_bytes(b"PK")
    os.truncate(root / "besar.pdf", 3_000_000)


@pytest.mark.parametrize(("code", "changes", "edition"), RECORDS, ids=[code for code, _changes, _edition in RECORDS])
def test_record_raises_its_code(code: str, changes: dict[str, Any], edition: str) -> None:
    finding = only(all_findings(report_of(changed(changes), edition)), code)
    assert_whole(finding)
    assert (finding.place.file, finding.place.line is not None) == ("rekaman.yaml", True)
    assert finding.field


def test_absent_and_unreadable_file_raise_their_codes() -> None:
    workspace = standing_workspace()
    (workspace.root / "putus.yaml").symlink_to("tiada")
    for path, code in (
        (workspace.root / "putus.yaml", "file-link-broken"),
        (workspace.root / "tidak-ada.yaml", "file-not-found"),
        (workspace.root, "file-not-regular"),
        (workspace.root / "submissions.yaml" / "x.yaml", "file-unreadable"),
    ):
        assert_whole(only(read_record(path, workspace).findings, code))


def test_repeated_id_raises_its_code() -> None:
    workspace = standing_workspace()
    paths = [workspace.root / name for name in ("kembar-a.yaml", "kembar-b.yaml")]
    for path in paths:
        path.write_text(as_yaml(complete_record()), encoding="utf-8")
    assert_whole(only(judge(workspace, [], paths).reports[1].findings, "id-repeated"))


def test_records_that_are_alike_raise_their_codes(tmp_path: Path) -> None:
    twins = [complete_record(id=key, nama=name) for key, name in (("a", "Pasar Terang"), ("b", "PASAR TERANG!"))]
    near = [complete_record(id=f"c{number}", nama=f"Kampung Sehat {number}") for number in range(2)]
    workspace = write_workspace(tmp_path, [*twins, *near])
    records = read_records(workspace.record_files(), workspace)
    found = find_duplicates(records)
    assert_whole(only(found[records[2].path], "title-near"))
    texts = [finding for finding in found[records[0].path] if finding.code == "text-near"]
    assert texts
    for finding in texts:
        assert_whole(finding)
    report = judge(workspace, [edition("kipp-2025")], open_evidence=False).reports[0]
    assert_whole(only(report.assessments[0].findings, "title-repeated"))


def test_a_copied_record_raises_its_code(tmp_path: Path) -> None:
    texts = {name: words(40, 100 * at) for at, name in enumerate(("ringkasan", "tujuan", "manfaat"), 1)}
    own = {"pengusul": {"nama": "Dinas A", "jenis": "opd"}, **texts}
    workspace = write_workspace(tmp_path, [{"id": key, "nama": key, **own} for key in ("satu", "dua", "tiga")])
    records = read_records(workspace.record_files(), workspace)
    for findings in find_duplicates(records).values():
        assert_whole(only(findings, "record-copied"))


MODULES = [
    importlib.import_module(f"{catalogue.__name__}.{each.name}") for each in pkgutil.iter_modules(catalogue.__path__)
]


def kinds_of(module: object) -> dict[str, Kind]:
    return {name: value for name, value in vars(module).items() if isinstance(value, Kind)}


def test_each_kind_is_defined_once_and_found_by_one_import() -> None:
    names = Counter(name for module in MODULES for name in kinds_of(module))
    assert [name for name, count in names.items() if count > 1] == []
    assert set(names) == set(kinds_of(catalogue))


def test_all_wordings_of_a_code_stand_in_one_module() -> None:
    homes = {(kind.code, module.__name__) for module in MODULES for kind in kinds_of(module).values()}
    codes = Counter(code for code, _module in homes)
    assert [code for code, count in codes.items() if count > 1] == []


# What concerns the text of a file or of an edition, and lists typed with their signs: there the signs must be named.
WITH_SIGNS = {
    *("lines-run-together", "table-without-rule", "numbers-change", "item-without-text", "points-called-per-cent"),
    *("key-unknown", "list-expected", "fields-expected", "competition-unknown"),
}


def test_on_a_page_with_forms_nobody_is_told_to_edit_a_file_or_to_run_a_command() -> None:
    modules = (each.name for each in pkgutil.iter_modules(catalogue.__path__) if each.name not in ("files", "editions"))
    kinds = [
        kind
        for name in modules
        for kind in vars(importlib.import_module(f"{catalogue.__name__}.{name}")).values()
        if isinstance(kind, Kind)
    ]
    assert len(kinds) > 150
    found = {kind.code for kind in kinds if "`" in (kind.on_page or kind.remedy)}
    assert found == WITH_SIGNS
    # What a remedy of the page names in quotation marks stands on the page.
    named = {name for kind in kinds for name in re.findall(r"“([^”{]+)”", kind.on_page)}
    templates = Path(page.__file__).parent / "templates"
    shown = "".join(path.read_text(encoding="utf-8") for path in templates.glob("*.j2"))
    assert named
    assert {name for name in named if f'_("{name}")' not in shown} == set()

"""Credit that a document's own words do not carry is not proven until a person has confirmed it."""

from typing import Any

import pytest

from submissions.evidence.opening.facts import FileFacts, FileKind
from submissions.findings.finding import Severity
from tests.build import all_findings, changed, codes, complete_record, only, report_of, scores

UNLIKE, OTHER = "kind-unlike-title", "act-of-other-government"


def proven(record: dict[str, Any], key: str, **opened: Any) -> int:
    return next(row.proven for row in scores(record, **opened).rows if row.key == key)


def letter(text: str) -> FileFacts:
    return FileFacts(size=9, sha256="0", kind=FileKind.PDF, pages=1, has_text=True, text=text)


def confirmed(record: dict[str, Any], point: str, **more: str) -> dict[str, Any]:
    said = {"oleh": "Wulan Umpama", "tanggal": "2026-07-06", "terpenuhi": [point], **more}
    return record | {"pemeriksaan": [*record["pemeriksaan"], said]}


@pytest.mark.parametrize(
    ("key", "title", "indicator", "code"),
    [
        ("sk-tim", "Keputusan Kepala Puskesmas Contoh tentang Tim", "pelaksana", UNLIKE),
        ("sk-tim", "SK Kepala Dinas Perdagangan Nomor 12", "sdm", UNLIKE),
        ("sk-tim", "SK Kepala Sekolah SD Negeri 1", "jejaring", UNLIKE),
        ("sk-tim", "Keputusan Camat Contoh", "pelaksana", UNLIKE),
        ("sk-tim", "Surat Tugas Tim", "pelaksana", UNLIKE),
        ("perda", "Peraturan Bupati Nomor 7 Tahun 2019", "regulasi", UNLIKE),
        ("perda", "Peraturan Gubernur Nomor 7 Tahun 2019", "regulasi", UNLIKE),
        ("perda", "Keputusan Bupati Nomor 7", "regulasi", UNLIKE),
        ("perda", "Peraturan Desa Contoh", "regulasi", UNLIKE),
        ("perda", "Peraturan Daerah Provinsi Umpama Nomor 7", "regulasi", OTHER),
    ],
)
def test_a_kind_that_its_title_denies_proves_nothing(key: str, title: str, indicator: str, code: str) -> None:
    record = changed({f"bukti.{key}.judul": title})
    finding = only(report_of(record, "iga-2026").findings, code)
    assert finding.severity is Severity.WARNING
    assert finding.field == f"bukti.{key}.jenis"
    assert f"BUKTI-{key}" in finding.remedy
    assert proven(record, indicator) < proven(complete_record(), indicator)
    believed = confirmed(record, f"BUKTI-{key}", catatan="Judulnya keliru; naskahnya sudah dilihat.")
    assert code not in codes(all_findings(report_of(believed, "iga-2026")))
    assert proven(believed, indicator) == proven(complete_record(), indicator)


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("sk-tim", "Keputusan Kepala Dinas Perdagangan a.n. Bupati Contoh"),
        ("sk-tim", "Keputusan Bupati tentang Kepala Puskesmas pelaksana inovasi"),
        ("sk-tim", "Keputusan Kepala Daerah tentang Tim"),
        ("sk-tim", "Pembentukan Tim Pelaksana di Dinas Perdagangan"),
        ("perda", "Peraturan Daerah Kabupaten Contoh Nomor 7 Tahun 2019"),
        ("perda", "Perda Inovasi, pelaksanaan Peraturan Pemerintah 38/2017"),
        ("perda", "Penyelenggaraan Inovasi Daerah"),
        ("sk-inovasi", "Penetapan Inovasi Puskesmas Tahun 2020"),
    ],
)
def test_a_title_that_only_names_others_is_believed(key: str, title: str) -> None:
    record = changed({f"bukti.{key}.judul": title})
    assert not {UNLIKE, OTHER} & set(codes(report_of(record, "iga-2026").findings))


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("KEPUTUSAN KEPALA PUSKESMAS CONTOH\nNOMOR 500/21/2024\n15 Januari 2024", True),
        ("KEPUTUSAN BUPATI CONTOH\nNOMOR 500/21/2024\n15 Januari 2024", False),
        ("KEPUTUSAN KEPALA DINAS\nNOMOR 500/21/2024\n15 Januari 2024\na.n. BUPATI CONTOH", False),
        ("Menimbang keputusan kepala dinas terdahulu\n500/21/2024\n15 Januari 2024", False),
    ],
)
def test_the_heading_of_a_decree_counts_as_its_title(text: str, doubted: bool) -> None:
    record = complete_record()
    opened = {record["bukti"]["sk-tim"]["berkas"]: letter(text)}
    assert (UNLIKE in codes(report_of(record, "iga-2026", opened=opened).findings)) is doubted


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("DRAF\nKEPUTUSAN BUPATI CONTOH\n500/21/2024\n15 Januari 2024", True),
        ("RANCANGAN KEPUTUSAN BUPATI\nNOMOR ..... TAHUN 2024", True),
        ("KEPUTUSAN BUPATI\nNOMOR 500/21/2024\n15 Januari 2024\nmenyetujui konsep kerja", False),
    ],
)
def test_the_text_of_a_pdf_says_that_it_is_a_draft(text: str, doubted: bool) -> None:
    record = complete_record()
    opened = {record["bukti"]["sk-tim"]["berkas"]: letter(text)}
    assert ("document-draft" in codes(report_of(record, "iga-2026", opened=opened).findings)) is doubted


@pytest.mark.parametrize(
    ("entries", "level"),
    [
        (["Desa Sukamaju", "Kabupaten B", "Kabupaten C"], 2),
        (["Puskesmas Contoh Dua", "SD Negeri 3", "Kabupaten C"], 1),
        (["Kabupaten Contoh", "Kabupaten B", "Kabupaten C"], 2),
        (["Kabupaten A", "Desa Maju Kabupaten B", "Kota C"], 3),
        (["Pemerintah Kota Misal", "Dinas Pasar Kabupaten Umpama", "Provinsi Rekaan"], 3),
    ],
)
def test_only_other_regions_replicate(entries: list[str], level: int) -> None:
    record = changed({"indikator.replikasi.daftar": entries})
    assert proven(record, "replikasi") == level
    told = "replication-not-elsewhere" in codes(all_findings(report_of(record, "iga-2026")))
    assert told is (level < 3)


def test_a_replication_that_is_doubted_can_be_confirmed() -> None:
    record = changed({"indikator.replikasi.daftar": ["Desa Sukamaju", "Kabupaten B", "Kabupaten C"]})
    finding = only(all_findings(report_of(record, "iga-2026")), "replication-not-elsewhere")
    assert "Desa Sukamaju" in finding.message
    assert "REP-ELSEWHERE" in finding.remedy
    assert finding.basis is not None
    assert not finding.basis.carries_errors
    assert proven(confirmed(record, "REP-ELSEWHERE"), "replikasi") == 2, "without a reason it stays doubted"
    assert proven(confirmed(record, "REP-ELSEWHERE", catatan="Desa di provinsi lain."), "replikasi") == 3


@pytest.mark.parametrize(
    ("copied", "told"),
    [
        ({"instansi": "Desa Sukamaju"}, True),
        ({"instansi": "SD Negeri 2", "daerah": "Kabupaten Contoh"}, True),
        ({"instansi": "Dinas Perdagangan", "daerah": "Kabupaten Contoh"}, True),
        ({"instansi": "Puskesmas Maju", "daerah": "Kabupaten Umpama"}, False),
        ({"instansi": "Dinas Perdagangan Kabupaten A"}, False),
        ({"instansi": "RSUD Kota Misal"}, False),
    ],
)
def test_who_copied_lies_in_another_region(copied: dict[str, str], told: bool) -> None:
    record = changed({"replikasi.oleh": [{**copied, "tahun": "2023"}]})
    assert ("replicated-at-home" in codes(report_of(record, "kipp-2025").findings)) is told


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({"tautan": "https://dinas.contoh.go.id/berita/1"}, 0),
        ({"judul": "Unggahan laman Dinas Perdagangan"}, 0),
        ({"tautan": "https://kabarcontoh.example.com/berita/1"}, 3),
        ({"judul": "Harian Contoh: Pasar Terang milik pemerintah daerah dipuji"}, 3),
    ],
)
def test_a_page_of_the_government_is_no_press(changes: dict[str, str], level: int) -> None:
    record = changed({f"bukti.koran.{name}": value for name, value in changes.items()})
    found = proven(record, "sosialisasi")
    assert found == (3 if level else 2), "what is no press is still an own medium"
    assert ("press-of-government" in codes(all_findings(report_of(record, "iga-2026")))) is not bool(level)


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({"keterangan": "Disusun oleh: Bidang Pasar, Dinas Perdagangan"}, 2),
        ({"keterangan": "Penulis: Sari Wulandari, S.E."}, 2),
        ({"judul": "Laporan monev internal"}, 2),
        ({"keterangan": "Disusun oleh Universitas Contoh atas permintaan bupati"}, 3),
        ({"judul": "Kajian Universitas Contoh atas Dinas Perdagangan"}, 3),
    ],
)
def test_a_report_of_ones_own_is_not_external(changes: dict[str, str], level: int) -> None:
    record = changed({f"bukti.kajian.{name}": value for name, value in changes.items()})
    assert proven(record, "monev") == level
    assert ("report-not-external" in codes(all_findings(report_of(record, "iga-2026")))) is (level < 3)


def test_the_author_is_also_read_in_the_text_of_the_report() -> None:
    record = complete_record()
    file = record["bukti"]["kajian"]["berkas"]
    own = {file: letter("LAPORAN EVALUASI\nDisusun oleh:\nSari Wulandari\n")}
    assert proven(record, "monev", opened=own) == 2
    other = {file: letter("LAPORAN EVALUASI\nDisusun oleh:\nUniversitas Contoh\nuntuk warga pasar\n")}
    assert proven(record, "monev", opened=other) == 3


@pytest.mark.parametrize(
    ("amount", "text", "level"),
    [
        ("248100", "Jumlah penduduk kabupaten 248.100 jiwa.", 0),
        ("248000", "Kabupaten ini berpenduduk 248.100 jiwa dan punya 40 pasar.", 0),
        ("200000", "Kabupaten ini berpenduduk 248.100 jiwa dan punya 40 pasar.", 3),
        ("6214", "Jumlah penduduk kabupaten 248.100 jiwa; 6.214 bayi terlayani.", 3),
        ("3870", "Sebanyak 3.870 anak belum tercatat.", 3),
    ],
)
def test_the_whole_population_is_asked_about(amount: str, text: str, level: int) -> None:
    record = changed({"indikator.kemanfaatan.jumlah": amount, "ringkasan": text})
    assert proven(record, "kemanfaatan") == level
    assert ("everybody-benefits" in codes(all_findings(report_of(record, "iga-2026")))) is (level == 0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Waktu penyelesaian 17 s.d. 24 hari kerja", True),
        ("Waktu: 3 (tiga) hari", True),
        ("Waktu penyelesaian 1 hari; arsip 30 hari", False),
        ("Waktu penyelesaian paling lama 45 menit; arsip 30 hari", False),
        ("Nomor 12/hari pasar", False),
    ],
)
def test_days_in_the_procedure_stand_beside_those_stated(text: str, told: bool) -> None:
    record = complete_record()
    opened = {record["bukti"]["sop"]["berkas"]: letter(f"{text}\n065/9/2024\n1 April 2024")}
    found = all_findings(report_of(record, "iga-2026", opened=opened))
    assert ("days-unlike-text" in codes(found)) is told
    assert proven(record, "kemudahan_proses", opened=opened) == 3, "it is told, and costs nothing"

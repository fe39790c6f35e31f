"""What is not finished is told with its place, and a draft proves nothing until a person has confirmed it."""

from typing import Any

import pytest

from submissions.assessment.unfinished import is_nothing
from submissions.findings.finding import Severity
from tests.build import all_findings, changed, codes, complete_record, edition, only, report_of, scores

BLANK = "text-unfinished"


@pytest.mark.parametrize(
    "text",
    [
        "Angka kesakitan turun dari 12 menjadi … kasus pada 2025.",
        "Angka kesakitan turun dari 12 kasus menjadi kasus pada 2025.",
        "Penerima manfaat sebanyak ..... orang.",
        "Tim dibentuk dengan keputusan nomor …/…/2026.",
        "Tim dibentuk dengan keputusan nomor .../.../2026.",
        "Laporan akhir [belum tersedia] sampai hari ini.",
        "Video [diisi setelah video dibuat] menjelaskan alurnya.",
        "Biaya Rp…, ditanggung desa.",
        "Sudah dilatih XX orang kader.",
        "Sudah dilatih xx kader.",
        "Lorem ipsum dolor sit amet.",
        "Kepuasan naik menjadi ____ pada 2025.",
        "Pengguna naik sebesar persen dalam setahun.",
        "Sisa dana (data menyusul) dikembalikan.",
    ],
)
def test_a_place_left_to_be_filled_in_is_told(text: str) -> None:
    finding = only(report_of(changed({"hasil": text}), "iga-2026").findings, BLANK)
    assert (finding.field, finding.severity) == ("hasil", Severity.WARNING)
    assert finding.label == "Hasil Inovasi"


@pytest.mark.parametrize(
    "text",
    [
        "Kasus berkembang menjadi kasus hukum pada 2025.",
        "Sebelumnya: tiga meja ... Sesudahnya: satu meja.",
        "Lihat [pedoman](https://contoh.go.id/pedoman-belum-lengkap) untuk rinciannya.",
        "Pada abad XX pasar ini berdiri; Bab XX mengatur retribusi.",
        "Kepuasan naik menjadi 92 persen; rasio 3/4; alamat RT 02/RW 05.",
        "Nomor 188/12/2026, tanggal 12/05/2026, nilai 1.250.000.",
        "| Unsur | Sebelum |\n|---|---|\n| waktu | 3 hari |",
        "Pengguna membaca petunjuk [1] dan [2] (belum semua).",
        "Sebagian data belum diisi oleh desa, maka petugas menelepon.",
        "Aplikasi mengirim pesan “formulir belum lengkap” kepada pemohon.",
    ],
)
def test_what_only_looks_like_a_blank_is_not_told(text: str) -> None:
    assert BLANK not in codes(report_of(changed({"hasil": text}), "iga-2026").findings)


def test_blanks_of_one_text_are_told_together_with_the_line_of_the_first() -> None:
    text = "Baris pertama.\nTurun menjadi … kasus.\nBiaya sebesar … rupiah.\nTambahan ......... di sini."
    record = changed({"hasil": text})
    finding = only(report_of(record, "iga-2026").findings, BLANK)
    assert "3 places" in finding.message
    assert "menjadi … kasus" in finding.message
    assert "sebesar … rupiah" in finding.message


@pytest.mark.parametrize("text", ["…", "....", "-", "[belum tersedia]", "xxx", "TBD", "Lorem ipsum dolor.", "menyusul"])
def test_an_answer_that_holds_nothing_else_is_empty(text: str) -> None:
    assert is_nothing(text)
    record = changed({"tujuan": text})
    [missing] = [
        finding
        for each in report_of(record, "iga-2026").assessments
        for finding in each.findings
        if finding.field == "tujuan" and finding.code == "required-missing"
    ]
    assert missing.label


@pytest.mark.parametrize("text", ["Belum ada.", "Tidak ada.", "Melayani warga.", "0", "Tes darah gratis di pasar."])
def test_a_short_answer_is_no_empty_one(text: str) -> None:
    assert not is_nothing(text)


@pytest.mark.parametrize(
    ("changes", "quoted"),
    [
        ({"judul": "Draf Keputusan Bupati tentang Tim"}, "Draf"),
        ({"judul": "Keputusan Bupati tentang Tim (konsep)"}, "konsep"),
        ({"tentang": "Rancangan Keputusan Bupati tentang Tim"}, "Rancangan"),
        ({"judul": "SK Tim unsigned"}, "unsigned"),
        ({"judul": "SK Tim, belum ditandatangani"}, "belum ditandatangani"),
    ],
)
def test_a_draft_proves_nothing_in_any_indicator(changes: dict[str, str], quoted: str) -> None:
    record = changed({f"bukti.sk-tim.{name}": value for name, value in changes.items()})
    report = report_of(record, "iga-2026")
    finding = only(report.findings, "document-draft")
    assert quoted in finding.message
    proven = {row.key: row.proven for row in scores(record).rows}
    assert (proven["sdm"], proven["pelaksana"], proven["jejaring"]) == (0, 0, 0)


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("penciptaan", {"judul": "Rancangan aktualisasi peserta pelatihan"}),
        ("penciptaan", {"judul": "Konsep dan tahapan penciptaan"}),
        ("sk-tim", {"judul": "Keputusan Bupati tentang Tim Rancang Bangun"}),
        ("sop", {"tentang": "SOP penyusunan rancangan anggaran"}),
    ],
)
def test_a_final_document_with_such_a_word_still_proves(key: str, changes: dict[str, str]) -> None:
    record = changed({f"bukti.{key}.{name}": value for name, value in changes.items()})
    assert "document-draft" not in codes(report_of(record, "iga-2026").findings)
    assert scores(record).proven == scores(complete_record()).proven


def confirmed(record: dict[str, Any], point: str, **more: str) -> dict[str, Any]:
    said = {"oleh": "Wulan Umpama", "tanggal": "2026-07-06", "terpenuhi": [point], **more}
    return record | {"pemeriksaan": [*record["pemeriksaan"], said]}


def test_a_person_may_confirm_it_with_name_date_and_reason() -> None:
    record = changed({"bukti.sk-tim.judul": "Draf Keputusan Bupati tentang Tim"})
    finding = only(report_of(record, "iga-2026").findings, "document-draft")
    assert "BUKTI-sk-tim" in finding.remedy
    with_reason = confirmed(record, "BUKTI-sk-tim", catatan="Judul berkas lama; sudah ditandatangani.")
    assert not {"document-draft", "inspection-unknown"} & set(codes(all_findings(report_of(with_reason, "iga-2026"))))
    assert scores(with_reason).proven == scores(complete_record()).proven
    without = confirmed(record, "BUKTI-sk-tim")
    assert "document-draft" in codes(report_of(without, "iga-2026").findings), "a reason must be given"
    unknown = confirmed(record, "BUKTI-tidak-ada", catatan="Sudah dilihat.")
    assert "inspection-unknown" in codes(all_findings(report_of(unknown, "iga-2026")))


@pytest.mark.parametrize("number", ["…/…/2026", "-", "188/ /2026", "800/XXXX/2025", "belum ada", "___/12/2025"])
def test_a_number_that_is_a_blank_is_told(number: str) -> None:
    finding = only(report_of(changed({"bukti.sop.nomor": number}), "iga-2026").findings, "number-left-open")
    assert finding.field == "bukti.sop.nomor"


@pytest.mark.parametrize(
    "number", ["065/9/2024", "188.4/XX/2025", "7 Tahun 2019", "B-12/S.PP.00.05/2024", "Kep/12-III"]
)
def test_a_number_is_none_where_it_is_one(number: str) -> None:
    assert "number-left-open" not in codes(report_of(changed({"bukti.sop.nomor": number}), "iga-2026").findings)


def test_the_question_of_the_form_left_in_the_answer_is_told() -> None:
    chosen = edition("kipp-2022")
    key, field = next(
        (key, each) for key, each in chosen.fields.items() if each.kind.is_narrative and len(each.prompt or "") > 30
    )
    answers = complete_record()["jawaban"]["kipp-2022"]
    record = changed({f"jawaban.kipp-2022.{key}": f"{field.prompt} {answers.get(key, 'Jawaban.')}"})
    finding = only(all_findings(report_of(record, chosen)), "prompt-left")
    assert finding.label == field.label
    assert "prompt-left" not in codes(all_findings(report_of(complete_record(), chosen)))

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.pdf import read_pdf

Run = Callable[..., Ran]


def test_the_dossier_is_written_where_asked(run: Run, record: Path, tmp_path: Path) -> None:
    ran = run("iga", record, "-o", tmp_path / "keluaran" / "dossier.pdf")
    assert ran.code == 0
    pdf = read_pdf(tmp_path / "keluaran" / "dossier.pdf")
    assert f"({len(pdf.pages)} pages)" in ran.out
    assert [path.name for path in (tmp_path / "keluaran").iterdir()] == ["dossier.pdf"]


def test_without_a_name_it_is_written_into_the_current_folder(run: Run, record: Path, tmp_path: Path) -> None:
    assert run("iga", record).code == 0
    assert (tmp_path / f"{record.stem}_iga-2026.pdf").is_file()


def test_the_form_comes_with_its_letters(run: Run, record: Path, tmp_path: Path) -> None:
    ran = run("kipp", record, "-o", "form.pdf")
    assert ran.code == 0
    names = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert names == ["form.pdf", "form_surat-implementasi.pdf", "form_surat-inovator.pdf", "form_surat-replikasi.pdf"]
    assert ran.out.count("Written: ") == 4


def test_the_group_can_be_chosen(run: Run, record: Path, tmp_path: Path) -> None:
    ran = run("kipp", record, "--group", "replikasi", "--draft", "-o", "form.pdf")
    assert "Kelompok Replikasi" in read_pdf(tmp_path / "form.pdf").text
    # That a replication must name its origin rests on one source only: a warning.
    assert ran.code == 0
    assert "replikasi.dari" in ran.out
    wrong = run("kipp", record, "--group", "khusus")
    assert wrong.code == 2
    assert "kipp-2025 has the groups umum, replikasi" in wrong.err


def test_what_is_not_eligible_is_not_made_but_as_a_draft(run: Run, record: Path, tmp_path: Path) -> None:
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("urusan_utama:", "# urusan_utama:"), encoding="utf-8")
    ran = run("iga", record, "-o", "d.pdf")
    assert ran.code == 1
    assert not (tmp_path / "d.pdf").exists()
    assert "Urusan" in ran.out
    assert "--draft" in ran.err
    assert run("iga", record, "-o", "d.pdf", "--draft").code == 1
    pages = read_pdf(tmp_path / "d.pdf").pages
    assert pages
    assert all("DRAF" in page for page in pages)


def test_an_unreadable_record_gives_three(run: Run, record: Path) -> None:
    record.write_text("nama: [", encoding="utf-8")
    ran = run("iga", record)
    assert ran.code == 3
    assert f"{record.name}:" in ran.out


@pytest.mark.parametrize("content", [b"catatan saya", b"%PDF-1.4 bukan milik kita"])
def test_a_file_that_is_not_ours_is_never_replaced(content: bytes, run: Run, record: Path, tmp_path: Path) -> None:
    target = tmp_path / "penting.pdf"
    target.write_bytes(content)
    ran = run("iga", record, "-o", target)
    assert ran.code == 1
    assert target.read_bytes() == content
    assert "was not made by this program" in ran.err


def test_our_own_file_is_made_anew(run: Run, record: Path, tmp_path: Path) -> None:
    assert run("iga", record, "-o", "d.pdf").code == 0
    before = (tmp_path / "d.pdf").read_bytes()
    assert run("iga", record, "-o", "d.pdf").code == 0
    assert (tmp_path / "d.pdf").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_named(run: Run, record: Path, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    ran = run("iga", record, "-o", tmp_path / "berkas" / "d.pdf")
    assert ran.code == 1
    assert "cannot be written" in ran.err


def test_an_invented_edition_needs_one_data_file_only(run: Run, office: Path, record: Path, tmp_path: Path) -> None:
    (office / "editions").mkdir()
    (office / "editions" / "iga-2027.yaml").write_text(
        """
schema_version: 1
competition: iga
year: 2027
name: Penilaian Inovasi Karangan 2027
authority: Lembaga Karangan
status: partial
source: karangan untuk pengujian
grade: official
eligibility:
  jendela:
    rule: implementation_window
    label: Diterapkan 2023 sampai 2026
    applied_from: 2023-01-01
    applied_to: 2026-12-31
    development_counts: false
fields:
  nama: {no: 1, label: Nama Baru, type: text, required: true, answer: [nama]}
  semboyan: {no: 2, label: Semboyan Inovasi, type: text, required: true}
  tujuan: {no: 3, label: Arah, type: narrative, required: true, words: {min: 5}, answer: [tujuan]}
indicators:
  sdm:
    no: 7
    name: Banyaknya Orang
    weight: 2
    parameters: [sedikit, sedang, banyak]
    measure: {kind: bands, unit: orang, bands: [{min: 1, max: 4}, {min: 5, max: 9}, {min: 10}]}
""",
        encoding="utf-8",
    )
    ran = run("check", record, "--edition", "2027")
    assert ran.code == 1
    assert "IGA 2027" in ran.out
    assert "Semboyan Inovasi: required, but empty." in ran.out
    assert "Fill `jawaban.iga-2027.semboyan`." in ran.out
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("jawaban:\n", "jawaban:\n  iga-2027: {semboyan: Maju bersama}\n"), encoding="utf-8")
    assert run("iga", record, "--edition", "2027", "-o", "baru.pdf").code == 0
    page = read_pdf(tmp_path / "baru.pdf").text
    for words in ("Nama Baru", "Semboyan Inovasi Maju bersama", "Banyaknya Orang", "Penilaian Inovasi Karangan 2027"):
        assert words in page.replace("\n", " ")
    assert "iga-2027" in run("editions", cwd=office).out


def test_an_edition_whose_file_is_misnamed_is_told(run: Run, office: Path, record: Path) -> None:
    (office / "editions").mkdir()
    (office / "editions" / "iga_2027.yaml").write_text("year: 2027\n", encoding="utf-8")
    ran = run("check", record)
    assert ran.code == 0
    assert "editions/iga_2027.yaml is left out: an edition's file is named like iga-2027.yaml." in ran.err
    assert "editions/iga_2027.yaml is left out" in run("editions", cwd=office).err


def test_a_value_of_the_office_lies_over_the_packaged_edition(run: Run, office: Path, record: Path) -> None:
    (office / "editions").mkdir()
    (office / "editions" / "iga-2026.yaml").write_text(
        "overrides: iga-2026\n"
        "fields:\n  rancang_bangun:\n    words: {min: 5000, source: Surat Contoh, grade: official}\n",
        encoding="utf-8",
    )
    ran = run("check", record, "--competition", "iga", "--sources")
    assert ran.code == 1
    assert "of at least 5000 words" in ran.out
    assert "Rule: iga-2026: Surat Contoh (official)" in ran.out

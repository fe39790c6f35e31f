"""The commands `template`, `import` and `table`, as an office uses them."""

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import yaml
from python_calamine import CalamineWorkbook

from schemas.editions import load_edition
from submissions.workbooks.columns import layout_of
from submissions.workbooks.writing import Book, FilledRow
from tests.cli.conftest import Ran
from tests.waiting import PATIENCE

Run = Callable[..., Ran]
OFFICE = shutil.which("soffice")
ALWAYS_CALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


def workbook(path: Path, *rows: list[Any], sheet: str = "Data") -> Path:
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return path


HEADINGS = ["No", "Daerah / Pemda", "Judul Inovasi", "Admin OPD", "Jenis Pengusul", "Tanggal Penerapan", "Koordinat"]
GOOD = [1, "Kab. Contoh", "Pasar Riang", "Dinas Pasar", "OPD", "03/02/2024", "-7,3905; 109,3637"]
BAD = [2, "Kab. Contoh", "Sumur Pintar", "Dinas Air", "OPD", "31/02/2024", "-7,3905; 109,3637"]


def test_good_rows_are_taken_and_bad_ones_come_back(run: Run, office: Path, tmp_path: Path) -> None:
    source = workbook(tmp_path / "data.xlsx", ["REKAP"], HEADINGS, [], GOOD, [], BAD)
    ran = run("import", source, "-o", office)
    assert ran.code == 1
    place = "data.xlsx, sheet Data, cell F6  Tanggal Penerapan"
    assert f"{place}: “31/02/2024” is not a calendar date. [date-impossible]" in ran.out
    assert "2 new records" in ran.out
    text = (office / "inovasi" / "pasar-riang.yaml").read_text(encoding="utf-8")
    assert "waktu_penerapan: 2024-02-03" in text
    assert "koordinat: -7.3905, 109.3637" in text
    assert "waktu_penerapan" not in (office / "inovasi" / "sumur-pintar.yaml").read_text(encoding="utf-8")

    again = run("import", source, "-o", office)
    assert "Nothing was changed" in again.out
    assert not (tmp_path / "gagal-2.xlsx").exists()  # it would hold the same
    assert "in gagal.xlsx" in again.out

    assert "is not a calendar date" in _comments(tmp_path / "gagal.xlsx")
    back = {sheet: rows for sheet, rows in _rows(tmp_path / "gagal.xlsx").items() if sheet == "Inovasi"}["Inovasi"]
    corrected = [["29/02/2024" if cell == "31/02/2024" else cell for cell in row] for row in back[:2]]
    workbook(tmp_path / "betul.xlsx", *corrected, sheet="Inovasi")
    assert run("import", tmp_path / "betul.xlsx", "-o", office, "--merge").code == 0
    assert "waktu_penerapan: 2024-02-29" in (office / "inovasi" / "sumur-pintar.yaml").read_text(encoding="utf-8")


def test_a_field_that_is_empty_beside_filled_ones_is_named(run: Run, office: Path, tmp_path: Path) -> None:
    headings = [*HEADINGS, "Nomor Telepon"]
    source = workbook(tmp_path / "data.xlsx", headings, [*GOOD, "0812-0000"], [3, "Kab. Contoh", "", "Dinas", "OPD"])
    ran = run("import", source, "-o", office)
    assert ran.code == 1
    nobody = "row 2  Nama Kontak: required beside Nomor Telepon, but empty. [required-missing]"
    assert f"data.xlsx, sheet Data, {nobody}" in ran.out
    assert "→ Fill it in, or leave Nomor Telepon empty as well." in ran.out
    assert "data.xlsx, sheet Data, cell C3  Judul Inovasi: required, but empty. [required-missing]" in ran.out
    assert "Pengenal" not in ran.out
    assert "required beside Nomor Telepon, but empty.\nFill it in" in _comments(tmp_path / "gagal.xlsx")


def test_a_question_without_answer_leaves_the_record_and_says_what_was_done(
    run: Run, office: Path, record: Path, tmp_path: Path
) -> None:
    nama = next(line for line in record.read_text(encoding="utf-8").splitlines() if line.startswith("nama: "))[6:]
    other = [4, "Kab. Contoh", nama, "Dinas Lain", "OPD"]
    source = workbook(tmp_path / "data.xlsx", HEADINGS, GOOD, BAD, other)
    before = record.read_bytes()
    ran = run("import", source, "-o", office)
    assert ran.code == 130
    assert "is not a calendar date" in ran.out
    assert "Nama Pengusul: " in ran.out
    assert "2 new records, 0 changed, 0 left" in ran.out
    assert (tmp_path / "gagal.xlsx").exists()
    assert record.read_bytes() == before


def _comments(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/comments")]
        return "".join(archive.read(name).decode() for name in names)


def _rows(path: Path) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def test_a_record_changes_only_as_asked_for(run: Run, office: Path, tmp_path: Path) -> None:
    run("import", workbook(tmp_path / "a.xlsx", HEADINGS, GOOD), "-o", office)
    record = office / "inovasi" / "pasar-riang.yaml"
    record.write_text("# catatan kami\n" + record.read_text(encoding="utf-8"), encoding="utf-8")
    before = record.read_text(encoding="utf-8")
    other = workbook(
        tmp_path / "b.xlsx",
        ["Nama OPD", "Nama Inovasi", "Nama Inisiator", "Jenis Pengusul"],
        ["Dinas Lain", "Pasar Riang", "Bidang Pasar", "OPD"],
    )

    asked = run("import", other, "-o", office)  # standard input is empty: nobody agrees
    assert "Nama Pengusul: Dinas Pasar → Dinas Lain" in asked.out
    assert record.read_text(encoding="utf-8") == before

    merged = run("import", other, "-o", office, "--merge")
    assert "1 changed" in merged.out
    assert record.read_text(encoding="utf-8") == before + "nama_inisiator: Bidang Pasar\n"

    assert run("import", other, "-o", office, "--yes").code == 0
    assert record.read_text(encoding="utf-8") == (before + "nama_inisiator: Bidang Pasar\n").replace(
        "Dinas Pasar", "Dinas Lain"
    )


def test_json_says_what_was_found_and_done(run: Run, office: Path, tmp_path: Path) -> None:
    run("import", workbook(tmp_path / "a.xlsx", HEADINGS, GOOD), "-o", office)
    changed = [*GOOD[:3], "Dinas Lain", *GOOD[4:]]
    source = workbook(tmp_path / "b.xlsx", HEADINGS, changed, BAD)
    broken_file = tmp_path / "rusak.xlsx"
    broken_file.write_bytes(b"PK\x03\x04 rusak")

    asked = run("import", source, broken_file, "-o", office, "--format", "json")
    assert asked.code == 130  # standard input is empty: nobody agrees
    assert "Nama Pengusul: Dinas Pasar → Dinas Lain" in asked.err
    said = json.loads(asked.out)
    assert (said["created"], said["changed"], said["unchanged"]) == (["inovasi/sumur-pintar.yaml"], [], 0)
    assert said["failed"] == "gagal.xlsx"
    broken, cell = said["findings"]
    assert (broken["code"], broken["file"], broken["sheet"]) == ("workbook-damaged", str(broken_file), None)
    assert (cell["code"], cell["severity"]) == ("date-impossible", "error")
    assert (cell["file"], cell["sheet"], cell["cell"], cell["line"], cell["column"]) == ("b.xlsx", "Data", "F3", 3, 6)
    assert (cell["field"], cell["label"]) == ("waktu_penerapan", "Tanggal Penerapan")
    assert f"{cell['message']}.\n{cell['remedy']}" in _comments(tmp_path / "gagal.xlsx")

    taken = json.loads(run("import", source, "-o", office, "--yes", "--format", "json").out)
    assert (taken["created"], taken["changed"], taken["unchanged"]) == ([], ["inovasi/pasar-riang.yaml"], 0)


def test_a_record_that_cannot_be_changed_by_value_is_named(run: Run, office: Path, tmp_path: Path) -> None:
    record = office / "inovasi" / "satu.yaml"
    record.write_text("? nama\n: Satu\npengusul: {nama: Dinas, jenis: opd}\n", encoding="utf-8")
    source = workbook(tmp_path / "a.xlsx", ["Pengenal", "Nama Inovasi", "Nama Inisiator"], ["satu", "Satu", "Bidang"])
    ran = run("import", "--yes", source, "-o", office, "--format", "json")
    assert "inovasi/satu.yaml  the record is written in a way that cannot be changed" in ran.err
    said = json.loads(ran.out)
    assert ([each["code"] for each in said["findings"]], said["unchanged"]) == (["record-not-editable"], 1)


def test_template_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    assert run("template").code == 0
    before = (tmp_path / "formulir.xlsx").read_bytes()
    assert run("template").code == 1
    assert (tmp_path / "formulir.xlsx").read_bytes() == before


def test_a_bomb_and_what_is_no_workbook_end_in_a_sentence(run: Run, office: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bom.xlsx", "w", zipfile.ZIP_DEFLATED) as archive, archive.open("x", "w") as entry:
        for _number in range(401):
            entry.write(bytes(1 << 20))
    ran = run("import", tmp_path / "bom.xlsx", "-o", office)
    assert ran.code == 3
    assert "is too large" in ran.err
    (tmp_path / "rusak.xlsx").write_bytes(b"PK\x03\x04 rusak")
    ran = run("import", tmp_path / "rusak.xlsx", "-o", office)
    assert ran.code == 3
    assert "cannot be read as a workbook" in ran.err


def test_good_workbooks_are_taken_beside_broken_ones(run: Run, office: Path, tmp_path: Path) -> None:
    good = workbook(tmp_path / "baik.xlsx", HEADINGS, GOOD)
    (tmp_path / "rusak.xlsx").write_bytes(b"PK\x03\x04 rusak")
    (tmp_path / "masuk.xls").write_bytes(b"<html><body>masuk</body></html>")
    ran = run("import", tmp_path / "rusak.xlsx", good, tmp_path / "masuk.xls", "-o", office)
    assert ran.code == 3
    assert "1 new records" in ran.out
    assert (office / "inovasi" / "pasar-riang.yaml").exists()
    assert "rusak.xlsx  the file cannot be read as a workbook" in ran.err
    assert "masuk.xls  the file is a web page without a table" in ran.err


def test_offices_are_one_in_the_table_however_they_are_typed(run: Run, office: Path, tmp_path: Path) -> None:
    names = ("DINAS PASAR", "Dinas Pasar", "Dinas\u00a0 Pasar")
    rows = [[number, "Kab. Contoh", f"Pasar {number}", name, *GOOD[4:]] for number, name in enumerate(names)]
    run("import", workbook(tmp_path / "a.xlsx", HEADINGS, *rows), "-o", office)
    assert run("table", office, "--no-open").code == 0
    summary = _rows(tmp_path / "rekap.xlsx")["Rekap"]
    assert [line[2] for line in summary if line[1].startswith("Pasar ")] == ["Dinas Pasar"] * 3


def test_two_editions_with_the_same_indicators_have_a_sheet_each(run: Run, office: Path, tmp_path: Path) -> None:
    assert run("editions", "new", "lomba-2030", "--from", "iga-2026", cwd=office).code == 0
    assert run("table", office, "-o", tmp_path / "a.xlsx", "--no-open").code == 0
    sheets = CalamineWorkbook.from_path(tmp_path / "a.xlsx").sheet_names
    assert "16 Regulasi Inovasi Daerah" in sheets
    assert "16 Regulasi Inovasi Daerah (2)" in sheets
    assert max(map(len, sheets)) <= 31


def test_table_holds_texts_never_formulas(run: Run, office: Path, tmp_path: Path) -> None:
    row = [1, "Kab. Contoh", "=1+1", "@Dinas", "OPD", "03/02/2024", "-7,3905; 109,3637"]
    run("import", workbook(tmp_path / "a.xlsx", HEADINGS, row), "-o", office)
    assert run("table", office, "--no-open").code == 0
    with zipfile.ZipFile(tmp_path / "rekap.xlsx") as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any("<f>1+1" in sheet or "<f>=" in sheet for sheet in sheets)
    summary = _rows(tmp_path / "rekap.xlsx")["Rekap"]
    assert [line[1] for line in summary if line[2] == "@Dinas"] == ["=1+1"]
    assert "IGA-2026: putusan" in summary[0]
    assert len(summary) == 3


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (libreoffice-calc-nogui)")
def test_libreoffice_opens_the_form_counts_words_and_keeps_drop_downs(run: Run, tmp_path: Path) -> None:

    book = Book(layout_of([load_edition("iga-2026"), load_edition("kipp-2025")]))
    book.add_instructions()
    book.add_data({"Inovasi": [FilledRow({"nama": "Pasar", "tujuan": "satu  dua\ntiga - empat"})]}, blank=2)
    (tmp_path / "a.xlsx").write_bytes(book.content())
    assert OFFICE is not None
    settings = tmp_path / "profil" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(ALWAYS_CALCULATE, encoding="utf-8")
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    for form in ("fods", "pdf"):
        subprocess.run(
            [OFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path), str(tmp_path / "a.xlsx")],
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    text = (tmp_path / "a.fods").read_text(encoding="utf-8")
    assert "cell-content-is-in-list" in text
    assert "$_daftar." in text
    assert "Err:" not in text
    assert "#NAME?" not in text
    # The dash counts as a word here, which the checker leaves out: 5 was calculated anew, the 4 beside it was ours.
    assert 'office:value="5"' in text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_merge_keeps_byte_order_mark_line_ends_and_remarks(run: Run, office: Path, tmp_path: Path, end: str) -> None:
    lines = [
        "# kepala",
        "nama: SATU PINTU   # catatan\tnama",
        "pengusul:",
        "  nama: Dinas Satu",
        "  jenis: opd",
        "# ekor",
    ]
    record = office / "inovasi" / "satu-pintu.yaml"
    record.write_bytes(b"\xef\xbb\xbf" + end.join(lines).encode())
    source = workbook(tmp_path / "data.xlsx", ["Pengenal", "Judul Inovasi", "tujuan"], ["satu-pintu", "", "a\nb"])
    ran = run("import", "--merge", source, "-o", office)
    assert (ran.code, "cannot be changed" in ran.err) == (0, False)
    lines[5:5] = ["tujuan: |", "  a\\", "  b"]
    assert record.read_bytes() == b"\xef\xbb\xbf" + end.join(lines).encode()


SIGNS = "Kalimat satu.\x0bKalimat dua.\ufeff\x0c\u2028Ke\u00adtiga\x07\x85akhir"


def test_what_import_takes_the_reader_takes(run: Run, office: Path, tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    headings = ["Nama Inovasi", "Nama Pengusul", "Jenis Pengusul", "tujuan", "nama_inisiator"]
    workbook(path, headings, ["Sumur\ufeffPintar", "Dinas Air", "OPD", SIGNS, "Bidang\x0bAir\x02"])
    failed = tmp_path / "gagal.xlsx"
    ran = run("import", path, "-o", office, "--failed", failed)
    assert (ran.code, ran.out.count("cannot be seen or printed")) == (1, 2), ran
    ran = run("import", "--merge", failed, "-o", office, "--failed", tmp_path / "lagi.xlsx")
    assert ran.code == 0, ran
    [made] = (office / "inovasi").glob("sumur*.yaml")
    data = yaml.safe_load(made.read_text(encoding="utf-8"))
    assert data["tujuan"].split("\n")[:4] == ["Kalimat satu.\\", "Kalimat dua.", "", "Ketiga\\"]
    assert (data["nama"], data["nama_inisiator"]) == ("SumurPintar", "Bidang Air")
    checked = run("check", office)
    assert "Sumur" in checked.out
    assert "control character" not in checked.out

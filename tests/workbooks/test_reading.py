"""What is read of workbooks: other forms, merged cells, rounded numbers, rows that belong to others."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from submissions.errors import InputError
from submissions.findings.cells import CellPlace
from submissions.findings.finding import Finding, Severity
from submissions.records.reading import Record, read_record
from submissions.records.writing import new_text
from submissions.workbooks.changes import Import, merged_only
from submissions.workbooks.columns import OWNER, BookLayout, layout_of
from submissions.workbooks.importing import plan_import
from submissions.workbooks.reading import read_workbook
from submissions.workbooks.rows import failures_workbook
from submissions.workbooks.tables import rows_of
from submissions.workbooks.writing import MARK
from submissions.workspace import open_workspace

HEADINGS = ["Nama Inovasi", "Perangkat Daerah", "Jenis Pengusul"]


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> BookLayout:
    return layout_of(open_workspace(tmp_path_factory.mktemp("kantor")).all_editions().values(), besides=None)


def imported(path: Path, layout: BookLayout, records: list[Record] | None = None) -> Import:
    findings: list[Finding] = []
    rows = list(rows_of(path, read_workbook(path), layout, findings))
    return plan_import(rows, layout, records or [], findings)


def cells(findings: Iterable[Finding]) -> list[str]:
    return [each.place.cell for each in findings if isinstance(each.place, CellPlace)]


def write(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    book.close()
    return path


def test_form_down_the_page(tmp_path: Path, layout: BookLayout) -> None:
    rows = [
        ["Isian", "Jawaban"],
        ["Nama Inovasi *", "Pasar"],
        ["Nama Pengusul *", "Dinas"],
        ["Jenis Pengusul *", "OPD"],
    ]
    found = imported(write(tmp_path / "a.xlsx", {"Inovasi": [*rows, ["Aneh", "x"]]}), layout)
    assert found.changes[0].data["pengusul"]["nama"] == "Dinas"
    assert [(str(each.place), each.label, each.sentence) for each in found.findings] == [
        ("a.xlsx, sheet Inovasi, cell B5", "Aneh", "no field has this heading; the row is left out.")
    ]


def test_cell_merged_downwards_counts_for_each_row(tmp_path: Path, layout: BookLayout) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    page = book.add_worksheet("Data")
    page.write_row(0, 0, HEADINGS)
    for row, name in enumerate(("Satu", "Dua"), start=1):
        page.write_row(row, 0, [name, None, "OPD"])
    page.merge_range(1, 1, 2, 1, "Dinas Pasar")
    book.close()
    found = imported(tmp_path / "a.xlsx", layout)
    assert [change.data["pengusul"]["nama"] for change in found.changes] == ["Dinas Pasar", "Dinas Pasar"]


def test_wrong_cells_of_other_rows_cost_themselves_only(tmp_path: Path, layout: BookLayout) -> None:
    path = write(
        tmp_path / "a.xlsx",
        {
            "Inovasi": [HEADINGS, ["Pasar", "Dinas", "OPD"]],
            "Bukti": [
                [OWNER, "Kunci", "Jenis Dokumen", "Berkas"],
                ["Pasar", "sk-tim", "laporan", "bukti/a.pdf"],
                ["Pasar", "SK Tim", "laporan", "bukti/b.pdf"],
                ["Entah", "sk", "laporan", "bukti/b.pdf"],
            ],
            "Inovator": [[OWNER, "Nama", "NIP"], ["Pasar", "Sari", "0012"], ["Pasar", "Budi", 198001012005012001]],
        },
    )
    found = imported(path, layout)
    [change] = found.changes
    assert list(change.data["bukti"]) == ["sk-tim"]
    assert change.data["inovator"] == [{"nama": "Sari", "nip": "0012"}, {"nama": "Budi"}]
    assert cells(found.findings) == ["B3", "A4", "C3"]
    (tmp_path / "gagal.xlsx").write_bytes(failures_workbook(found.failed, layout))
    back: dict[str, Any] = {sheet.name: sheet.rows for sheet in read_workbook(tmp_path / "gagal.xlsx")}
    assert back["_daftar"][1][1] == MARK
    assert sorted(row[2] for row in back["Inovator"].values()) == ["Budi", "Nama *", "Sari"]
    assert len(back["Bukti"]) == 3


def test_two_rows_of_one_innovation_are_named(tmp_path: Path, layout: BookLayout) -> None:
    path = write(tmp_path / "a.xlsx", {"Data": [HEADINGS, ["Pasar", "A", "OPD"], ["Pasar", "B", "OPD"]]})
    [finding] = imported(path, layout).findings
    assert "first in a.xlsx, sheet Data, cell A2" in finding.sentence
    assert cells([finding]) == ["A3"]


def test_too_little_memory_ends_in_a_sentence(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Data": [HEADINGS]})
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("Data")
    page.write_string(0, 0, "a")
    page.write_string(1_048_575, 16_383, "z")
    book.close()
    with pytest.raises(InputError, match=r"too large|cannot be read"):
        read_workbook(path, memory_mb=600, seconds=20)


def test_a_wrong_value_costs_itself_and_comes_back(tmp_path: Path, layout: BookLayout) -> None:
    headings = [*HEADINGS, "Tanggal Penerapan", "Nama Inisiator", "Nomor Telepon", "Koordinat"]
    row = ["Pasar", "Dinas", "OPD", "31/02/2024", "#N/A", "0812", "di pasar"]
    found = imported(write(tmp_path / "a.xlsx", {"Data": [headings, row]}), layout)
    [change] = found.changes
    assert set(change.data) == {"id", "nama", "pengusul"}
    # All in the first round; the row as a whole for the contact's name, which has no column.
    assert sorted(cells(found.findings)) == ["2", "D2", "E2", "G2"]
    (tmp_path / "gagal.xlsx").write_bytes(failures_workbook(found.failed, layout))
    again = imported(tmp_path / "gagal.xlsx", layout)
    assert [change.data for change in again.changes] == [change.data]
    assert len(again.findings) == 4


def test_without_name_or_proposer_nothing_is_made_and_all_is_said_at_once(tmp_path: Path, layout: BookLayout) -> None:
    headings = [*HEADINGS, "Tanggal Penerapan"]
    rows = [["#REF!", "Dinas", "OPD", "31/02/2024"], ["Pasar", "#REF!", "OPD", "x"], ["Sumur", "", "entah", "y"]]
    found = imported(write(tmp_path / "a.xlsx", {"Data": [headings, *rows]}), layout)
    assert found.changes == ()
    assert len(found.failed) == 3
    assert sorted(cells(found.findings)) == ["A2", "B3", "B4", "C4", "D2", "D3", "D4"]


def record_of(folder: Path, data: dict[str, Any]) -> Record:
    path = folder / "inovasi" / "pasar.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(new_text(data), encoding="utf-8")
    return read_record(path, open_workspace(folder))


BASE = {"id": "pasar", "nama": "Pasar", "pengusul": {"nama": "Dinas", "jenis": "opd"}}


def test_a_wrong_or_empty_cell_takes_nothing_away(tmp_path: Path, layout: BookLayout) -> None:
    people = [{"nama": "Sari", "nip": "0011", "jabatan": "Ketua"}, {"nama": "Budi", "nip": "0022"}]
    record = record_of(tmp_path, {**BASE, "nama_inisiator": "Bidang", "inovator": people})
    path = write(
        tmp_path / "a.xlsx",
        {
            "Data": [[*HEADINGS, "Nama Inisiator"], ["Pasar", "#N/A", "OPD", "#REF!"]],
            "Inovator": [
                [OWNER, "Nama", "NIP", "Jabatan"],
                ["Pasar", "Sari", "#N/A"],
                ["Pasar", "Budi", "", "Anggota"],
            ],
        },
    )
    found = imported(path, layout, [record])
    [change] = found.changes
    [difference] = change.differences
    assert difference.new == [people[0], {**people[1], "jabatan": "Anggota"}]
    assert change.data["nama_inisiator"] == "Bidang"
    assert change.data["pengusul"]["nama"] == "Dinas"
    assert merged_only(change).differences == change.differences


def test_a_corrected_row_of_a_list_fills_what_was_left_empty(tmp_path: Path, layout: BookLayout) -> None:
    record = record_of(tmp_path, {**BASE, "inovator": [{"nama": "Sari"}, {"nama": "Budi", "nip": "0022"}]})
    rows = [[OWNER, "Nama", "NIP"], ["Pasar", "Sari", "0011"], ["Pasar", "Budi", "0022"]]
    [change] = imported(write(tmp_path / "a.xlsx", {"Inovator": rows}), layout, [record]).changes
    assert len(merged_only(change).differences) == 1
    rows[2][2] = "0033"
    [change] = imported(write(tmp_path / "b.xlsx", {"Inovator": rows}), layout, [record]).changes
    assert merged_only(change).differences == ()


def test_numbers_and_days_count_in_their_fields_and_are_named_in_others(tmp_path: Path, layout: BookLayout) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    page = book.add_worksheet("Data")
    page.write_row(0, 0, [*HEADINGS, "Tanggal Penerapan", "Nama Inisiator", "Nomor Telepon", "Nama Kontak"])
    page.write_row(1, 0, ["Pasar", "Dinas", "OPD"])
    page.write_number(1, 3, 45296, book.add_format({"num_format": "m/d/yyyy"}))
    page.write_number(1, 4, 45296, book.add_format({"num_format": "m/d/yyyy"}))
    page.write_number(1, 5, 81234567890, book.add_format({"num_format": "000000000000"}))
    page.write_number(1, 6, 17.1, book.add_format({"num_format": "0.00"}))
    people = book.add_worksheet("Indikator")
    people.write_row(0, 0, [OWNER, "Kunci", "Jumlah"])
    people.write_row(1, 0, ["Pasar", "sdm"])
    people.write_number(1, 2, 1234, book.add_format({"num_format": "#,##0"}))
    book.close()
    found = imported(tmp_path / "a.xlsx", layout)
    [change] = found.changes
    assert change.data["waktu_penerapan"] == "2024-01-05"
    assert change.data["kontak"] == {"nama": "17.10", "telepon": "081234567890"}
    assert change.data["indikator"]["sdm"] == {"jumlah": "1234"}
    assert [(each.code, each.severity) for each in found.findings] == [
        ("cell-made-date", Severity.ERROR),
        ("cell-number", Severity.HINT),
    ]
    assert cells(found.findings) == ["E2", "G2"]
    (tmp_path / "gagal.xlsx").write_bytes(failures_workbook(found.failed, layout))
    again = imported(tmp_path / "gagal.xlsx", layout)
    assert again.findings == ()
    assert "nama_inisiator" not in again.changes[0].data  # no guess is carried on
    assert again.changes[0].data["waktu_penerapan"] == "2024-01-05"


def test_names_of_offices_are_no_difference_when_only_capitals_and_spaces_differ(
    tmp_path: Path, layout: BookLayout
) -> None:
    record = record_of(tmp_path, BASE)
    for number, name in enumerate(("DINAS", "Dinas\u200b", " dinas\u00a0")):
        path = write(tmp_path / f"{number}.xlsx", {"Data": [HEADINGS, ["Pasar", name, "OPD"]]})
        assert imported(path, layout, [record]).changes == ()
    [change] = imported(
        write(tmp_path / "x.xlsx", {"Data": [HEADINGS, ["Pasar", "Badan", "OPD"]]}), layout, [record]
    ).changes
    assert [each.new for each in change.differences] == ["Badan"]


def test_hidden_rows_columns_and_sheets_are_said(tmp_path: Path, layout: BookLayout) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    for name in ("Data", "Arsip"):
        page = book.add_worksheet(name)
        page.write_row(0, 0, [*HEADINGS, "Nama Inisiator"])
        for row in range(1, 7):
            page.write_row(row, 0, [f"{name} {row}", "Dinas", "OPD", "Bidang"])
    for row in (2, 4, 5):
        book.worksheets()[0].set_row(row, None, None, {"hidden": True})
    book.worksheets()[0].set_column("D:D", 8, None, {"hidden": True})
    book.worksheets()[1].hide()
    book.close()
    found = imported(tmp_path / "a.xlsx", layout)
    assert len(found.changes) == 12
    assert {each.severity for each in found.findings} == {Severity.HINT}
    assert [(str(each.place), each.sentence) for each in found.findings] == [
        ("a.xlsx, sheet Data, cell D2", "the column is hidden; it is imported all the same."),
        ("a.xlsx, sheet Data, row 3", "hidden rows are imported all the same: 3, 5–6."),
        ("a.xlsx, sheet Arsip, row 1", "the sheet is hidden; what it holds is imported all the same."),
    ]
    assert [(each.as_dict()["sheet"], each.as_dict()["cell"]) for each in found.findings] == [
        ("Data", "D2"),
        ("Data", None),
        ("Arsip", None),
    ]


def test_sheets_and_columns_without_headings_are_said(tmp_path: Path, layout: BookLayout) -> None:
    sheets = {
        "Inovasi": [["Pasar", "Dinas", "OPD"]],
        "Inovator": [[OWNER, "Nama", ""], ["Pasar", "Sari", "0812"]],
        "Catatan": [["hubungi", "Sari"]],
    }
    found = imported(write(tmp_path / "a.xlsx", sheets), layout)
    assert {each.as_dict()["sheet"]: (each.code, each.severity) for each in found.findings[:3]} == {
        "Inovasi": ("headings-missing", Severity.ERROR),
        "Inovator": ("column-without-heading", Severity.HINT),
        "Catatan": ("sheet-left-out", Severity.HINT),
    }


def test_what_hangs_on_a_wrong_cell_is_left_out_and_named(tmp_path: Path, layout: BookLayout) -> None:
    rows = [[*HEADINGS, "Nama Kontak", "Nomor Telepon"], ["Pasar", "Dinas", "OPD", "#N/A", "0812"]]
    found = imported(write(tmp_path / "a.xlsx", {"Data": rows}), layout)
    assert "kontak" not in found.changes[0].data
    assert cells(found.findings) == ["D2", "D2"]
    assert [each.code for each in found.findings] == ["cell-error", "left-out-beside"]
    assert "Nomor Telepon" in found.findings[1].sentence

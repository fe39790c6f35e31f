"""What is read of workbooks: other forms, merged cells, rounded numbers, rows that belong to others."""

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from submissions.errors import InputError
from submissions.records.reading import Record
from submissions.workbooks.columns import OWNER, Layout, layout_of
from submissions.workbooks.importing import Import, plan_import
from submissions.workbooks.reading import read_workbook
from submissions.workbooks.rows import failures_workbook
from submissions.workbooks.tables import Complaint, rows_of
from submissions.workbooks.writing import MARK
from submissions.workspace import open_workspace

HEADINGS = ["Nama Inovasi", "Perangkat Daerah", "Jenis Pengusul"]


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    return layout_of(open_workspace(tmp_path_factory.mktemp("kantor")).all_editions().values(), besides=None)


def imported(path: Path, layout: Layout, records: list[Record] | None = None) -> Import:
    complaints: list[Complaint] = []
    rows = list(rows_of(path, read_workbook(path), layout, complaints))
    return plan_import(rows, layout, records or [], complaints)


def write(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    book.close()
    return path


def test_form_down_the_page(tmp_path: Path, layout: Layout) -> None:
    rows = [
        ["Isian", "Jawaban"],
        ["Nama Inovasi *", "Pasar"],
        ["Nama Pengusul *", "Dinas"],
        ["Jenis Pengusul *", "OPD"],
    ]
    found = imported(write(tmp_path / "a.xlsx", {"Inovasi": [*rows, ["Aneh", "x"]]}), layout)
    assert found.changes[0].data["pengusul"]["nama"] == "Dinas"
    assert [str(each) for each in found.complaints] == [
        "a.xlsx, sheet Inovasi, cell B5 (Aneh): No field has this heading; the row is left out."
    ]


def test_cell_merged_downwards_counts_for_each_row(tmp_path: Path, layout: Layout) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    page = book.add_worksheet("Data")
    page.write_row(0, 0, HEADINGS)
    for row, name in enumerate(("Satu", "Dua"), start=1):
        page.write_row(row, 0, [name, None, "OPD"])
    page.merge_range(1, 1, 2, 1, "Dinas Pasar")
    book.close()
    found = imported(tmp_path / "a.xlsx", layout)
    assert [change.data["pengusul"]["nama"] for change in found.changes] == ["Dinas Pasar", "Dinas Pasar"]


def test_wrong_rows_of_others_cost_themselves_or_their_list(tmp_path: Path, layout: Layout) -> None:
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
    assert "inovator" not in change.data
    assert [each.place.cell for each in found.complaints] == ["B3", "A4", "C3"]
    (tmp_path / "gagal.xlsx").write_bytes(failures_workbook(found.failed, layout))
    back = {sheet.name: sheet.rows for sheet in read_workbook(tmp_path / "gagal.xlsx")}
    assert back["_daftar"][1][1] == MARK
    assert sorted(row[2] for row in back["Inovator"].values()) == ["Budi", "Nama *", "Sari"]
    assert len(back["Bukti"]) == 3


def test_two_rows_of_one_innovation_are_named(tmp_path: Path, layout: Layout) -> None:
    path = write(tmp_path / "a.xlsx", {"Data": [HEADINGS, ["Pasar", "A", "OPD"], ["Pasar", "B", "OPD"]]})
    [complaint] = imported(path, layout).complaints
    assert "first in a.xlsx, sheet Data, cell A2" in str(complaint)
    assert complaint.place.cell == "A3"


def test_too_little_memory_ends_in_a_sentence(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Data": [HEADINGS]})
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("Data")
    page.write_string(0, 0, "a")
    page.write_string(1_048_575, 16_383, "z")
    book.close()
    with pytest.raises(InputError, match=r"too large|cannot be read"):
        read_workbook(path, memory_mb=600, seconds=20)

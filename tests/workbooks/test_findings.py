"""What an import finds in sheets and cells: code, place, label, and sentences that are whole."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from submissions.findings.cells import CellPlace
from submissions.findings.finding import Finding, Severity
from submissions.records.reading import Record, read_record
from submissions.workbooks.columns import OWNER, BookLayout, layout_of
from submissions.workbooks.importing import plan_import
from submissions.workbooks.sheets.model import CellDoubt, Sheet, Shown
from submissions.workbooks.tables import rows_of
from submissions.workspace import Workspace, open_workspace
from tests.findings.catalogue.test_catalogue import assert_whole

HEADINGS = ["Nama Inovasi", "Nama Pengusul", "Jenis Pengusul"]
ROW = ["Pasar", "Dinas", "OPD"]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return open_workspace(tmp_path_factory.mktemp("kantor"))


@pytest.fixture(scope="module")
def layout(workspace: Workspace) -> BookLayout:
    return layout_of(workspace.all_editions().values(), besides=None)


def sheet(name: str, *rows: list[str], **besides: object) -> Sheet:
    filled = {
        number: {at: text for at, text in enumerate(row, start=1) if text} for number, row in enumerate(rows, start=1)
    }
    return Sheet(name, filled, **besides)  # type: ignore[arg-type]


def findings_in(layout: BookLayout, *sheets: Sheet, records: Iterable[Record] = ()) -> list[Finding]:
    findings: list[Finding] = []
    rows = list(rows_of(Path("a.xlsx"), sheets, layout, findings))
    return list(plan_import(rows, layout, records, findings).findings)


DATA = sheet("Data", HEADINGS, ROW)
EVIDENCE = [OWNER, "Kunci", "Jenis Dokumen", "Berkas"]
# The code, the sheets, and where the finding stands: place and heading.
CASES: list[tuple[str, list[Sheet], str, str]] = [
    ("headings-unknown", [sheet("Data", ["a", "b"])], "cell A1", ""),
    ("headings-missing", [DATA, sheet("Inovator", ["Pasar", "Sari"])], "row 1", ""),
    ("sheet-left-out", [DATA, sheet("Catatan", ["x"])], "row 1", ""),
    ("sheet-hidden", [sheet("Data", HEADINGS, ROW, hidden=True)], "row 1", ""),
    ("rows-hidden", [sheet("Data", HEADINGS, ROW, hidden_rows=frozenset({2}))], "row 2", ""),
    ("column-hidden", [sheet("Data", HEADINGS, ROW, hidden_columns=frozenset({2}))], "cell B2", "Nama Pengusul"),
    ("column-twice", [sheet("Data", [*HEADINGS, "Nama Inovasi"], ROW)], "cell D1", "Nama Inovasi"),
    ("column-without-heading", [sheet("Data", HEADINGS, [*ROW, "x"])], "cell D2", ""),
    ("heading-unknown", [sheet("Data", [*HEADINGS, "Zzz"], ROW)], "cell D1", "Zzz"),
    ("heading-unknown", [sheet("Data", [*HEADINGS, "Nama Inisiatorr"], ROW)], "cell D1", "Nama Inisiatorr"),
    ("required-missing", [sheet("Data", HEADINGS, ["Pasar", "", "OPD"])], "cell B2", "Nama Pengusul"),
    ("required-missing", [DATA, sheet("Inovator", [OWNER, "Nama", "NIP"], ["Pasar", "", "1"])], "cell B2", "Nama"),
    ("innovation-twice", [sheet("Data", HEADINGS, ROW, ROW)], "cell A3", "Nama Inovasi"),
    ("owner-missing", [DATA, sheet("Inovator", [OWNER, "Nama"], ["", "Sari"])], "cell A2", OWNER),
    ("owner-unknown", [DATA, sheet("Inovator", [OWNER, "Nama"], ["Sumur", "Sari"])], "cell A2", OWNER),
    ("row-key-missing", [DATA, sheet("Bukti", EVIDENCE, ["Pasar", "", "laporan", "bukti/a.pdf"])], "cell A2", OWNER),
]


@pytest.mark.parametrize(("code", "sheets", "place", "label"), CASES, ids=[case[0] for case in CASES])
def test_sheet_has_its_finding(layout: BookLayout, code: str, sheets: list[Sheet], place: str, label: str) -> None:
    [finding] = findings_in(layout, *sheets)
    assert finding.code == code
    assert_whole(finding)
    assert (str(finding.place), finding.label) == (f"a.xlsx, sheet {sheets[-1].name}, {place}", label)


DOUBTS = {
    CellDoubt.ERROR: "cell-error",
    CellDoubt.UNSAVED: "cell-not-calculated",
    CellDoubt.UNSEEN: "cell-unseen",
    CellDoubt.CONTROL: "cell-control",
    CellDoubt.DATE: "cell-made-date",
    CellDoubt.PART_DATE: "cell-made-date",
    CellDoubt.FORMAT: "cell-format",
    CellDoubt.ROUNDED: "cell-rounded",
    CellDoubt.SEPARATOR: "cell-separator",
    CellDoubt.WIDTH: "cell-decimals",
    CellDoubt.DECIMAL: "cell-number",
    CellDoubt.TIME: "cell-time",
}


@pytest.mark.parametrize("doubt", list(CellDoubt))
def test_doubtful_cell_has_its_finding(layout: BookLayout, doubt: CellDoubt) -> None:
    marked = {(2, 4): Shown("17.10", doubt, "17.1")}
    data = sheet("Data", [*HEADINGS, "Nama Inisiator"], [*ROW, "17.10"], marked=marked)
    [finding] = findings_in(layout, data)
    assert finding.code == DOUBTS[doubt]
    assert_whole(finding)
    assert (finding.severity is Severity.HINT) == (doubt in (CellDoubt.DECIMAL, CellDoubt.TIME))
    assert (finding.place, finding.field) == (CellPlace("a.xlsx", "Data", 2, 4, "Nama Inisiator"), "nama_inisiator")


def test_part_of_a_date_in_a_field_for_dates_asks_for_the_whole_date(layout: BookLayout) -> None:
    marked = {(2, 4): Shown("Maret 2024", CellDoubt.PART_DATE, "2024-03-01")}
    data = sheet("Data", [*HEADINGS, "Tanggal Penerapan"], [*ROW, "Maret 2024"], marked=marked)
    [finding] = findings_in(layout, data)
    assert finding.code == "cell-part-date"
    assert_whole(finding)


def test_row_of_a_record_that_cannot_be_read(layout: BookLayout, workspace: Workspace) -> None:
    path = workspace.root / "inovasi" / "pasar.yaml"
    path.parent.mkdir()
    path.write_text("nama: [", encoding="utf-8")
    [finding] = findings_in(layout, DATA, records=[read_record(path, workspace)])
    assert finding.code == "record-unreadable"
    assert_whole(finding)


def test_plain_data_names_sheet_and_cell(layout: BookLayout) -> None:
    [finding] = findings_in(layout, sheet("Data", HEADINGS, ["Pasar", "", "OPD"]))
    data = finding.as_dict()
    assert (data["file"], data["sheet"], data["cell"], data["line"], data["column"]) == ("a.xlsx", "Data", "B2", 2, 2)
    [finding] = findings_in(layout, sheet("Data", HEADINGS, ROW, hidden_rows=frozenset({2})))
    data = finding.as_dict()
    assert (data["sheet"], data["cell"], data["line"], data["column"]) == ("Data", None, 2, None)

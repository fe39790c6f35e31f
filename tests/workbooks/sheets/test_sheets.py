"""Cells of every kind are read as they show, alike in every format; what cannot be known is named."""

import csv
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from submissions.findings.finding import FindingsError
from submissions.workbooks.reading import read_workbook
from submissions.workbooks.sheets.formats import shown_number
from submissions.workbooks.sheets.model import CellDoubt, RefusedError, Sheet
from submissions.workbooks.sheets.opening import read_sheets
from tests.workbooks.kinds import CLOCKS, FORMATS, NUMBERS, TIMES

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (libreoffice-calc-nogui)")
CSV_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
KINDS = ("xlsx", "xls", "ods")


def sheets(path: Path) -> list[Sheet]:
    return [Sheet.from_plain(data) for data in read_sheets(path)]


def converted(path: Path, *kinds: str) -> None:
    assert OFFICE is not None
    for kind in kinds:
        profile = f"-env:UserInstallation=file://{path.parent}/profil"
        subprocess.run(
            [OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(path.parent), str(path)],
            check=True,
            capture_output=True,
            timeout=100,
        )


# Numbers and times in all formats, against what LibreOffice shows


@needs_office
def test_numbers_and_times_are_read_as_libreoffice_shows_them(tmp_path: Path) -> None:
    path = tmp_path / "angka.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("Angka")
    page.set_column(0, 200, 60)
    tried = len(FORMATS) * len(NUMBERS) + len(CLOCKS) * len(TIMES)
    for at, code in enumerate([*FORMATS, *CLOCKS]):
        style = book.add_format({"num_format": code})
        for row, number in enumerate(NUMBERS if at < len(FORMATS) else TIMES):
            page.write_number(row, at, number, style)
    book.close()
    converted(path, CSV_AS_SHOWN, "xls", "ods")
    with (tmp_path / "angka.csv").open(encoding="utf-8", newline="") as stream:
        shown = list(csv.reader(stream))

    held = dict.fromkeys(KINDS, 0)
    for kind in KINDS:
        [sheet] = sheets(path.with_suffix(f".{kind}"))
        for at, code in enumerate([*FORMATS, *CLOCKS]):
            for row in range(len(NUMBERS if at < len(FORMATS) else TIMES)):
                cell = sheet.cell(row + 1, at + 1)
                assert cell is not None
                if cell.doubt in (CellDoubt.FORMAT, CellDoubt.UNSEEN, CellDoubt.ROUNDED):
                    continue
                office = re.sub(" +", " ", shown[row][at].strip())
                if office == "#FMT":  # LibreOffice gives up on fractions of such numbers
                    continue
                assert re.sub(" +", " ", cell.text) == office, (kind, code, cell.place)
                held[kind] += 1
    assert tried > 2000
    assert all(count > tried * 0.9 for count in held.values()), held


@given(st.integers(0, 10**14), st.integers(1, 15))
def test_a_number_shown_with_leading_noughts_keeps_them(number: int, width: int) -> None:
    shown = shown_number(float(number), "0" * width)
    assert shown.text == str(number).zfill(width)
    assert shown.doubt is None


@given(st.decimals(-(10**6), 10**6, places=2), st.integers(0, 4))
def test_a_decimal_is_shown_with_the_places_of_its_format_and_keeps_its_value(number: Any, places: int) -> None:
    code = "0." + "0" * places if places else "0"
    shown = shown_number(float(number), code)
    expected = round(abs(float(number)) + 1e-9, places)
    assert abs(abs(float(shown.value or shown.text)) - expected) < 1e-6
    assert len(shown.text.partition(".")[2]) == places


@pytest.mark.parametrize(
    ("number", "code", "text", "doubt"),
    [
        (81234567890, "000000000000", "081234567890", None),
        (812, "0###", "0812", None),
        (81234567890, "0000-0000-0000", "0812-3456-7890", None),
        (0.255, "0.0%", "25.5%", CellDoubt.DECIMAL),
        (17.1, "0.00", "17.10", CellDoubt.DECIMAL),
        (1.234, "General", "1.234", CellDoubt.SEPARATOR),
        (1500000, '"Rp"#,##0', "Rp1,500,000", CellDoubt.SEPARATOR),
        (1 / 3, "General", "0.333333333333333", CellDoubt.WIDTH),
        (198001012005012001, "0", "198001012005012000", CellDoubt.ROUNDED),
        (0.4375, "h:mm", "10:30", CellDoubt.TIME),
        (1.5, "[h]:mm", "36:00", CellDoubt.TIME),
        (45296, "d/m/yyyy", "5/1/2024", CellDoubt.DATE),
        (45296, "[$-421]d mmmm yyyy", "5 Januari 2024", CellDoubt.DATE),
        (45296, "d-mmm", "5-Jan", CellDoubt.PART_DATE),
        (45296, "mmm-yy", "Jan-24", CellDoubt.PART_DATE),
        (60, "d/m/yyyy", "60", CellDoubt.PART_DATE),
        (5, ";;;", "", CellDoubt.UNSEEN),
        (7, "0###", "0007", CellDoubt.FORMAT),
        (3.25, "# ??/??", "3 1/4", None),
        (5, '"No. "000', "No. 005", None),
        (-5, "0;(0)", "(5)", None),
    ],
)
def test_what_a_format_makes_of_a_number(number: float, code: str, text: str, doubt: CellDoubt | None) -> None:
    shown = shown_number(float(number), code)
    assert (shown.text, shown.doubt) == (text, doubt)


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    assert shown_number(43834.0, "d/m/yyyy", epoch_1904=True).value == "2024-01-05"
    assert shown_number(59.0, "d/m/yyyy").value == "1900-02-28"
    assert shown_number(61.0, "d/m/yyyy").value == "1900-03-01"


# Everything else, alike in xlsx, xls and ods


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workbook of every type of cell, and the same in the other formats."""
    path = tmp_path_factory.mktemp("campuran") / "campuran.xlsx"
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    page = book.add_worksheet("Data")
    day, bold, quoted = (
        book.add_format(each) for each in ({"num_format": "d/m/yyyy"}, {"bold": True}, {"quote_prefix": True})
    )
    page.write_string("A1", "  spasi \u00a0 dua  ")
    page.write_string("A2", "0812", quoted)
    page.write_rich_string("A3", "satu ", bold, "dua", " tiga")
    page.write_boolean("A4", True)
    page.write_formula("A5", "=NA()", None, "#N/A")
    page.write_formula("A6", "=1/0", None, "#DIV/0!")
    page.write_formula("A7", '="teks"', None, "teks")
    page.write_formula("A8", "=40+2", None, 42)
    page.write_number("A9", 45296, day)
    page.write_number("A10", 45296, book.add_format({"num_format": "d-mmm"}))
    page.write_number("A11", 198001012005012001)
    page.write_string("A12", "baris\nbaru")
    page.write_string("A13", "=1+1")
    page.write_string("A14", "_x0041_ &amp; <b>")
    page.write_comment("A1", "catatan yang bukan isi")
    page.merge_range("B1:C3", "gabung")
    page.write_column("D1", ["x", "y", "z"])
    page.write_string("E4", "tersembunyi")
    page.set_row(3, None, None, {"hidden": True})
    page.set_column("E:E", 8, None, {"hidden": True})
    hidden = book.add_worksheet("Arsip")
    hidden.write_string("A1", "lama")
    hidden.hide()
    book.close()
    converted(path, "xls", "ods")
    return path


@needs_office
@pytest.mark.parametrize("kind", KINDS)
def test_every_type_of_cell_is_alike_in_every_format(mixed: Path, kind: str) -> None:
    sheet, archive = sheets(mixed.with_suffix(f".{kind}"))
    cells = [sheet.cell(row, 1) for row in range(1, 15)]
    texts = [cell.text if cell else None for cell in cells]
    assert texts[:6] == ["spasi \u00a0 dua", "0812", "satu dua tiga", "TRUE", "#N/A", "#DIV/0!"]
    # LibreOffice writes a nought into xls for the text of a formula that it did not calculate itself.
    assert texts[6:8] == ["0" if kind == "xls" else "teks", "42"]
    assert texts[11:] == ["baris\nbaru", "=1+1", "_x0041_ &amp; <b>"]
    doubts = {number: cell.doubt for number, cell in enumerate(cells, 1) if cell and cell.doubt}
    assert doubts == {
        5: CellDoubt.ERROR,
        6: CellDoubt.ERROR,
        9: CellDoubt.DATE,
        10: CellDoubt.PART_DATE,
        11: CellDoubt.ROUNDED,
    }
    assert cells[3] is not None
    assert cells[3].value == "Ya"
    assert cells[8] is not None
    assert cells[8].value == "2024-01-05"
    assert [sheet.rows[row].get(2) for row in (1, 2, 3)] == ["gabung"] * 3
    assert all(3 not in cells for cells in sheet.rows.values())
    assert sheet.hidden_rows == {4}
    assert 5 in sheet.hidden_columns
    assert (sheet.hidden, archive.hidden) == (False, True)
    hidden = sheet.cell(4, 5)
    assert hidden is not None
    assert (hidden.hidden, hidden.place) == (True, "E4")


def xlsx(path: Path, row: str, strings: str = "", styles: str = "", name: str = "x") -> Path:
    """Write a workbook with this row, as XML."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns:r="u"><sheets><sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        relations = '<Relationship Id="r1" Type="a/worksheet" Target="worksheets/s.xml"/>'
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{relations}</Relationships>")
        archive.writestr("xl/worksheets/s.xml", f"<worksheet><sheetData>{row}</sheetData></worksheet>")
        archive.writestr("xl/sharedStrings.xml", f"<sst>{strings}</sst>")
        archive.writestr("xl/styles.xml", f"<styleSheet>{styles}</styleSheet>")
    return path


@pytest.mark.parametrize(
    ("cell", "text", "doubt"),
    [
        ('<c r="A1"><f>B1</f></c>', "?", CellDoubt.UNSAVED),
        ('<c r="A1"><f>B1</f><v></v></c>', "?", CellDoubt.UNSAVED),
        ('<c r="A1" t="str"><f>B1</f></c>', "?", CellDoubt.UNSAVED),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!", CellDoubt.ERROR),
        ('<c r="A1" t="inlineStr"><is><t>#VALUE!</t></is></c>', "#VALUE!", CellDoubt.ERROR),
        ('<c r="A1" t="s"><v>0</v></c>', "東京 kota", None),
        ('<c r="A1" t="inlineStr"><is><r><t>a </t></r><r><t>b</t></r><rPh><t>c</t></rPh></is></c>', "a b", None),
        ('<c r="A1" t="inlineStr"><is><t>satu_x000B_dua_x000D_\ntiga</t></is></c>', "satu\ndua\ntiga", None),
        ('<c r="A1" t="inlineStr"><is><t>satu_x0007_dua</t></is></c>', "satudua", CellDoubt.CONTROL),
        ('<c r="A1" t="d"><v>2024-01-05T00:00:00</v></c>', "2024-01-05T00:00:00", CellDoubt.DATE),
        ('<c t="b"><v>0</v></c>', "FALSE", None),
    ],
)
def test_cells_that_no_library_writes(tmp_path: Path, cell: str, text: str, doubt: CellDoubt | None) -> None:
    strings = "<si><r><t>東京</t></r><r><t> kota</t></r><rPh sb='0' eb='2'><t>とうきょう</t></rPh></si>"
    [sheet] = sheets(xlsx(tmp_path / "a.xlsx", f'<row r="1">{cell}</row>', strings))
    found = sheet.cell(1, 1)
    assert found is not None
    assert (found.text, found.doubt) == (text, doubt)


def test_a_formula_with_an_empty_text_is_empty(tmp_path: Path) -> None:
    [sheet] = sheets(xlsx(tmp_path / "a.xlsx", '<row r="1"><c r="A1" t="str"><f>B1</f><v></v></c></row>'))
    assert sheet.rows == {}


def test_a_number_whose_format_hangs_on_a_condition_is_doubted(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    page = book.add_worksheet()
    page.write_column("A1", [5, 6])
    rule = {"type": "cell", "criteria": ">", "value": 1, "format": book.add_format({"num_format": '"no. "0'})}
    page.conditional_format("A1:A1", rule)
    book.close()
    [sheet] = sheets(tmp_path / "a.xlsx")
    assert [sheet.cell(row, 1).doubt for row in (1, 2)] == [CellDoubt.FORMAT, None]  # type: ignore[union-attr]


# Tables of text, and web pages

TABLE = "Nama;Telepon;Catatan\nPasar;0812;“satu”\n"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (TABLE.encode(), "a.csv"),
        (TABLE.encode("utf-8-sig"), "a.csv"),
        (TABLE.encode("utf-16"), "a.csv"),
        (TABLE.encode("utf-16-be"), "a.csv"),
        (TABLE.encode("cp1252"), "a.csv"),
        (TABLE.replace(";", ",").encode(), "a.csv"),
        (TABLE.replace(";", "\t").encode("utf-16"), "a.xls"),
        (TABLE.replace("\n", "\r\n").encode("cp1252"), "a.csv"),
        (TABLE.replace("0812", '="0812"').encode(), "a.csv"),
        (("sep=|\n" + TABLE.replace(";", "|")).encode(), "a.csv"),
    ],
)
def test_a_table_of_text_is_read_in_every_usual_form(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    [sheet] = sheets(tmp_path / name)
    assert [list(cells.values()) for cells in sheet.rows.values()] == [
        ["Nama", "Telepon", "Catatan"],
        ["Pasar", "0812", "“satu”"],
    ]
    assert sheet.name == "a"


WORDS = st.text(
    st.one_of(st.sampled_from(';,"\n\t|# '), st.characters(codec="utf-8", categories=["L", "N"])), max_size=12
)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=5), st.sampled_from(";,\t"))
def test_what_a_spreadsheet_writes_as_csv_comes_back(rows: list[list[str]], divider: str) -> None:
    import io

    from submissions.workbooks.sheets.delimited import read_delimited
    from submissions.workbooks.sheets.model import text_shown

    stream = io.StringIO()
    rows = [["Nama", "Telepon", "Catatan"], *rows]
    csv.writer(stream, delimiter=divider, quoting=csv.QUOTE_ALL).writerows(rows)
    [data] = read_delimited(stream.getvalue().encode(), "a")
    sheet = Sheet.from_plain(data)
    for number, row in enumerate(rows, start=1):
        for at, text in enumerate(row, start=1):
            assert sheet.rows.get(number, {}).get(at, "") == text_shown(text).text


IN = "\xa0" * 4
PAGE = (
    '<html><meta charset="windows-1252"><style>td {}</style><body><table>'
    "<tr><th>Nama<th>Dinas</tr><tr><td>Pasar &amp; <b>Riang</b><br>dua\n kata<td rowspan=2>Dinas é</tr>"
    '<tr style="display:none"><td>Sumur<script>x</script></tr></table></body></html>'
)


def test_a_web_page_under_the_name_of_a_workbook_is_read(tmp_path: Path) -> None:
    (tmp_path / "ekspor.xls").write_bytes(PAGE.encode("cp1252"))
    [sheet] = sheets(tmp_path / "ekspor.xls")
    assert [dict(sorted(cells.items())) for cells in sheet.rows.values()] == [
        {1: "Nama", 2: "Dinas"},
        {1: "Pasar & Riang\ndua kata", 2: "Dinas é"},
        {1: "Sumur", 2: "Dinas é"},
    ]
    assert sheet.hidden_rows == {3}


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<ul><li>antre</li><li>biaya</li></ul>", "• antre\n• biaya"),
        ("Manfaat:\n<ul>\n <li>antre\n <li><p>biaya</p>\n</ul>\nakhir", "Manfaat:\n• antre\n• biaya\nakhir"),
        ("<ol><li>satu<li>dua<ul><li>x<li>y</ul><li>tiga</ol>", f"1. satu\n2. dua\n{IN}• x\n{IN}• y\n3. tiga"),
        ("<ol start=3><li>tiga<br>lagi<li value=7>tujuh</ol>", f"3. tiga\n{IN}lagi\n7. tujuh"),
        ("<ol type=a><li>satu<li>dua</ol><ol type=I><li>x<li>y</ol>", "a. satu\nb. dua\nI. x\nII. y"),
        ("<li>tanpa daftar<li>dua", "• tanpa daftar\n• dua"),
    ],
)
def test_a_list_in_a_cell_of_a_web_page_stays_one(tmp_path: Path, html: str, shown: str) -> None:
    page = f"<html><body><table><tr><th>Nama<th>Tujuan</tr><tr><td>Pasar<td>{html}</tr></table></body></html>"
    (tmp_path / "ekspor.xls").write_text(page, encoding="utf-8")
    [sheet] = sheets(tmp_path / "ekspor.xls")
    assert sheet.rows[2][2] == shown


# What is refused

Made = Callable[[Path], object]


def text(content: bytes) -> Made:
    return lambda path: path.write_bytes(content)


def sheet(row: str) -> Made:
    return lambda path: xlsx(path, row)


def ods(rows: int, columns: int) -> Made:
    cell = f'<t:table-cell t:number-columns-repeated="{columns}"><p>x</p></t:table-cell>'
    row = f'<t:table-row t:number-rows-repeated="{rows}">{cell}</t:table-row>'

    def made(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("content.xml", f'<a xmlns:t="t"><t:table t:name="A">{row}</t:table></a>')

    return made


REFUSED = {
    "no-table": "workbook-without-table",
    "xml-2003": "workbook-other-type",
    "mhtml": "workbook-other-type",
    "kind": "workbook-other-type",
    "password": "workbook-locked",
    "damaged": "workbook-damaged",
    "empty": "workbook-empty",
    "quotes": "workbook-quotation",
    "entities": "workbook-strange",
    "dimensions": "workbook-too-wide",
    "too-large": "workbook-too-large",
}


@pytest.mark.parametrize(
    ("name", "made", "code"),
    [
        ("a.xls", text(b"<!DOCTYPE html><html><body>masuk</body></html>"), "no-table"),
        ("a.xls", text(b'<?xml?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'), "xml-2003"),
        ("a.xls", text(b"MIME-Version: 1.0\nContent-Type: multipart/related\n"), "mhtml"),
        ("a.xls", text(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")), "password"),
        ("a.xls", text(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999)), "damaged"),
        ("a.xlsx", text(b"%PDF-1.7"), "kind"),
        ("a.xlsx", text(b""), "empty"),
        ("a.csv", text(b'a;b\n"c;d\n'), "quotes"),
        ("a.xlsx", sheet('<row r="1"><c r="AAAAAA1"><v>1</v></c></row>'), "dimensions"),
        ("a.xlsx", sheet('<row r="99999999999"><c><v>1</v></c></row>'), "dimensions"),
        ("a.xlsx", sheet('<row r="1"><c r="A1"><v>1</v></c><c r="ZZZ1"><v>1</v></c></row>'), "dimensions"),
        ("a.xlsx", sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), "damaged"),
        ("a.xlsx", sheet("<row"), "damaged"),
        ("a.ods", ods(1_000_000, 9_000), "too-large"),
        ("a.ods", ods(1, 99_999_999_999), "dimensions"),
    ],
)
def test_what_is_no_workbook_or_too_much_is_refused(tmp_path: Path, name: str, made: Made, code: str) -> None:
    made(tmp_path / name)
    with pytest.raises(RefusedError) as refused:
        read_sheets(tmp_path / name)
    assert refused.value.code == code
    with pytest.raises(FindingsError) as shown:
        read_workbook(tmp_path / name)
    [finding] = shown.value.findings
    assert finding.code == REFUSED[code]
    assert str(tmp_path / name) in shown.value.message


def test_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><book>&d;</book>')
    with pytest.raises(RefusedError, match="entities"):
        read_sheets(path)


@pytest.mark.parametrize(
    ("number", "code"), [(1e28, "0"), (1e300, "0"), (1e28, "#,##0"), (123456789012.5, "0." + "0" * 20)]
)
def test_a_very_large_number_is_shown_and_costs_nobody(number: float, code: str) -> None:
    shown = shown_number(number, code, epoch_1904=False)
    assert shown.text.replace(",", "").startswith(("1000000000", "1234567890"))

"""A text typed into a form is printed as it was typed; a cell that the program filled comes back as it was."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from submissions.portal.kit.plaintext import plain_paragraphs
from submissions.workbooks.changes import merged_only
from submissions.workbooks.columns import BookLayout, layout_of
from submissions.workbooks.rows import failures_workbook, rows_from_records
from submissions.workbooks.writing import Book, FilledRow
from submissions.workspace import Workspace, open_workspace
from tests.build import changed
from tests.schemas.test_typed import TYPED, normal, typed_lines
from tests.workbooks.test_round_trip import imported, record_of

PASTED = "Manfaat:\n• antre\n• biaya\n\na. satu\nb. dua\n5*6*7 orang, <b>"
TARGET = ("tujuan",)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return open_workspace(tmp_path_factory.mktemp("kantor"))


@pytest.fixture(scope="module")
def layout(workspace: Workspace) -> BookLayout:
    return layout_of(workspace.all_editions().values(), besides=None)


def form(layout: BookLayout, **cells: str) -> bytes:
    """Return a form that an office has filled: text as typed."""
    book = Book(layout)
    book.add_instructions()
    filled = {"nama": "Pasar Terang", "pengusul.nama": "Dinas Pasar", "pengusul.jenis": "OPD", **cells}
    book.add_data({layout.main.name: [FilledRow(filled)]}, blank=1)
    return book.content()


def taken_from(content: bytes, layout: BookLayout, records: list[Any]) -> Any:
    """Return what an import makes of the goals: the new value, or None where nothing changes."""
    found = imported(content, layout, records)
    assert [str(each) for each in found.findings] == []
    new = [each.new for change in found.changes for each in change.differences if each.location == TARGET]
    return new[0] if new else None


@settings(max_examples=5)
@given(TYPED)
def test_what_is_typed_into_a_form_stands_on_the_copy_sheet(layout: BookLayout, typed: str) -> None:
    # A cell with a control character is named, not taken.
    typed = typed.replace("\x07", "").strip().lstrip("=") or "x"
    value = taken_from(form(layout, tujuan=typed), layout, [])
    assert normal(plain_paragraphs(value or "").split("\n")) == typed_lines(typed)


def test_a_name_of_two_lines_and_with_unseen_signs_becomes_one_line_and_that_is_said(layout: BookLayout) -> None:
    found = imported(form(layout, nama="Pasar\nTer\u200bang \u202eMalam"), layout, [])
    [change] = found.changes
    assert (change.id, change.data["nama"]) == ("pasar-terang-malam", "Pasar Terang Malam")
    told = {each.code: each for each in found.findings}
    assert told.keys() == {"cell-lines-joined", "cell-signs-left-out"}
    assert "Pasar Terang Malam" in told["cell-lines-joined"].message
    assert "U+200B, U+202E" in told["cell-signs-left-out"].message
    assert {each.severity.value for each in found.findings} == {"hint"}


OFFICE_TEXTS = [
    *("+62 812 dan +5 persen", "+ naik", "-5 derajat", "-dua", "1.", "#tag", "5*6*7", "a*b*c", "__init__", "> 90 %"),
    *("C:\\data\\#1", "\\\\server\\x", "&copy; 2024 &amp;", "<b>x</b>", "~~coret~~", "~~~", "```\nkode", "=satu"),
    *("    menjorok", "a.\nb.", "A. satu\nB. dua", "i) satu\nii) dua", "(1) satu\n(2) dua", "1.1 satu\n1.2 dua"),
    *("→ satu\n→ dua", "✓ satu", "1. a\n3. b", "0. a\n1. b", "No | A\n1 | 2", "|a|\n|-|", "[x] selesai", "@satu"),
    *("[1]: http://a.id", "![f](x.jpg)", "http://a.id/b_c_", "<http://a.id>", "x\u2028y", "x\x85y", "“kutip” ‘a’"),
    *("a\u00a0b", "rata\u00adrata", "Judul\n===", "---", ">90", "'satu", "a\\\nb", "a  \nb", "**tebal**", "*miring*"),
    *(" x ", "a\t\tb", "1) a\n2) b\n\n1) c", "• a\n  – b\n• c", "- a\n\n- b"),
]


def test_kinds_of_office_texts_in_cells_are_printed_as_typed(layout: BookLayout) -> None:
    assert len(OFFICE_TEXTS) >= 50
    book = Book(layout)
    book.add_instructions()
    same = {"pengusul.nama": "Dinas Pasar", "pengusul.jenis": "OPD"}
    rows = [FilledRow({"nama": f"Pasar {n}", "tujuan": typed, **same}) for n, typed in enumerate(OFFICE_TEXTS)]
    book.add_data({layout.main.name: rows}, blank=1)
    found = imported(book.content(), layout, [])
    assert found.findings == ()
    seen = {change.name: normal(plain_paragraphs(change.data["tujuan"]).split("\n")) for change in found.changes}
    assert seen == {f"Pasar {n}": typed_lines(typed) for n, typed in enumerate(OFFICE_TEXTS)}


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("• SDGs 3\n• TPB 16. Perdamaian, Keadilan dan Kelembagaan yang Tangguh", ["sdg_3", "sdg_16"]),
        ("1. Tanpa Kemiskinan\n2. Kesetaraan Gender", ["sdg_1", "sdg_5"]),
        ("1. Tanpa Kemiskinan\n3. Kehidupan Sehat dan Sejahtera", ["sdg_1", "sdg_3"]),
        ("- 3\n- 4", ["sdg_3", "sdg_4"]),
    ],
)
def test_several_answers_as_a_list_are_taken_without_its_marks(
    layout: BookLayout, typed: str, taken: list[str]
) -> None:
    found = imported(form(layout, sdgs=typed), layout, [])
    assert [each.code for each in found.findings] == []
    assert found.changes[0].data["sdgs"] == taken


def test_a_value_with_unseen_signs_that_comes_back_changes_nothing(workspace: Workspace, layout: BookLayout) -> None:
    record = record_of(
        changed({"nama_inisiator": "Kepala\u200b Dinas", "tujuan": "ke\u00adtik\u202ean"}), workspace.root
    )
    book = Book(layout)
    book.add_instructions()
    book.add_data(rows_from_records([record], layout), blank=1)
    assert imported(book.content(), layout, [record]).changes == ()


def test_the_form_is_imported_a_second_time_without_a_change(workspace: Workspace, layout: BookLayout) -> None:
    value = taken_from(form(layout, tujuan=PASTED), layout, [])
    record = record_of(changed({"tujuan": value}), workspace.root)
    assert taken_from(form(layout, tujuan=PASTED), layout, [record]) is None
    better = taken_from(form(layout, tujuan=PASTED.replace("biaya", "waktu")), layout, [record])
    assert better == value.replace("biaya", "waktu")


@pytest.mark.parametrize(
    ("stored", "typed", "new"),
    [
        ("**Makro.** Anak\n*belum*", "**Makro.** Anak\n*belum*", None),
        ("**Makro.** Anak\n*belum* tercatat", "**Makro.** Anak\n*sudah* tercatat", "**Makro.** Anak\n*sudah* tercatat"),
        ("**Makro.** Anak", "**Makro.** Anak-anak", "**Makro.** Anak-anak"),
        ("baris yang dibungkus\nlalu lanjut", "baris yang dibungkus\nlalu akhir", "baris yang dibungkus\nlalu akhir"),
        ("Teks biasa.", "Teks 5*6*7.", "Teks 5\\*6\\*7."),
        ("5\\*6\\*7 orang", "5*6*7 orang", None),
        ("5\\*6\\*7 orang", "5*6*8 orang", "5\\*6\\*8 orang"),
        ("**Lama** sekali", PASTED, "Manfaat:\n- antre\n- biaya\n\na. satu\\\nb. dua\\\n5\\*6\\*7 orang, \\<b>"),
    ],
)
def test_a_cell_over_a_text_is_an_edit_or_typed(
    workspace: Workspace, layout: BookLayout, stored: str, typed: str, new: str | None
) -> None:
    record = record_of(changed({"tujuan": stored}), workspace.root)
    assert taken_from(form(layout, tujuan=typed), layout, [record]) == new


def test_cells_that_the_program_filled_come_back_as_they_were(workspace: Workspace, layout: BookLayout) -> None:
    stored = "**Makro.** Anak\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    record = record_of(changed({"tujuan": stored}), workspace.root)
    book = Book(layout)
    book.add_instructions()
    book.add_data(rows_from_records([record], layout), blank=1)
    content = book.content()
    assert taken_from(content, layout, [record]) is None
    assert taken_from(content, layout, []) == stored


def test_they_come_back_as_they_were_also_from_among_the_failed_rows(workspace: Workspace, layout: BookLayout) -> None:
    stored = "**Makro.** Anak\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    record = record_of(changed({"tujuan": stored}), workspace.root)
    [row] = rows_from_records([record], layout)[layout.main.name]
    book = Book(layout)
    book.add_instructions()
    book.add_data({layout.main.name: [replace(row, cells={**row.cells, "waktu_penerapan": "kemarin"})]}, blank=1)
    found = imported(book.content(), layout, [record])
    assert [each.label for each in found.findings] == ["Waktu Penerapan Inovasi Daerah"]
    mended = failures_workbook(found.failed, layout)
    again = imported(mended, layout, [])
    assert [change.data["tujuan"] for change in again.changes] == [stored]


CITING = "jawaban.kipp-2025.latar_belakang"


@pytest.mark.parametrize(
    ("typed", "new"),
    [
        ("**Makro.** Anak 5*6*7", "**Makro.** Anak 5*6*7"),  # an edit of the Markdown that is there
        ("**Makro.** Anak", "**Makro.** Anak"),
        ("", "**Makro.** Anak"),
    ],
)
def test_a_text_that_gets_its_first_documents_is_edited_as_any_other(
    workspace: Workspace, layout: BookLayout, typed: str, new: str
) -> None:
    location = ("jawaban", "kipp-2025", "latar_belakang")
    record = record_of(changed({".".join(location): "**Makro.** Anak"}), workspace.root)
    cells = {CITING: typed, f"{CITING}.bukti": "sop"}
    found = imported(form(layout, **{name: text for name, text in cells.items() if text}), layout, [record])
    [change] = found.changes
    answer = change.data["jawaban"]["kipp-2025"]["latar_belakang"]
    assert answer == {"isi": new, "bukti": ["sop"]}
    shown = [(each.old, each.new) for each in change.differences if each.location[-1] == "isi"]
    assert shown == [("**Makro.** Anak", new)]
    # With --merge the text stays as it is, and gets its documents all the same.
    kept = {each.location: each.new for each in merged_only(change).differences}
    assert kept == {(*location, "isi"): "**Makro.** Anak", (*location, "bukti"): ["sop"]}

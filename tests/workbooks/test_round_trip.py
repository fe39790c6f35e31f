"""Template, filled, imported, written out as a table, imported again: the same records."""

import copy
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from schemas.source import parse_source
from schemas.typed import readable
from submissions.assessment.assessing import assess_record
from submissions.findings.finding import Finding
from submissions.records.reading import Record, read_record
from submissions.records.writing import new_text
from submissions.workbooks.changes import Import
from submissions.workbooks.columns import BookLayout, layout_of
from submissions.workbooks.importing import plan_import
from submissions.workbooks.rows import rows_from_records
from submissions.workbooks.sheets.model import Sheet
from submissions.workbooks.sheets.opening import read_sheets
from submissions.workbooks.table import make_table
from submissions.workbooks.tables import rows_of
from submissions.workbooks.writing import Book
from submissions.workspace import Workspace, open_workspace
from tests.build import complete_record

STARTS = st.sampled_from(["", "=", "+", "-", "@", "=1+1 ", "004/SK/", "0", '["', "_x0041_", "'"])
LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\u2028\u2029\ufeff"
)
PLAIN = st.text(st.one_of(st.sampled_from(' ;,\n|#:éñ漢😀&<>"'), LETTERS), min_size=1, max_size=80)
# What nobody sees, such as a soft hyphen, no workbook brings back.
TEXTS = st.builds(lambda start, text: (start + text).strip(), STARTS, PLAIN).filter(
    lambda text: bool(text) and readable(text) == text
)
LONG = st.builds(lambda text, times: (text * times)[:32_000].strip() or "x", TEXTS, st.integers(1, 40))
YEARS = st.integers(2000, 2030).map(str)


def sheets(content: bytes) -> list[Sheet]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "buku.xlsx"
        path.write_bytes(content)
        return [Sheet.from_plain(data) for data in read_sheets(path)]


def imported(content: bytes, layout: BookLayout, records: list[Record]) -> Import:
    findings: list[Finding] = []
    rows = list(rows_of(Path("buku.xlsx"), sheets(content), layout, findings))
    return plan_import(rows, layout, records, findings)


def record_of(data: dict[str, Any], folder: Path) -> Record:
    path = folder / "inovasi" / f"{data['id']}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(new_text(data), encoding="utf-8")
    return read_record(path, open_workspace(folder))


def form_of(record: Record, layout: BookLayout) -> bytes:
    """Fill the form by hand, as it were: the same cells that an office would type."""
    book = Book(layout)
    book.add_instructions()
    book.add_data(rows_from_records([record], layout), blank=3)
    return book.content()


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    data = complete_record()
    data["nama"] = draw(TEXTS)
    data["pengusul"]["induk"] = draw(TEXTS)
    data["tujuan"] = draw(LONG)
    data["rancang_bangun"]["dasar_hukum"] = draw(LONG)
    data["waktu_ide"] = draw(st.dates().filter(lambda day: day.year >= 1000)).isoformat()
    data["urusan_beririsan"] = draw(
        st.lists(st.sampled_from(["pendidikan", "kesehatan", "ketenteraman"]), unique=True, min_size=1)
    )
    data["kriteria"]["manfaat"] = {"terpenuhi": draw(st.sampled_from(["ya", "tidak"])), "penjelasan": draw(TEXTS)}
    data["inovator"] = draw(
        st.lists(
            st.fixed_dictionaries({"nama": TEXTS}, optional={"nip": TEXTS, "jabatan": TEXTS}), min_size=1, max_size=3
        )
    )
    data["indikator"]["jejaring"]["daftar"] = draw(st.lists(TEXTS, min_size=1, max_size=4))
    data["indikator"]["rkpd"]["tahun"] = draw(st.lists(YEARS, min_size=1, max_size=3))
    data["indikator"]["sdm"]["jumlah"] = draw(st.decimals(0, 10_000, places=2).map(str))
    data["bukti"]["dokumen"] |= {"nomor": "004/SK/2025", "judul": draw(TEXTS)}
    data["verifikasi"] = {"iga-2026": {"parameter": {"regulasi": "2", "sdm": "3"}, "catatan": draw(TEXTS)}}
    data["registrasi"] = {
        "iga-2026": {"nomor": "007", "tanggal": "2026-03-01", "keadaan": draw(TEXTS)},
        "kipp-2025": {"nomor": draw(TEXTS)},
    }
    data["jawaban"]["kipp-2025"]["dampak"] = {"isi": draw(TEXTS), "bukti": ["dokumen"]}
    return data


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return open_workspace(tmp_path_factory.mktemp("kantor"))


@pytest.fixture(scope="module")
def layout(workspace: Workspace) -> BookLayout:
    return layout_of(workspace.all_editions().values(), besides=None)


def plain(data: Any) -> Any:
    """Return data as texts, as every reader of the file sees them."""
    return parse_source(new_text(data).encode(), "catatan.yaml").data


@settings(max_examples=8, phases=[Phase.explicit, Phase.generate])
@given(data=records())
def test_what_goes_through_workbooks_comes_back(data: dict[str, Any], workspace: Workspace, layout: BookLayout) -> None:
    record = record_of(data, workspace.root)
    assert record.findings == []

    first = imported(form_of(record, layout), layout, [])
    assert [str(each) for each in first.findings] == []
    [change] = first.changes
    assert change.new
    assert record_of(dict(change.data), workspace.root).innovation == record.innovation

    editions = [workspace.edition("iga"), workspace.edition("kipp")]
    report = assess_record(record, editions, workspace)
    table = make_table([report], editions, layout)
    again = imported(table, layout, [])
    assert record_of(dict(again.changes[0].data), workspace.root).innovation == record.innovation

    same = imported(table, layout, [record])
    assert same.changes == ()
    assert same.failed == ()


def test_a_workbook_has_the_same_bytes_each_time(workspace: Workspace, layout: BookLayout) -> None:
    record = record_of(complete_record(), workspace.root)
    assert form_of(record, layout) == form_of(copy.copy(record), layout)


def test_a_text_too_long_for_a_cell_is_left_alone(workspace: Workspace, layout: BookLayout) -> None:
    record = record_of(complete_record(tujuan="kata " * 8000), workspace.root)
    found = imported(form_of(record, layout), layout, [record])
    assert found.changes == ()

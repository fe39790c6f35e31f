"""Our documents as a screen reader reads them: in what order, with which headers, names and addresses."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from submissions.documents.context import Plain
from submissions.documents.engine import Engine
from submissions.documents.making import Maker
from submissions.documents.planning import documents_of
from submissions.sample.emblem import draw_emblem
from submissions.workspace import Workspace
from tests.build import assess, complete_record, entered_in, packaged_editions, standing_workspace, write_workspace
from tests.reading_aloud import read_aloud
from tests.tag_tree import Element, TaggedPdf, Text, read_tags

SETTINGS: Plain = {
    "pemda": {"nama": "Pemerintah Kabupaten Contoh", "singkat": "Kabupaten Contoh", "jenis": "kabupaten"},
    "kop": {
        "baris": ["PEMERINTAH KABUPATEN CONTOH", "BADAN PERENCANAAN (CONTOH)"],
        "alamat": "Jalan Contoh Raya Nomor 1",
        "lambang": "lambang.png",
    },
    "penanda_tangan": {"jabatan": "Kepala Badan Contoh", "nama": "Dra. Contoh Pejabat, M.Si."},
    "tempat": "Contoh",
}
NARRATIVE = (
    "Pedagang membayar **retribusi** tanpa tunai, lihat [laman **pasar**](https://contoh.go.id/pasar).\n\n"
    "1. Pedagang memindai kode.\n2. Bank mencatat:\n   - nama\n   - jumlah\n\n"
    "| Tahun | Pedagang |\n|---|---|\n| 2024 | 120 |\n| 2025 | 310 |\n"
)
CHECK_CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
FILLER = re.compile(r"kata1( kata\d+)+")
PAGE_NUMBER = re.compile(r"(Halaman: | pada halaman )\d+$", re.MULTILINE)

Golden = Callable[[str, str], None]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return every document of a record with a list, a table and links in its narratives, by its name."""
    root: Path = tmp_path_factory.mktemp("kantor")
    (root / "lambang.png").write_bytes(draw_emblem())
    record = complete_record(tujuan=NARRATIVE, hasil=NARRATIVE)
    workspace: Workspace = write_workspace(root, [record], SETTINGS)
    maker, found = Maker(workspace), {}
    for name in packaged_editions():
        for document in documents_of(assess(entered_in(record, name), name), workspace):
            found[document.name.removeprefix("pasar-terang_")] = maker.pdf(document).content
    return found


@pytest.fixture(scope="module")
def tagged(made: dict[str, bytes]) -> dict[str, TaggedPdf]:
    return {name: read_tags(content) for name, content in made.items()}


@pytest.mark.parametrize("name", ["iga-2026", "kipp-2025", "kipp-2025_surat-inovator"])
def test_documents_read_as_they_were_reviewed(name: str, made: dict[str, bytes], golden: Golden) -> None:
    text = read_aloud(made[f"{name}.pdf"])
    # The code changes with every edition's data, page numbers with the look.
    for pattern, instead in ((PAGE_NUMBER, r"\1(number)"), (CHECK_CODE, "(code)"), (FILLER, "(filler)")):
        text = pattern.sub(instead, text)
    golden(f"{name}.txt", text)


def elements(tagged: dict[str, TaggedPdf], *tags: str) -> Iterator[tuple[str, Element]]:
    for name, document in tagged.items():
        for element in document.root.with_tag(*tags):
            yield name, element


def words(element: Element) -> str:
    return "".join(child.text if isinstance(child, Text) else words(child) for child in element.children)


def test_there_are_documents_of_every_edition(made: dict[str, bytes]) -> None:
    assert {name.removesuffix(".pdf").partition("_")[0] for name in made} == set(packaged_editions())
    assert any("_surat-" in name for name in made)


def test_language_and_title_are_said(tagged: dict[str, TaggedPdf]) -> None:
    for name, document in tagged.items():
        assert (document.language, document.shows_title) == ("id", True), name
        assert "Pasar Terang" in document.title, name
        assert "DRAF" not in document.title, name


def test_a_draft_says_so_in_its_title() -> None:
    """DRAF stands in the margin of each page, which is not read."""
    workspace = standing_workspace()
    record = complete_record(waktu_penerapan="2019-01-01", waktu_pengembangan="")
    for document in documents_of(assess(record, "iga-2026"), workspace):
        read = read_aloud(Maker(workspace).pdf(document).content)
        assert read.startswith("document: DRAF: Pasar Terang")
        assert "paragraph: DRAF" in read  # on the cover, over photograph or pattern
        assert read.count("DRAF") == 2


def test_headings_begin_at_the_first_level_and_leave_none_out(tagged: dict[str, TaggedPdf]) -> None:
    for name, document in tagged.items():
        levels = [int(each.tag[1]) for each in document.root.with_tag("H1", "H2", "H3", "H4", "H5", "H6")]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)


def test_every_link_is_in_the_tree_and_leads_somewhere(tagged: dict[str, TaggedPdf]) -> None:
    for name, document in tagged.items():
        assert (document.links_without_address, document.untagged_links) == (0, []), name
    links = list(elements(tagged, "Link"))
    assert len(links) > 30
    for name, link in links:
        assert link.address, name
        assert link.label, name
        assert words(link).strip(), (name, link.address)
        # One in another is read twice.
        assert link.with_tag("Link") == [link], (name, link.address)


def test_every_figure_says_what_it_shows(tagged: dict[str, TaggedPdf]) -> None:
    found = list(elements(tagged, "Figure"))
    assert {each.alt.partition(":")[0] for _name, each in found} == {"Kode QR", "Lambang Kabupaten Contoh"}
    for name, figure in found:
        assert figure.alt.startswith(("Lambang Kabupaten Contoh", "Kode QR: Pasar Terang, ")), name


def test_every_cell_has_a_header_that_says_something(tagged: dict[str, TaggedPdf]) -> None:
    tables = list(elements(tagged, "Table"))
    assert len(tables) > 20
    for name, table in tables:
        headers = {cell.key: words(cell) for cell in table.with_tag("TH")}
        assert all(headers.values()), name
        for cell in table.with_tag("TD"):
            assert cell.headers, (name, words(cell))
            assert set(cell.headers) <= set(headers), (name, words(cell))
            assert cell.span == (1, 1), (name, words(cell))


def test_items_of_lists_are_all_in_a_list(tagged: dict[str, TaggedPdf]) -> None:
    lists = list(elements(tagged, "L"))
    # The narratives of the record have a numbered list with another inside; a form prints both, for each of them.
    assert len(lists) >= 4
    for name, listed in lists:
        kinds = [child.tag for child in listed.children if isinstance(child, Element)]
        assert set(kinds) <= {"LI", "L"}, name
        assert kinds[0] == "LI", name


def test_a_value_is_tied_to_its_label(made: dict[str, bytes], tagged: dict[str, TaggedPdf]) -> None:
    lines = {name: read_aloud(content).splitlines() for name, content in made.items()}
    assert "  - No: 1 | row header: Nama Inovasi | Isian: Pasar Terang" in lines["iga-2026.pdf"]
    assert "  - No: 1 | row header: Judul Inovasi | Isian: Pasar Terang" in lines["kipp-2025.pdf"]
    for name in tagged:
        if "_surat-" in name:
            assert any(line.startswith("  - row header: Nama | ") for line in lines[name]), name


def test_the_reader_says_what_is_wrong(made: dict[str, bytes]) -> None:
    """A reader that hides faults would let any golden pass."""
    body = (
        "<h1>Judul</h1><table><tr><td>1</td></tr></table><p><a href='#sini' id=sini>sini</a>, "
        "<a href='https://contoh.go.id'>laman</a></p><ul><li>satu<ul><li>dalam</li></ul></li></ul>"
    )
    printed = Engine(standing_workspace()).print(f"<html lang=id><title>Uji</title>{body}")
    assert read_aloud(printed.content).splitlines() == [
        *("document: Uji", "language: id", ""),
        *("", "heading 1: Judul"),
        *("table, 1 rows; columns: (none)", "  - (no header): 1"),
        "paragraph: [link: sini → #sini], [link: laman → https://contoh.go.id]",
        *("list, 1 items", "  item: • satu", "    list, 1 items", "      item: ◦ dalam"),
    ]

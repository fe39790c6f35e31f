"""Which HTML breaks PDF/A-3a or PDF/UA-1 in our engine, which is safe, and which is valid but read wrongly.

All was measured; where a new release of the engine changes a row, its test fails, and what it forbids may be allowed.
"""

from pathlib import Path

import pytest
from PIL import Image

from submissions.documents.engine import STYLESHEET, Engine
from submissions.documents.making import Maker
from submissions.documents.planning import documents_of
from submissions.documents.printed import Printed
from submissions.finished import archive
from submissions.readiness.listing import readiness_of
from submissions.readiness.sheet import readiness_sheet
from submissions.resources import templates_folder
from tests.build import assess, complete_record, packaged_editions, report_of, standing_workspace, write_workspace
from tests.documents.html_faults import faults_in, faults_in_style
from tests.documents.html_patterns import BREAKING, INSTEAD, PICTURE, SAFE, Pattern
from tests.tag_tree import Element, Text, read_tags

LACKING = archive.missing()
needs_java = pytest.mark.skipif(bool(LACKING), reason=LACKING)
ALL = [*BREAKING, *INSTEAD, *SAFE]
READ_WRONGLY = {"cells over columns", "cells over rows", "fixed place", "table over pages", "nested lists"}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    workspace = write_workspace(tmp_path_factory.mktemp("kantor"), [])
    Image.new("RGB", (8, 8), "red").save(workspace.root / PICTURE)
    return Engine(workspace)


@pytest.fixture(scope="module")
def printed(engine: Engine) -> dict[str, Printed]:
    return {pattern.name: engine.print(pattern.html) for pattern in ALL}


@pytest.fixture(scope="module")
def broken(printed: dict[str, Printed], tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, ...]]:
    """Return the rules that each pattern breaks; all are validated in one go."""
    folder, paths = tmp_path_factory.mktemp("pola"), dict[str, Path]()
    for name, each in printed.items():
        paths[name] = folder / f"{name}.pdf"
        paths[name].write_bytes(each.content)
    reports = list(archive.validate(paths.values()))
    assert [report.problem for report in reports if report.problem] == []
    rules = [tuple(sorted(f"{each.standard} {each.clause}" for each in report.broken)) for report in reports]
    return dict(zip(paths, rules, strict=True))


def named(patterns: list[Pattern]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("pattern", patterns, ids=lambda pattern: pattern.name)


@needs_java
@named(BREAKING)
def test_what_breaks_a_standard(pattern: Pattern, broken: dict[str, tuple[str, ...]]) -> None:
    assert broken[pattern.name] == pattern.breaks != ()


@needs_java
@named(INSTEAD)
def test_what_to_write_instead(pattern: Pattern, broken: dict[str, tuple[str, ...]]) -> None:
    assert broken[pattern.name] == ()


@needs_java
@named(SAFE)
def test_what_is_safe(pattern: Pattern, broken: dict[str, tuple[str, ...]]) -> None:
    assert broken[pattern.name] == ()


@named([*INSTEAD, *SAFE])
def test_the_engine_does_not_complain_of_what_is_good(pattern: Pattern, printed: dict[str, Printed]) -> None:
    assert printed[pattern.name].complaints == []


@pytest.mark.parametrize("name", ["picture with empty alt", "picture without alt", "character of no font"])
def test_the_engine_complains_of_what_it_sees(name: str, printed: dict[str, Printed]) -> None:
    assert len(printed[name].complaints) == 1


def test_own_markers_crash_the_engine(engine: Engine) -> None:
    pattern = Pattern("own marker", "<ul><li>satu</li></ul>", style='li::marker { content: "–" }')
    with pytest.raises(TypeError, match="min-content width"):
        engine.print(pattern.html)


# ------------------------------------------------------------------ valid, but read wrongly


def tree(printed: dict[str, Printed], name: str) -> Element:
    return read_tags(printed[name].content).root


def words(element: Element) -> str:
    texts = [child.text if isinstance(child, Text) else words(child) for child in element.children]
    return " ".join(text for text in texts if text)


def headed(root: Element) -> dict[str, str]:
    """Return for the words of each cell those of its headers."""
    names = {cell.key: words(cell) for cell in root.with_tag("TH")}
    return {words(cell): " ".join(names[key] for key in cell.headers) for cell in root.with_tag("TD")}


def test_a_cell_knows_the_headers_of_its_column_and_its_row(printed: dict[str, Printed]) -> None:
    assert headed(tree(printed, "row header with scope")) == {"1": "A Isian", "2": "B Isian"}
    assert headed(tree(printed, "row headers with scope and no head")) == {"1": "A", "2": "B"}
    # The words of what is hidden are not in the file: cells get headers that say nothing.
    assert headed(tree(printed, "row header under a hidden head"))["1"] == ""


def test_under_a_header_over_two_rows_cells_lose_their_headers(engine: Engine) -> None:
    pattern = Pattern(
        "header over two rows",
        "<table><thead><tr><th>Kelompok</th><th>Tahun</th><th>Jumlah</th></tr></thead>"
        "<tbody><tr><th scope=row rowspan=2>Pedagang</th><td>2024</td><td>10</td></tr>"
        "<tr><td>2025</td><td>20</td></tr></tbody></table>",
    )
    found = headed(read_tags(engine.print(pattern.html).content).root)
    assert (found["2024"], found["10"]) == ("Pedagang Tahun", "Pedagang Jumlah")
    # It should be "Pedagang Tahun" and "Pedagang Jumlah".
    assert (found["2025"], found["20"]) != ("Pedagang Tahun", "Pedagang Jumlah")


def test_what_has_a_fixed_place_is_read_first_on_every_page(engine: Engine) -> None:
    pattern = Pattern(
        "fixed place",
        "<div style='position: fixed; top: 0'>DRAF</div><p>satu</p><p style='break-before: page'>dua</p>",
        heading="",
    )
    assert words(read_tags(engine.print(pattern.html).content).root).split() == ["DRAF", "satu", "DRAF", "dua"]


def test_a_table_over_pages_is_a_table_on_each(printed: dict[str, Printed]) -> None:
    tables = tree(printed, "table over pages").with_tag("Table")
    assert len(tables) == printed["table over pages"].pages > 1
    assert all(len(table.with_tag("THead")) == 1 for table in tables)
    assert sum(len(table.with_tag("TD")) for table in tables) == 180


def test_a_nested_list_stands_behind_its_item_not_in_it(printed: dict[str, Printed]) -> None:
    outer, inner = tree(printed, "nested lists").with_tag("L")
    assert [child.tag for child in outer.children if isinstance(child, Element)] == ["LI", "L", "LI"]
    assert outer.children[1] is inner
    assert words(outer).split() == ["•", "satu", "1.", "satu", "a", "2.", "satu", "b", "•", "dua"]


def test_a_footnote_is_read_at_the_end_of_its_page(engine: Engine) -> None:
    html = "<p>awal<span style='float: footnote'>catatan</span> akhir</p><p>lagi</p>"
    read = words(read_tags(engine.print(Pattern("footnote", html, heading="").html).content).root)
    assert read.index("catatan") > read.index("lagi")


def test_white_space_between_two_elements_is_not_written(engine: Engine) -> None:
    html = Pattern("white space", "<p><b>satu</b> <b>dua</b></p><p><b>satu</b><b> dua</b></p>", heading="").html
    first, second = read_tags(engine.print(html).content).root.with_tag("P")
    read = [
        [text.text for each in paragraph.descendants() for text in each.children if isinstance(text, Text)]
        for paragraph in (first, second)
    ]
    assert read == [["satu", "dua"], ["satu", " dua"]]


# ------------------------------------------------------------------ our own documents


@named([pattern for pattern in BREAKING if pattern.name not in ("background picture smoothed", "character of no font")])
def test_bad_html_is_recognised(pattern: Pattern) -> None:
    assert len(faults_in(pattern.html)) >= 1


@named([pattern for pattern in [*INSTEAD, *SAFE] if pattern.name not in READ_WRONGLY])
def test_good_html_is_not_taken_for_bad(pattern: Pattern) -> None:
    # These two are safe by their styles, which our documents do not use.
    by_style = {"item with an inline paragraph": ["block in an item"], "item with its own marker": ["block in an item"]}
    by_style |= {"terms in blocks": ["term outside a list"]}
    assert faults_in(pattern.html) == by_style.get(pattern.name, [])


def test_no_document_of_ours_has_any_of_it() -> None:
    workspace = standing_workspace()
    maker, html = Maker(workspace), {}
    narrative = "Kalimat.\n\n- satu\n\n  lagi\n- dua\n  1. dalam\n\n# Judul\n\n|A|B|\n|-|-|\n|1|2|\n\n[a **b** `c`](https://contoh.go.id)"
    for name in packaged_editions():
        assessment = assess(complete_record(hasil=narrative, tujuan=narrative), name)
        for document in documents_of(assessment, workspace):
            html[document.name] = maker.html(document)
    ready = readiness_of(report_of(complete_record(), "iga-2026"))
    assert ready
    html["kesiapan"] = maker.html(readiness_sheet(ready, workspace, 58))
    assert len(html) >= len(packaged_editions()) + 3
    assert {name: found for name, text in html.items() if (found := faults_in(text))} == {}


def test_our_styles_have_none_of_it() -> None:
    assert faults_in_style((templates_folder() / STYLESHEET).read_text(encoding="utf-8")) == []

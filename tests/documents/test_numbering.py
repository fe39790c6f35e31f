"""Pages that a document refers to are numbered as they are, at the side where the line is aligned, without a gap."""

import io
from pathlib import Path

import pypdfium2
import pytest

from submissions.documents.engine import Engine
from submissions.documents.faster import collecting
from submissions.sample.generate import write_starter
from submissions.workspace import open_workspace


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    write_starter(tmp_path)
    return Engine(open_workspace(tmp_path))


def document(pages: int, *, style: str = "", reference: str = "#akhir") -> str:
    rows = "".join(f"<h2 id='h{number}' style='break-before: page'>Bab {number}</h2>" for number in range(2, pages))
    return (
        f"<title>x</title><style>{style}</style><table><tr><td>Daftar</td>"
        f'<td class="kanan"><span class="halaman" data-tujuan="#h2"></span></td>'
        f'<td class="kanan"><span class="halaman" data-tujuan="{reference}"></span></td></tr></table>'
        f"{rows}<h2 id='akhir' style='break-before: page'>Akhir</h2>"
    )


def first_page(content: bytes) -> str:
    pdf = pypdfium2.PdfDocument(io.BytesIO(content))
    text: str = pdf[0].get_textpage().get_text_range()
    return " ".join(text.split())


@pytest.mark.parametrize("pages", [4, 9, 10, 99])
def test_the_numbers_are_those_of_the_pages(engine: Engine, pages: int) -> None:
    printed = engine.print(document(pages))
    assert printed.pages == pages
    assert f"Daftar 2 {pages}" in first_page(printed.content)


@pytest.mark.parametrize(
    ("pages", "style", "last"),
    [(103, "", "2 103"), (4, "@page :first { counter-reset: page 20 }", "21 23")],
)
def test_numbers_for_which_there_is_no_room_or_that_count_otherwise_are_found_by_the_engine(
    engine: Engine, pages: int, style: str, last: str
) -> None:
    assert f"Daftar {last}" in first_page(engine.print(document(pages, style=style)).content)


def test_a_place_that_is_nowhere_has_no_number(engine: Engine) -> None:
    text = first_page(engine.print(document(3, reference="#hilang")).content)
    assert text.startswith("Daftar 2")
    assert "00" not in text


def test_what_an_office_prints_itself_is_left_alone(engine: Engine) -> None:
    text = first_page(engine.print(document(3, style=".halaman::after { content: 'lihat belakang' }")).content)
    assert "lihat belakang lihat belakang" in text


REFERENCE = '<span class="halaman" data-tujuan="#akhir"></span>'


def referring(body: str, *, style: str = "", end: str = "<h2 id='akhir'>Akhir</h2>") -> str:
    between = "<h2 style='break-before: page'>Bab</h2>" * 3
    return f"<title>x</title><style>{style}</style>{body}{between}<div style='break-before: page'>{end}</div>"


@pytest.mark.parametrize(
    ("body", "style", "seen"),
    [
        ("<p>lihat <b class='tebal halaman' data-tujuan='#akhir'></b></p>", "", "lihat 5 "),
        (f"<div style='position: absolute'>lihat {REFERENCE}</div><p>isi</p>", "", "lihat 5 "),
        (f"<p style='width: 1mm; word-break: break-all'>{REFERENCE}</p>", "", "5 1 / 5"),
        (f"<p>lihat {REFERENCE}</p>", ".halaman { display: block } .halaman::first-letter { color: red }", "lihat 5 1"),
        (f"<p>halaman {REFERENCE}, lalu</p>", "", "halaman 5, lalu"),
        (f"<p>halaman {REFERENCE}, lalu</p>", ".halaman { display: inline-block }", "halaman 5, lalu"),
        (f"<p style='text-align: right'>halaman {REFERENCE}</p>", "", "halaman 5 "),
        (f"<p>lihat {REFERENCE}</p>", "@page { counter-increment/* dua */: page 2 }", "lihat 10 "),
        (f"<div class=atas>lihat {REFERENCE}</div><p>isi</p>", ".atas { position: fixed }", "lihat 5 "),
    ],
    ids=["classes", "absolute", "divided", "letter", "within", "block within", "right", "comment", "fixed"],
)
def test_a_reference_is_a_number_however_it_is_set(engine: Engine, body: str, style: str, seen: str) -> None:
    text = first_page(engine.print(referring(body, style=style)).content)
    assert seen in f"{text} "
    assert "00" not in text


@pytest.mark.parametrize(
    "end",
    [
        "<div id='akhir'>" + "<p style='height: 100mm'>isi</p>" * 8 + "</div>",
        "<p id='akhir'>satu</p><p id='akhir' style='break-before: page'>dua</p>",
    ],
    ids=["long", "twice"],
)
def test_what_is_on_several_pages_is_referred_to_where_it_begins(engine: Engine, end: str) -> None:
    printed = engine.print(referring(f"<p>lihat {REFERENCE}</p>", end=end))
    assert "lihat 5 " in first_page(printed.content)
    assert printed.places["akhir"] == 5


def test_a_gap_is_left_nowhere(engine: Engine) -> None:
    pdf = pypdfium2.PdfDocument(
        io.BytesIO(engine.print(referring(f"<p style='text-align: right'>halaman {REFERENCE}</p>")).content)
    )
    text = pdf[0].get_textpage()
    at = text.get_text_range().index("halaman 5")
    assert text.get_charbox(at + 8)[0] - text.get_charbox(at + 6)[2] < 5  # points: a space, no digit's room besides


def test_a_number_of_one_digit_ends_where_those_of_two_do(engine: Engine) -> None:
    right = []
    for pages in (5, 12):
        pdf = pypdfium2.PdfDocument(io.BytesIO(engine.print(document(pages)).content))
        text = pdf[0].get_textpage()
        line = text.get_text_range()
        place = line.index(f" {pages}") + len(f" {pages}") - 1
        right.append(text.get_charbox(place)[2])
    assert right[0] == pytest.approx(right[1], abs=1.0)


def test_cycles_are_collected_again_once_a_document_is_printed(engine: Engine) -> None:
    import gc

    gc.enable()
    engine.print(document(3))
    assert gc.isenabled()
    gc.disable()
    try:
        engine.print(document(3))
        assert not gc.isenabled()  # whoever switched it off still has it off
    finally:
        gc.enable()
    with collecting.collecting_after():
        with collecting.collecting_after():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_a_document_left_that_could_not_be_made_is_not_kept(engine: Engine) -> None:
    import gc

    gc.enable()
    engine.print(document(3))
    gc.collect()
    before = len(gc.get_objects())
    for _each in range(40):
        with pytest.raises(AttributeError):
            engine.print(document(12), attached=object())  # type: ignore[arg-type]
    engine.print(document(3))
    # One of them leaves some eight hundred, which go with one of the next ten or so.
    assert len(gc.get_objects()) < before + 12_000

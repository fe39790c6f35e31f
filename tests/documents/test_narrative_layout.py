"""Where the words of a narrative stand on paper: within the margins, beneath their headings, in fitting columns."""

import io
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from submissions.documents.engine import Engine
from submissions.documents.richtext import narrative_html
from tests.build import standing_workspace

RUN = "ACGTACGTTGCAAGGACGTTGCAAGG" * 5
SENTENCE = "Petugas mencatat data di buku lalu menyalin ke komputer pada akhir hari kerja. "
LEFT, RIGHT = 25 / 25.4 * 72, (210 - 20) / 25.4 * 72
HEADING = ("Sebelum", "Sesudah")


def printed(markdown: str) -> pypdfium2.PdfDocument:
    body = f'<h1>Contoh</h1><div class="narasi">{narrative_html(markdown)}</div>'
    page = f'<html lang="id"><head><title>Contoh</title></head><body>{body}</body></html>'
    return pypdfium2.PdfDocument(Engine(standing_workspace()).print(page).content)


def text_of(document: pypdfium2.PdfDocument) -> str:
    return "\n".join(page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document)


def boxes(document: pypdfium2.PdfDocument) -> list[tuple[float, float, float, float]]:
    found = []
    for page in document:
        text = page.get_textpage()
        found += [text.get_rect(number) for number in range(text.count_rects())]
    return found


@pytest.mark.parametrize(
    "markdown",
    [
        f"{RUN}**tebal di tengah**{RUN} akhir.",
        f"**Tebal**{RUN} lalu *{RUN}*{RUN}.",
        f"Kalimat `{RUN}`{RUN} akhir.",
        f"- {RUN}**{RUN}**\n  1. **Makro**{RUN}\n\n> {RUN}*{RUN}*",
        f"|a|b|c|d|\n|---|---|---|---|\n|isi **tebal**semua|{RUN}**{RUN}**|{RUN[:9]}**{RUN[:9]}**{RUN[:9]}|d|",
    ],
)
def test_a_long_run_stays_within_the_margins_and_is_copied_whole(markdown: str) -> None:
    document = printed(markdown)
    edges = boxes(document)
    assert len(edges) > 3
    assert all(left >= LEFT - 1 and right <= RIGHT + 1 for left, _bottom, right, _top in edges)
    together = "".join(text_of(document).split())
    assert together.count("ACGTACGTTGCAAGG") == markdown.count("ACGTACGTTGCAAGG")
    assert "\u200b" not in together


def test_words_across_bold_text_are_not_divided_where_they_fit() -> None:
    document = printed("Kata **tebal**nya, (**Makro**). " * 30)
    assert text_of(document).count("tebalnya") == text_of(document).count("Makro).") == 30


@pytest.mark.parametrize("times", [20, 60, 200])
def test_a_tall_row_has_its_heading_on_every_page(times: int) -> None:
    rows = f"| {SENTENCE * times} | {SENTENCE * times} |\n| pendek | pendek |"
    document = printed(f"Pengantar.\n\n| {' | '.join(HEADING)} |\n|---|---|\n{rows}")
    pages = [page.get_textpage().get_text_bounded() for page in document]
    assert "Petugas" in pages[0]
    assert all(" ".join(HEADING) in page for page in pages if "Petugas" in page or "pendek" in page)


@pytest.mark.parametrize("last", ["| pendek | pendek |", f"| {SENTENCE * 20} | pendek |"])
def test_the_heading_stays_where_the_last_row_has_no_room_left(last: str) -> None:
    for times in range(206, 220, 2):
        text = "Petugas mencatat data. " * times
        document = printed(f"Pengantar.\n\n| {' | '.join(HEADING)} |\n|---|---|\n| {text} | {text} |\n{last}")
        pages = [page.get_textpage().get_text_bounded() for page in document]
        assert all(" ".join(HEADING) in page for page in pages if "Petugas" in page or "pendek" in page)


def columns_of(markdown: str) -> list[float]:
    """Return the shares of a table's columns, by where the words of its heading begin."""
    document = printed(markdown)
    text = document[0].get_textpage()
    starts = []
    for word in ("Nomor", *HEADING):
        index, count = text.search(word, match_case=True).get_next()
        starts.append(text.get_charbox(index)[0])
        assert count == len(word)
    edges = [*starts, RIGHT]
    return [round((after - before) / (RIGHT - LEFT), 2) for before, after in pairwise(edges)]


def test_a_column_of_numbers_is_narrow_and_texts_share_the_rest() -> None:
    rows = "\n".join(f"| {number} | {SENTENCE * 2} | {SENTENCE * 4} |" for number in range(1, 4))
    number, before, after = columns_of(f"| Nomor | {' | '.join(HEADING)} |\n|---|---|---|\n{rows}")
    assert number < 0.15
    assert 0.2 < before < after < 0.65


def test_columns_alike_are_as_wide_as_each_other() -> None:
    rows = "\n".join("| kata | kata | kata |" for _number in range(3))
    shares = columns_of(f"| Nomor | {' | '.join(HEADING)} |\n|---|---|---|\n{rows}")
    assert max(shares) - min(shares) < 0.1


def test_marks_for_layout_are_no_way_in_for_styles() -> None:
    html = str(narrative_html('<col style="width: 900%"> <span class="alamat">x</span>\n\n|a|\n|-|\n|<tr class=x>|'))
    assert html.count("<col ") == 1
    assert '<span class="alamat">' not in html
    assert "<tr class" not in html


def test_it_is_tagged_as_before() -> None:
    body = narrative_html(f"{RUN}**tebal**{RUN}\n\n| a | b |\n|---|---|\n| {SENTENCE * 60} | b |")
    page = f'<html lang="id"><head><title>Contoh</title></head><body>{body}</body></html>'
    printed_page = Engine(standing_workspace()).print(page)
    with pikepdf.open(io.BytesIO(printed_page.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
    assert printed_page.complaints == []

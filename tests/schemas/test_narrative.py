"""Words as a reader counts them, and HTML that is found but not obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.narrative import count_words, html_tags, markdown_parser, plain_text


@pytest.mark.parametrize(
    ("markdown", "count"),
    [
        ("", 0),
        ("   \n\n  ", 0),
        ("satu", 1),
        ("Rata-rata 12,5 persen per bulan.", 5),
        ("rata-rata", 1),
        ("anak-anak, ibu-ibu; bapak-bapak", 3),
        ("sebelum - sesudah", 2),
        ("sebelum – sesudah — selesai", 3),
        ("- - -", 0),
        ("• satu • dua", 2),
        ("*** ... !!! ???", 0),
        ("tidak/belum", 1),
        ("12 Maret 2024", 3),
        ("1.250 orang & 3 desa", 4),
        ("satu\u00a0dua", 2),
        ("satu\u2003dua\u3000tiga", 3),
        ("satu\ndua\r\ntiga", 3),
        ("satu\n\ndua", 2),
        ("**tebal** dan *miring*", 3),
        ("**sebagian**tebal", 1),
        ("garis_bawah tetap satu", 3),
        ("`kode satu dua`", 3),
        ("```\nbaris satu\nbaris dua\n```", 4),
        ("    baris kode\n", 2),
        ("# Judul besar\n\nIsi teks.", 4),
        ("Judul\n=====\n\nisi", 2),
        ("[laman resmi](https://contoh.go.id/laman/yang/panjang) dibuka", 3),
        ("<https://contoh.go.id/laman>", 1),
        ("https://contoh.go.id/laman dibuka", 2),
        ("- satu\n- dua\n- tiga empat", 4),
        ("* satu\n\n* dua", 2),
        ("+ satu\n+ dua", 2),
        ("1. satu\n2. dua", 2),
        ("1) satu\n2) dua", 2),
        ("2024. Tahun itu", 2),
        ("> kutipan dari warga", 3),
        ("| Tahun | Jumlah |\n|---|---|\n| 2023 | 12 |\n| 2024 | 15 |", 6),
        ("| Sebelum masa | Sesudah |\n|:--|--:|\n| 3 hari | – |", 5),
        ("satu  \ndua", 2),
        ("satu\\\ndua", 2),
        ("teks <b>tebal</b>", 2),
        ("teks <b> tebal </b>", 4),
        ("AT&amp;T dan &lt;b&gt;", 3),
        ("\\*bukan miring\\*", 2),
        ("~~coret~~ biasa", 2),
        ("---", 0),
        ("satu\n\n---\n\ndua", 2),
        ("![gambar peta](peta.png)", 2),
        ("ꦲꦏ꧀ꦱꦫ ꦗꦮ", 2),
        ("😀 😀", 0),
    ],
)
def test_words_are_counted_as_a_reader_counts_them(markdown: str, count: int) -> None:
    assert count_words(markdown) == count


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("  satu   dua", "satu dua"),
        ("satu\ndua\n\n\ntiga", "satu dua\ntiga"),
        ("**satu** [dua](https://a.id)", "satu dua"),
        ("- satu\n- dua", "satu\ndua"),
        ("| a | b |\n|---|---|\n| c | d |", "a\nb\nc\nd"),
        ("# Judul\n\nisi *miring*", "Judul\nisi miring"),
        ("teks <script>alert(1)</script>", "teks <script>alert(1)</script>"),
        ("satu  \ndua", "satu dua"),
    ],
)
def test_plain_text_is_what_a_reader_sees(markdown: str, text: str) -> None:
    assert plain_text(markdown) == text


@pytest.mark.parametrize(
    ("markdown", "tags"),
    [
        ("teks biasa", []),
        ("3 < 5 dan 7 > 2", []),
        ("a <b>tebal</b>", ["<b>", "</b>"]),
        ("<br/> dan <br />", ["<br/>", "<br />"]),
        ('<a href="https://a.id">x</a>', ['<a href="https://a.id">', "</a>"]),
        ("<script>alert(1)</script>", ["<script>", "</script>"]),
        ("<IMG SRC=x onerror=y>", ["<IMG SRC=x onerror=y>"]),
        ("<https://contoh.go.id>", []),
        ("<h1>Judul</h1>", ["<h1>", "</h1>"]),
    ],
)
def test_html_tags_are_found(markdown: str, tags: list[str]) -> None:
    assert html_tags(markdown) == tags


WORDS = st.text(st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x24F), min_size=1, max_size=12)


@given(st.lists(WORDS, max_size=60))
def test_words_joined_by_spaces_are_counted_exactly(words: list[str]) -> None:
    assert count_words(" ".join(words)) == len(words)


@given(st.lists(WORDS, min_size=1, max_size=20), st.data())
def test_white_space_of_any_kind_and_lone_dashes_do_not_count(words: list[str], data: st.DataObject) -> None:
    gaps = st.sampled_from([" ", "  ", "\n", "\u00a0", "\t", " - ", " – ", " — ", " / ", " • "])
    text = words[0] + "".join(data.draw(gaps) + "x" + word for word in words[1:])
    assert count_words(text) == len(words)


@given(st.lists(WORDS, min_size=1, max_size=20))
def test_emphasis_lists_and_tables_do_not_change_the_count(words: list[str]) -> None:
    marked = ["x" + word for word in words]
    assert count_words(" ".join(f"**{word}**" for word in marked)) == len(words)
    assert count_words("\n".join(f"- {word}" for word in marked)) == len(words)
    assert count_words(" ".join(f"[{word}](https://a.id/b/c)" for word in marked)) == len(words)
    row = "|" + "|".join(marked) + "|"
    assert count_words(f"{row}\n{'|---' * len(marked)}|\n{row}") == 2 * len(words)


def seen_through_markdown(text: str) -> str:
    """Return the text of each paragraph as the Markdown parser itself gives it."""
    blocks = [token.children or [] for token in markdown_parser().parse(text) if token.type == "inline"]
    lines = ("".join(" " if child.type == "softbreak" else child.content for child in block) for block in blocks)
    return "\n".join(" ".join(line.split()) for line in lines)


PLAIN = st.lists(
    st.lists(st.from_regex(r"[A-Za-z0-9,.;:()\"'!?%/é–-]{1,10}", fullmatch=True), min_size=1, max_size=8).map(" ".join),
    max_size=5,
)


@given(PLAIN, st.sampled_from(["\n", "\n\n", "\n\n\n", "\n \n"]))
def test_plain_text_is_the_same_by_the_short_way_and_through_markdown(paragraphs: list[str], gap: str) -> None:
    text = gap.join(paragraphs)
    through = seen_through_markdown(text)
    assert plain_text(text).split() == through.split()
    assert count_words(text) == sum(1 for token in through.split() if any(map(str.isalnum, token)))


@given(st.text(max_size=80))
def test_any_text_can_be_counted(text: str) -> None:
    assert 0 <= count_words(text) <= len(text)


_LINES = (
    "",
    "1. satu",
    "2. dua",
    "- **tiga** empat",
    "lima",
    "   enam",
    "1. **a.** b",
    "| a | b c |",
    "|---|---|",
    "| d |",
    "a|b",
)


@given(st.lists(st.sampled_from(_LINES), max_size=8).map("\n".join))
def test_words_are_counted_alike_with_and_without_parsing(markdown: str) -> None:
    assert count_words(markdown) == sum(any(map(str.isalnum, word)) for word in plain_text(markdown).split())

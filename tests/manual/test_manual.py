"""The manual is read in the order of its indices, shown as plain HTML, and found by whatever somebody types."""

import time
from pathlib import Path

import pytest

from submissions.manual.reading import Manual, manual, read_manual, slug
from submissions.manual.rendering import page_html
from submissions.manual.searching import search
from submissions.manual.stemming import roots, words_of

PAGES = {
    "index": "# Buku\n\nUntuk siapa.\n\n- [Cara](cara/index.md)\n- [Acuan](acuan/index.md)\n",
    "cara/index": "# Cara\n\nPekerjaan.\n\n- [Surat](surat.md)\n- [Unggah](unggah.md)\n- [Rapat](rapat.md)\n",
    "cara/surat": (
        "# Menandatangani surat pernyataan\n\nCara menandatangani surat.\n\n## Mencetak surat\n\n"
        "Tekan **Cetak** di **Bukti**, Bagian Bukti. "
        "Bukti tidak ikut, dan bukti tetap ada. Lihat [unggah](unggah.md#besar) atau `bukti`.\n\n"
        "## Mencetak surat\n\nLagi.\n\n![Tombol cetak](../gambar/cetak.png)\n"
    ),
    "cara/unggah": (
        "# Mengunggah bukti\n\nCara mengunggah berkas bukti.\n\n## Besar\n\n| a | b | c |\n|---|:-:|---|\n"
        "| 1 | 2 | 3 |\n\n<script>alert(1)</script> [x](javascript:alert(1)) [y](https://contoh.go.id)\n"
    ),
    "cara/rapat": "# Rapat\n\nIsinya lain.\n\nDi sini orang mencetak dan mengunggah, dan surat dibahas.\n",
    "cara/terlupa": "# Terlupa\n\nTidak disebut indeks mana pun.\n",
    "acuan/index": "# Acuan\n\nSemua.\n\n- [Istilah](istilah.md)\n",
    "acuan/istilah": "# Istilah\n\nArti.\n\n## Dokumen\n\n### bukti\n\nDokumen.\n\n### jilid bukti\n\nSemua bukti.\n",
}


@pytest.fixture
def small(tmp_path: Path) -> Manual:
    for name, text in PAGES.items():
        path = tmp_path / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_manual(tmp_path)


def html_of(small: Manual, name: str) -> str:
    return page_html(small, small.pages[name], lambda page, anchor: f"/b/{page}/#{anchor}", lambda file: f"/g/{file}")


def test_pages_stand_in_the_order_in_which_indices_name_them(small: Manual) -> None:
    wanted = ["", "cara", "cara/surat", "cara/unggah", "cara/rapat", "acuan", "acuan/istilah"]
    assert list(small.pages) == wanted
    assert [kind.title for kind in small.kinds] == ["Cara", "Acuan"]
    before, after = small.neighbours(small.pages["cara/unggah"])
    assert (before and before.name, after and after.name) == ("cara/surat", "cara/rapat")
    assert small.neighbours(small.pages["cara/surat"])[0] is None
    page = small.pages["cara/surat"]
    assert (page.title, page.summary) == ("Menandatangani surat pernyataan", "Cara menandatangani surat.")
    assert [each.anchor for each in page.headings] == ["mencetak-surat", "mencetak-surat-1"]


def test_a_page_becomes_plain_html_with_links_and_pictures_where_they_are_shown(small: Manual) -> None:
    html = html_of(small, "cara/surat")
    assert "<h1" not in html
    assert "Cara menandatangani" not in html
    assert '<h2 id="mencetak-surat-1">' in html
    assert 'href="/b/cara/unggah/#besar"' in html
    assert '<img src="/g/cetak.png" alt="Tombol cetak" loading="lazy">' in html
    # A term is a link where it stands first, and not in what is typed, a button's name or an office's.
    assert html.count('class="istilah"') == 1
    assert '<a href="/b/acuan/istilah/#bukti" class="istilah">Bukti</a> tidak ikut, dan bukti tetap' in html
    assert "<code>bukti</code>" in html
    assert 'class="istilah"' not in html_of(small, "acuan/istilah")


def test_a_page_holds_nothing_active_and_wide_tables_scroll(small: Manual) -> None:
    html = html_of(small, "cara/unggah")
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert 'href="https://contoh.go.id"' in html
    assert '<div class="scroll" tabindex="0" role="region" aria-label="a, b, c">' in html
    assert '<th scope="col">a</th>' in html
    assert "style=" not in html


@pytest.mark.parametrize(
    ("word", "root"),
    [
        *((word, "kirim") for word in ("mengirim", "mengirimkan", "dikirim", "pengiriman", "terkirim", "kirimlah")),
        *((word, "nilai") for word in ("menilai", "penilaian", "penilai", "dinilai", "nilainya")),
        *((word, "isi") for word in ("mengisi", "isian", "pengisian", "diisi", "isinya")),
        *(("menyimpan", "simpan"), ("memakai", "pakai"), ("menulis", "tulis"), ("memperbaiki", "baik")),
        *(("unggahan", "unggah"), ("bertambah", "tambah"), ("kekurangan", "kurang"), ("perubahannya", "ubah")),
    ],
)
def test_the_root_of_a_word_is_among_its_roots(word: str, root: str) -> None:
    assert root in roots(word)


def test_words_are_folded_and_what_is_written_in_one_is_parted() -> None:
    assert words_of("Café MENANDATANGANI, ttd.") == ["cafe", "tanda", "tangan", "ttd"]
    assert words_of("ditandatangani") == ["tanda", "tangan"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("tanda tangan", "cara/surat"),
        ("ttd", "cara/surat"),
        ("TTD SURAT", "cara/surat"),
        ("pencetakan", "cara/surat"),  # a heading before a text
        ("upload", "cara/unggah"),
        ("uplod", "cara/unggah"),
        ("bagaimana cara mengungah berkas?", "cara/unggah"),
        ("unggahan", "cara/unggah"),
        ("rapa", "cara/rapat"),
        ("jilid", "acuan/istilah"),
    ],
)
def test_what_is_typed_is_found(small: Manual, typed: str, first: str) -> None:
    assert [hit.page.name for hit in search(typed, small)][:1] == [first]


@pytest.mark.parametrize("typed", ["", "  ", "?!", "rap", "xyzzyplugh", "a" * 5000, "\x00", "yang dan"])
def test_what_nothing_fits_finds_nothing(small: Manual, typed: str) -> None:
    assert search(typed, small) == []


def test_a_hit_leads_to_its_heading_and_shows_the_words(small: Manual) -> None:
    hit = search("cetak", small)[0]
    assert (hit.page.name, hit.heading and hit.heading.anchor) == ("cara/surat", "mencetak-surat")
    assert "".join(part.text for part in hit.excerpt).startswith("Tekan Cetak di Bukti, Bagian Bukti. Bukti")
    assert [part.text for part in hit.excerpt if part.is_met] == ["Cetak"]


def test_an_anchor_is_made_as_in_the_browser_of_the_source() -> None:
    assert slug("Berkas `a.pdf`, dan: B/C!") == "berkas-apdf-dan-bc"


def test_a_picture_is_one_of_the_manual(small: Manual) -> None:
    (small.folder / "gambar").mkdir()
    (small.folder / "gambar" / "a.png").write_bytes(b"x")
    (small.folder / "a.png").write_bytes(b"x")
    assert small.picture("a.png") == small.folder / "gambar" / "a.png"
    assert [small.picture(name) for name in ("b.png", "../a.png", "a.jpg", "")] == [None] * 4


def test_a_search_of_the_whole_manual_takes_no_time() -> None:
    search("surat", manual())
    began = time.perf_counter()
    for words in ("bagaimana mengirim surat pernyataan yang sudah ditandatangani", "uplod bukti", "words-too-few"):
        search(words, manual())
    assert (time.perf_counter() - began) / 3 < 0.05

"""Narratives on a page: the structure that documents have, links to the web alone, no style and no code."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from submissions.documents.richtext import narrative_html
from submissions.showcase.privacy import People, Private, Secret
from submissions.showcase.texts import plain_of, shown_html

PRIVATE = Private(People(["Sari Wulandari"]))
ALLOWED = {"a": {"href", "rel"}, "div": {"class", "tabindex", "role", "aria-label"}, "ol": {"start"}}
ALLOWED |= {"th": {"class"}, "td": {"class"}}


class Tags(HTMLParser):
    """Collects what HTML is made of, and whether every tag is closed."""

    def __init__(self, html: str):
        super().__init__()
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.seen: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes += [(tag, name) for name, _value in attrs]
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def shown(markdown: str) -> str:
    return shown_html(narrative_html(markdown), PRIVATE)[0]


def test_a_table_can_be_scrolled_and_has_no_styles() -> None:
    html = shown("| Unsur | Hari |\n|---|--:|\n| izin | 3 |")
    assert '<div class="tabel" tabindex="0" role="group" aria-label="Tabel"><table>' in html
    assert '<th class="kanan">Hari</th>' in html
    assert '<td class="kanan">3</td>' in html
    assert "style" not in html
    assert "col" not in html


@pytest.mark.parametrize(
    ("markdown", "stays"),
    [
        ("[laman](https://contoh.go.id/a?b=1&c=2)", True),
        ("<http://contoh.go.id>", True),
        ("[berkas](bukti/sk.pdf)", False),
        ("[wa](https://wa.me/6281234567890)", False),
        ("[profil](https://contoh.go.id/sari-wulandari)", False),
        ("[profil](https://contoh.go.id/?q=sari%20wulandari)", False),
        ("[masuk](https://sari:rahasia@contoh.go.id/)", False),
        ("[surel](mailto:a@contoh.go.id)", False),
        ("[rumah](//contoh.go.id/a)", False),
    ],
)
def test_links_lead_to_the_web_and_hold_nothing_private(markdown: str, stays: bool) -> None:
    html, kinds = shown_html(narrative_html(markdown), PRIVATE)
    assert ("<a href=" in html) == stays
    assert (Secret.LINK in kinds) == (not stays)
    if not stays:
        assert "href" not in html
        assert "wulandari" not in html


def test_the_address_for_paper_is_not_there_twice() -> None:
    assert shown("[laman](https://contoh.go.id)").count("contoh.go.id") == 1


def test_what_is_left_out_leaves_its_surroundings() -> None:
    html = shown("Oleh **Sari** Wulandari & tim, <b>0812 3456 7890</b>")
    assert html == "<p>Oleh <strong>[…]</strong> &amp; tim, &lt;b&gt;[…]&lt;/b&gt;</p>\n"


def test_nothing_is_found_across_the_cells_of_a_table_or_the_items_of_a_list() -> None:
    assert "[…]" not in shown("| a | b |\n|---|---|\n| 0812 | 34567890 |")
    assert "[…]" not in shown("- Sari\n- Wulandari")
    assert plain_of("<p>a<br>b</p><ul><li>c</li></ul>") == "a b c"


@given(st.text(alphabet="ab <>&\"'*_`[]()!#-|\n1.:/h", max_size=60))
def test_whatever_is_written_becomes_tags_that_are_known(markdown: str) -> None:
    tags = Tags(shown(markdown))
    assert tags.open == []
    assert {"script", "img", "span", "col", "style"}.isdisjoint(tags.seen)
    assert all(name in ALLOWED.get(tag, set()) for tag, name in tags.attributes)

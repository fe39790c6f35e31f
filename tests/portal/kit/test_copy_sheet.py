import html
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from schemas.narrative import count_words
from submissions.portal.kit.plaintext import plain_paragraphs
from tests.build import REMOVED
from tests.portal.kit.conftest import Kit, Small, one

StarterKit = tuple[Kit, Mapping[str, str]]
EVIL = '<script>alert(1)</script></textarea><img src=x onerror=alert(1)>" onload="alert(1)'


class Page(HTMLParser):
    """What a browser makes of the page: its boxes, its words, and every address that it would load."""

    def __init__(self, text: str):
        super().__init__()
        self.boxes: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.buttons: list[str] = []
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.words = ""
        self._box = self._label = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.handlers += [name for name in given if name.startswith("on")]
        self.loads += [value for name, value in given.items() if name in ("src", "href", "action", "srcset", "data")]
        if tag == "textarea":
            self._box = given["id"]
            self.boxes[self._box] = ""
        elif tag == "label":
            self._label = given["for"]
        elif tag == "button":
            self.buttons.append(given["data-salin"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # A browser drops one line break at the beginning of a box.
            self.boxes[self._box] = self.boxes[self._box].removeprefix("\n")
            self._box = ""
        self._label = "" if tag == "label" else self._label

    def handle_data(self, data: str) -> None:
        if self._box:
            self.boxes[self._box] += data
        elif self._label:
            self.labels[self._label] = self.labels.get(self._label, "") + data
        else:
            self.words += data


def page_of(kit: Kit) -> Page:
    return Page((kit.folder / "salin.html").read_text(encoding="utf-8"))


def box_after(page: Page, label: str) -> str:
    found = [page.boxes[key] for key, text in page.labels.items() if text == label]
    assert found, label
    return found[0]


def test_it_needs_nothing_but_itself(starter_kit: StarterKit) -> None:
    kit, _before = starter_kit
    page = page_of(kit)
    text = (kit.folder / "salin.html").read_text(encoding="utf-8")
    assert not [address for address in page.loads if re.match(r"(?i)(https?:)?//|data:|javascript:", address)]
    assert {"link", "img", "iframe", "object", "embed", "form"} & set(page.tags) == set()
    assert page.handlers == []
    assert "default-src 'none'" in text
    assert "@import" not in text
    assert "url(" not in text


def test_every_field_stands_there_in_its_order_with_its_answer(starter_kit: StarterKit) -> None:
    kit, _before = starter_kit
    page = page_of(kit)
    words = " ".join(page.words.split())
    fields = kit.dossier.context["isian"]
    indicators = kit.dossier.context["indikator"]
    assert (len(fields), len(indicators)) == (22, 20)
    position = words.index("Profil inovasi")
    for each in [f"{field['no']}. {field['label']}" for field in fields] + [
        f"{indicator['no']}. {indicator['nama']}" for indicator in indicators
    ]:
        position = words.index(each, position) + len(each)
    for field in fields:
        if field["teks"]:
            assert box_after(page, field["label"]) == field["teks"]
    for indicator in indicators:
        assert f"{indicator['parameter']}. {indicator['teks_parameter']} ✓" in words


def test_every_box_has_a_label_and_a_button_of_its_own(starter_kit: StarterKit) -> None:
    page = page_of(starter_kit[0])
    assert len(page.boxes) > 100
    assert set(page.boxes) == set(page.labels)
    assert page.buttons == list(page.boxes)
    assert all(page.boxes.values())


def test_narratives_are_plain_paragraphs_with_counts(starter_kit: StarterKit) -> None:
    kit, _before = starter_kit
    page = page_of(kit)
    words = " ".join(page.words.split())
    [design] = [field for field in kit.dossier.context["isian"] if field["kunci"] == "rancang_bangun"]
    for part in design["isian"]:
        text = box_after(page, part["label"])
        assert "**" not in text
        assert count_words(text) == pytest.approx(count_words(part["narasi"]), abs=3)
        assert f"{len(text):,}".replace(",", ".") + " karakter" in words
    assert "\n\n" in box_after(page, "Permasalahan")
    whole = box_after(page, "Seluruh bagian")
    assert all(part["label"] in whole for part in design["isian"])
    assert f"{design['kata']} kata" in words
    assert "minimal 300 kata" in words


def test_files_to_upload_are_named_and_lie_there(starter_kit: StarterKit) -> None:
    kit, _before = starter_kit
    page = page_of(kit)
    files = [address for address in page.loads if not address.startswith("#")]
    assert sorted(files) == sorted(name for name in kit.names if "/" in name)
    assert all((kit.folder / name).is_file() for name in files)
    assert "https://www.youtube.com/watch?v=contoh-akta-mapan" in page.boxes.values()
    register = [entry for each in kit.dossier.context["indikator"] for entry in each["bukti"] if entry["nomor"]]
    assert all(entry["nomor"] in page.boxes.values() for entry in register)
    assert all(entry["tentang"] in page.boxes.values() for entry in register)


def test_words_that_look_like_html_are_words(small: Small) -> None:
    kit = small(one("a.pdf", judul=EVIL, nomor=EVIL), nama=EVIL, tujuan=EVIL)
    text = (kit.folder / "salin.html").read_text(encoding="utf-8")
    assert text.count("<script>") == 1
    assert html.escape("<script>alert(1)") in text
    page = page_of(kit)
    assert box_after(page, "Nama Inovasi") == EVIL
    assert page.handlers == []
    assert "img" not in page.tags


def test_what_is_empty_says_so_and_has_no_box(small: Small) -> None:
    kit = small(one("a.pdf"), waktu_pengembangan=REMOVED, pengembangan=REMOVED, tujuan=REMOVED)
    page = page_of(kit)
    words = " ".join(page.words.split())
    assert "16. Tujuan inovasi daerah * tidak diisi" in words
    assert "DRAF" in words
    assert "Tidak ada parameter yang dicapai" in words


def test_a_file_that_needs_attention_is_marked(small: Small) -> None:
    kit = small(one("a.pdf"), lambda folder: (folder / "a.pdf").unlink())
    assert "Perhatian: TIDAK ADA" in page_of(kit).words


def test_dates_are_also_given_in_figures(starter_kit: StarterKit) -> None:
    assert re.search(r"dengan angka: \d\d/\d\d/\d{4}", page_of(starter_kit[0]).words)


def test_the_office_may_have_a_sheet_of_its_own(small: Small, tmp_path: Path) -> None:
    own = tmp_path / "kantor" / "templates" / "iga"
    own.mkdir(parents=True)
    (own / "salin.html.j2").write_text("{{ inovasi.nama }}")
    assert (small(one("a.pdf")).folder / "salin.html").read_text() == "Pasar Terang"


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("satu\nbaris", "satu baris"),
        ("satu\n\ndua", "satu\n\ndua"),
        ("**tebal** dan *miring* `kode`", "tebal dan miring kode"),
        ("- a\n- b", "- a\n- b"),
        ("Pokok:\n- a\n\n  lanjut\n- b", "Pokok:\n\n- a\n  lanjut\n- b"),
        ("3. a\n4. b\n   - c", "3. a\n4. b\n   - c"),
        ("# Judul\n\nisi", "Judul\n\nisi"),
        ("|A|B|\n|-|-|\n|1|2|\n\nakhir", "A | B\n1 | 2\n\nakhir"),
        ("[situs](https://a.go.id)", "situs (https://a.go.id)"),
        ("<https://a.go.id>", "https://a.go.id"),
        ("<b>x</b> & 1 < 2", "<b>x</b> & 1 < 2"),
        ("akhir  \nbaris", "akhir\nbaris"),
        ("> kutipan", "kutipan"),
        ("", ""),
    ],
)
def test_a_narrative_reads_well_without_its_marks(markdown: str, plain: str) -> None:
    assert plain_paragraphs(markdown) == plain

"""The pages in docs/gallery are what the program prints; what moves a line, is seen."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from submissions.documents.engine import STYLESHEET
from submissions.resources import templates_folder
from tools.make_gallery import TARGET, documents, file_name, pictures

CHOSEN = (("iga", 4), ("iga", 7), ("kipp", 1), ("surat", 1))
LOUD = 96  # of 255: what few colours and smoothed edges come to stays below, ink beside paper does not
MOST = 0.0005  # of a page's pixels, 250 or so: a word that moves comes to more
REBUILD = "Look at both; where the new page is right, run `python tools/make_gallery.py`."


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return documents(tmp_path_factory.mktemp("galeri") / "contoh")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return which part of two pages' pixels differs loudly; 1 where they are not of one size."""
    if one.size != other.size:
        return 1.0
    grey = ImageChops.difference(one.convert("L"), other.convert("L"))
    return sum(grey.histogram()[LOUD:]) / (one.width * one.height)


def kept(name: str, number: int) -> Image.Image:
    return Image.open(TARGET / file_name(name, number))


@pytest.mark.parametrize(("name", "number"), CHOSEN)
def test_a_page_looks_as_in_the_gallery(fresh: dict[str, bytes], name: str, number: int) -> None:
    found = difference(kept(name, number), pictures(fresh[name])[number - 1])
    assert found <= MOST, f"docs/gallery/{file_name(name, number)}: {found:.2%} of the page differ. {REBUILD}"


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("line-height: 1.42; color: {{ warna.tinta }}", "line-height: 1.44; color: {{ warna.tinta }}"),
        ("padding-top: 1.7mm; padding-bottom: 1.7mm", "padding-top: 1.8mm; padding-bottom: 1.7mm"),
        ("margin: 24mm 20mm 22mm 25mm;", "margin: 24.5mm 20mm 22mm 25mm;"),
    ],
)
def test_a_small_change_of_the_styles_is_seen(was: str, becomes: str, tmp_path: Path) -> None:
    styles = (templates_folder() / STYLESHEET).read_text(encoding="utf-8")
    assert was in styles
    own = tmp_path / "contoh" / "templates" / STYLESHEET
    own.parent.mkdir(parents=True)
    own.write_text(styles.replace(was, becomes), encoding="utf-8")
    changed = documents(tmp_path / "contoh")
    assert any(difference(kept(name, number), pictures(changed[name])[number - 1]) > MOST for name, number in CHOSEN)


def test_every_page_is_there_small_and_named_in_the_list(fresh: dict[str, bytes]) -> None:
    pages = {
        file_name(name, number)
        for name, pdf in fresh.items()
        for number in range(1, len(pypdfium2.PdfDocument(pdf)) + 1)
    }
    assert {path.name for path in TARGET.glob("*.png")} == pages, REBUILD
    sizes = [path.stat().st_size for path in TARGET.glob("*.png")]
    assert max(sizes) < 60_000
    assert sum(sizes) < 1_500_000
    listed = (TARGET / "README.md").read_text(encoding="utf-8")
    assert [page for page in pages if f"({page})" not in listed] == []

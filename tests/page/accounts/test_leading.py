"""The page for leaders: what it says, that it prints, and that it fits a telephone."""

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.page.accounts.conftest import PASSWORD, PEOPLE, Kantor, Serving, let_in
from tests.page.conftest import browser, office

__all__ = ["browser"]

NAMES = ("akta-mapan", "sendok-merah", "antar-lega")


@pytest.fixture(scope="module")
def led(open_office: Serving, tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    """An office of three innovations, one of them handed in, with what was taken down in two weeks."""
    folder = office(tmp_path_factory.mktemp("kantor"), *NAMES)
    week = {"edition": "iga-2026", "entered": 3, "approved": 0}
    weeks = [
        week | {"day": "2026-11-06", "eligible": 1, "index": "12.50"},
        week | {"day": "2026-11-13", "eligible": 3, "index": "20.75"},
    ]
    (folder / ".submissions").mkdir(exist_ok=True)
    (folder / ".submissions" / "perkembangan.json").write_text(json.dumps(weeks))
    served = open_office(folder, "")
    let_in(served, PEOPLE)
    admin = served.visitor("admin")
    admin.ask("GET", "/inovasi/akta-mapan/")
    assert admin.post("/inovasi/akta-mapan/alur/", {"langkah": "ajukan", "kompetisi": "iga"})[0] == 302
    return served


@pytest.fixture
def page(led: Kantor, browser: Browser) -> Page:
    """Return the first page of a leader on a telephone, as soon as all are judged."""
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(led.address)
    page.get_by_label("Surel atau nama akun").fill("pimpinan")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    for _again in range(120):
        if page.locator(".map .sq").count() and not page.locator(".note[role=status]").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    return page


def test_a_leader_begins_with_it_on_a_telephone(led: Kantor, page: Page) -> None:
    assert page.url == f"{led.address}/daerah/pimpinan/"
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    expect(page.get_by_role("heading", level=1)).to_have_text("Inovasi Kabupaten Contoh")
    assert re.search(r"IGA 2026: perkiraan indeks \d+,\d\d, kurang \d+,\d\d menuju ", page.inner_text("main"))
    # What the list of innovations says of the whole, the page says too.
    figure = page.locator("dl.score > div", has_text="Inovasi layak").first.inner_text()
    assert re.search(r"\bdari 3$", figure)


def test_each_innovation_is_a_square_that_leads_to_it(page: Page) -> None:
    section = page.locator("section", has=page.get_by_role("heading", name="Kesiapan perangkat daerah, IGA 2026"))
    assert section.locator(".map a").count() == len(NAMES)
    square = section.locator(".map a[title^='AKTA MAPAN']")
    expect(square).to_have_accessible_name(re.compile("AKTA MAPAN"))
    square.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("AKTA MAPAN")
    page.go_back()
    page.get_by_role("link", name="Dinas Kependudukan dan Pencatatan Sipil").first.click()
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("AKTA MAPAN")


def test_it_tells_how_it_went_and_where_each_stands(page: Page) -> None:
    section = page.locator("section", has=page.get_by_role("heading", name="Pekan demi pekan"))
    expect(section).to_contain_text("IGA 2026: bertambah 2 inovasi layak sejak 6 November 2026")
    rows = [row.locator("th, td.n").all_inner_texts() for row in section.locator("tbody tr").all()]
    assert rows == [["6 November 2026", "1", "3", "0", "12,50"], ["13 November 2026", "3", "3", "0", "20,75"]]
    states = page.locator("section", has=page.get_by_role("heading", name="Sampai di mana"))
    assert states.locator("dl.score").inner_text().split() == ["Diajukan", "1"]


def test_it_prints_without_buttons_and_menu(page: Page) -> None:
    expect(page.get_by_role("button", name="Cetak halaman ini")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Cetak halaman ini")).to_be_hidden()
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.locator(".map .sq").first).to_be_visible()


def test_weeks_that_cannot_be_read_are_told_and_the_rest_is_shown(led: Kantor, page: Page) -> None:
    file = led.folder / ".submissions" / "perkembangan.json"
    before = file.read_bytes()
    file.write_bytes(b"{")
    try:
        page.reload()
        expect(page.locator("main")).to_contain_text("perkembangan.json tidak dapat dibaca")
        assert page.locator(".map .sq").count() >= len(NAMES)
    finally:
        file.write_bytes(before)

"""The manual in the browser: its pages, pictures and search, whoever looks, with a workspace or without."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from submissions.manual.reading import manual
from submissions.page.guiding import GUIDES
from submissions.page.rights import RIGHTS
from tests.page.conftest import Serve, Served, office

PAGES = [name for name in manual().pages if name]
SHOWN = [kind.name for kind in manual().kinds]
"""What axe looks at: an index and a page of each kind."""
SHOWN += [pages[0].name for kind in manual().kinds if (pages := manual().children(kind))]


@pytest.fixture(scope="module")
def served(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Served:
    return serve(office(tmp_path_factory.mktemp("kantor"), "akta-mapan"))


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_of_the_manual_is_for_everybody(served: Served, page: Page, name: str) -> None:
    page.goto(served.entrance)
    page.goto(f"{served.address}/bantuan/{name}/")
    assert page.locator("h1").inner_text() == manual().pages[name].title
    broken = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in broken] == []


def test_every_page_fits_a_telephone_and_asks_nobody_else(served: Served, page: Page) -> None:
    elsewhere: list[str] = []
    page.on(
        "request", lambda request: None if request.url.startswith(served.address) else elsewhere.append(request.url)
    )
    page.goto(served.entrance)
    page.set_viewport_size({"width": 360, "height": 800})
    too_wide, blind = [], []
    for name in PAGES:
        page.goto(f"{served.address}/bantuan/{name}/")
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            too_wide.append(name)
        for picture in page.locator("article img").all():
            picture.scroll_into_view_if_needed()
            if not picture.evaluate("each => each.decode().then(() => each.alt)"):
                blind.append(name)
    assert (too_wide, blind) == ([], [])
    assert [each for each in elsewhere if not each.startswith("data:")] == []


def test_help_lists_all_kinds_and_keeps_the_list_of_words(served: Served, page: Page) -> None:
    page.goto(served.entrance)
    page.locator("footer a").first.click()
    for kind in manual().kinds:
        assert page.get_by_role("heading", name=kind.title, exact=True).count() == 1
        for each in manual().children(kind):
            assert page.locator(".book a", has_text=each.title).count() >= 1
    assert page.get_by_text("satu kompetisi pada satu tahun").count() == 1


def test_the_search_works_without_scripts_and_leads_to_the_place(
    serve: Serve, browser: Browser, tmp_path: Path
) -> None:
    served = serve(tmp_path)  # no workspace is open yet
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.entrance)
    page.goto(f"{served.address}/bantuan/")
    page.get_by_role("searchbox").fill("belajar")
    page.get_by_role("button", name="Cari").click()
    assert "ajar" in page.locator("mark").first.inner_text().casefold()
    page.locator(".rows a.go").first.click()
    assert "/bantuan/" in page.url
    page.goto(f"{served.address}/bantuan/?cari=<xyzzy>")
    expect(page.locator("main")).to_contain_text("“<xyzzy>”")
    context.close()


def test_a_page_that_is_not_there_suggests_others(served: Served, page: Page) -> None:
    page.goto(served.entrance)
    answer = page.goto(f"{served.address}/bantuan/acuan/istila/")
    assert answer is not None
    assert answer.status == 404
    assert page.locator(".rows a.go").first.get_attribute("href", timeout=1000) is not None
    for strange in ("../x", "gambar/..%2f..%2fpyproject.png", "gambar/tiada.png", "%00", "index"):
        answer = page.goto(f"{served.address}/bantuan/{strange}/")
        assert answer is not None
        assert answer.status in (200, 400, 404), strange
    for strange in ("..%2f..%2fpyproject.png", "tiada.png", "%00.png", f"{'a' * 400}.png"):
        found = page.request.get(f"{served.address}/bantuan/gambar/{strange}")
        assert found.status == 404, strange


def test_in_english_the_manual_says_its_language(served: Served, page: Page) -> None:
    page.goto(served.entrance)
    page.get_by_role("button", name="English").click()
    page.goto(f"{served.address}/bantuan/cara/")
    assert page.get_by_text("The manual is in Indonesian only.").count() == 1
    assert page.locator("article").get_attribute("lang") == "id"


def test_a_page_leads_to_what_the_manual_says_of_it(served: Served, page: Page) -> None:
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/akta-mapan/bukti/")
    page.locator(".guide a").click()
    assert page.url.endswith("/bantuan/cara/bukti/")
    assert page.locator("h1").inner_text() == manual().pages["cara/bukti"].title
    assert page.locator(".guide").count() == 0


def test_pages_lead_to_pages_that_there_are() -> None:
    assert set(GUIDES) <= set(RIGHTS)
    assert set(GUIDES.values()) <= set(manual().pages)

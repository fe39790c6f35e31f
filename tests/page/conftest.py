"""A page that is served, and a real browser that looks at it."""

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from submissions.page.application import application
from submissions.page.desk import Shelf
from submissions.page.serving import HOST
from submissions.sample.starter import RECORDS
from submissions.starting.workspace import NewOffice, write_workspace
from tests.cli.conftest import run

__all__ = ["run"]

TOKEN = "rahasia"
OFFICE = NewOffice("Kabupaten Contoh", "Jawa Contoh", "Badan Perencanaan", "Contoh Rekaan, S.E.", "Kepala", "")

expect.set_options(timeout=30_000)  # milliseconds: where other tests keep both processors busy, five seconds are few


@dataclass(frozen=True)
class Served:
    """A page that is served: its folder, and its address without the way in."""

    folder: Path
    address: str

    @property
    def entrance(self) -> str:
        """Return the address that lets a browser in."""
        return f"{self.address}/?masuk={TOKEN}"


Serve = Callable[[Path], Served]


@pytest.fixture(scope="session")
def serve() -> Serve:
    """Serve folders until the tests are done; closing a server from another thread would be a fault in its own."""
    from waitress.server import create_server

    def begin(folder: Path) -> Served:
        made = application(Shelf(folder, open_evidence=False), TOKEN)
        server = create_server(made, host=HOST, port=0, threads=4)
        threading.Thread(target=server.run, daemon=True).start()
        return Served(folder, f"http://{HOST}:{server.effective_port}")

    return begin


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium, which `.ci/setup` installs; without it the tests of the page fail.

    Not for longer than a module: while Playwright runs, nobody else in the process can have an event loop.
    """
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.fail("Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Give a browser in which nothing is known yet; what its console complains of fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield context
    context.close()
    told = ("status of 4", "ERR_FAILED", "htmx:", "Response Status Error")  # what a test makes happen
    assert [each for each in complaints if not any(words in each for words in told)] == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Give a window of that browser."""
    return context.new_page()


def office(folder: Path, *records: str) -> Path:
    """Write the workspace of an office with some records of the sample, and return it."""
    write_workspace(folder, OFFICE)
    for name in records:
        shutil.copy(RECORDS / f"{name}.yaml", folder / "inovasi")
    return folder

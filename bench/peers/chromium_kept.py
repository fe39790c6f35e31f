"""Chromium, started once, with one page that opens document after document. Tagged; neither PDF/A nor PDF/UA."""

import shutil
import tempfile
from pathlib import Path

from peers.material import STYLES, html_files


def make_chromium(material: Path, output: Path) -> None:
    """Print the same HTML with the same styles."""
    from playwright.sync_api import sync_playwright

    link = f'<link rel="stylesheet" href="{(material / STYLES).as_uri()}"></head>'
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as temporary:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        opened = Path(temporary, "document.html")
        for path in html_files(material):
            opened.write_text(path.read_text(encoding="utf-8").replace("</head>", link), encoding="utf-8")
            page.goto(opened.as_uri())
            page.pdf(
                path=output / f"{path.stem}.pdf",
                prefer_css_page_size=True,
                print_background=True,
                tagged=True,
                outline=True,
            )
        browser.close()

"""Another folder is opened from the first page, as a shortcut without a workspace of its own needs it."""

import html
import re
from pathlib import Path

import pytest

from tests.page.conftest import Serve, office
from tests.page.test_guarding import Visitor

NOTHING = "Tidak ada folder"


@pytest.fixture
def visitor(serve: Serve, tmp_path: Path) -> Visitor:
    (tmp_path / "kosong").mkdir()
    visitor = Visitor(serve(tmp_path / "kosong").address)
    visitor.come_in()
    visitor.ask("GET", "/")
    return visitor


def test_the_first_page_asks_for_it(visitor: Visitor) -> None:
    _status, _headers, text = visitor.ask("GET", "/")
    assert "Buka folder lain" in text
    assert re.search(r'<form[^>]* action="/buka/"', text)


@pytest.mark.parametrize("spelt", ["{}", '"{}"', " {}/ "])
def test_the_folder_that_is_named_is_opened(spelt: str, visitor: Visitor, tmp_path: Path) -> None:
    folder = tmp_path / "kantor & kita"
    folder.mkdir()
    office(folder, "akta-mapan")
    status, headers, text = visitor.post("/buka/", {"folder": spelt.format(folder)})
    assert status == 200
    address = headers["Refresh"].partition("url=")[2]
    assert f"<code>{html.escape(str(folder))}</code>" in text
    there = Visitor(address)
    assert there.ask("GET", address.partition(there.host)[2])[0] == 302
    assert "AKTA MAPAN" in there.ask("GET", "/inovasi/")[2]


@pytest.mark.parametrize(
    "given", ["", "tidak/ada", "/tidak/ada", "~bukan-siapa-siapa/x", "/a\x00b", "x" * 5000, "kosong"]
)
def test_what_is_no_folder_is_told_with_what_was_typed(given: str, visitor: Visitor) -> None:
    status, _headers, text = visitor.post("/buka/", {"folder": given})
    assert (status, NOTHING in text) == (422, True)
    assert "Salin alamat lengkapnya" in text
    assert f'name="folder" value="{html.escape(given)}"' in text or "\x00" in given

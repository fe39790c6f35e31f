"""The docs name what there is."""

import re

import pytest

from submissions.findings.catalogue import OWN
from tools import make_edition_diff
from tools.make_record import TARGET, named_editions, page

DOCS = TARGET.parent
ROOT = DOCS.parent
DESIGN = (DOCS / "design.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`((?:[\w-]+/)+[\w.-]*|[\w-]+\.py)`", DESIGN)) - {"words.py"})  # of any room


def test_the_page_on_the_record_is_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == page(named_editions())


def test_the_design_names_every_room() -> None:
    rooms = {path.parent.name for path in (ROOT / "submissions").glob("*/__init__.py")} - {"evidence", "locale"}
    assert len(rooms) > 15
    assert [room for room in sorted(rooms) if f"`{room}/`" not in DESIGN] == []
    assert len(PATHS) > 40


@pytest.mark.parametrize("path", PATHS)
def test_what_the_design_names_exists(path: str) -> None:
    assert (ROOT / path).exists() or (ROOT / "submissions" / path).exists()


@pytest.mark.parametrize("page", ["README.md", *(f"docs/{path.name}" for path in sorted(DOCS.glob("*.md")))])
def test_links_between_pages_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", text)
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_the_page_on_own_checks_names_each() -> None:
    text = (DOCS / "expert.md").read_text(encoding="utf-8")
    assert len(OWN) > 35
    assert [code for code in OWN if f"`{code}`" not in text] == []


def test_the_page_on_two_editions_is_up_to_date() -> None:
    assert make_edition_diff.TARGET.read_text(encoding="utf-8") == make_edition_diff.page()

"""Whoever adds an edition adds one file: nothing else has to be touched, and what is asked of every edition holds."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from schemas import competitions
from schemas.editions import edition_files
from schemas.jsonschema import edition_schema
from submissions.office.described import described
from submissions.workspace import open_workspace
from tests import build
from tests.assessment import test_assessing
from tests.build import edition
from tests.schemas import test_editions, test_submission
from tests.schemas.test_jsonschema import faults
from tools.make_record import TARGET, named_editions, page

COPIED = {
    "lomba-baru-2031": ("kipp", "2025"),  # another competition, of a province
    "kipp-2019": ("kipp", "2025"),  # an older year of one that is there
    "ukur-baru-2031": ("iga", "2026"),  # one with indicators
}


@pytest.fixture(params=COPIED)
def newcomer(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Put a copy of an edition beside the packaged ones, and return its name."""
    name: str = request.param
    folder = tmp_path / "schemas"
    for path in competitions.FOLDER.glob("*/[0-9]*.yaml"):
        (folder / path.parent.name).mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / path.parent.name / path.name)
    origin, year = COPIED[name]
    competition, _hyphen, new_year = name.rpartition("-")
    text = (folder / origin / f"{year}.yaml").read_text(encoding="utf-8")
    text = text.replace(f"\ncompetition: {origin}\n", f"\ncompetition: {competition}\n", 1)
    text = text.replace(f"\nyear: {year}\n", f"\nyear: {new_year}\n", 1)
    if competition != origin:
        text = text.replace("\nlevel: national\n", "\nlevel: provincial\n", 1)
    (folder / competition).mkdir(exist_ok=True)
    (folder / competition / f"{new_year}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(competitions, "FOLDER", folder)
    # Another workspace object over the same files: what it remembers of the editions goes with it.
    fresh = open_workspace(build.standing_workspace().root)
    monkeypatch.setattr(build, "standing_workspace", lambda: fresh)
    return name


def test_it_is_known_and_everything_that_holds_for_all_holds_for_it(newcomer: str) -> None:
    assert newcomer in edition_files()
    assert edition(newcomer).id == newcomer
    assert described(edition(newcomer))
    path = edition_files()[newcomer].packaged
    assert path is not None
    assert faults(edition_schema(), path.read_text(encoding="utf-8")) == []
    for each in (
        test_editions.test_edition_says_what_it_is,
        test_editions.test_every_rule_of_an_edition_answers_for_itself,
        test_editions.test_answers_are_looked_up_where_the_record_has_something,
        test_editions.test_choices_and_conditions_name_what_there_is,
        test_submission.test_complete_record_fits_the_form,
        test_assessing.test_error_never_rests_on_a_weak_rule,
    ):
        each(newcomer)


def test_nothing_enters_it_and_no_page_is_out_of_date(newcomer: str) -> None:
    known = competitions.competitions()
    before = {edition(name).competition for name in test_editions.NAMES if edition(name).level == "national"}
    assert {each.name for each in known.values() if each.level == "national"} == before
    # The page on the record names the editions that it tells of.
    assert newcomer not in named_editions()
    assert TARGET.read_text(encoding="utf-8") == page(named_editions())


def test_the_newest_of_the_others_stays_the_newest(newcomer: str) -> None:
    def newest(names: Iterable[str]) -> dict[str, str]:
        return {name.rpartition("-")[0]: name for name in reversed(list(names))}

    before = newest(test_editions.NAMES)
    assert before
    assert before.items() <= newest(edition_files()).items()

"""What is taken down week by week: the last of each week, nothing lost of what cannot be read."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from submissions.errors import InputError
from submissions.page.desk import Desk, Shelf
from submissions.region.trend import FILE, MOST_WEEKS, WeekFigures, take_down, weeks_of
from submissions.sample.generate import write_starter
from submissions.workspace import Workspace, open_workspace

MONDAY = dt.date(2026, 11, 23)
FIGURES = WeekFigures(MONDAY, "iga-2026", 176, 129, 12, Decimal("62.29"))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    write_starter(tmp_path)
    return open_workspace(tmp_path)


def test_the_last_day_of_a_week_counts_for_each_edition(workspace: Workspace) -> None:
    assert weeks_of(workspace, "iga-2026") == []
    other = WeekFigures(MONDAY, "kipp-2025", 20, 3)
    sunday = replace(FIGURES, day=MONDAY + dt.timedelta(6), eligible=131)
    next_monday = replace(FIGURES, day=MONDAY + dt.timedelta(7), eligible=130)
    take_down(workspace, [FIGURES, other])
    take_down(workspace, [sunday])
    take_down(workspace, [next_monday])
    assert weeks_of(workspace, "iga-2026") == [sunday, next_monday]
    assert weeks_of(workspace, "kipp-2025") == [other]


def test_weeks_of_two_years_are_not_one(workspace: Workspace) -> None:
    # ISO 8601: 31 December 2026 and 1 January 2027 are both in week 53 of 2026; a year later week 1 is another.
    last, first = (replace(FIGURES, day=dt.date(*day)) for day in ((2026, 12, 31), (2027, 1, 1)))
    take_down(workspace, [last])
    take_down(workspace, [first])
    later = replace(FIGURES, day=dt.date(2027, 12, 30))
    take_down(workspace, [later])
    assert weeks_of(workspace, "iga-2026") == [first, later]


def test_no_more_weeks_are_kept_than_anybody_looks_at(workspace: Workspace) -> None:
    every = [replace(FIGURES, day=MONDAY + dt.timedelta(7 * number)) for number in range(MOST_WEEKS + 3)]
    take_down(workspace, every)
    assert weeks_of(workspace, "iga-2026") == every[3:]


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[1]",
        b'[{"day": "kemarin"}]',
        b"\xff",
        b"[" * 100_000,
        b'[{"day":"2026-11-27","edition":"iga-2026","entered":1e400,"eligible":1,"approved":0,"index":null}]',
        b'[{"day":"2026-11-27","edition":"iga-2026","entered":1,"eligible":1,"approved":0,"index":"NaN"}]',
    ],
)
def test_what_cannot_be_read_is_told_and_left_as_it_is(workspace: Workspace, content: bytes) -> None:
    file = workspace.root / FILE
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    with pytest.raises(InputError, match=FILE):
        weeks_of(workspace, "iga-2026")
    with pytest.raises(InputError, match=FILE):
        take_down(workspace, [FIGURES])
    assert file.read_bytes() == content


@pytest.mark.parametrize("is_opened", [True, False])
def test_it_is_taken_down_whenever_all_were_judged_by_their_evidence(workspace: Workspace, *, is_opened: bool) -> None:
    shelf = Shelf(workspace.root, open_evidence=is_opened)
    try:
        judged = Desk(shelf).judged()
    finally:
        shelf.end()
    found = weeks_of(workspace, "iga-2026")
    if not is_opened:
        assert found == []
        return
    [week] = found
    assert (week.day, week.entered) == (dt.date.today(), len(judged.reports))
    assert week.index is not None
    assert 0 <= week.eligible <= week.entered

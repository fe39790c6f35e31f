"""What a region came to week by week: taken down while it is worked on, since no earlier week can be judged again."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from filelock import FileLock, Timeout

from submissions.errors import InputError, OutputError
from submissions.files.whole import refuse_links, unwritable, write_whole
from submissions.language import _
from submissions.region.index import Standing
from submissions.region.portfolio import Portfolio
from submissions.workspace import HIDDEN_FOLDER, Workspace

FILE = f"{HIDDEN_FOLDER}/perkembangan.json"
MOST_WEEKS = 160  # of each edition
_PATIENCE = 5  # seconds


@dataclass(frozen=True)
class WeekFigures:
    """What was entered in an edition on the last day of a week on which it was looked at.

    `approved` are the innovations that were approved or further by then; `index` is the projected one by what is
    proven, None where the edition has none.
    """

    day: dt.date
    edition: str
    entered: int
    eligible: int
    approved: int = 0
    index: Decimal | None = None

    @property
    def week(self) -> tuple[int, int]:
        """Return the year and the number of the week, as ISO 8601 counts them."""
        year, week, _day = self.day.isocalendar()
        return year, week


def figures_of(portfolio: Portfolio, approved: int, day: dt.date) -> WeekFigures:
    """Return what a portfolio comes to on a day.

    Args:
        portfolio: the judged innovations.
        approved: how many of them are approved or further.
        day: today.
    """
    scoring = portfolio.edition.scoring
    found = portfolio.index(Standing.PROVEN) if scoring is not None and scoring.years else None
    index = found.value if found is not None else None
    return WeekFigures(day, portfolio.edition.id, len(portfolio.entered), len(portfolio.eligible), approved, index)


def weeks_of(workspace: Workspace, edition: str) -> list[WeekFigures]:
    """Return the weeks of an edition, the first first.

    Raises:
        InputError: what was taken down cannot be read.
    """
    return sorted((each for each in _read(workspace) if each.edition == edition), key=lambda each: each.day)


def take_down(workspace: Workspace, figures: Iterable[WeekFigures]) -> None:
    """Take down what was found today; what was taken down earlier in the same week gives way to it.

    Raises:
        InputError: what was taken down before cannot be read; it is left as it is.
        OutputError: it cannot be written.
    """
    refuse_links(workspace.root, FILE)
    path = workspace.root / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock"), timeout=_PATIENCE):
            before = _read(workspace)
            known = {(each.edition, each.week): each for each in before}
            known |= {(each.edition, each.week): each for each in figures}
            after = _latest(sorted(known.values(), key=lambda each: (each.edition, each.day)))
            if after != before:
                write_whole(path, json.dumps([_plain(each) for each in after], indent=0).encode())
    except Timeout:
        raise OutputError(
            _("{file} is being saved by someone else.").format(file=FILE), _("Try again in a moment.")
        ) from None
    except OSError as error:
        raise unwritable(path, error) from None


def _latest(figures: Sequence[WeekFigures]) -> list[WeekFigures]:
    """Return the last weeks of each edition."""
    names = dict.fromkeys(each.edition for each in figures)
    own = ([each for each in figures if each.edition == name] for name in names)
    return [each for found in own for each in found[-MOST_WEEKS:]]


def _read(workspace: Workspace) -> list[WeekFigures]:
    path = workspace.root / FILE
    if not path.is_file():
        return []
    try:
        return [_figures(each) for each in json.loads(path.read_bytes())]
    except (OSError, ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError):
        raise InputError(
            _("{file} cannot be read, so the weeks before are not shown.").format(file=FILE),
            _("Take it out of the folder, or put back the one of a backup; the weeks from now on are taken down then."),
        ) from None


def _plain(each: WeekFigures) -> dict[str, Any]:
    index = None if each.index is None else str(each.index)
    return {
        "day": each.day.isoformat(),
        "edition": each.edition,
        "entered": each.entered,
        "eligible": each.eligible,
        "approved": each.approved,
        "index": index,
    }


def _figures(data: dict[str, Any]) -> WeekFigures:
    index = None if data["index"] is None else Decimal(data["index"])
    if index is not None and not index.is_finite():
        raise ValueError(index)
    return WeekFigures(
        dt.date.fromisoformat(data["day"]),
        str(data["edition"]),
        int(data["entered"]),
        int(data["eligible"]),
        int(data["approved"]),
        index,
    )

"""The dates that an office has to keep: its own of the settings, and those of editions, seen from one day."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from schemas.edition import Edition
from schemas.rules import Graded
from schemas.settings import FOR_ALL, Settings
from submissions.deadlines.working import WorkingDays
from submissions.findings.finding import visible
from submissions.findings.labels import calendar_entry

ENTRY_CLOSES = ("registration_closes", "reporting_closes")
"""The dates of an edition's calendar up to which an office can send."""


class State(StrEnum):
    """How a date lies to the day from which it is seen, in the order in which they are listed."""

    COMING = "coming"
    """That very day or later."""
    UNKNOWN = "unknown"
    PAST = "past"


@dataclass(frozen=True)
class Deadline:
    """One date, seen from a day.

    Attributes:
        key: of the edition's calendar, or the name that the office gave it.
        edition: whose date it is, or before which the office has set its own; None where it is the office's for all.
        rule: the edition's date with source and grade; None of the office's own.
        day: None where it is not known or not fixed.
        today: the day from which it is seen.
        working_days: those left after `today`, up to and including `day`; 0 where there are none.
        last_working_day: the last one up to `day`; `day` itself unless that is a day off.
        day_off: what the day is called if it is a holiday; empty of a weekend; None of a working day.
    """

    key: str
    edition: Edition | None
    rule: Graded[dt.date] | None
    day: dt.date | None
    today: dt.date
    working_days: int = 0
    last_working_day: dt.date | None = None
    day_off: str | None = None

    @property
    def is_own(self) -> bool:
        """Return whether the office has set it itself."""
        return self.rule is None

    @property
    def state(self) -> State:
        """Return how it lies to the day from which it is seen."""
        if self.day is None:
            return State.UNKNOWN
        return State.PAST if self.day < self.today else State.COMING

    @property
    def name(self) -> str:
        """Return what to call it, in the user's language."""
        return visible(self.key) if self.is_own else calendar_entry(self.key)


def deadlines_of(editions: Iterable[Edition], settings: Settings, today: dt.date) -> list[Deadline]:
    """Return the dates of some editions and the office's own, seen from a day.

    Those to come are first, then those that are not known, then those that are past; each by date, the office's own
    before an edition's of the same day.
    """
    counting = WorkingDays(frozenset(settings.hari_libur))
    found = [_seen(*each, counting, today) for each in _dates(list(editions), settings)]
    states = list(State)
    # What is not known stands as the calendar has it: an order without dates is the ministry's.
    return sorted(found, key=lambda each: (states.index(each.state), each.day or dt.date.min, not each.is_own))


def entry_closes(deadlines: Sequence[Deadline], edition: Edition) -> Deadline | None:
    """Return the date up to which an edition takes entries: the next one, or the last if all are past."""
    found = [each for each in deadlines if not each.is_own and each.edition is edition and each.key in ENTRY_CLOSES]
    return next((each for each in found if each.state is not State.PAST), found[-1] if found else None)


def next_own(deadlines: Sequence[Deadline], edition: Edition) -> Deadline | None:
    """Return the office's own next date for an edition or for all."""
    own = (each for each in deadlines if each.is_own and (each.edition is None or each.edition is edition))
    return next((each for each in own if each.state is State.COMING), None)


def as_data(deadline: Deadline) -> dict[str, Any]:
    """Return one date as plain data for JSON."""
    rule = deadline.rule
    return {
        "key": deadline.key,
        "name": deadline.name,
        "edition": deadline.edition.id if deadline.edition else None,
        "own": deadline.is_own,
        "date": deadline.day.isoformat() if deadline.day else None,
        "state": deadline.state.value,
        "working_days_left": deadline.working_days if deadline.state is State.COMING else None,
        "days_left": (deadline.day - deadline.today).days if deadline.day else None,
        "holiday": deadline.day_off or None,
        "last_working_day": deadline.last_working_day.isoformat() if deadline.last_working_day else None,
        "grade": rule.grade.value if rule and rule.grade and rule.value else None,
        "source": rule.source if rule else None,
        "note": rule.note if rule else None,
    }


_Date = tuple[str, Edition | None, Graded[dt.date] | None, dt.date | None]


def _dates(editions: Sequence[Edition], settings: Settings) -> Iterator[_Date]:
    for name, day in (settings.tenggat.get(FOR_ALL) or {}).items():
        yield name, None, None, day
    for edition in editions:
        for name, day in (settings.tenggat.get(edition.competition) or {}).items():
            yield name, edition, None, day
    for edition in editions:
        for key, rule in edition.calendar.items():
            yield key, edition, rule, rule.value


def _seen(
    key: str,
    edition: Edition | None,
    rule: Graded[dt.date] | None,
    day: dt.date | None,
    counting: WorkingDays,
    today: dt.date,
) -> Deadline:
    if day is None:
        return Deadline(key, edition, rule, None, today)
    if day < today:
        return Deadline(key, edition, rule, day, today)
    left, last, off = counting.between(today, day), counting.last_until(day), counting.reason_off(day)
    return Deadline(key, edition, rule, day, today, left, last, off)

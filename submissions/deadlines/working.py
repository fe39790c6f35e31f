"""Working days: Monday to Friday, without public holidays, collective leave and the office's own days off.

Which days are off in Indonesia is known to the library `holidays`. The joint decree that fixes collective leave comes
out a year at a time, so for later years there is none, and the moon's feasts are estimates.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache

_WORKDAYS = 5  # of a week, from Monday on
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class DayOff:
    """A holiday or a day of collective leave; estimated where the moon has not been seen yet."""

    name: str
    estimated: bool


@dataclass(frozen=True)
class WorkingDays:
    """Counts working days; `own` are the days off that an office adds."""

    own: frozenset[dt.date] = frozenset()

    def between(self, after: dt.date, until: dt.date) -> int:
        """Return the number of working days after a day, up to and including another; 0 where that is not later."""
        if until <= after:
            return 0
        weekdays = _weekdays_before(until.toordinal() + 1) - _weekdays_before(after.toordinal() + 1)
        return weekdays - sum(_is_weekday(day) for day in self._off(after.year, until.year) if after < day <= until)

    def reason_off(self, day: dt.date) -> str | None:
        """Return what a day off is called, empty where it has no name of its own; None of a working day."""
        known = _days_off(day.year).get(day)
        if known:
            return known.name
        return "" if day in self.own or not _is_weekday(day) else None

    def last_until(self, day: dt.date) -> dt.date:
        """Return the last working day up to and including a day; the calendar's first day where there is none."""
        while self.reason_off(day) is not None and day > dt.date.min:
            day -= _DAY
        return day

    def _off(self, first: int, last: int) -> set[dt.date]:
        known = {day for year in range(first, min(last, _last_year()) + 1) for day in _days_off(year)}
        return known | self.own


def estimated_days_off(after: dt.date, until: dt.date) -> list[tuple[dt.date, str]]:
    """Return the weekdays off after a day, up to and including another, of which only an estimate is known."""
    years = range(after.year, min(until.year, _last_year()) + 1)
    found = [(day, each.name) for year in years for day, each in _days_off(year).items() if each.estimated]
    return sorted((day, name) for day, name in found if after < day <= until and _is_weekday(day))


def without_collective_leave(after: dt.date, until: dt.date) -> tuple[int, int] | None:
    """Return the first and the last year between two days of which no collective leave is known; None if there is none.

    Years beyond what the library knows are among them: of these no holiday is known either.
    """
    if until <= after:
        return None
    known = range(after.year, min(until.year, _last_year()) + 1)
    lacking = [year for year in known if not _collective_leave(year)]
    if until.year > _last_year():
        lacking += [max(after.year, _last_year() + 1), until.year]
    return (lacking[0], lacking[-1]) if lacking else None


def _is_weekday(day: dt.date) -> bool:
    return day.weekday() < _WORKDAYS


def _weekdays_before(ordinal: int) -> int:
    """Return how many weekdays lie before a day, from the calendar's first one on, which was a Monday."""
    weeks, rest = divmod(ordinal - 1, 7)
    return weeks * _WORKDAYS + min(rest, _WORKDAYS)


def _last_year() -> int:
    from holidays.countries.indonesia import Indonesia

    return Indonesia.end_year


@cache
def _days_off(year: int) -> dict[dt.date, DayOff]:
    """Return the holidays and the collective leave of a year."""
    from holidays.constants import GOVERNMENT, PUBLIC
    from holidays.countries.indonesia import Indonesia

    mark = str(Indonesia.estimated_label).replace("%s", "")
    found = Indonesia(years=year, categories=(PUBLIC, GOVERNMENT), language=Indonesia.default_language)
    return {day: DayOff(name.replace(mark, ""), mark in name) for day, name in found.items() if day.year == year}


@cache
def _collective_leave(year: int) -> bool:
    from holidays.constants import GOVERNMENT
    from holidays.countries.indonesia import Indonesia

    return bool(Indonesia(years=year, categories=(GOVERNMENT,)))

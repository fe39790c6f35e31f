"""Working days counted by hand on the calendars of 2026 and 2027, and in the years that nobody knows yet."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from submissions.deadlines.working import WorkingDays, estimated_days_off, without_collective_leave


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("after", "until", "expected"),
    [
        ("2026-06-01", "2026-06-05", 4),  # Monday to Friday
        ("2026-06-05", "2026-06-08", 1),  # over a weekend
        ("2026-06-05", "2026-06-07", 0),  # a Sunday
        ("2026-06-05", "2026-06-05", 0),
        ("2026-06-05", "2026-06-01", 0),
        ("2026-08-14", "2026-08-18", 1),  # 17 August is Independence Day
        ("2026-03-17", "2026-03-25", 1),  # Nyepi, Idul Fitri, and collective leave on 18, 20, 23 and 24 March
        ("2026-12-23", "2026-12-28", 1),  # collective leave on the 24th, Christmas
        ("2026-12-31", "2027-01-04", 1),  # New Year, over two years
    ],
)
def test_holidays_and_collective_leave_do_not_count(after: str, until: str, expected: int) -> None:
    assert WorkingDays().between(day(after), day(until)) == expected


def test_days_off_of_the_office_do_not_count_and_a_weekend_is_taken_off_once() -> None:
    own = WorkingDays(frozenset({day("2026-06-02"), day("2026-06-06"), day("2026-08-17")}))
    assert own.between(day("2026-06-01"), day("2026-06-08")) == 4
    assert own.between(day("2026-08-14"), day("2026-08-18")) == 1


@given(st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)), st.integers(0, 400))
def test_the_count_is_that_of_the_days_one_by_one(after: dt.date, length: int) -> None:
    counting = WorkingDays(frozenset({day("2026-06-02")}))
    until = after + dt.timedelta(days=length)
    one_by_one = [after + dt.timedelta(days=each) for each in range(1, length + 1)]
    assert counting.between(after, until) == sum(counting.reason_off(each) is None for each in one_by_one)


def test_the_last_working_day_before_a_day_off() -> None:
    counting = WorkingDays()
    assert counting.reason_off(day("2026-08-17")) == "Hari Kemerdekaan Republik Indonesia"
    assert counting.last_until(day("2026-08-17")) == day("2026-08-14")
    assert counting.reason_off(day("2026-08-15")) == ""
    assert counting.reason_off(day("2026-08-14")) is None
    assert counting.last_until(day("2026-08-14")) == day("2026-08-14")


def test_feasts_of_the_moon_are_told_as_estimates_once_and_without_the_librarys_mark() -> None:
    found = estimated_days_off(day("2027-01-01"), day("2027-12-31"))
    assert (day("2027-03-10"), "Hari Raya Idul Fitri") in found
    assert [each for each, _name in found if each.weekday() > 4] == []
    assert estimated_days_off(day("2026-01-01"), day("2026-12-31")) == []


def test_years_without_a_joint_decree_are_named() -> None:
    assert without_collective_leave(day("2026-01-01"), day("2026-12-31")) is None
    assert without_collective_leave(day("2026-06-01"), day("2026-06-01")) is None
    first, last = without_collective_leave(day("2026-06-01"), day("2031-01-01")) or (0, 0)
    assert (first > 2026, last) == (True, 2031)


def test_the_end_of_time_is_reached_at_once() -> None:
    started = time.monotonic()
    count = WorkingDays().between(day("2026-06-01"), dt.date.max)
    assert 2_079_000 < count < 2_081_000  # 7,973 years of about 261 weekdays, less 75 years of holidays
    assert without_collective_leave(day("9999-01-01"), dt.date.max) == (9999, 9999)
    assert WorkingDays().last_until(dt.date.max) == dt.date.max
    assert WorkingDays(frozenset({dt.date.min})).last_until(dt.date.min) == dt.date.min
    assert time.monotonic() - started < 30

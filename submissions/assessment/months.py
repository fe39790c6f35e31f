"""Full months between days."""

import datetime as dt


def months_between(earlier: dt.date, later: dt.date) -> int:
    """Return the full months from one day to a later one; a month is full on the same day of the month."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the day `months` before another; the last of the month where that day does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first_of_next = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(dt.date(year, month + 1, 1) + dt.timedelta(day.day - 1), first_of_next - dt.timedelta(1))

"""The dates as a calendar file (RFC 5545) for telephones and mail programs. In Indonesian."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING

from submissions.deadlines import words
from submissions.deadlines.listing import Deadline
from submissions.deadlines.wording import remarks
from submissions.files.whole import CALENDAR_PRODUCER, CREATOR
from submissions.language import speaking

if TYPE_CHECKING:
    from icalendar import Event

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, CREATOR)


@speaking("id")
def calendar_file(deadlines: Iterable[Deadline], region: str, today: dt.date) -> bytes:
    """Return the calendar file of the dates that are known; importing a later one moves them instead of adding to them.

    Args:
        deadlines: the dates; those without a day are left out.
        region: the government's name: the office's own dates are told from another office's by it.
        today: the day of the file. It alone stands in it as the time of writing, so equal input gives equal bytes.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", CALENDAR_PRODUCER)
    calendar.add("x-wr-calname", f"{words.NAME} – {region}")
    for deadline in deadlines:
        if deadline.day:
            calendar.add_component(_event(deadline, deadline.day, region, today))
    return bytes(calendar.to_ical())


def _event(deadline: Deadline, day: dt.date, region: str, today: dt.date) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", _identity(deadline, region))
    event.add("dtstamp", dt.datetime.combine(today, dt.time(), dt.UTC))
    # Programs keep what they have unless the number is higher, and nobody remembers the last one.
    event.add("sequence", today.toordinal())
    event.add("dtstart", day)
    if day < dt.date.max:
        event.add("dtend", day + dt.timedelta(days=1))
    event.add("summary", f"{deadline.edition.title}: {deadline.name}" if deadline.edition else deadline.name)
    event.add("description", "\n".join(_description(deadline)))
    event.add("transp", "TRANSPARENT")
    return event


def _description(deadline: Deadline) -> list[str]:
    source = deadline.rule.source if deadline.rule else None
    origin = [words.OWN] if deadline.is_own else []
    return [*origin, *remarks(deadline), *([words.SOURCE.format(source=source)] if source else [])]


def _identity(deadline: Deadline, region: str) -> str:
    """Return what stays the same when the day changes."""
    whose = region if deadline.is_own else ""
    edition = deadline.edition.id if deadline.edition else ""
    return str(uuid.uuid5(_NAMESPACE, "\n".join([whose, edition, deadline.key])))

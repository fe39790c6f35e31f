"""Dates in words, in the user's language or the one being spoken: how many working days are left, what has closed."""

from collections.abc import Sequence

from schemas.edition import Edition
from submissions.deadlines.listing import Deadline, State, entry_closes, next_own
from submissions.deadlines.working import estimated_days_off, without_collective_leave
from submissions.findings.finding import visible
from submissions.findings.labels import GRADES, closed_entry
from submissions.language import _, ngettext, weekday_text

_MOST_ESTIMATES = 4  # that are named; more are counted


def name_text(deadline: Deadline) -> str:
    """Return what to call a date as it now stands: what has closed is said to be closed."""
    closed = closed_entry(deadline.key) if deadline.state is State.PAST and not deadline.is_own else None
    return closed or deadline.name


def left_text(deadline: Deadline) -> str:
    """Return how much time is left, in a few words."""
    if deadline.state is State.UNKNOWN:
        return _("no date yet") if deadline.is_own else _("date not known")
    if deadline.state is State.PAST:
        return _("past")
    if deadline.day == deadline.today:
        return _("today")
    count = deadline.working_days
    return ngettext("{n} working day left", "{n} working days left", count).format(n=count)


def whose_text(deadline: Deadline) -> str:
    """Return whose date it is: an edition's, or the office's own for one or for all."""
    if deadline.edition is None:
        return _("own")
    named = deadline.edition.title
    return _("own, {edition}").format(edition=named) if deadline.is_own else named


def remarks(deadline: Deadline) -> list[str]:
    """Return what has to be known about a date: that it is a day off, that it is not verified, what its source adds."""
    lines = []
    if deadline.day_off is not None and deadline.last_working_day:
        last = weekday_text(deadline.last_working_day)
        if deadline.day_off:
            lines.append(
                _("A day off ({name}); the last working day before it is {day}.").format(
                    name=deadline.day_off, day=last
                )
            )
        else:
            lines.append(_("A day off; the last working day before it is {day}.").format(day=last))
    if doubt := doubt_text(deadline):
        lines.append(_("Date: {grade}.").format(grade=doubt))
    if deadline.rule and deadline.rule.note:
        lines.append(visible(deadline.rule.note))
    return lines


def headlines(deadlines: Sequence[Deadline], edition: Edition) -> list[str]:
    """Return in a line each what an office works towards: its own next date, and when the edition takes no more.

    Args:
        deadlines: of the edition and the office, see `deadlines_of`.
        edition: whose entries are being worked on.
    """
    found = (next_own(deadlines, edition), entry_closes(deadlines, edition))
    return [headline(each) for each in found if each]


def headline(deadline: Deadline) -> str:
    """Return one date in a line: what, when, how many working days are left."""
    name = name_text(deadline)
    named = f"{deadline.edition.title} – {name}" if deadline.edition else name
    rule = deadline.rule
    if deadline.day is None:
        note = f" ({visible(rule.note).rstrip('.')})" if rule and rule.note else ""
        return f"{named}: {left_text(deadline)}{note}"
    day = weekday_text(deadline.day)
    doubt = doubt_text(deadline)
    if deadline.state is State.PAST:
        return f"{named} ({'; '.join(filter(None, (day, doubt)))})"
    return f"{named}: {day}, {left_text(deadline)}{f' ({doubt})' if doubt else ''}"


def doubt_text(deadline: Deadline) -> str:
    """Return the grade of a date that is not well founded, in words; empty of any other."""
    rule = deadline.rule
    return _(GRADES[rule.grade]) if rule and rule.value and rule.grade and not rule.grade.binding else ""


def what_is_not_known(deadlines: Sequence[Deadline]) -> list[str]:
    """Return what the count of working days does not know yet: later collective leave, feasts that are estimated."""
    coming = [each for each in deadlines if each.state is State.COMING]
    last = max((each.day for each in coming if each.day), default=None)
    if last is None:
        return []
    today, lines = coming[0].today, []
    if years := without_collective_leave(today, last):
        words = _("Collective leave of {years} is not known yet: its days count as working days.")
        lines.append(words.format(years="–".join(str(year) for year in dict.fromkeys(years))))
    if estimated := estimated_days_off(today, last):
        named = ", ".join(f"{name} ({weekday_text(day)})" for day, name in estimated[:_MOST_ESTIMATES])
        more = len(estimated) - _MOST_ESTIMATES
        rest = f" {_('… and {n} more').format(n=more)}" if more > 0 else ""
        lines.append(_("Estimated, so a count may be one day out: {days}.").format(days=named + rest))
    return lines

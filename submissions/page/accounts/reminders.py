"""Who is reminded of what waits, and by which message; the page and the command line send it by these functions."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from schemas.settings import Settings
from submissions.deadlines.listing import Deadline
from submissions.errors import OutputError
from submissions.office.reminding import Turn, reminder, turns_of
from submissions.office.states import StandingRecord
from submissions.page.accounts.models import Account
from submissions.page.mailing import is_address, is_mail_sent, send

_AGAIN = dt.timedelta(hours=20)  # so that a timer that runs at the same hour each day is never a minute too early


@dataclass(frozen=True)
class Reminded:
    """Somebody for whom something waits: the account, what, the message, and whether mail can bring it."""

    account: Account
    turns: tuple[Turn, ...]
    message: str
    by_mail: bool

    @property
    def is_due(self) -> bool:
        """Return whether no mail reminded of it today."""
        last = self.account.reminded_at
        return last is None or timezone.now() - last >= _AGAIN


def reminders_for(
    records: Sequence[StandingRecord],
    settings: Settings,
    titles: Mapping[str, str],
    deadlines: Sequence[Deadline],
    address: str,
) -> list[Reminded]:
    """Return for whom something waits; see `submissions.office.reminding.reminder`. The longest waiting first."""
    now = dt.datetime.now(dt.UTC)
    found = []
    for account in Account.objects.filter(is_active=True):
        if turns := turns_of(account.person, records):
            message = reminder(account.person, turns, settings, titles, deadlines, address, now)
            found.append(Reminded(account, tuple(turns), message, is_mail_sent() and is_address(account.account)))
    return sorted(found, key=lambda each: -(each.turns[0].days(now) or 0))


def remind(reminded: Sequence[Reminded]) -> tuple[list[Reminded], OutputError | None]:
    """Send the messages by mail, to whom it can bring them; an account gets one at most each day.

    Returns:
        Who was sent one, and why it ended before all were; None where it did not.
    """
    sent: list[Reminded] = []
    for each in reminded:
        if not each.by_mail or not each.is_due:
            continue
        subject, _line, text = each.message.partition("\n")
        try:
            send(each.account.account, subject.strip("*"), text.replace("*", ""))
        except OutputError as error:
            return sent, error
        each.account.reminded_at = timezone.now()
        each.account.save(update_fields=["reminded_at"])
        sent.append(each)
    return sent, None

"""What waits for whom, and the message that reminds of it: for a chat, a letter box or the page."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.settings import Settings
from submissions.deadlines.listing import Deadline, State
from submissions.deadlines.wording import headline
from submissions.language import speaking
from submissions.office import words
from submissions.office.states import StandingRecord
from submissions.readiness.chat import asker_of, plain
from submissions.readiness.words import ASKER
from submissions.workflow.permitting import Person, may
from submissions.workflow.standing import WorkStanding

MOST_TOLD = 12
_LONGEST_NOTE, _LONGEST_NAME = 140, 80


@dataclass(frozen=True)
class Turn:
    """An innovation that waits for somebody, and how it stands for the competition for which it does."""

    path: Path
    name: str
    standing: WorkStanding

    def days(self, now: dt.datetime) -> int | None:
        """Return for how many whole days of 24 hours it has waited; None where nobody noted since when."""
        return (now - self.standing.since).days if self.standing.since else None


def turns_of(person: Person, records: Sequence[StandingRecord]) -> list[Turn]:
    """Return what waits for somebody: of the innovations that this person may see, the longest waiting first.

    An innovation with which nothing was done yet waits for nobody.
    """
    found = [
        Turn(record.path, record.name, each)
        for record in records
        if may(person, "lihat", record.offices)
        for each in record.standings
        if each.last is not None and person.role in each.state.waits_for
    ]
    return sorted(found, key=lambda turn: turn.standing.since or dt.datetime.max.replace(tzinfo=dt.UTC))


@speaking("id")
def reminder(
    person: Person,
    turns: Sequence[Turn],
    settings: Settings,
    titles: Mapping[str, str],
    deadlines: Sequence[Deadline],
    address: str,
    now: dt.datetime,
) -> str:
    """Return what reminds somebody of what waits, in Indonesian; with the marks of a chat for bold.

    Args:
        person: who is reminded.
        turns: what waits, at least one.
        settings: of the office that reminds.
        titles: of the competitions, by their names.
        deadlines: of the office and the editions; the next one is named.
        address: where to go on; empty where there is none that others reach.
        now: from when the days are counted.
    """
    lines = []
    for number, turn in enumerate(turns[:MOST_TOLD], 1):
        lines.append(
            words.REMINDER_LINE.format(
                number=number,
                innovation=_short(turn.name, _LONGEST_NAME),
                competition=titles.get(turn.standing.competition, turn.standing.competition),
                state=turn.standing.state.label,
                waited=_waited(turn.days(now)),
            )
        )
        # What was said with a move does not say why it fell back.
        note = turn.standing.last.text if turn.standing.last and turn.standing.since else ""
        lines += [f"   “{_short(note, _LONGEST_NOTE)}”"] if note else []
    if len(turns) > MOST_TOLD:
        lines.append(words.REMINDER_MORE.format(count=len(turns) - MOST_TOLD))
    role = person.rights.label
    coming = next((each for each in deadlines if each.state is State.COMING), None)
    foot = [
        headline(coming) if coming else "",
        words.REMINDER_OPEN.format(address=address) if address else "",
        ASKER.format(name=plain(asker_of(settings).name)),
    ]
    return "\n".join(
        [
            f"*{words.REMINDER_TITLE.format(count=len(turns))}*",
            words.REMINDER_HEAD.format(name=plain(person.name), role=role, region=plain(settings.pemda.nama)),
            "",
            *lines,
            "",
            *filter(None, foot),
        ]
    )


def _waited(days: int | None) -> str:
    if days is None:
        return words.REMINDER_CHANGED
    return words.REMINDER_DAYS.format(count=days) if days else words.REMINDER_TODAY


def _short(text: str, most: int) -> str:
    told = plain(text)
    return told if len(told) <= most else told[: most - 1].rstrip() + "…"

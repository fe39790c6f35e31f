"""How long innovations wait for whom: from the logs of all records, by who ended the waiting."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import median

from schemas.workflow import WorkStates
from submissions.workflow.log import EventKind, WorkEvent

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Turnaround:
    """What one person did in a role that is waited for: how many moves, and the median days that came before them."""

    name: str
    role: str
    moves: int
    median_days: Decimal


@dataclass(frozen=True)
class RoleWaiting:
    """What waits for a role now: how many, and for how many days the longest does; None where of none it is known."""

    role: str
    count: int
    longest_days: int | None


def turnarounds(states: WorkStates, logs: Iterable[Sequence[WorkEvent]]) -> list[Turnaround]:
    """Return for each person and role how long innovations waited until that person moved them on; most moves first.

    A move counts where the state before it waited for the role in which it was made. Days are whole ones of 24 hours,
    rounded down; their median is that of `statistics.median`. What waited since before the first move, a draft, was
    never handed over and does not count, nor does what fell back when it was changed after its approval: no event says
    when. One account is one person, whatever the name was at the time; the latest name is told.

    Args:
        states: that there are.
        logs: the events of each record, in their order.
    """
    waited: dict[tuple[str, str, str], list[int]] = {}
    named: dict[tuple[str, str, str], WorkEvent] = {}
    for events in logs:
        for competition in dict.fromkeys(event.competition for event in events):
            moves = [each for each in events if each.kind is EventKind.MOVE and each.competition == competition]
            for before, move in pairwise(moves):
                if _ended_waiting(states, before, move):
                    who = (move.by.account, "" if move.by.account else move.by.name, move.by.role)
                    waited.setdefault(who, []).append((move.at - before.at) // _DAY)
                    named[who] = max(named.get(who, move), move, key=lambda each: each.at)
    found = [
        Turnaround(named[who].by.name, named[who].by.role, len(days), Decimal(median(days)))
        for who, days in waited.items()
    ]
    return sorted(found, key=lambda each: (-each.moves, each.name, each.role))


def _ended_waiting(states: WorkStates, before: WorkEvent, move: WorkEvent) -> bool:
    """Return whether a move ended a waiting for the role in which it was made, which began with the move before."""
    state, made = states.states.get(before.to), states.moves.get(move.move)
    if state is None or move.by.role not in state.waits_for:
        return False
    return made is None or before.to in made.origins


def waiting_now(
    states: WorkStates, since: Iterable[tuple[str, dt.datetime | None]], now: dt.datetime
) -> list[RoleWaiting]:
    """Return what waits for each role, in the order of roles.

    Args:
        states: that there are.
        since: the name of the state of each innovation and competition, and since when it is there, as far as that is
            known.
        now: from when days are counted, whole ones of 24 hours.
    """
    known = [(states.states[name], at) for name, at in since if name in states.states]
    found = []
    for role in states.roles:
        own = [at for state, at in known if role in state.waits_for]
        if own:
            days = [(now - at) // _DAY for at in own if at is not None]
            found.append(RoleWaiting(role, len(own), max(days, default=None)))
    return found

"""How an innovation stands on its way to a competition: its state, since when, what is noted and not yet done."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.workflow import Move, WorkState, WorkStates
from submissions.workflow.log import EventKind, WorkEvent


@dataclass(frozen=True)
class WorkNote:
    """A note on an innovation, and whether what it asks is done."""

    event: WorkEvent
    is_done: bool


@dataclass(frozen=True)
class WorkStanding:
    """How an innovation stands for a competition.

    `last` is the move that led there, None where there was none. `is_changed` says that the record is another one than
    it was at that move, where that counts: an approval is dropped by it, and what was sent is no longer what is here.
    """

    competition: str
    name: str
    state: WorkState
    last: WorkEvent | None
    is_changed: bool
    notes: tuple[WorkNote, ...]

    @property
    def since(self) -> dt.datetime | None:
        """Return when it came into its state; None where that was never, or nobody noted when; see `fell_back`."""
        return self.last.at if self.last and not self.fell_back else None

    @property
    def fell_back(self) -> bool:
        """Return whether it is in its state since it was changed, and not by a move; nobody noted when."""
        return self.last is not None and self.last.to != self.name

    def is_open_for(self, role: str) -> bool:
        """Return whether a role may change the record as it stands."""
        return role in self.state.open_for

    def notes_for(self, *, internal: bool) -> list[WorkNote]:
        """Return the notes; those that are internal only where these may be seen."""
        return [note for note in self.notes if internal or not note.event.internal]


def standing_of(states: WorkStates, events: Sequence[WorkEvent], competition: str, content_hash: str) -> WorkStanding:
    """Return how an innovation stands for a competition.

    Args:
        states: that there are.
        events: of its log.
        competition: which one.
        content_hash: of the record as it is now.
    """
    own = [event for event in events if event.competition == competition]
    moves = [event for event in own if event.kind is EventKind.MOVE and event.to in states.states]
    last = moves[-1] if moves else None
    name = last.to if last else states.first
    state = states.states[name]
    changed = bool(last and last.content_hash != content_hash and (state.approved or state.sent))
    if changed and state.approved:
        name, state = states.on_change, states.states[states.on_change]
    done = {event.about for event in own if event.kind is EventKind.DONE}
    notes = tuple(WorkNote(event, event.number in done) for event in own if event.kind is EventKind.NOTE)
    return WorkStanding(competition, name, state, last, changed, notes)


def moves_open(states: WorkStates, standing: WorkStanding, role: str) -> dict[str, Move]:
    """Return the moves that a role may make as an innovation stands, by name."""
    return {name: move for name, move in states.moves.items() if standing.name in move.origins and role in move.by}

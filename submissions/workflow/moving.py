"""Moves of an innovation from state to state, and notes on it: checked by its states, and written down."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from schemas.source import ReadError
from schemas.workflow import WorkStates, work_states
from submissions.changing.keeping import content_hash, content_in, held
from submissions.errors import InputError
from submissions.language import _
from submissions.records.editing import CannotEditError, changed_text
from submissions.records.values import REMOVED
from submissions.workflow.log import Actor, EventKind, WorkEvent, WorkLog
from submissions.workflow.standing import WorkStanding, moves_open, standing_of
from submissions.workspace import Workspace

LONGEST_NOTE = 4_000
_REGISTERED = b"registrasi"


@dataclass(frozen=True)
class Noted:
    """What a note says: its text, the field that it is about (empty for the whole), whether it is internal."""

    text: str
    field: str = ""
    internal: bool = False


def log_file(workspace: Workspace, path: Path) -> Path:
    """Return where it is written down what was done with an innovation on its way; it need not be there yet."""
    return WorkLog(workspace, path).file


def submitted_hash(content: bytes) -> str:
    """Return what tells whether a record is still the one that was decided about.

    What a portal showed after it was sent (`registrasi`) is no change of it.
    """
    return content_hash(_without_registrations(content) if _REGISTERED in content else content)


@lru_cache(maxsize=512)
def _without_registrations(content: bytes) -> bytes:
    # As the reader of records sees them: what only looks like one could hide a change of what was approved.
    try:
        return changed_text(content.decode(), {(_REGISTERED.decode(),): REMOVED}, "inovasi.yaml").encode()
    except (CannotEditError, ReadError, ValueError):
        return content


def has_log(workspace: Workspace, path: Path) -> bool:
    """Return whether anything was done with an innovation on its way yet."""
    return log_file(workspace, path).is_file()


def standings(workspace: Workspace, path: Path, competitions: list[str]) -> list[WorkStanding]:
    """Return how an innovation stands for some competitions.

    Raises:
        InputError: the record or its log cannot be read.
    """
    events = WorkLog(workspace, path).events()
    now = submitted_hash(content_in(workspace, path))
    return [standing_of(work_states(), events, each, now) for each in competitions]


def make_move(
    workspace: Workspace, path: Path, competition: str, name: str, actor: Actor, text: str = "", shown: str = ""
) -> WorkStanding:
    """Move an innovation to another state, and return how it stands then.

    Args:
        workspace: of the record.
        path: of its file.
        competition: for which it moves.
        name: of the move.
        actor: who makes it.
        text: what is said with it.
        shown: the hash of the record that the actor saw; empty where nobody looked.

    Raises:
        InputError: the move is not open as it stands, needs something to be said, or the record is another by now.
        OutputError: it cannot be written.
    """
    states = work_states()
    with held(workspace, path) as file:
        log = WorkLog(workspace, path)
        now = submitted_hash(file.content())
        standing = standing_of(states, log.events(), competition, now)
        move = moves_open(states, standing, actor.role).get(name)
        if move is None:
            raise InputError(_not_open(states, standing, name, actor))
        if shown and shown != now:
            raise InputError(
                _("The innovation was changed meanwhile, so nothing was decided."),
                _("Look at it as it is now, and decide again."),
            )
        said = _said(text)
        if move.note and not said:
            raise InputError(
                _("“{move}” needs a note: {what}.").format(move=move.label, what=move.note), _("Write it, then again.")
            )
        log.add(WorkEvent(0, _now(), EventKind.MOVE, actor, competition, name, move.to, said, content_hash=now))
        return standing_of(states, log.events(), competition, now)


def add_note(workspace: Workspace, path: Path, competition: str, noted: Noted, actor: Actor) -> None:
    """Put a note on an innovation.

    Raises:
        InputError: it says nothing.
        OutputError: it cannot be written.
    """
    text = _said(noted.text)
    if not text:
        raise InputError(_("The note says nothing."), _("Write what should be changed."))
    with held(workspace, path):
        WorkLog(workspace, path).add(
            WorkEvent(
                0, _now(), EventKind.NOTE, actor, competition, text=text, field=noted.field, internal=noted.internal
            )
        )


def settle_note(workspace: Workspace, path: Path, competition: str, number: int, actor: Actor) -> None:
    """Say that what a note asks is done.

    Raises:
        InputError: there is no such note.
        OutputError: it cannot be written.
    """
    with held(workspace, path):
        log = WorkLog(workspace, path)
        notes = {
            each.number for each in log.events() if each.kind is EventKind.NOTE and each.competition == competition
        }
        if number not in notes:
            raise InputError(_("There is no such note."), _("Load the page again."))
        log.add(WorkEvent(0, _now(), EventKind.DONE, actor, competition, about=number))


def _not_open(states: WorkStates, standing: WorkStanding, name: str, actor: Actor) -> str:
    label = states.moves[name].label if name in states.moves else name
    role = states.roles[actor.role].label if actor.role in states.roles else actor.role
    open_now = ", ".join(f"“{move.label}”" for move in moves_open(states, standing, actor.role).values())
    told = _("It stands at “{state}”; “{move}” is not open to {role} there.").format(
        state=standing.state.label, move=label, role=role
    )
    return f"{told} {_('Open is: {moves}.').format(moves=open_now)}" if open_now else told


def _said(text: str) -> str:
    said = text.replace("\r\n", "\n").strip()
    if len(said) > LONGEST_NOTE:
        raise InputError(
            _("The note has {n} letters; {limit} are possible.").format(n=len(said), limit=LONGEST_NOTE),
            _("Say it shorter."),
        )
    return said


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)

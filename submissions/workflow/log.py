"""What was done with an innovation on its way: moves from state to state, and notes; every line chained to the last.

One file for each record under `.submissions/alur/`. The record itself holds nothing of it, so that a page with accounts
and an office without any read the same records.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from submissions.changing.chain import WORK_LOGS, ChainedFile, chained_path
from submissions.workspace import Workspace


class EventKind(StrEnum):
    """What a line tells: a move, a note, or that what a note asks is done."""

    MOVE = "move"
    NOTE = "note"
    DONE = "done"


@dataclass(frozen=True)
class Actor:
    """Who does something: an account (empty on the command line), a name, and a role."""

    name: str
    role: str
    account: str = ""


@dataclass(frozen=True)
class WorkEvent:
    """One line: what was done when by whom, for which competition.

    A move has `move` and the state `to` which it led, and in `content_hash` what the record was then. A note has the
    `field` that it is about (empty for the whole), and whether it is `internal`. What is done is the note `about`.
    """

    number: int
    at: dt.datetime
    kind: EventKind
    by: Actor
    competition: str
    move: str = ""
    to: str = ""
    text: str = ""
    field: str = ""
    internal: bool = False
    about: int = 0
    content_hash: str = ""


class WorkLog:
    """The events of one record."""

    def __init__(self, workspace: Workspace, path: Path):
        """Open the log of a record, which need not have one yet.

        Args:
            workspace: of the record.
            path: of its file.
        """
        self._workspace = workspace
        self.file = chained_path(workspace, WORK_LOGS, path)
        self._chain = ChainedFile(workspace, self.file, workspace.shown(path))

    def events(self) -> list[WorkEvent]:
        """Return what was done, the first first.

        Raises:
            InputError: what is written cannot be read, or was changed by hand.
        """
        try:
            return [_event(number, data) for number, data in enumerate(self._chain.lines(), start=1)]
        except (ValueError, TypeError, KeyError):
            raise self._chain.damaged() from None

    def add(self, event: WorkEvent) -> None:
        """Add an event behind the others; its number is not written.

        Raises:
            InputError: what is written cannot be read.
            OutputError: it cannot be written.
        """
        by = {"name": event.by.name, "role": event.by.role, "account": event.by.account}
        told = {
            "move": event.move,
            "to": event.to,
            "text": event.text,
            "field": event.field,
            "internal": event.internal,
            "about": event.about,
            "hash": event.content_hash,
        }
        data: dict[str, Any] = {
            "at": event.at.isoformat(timespec="seconds"),
            "kind": event.kind.value,
            "by": by,
            "competition": event.competition,
            **{key: value for key, value in told.items() if value},
        }
        self._chain.append(data)


def _event(number: int, data: Mapping[str, Any]) -> WorkEvent:
    by = data["by"]
    return WorkEvent(
        number,
        dt.datetime.fromisoformat(data["at"]),
        EventKind(data["kind"]),
        Actor(str(by["name"]), str(by["role"]), str(by["account"])),
        str(data["competition"]),
        str(data.get("move", "")),
        str(data.get("to", "")),
        str(data.get("text", "")),
        str(data.get("field", "")),
        bool(data.get("internal", False)),
        int(data.get("about", 0)),
        str(data.get("hash", "")),
    )

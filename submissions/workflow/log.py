"""What was done with an innovation on its way: moves from state to state, and notes; every line chained to the last.

One file for each record under `.submissions/alur/`. The record itself holds nothing of it, so that a page with accounts
and an office without any read the same records. The chain covers the hash of what was said in the place of the words,
so that these can be blacked out and it still holds.
"""

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from submissions.changing.chain import WORK_LOGS, ChainedFile, chained_path
from submissions.workspace import Workspace


class EventKind(StrEnum):
    """What a line tells: a move, a note, that what a note asks is done, that what was said in others is taken out."""

    MOVE = "move"
    NOTE = "note"
    DONE = "done"
    BLACKED_OUT = "blacked-out"


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
    is_blacked_out: bool = False


class WorkLog:
    """The events of one record."""

    LOOSE, LOOSE_SINCE = ("text",), 3
    """The keys of a line that its chain does not cover, and the format since which that is so."""

    def __init__(self, workspace: Workspace, path: Path):
        """Open the log of a record, which need not have one yet.

        Args:
            workspace: of the record.
            path: of its file.
        """
        self._workspace = workspace
        self.file = chained_path(workspace, WORK_LOGS, path)
        self._chain = ChainedFile(workspace, self.file, workspace.shown(path), self.LOOSE, self.LOOSE_SINCE)

    def events(self) -> list[WorkEvent]:
        """Return what was done, the first first.

        Raises:
            InputError: what is written cannot be read, or was changed by hand.
        """
        try:
            lines = self._chain.lines()
            told = {number for line in lines for number in line.get("events", ())}
            return [_event(number, data, told) for number, data in enumerate(lines, start=1)]
        except (ValueError, TypeError, KeyError, AttributeError):
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
        self._chain.append(_with_hash(data))

    def black_out(self, words: Collection[str], by: Actor, why: str) -> int:
        """Take what was said with every event that holds one of some words out for good, and note that.

        Args:
            words: such as the name or number of a person.
            by: who does it.
            why: it is done.

        Returns:
            Of how many events the words were taken out.

        Raises:
            InputError: what is written cannot be read.
            OutputError: it cannot be written.
        """
        found = {event.number for event in self.events() if any(word in event.text for word in words if word)}
        if not found:
            return 0
        written = [
            {key: value for key, value in _with_hash(line).items() if number not in found or key not in self.LOOSE}
            for number, line in enumerate(self._chain.lines(), start=1)
        ]
        noted = {
            "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "kind": EventKind.BLACKED_OUT.value,
            "by": {"name": by.name, "role": by.role, "account": by.account},
            "competition": "",
            "text": why,
            "events": sorted(found),
        }
        # At once: words that are gone while nobody noted that count as tampering.
        self._chain.rewrite([*written, _with_hash(noted)])
        return len(found)


def _with_hash(data: Mapping[str, Any]) -> dict[str, Any]:
    return {**data, "said": _hash(data["text"])} if "text" in data else dict(data)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _event(number: int, data: Mapping[str, Any], told: Collection[int]) -> WorkEvent:
    by, text, said = data["by"], data.get("text"), data.get("said")
    if said is not None and (number not in told if text is None else _hash(text) != said):
        raise ValueError(number)
    return WorkEvent(
        number,
        dt.datetime.fromisoformat(data["at"]),
        EventKind(data["kind"]),
        Actor(str(by["name"]), str(by["role"]), str(by["account"])),
        str(data["competition"]),
        str(data.get("move", "")),
        str(data.get("to", "")),
        str(text or ""),
        str(data.get("field", "")),
        bool(data.get("internal", False)),
        int(data.get("about", 0)),
        str(data.get("hash", "")),
        said is not None and text is None,
    )

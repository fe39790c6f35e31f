"""Files to which lines are only added, each chained by its hash to the one before it, so that a change by hand is seen.

A line is a JSON object. A line that a killed run left unfinished stands for nothing. Some parts of a line may be
loose: the hash does not cover them, since something else tells whether they are right, or since they may be taken out.
"""

import hashlib
import json
import os
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from submissions.errors import InputError
from submissions.files.whole import persistently, refuse_links, unwritable, write_whole
from submissions.language import _
from submissions.workspace import HIDDEN_FOLDER, Workspace

FIRST = "0" * 64
HISTORIES, WORK_LOGS = f"{HIDDEN_FOLDER}/history", f"{HIDDEN_FOLDER}/alur"
"""Where the states of records are kept, and what was done with them on their way."""
_CHAIN, _FORMAT = "chain", "v"
_LONGEST_NAME, _LONGEST_NAME_BYTES = 60, 180
_LOOSE = 2  # the format since which parts may be loose


def chained_path(workspace: Workspace, folder: str, path: Path) -> Path:
    """Return the file in which something is kept of a record, or of another file of a workspace.

    Args:
        workspace: of the record.
        folder: for files of the kind, from the workspace.
        path: of the record's file.
    """
    # A record may lie in a folder of its own, and two names may differ in what a system does not tell apart.
    digest = hashlib.sha256(workspace.shown(path).encode()).hexdigest()[:12]
    plain = "".join(letter if letter.isprintable() else "_" for letter in path.stem[:_LONGEST_NAME])
    plain = plain.encode()[:_LONGEST_NAME_BYTES].decode("utf-8", "ignore")
    return workspace.root / folder / f"{plain}-{digest}.jsonl"


def move_along(workspace: Workspace, source: Path, target: Path) -> None:
    """Let all that is kept of a record go along with it to another file, unless something is kept of that already.

    Args:
        workspace: of the record.
        source: its file before.
        target: its file now.

    Raises:
        OutputError: something cannot be moved.
    """
    for folder in (HISTORIES, WORK_LOGS):
        kept, moved = (chained_path(workspace, folder, path) for path in (source, target))
        if kept.is_file() and not moved.exists():
            ChainedFile(workspace, kept, workspace.shown(source)).refuse_outside()
            try:
                persistently(partial(kept.rename, moved))
            except OSError as error:
                raise unwritable(moved, error) from None


class ChainedFile:
    """One such file below the hidden folder of a workspace."""

    def __init__(
        self, workspace: Workspace, file: Path, about: str, loose: Collection[str] = (), loose_since: int = _LOOSE
    ):
        """Open a file, which need not be there.

        Args:
            workspace: in whose hidden folder it lies.
            file: the file.
            about: whose lines they are, as messages name it.
            loose: the keys that the chain does not cover.
            loose_since: the format of the lines of which that is so, in which lines are written.
        """
        self._workspace, self.file, self._about = workspace, file, about
        self._loose, self._format = frozenset(loose), loose_since

    def lines(self) -> list[dict[str, Any]]:
        """Return the lines as they were added, the first one first, each with its `chain`.

        Raises:
            InputError: it cannot be read, or was changed by hand.
            OutputError: it is a link.
        """
        if not self.file.is_file():
            return []
        self.refuse_outside()
        found: list[dict[str, Any]] = []
        try:
            # What stands behind the last line break was not finished.
            for text in self.file.read_bytes().split(b"\n")[:-1]:
                if not text.strip():
                    continue
                data = json.loads(text)
                if data[_CHAIN] != self._chained(found[-1][_CHAIN] if found else FIRST, data):
                    raise ValueError(len(found))
                found.append(data)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise self.damaged() from None
        return found

    def append(self, data: Mapping[str, Any], before: Sequence[Mapping[str, Any]] | None = None) -> None:
        """Add a line.

        Args:
            data: of the line.
            before: the lines that are there, where the caller has read them already.

        Raises:
            InputError: what is there cannot be read, or was changed by hand.
            OutputError: it cannot be written.
        """
        known = self.lines() if before is None else before
        line = {**data, _FORMAT: self._format}
        line[_CHAIN] = self._chained(known[-1][_CHAIN] if known else FIRST, line)
        try:
            self.refuse_outside()
            self.file.parent.mkdir(parents=True, exist_ok=True)
            _end_line(self.file)
            with self.file.open("ab") as stream:
                stream.write(json.dumps(line).encode() + b"\n")
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise unwritable(self.file, error) from None

    def rewrite(self, lines: Sequence[Mapping[str, Any]]) -> None:
        """Write all lines anew, with other loose parts; lines of an earlier format are chained anew.

        Raises:
            OutputError: it cannot be written.
        """
        before, written = FIRST, []
        for data in lines:
            line = {**data, _FORMAT: self._format}
            before = line[_CHAIN] = self._chained(before, line)
            written.append(json.dumps(line).encode() + b"\n")
        self.refuse_outside()
        write_whole(self.file, b"".join(written))

    def damaged(self) -> InputError:
        """Return the error that the file cannot be read, or was changed by hand."""
        return InputError(
            _("The history of {file} cannot be read, or was changed by hand: {history}.").format(
                file=self._about, history=self._workspace.shown(self.file)
            ),
            _("The record itself is as it is. Move the file of the history away to begin a new one."),
        )

    def refuse_outside(self) -> None:
        """Refuse to go where a link leads.

        Raises:
            OutputError: the file or its folder is a link.
        """
        refuse_links(self._workspace.root, self.file.relative_to(self._workspace.root).as_posix())

    def _chained(self, before: str, data: Mapping[str, Any]) -> str:
        left_out = {_CHAIN, *(self._loose if data.get(_FORMAT) == self._format else ())}
        covered = {key: value for key, value in data.items() if key not in left_out}
        return hashlib.sha256(f"{before}{json.dumps(covered, sort_keys=True)}".encode()).hexdigest()


def _end_line(file: Path) -> None:
    """Cut off a line that a killed run left unfinished, so that the next one begins on a line of its own."""
    if not file.is_file():
        return
    with file.open("r+b") as stream:
        content = stream.read()
        whole = content.rfind(b"\n") + 1
        if whole < len(content):
            stream.truncate(whole)

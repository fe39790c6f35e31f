"""What an export remembers of its last run, beside its output: inputs and outputs by their hashes.

The file may be missing, damaged or of another version: then everything is looked at anew, and nobody
is told, since nothing but time is lost.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from submissions.batch.jobs import DocumentSubject, MadeFile
from submissions.documents.printed import Complaint

FILE = ".submissions-export.sqlite"
_VERSION = 2
# SQLite quotes what it complains of: where that is damaged too, Python cannot read the complaint.
_DAMAGED = (sqlite3.Error, ValueError)
_TABLES = (
    "CREATE TABLE IF NOT EXISTS outcomes "
    "(record TEXT, edition TEXT, stamp TEXT, data TEXT, PRIMARY KEY (record, edition))",
    "CREATE TABLE IF NOT EXISTS outputs (file TEXT PRIMARY KEY, key TEXT, data TEXT)",
    "CREATE TABLE IF NOT EXISTS evidence (path TEXT PRIMARY KEY, stamp TEXT, sha256 TEXT)",
)


class ExportMemory:
    """The memory of an output folder; nothing in it is needed, and nothing that is wrong with it stops a run."""

    def __init__(self, folder: Path):
        self._file = folder / FILE
        self._connection = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(sqlite3.Error):
            self._connection.commit()
        with suppress(sqlite3.Error):
            self._connection.close()

    def outcome(self, record: str, edition: str, stamp: str) -> dict[str, Any] | None:
        """Return what a record came to in an edition when it and all around it had this hash."""
        query = "SELECT data FROM outcomes WHERE record = ? AND edition = ? AND stamp = ?"
        rows = self._ask(query, record, edition, stamp)
        return _parsed(rows[0][0]) if rows else None

    def keep_outcome(self, record: str, edition: str, stamp: str, data: dict[str, Any]) -> None:
        """Remember what a record came to."""
        self._tell("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?)", record, edition, stamp, json.dumps(data))

    def outputs(self) -> dict[str, MadeFile]:
        """Return every file that was made and not removed since, by its path from the output folder."""
        found = {}
        for file, key, text in self._ask("SELECT file, key, data FROM outputs"):
            data = _parsed(text) or {}
            with suppress(TypeError, KeyError):
                subject = DocumentSubject(**data.pop("subject"))
                warnings = [Complaint(**each) for each in data.pop("warnings")]
                found[file] = MadeFile(file=file, key=key, subject=subject, warnings=warnings, **data)
        return found

    def keep_output(self, output: MadeFile) -> None:
        """Remember a file that was made, at once: a run may end at any moment."""
        data = asdict(output)
        row = data.pop("file"), data.pop("key"), json.dumps(data)
        self._tell("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?)", *row)
        with suppress(sqlite3.Error):
            self._connection.commit()

    def forget_outputs(self, files: Iterable[str]) -> None:
        """Forget files that were removed."""
        for file in files:
            self._tell("DELETE FROM outputs WHERE file = ?", file)

    def evidence_hashes(self) -> dict[str, tuple[str, str]]:
        """Return for each evidence file its size and time of change, and its hash as of then, by its path."""
        return {path: (stamp, sha) for path, stamp, sha in self._ask("SELECT path, stamp, sha256 FROM evidence")}

    def keep_evidence(self, path: str, stamp: str, sha256: str) -> None:
        """Remember the hash of an evidence file."""
        self._tell("INSERT OR REPLACE INTO evidence VALUES (?, ?, ?)", path, stamp, sha256)

    def _open(self) -> sqlite3.Connection:
        for _attempt in range(2):
            try:
                return _connected(self._file)
            except _DAMAGED:
                # Damaged, or of another version: begun anew. A folder that cannot be written is told elsewhere.
                with suppress(OSError):
                    self._file.unlink()
        return _connected(Path(":memory:"))

    def _ask(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(query, values).fetchall()
        except _DAMAGED:
            self._begin_anew()
            return []

    def _tell(self, command: str, *values: str) -> None:
        try:
            self._connection.execute(command, values)
        except _DAMAGED:
            self._begin_anew()

    def _begin_anew(self) -> None:
        with suppress(sqlite3.Error):
            self._connection.close()
        with suppress(OSError):
            self._file.unlink()
        self._connection = self._open()


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    try:
        # The file may be lost at a power cut: it is only a memory. Its journal never outlives a run.
        connection.execute("PRAGMA synchronous = OFF")
        [(version,)] = connection.execute("PRAGMA user_version")
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError("another version")
        for table in _TABLES:
            connection.execute(table)
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    except BaseException:
        connection.close()
        raise
    return connection


def _parsed(text: object) -> dict[str, Any] | None:
    try:
        data = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return data if isinstance(data, dict) else None

"""Remember what was found out about files, so that an unchanged file is not opened again."""

import json
import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from submissions.inspection.facts import FileFacts
from submissions.inspection.looking import VERSION

_WRITTEN_AT_ONCE = 100
_PATIENCE_SECONDS = 1.0
_TABLE = "CREATE TABLE IF NOT EXISTS files (path BLOB PRIMARY KEY, stamp TEXT, facts BLOB)"

Row = tuple[bytes, str, bytes]


class Cache:
    """An SQLite file with the facts of each path, as of a size and a time of change.

    It may be missing, damaged, locked or read-only: then nothing is remembered, and nobody is told,
    since nothing but time is lost.
    """

    def __init__(self, file: Path | None):
        self._file = file
        self._pending: list[Row] = []
        self._wrote = False
        self._connection = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write()
        if self._wrote:
            self._forget_vanished()
        self._close()

    def get(self, path: Path, size: int, mtime_ns: int) -> FileFacts | None:
        """Return the facts of a file, if it was looked at with this size (bytes) and this time of change."""
        if self._connection is None:
            return None
        query = "SELECT facts FROM files WHERE path = ? AND stamp = ?"
        try:
            row = self._connection.execute(query, (os.fsencode(path), _stamp(size, mtime_ns))).fetchone()
            return None if row is None else FileFacts.from_dict(json.loads(row[0]))
        except sqlite3.Error as error:
            self._give_up(error)
        except (ValueError, TypeError, AttributeError):
            pass
        return None

    def put(self, path: Path, size: int, mtime_ns: int, facts: FileFacts) -> None:
        """Remember the facts of a file."""
        row = os.fsencode(path), _stamp(size, mtime_ns), json.dumps(facts.as_dict()).encode()
        self._pending.append(row)
        if len(self._pending) >= _WRITTEN_AT_ONCE:
            self._write()

    def _open(self) -> sqlite3.Connection | None:
        if self._file is None:
            return None
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            # It holds the text of documents, which may be less public than the folder it lies in.
            os.close(os.open(self._file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NONBLOCK", 0), 0o600))
            if not self._file.is_file():
                return None
            return self._prepared()
        except (OSError, ValueError, sqlite3.Error):
            return None

    def _prepared(self) -> sqlite3.Connection:
        """Return a connection to the table; a file that is no database, or of another version, is begun anew."""
        assert self._file is not None
        try:
            return _connection(self._file)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self._file.unlink()
            return _connection(self._file)

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without: what is damaged is removed for the next run, what is locked or read-only is left."""
        self._close()
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            assert self._file is not None
            with suppress(OSError):
                self._file.unlink()
            self._connection = self._open()

    def _write(self) -> None:
        if self._connection is None or not self._pending:
            return
        rows, self._pending = self._pending, []
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", rows)
            self._wrote = True
        except sqlite3.Error as error:
            self._give_up(error)

    def _forget_vanished(self) -> None:
        """Drop what is remembered of files that are gone: their text should not outlive them."""
        if self._connection is None:
            return
        try:
            paths = self._connection.execute("SELECT path FROM files").fetchall()
            gone = [row for row in paths if not os.path.lexists(row[0])]
            with self._connection:
                self._connection.executemany("DELETE FROM files WHERE path = ?", gone)
        except (sqlite3.Error, ValueError, TypeError):
            self._close()

    def _close(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None


def _stamp(size: int, mtime_ns: int) -> str:
    return f"{size} {mtime_ns}"  # as text: a time of change far in the future is beyond SQLite's numbers


def _connection(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_PATIENCE_SECONDS)
    try:
        [(version,)] = connection.execute("PRAGMA user_version")
        if version != VERSION:
            with connection:
                connection.execute("DROP TABLE IF EXISTS files")
                connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute(_TABLE)
    except BaseException:
        connection.close()
        raise
    return connection

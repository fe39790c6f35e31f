"""Remember what was found out about files, so that what has not changed is not worked out again."""

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

_WRITTEN_AT_ONCE = 100
_PATIENCE_SECONDS = 1.0
_forgotten: dict[Path | None, float] = {}
_TABLE = "CREATE TABLE IF NOT EXISTS kept (path BLOB, part TEXT, stamp TEXT, value BLOB, PRIMARY KEY (path, part))"

Row = tuple[bytes, str, str, bytes]


class Forgetting:
    """How often files that are gone are looked for: `every` so many seconds.

    A command does so each time. A server writes every moment, and would look for thousands of files each time.
    """

    every = 0.0


class Memory:
    """An SQLite file with values of files: each under the file's path and the name of a part, as of a stamp.

    It may be missing, damaged, locked or read-only: then nothing is remembered, and nobody is told,
    since nothing but time is lost. What it says of files that are gone is forgotten when it is next written.
    """

    def __init__(self, file: Path | None, version: int):
        """Open it.

        Args:
            file: where it lies; None remembers nothing.
            version: of what is remembered; a file of another version is begun anew.
        """
        self._file, self._version = file, version
        self._pending: list[Row] = []
        self._wrote = False
        self._connection = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write()
        if self._wrote and time.monotonic() - _forgotten.get(self._file, -Forgetting.every) >= Forgetting.every:
            self._forget_vanished()
            _forgotten[self._file] = time.monotonic()
        self._close()

    def get(self, path: Path, part: str, stamp: str) -> bytes | None:
        """Return what was remembered of a part of a file with this stamp; None where there is nothing."""
        if self._connection is None:
            return None
        query = "SELECT value FROM kept WHERE path = ? AND part = ? AND stamp = ?"
        try:
            row = self._connection.execute(query, (os.fsencode(path), part, stamp)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        except ValueError:  # a stamp or a path that SQLite cannot take
            return None
        value = None if row is None else row[0]
        return value if isinstance(value, bytes) else None

    def put(self, path: Path, part: str, stamp: str, value: bytes) -> None:
        """Remember a value; written at the latest when the memory is closed."""
        self._pending.append((os.fsencode(path), part, stamp, value))
        if len(self._pending) >= _WRITTEN_AT_ONCE:
            self._write()

    def _open(self) -> sqlite3.Connection | None:
        if self._file is None:
            return None
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            # It holds texts of records and documents, which may be less public than the folder it lies in.
            os.close(os.open(self._file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NONBLOCK", 0), 0o600))
            if not self._file.is_file():
                return None
            return self._prepared(self._file)
        except (OSError, ValueError, sqlite3.Error):
            return None

    def _prepared(self, file: Path) -> sqlite3.Connection:
        """Return a connection to the table; a file that is no database is begun anew."""
        try:
            return self._connected(file)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            file.unlink()
            return self._connected(file)

    def _connected(self, file: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(file, timeout=_PATIENCE_SECONDS)
        try:
            [(version,)] = connection.execute("PRAGMA user_version")
            if version != self._version:
                with connection:
                    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                        connection.execute(f'DROP TABLE "{name}"')
                    connection.execute(f"PRAGMA user_version = {self._version}")
            connection.execute(_TABLE)
        except BaseException:
            connection.close()
            raise
        return connection

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without: what is damaged is removed for the next run, what is locked or read-only is left."""
        self._close()
        damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
        if damaged and self._file is not None:
            with suppress(OSError):
                self._file.unlink()
            self._connection = self._open()

    def _write(self) -> None:
        if self._connection is None or not self._pending:
            return
        rows, self._pending = self._pending, []
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
            self._wrote = True
        except sqlite3.Error as error:
            self._give_up(error)

    def _forget_vanished(self) -> None:
        """Drop what is remembered of files that are gone: their text should not outlive them."""
        if self._connection is None:
            return
        try:
            paths = self._connection.execute("SELECT DISTINCT path FROM kept").fetchall()
            gone = [row for row in paths if not os.path.lexists(row[0])]
            with self._connection:
                self._connection.executemany("DELETE FROM kept WHERE path = ?", gone)
        except (sqlite3.Error, ValueError, TypeError):
            self._close()

    def _close(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

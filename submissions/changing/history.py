"""What a record said before: every state that was written or found, in order, each chained to the one before it.

One file for each record under `.submissions/history/`, a line for each state. The first line holds the whole text,
the others what was put in the place of what. A line that a killed run left unfinished stands for nothing.
"""

import base64
import datetime as dt
import hashlib
import json
import os
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from submissions.errors import InputError, OutputError
from submissions.files.whole import unwritable
from submissions.language import _
from submissions.workspace import HIDDEN_FOLDER, Workspace

FOLDER = f"{HIDDEN_FOLDER}/history"
_LARGEST = 1 << 26  # bytes of a text; what a stranger packed must not fill the memory
_LONGEST_NAME, _LONGEST_NAME_BYTES = 60, 180
_FIRST = "0" * 64


class How(StrEnum):
    """How a state of a record came about."""

    PAGE = "page"
    OUTSIDE = "outside"
    RESTORED = "restored"
    IMPORT = "import"
    RENAME = "rename"
    UNDONE = "undone"


@dataclass(frozen=True)
class Version:
    """A state of a record: its number from 1, when it was noted, by whom, how it came about, and of which fields."""

    number: int
    at: dt.datetime
    by: str
    how: How
    fields: tuple[str, ...]
    content_hash: str


@dataclass(frozen=True)
class _Line:
    version: Version
    start: int
    end: int
    put: bytes
    chain: str

    def on(self, before: bytes) -> bytes:
        """Return the text after this line."""
        return before[: self.start] + self.put + before[len(before) - self.end :]


class History:
    """The states of one record."""

    def __init__(self, workspace: Workspace, path: Path):
        """Open the history of a record, which need not have one yet.

        Args:
            workspace: of the record.
            path: of its file.
        """
        self._workspace = workspace
        self._name = workspace.shown(path)
        folder = workspace.root / FOLDER
        # A record may lie in a folder of its own, and two names may differ in what a system does not tell apart.
        digest = hashlib.sha256(self._name.encode()).hexdigest()[:12]
        plain = "".join(letter if letter.isprintable() else "_" for letter in path.stem[:_LONGEST_NAME])
        plain = plain.encode()[:_LONGEST_NAME_BYTES].decode("utf-8", "ignore")
        self.file = folder / f"{plain}-{digest}.jsonl"

    def versions(self) -> list[Version]:
        """Return its states, the earliest first.

        Raises:
            InputError: what is written of them cannot be read, or was changed by hand.
        """
        return [line.version for line in self._lines()]

    def content(self, number: int) -> bytes:
        """Return the text of a state by its number.

        Raises:
            InputError: there is no such state, or what is written cannot be read, or was changed by hand.
        """
        return self.contents(number)[-1]

    def contents(self, number: int) -> list[bytes]:
        """Return the texts of all states up to a number; see `content`."""
        lines = self._lines()
        if not 1 <= number <= len(lines):
            raise InputError(_("There is no state {number} of {file}.").format(number=number, file=self._name))
        return list(self._texts(lines[:number]))

    def content_of(self, content_hash: str) -> bytes | None:
        """Return the text of the last state with a hash; None where there is none, or nothing can be read."""
        try:
            lines = self._lines()
            number = max(
                (each.version.number for each in lines if each.version.content_hash == content_hash), default=0
            )
            return deque(self._texts(lines[:number]), maxlen=1)[0] if number else None
        except (InputError, OutputError):
            return None

    def moved_to(self, path: Path) -> None:
        """Let the history go along with its record to another file, unless that has one of its own.

        Raises:
            OutputError: it cannot be moved.
        """
        target = History(self._workspace, path).file
        if not self.file.is_file() or target.exists():
            return
        self._refuse_outside()
        try:
            self.file.rename(target)
        except OSError as error:
            raise unwritable(target, error) from None

    def note(self, content: bytes, how: How, by: str = "", fields: Iterable[str] = ()) -> None:
        """Note a state, unless it is the last one noted.

        Args:
            content: the bytes of the record's file.
            how: it came about.
            by: who did it, as far as that is known.
            fields: the fields that differ from the state before, by dotted path.

        Raises:
            InputError: what is written of earlier states cannot be read.
            OutputError: it cannot be written.
        """
        lines = self._lines()
        content_hash = hashlib.sha256(content).hexdigest()
        if lines and lines[-1].version.content_hash == content_hash:
            return
        before = deque(self._texts(lines), maxlen=1)[0] if lines else b""
        start = _common(before, content)
        end = _common(before[start:][::-1], content[start:][::-1])
        data: dict[str, Any] = {
            "n": len(lines) + 1,
            "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "by": by,
            "how": how.value,
            "fields": list(fields),
            "hash": content_hash,
            "start": start,
            "end": end,
            "put": base64.b64encode(zlib.compress(content[start : len(content) - end])).decode(),
        }
        chain = _chained(lines[-1].chain if lines else _FIRST, data)
        try:
            self._refuse_outside()
            self.file.parent.mkdir(parents=True, exist_ok=True)
            _end_line(self.file)
            with self.file.open("ab") as stream:
                stream.write(json.dumps({**data, "chain": chain}).encode() + b"\n")
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise unwritable(self.file, error) from None

    def _texts(self, lines: Iterable[_Line]) -> Iterator[bytes]:
        text = b""
        for line in lines:
            text = line.on(text)
            if hashlib.sha256(text).hexdigest() != line.version.content_hash:
                raise self._damaged()
            yield text

    def _lines(self) -> list[_Line]:
        if not self.file.is_file():
            return []
        self._refuse_outside()
        found: list[_Line] = []
        try:
            # What stands behind the last line break was not finished.
            for number, text in enumerate(self.file.read_bytes().split(b"\n")[:-1], start=1):
                if not text.strip():
                    continue
                data = json.loads(text)
                chain = data.pop("chain")
                if chain != _chained(found[-1].chain if found else _FIRST, data) or data["n"] != len(found) + 1:
                    raise ValueError(number)
                found.append(_line(data, chain))
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError, zlib.error):
            raise self._damaged() from None
        return found

    def _damaged(self) -> InputError:
        return InputError(
            _("The history of {file} cannot be read, or was changed by hand: {history}.").format(
                file=self._name, history=self._workspace.shown(self.file)
            ),
            _("The record itself is as it is. Move the file of the history away to begin a new one."),
        )

    def _refuse_outside(self) -> None:
        inside = self._workspace.inside(f"{FOLDER}/{self.file.name}")
        if inside is None or inside != self._workspace.root.resolve() / FOLDER / self.file.name:
            raise OutputError(_("{file} is a link, so nothing can be written there.").format(file=HIDDEN_FOLDER))


def _line(data: Mapping[str, Any], chain: str) -> _Line:
    reader = zlib.decompressobj()
    put = reader.decompress(base64.b64decode(data["put"]), _LARGEST)
    start, end = int(data["start"]), int(data["end"])
    if not reader.eof or start < 0 or end < 0:
        raise ValueError(data["n"])
    version = Version(
        int(data["n"]),
        dt.datetime.fromisoformat(data["at"]),
        str(data["by"]),
        How(data["how"]),
        tuple(map(str, data["fields"])),
        str(data["hash"]),
    )
    return _Line(version, start, end, put, str(chain))


def _chained(before: str, data: Mapping[str, Any]) -> str:
    return hashlib.sha256(f"{before}{json.dumps(data, sort_keys=True)}".encode()).hexdigest()


def _common(one: bytes, other: bytes) -> int:
    """Return how many bytes at the beginning two texts have in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _end_line(file: Path) -> None:
    """Cut off a line that a killed run left unfinished, so that the next one begins on a line of its own."""
    if not file.is_file():
        return
    with file.open("r+b") as stream:
        content = stream.read()
        whole = content.rfind(b"\n") + 1
        if whole < len(content):
            stream.truncate(whole)

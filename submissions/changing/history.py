"""What a record said before: every state that was written or found, in order, each chained to the one before it.

One file for each record under `.submissions/history/`, a line for each state. The first line holds the whole text,
the others what was put in the place of what. The chain covers who wrote a state when, its fields, and the hash of its
text; the text itself is told by that hash, so that it can be blacked out and the chain still holds.
"""

import base64
import datetime as dt
import hashlib
import zlib
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from submissions.changing.chain import HISTORIES, ChainedFile, chained_path
from submissions.errors import InputError, OutputError
from submissions.language import _
from submissions.workspace import Workspace

FOLDER = HISTORIES
_LARGEST = 1 << 26  # bytes of a text; what a stranger packed must not fill the memory


class How(StrEnum):
    """How a state of a record came about."""

    PAGE = "page"
    OUTSIDE = "outside"
    RESTORED = "restored"
    IMPORT = "import"
    RENAME = "rename"
    UNDONE = "undone"
    BLACKED_OUT = "blacked-out"


@dataclass(frozen=True)
class Version:
    """A state of a record: its number from 1, when it was noted, by whom, how it came about, and of which fields.

    Of one that is blacked out the text is gone; `why` says why, in the state that notes that.
    """

    number: int
    at: dt.datetime
    by: str
    how: How
    fields: tuple[str, ...]
    content_hash: str
    is_blacked_out: bool = False
    why: str = ""


@dataclass(frozen=True)
class _Line:
    version: Version
    start: int
    end: int
    put: bytes | None
    data: Mapping[str, Any]

    def on(self, before: bytes) -> bytes:
        """Return the text after this line; nothing where it is blacked out."""
        return b"" if self.put is None else before[: self.start] + self.put + before[len(before) - self.end :]


class History:
    """The states of one record."""

    LOOSE = ("start", "end", "put")
    """The keys of a line that its chain does not cover: how its text is made of the one before."""

    def __init__(self, workspace: Workspace, path: Path):
        """Open the history of a record, which need not have one yet.

        Args:
            workspace: of the record.
            path: of its file.
        """
        self._workspace = workspace
        self._name = workspace.shown(path)
        self.file = chained_path(workspace, FOLDER, path)
        self._chain = ChainedFile(workspace, self.file, self._name, self.LOOSE)

    def versions(self) -> list[Version]:
        """Return its states, the earliest first.

        Raises:
            InputError: what is written of them cannot be read, or was changed by hand.
        """
        return [line.version for line in self._lines()]

    def content(self, number: int) -> bytes:
        """Return the text of a state by its number.

        Raises:
            InputError: there is no such state, it was blacked out, or what is written cannot be read.
        """
        found = self.contents(number)
        if self.versions()[number - 1].is_blacked_out:
            raise InputError(
                _("State {number} of {file} was blacked out; its text is gone.").format(number=number, file=self._name)
            )
        return found[-1]

    def contents(self, number: int) -> list[bytes]:
        """Return the texts of all states up to a number, nothing for those that are blacked out; see `content`."""
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
        if lines and lines[-1].version.content_hash == _hash(content):
            return
        before = deque(self._texts(lines), maxlen=1)[0] if lines else b""
        state = _state(len(lines) + 1, before, content, how, by, fields)
        self._chain.append(state, [line.data for line in lines])

    def black_out(self, words: Collection[str], by: str, why: str, now: bytes) -> int:
        """Take the text of every earlier state that holds one of some words out for good, and note that.

        Who wrote these states when, and of which fields, stays, and so does the chain.

        Args:
            words: such as the name or number of a person.
            by: who does it.
            why: it is done, such as the request of the person.
            now: what the record's file holds.

        Returns:
            How many states were blacked out.

        Raises:
            InputError: the record or its last state holds one of them, or what is written cannot be read.
            OutputError: it cannot be written.
        """
        lines = self._lines()
        texts = list(self._texts(lines))
        sought = [word.encode() for word in words if word]
        found = {at for at, text in enumerate(texts) if any(word in text for word in sought)}
        if len(texts) - 1 in found or any(word in now for word in sought):
            raise InputError(
                _("{file} still holds what is to be blacked out.").format(file=self._name),
                _("Take it out of the record first, and save that."),
            )
        if not found:
            return 0
        written = []
        for at, line in enumerate(lines):
            data = dict(line.data)
            if at in found:
                data |= {"start": 0, "end": 0, "put": None}
            elif at and at - 1 in found:
                data |= _put(b"", texts[at])
            written.append(data)
        told = {"why": why, "states": [at + 1 for at in sorted(found)]}
        noted = _state(len(lines) + 1, texts[-1], texts[-1], How.BLACKED_OUT, by, ())
        # At once: a text that is gone while nobody noted that counts as tampering.
        self._chain.rewrite([*written, {**noted, **told}])
        return len(found)

    def _texts(self, lines: Iterable[_Line]) -> Iterator[bytes]:
        text = b""
        for line in lines:
            text = line.on(text)
            if line.put is not None and _hash(text) != line.version.content_hash:
                raise self._chain.damaged()
            yield text

    def _lines(self) -> list[_Line]:
        found: list[_Line] = []
        try:
            for number, data in enumerate(self._chain.lines(), start=1):
                if data["n"] != number:
                    raise ValueError(number)
                found.append(_line(data))
            known = {number for line in found for number in line.data.get("states", ())}
            if any(line.put is None and line.version.number not in known for line in found):
                raise ValueError("a text is gone, and nobody noted that")
        except (ValueError, TypeError, KeyError, AttributeError, zlib.error):
            raise self._chain.damaged() from None
        return found


def _line(data: Mapping[str, Any]) -> _Line:
    start, end, put = int(data["start"]), int(data["end"]), None
    if data["put"] is not None:
        reader = zlib.decompressobj()
        put = reader.decompress(base64.b64decode(data["put"]), _LARGEST)
        if not reader.eof or start < 0 or end < 0:
            raise ValueError(data["n"])
    version = Version(
        int(data["n"]),
        dt.datetime.fromisoformat(data["at"]),
        str(data["by"]),
        How(data["how"]),
        tuple(map(str, data["fields"])),
        str(data["hash"]),
        put is None,
        str(data.get("why", "")),
    )
    return _Line(version, start, end, put, data)


def _state(number: int, before: bytes, content: bytes, how: How, by: str, fields: Iterable[str]) -> dict[str, Any]:
    return {
        "n": number,
        "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "by": by,
        "how": how.value,
        "fields": list(fields),
        "hash": _hash(content),
        **_put(before, content),
    }


def _put(before: bytes, content: bytes) -> dict[str, Any]:
    """Return how a text is made of the one before it: what is put between what stays at its beginning and end."""
    start = _common(before, content)
    end = _common(before[start:][::-1], content[start:][::-1])
    put = base64.b64encode(zlib.compress(content[start : len(content) - end])).decode()
    return {"start": start, "end": end, "put": put}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


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

"""Remember what was found out about evidence files, so that an unchanged file is not opened again."""

import json
from pathlib import Path

from submissions.evidence.opening.facts import VERSION, FileFacts
from submissions.files.memory import Memory

_PART = "facts"


class Cache(Memory):
    """The facts of each path, as of a size and a time of change; see `Memory` for what may befall it."""

    def __init__(self, file: Path | None):
        super().__init__(file, VERSION)

    def facts(self, path: Path, size: int, mtime_ns: int) -> FileFacts | None:
        """Return the facts of a file, if it was looked at with this size (bytes) and this time of change."""
        value = self.get(path, _PART, _stamp(size, mtime_ns))
        try:
            return None if value is None else FileFacts.from_dict(json.loads(value))
        except (ValueError, TypeError, AttributeError):
            return None

    def keep(self, path: Path, size: int, mtime_ns: int, facts: FileFacts) -> None:
        """Remember the facts of a file."""
        self.put(path, _PART, _stamp(size, mtime_ns), json.dumps(facts.as_dict()).encode())


def _stamp(size: int, mtime_ns: int) -> str:
    return f"{size} {mtime_ns}"  # as text: a time of change far in the future is beyond SQLite's numbers

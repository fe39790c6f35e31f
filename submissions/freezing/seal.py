"""The seal of a frozen folder: the hash of everything in it, in the form that `sha256sum -c` reads."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from submissions.files.hashes import file_hash
from submissions.files.names import leads_out

ACCOUNT = "beku.json"
SUMS = "SHA256SUMS"
_LARGEST_SUMS = 50_000_000


@dataclass(frozen=True)
class SealChecked:
    """What became of a frozen folder: its seal now, and the files in it that are not as they were frozen.

    Whoever alters the files can also write new hashes: only the seal that was noted elsewhere on the day of
    freezing tells that.
    """

    folder: Path
    seal: str
    frozen_at: str = ""
    program: str = ""
    files: int = 0
    altered: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    problem: bool = False

    @property
    def good(self) -> bool:
        """Return whether every file is as it was frozen, and none is lacking or added."""
        return not (self.problem or self.altered or self.missing or self.added)


def is_frozen(folder: Path) -> bool:
    """Return whether a folder is, or says it is, a frozen one."""
    return (folder / ACCOUNT).is_file() or (folder / SUMS).is_file()


def files_in(folder: Path) -> list[str]:
    """Return the paths of all files in a folder, from it, sorted; links count as files."""
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()
    )


def sums_of(folder: Path, files: Iterable[str]) -> bytes:
    """Return the text of `SHA256SUMS` for these files."""
    return "".join(f"{file_hash(folder / file)}  {file}\n" for file in files).encode()


def seal_of(sums: bytes) -> str:
    """Return the seal: the hash of the hashes, in groups that can be read aloud and written down."""
    digest = hashlib.sha256(sums).hexdigest()[:32].upper()
    return "-".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def check_seal(folder: Path) -> SealChecked:
    """Return what became of a frozen folder; never raises for what is wrong with it."""
    try:
        with (folder / SUMS).open("rb") as file:
            content = file.read(_LARGEST_SUMS)
        stated = dict(_line(line) for line in content.decode().splitlines())
    except (OSError, ValueError):
        return SealChecked(folder, "", problem=True)
    account = account_of(folder)
    there = set(files_in(folder)) - {SUMS}
    altered = [file for file, digest in stated.items() if file in there and not _is(folder / file, digest)]
    return SealChecked(
        folder,
        seal_of(content),
        str(account.get("frozen_at", "")),
        str(account.get("program", "")),
        len(stated),
        altered,
        sorted(stated.keys() - there),
        sorted(there - stated.keys()),
        problem=not stated,
    )


def account_of(folder: Path) -> dict[str, Any]:
    """Return what `beku.json` of a frozen folder says; nothing where it cannot be read."""
    try:
        data = json.loads((folder / ACCOUNT).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _is(path: Path, digest: str) -> bool:
    return not path.is_symlink() and path.is_file() and file_hash(path) == digest


def _line(line: str) -> tuple[str, str]:
    digest, separator, file = line.partition("  ")
    if len(digest) != 64 or not separator or not file or leads_out(Path(file)):
        raise ValueError(line)
    return file, digest

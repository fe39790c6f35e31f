"""Files by what they hold: hashes of contents, and stamps by which an unchanged file is known without reading it."""

import hashlib
import os
from pathlib import Path


def digest(*parts: bytes | str) -> str:
    """Return the SHA-256 of some parts, each told apart from the next."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(b"%d:" % len(data))
        total.update(data)
    return total.hexdigest()


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's content; an empty text where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def tree_hash(folder: Path, endings: tuple[str, ...] = ()) -> str:
    """Return a hash of the names and contents of all files in a folder (with these endings), '' if there is none."""
    parts = [part for name, path in _files_in(folder, endings) for part in (name, Path(path).read_bytes())]
    return digest(*parts) if parts else ""


def tree_stamp(folder: Path, endings: tuple[str, ...] = ()) -> str:
    """Return a hash of the names and stamps of all files in a folder (with these endings), '' if there is none.

    *Why not `tree_hash`:* it reads nothing, so a command of a few tenths of a second can ask it at every start.
    """
    parts = [part for name, path in _files_in(folder, endings) for part in (name, stamp_of(path))]
    return digest(*parts) if parts else ""


def _files_in(folder: Path, endings: tuple[str, ...]) -> list[tuple[str, str]]:
    found = []
    top = os.fspath(folder)
    for place, folders, names in os.walk(top):
        folders[:] = [name for name in folders if name != "__pycache__"]
        inside = os.path.relpath(place, top).replace(os.sep, "/")
        before = "" if inside == "." else f"{inside}/"
        for name in names:
            if not endings or os.path.splitext(name)[1] in endings:  # noqa: PTH122 - thousands of them
                path = os.path.join(place, name)  # noqa: PTH118
                if os.path.isfile(path):  # noqa: PTH113
                    found.append((f"{before}{name}", path))
    return sorted(found)


def stamp_of(path: Path | str) -> str:
    """Return size and time of change of a file as text; '' where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - thousands of them
    except (OSError, ValueError):
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"

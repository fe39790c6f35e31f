"""Files by what they hold: hashes of contents, and stamps by which an unchanged file is known without reading it."""

import hashlib
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path


def digest(*parts: bytes | str) -> str:
    """Return the SHA-256 of some parts, each told apart from the next."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(b"%d:%b" % (len(data), data))
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
    parts = [part for name, entry in _files_in(folder, endings) for part in (name, Path(entry).read_bytes())]
    return digest(*parts) if parts else ""


def tree_stamp(folder: Path, endings: tuple[str, ...] = ()) -> str:
    """Return a hash of the names and stamps of all files in a folder (with these endings), '' if there is none.

    *Why not `tree_hash`:* it reads nothing, so a command of a few tenths of a second can ask it at every start.
    """
    parts = [part for name, entry in _files_in(folder, endings) for part in (name, _stamp(entry.stat))]
    return digest(*parts) if parts else ""


def _files_in(folder: Path, endings: tuple[str, ...]) -> list[tuple[str, os.DirEntry[str]]]:
    """Return the files in a folder and below it by their names from there, in order; links to folders are not followed.

    *Why not `os.walk`:* an entry knows what it is, so that thousands of files are asked once each for their stamps.
    """
    found: list[tuple[str, os.DirEntry[str]]] = []
    waiting = [("", os.fspath(folder))]
    while waiting:
        before, place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                inside = list(entries)
        except OSError:
            continue
        for entry in inside:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    waiting.append((f"{before}{entry.name}/", entry.path))
            elif _has_ending(entry.name, endings) and _is_file(entry):
                found.append((f"{before}{entry.name}", entry))
    return sorted(found, key=lambda pair: pair[0])


def _has_ending(name: str, endings: tuple[str, ...]) -> bool:
    return not endings or os.path.splitext(name)[1] in endings  # noqa: PTH122 - thousands of them


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


@lru_cache(4096)
def real_folder(folder: str) -> str:
    """Return where a folder really is, asked once as long as the program runs."""
    return os.path.realpath(folder)


def real_file(path: Path) -> str:
    """Return where a file really is; a file that is no link itself costs one look."""
    if path.is_symlink():
        return os.path.realpath(path)
    folder, name = os.path.split(os.path.abspath(path))  # noqa: PTH100
    return os.path.join(real_folder(folder), name)  # noqa: PTH118 - thousands of them


def stamp_of(path: Path | str) -> str:
    """Return size and time of change of a file as text; '' where there is none."""
    return _stamp(lambda: os.stat(path))  # noqa: PTH116 - thousands of them


def _stamp(look: Callable[[], os.stat_result]) -> str:
    try:
        status = look()
    except (OSError, ValueError):
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"

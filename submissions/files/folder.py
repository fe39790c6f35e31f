"""A folder of ours: whole or absent, and never over somebody else's or over what somebody changed in it."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from submissions import __version__
from submissions.errors import OutputError
from submissions.language import _

MARKER = ".submissions-kit"
_OF_THE_SYSTEM = {".DS_Store", "Thumbs.db", "desktop.ini"}
_SHOWN = 5


def refuse_foreign_folder(folder: Path) -> None:
    """Refuse to replace a folder that is not ours as we left it.

    Raises:
        OutputError: something else stands there, or files in it were added or changed.
    """
    if not os.path.lexists(folder):
        return
    known = _known_files(folder)
    if known is None:
        raise OutputError(
            _("{folder} exists and was not made by this program.").format(folder=folder),
            _("Name another file with -o, or move the folder away."),
        )
    strange = sorted(
        name
        for path in folder.rglob("*")
        if (name := path.relative_to(folder).as_posix()) != MARKER
        and path.name not in _OF_THE_SYSTEM
        and (path.is_symlink() or not path.is_dir())
        and (path.is_symlink() or name not in known or _hash(path) != known[name])
    )
    if strange:
        listed = ", ".join(strange[:_SHOWN]) + (" …" if len(strange) > _SHOWN else "")
        raise OutputError(
            _("In {folder} files were added or changed: {files}").format(folder=folder, files=listed),
            _("Move them, or the folder, to another place; the folder is made anew as a whole."),
        )


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """Give a temporary folder to fill; afterwards it takes the place of `folder`, or vanishes on failure.

    Raises:
        OutputError: something else stands there, or it cannot be written.
    """
    refuse_foreign_folder(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name[:40]}.", suffix=".part", dir=folder.parent) as holder:
            fresh = Path(holder) / "kit"
            fresh.mkdir()
            yield fresh
            _mark(fresh)
            _exchange(fresh, folder, Path(holder) / "old")
    except OSError as error:
        raise OutputError(
            _("{file} cannot be written: {reason}.").format(file=folder, reason=error.strerror or error),
            _("Choose another place with -o, or make room there."),
        ) from None


def _exchange(fresh: Path, folder: Path, old: Path) -> None:
    # Asked once more: much may have happened while the folder was filled.
    refuse_foreign_folder(folder)
    replaced = os.path.lexists(folder)
    if replaced:
        folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        if replaced:
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _mark(folder: Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    hashes = {path.relative_to(folder).as_posix(): _hash(path) for path in files}
    data = {"kit": 1, "program": f"submissions {__version__}", "files": hashes}
    (folder / MARKER).write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def _known_files(folder: Path) -> dict[str, str] | None:
    """Return the hashes of the files as we left them, or None where the folder is not ours."""
    if folder.is_symlink() or not folder.is_dir():
        return None
    try:
        data = json.loads((folder / MARKER).read_bytes())
        return dict(data["files"]) if data["kit"] == 1 else None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

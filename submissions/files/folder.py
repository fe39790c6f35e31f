"""A folder of ours: whole or absent, and never over somebody else's or over what somebody changed in it.

Whatever makes a folder fills a `partial_folder`; `whole_folder`, `filled_folder` and `numbered` say where it then goes.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from submissions import __version__
from submissions.errors import OutputError
from submissions.files.whole import persistently, unwritable
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
    with partial_folder(folder, inside=False) as fresh:
        yield fresh
        _mark(fresh)
        _exchange(fresh, folder, fresh.with_name("old"))


@contextmanager
def filled_folder(folder: Path) -> Iterator[Path]:
    """Give a temporary folder to fill; afterwards its files lie in `folder`, or none of them does on failure.

    What else lies there stays.

    Raises:
        OutputError: one of them lies there already, or it cannot be written.
    """
    # A folder that is there may be the user's current one, or the only one in which they may write.
    with partial_folder(folder, inside=folder.is_dir()) as fresh:
        yield fresh
        if os.path.lexists(folder):
            _add(fresh, folder)
        else:
            persistently(partial(fresh.rename, folder))


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by their paths in a folder: all, or none.

    Raises:
        OutputError: one of them lies there already, or it cannot be written.
    """
    with filled_folder(folder) as fresh:
        for relative, content in files.items():
            put(fresh / relative, content)


@contextmanager
def partial_folder(folder: Path, *, inside: bool) -> Iterator[Path]:
    """Give an empty folder beside `folder`, or inside it; whoever asked moves it away, and what is left vanishes.

    Raises:
        OutputError: it cannot be written.
    """
    around = folder if inside else folder.parent
    name = f".{folder.absolute().name[:40]}."
    try:
        around.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=name, suffix=".part", dir=around, ignore_cleanup_errors=True) as made:
            fresh = Path(made) / "new"
            fresh.mkdir()
            yield fresh
    except OSError as error:
        raise unwritable(folder, error) from None


def numbered(fresh: Path, folder: Path, most: int) -> Path:
    """Give a finished folder the name of `folder`, or where that is taken the name with the next free number.

    Raises:
        OutputError: all up to `most` are taken.
        OSError: it cannot be moved there.
    """
    for number in range(1, most + 1):
        target = folder if number == 1 else folder.with_name(f"{folder.name}-{number}")
        if not os.path.lexists(target):
            return persistently(partial(fresh.rename, target))
    raise OutputError(_("{folder} is full.").format(folder=folder.parent), _("Choose another folder."))


def put(target: Path, content: bytes) -> None:
    """Write a file into a folder that is being filled, with the folders around it.

    Raises:
        OSError: it cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def put_copy(target: Path, source: Path) -> None:
    """Copy a file into a folder that is being filled, with the folders around it.

    Raises:
        OSError: it cannot be read or written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _add(fresh: Path, folder: Path) -> None:
    """Move all files of a folder into another; on failure they are gone from there again."""
    moves = [(path, folder / path.relative_to(fresh)) for path in sorted(fresh.rglob("*")) if path.is_file()]
    for _path, target in moves:
        if os.path.lexists(target):
            raise OutputError(
                _("{file} exists already; nothing was overwritten.").format(file=target),
                _("Choose an empty or new folder."),
            )
    moved: list[Path] = []
    made: list[Path] = []
    try:
        for path, target in moves:
            made += _made_folders(target.parent)
            persistently(partial(path.rename, target))
            moved.append(target)
    except OSError:
        for target in moved:
            target.unlink()
        for each in reversed(made):
            each.rmdir()
        raise


def _made_folders(folder: Path) -> list[Path]:
    """Make a folder where it is not there, with those around it, and return those that were made, outermost first."""
    if folder.is_dir():
        return []
    made = _made_folders(folder.parent)
    folder.mkdir()
    return [*made, folder]


def _exchange(fresh: Path, folder: Path, old: Path) -> None:
    # Asked once more: much may have happened while the folder was filled.
    refuse_foreign_folder(folder)
    replaced = os.path.lexists(folder)
    if replaced:
        persistently(partial(folder.rename, old))
    try:
        persistently(partial(fresh.rename, folder))
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

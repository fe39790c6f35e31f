"""Files that are written while nobody else writes them, each state of them kept in their history."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from schemas.innovation import Innovation
from schemas.settings import Settings
from schemas.source import ReadError, parse_source
from submissions.changing.history import FOLDER, History, How
from submissions.errors import InputError, OutputError, reason_of
from submissions.files.whole import refuse_links, unwritable, write_whole
from submissions.language import _
from submissions.workspace import RECORD_ENDINGS, SETTINGS_FILE, Workspace

_PATIENCE = 10  # seconds for which a save waits for another one of the same file


def content_in(workspace: Workspace, path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        InputError: it cannot be read, is no file, or is a link that leads out of the workspace.
    """
    reason = ""
    if not Path(os.path.realpath(path)).is_relative_to(workspace.root.resolve()):
        raise InputError(
            _("{file} is a link that leads out of the workspace, so it is not shown.").format(
                file=workspace.shown(path)
            ),
            _("Copy the file into the workspace in its place."),
        )
    try:
        if path.is_file():
            return path.read_bytes()
        reason = _("it is no file") if path.exists() else ""
    except OSError as error:
        reason = reason_of(error)
    file = workspace.shown(path)
    raise InputError(
        _("{file} cannot be read: {reason}.").format(file=file, reason=reason)
        if reason
        else _("{file} is no longer there.").format(file=file),
        _("Perhaps it was moved or renamed. Look for it in the list of innovations."),
    )


_acting: ContextVar[str] = ContextVar("acting", default="")


@contextmanager
def acting(name: str) -> Iterator[None]:
    """Let all that is written be noted as somebody's, who is named nowhere else.

    Args:
        name: of the person; empty where it is not known.
    """
    token = _acting.set(name)
    try:
        yield
    finally:
        _acting.reset(token)


class KeptFile:
    """A file that nobody else writes at the moment."""

    def __init__(self, workspace: Workspace, path: Path):
        self._workspace = workspace
        self._path = path

    def content(self) -> bytes:
        """Return what the file holds.

        Raises:
            InputError: it cannot be read.
        """
        return content_in(self._workspace, self._path)

    def put(self, content: bytes, how: How, by: str = "", fields: Iterable[str] | None = None) -> None:
        """Write the file whole, and note what it held and what it holds.

        Args:
            content: that it is to hold.
            how: it came about.
            by: who did it, as far as that is known.
            fields: in which the file differs then, by dotted path, where the caller knows them already.

        Raises:
            InputError: what is written of earlier states cannot be read.
            OutputError: it cannot be written.
        """
        target = Path(os.path.realpath(self._path))  # a link stays one
        if not target.is_relative_to(self._workspace.root.resolve()):
            raise OutputError(_("{file} lies outside the workspace, so it was left as it is.").format(file=self._path))
        history = History(self._workspace, self._path)
        before = self.content() if self._path.exists() else None
        with where_it_belongs():
            if before is not None:
                # What stood there is noted before it is gone, whoever wrote it.
                history.note(before, How.OUTSIDE)
            write_whole(target, content)
            history.note(
                content, how, by or _acting.get(), _differing_in(before or b"", content) if fields is None else fields
            )


def is_kept(workspace: Workspace, path: Path) -> bool:
    """Return whether a file is one whose states are kept: a record, or the settings."""
    if path == workspace.root / SETTINGS_FILE:
        return True
    return path.suffix.lower() in RECORD_ENDINGS and workspace.records_folder in path.parents


@contextmanager
def held(workspace: Workspace, path: Path) -> Iterator[KeptFile]:
    """Let one write of a file at a time be made, whichever process makes it.

    Args:
        workspace: of the file.
        path: of a record, or of the settings; it need not be there yet.

    Raises:
        OutputError: somebody else writes it for long, or no lock can be had.
    """
    folder = workspace.root / FOLDER
    refuse_links(workspace.root, FOLDER)
    try:
        with where_it_belongs():
            folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{History(workspace, path).file.stem}.lock")
        lock.acquire(timeout=_PATIENCE)
    except Timeout:
        raise OutputError(
            _("{file} is being saved by someone else.").format(file=workspace.shown(path)), _("Try again in a moment.")
        ) from None
    except OSError as error:
        with where_it_belongs():
            raise unwritable(path, error) from None
    try:
        yield KeptFile(workspace, path)
    finally:
        lock.release()


@contextmanager
def where_it_belongs() -> Iterator[None]:
    """Turn the advice to write elsewhere, which a command can follow, into one for a file that has its place."""
    try:
        yield
    except OutputError as error:
        raise OutputError(error.message, _("Make room there, or make it writable, and try again.")) from None


def content_hash(content: bytes) -> str:
    """Return what tells whether a file is still the one that was shown."""
    return hashlib.sha256(content).hexdigest()


def state_of(path: Path) -> str:
    """Return what tells whether a file is still as it is now; empty where it cannot be read."""
    try:
        return content_hash(path.read_bytes()) if path.is_file() else ""  # opening a pipe would never end
    except OSError:
        return ""


def differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the fields in which two states of a file, as plain data, differ: by dotted path."""
    return tuple(_differing(old, new, ()))


def _differing_in(before: bytes, after: bytes) -> tuple[str, ...]:
    """Return the fields in which two texts differ; none where one cannot be read."""
    try:
        return differing(*(parse_source(each, "record.yaml").data for each in (before, after)))
    except ReadError:
        return ()


def _differing(old: Any, new: Any, path: tuple[str, ...]) -> Iterator[str]:
    # Names of the models' own fields are told apart down to their values; in lists a difference is one of the list.
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys((*old, *new)):
            yield from _differing(old.get(name), new.get(name), (*path, str(name)))
    elif old != new and not (_is_empty(old) and _is_empty(new)) and path[0] in _KNOWN:
        yield ".".join(path)


_KNOWN = {*Innovation.model_fields, *Settings.model_fields}


def _is_empty(value: Any) -> bool:
    return value in (None, "", [], {})

"""Save what was typed into a record's file: whole or not at all, beside what others changed, nothing lost."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from schemas.innovation import Innovation
from schemas.source import ReadError, Steps, parse_source
from submissions.errors import InputError, OutputError
from submissions.files.whole import unwritable, write_whole
from submissions.filling.answers import Answered, Typed, TypedRow, answered, rows_answered
from submissions.filling.history import FOLDER, History, How
from submissions.filling.sections import AnswerSection
from submissions.findings.finding import FindingsError
from submissions.findings.from_errors import from_problems
from submissions.language import _
from submissions.records.editing import CannotEditError, changed_text
from submissions.workbooks.forms.asking import FormQuestion
from submissions.workspace import Workspace

_PATIENCE = 10  # seconds for which a save waits for another one of the same record


@dataclass(frozen=True)
class Saved:
    """What a save came to: what the record holds now (plain data), and what became of the answers.

    `wrote` says whether the file was changed.
    """

    data: Mapping[str, Any]
    answers: Answered = field(default_factory=Answered)
    wrote: bool = False


def save_answers(
    workspace: Workspace, path: Path, questions: Iterable[FormQuestion], typed: Mapping[str, Typed], by: str = ""
) -> Saved:
    """Save typed answers; those that conflict with what others changed, or cannot be, are left out and returned.

    Args:
        workspace: of the record.
        path: of its file.
        questions: that were asked.
        typed: what came back, by address.
        by: who typed it, as far as that is known.

    Raises:
        FindingsError: the record cannot be read.
        OutputError: it cannot be written, or not without touching something else.
    """
    with _locked(workspace, path):
        data, content = _read(workspace, path)
        found = answered(data, questions, typed)
        if not found.changes:
            return Saved(data, found)
        after = _write(workspace, path, content, found.changes, How.PAGE, by)
        return Saved(after, found, wrote=True)


def save_rows(
    workspace: Workspace, path: Path, section: AnswerSection, rows: Sequence[TypedRow], asked_with: str, by: str = ""
) -> Saved:
    """Save the rows of a table; where somebody else changed the table meanwhile nothing is saved, and that is returned.

    Args:
        workspace: of the record.
        path: of its file.
        section: whose table it is.
        rows: as they came back.
        asked_with: the fingerprint of the table when it was shown.
        by: who typed it, as far as that is known.

    Raises:
        FindingsError: the record cannot be read.
        OutputError: it cannot be written, or not without touching something else.
    """
    with _locked(workspace, path):
        data, content = _read(workspace, path)
        found = rows_answered(data, section, rows, asked_with)
        if not found.changes:
            return Saved(data, found)
        return Saved(_write(workspace, path, content, found.changes, How.PAGE, by), found, wrote=True)


def save_changes(
    workspace: Workspace,
    path: Path,
    change: Callable[[Mapping[str, Any]], Mapping[Steps, Any]],
    files: Mapping[str, bytes] | None = None,
    by: str = "",
) -> Saved:
    """Save what a function makes of a record's data, and files beside it, none of which is there with other content.

    Args:
        workspace: of the record.
        path: of its file.
        change: given the record's plain data as it is now, returns new values by place.
        files: their contents by path from the workspace; they are written before the record names them.
        by: who does it, as far as that is known.

    Raises:
        FindingsError: the record cannot be read.
        OutputError: it cannot be written, or not without touching something else.
    """
    with _locked(workspace, path):
        data, content = _read(workspace, path)
        changes = change(data)
        for name, written in (files or {}).items():
            if not (workspace.root / name).exists():
                _put(workspace.root / name, written)
        if not changes:
            return Saved(data)
        return Saved(_write(workspace, path, content, changes, How.PAGE, by), wrote=True)


def save_values(
    workspace: Workspace, path: Path, changes: Mapping[Steps, Any], by: str = "", asked_with: str | None = None
) -> Mapping[str, Any]:
    """Save values of a record by their places, and return its plain data after that.

    Args:
        workspace: of the record.
        path: of its file.
        changes: new values by place, as `changed_text` takes them.
        by: who does it.
        asked_with: the hash of the file that the places count in; without it they count in whatever is there.

    Raises:
        InputError: the file is another one by now.
        FindingsError: the record cannot be read.
        OutputError: it cannot be written, or not without touching something else.
    """
    with _locked(workspace, path):
        data, content = _read(workspace, path)
        if asked_with is not None and content_hash(content) != asked_with:
            raise InputError(
                _("{file} was changed by someone else meanwhile; nothing was saved.").format(
                    file=workspace.shown(path)
                ),
                _("Look at it as it is now, and change it again."),
            )
        return _write(workspace, path, content, changes, How.PAGE, by) if changes else data


def save_text(workspace: Workspace, path: Path, text: str, asked_with: str, how: How, by: str = "") -> None:
    """Save the text of a record as a whole: mended by hand, or one that it had before.

    Args:
        workspace: of the record.
        path: of its file.
        text: of the file.
        asked_with: the hash of the file when it was shown.
        how: the text came about.
        by: who does it.

    Raises:
        InputError: the file is another one by now.
        OutputError: it cannot be written.
    """
    with _locked(workspace, path):
        before = _content(workspace, path)
        if content_hash(before) != asked_with:
            raise InputError(
                _("{file} was changed by someone else meanwhile; nothing was saved.").format(
                    file=workspace.shown(path)
                ),
                _("Look at it as it is now, and change it again."),
            )
        if text.encode() == before:
            return
        history = History(workspace, path)
        _note(history, before)
        _put(path, text.encode())
        history.note(text.encode(), how, by, differing(before, text.encode()))


def content_hash(content: bytes) -> str:
    """Return what tells whether a file is still the one that was shown."""
    return hashlib.sha256(content).hexdigest()


def differing(before: bytes, after: bytes) -> tuple[str, ...]:
    """Return the fields in which two texts of a record differ, by dotted path; none where one cannot be read."""
    try:
        old, new = (parse_source(each, "record.yaml").data for each in (before, after))
    except ReadError:
        return ()
    return tuple(_differing(old, new, ()))


def _differing(old: Any, new: Any, path: tuple[str, ...]) -> Iterator[str]:
    # Names of the record's own fields are told apart down to their values; in lists a difference is one of the list.
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys((*old, *new)):
            yield from _differing(old.get(name), new.get(name), (*path, str(name)))
    elif old != new and not (_is_empty(old) and _is_empty(new)) and path[0] in Innovation.model_fields:
        yield ".".join(path)


def _is_empty(value: Any) -> bool:
    return value in (None, "", [], {})


def _write(
    workspace: Workspace, path: Path, content: bytes, changes: Mapping[Steps, Any], how: How, by: str
) -> Mapping[str, Any]:
    try:
        text = changed_text(content.decode(), changes, path.name)
    except (CannotEditError, ReadError):
        raise OutputError(
            _("{file} is written in a way in which this cannot be changed without touching something else.").format(
                file=workspace.shown(path)
            ),
            _("Change it in the file itself; nothing was saved."),
        ) from None
    after = text.encode()
    data = parse_source(after, path.name).data
    if after != content:
        history = History(workspace, path)
        # What stood there is noted before it is gone, whoever wrote it.
        _note(history, content)
        _put(path, after)
        history.note(after, how, by, differing(content, after))
    return data


def _put(path: Path, content: bytes) -> None:
    with _where_it_belongs():
        write_whole(path, content)


def _note(history: History, content: bytes) -> None:
    with _where_it_belongs():
        history.note(content, How.OUTSIDE)


@contextmanager
def _where_it_belongs() -> Iterator[None]:
    """Turn the advice to write elsewhere, which a command can follow, into one for a file that has its place."""
    try:
        yield
    except OutputError as error:
        raise OutputError(error.message, _("Make room there, or make it writable, and try again.")) from None


def _read(workspace: Workspace, path: Path) -> tuple[Mapping[str, Any], bytes]:
    content = _content(workspace, path)
    try:
        return parse_source(content, workspace.shown(path)).data, content
    except ReadError as error:
        raise FindingsError(from_problems(error.problems, Innovation)) from None


def _content(workspace: Workspace, path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            _("{file} cannot be read: {reason}.").format(file=workspace.shown(path), reason=error.strerror or error),
            _("Perhaps it was moved or renamed. Look for it in the list of innovations."),
        ) from None


@contextmanager
def _locked(workspace: Workspace, path: Path) -> Iterator[None]:
    """Let one save of a record at a time be made, whichever process makes it."""
    folder = workspace.root / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{History(workspace, path).file.stem}.lock")
        lock.acquire(timeout=_PATIENCE)
    except Timeout:
        raise OutputError(
            _("{file} is being saved by someone else.").format(file=workspace.shown(path)), _("Try again in a moment.")
        ) from None
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        yield
    finally:
        lock.release()

"""Save what was typed into a record's file: whole or not at all, beside what others changed, nothing lost."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from schemas.innovation import Innovation
from schemas.source import ReadError, Steps, parse_source
from submissions.changing.history import History, How
from submissions.changing.keeping import KeptFile, content_hash, differing, held, where_it_belongs
from submissions.errors import InputError, OutputError
from submissions.files.whole import write_whole
from submissions.filling.answers import Answered, Typed, TypedRow, answered, rows_answered
from submissions.filling.sections import AnswerSection
from submissions.findings.finding import FindingsError
from submissions.findings.from_errors import from_problems
from submissions.language import _
from submissions.records.editing import CannotEditError, changed_text
from submissions.records.values import REMOVED
from submissions.workbooks.forms.asking import FormQuestion
from submissions.workbooks.merging import at
from submissions.workspace import Workspace


@dataclass(frozen=True)
class Saved:
    """What a save came to: what the record holds now (plain data), and what became of the answers.

    `wrote` says whether the file was changed.
    """

    data: Mapping[str, Any]
    answers: Answered = field(default_factory=Answered)
    wrote: bool = False


def save_answers(
    workspace: Workspace,
    path: Path,
    questions: Iterable[FormQuestion],
    typed: Mapping[str, Typed],
    by: str = "",
    since: str = "",
) -> Saved:
    """Save typed answers; those that conflict with what others changed, or cannot be, are left out and returned.

    Args:
        workspace: of the record.
        path: of its file.
        questions: that were asked.
        typed: what came back, by address.
        by: who typed it, as far as that is known.
        since: the hash of the file when the form was loaded. *Why:* whether a text that is saved while it is typed
            is Markdown or typed is told by what stood there before the first of these saves, not by half of a text.

    Raises:
        FindingsError: the record cannot be read.
        OutputError: it cannot be written, or not without touching something else.
    """
    with held(workspace, path) as file:
        content = file.content()
        data = _parsed(workspace, path, content)
        shown = _shown(workspace, path, since) if since not in ("", content_hash(content)) else None
        found = answered(data, questions, typed, shown)
        if not found.changes:
            return Saved(data, found)
        return Saved(_write(file, path, (content, data), found.changes, by), found, wrote=True)


def _shown(workspace: Workspace, path: Path, since: str) -> Mapping[str, Any] | None:
    """Return a record as it was when a page was loaded, as far as that is known."""
    content = History(workspace, path).content_of(since)
    try:
        return parse_source(content, path.name).data if content else None
    except ReadError:
        return None


def save_rows(
    workspace: Workspace, path: Path, section: AnswerSection, rows: Sequence[TypedRow], by: str = ""
) -> Saved:
    """Save the rows of a table; a row that somebody else changed meanwhile stays beside the one that came back.

    Args:
        workspace: of the record.
        path: of its file.
        section: whose table it is.
        rows: as they came back.
        by: who typed it, as far as that is known.

    Raises:
        FindingsError: the record cannot be read.
        OutputError: it cannot be written, or not without touching something else.
    """
    with held(workspace, path) as file:
        content = file.content()
        data = _parsed(workspace, path, content)
        found = rows_answered(data, section, rows)
        if not found.changes:
            return Saved(data, found)
        return Saved(_write(file, path, (content, data), found.changes, by), found, wrote=True)


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
        change: given the record's plain data as it is now, returns new values by place. Meanwhile nobody else saves
            this record, so it is here that a free place for a file is chosen, and put into `files`.
        files: their contents by path from the workspace; they are written before the record names them.
        by: who does it, as far as that is known.

    Raises:
        FindingsError: the record cannot be read.
        OutputError: it cannot be written, or not without touching something else.
    """
    with held(workspace, path) as file:
        content = file.content()
        data = _parsed(workspace, path, content)
        changes = change(data)
        for name, written in (files or {}).items():
            there = workspace.root / name
            if not there.exists():
                with where_it_belongs():
                    write_whole(there, written)
            elif there.read_bytes() != written:
                raise OutputError(
                    _("{file} exists already; nothing was overwritten.").format(file=name), _("Try again in a moment.")
                )
        if not changes:
            return Saved(data)
        return Saved(_write(file, path, (content, data), changes, by), wrote=True)


def save_values(workspace: Workspace, path: Path, changes: Mapping[Steps, Any], by: str = "") -> Mapping[str, Any]:
    """Save values of a record by their places, and return its plain data after that.

    Args:
        workspace: of the record.
        path: of its file.
        changes: new values by place, as `changed_text` takes them.
        by: who does it.

    Raises:
        FindingsError: the record cannot be read.
        OutputError: it cannot be written, or not without touching something else.
    """
    return save_changes(workspace, path, lambda _data: changes, by=by).data


def save_content(workspace: Workspace, path: Path, content: bytes, asked_with: str, how: How, by: str = "") -> None:
    """Save the content of a record as a whole: mended by hand, or one that it had before.

    Args:
        workspace: of the record.
        path: of its file.
        content: of the file, which may be no text.
        asked_with: the hash of the file when it was shown.
        how: the content came about.
        by: who does it.

    Raises:
        InputError: the file is another one by now.
        OutputError: it cannot be written.
    """
    with held(workspace, path) as file:
        before = file.content()
        _refuse_another(workspace, path, before, asked_with)
        if content != before:
            file.put(content, how, by)


def _write(
    file: KeptFile, path: Path, held: tuple[bytes, Mapping[str, Any]], changes: Mapping[Steps, Any], by: str
) -> Mapping[str, Any]:
    """Write changes into a file that holds this content and these data, and return its data after that."""
    content, before = held
    if any(value is not REMOVED and _is_taken(before, steps) for steps, value in changes.items()):
        raise not_editable(path.name)
    try:
        after = changed_text(content.decode(), changes, path.name).encode()
    except (CannotEditError, ReadError):
        raise not_editable(path.name) from None
    if after == content:
        return before
    data = parse_source(after, path.name).data
    file.put(after, How.PAGE, by, differing(before, data))
    return data


def _is_taken(data: Mapping[str, Any], steps: Steps) -> bool:
    """Return whether a text or a number stands where a place needs something around it: it would be lost.

    An answer whose text is to stand under `isi` is that text.
    """
    for length in range(1, len(steps)):
        around = at(data, steps[:length])
        if around is not None and around != "" and not isinstance(around, dict | list):
            is_answer = steps[length:] == ("isi",)
            return not (is_answer or isinstance(steps[length], int))
    return False


def not_editable(name: str) -> OutputError:
    """Return the error that a file is written in a way that cannot be changed value by value."""
    return OutputError(
        _("{file} is written in a way in which this cannot be changed without touching something else.").format(
            file=name
        ),
        _("Change it in the file itself; nothing was saved."),
    )


def with_line_ends(text: str, content: bytes) -> bytes:
    """Return a text that came back from a browser, which knows one kind of line end, with those that a file has.

    Args:
        text: of the whole file, as it came back.
        content: of the file. A line that is in both keeps its end; a new one ends as most do.
    """
    sent = text.replace("\r\n", "\n").split("\n")
    if b"\r" not in content:
        return "\n".join(sent).encode()
    old = content.decode().split("\n")
    usual = "\r" if sum(line.endswith("\r") for line in old[:-1]) * 2 >= len(old) - 1 else ""
    ends = [usual] * (len(sent) - 1) + [""]
    bare = [line.removesuffix("\r") for line in old]
    for start, first, size in SequenceMatcher(None, bare, sent, autojunk=False).get_matching_blocks():
        for offset in range(size):
            if first + offset < len(sent) - 1 and start + offset < len(old) - 1:
                ends[first + offset] = "\r" if old[start + offset].endswith("\r") else ""
    return "\n".join(f"{line}{end}" for line, end in zip(sent, ends, strict=True)).encode()


def _refuse_another(workspace: Workspace, path: Path, content: bytes, asked_with: str) -> None:
    if content_hash(content) != asked_with:
        raise InputError(
            _("{file} was changed by someone else meanwhile; nothing was saved.").format(file=workspace.shown(path)),
            _("Look at it as it is now, and change it again."),
        )


def _parsed(workspace: Workspace, path: Path, content: bytes) -> Mapping[str, Any]:
    try:
        return parse_source(content, workspace.shown(path)).data
    except ReadError as error:
        raise FindingsError(from_problems(error.problems, Innovation)) from None

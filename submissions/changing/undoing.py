"""Take the last change to a workspace back: what was made goes, what was changed or moved is as it was."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from submissions.changing.chain import move_along
from submissions.changing.history import How
from submissions.changing.journal import (
    Action,
    Step,
    Written,
    changes_held,
    forget_journal,
    hash_of,
    read_journal,
    told,
)
from submissions.changing.keeping import held, is_kept
from submissions.errors import OutputError
from submissions.files.hashes import file_hash
from submissions.files.whole import write_whole
from submissions.language import _
from submissions.workspace import Workspace

_SHOWN = 20


@dataclass(frozen=True)
class Undone:
    """What was undone: which change, and the files (from the workspace) that were removed, restored, moved back."""

    action: Action
    about: str
    removed: tuple[str, ...]
    restored: tuple[str, ...]
    moved: tuple[str, ...]


def undo(workspace: Workspace, action: Action) -> Undone:
    """Take the last change back, all of it or nothing. What was interrupted before is taken up again.

    Args:
        workspace: where.
        action: what the last change must have been.

    Raises:
        OutputError: there is none, it was another, or files were changed since; these are named, and nothing was done.
    """
    with changes_held(workspace):
        written = read_journal(workspace)
        if written.action is not action:
            raise OutputError(
                _another(written), _("Undo it with: submissions {action} --undo").format(action=written.action)
            )
        _refuse_changed(workspace, written.steps)
        with told(workspace.root):
            undone = take_back(workspace, written.steps)
        forget_journal(workspace)
        return Undone(written.action, written.about, *undone)


def take_back(workspace: Workspace, steps: Sequence[Step]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Take steps back, the last one first; those that were not made, or are taken back already, are left.

    Returns the files that were removed, restored and moved back.
    """
    removed, restored, moved = list[str](), list[str](), list[str]()
    for step in reversed(steps):
        path = workspace.root / step.path
        if step.source:
            if _move_back(path, workspace.root / step.source):
                if is_kept(workspace, path):
                    move_along(workspace, path, workspace.root / step.source)
                moved.append(step.source)
        elif (before := step.content_before) is None:
            if path.is_file():
                path.unlink()
                removed.append(step.path)
        elif file_hash(path) != hash_of(before) and (path.exists() or not _was_moved_there(step.path, steps)):
            _write_back(workspace, path, before)
            restored.append(step.path)
        for folder in step.folders:
            with suppress(OSError):
                (workspace.root / folder).rmdir()  # only where it is empty
    return tuple(removed[::-1]), tuple(restored[::-1]), tuple(moved[::-1])


def _write_back(workspace: Workspace, path: Path, content: bytes) -> None:
    if not is_kept(workspace, path):
        write_whole(path, content)
        return
    with held(workspace, path) as file:
        file.put(content, How.UNDONE)


def _move_back(path: Path, source: Path) -> bool:
    if not os.path.lexists(path) or (os.path.lexists(source) and not source.samefile(path)):
        return False
    source.parent.mkdir(parents=True, exist_ok=True)
    path.rename(source)
    return True


def _was_moved_there(path: str, steps: Iterable[Step]) -> bool:
    return any(step.path == path and step.source for step in steps)


def _refuse_changed(workspace: Workspace, steps: Sequence[Step]) -> None:
    """Refuse where taking back would lose something: a file that says something else since, a place taken since."""
    known: dict[str, set[str]] = {}
    for step in steps:
        if not step.source:
            before = step.content_before
            known.setdefault(step.path, {""}).update({step.after, "" if before is None else hash_of(before)})
    changed = [path for path, hashes in known.items() if _state(workspace.root / path) not in hashes]
    for step in steps:
        source, target = workspace.root / step.source, workspace.root / step.path
        if step.source and os.path.lexists(source) and os.path.lexists(target) and not source.samefile(target):
            changed.append(step.source)
    if changed:
        listed = ", ".join(changed[:_SHOWN]) + (" …" if len(changed) > _SHOWN else "")
        raise OutputError(
            _("Nothing was undone, since these files were changed since: {files}.").format(files=listed),
            _("Move them to another place, undo again, and take over from them what is to stay."),
        )


def _state(path: Path) -> str:
    """Return the hash of a file; an empty text where there is nothing."""
    if not os.path.lexists(path):
        return ""
    return file_hash(path) or "?"


def _another(written: Written) -> str:
    if written.action is Action.RENAME:
        return _("The last change was a renaming: {about}.").format(about=written.about)
    return _("The last change was an import: {about}.").format(about=written.about)

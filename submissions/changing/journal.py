"""The last change to a workspace, written down before it is made, so that it can be taken back byte for byte.

One file, a line for each step; a line that a killed run left unfinished stands for a step that was not begun.
"""

import base64
import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from submissions import __version__
from submissions.changing.chain import move_along
from submissions.changing.history import How
from submissions.changing.keeping import held, is_kept
from submissions.errors import OutputError, reason_of
from submissions.files.whole import persistently, refuse_links, write_whole
from submissions.language import _
from submissions.workspace import HIDDEN_FOLDER, Workspace

FILE = f"{HIDDEN_FOLDER}/undo"
_EARLIER = f"{HIDDEN_FOLDER}/undo-earlier"
_VERSION = 1
_PATIENCE = 10  # seconds for which a change waits for another one
_LARGEST = 1 << 26  # more than any record; what a stranger packed must not fill the memory


class Action(StrEnum):
    """What a user did that can be undone."""

    IMPORT = "import"
    RENAME = "rename"


_HOW = {Action.IMPORT: How.IMPORT, Action.RENAME: How.RENAME}


@dataclass(frozen=True)
class Step:
    """One file written, or one file or folder moved.

    Paths count from the workspace. A move has `source`; a file that is written has in `after` the hash of what it
    then holds, in `before` what it held (None where there was none). `folders` were made for it.
    """

    path: str
    source: str = ""
    before: str | None = None
    after: str = ""
    folders: tuple[str, ...] = ()

    @property
    def content_before(self) -> bytes | None:
        """Return what a written file held; None where there was none."""
        if self.before is None:
            return None
        reader = zlib.decompressobj()
        content = reader.decompress(base64.b64decode(self.before), _LARGEST)
        if not reader.eof:
            raise ValueError(self.path)
        return content


@dataclass(frozen=True)
class Written:
    """The last change as it was written down: what was done, of what (names of files, ids), and its steps."""

    action: Action
    about: str
    steps: tuple[Step, ...]


class Journal:
    """Makes the steps of one change, each written down before."""

    def __init__(self, workspace: Workspace, action: Action, about: str):
        self.workspace, self.action, self.about = workspace, action, about
        self.steps: list[Step] = []
        self._begun = False

    def write(self, path: Path, content: bytes) -> None:
        """Write a file whole.

        Raises:
            OutputError: it cannot be written, or lies outside the workspace; nothing was changed then.
        """
        if not is_kept(self.workspace, path):
            self._note_writing(path, content)
            write_whole(path, content)
            return
        with held(self.workspace, path) as file:
            self._note_writing(path, content)
            file.put(content, _HOW[self.action])

    def _note_writing(self, path: Path, content: bytes) -> None:
        relative = self._relative(path)
        before = path.read_bytes() if path.exists() else None
        kept = None if before is None else base64.b64encode(zlib.compress(before)).decode()
        self._note(Step(relative, before=kept, after=hash_of(content), folders=self._missing_folders(path)))

    def move(self, source: Path, target: Path) -> None:
        """Move a file or folder to a place where nothing is.

        Raises:
            OutputError: it cannot be moved, or something is there; nothing was changed then.
        """
        if target.exists() and not target.samefile(source):
            raise _exists(self.workspace.shown(target))
        self._note(Step(self._relative(target), self._relative(source), folders=self._missing_folders(target)))
        with told(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            persistently(partial(source.rename, target))
        if is_kept(self.workspace, source):
            move_along(self.workspace, source, target)

    def _note(self, step: Step) -> None:
        with told(self.workspace.root / FILE):
            if not self._begun:
                self._begin()
            self._append(asdict(step))
        self.steps.append(step)

    def _begin(self) -> None:
        """Put the change before aside, and write down which one begins."""
        file = self.workspace.root / FILE
        refuse_links(self.workspace.root, FILE)
        file.parent.mkdir(exist_ok=True)
        if file.exists():
            file.replace(self.workspace.root / _EARLIER)
        self._begun = True
        head = {"undo": _VERSION, "program": f"submissions {__version__}"}
        self._append(head | {"action": self.action.value, "about": self.about})

    def give_way(self) -> None:
        """Let the change before be the last one again: nothing of this one was done, or all of it was taken back."""
        if self._begun:
            (self.workspace.root / FILE).unlink(missing_ok=True)
            with suppress(FileNotFoundError):
                (self.workspace.root / _EARLIER).replace(self.workspace.root / FILE)
            self._begun = False

    def _append(self, data: dict[str, object]) -> None:
        with (self.workspace.root / FILE).open("ab") as stream:
            stream.write(json.dumps(data).encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())

    def _relative(self, path: Path) -> str:
        """Return a path from the workspace as it is named, not as links in it lead."""
        try:
            relative = (path.parent.resolve() / path.name).relative_to(self.workspace.root.resolve())
        except ValueError:
            raise OutputError(
                _("{file} lies outside the workspace, so it was left as it is.").format(file=path)
            ) from None
        return relative.as_posix()

    def _missing_folders(self, path: Path) -> tuple[str, ...]:
        missing = [folder for folder in path.parents if not folder.exists()]
        return tuple(self._relative(folder) for folder in missing)


@contextmanager
def journal(workspace: Workspace, action: Action, about: str, *, whole: bool = False) -> Iterator[Journal]:
    """Give what makes the steps of a change. With its first step, the change before can no longer be undone.

    Args:
        workspace: what is changed.
        action: what the user does.
        about: of what, as messages name it.
        whole: where a step fails, take back those before it, and leave the earlier change to be undone.
    """
    with changes_held(workspace):
        made = Journal(workspace, action, about)
        try:
            yield made
        except BaseException:
            if whole or not made.steps:
                from submissions.changing.undoing import take_back

                take_back(workspace, made.steps)
                made.give_way()
            raise
        finally:
            with suppress(OSError):
                (workspace.root / _EARLIER).unlink()


@contextmanager
def changes_held(workspace: Workspace) -> Iterator[None]:
    """Let one import, renaming or undoing at a time be made, whichever process makes it.

    Raises:
        OutputError: another is under way for long, or no lock can be had.
    """
    refuse_links(workspace.root, FILE)
    file = workspace.root / f"{FILE}.lock"
    with told(file):
        file.parent.mkdir(exist_ok=True)
        lock = FileLock(file)
        try:
            lock.acquire(timeout=_PATIENCE)
        except Timeout:
            raise OutputError(_("Another import or renaming is under way here."), _("Try again in a moment.")) from None
    try:
        yield
    finally:
        lock.release()


def read_journal(workspace: Workspace) -> Written:
    """Return the last change.

    Raises:
        OutputError: there is none, or what is written of it cannot be read.
    """
    file = workspace.file(FILE)
    if file is None:
        raise OutputError(
            _("There is nothing to undo here."),
            _("Only the last import or renaming in a workspace can be undone, and only once."),
        )
    try:
        first, *lines = file.read_bytes().split(b"\n")[:-1]
        head = json.loads(first)
        if head["undo"] != _VERSION:
            raise ValueError(head["undo"])
        steps = [_step(json.loads(line)) for line in lines]
        for step in steps:
            _refuse_strange(step, workspace)
        return Written(Action(head["action"]), str(head["about"]), tuple(steps))
    except (OSError, ValueError, TypeError, KeyError, zlib.error):
        raise OutputError(
            _("What was written down of the last change cannot be read: {file}.").format(file=FILE),
            _("Nothing can be undone; the records are as they are."),
        ) from None


def forget_journal(workspace: Workspace) -> None:
    """Forget the last change: it has been undone."""
    with told(workspace.root / FILE):
        (workspace.root / FILE).unlink(missing_ok=True)


def hash_of(content: bytes) -> str:
    """Return the SHA-256 of a content."""
    return hashlib.sha256(content).hexdigest()


def _step(data: dict[str, Any]) -> Step:
    return Step(**{**data, "folders": tuple(data["folders"])})


def _refuse_strange(step: Step, workspace: Workspace) -> None:
    """Refuse what we did not write: a workspace may come from strangers, and no path may lead out of it."""
    texts = (step.path, step.after, step.source, *step.folders)
    if not all(isinstance(text, str) for text in texts) or not (step.before is None or isinstance(step.before, str)):
        raise TypeError(step.path)
    for name in (step.path, step.source or step.path, *step.folders):
        parts = Path(name).parts
        if not parts or Path(name).is_absolute() or ".." in parts or parts[0] == HIDDEN_FOLDER:
            raise ValueError(name)
        parent = workspace.inside(Path(name).parent.as_posix())
        if parent is None:
            raise ValueError(name)
    step.content_before  # noqa: B018 - raises where it is damaged


def _exists(name: str) -> OutputError:
    return OutputError(
        _("{file} exists already; nothing was overwritten.").format(file=name), _("Name another one, or move it away.")
    )


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Turn what the system refuses into a sentence.

    Raises:
        OutputError: the file could not be written, moved or removed.
    """
    try:
        yield
    except OSError as error:
        raise OutputError(
            _("{file} cannot be written: {reason}.").format(file=file, reason=reason_of(error)),
            _("Make room there, or make it writable, and try again."),
        ) from None

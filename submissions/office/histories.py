"""The histories of a workspace: whether each is as it was written, and what is blacked out in them on request."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from submissions.changing.chain import HISTORIES, WORK_LOGS, ChainedFile, chained_path
from submissions.changing.history import History
from submissions.changing.keeping import held
from submissions.errors import UserError
from submissions.workflow.log import Actor, WorkLog
from submissions.workspace import SETTINGS_FILE, Workspace


@dataclass(frozen=True)
class CheckedHistory:
    """A history that was looked at: of which file, how many lines it has, its last hash, and what is wrong with it.

    The last hash changes with every line: noted elsewhere, it shows that the whole was not written anew.
    """

    name: str
    count: int = 0
    last: str = ""
    problem: str = ""


def checked_histories(workspace: Workspace) -> Iterator[CheckedHistory]:
    """Yield every history of a workspace, and what was done with each record, looked at from the first line on."""
    files = [*workspace.record_files(), workspace.root / SETTINGS_FILE]
    known: set[Path] = set()
    for path in files:
        for folder in (HISTORIES, WORK_LOGS):
            kept = chained_path(workspace, folder, path)
            known.add(kept)
            if kept.is_file():
                yield _checked(workspace, kept, path)
    for folder in (HISTORIES, WORK_LOGS):
        # Of a record that was taken away its history stays.
        for kept in sorted((workspace.root / folder).glob("*.jsonl")):
            if kept not in known:
                yield _checked(workspace, kept, None)


def _checked(workspace: Workspace, kept: Path, path: Path | None) -> CheckedHistory:
    name = workspace.shown(path) if path else workspace.shown(kept)
    try:
        if path and kept.parent.name == Path(HISTORIES).name:
            history = History(workspace, path)
            history.contents(len(history.versions())) if history.versions() else []
        elif path:
            WorkLog(workspace, path).events()
        is_history = kept.parent.name == Path(HISTORIES).name
        loose = (History.LOOSE,) if is_history else (WorkLog.LOOSE, WorkLog.LOOSE_SINCE)
        lines = ChainedFile(workspace, kept, name, *loose).lines()
        return CheckedHistory(name, len(lines), str(lines[-1]["chain"]) if lines else "")
    except UserError as error:
        return CheckedHistory(name, problem=error.message)


def black_out(workspace: Workspace, path: Path, words: Collection[str], by: str, why: str) -> int:
    """Black words out of the earlier states of a record, and of what was said on its way.

    See `History.black_out` and `WorkLog.black_out`.

    Raises:
        InputError: the record still holds one of them, or its history cannot be read.
        OutputError: it cannot be written.
    """
    with held(workspace, path) as file:
        count = History(workspace, path).black_out(words, by, why, file.content())
        return count + WorkLog(workspace, path).black_out(words, Actor(by, ""), why)

"""Does one thing in copies of a workspace, killed at its first step in the first copy, at its second in the next.

`python -m tests.changing.killing FOLDER WHAT`: FOLDER/0 is the workspace, FOLDER/1 the first copy. The last one is that
in which there was no step left to be killed at. A step is a file that was written, perhaps but half, or got its name.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from submissions.changing.history import How
from submissions.changing.keeping import held
from submissions.workflow.log import Actor
from submissions.workflow.moving import Noted, add_note, make_move
from submissions.workspace import Workspace, open_workspace

RECORD = "inovasi/akta-mapan.yaml"
_ADMIN = Actor("Contoh Admin", "admin", "admin")
_CUT = 20  # bytes that are lost of what was not yet on the disk


def save(workspace: Workspace, path: Path) -> None:
    """Add a line to a record."""
    with held(workspace, path) as file:
        file.put(file.content() + b"# tersimpan\n", How.PAGE, "Contoh Admin")


def move(workspace: Workspace, path: Path) -> None:
    """Hand an innovation in."""
    make_move(workspace, path, "kipp", "ajukan", _ADMIN)


def note(workspace: Workspace, path: Path) -> None:
    """Put a note on an innovation."""
    add_note(workspace, path, "kipp", Noted("Lengkapi dahulu."), _ADMIN)


THINGS: dict[str, Callable[[Workspace, Path], None]] = {"save": save, "move": move, "note": note}


def _be_killed_at(number: int) -> None:
    left = number
    write, name = os.fsync, Path.replace

    def is_last() -> bool:
        nonlocal left
        left -= 1
        return left == 0

    def kill() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def written(file: int) -> None:
        if is_last():
            os.ftruncate(file, os.fstat(file).st_size - _CUT)
            kill()
        write(file)
        if is_last():
            kill()

    def named(path: Path, target: Path) -> Path:
        made = name(path, target)
        if is_last():
            kill()
        return made

    os.fsync, Path.replace = written, named  # type: ignore[assignment,method-assign]


def main(folder: Path, what: str) -> None:
    """Do it until it comes to its end."""
    for number in count(1):
        copy = shutil.copytree(folder / "0", folder / str(number))
        child = os.fork()
        if child == 0:
            _be_killed_at(number)
            THINGS[what](open_workspace(copy), copy / RECORD)
            os._exit(0)
        _child, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

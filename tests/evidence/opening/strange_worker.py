"""A helper process that does to some files, by their names, what bad files do to it."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from submissions.evidence.opening import worker
from submissions.evidence.opening.facts import FileFacts
from submissions.evidence.opening.looking import look
from submissions.workers import limits
from tests.waiting import NEVER, hang

Begun = Callable[[FileFacts], FileFacts | None]


def strange_look(path: Path, seconds: float, begun: Begun) -> FileFacts:
    def strange_begun(facts: FileFacts) -> FileFacts | None:
        known = begun(facts)
        do_strange_things(path)
        return known

    return look(path, seconds, strange_begun)


def do_strange_things(path: Path) -> None:
    match path.name.split("-")[0]:
        case "hang":
            path.with_suffix(".pid").write_text(str(os.getpid()))
            hang()
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "segfault":
            ctypes.string_at(0)
        case "abort":
            os.abort()
        case "allocate":
            bytearray(1 << 40)
        case "noise":
            sys.stdout.write("a library says something\n")
            os.write(1, b'{"facts": "none"}\n')


if __name__ == "__main__":
    # However busy the machine is, the parent is the first to find a file too slow; where there is none, no test waits.
    limits.GRACE_SECONDS = int(os.environ.get("GRACE_SECONDS", NEVER))
    worker.main(strange_look, files_per_life=4)

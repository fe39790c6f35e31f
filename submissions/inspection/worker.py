"""The helper process: `python -m submissions.inspection.worker [MEGABYTES]` looks at one file after the other.

One JSON object a line. It says `{"ready": true}`, reads `{"path": …, "seconds": …}`, and answers each with
`{"facts": …, "final": false}` once size and kind are known, then with `{"facts": …, "final": true}`; with
`"leaving": true` it takes no further request. Nothing but answers is on its standard output.
"""

import json
import math
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from submissions.inspection.facts import FileFacts, Problem
from submissions.inspection.looking import look

if sys.platform != "win32":
    import resource

MEMORY_MB = 1536
# A process that looked at so many files is replaced: what libraries forget to free must not be
# charged to the next file.
FILES_PER_LIFE = 500
_GRACE_SECONDS = 5  # the parent kills sooner; this one is for a process that lost its parent

Look = Callable[[Path, float, Callable[[FileFacts], FileFacts | None]], FileFacts]


def serve(look: Look, answers: TextIO) -> None:
    """Answer the requests on standard input, until it ends or this process is better replaced.

    Args:
        look: looks at one file.
        answers: where answers go.
    """
    known: dict[str, FileFacts] = {}
    for left in reversed(range(FILES_PER_LIFE)):
        line = sys.stdin.buffer.readline()
        if not line:
            return
        facts = _facts(look, json.loads(line), answers, known)
        leaving = not left or facts.problem is Problem.TOO_MUCH_MEMORY
        _say(answers, {"facts": facts.as_dict(), "final": True, "leaving": leaving})
        if leaving:
            return


def _facts(look: Look, request: dict[str, Any], answers: TextIO, known: dict[str, FileFacts]) -> FileFacts:
    """Look at the file of a request; one with the same content as a file before is not looked into again."""
    first = FileFacts()

    def begun(facts: FileFacts) -> FileFacts | None:
        nonlocal first
        first = facts
        _say(answers, {"facts": facts.as_dict(), "final": False})
        return known.get(facts.sha256)

    _limit_time(request["seconds"])
    try:
        facts = look(Path(request["path"]), request["seconds"], begun)
    except MemoryError:
        return replace(first, problem=Problem.TOO_MUCH_MEMORY, detail="")
    known[facts.sha256] = facts
    return facts


def _say(answers: TextIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


def _limit_time(seconds: float) -> None:
    if sys.platform != "win32":
        signal.alarm(math.ceil(seconds) + _GRACE_SECONDS)


def limit_memory(megabytes: int) -> None:
    """Let this process have at most so many MiB of address space, and leave no core file if it dies."""
    if sys.platform == "win32":
        return
    limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_AS: megabytes << 20}
    for limit, most in limits.items():
        allowed = resource.getrlimit(limit)[1]
        if allowed != resource.RLIM_INFINITY:
            most = min(most, allowed)
        with suppress(OSError, ValueError):  # macOS knows the limit, but may refuse to set it
            resource.setrlimit(limit, (most, allowed))


def take_standard_output() -> TextIO:
    """Return a stream to standard output and point its descriptor at the errors: libraries write there."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    return answers


def main(look: Look = look) -> None:
    """Set the limits, say that all is ready, and serve."""
    answers = take_standard_output()
    # Ctrl-C reaches every process of the terminal; the parent decides and kills.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(int(sys.argv[1]) if len(sys.argv) > 1 else MEMORY_MB)
    _say(answers, {"ready": True})
    serve(look, answers)


if __name__ == "__main__":
    main()

"""The helper's side: limits, the way of speaking, and one request after the other.

One JSON object a line. A helper says `{"ready": true}` and reads requests. To each it says `{"begun": true}` at
once, so that the parent can tell a helper that died idle from one that its job ended, and answers it with
`{…, "final": true}`; before that it may say what it knows so far with `"final": false`. With
`"leaving": true` it takes no further request. Nothing but this is on its standard output.
"""

import json
import math
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

if sys.platform != "win32":
    import resource

_GRACE_SECONDS = 5  # the parent kills sooner; this one is for a process that lost its parent

Say = Callable[[dict[str, Any]], None]
Work = Callable[[dict[str, Any], Say], dict[str, Any]]
"""Does one request, may say things before it is done, and returns the final answer."""


def serve(work: Work, most: int, memory_mb: int | None = None, prepare: Callable[[], None] | None = None) -> None:
    """Set the limits, say that all is ready, and answer requests until there are no more.

    Args:
        work: does one request.
        most: how many requests this process answers. It is then replaced: what libraries forget to free
            must not be charged to the next job.
        memory_mb: the address space that it may have, in MiB.
        prepare: what takes time and every request needs.
    """
    say = _take_standard_output()
    # Ctrl-C reaches every process of the terminal; the parent decides and kills.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if prepare:
        prepare()
    if memory_mb:
        limit_memory(memory_mb)
    say({"ready": True})
    _with_room(lambda: _answer_all(work, most, say))


def _answer_all(work: Work, most: int, say: Say) -> None:
    for left in reversed(range(most)):
        line = sys.stdin.buffer.readline()
        if not line:
            return
        say({"begun": True})
        request = json.loads(line)
        limit_time(request["seconds"])
        answer = work(request, say)
        leaving = bool(answer.get("leaving")) or not left
        say({**answer, "final": True, "leaving": leaving})
        limit_time(None)  # waiting for a request may take all night
        if leaving:
            return


def _with_room(run: Callable[[], None]) -> None:
    run()


# CPython keeps its frames in pieces of 16 KiB that it takes from the system and gives back. Layout calls itself
# so deeply, up and down, that a document cost twelve thousand such pieces and a sixth of its time. A frame that
# says it needs half a megabyte is given a piece of one, with room for all the calls inside it.
_with_room.__code__ = _with_room.__code__.replace(co_stacksize=66_000)


def limit_time(seconds: float | None) -> None:
    """End this process some seconds after the time of its job, if nobody else does; None lifts that limit.

    Windows has no alarm: there it is the parent alone that ends it.
    """
    if sys.platform != "win32":
        signal.alarm(0 if seconds is None else math.ceil(seconds) + _GRACE_SECONDS)


def limit_memory(megabytes: int) -> None:
    """Let this process have at most so many MiB of address space, and leave no core file if it dies.

    Windows has no such limit that a process could set itself: there it has none.
    """
    if sys.platform == "win32":
        return
    limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_AS: megabytes << 20}
    for limit, most in limits.items():
        allowed = resource.getrlimit(limit)[1]
        if allowed != resource.RLIM_INFINITY:
            most = min(most, allowed)
        with suppress(OSError, ValueError):  # macOS knows the limit, but may refuse to set it
            resource.setrlimit(limit, (most, allowed))


def _take_standard_output() -> Say:
    """Return what says an answer on standard output, and point its descriptor at the errors: libraries write there."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)

    def say(answer: dict[str, Any]) -> None:
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    return say

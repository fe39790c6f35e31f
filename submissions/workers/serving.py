"""The helper's side: limits, the way of speaking, and one request after the other.

One JSON object a line. A helper says `{"ready": true}` and reads requests. To each it says `{"begun": true}` at
once, so that the parent can tell a helper that died idle from one that its job ended, and answers it with
`{…, "final": true}`; before that it may say what it knows so far with `"final": false`. With
`"leaving": true` it takes no further request. Nothing but this is on its standard output.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from submissions.workers.limits import limit_memory, limit_time

Say = Callable[[dict[str, Any]], None]
Work = Callable[[dict[str, Any], Say], dict[str, Any]]
"""Does one request, may say things before it is done, and returns the final answer."""


def serve(work: Work, most: int, memory_mb: int | None = None, prepare: Callable[[], None] | None = None) -> None:
    """Set the limits, say that all is ready, and answer requests until there are no more.

    Args:
        work: does one request.
        most: how many requests this process answers. It is then replaced: what libraries forget to free
            must not be charged to the next job.
        memory_mb: the memory that it may have, in MiB; see `limit_memory`.
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


def _take_standard_output() -> Say:
    """Return what says an answer on standard output, and point its descriptor at the errors: libraries write there."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)

    def say(answer: dict[str, Any]) -> None:
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    return say

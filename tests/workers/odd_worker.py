"""A helper process that does what it is told: `python -m tests.workers.odd_worker SOCKET REQUESTS_PER_LIFE`.

It has no second of grace; the tests wait for it at the socket, and hear there that it is dead.
"""

import os
import re
import signal
import socket
import sys
from typing import Any

from submissions.workers import limits, serving
from submissions.workers.serving import Say


class Standard:
    """The standard input, which notes the alarm that is set while it waits, and may die of a request unread."""

    def __init__(self) -> None:
        self.buffer, self._inner = self, sys.stdin.buffer
        self.alarm, self.dies = -1.0, False

    def readline(self) -> bytes:
        self.alarm = signal.getitimer(signal.ITIMER_REAL)[0]
        line = self._inner.readline()
        if self.dies:
            os._exit(7)
        return line


class Odd:
    def __init__(self, address: str, standard: Standard) -> None:
        self._address, self._standard = address, standard
        self._meetings: list[socket.socket] = []
        self._done: list[str] = []

    def work(self, request: dict[str, Any], say: Say) -> dict[str, Any]:
        do = request["do"]
        self._done.append(do)
        match do:
            case "meet":
                self._meet()
            case "die":
                os.kill(os.getpid(), signal.SIGKILL)
            case "abort":
                os.abort()
            case "die of the next":
                self._standard.dies = True
            case "nonsense":
                say({"final": "perhaps"})
                self._meet()
            case "a list":
                say(["final"])  # type: ignore[arg-type]
                self._meet()
            case "much":
                say({"final": False, "much": "x" * 10_000})
                self._meet()
            case "hang":
                re.match("(a+)+b", "a" * 60)  # it lets no other thread of Python's go on
            case "answer twice":
                say({"final": True, "first": True})
        return {"pid": os.getpid(), "done": self._done, "alarm": self._standard.alarm, **request}

    def _meet(self) -> None:
        """Tell that it is at work, and wait to be told to go on."""
        meeting = socket.socket(socket.AF_UNIX)
        meeting.connect(self._address)
        self._meetings.append(meeting)  # it stays open for as long as the process lives
        meeting.sendall(f"{os.getpid()}\n".encode())
        meeting.recv(1)


if __name__ == "__main__":
    limits.GRACE_SECONDS = 0
    limits.HAS_ALARM = "NO_ALARM" not in os.environ
    standard = Standard()
    sys.stdin = standard
    serving.serve(Odd(sys.argv[1], standard).work, int(sys.argv[2]), memory_mb=2048)

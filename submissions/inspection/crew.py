"""Keep helper processes at work, each with one file in hand, and outlive what happens to them."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import submissions
from submissions.inspection.facts import FileFacts, Problem

WORKER = "submissions.inspection.worker"
_BYTES_PER_SECOND = 50_000_000  # a file is read to its end; a large one on a slow disk gets time for it
_START_SECONDS = 60.0
_END_SECONDS = 1.0  # a process that waits for a dead disk cannot even be killed; it is left behind
_MOST_FAILED_STARTS = 3
_LONGEST_ANSWER = 4_000_000  # characters; the text of a PDF is escaped, with at most twelve for one


class CannotInspectError(Exception):
    """The helper process does not start: the installation is at fault, not a file."""


@dataclass(frozen=True)
class Task:
    """A file to look at: its path, absolute, and its size in bytes."""

    path: Path
    size: int


Event = tuple["Helper", bytes]


class Helper:
    """One helper process, and what it is at."""

    def __init__(self, memory_mb: int, events: "queue.SimpleQueue[Event]"):
        self.task: Task | None = None
        self.first: FileFacts | None = None
        self.ready = False
        self.deadline = time.monotonic() + _START_SECONDS
        self._events = events
        # -P and the path: the folder that the user stands in may hold a json.py of its own.
        home = str(Path(submissions.__file__).parents[1])
        path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", WORKER, str(memory_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        """Pass on every line that the process says, and an empty one when it says no more."""
        assert self.process.stdout is not None
        with self.process.stdout as answers:
            line = b"begin"
            while line:
                line = answers.readline(_LONGEST_ANSWER)
                self._events.put((self, line))

    def give(self, task: Task, seconds: float) -> None:
        """Hand over a file and let the time run."""
        self.task, self.first = task, None
        allowed = seconds + task.size / _BYTES_PER_SECOND
        self.deadline = time.monotonic() + allowed
        request = json.dumps({"path": str(task.path), "seconds": allowed}) + "\n"
        assert self.process.stdin is not None
        with suppress(OSError):  # it died; that is heard as well
            self.process.stdin.write(request.encode())
            self.process.stdin.flush()

    def kill(self) -> None:
        """End the process now; it keeps nothing that would be lost."""
        self.process.kill()
        assert self.process.stdin is not None
        with suppress(OSError):
            self.process.stdin.close()

    def wait(self) -> int | None:
        """Return the exit code of the process that ends about now; None if it does not."""
        with suppress(subprocess.TimeoutExpired):
            return self.process.wait(_END_SECONDS)
        return None

    def failed(self, problem: Problem, detail: str) -> tuple[Task, FileFacts]:
        """Return the file in hand with what was known of it, and what went wrong."""
        assert self.task is not None
        task, self.task = self.task, None
        return task, replace(self.first or FileFacts(size=task.size), problem=problem, detail=detail)


class Crew:
    """Up to `jobs` helper processes; started when there is something to look at."""

    def __init__(self, jobs: int, seconds: float, memory_mb: int):
        self._jobs, self._seconds, self._memory_mb = max(1, jobs), seconds, memory_mb
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._helpers: list[Helper] = []
        self._failed_starts = 0

    def look_at(self, tasks: Iterable[Task]) -> Generator[tuple[Task, FileFacts]]:
        """Yield each file's facts as they are found, in no order. Close the iterator to stop at once.

        Raises:
            CannotInspectError: no helper process can be started.
        """
        waiting = deque(tasks)
        try:
            while waiting or any(helper.task for helper in self._helpers):
                busy = sum(helper.task is not None for helper in self._helpers)
                while len(self._helpers) < min(self._jobs, len(waiting) + busy):
                    self._helpers.append(Helper(self._memory_mb, self._events))
                yield from self._next_event()
                yield from self._overdue()
                self._hand_out(waiting)
        finally:
            self._end()

    def _hand_out(self, waiting: deque[Task]) -> None:
        for helper in self._helpers:
            if waiting and helper.ready and helper.task is None:
                helper.give(waiting.popleft(), self._seconds)

    def _next_event(self) -> Iterator[tuple[Task, FileFacts]]:
        running = [helper.deadline for helper in self._helpers if helper.task or not helper.ready]
        left = min(running, default=time.monotonic()) - time.monotonic()
        try:
            helper, line = self._events.get(timeout=max(0.0, left))
        except queue.Empty:
            return
        if helper not in self._helpers:
            return
        answer = _parsed(line)
        if answer == {"ready": True}:
            helper.ready, self._failed_starts = True, 0
        elif answer is None:
            yield from self._lost(helper)
        elif helper.task is not None:
            yield from self._answered(helper, helper.task, answer)

    def _answered(self, helper: Helper, task: Task, answer: dict[str, Any]) -> Iterator[tuple[Task, FileFacts]]:
        facts = FileFacts.from_dict(answer["facts"])
        if not answer["final"]:
            helper.first = facts
            return
        helper.task = None
        if answer["leaving"]:
            self._dismiss(helper)
        yield task, facts

    def _lost(self, helper: Helper) -> Iterator[tuple[Task, FileFacts]]:
        """Let a helper go that died, or speaks nonsense."""
        code = helper.wait()
        self._dismiss(helper)
        if not helper.ready:
            self._count_failed_start(f"exit code {code}")
        elif helper.task is not None:
            # PDFium and the C library abort where memory is refused to them; other deaths are crashes.
            out_of_memory = code == -signal.SIGABRT
            yield helper.failed(Problem.TOO_MUCH_MEMORY if out_of_memory else Problem.CRASHED, f"exit code {code}")

    def _overdue(self) -> Iterator[tuple[Task, FileFacts]]:
        now = time.monotonic()
        for helper in [helper for helper in self._helpers if helper.deadline < now]:
            if helper.task is not None:
                self._dismiss(helper)
                yield helper.failed(Problem.TOO_SLOW, f"longer than {self._seconds:g} s")
            elif not helper.ready:
                self._dismiss(helper)
                self._count_failed_start(f"not ready after {_START_SECONDS:g} s")

    def _count_failed_start(self, reason: str) -> None:
        self._failed_starts += 1
        if self._failed_starts >= _MOST_FAILED_STARTS:
            raise CannotInspectError(f"python -m {WORKER}: {reason}")

    def _dismiss(self, helper: Helper) -> None:
        self._helpers.remove(helper)
        helper.kill()
        helper.wait()

    def _end(self) -> None:
        for helper in self._helpers:
            helper.kill()
        for helper in self._helpers:
            helper.wait()
        self._helpers.clear()


def _parsed(line: bytes) -> dict[str, Any] | None:
    """Return an answer, or None where there is none (the process ended) or it is not in the form agreed."""
    try:
        answer = json.loads(line)
        if answer == {"ready": True}:
            return {"ready": True}
        FileFacts.from_dict(answer["facts"])
        return {"facts": answer["facts"], "final": bool(answer["final"]), "leaving": bool(answer.get("leaving"))}
    except (ValueError, TypeError, KeyError, RecursionError):
        return None

"""Keep helper processes at work, each with one job in hand, and outlive what happens to them.

Parent and helper speak JSON, an object a line (see `submissions.workers.serving`): a helper that went
wrong cannot make the parent run anything.
"""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from operator import length_hint
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

import submissions

_START_SECONDS = 60.0
_END_SECONDS = 1.0  # a process that waits for a dead disk cannot even be killed; it is left behind
_MOST_FAILED_STARTS = 3

J = TypeVar("J")
Answer = dict[str, Any]


class CannotWorkError(Exception):
    """The helper process does not start: the installation is at fault, not a job."""


class Loss(StrEnum):
    """What happened to a helper that did not answer."""

    TOO_SLOW = "too-slow"
    TOO_MUCH_MEMORY = "too-much-memory"
    CRASHED = "crashed"


@dataclass(frozen=True)
class Task(Generic[J]):
    """A job: what it is to the caller, what the helper is asked, and for how many seconds it may work.

    `request` is the text of a JSON object without line breaks; it tells the helper its `seconds`.
    """

    job: J
    request: str
    seconds: float


@dataclass(frozen=True)
class Result(Generic[J]):
    """What became of a job: the helper's `answer`, or how it was lost.

    `partial` is the last answer before the loss that was not yet final; `detail` a technical word.
    """

    job: J
    answer: Answer | None
    lost: Loss | None = None
    detail: str = ""
    partial: Answer | None = None


Event = tuple["Helper[Any]", bytes]


class Helper(Generic[J]):
    """One helper process, and what it is at."""

    def __init__(self, module: str, arguments: list[str], longest: int, events: "queue.SimpleQueue[Event]"):
        self.task: Task[J] | None = None
        self.partial: Answer | None = None
        self.ready = False
        self.deadline = time.monotonic() + _START_SECONDS
        self._events, self._longest = events, longest
        # -P and the path: the folder that the user stands in may hold a json.py of its own.
        home = str(Path(submissions.__file__).parents[1])
        path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", module, *arguments],
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
                line = answers.readline(self._longest)
                self._events.put((self, line))

    def give(self, task: Task[J]) -> None:
        """Hand over a job and let the time run."""
        self.task, self.partial = task, None
        self.deadline = time.monotonic() + task.seconds
        # In a thread: a long request to a helper that does not read must not hold up the others.
        threading.Thread(target=self._write, args=(task.request.encode() + b"\n",), daemon=True).start()

    def _write(self, line: bytes) -> None:
        assert self.process.stdin is not None
        with suppress(OSError, ValueError):  # it died; that is heard as well
            self.process.stdin.write(line)
            self.process.stdin.flush()

    def kill(self) -> None:
        """End the process now; it keeps nothing that would be lost."""
        self.process.kill()

    def wait(self) -> int | None:
        """Return the exit code of the process that ends about now; None if it does not."""
        code = None
        with suppress(subprocess.TimeoutExpired):
            code = self.process.wait(_END_SECONDS)
        assert self.process.stdin is not None
        with suppress(OSError, ValueError):
            self.process.stdin.close()
        return code

    def lost(self, loss: Loss, detail: str) -> Result[J]:
        """Return the job in hand as lost, with what was known of it."""
        assert self.task is not None
        task, self.task = self.task, None
        return Result(task.job, None, loss, detail, self.partial)


class Crew(Generic[J]):
    """Up to `jobs` helper processes; started when there is something to do, or by `warm_up`.

    Use it in a `with`: at its end all processes end.
    """

    def __init__(
        self,
        module: str,
        arguments: list[str],
        jobs: int,
        good: Callable[[Answer], bool] = bool,
        longest_answer: int = 4_000_000,
    ):
        """Prepare a crew.

        Args:
            module: what the helpers run, `python -m module arguments`.
            arguments: for it.
            jobs: how many processes.
            good: whether an answer is in the form agreed; a helper that speaks nonsense is let go.
            longest_answer: in characters.
        """
        self._module, self._arguments, self._jobs = module, arguments, max(1, jobs)
        self._good, self._longest = good, longest_answer
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._helpers: list[Helper[J]] = []
        self._failed_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def warm_up(self) -> None:
        """Start the helpers, so that they are ready when the first job comes."""
        while len(self._helpers) < self._jobs:
            self._helpers.append(self._new_helper())

    def work(self, tasks: Iterable[Task[J]]) -> Generator[Result[J]]:
        """Yield the result of each job as it comes, in no order; a task is taken when a helper is free for it.

        Raises:
            CannotWorkError: no helper process can be started.
        """
        waiting = _Ahead(tasks)
        while waiting or any(helper.task for helper in self._helpers):
            busy = sum(helper.task is not None for helper in self._helpers)
            while len(self._helpers) < min(self._jobs, waiting.at_most + busy):
                self._helpers.append(self._new_helper())
            self._hand_out(waiting)
            yield from self._next_event()
            yield from self._overdue()

    def end(self) -> None:
        """End all helper processes."""
        for helper in self._helpers:
            helper.kill()
        for helper in self._helpers:
            helper.wait()
        self._helpers.clear()

    def _new_helper(self) -> Helper[J]:
        return Helper(self._module, self._arguments, self._longest, self._events)

    def _hand_out(self, waiting: "_Ahead[J]") -> None:
        for helper in self._helpers:
            if helper.ready and helper.task is None and waiting:
                helper.give(waiting.take())

    def _next_event(self) -> Iterator[Result[J]]:
        running = [helper.deadline for helper in self._helpers if helper.task or not helper.ready]
        left = min(running, default=time.monotonic()) - time.monotonic()
        try:
            helper, line = self._events.get(timeout=max(0.0, left))
        except queue.Empty:
            return
        if helper not in self._helpers:
            return
        answer = self._parsed(line)
        if answer == {"ready": True}:
            helper.ready, self._failed_starts = True, 0
        elif answer is None:
            yield from self._lost(helper)
        elif helper.task is not None:
            yield from self._answered(helper, helper.task, answer)

    def _answered(self, helper: Helper[J], task: Task[J], answer: Answer) -> Iterator[Result[J]]:
        if not answer["final"]:
            helper.partial = answer
            return
        helper.task = None
        if answer.get("leaving"):
            self._dismiss(helper)
        yield Result(task.job, answer)

    def _lost(self, helper: Helper[J]) -> Iterator[Result[J]]:
        """Let a helper go that died, or speaks nonsense."""
        code = helper.process.poll()
        self._dismiss(helper)
        code = helper.process.returncode if code is None else code
        if not helper.ready:
            self._count_failed_start(f"exit code {code}")
        elif helper.task is not None:
            # PDFium and the C library abort where memory is refused to them; other deaths are crashes.
            out_of_memory = code == -signal.SIGABRT
            yield helper.lost(Loss.TOO_MUCH_MEMORY if out_of_memory else Loss.CRASHED, _how_it_ended(code))

    def _overdue(self) -> Iterator[Result[J]]:
        now = time.monotonic()
        for helper in [helper for helper in self._helpers if helper.deadline < now]:
            if helper.task is not None:
                seconds = helper.task.seconds
                self._dismiss(helper)
                yield helper.lost(Loss.TOO_SLOW, f"longer than {seconds:g} s")
            elif not helper.ready:
                self._dismiss(helper)
                self._count_failed_start(f"not ready after {_START_SECONDS:g} s")

    def _count_failed_start(self, reason: str) -> None:
        self._failed_starts += 1
        if self._failed_starts >= _MOST_FAILED_STARTS:
            raise CannotWorkError(f"python -m {self._module}: {reason}")

    def _dismiss(self, helper: Helper[J]) -> None:
        self._helpers.remove(helper)
        helper.kill()
        helper.wait()

    def _parsed(self, line: bytes) -> Answer | None:
        """Return an answer, or None where there is none (the process ended) or it is not in the form agreed."""
        try:
            answer = json.loads(line)
            if answer == {"ready": True}:
                return {"ready": True}
            return answer if isinstance(answer["final"], bool) and self._good(answer) else None
        except (ValueError, TypeError, KeyError, RecursionError):
            return None


class _Ahead(Generic[J]):
    """Tasks of which the next one is known, so that it can be asked whether there is one.

    `at_most` is how many there may still be: exact for a list, for ever many where nobody knows.
    """

    def __init__(self, tasks: Iterable[Task[J]]):
        self.at_most = length_hint(tasks, sys.maxsize)
        self._tasks = iter(tasks)
        self._next = next(self._tasks, None)
        if self._next is None:
            self.at_most = 0

    def __bool__(self) -> bool:
        return self._next is not None

    def take(self) -> Task[J]:
        task = self._next
        assert task is not None
        self._next = next(self._tasks, None)
        self.at_most = self.at_most - 1 if self._next is not None else 0
        return task


def _how_it_ended(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"ended by {signal.Signals(-code).name}"
    return f"exit code {code}"

"""Keep helper processes at work, each with one job in hand, and outlive what happens to them."""

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Generic, Self

from submissions.workers.feeding import Feed
from submissions.workers.helper import START_SECONDS, Heard, Helper, Word, how_it_ended, lacked_memory
from submissions.workers.tasks import Answer, J, Loss, Result, Task

__all__ = ["Answer", "CannotWorkError", "Crew", "EndedError", "Loss", "Result", "Task"]

_MOST_FAILED_STARTS = 3
_MOST_HANDED = 3  # a task whose helpers die before they begin it is at fault in the end
_AHEAD = 1  # a task that waits in `work`, so that no helper waits for whoever takes the results


Event = Callable[[], None]


class CannotWorkError(Exception):
    """The helper process does not start: the installation is at fault, not a job."""


class EndedError(Exception):
    """The crew was ended before the task was done."""


@dataclass(eq=False)
class _Order(Generic[J]):
    """A task that was submitted, and how often it was handed to a helper."""

    task: Task[J]
    future: Future[Result[J]] = field(default_factory=Future)
    handed: int = 0

    def wanted(self) -> bool:
        """Return whether it is still to be done; from then on it cannot be cancelled."""
        return self.handed > 0 or self.future.set_running_or_notify_cancel()

    def lost(self, loss: Loss, detail: str, partial: Answer | None) -> None:
        """Tell that there is no answer."""
        self.future.set_result(Result(self.task.job, None, loss, detail, partial))

    def fail(self, error: BaseException) -> None:
        """Tell that the crew did not do it, which is no fault of the task."""
        if self.wanted():
            self.future.set_exception(error)


class Crew(Generic[J]):
    """Up to `jobs` helper processes; started when there is something to do, or by `warm_up`.

    Use it in a `with`: at its end all processes end. Its methods may be called from any thread. One thread of its
    own, begun with the first task, minds the helpers; nothing else touches them.
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
            good: whether an answer is in the form agreed; a helper that speaks nonsense is let go. It is called
                in other threads.
            longest_answer: in characters.
        """
        self._module, self._arguments, self._jobs = module, arguments, max(1, jobs)
        self._good, self._longest = good, longest_answer
        self._lock = threading.Lock()  # of `_ended`: nothing is submitted to a crew that has ended
        self._ended = False
        self._thread: threading.Thread | None = None
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._waiting: deque[_Order[J]] = deque()
        # What follows is the thread's alone.
        self._helpers: list[Helper[J]] = []
        self._orders: dict[Helper[J], _Order[J]] = {}
        self._failed_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def warm_up(self) -> None:
        """Start the helpers, so that they are ready when the first job comes; what is in the way, that job will tell.

        Raises:
            EndedError: the crew has been ended.
        """
        with suppress(CannotWorkError):
            self._tell(lambda: self._start(self._jobs))

    def submit(self, task: Task[J]) -> Future[Result[J]]:
        """Have a task done by the next helper that is free.

        A task that no helper has been given yet can be cancelled; one that is being done runs until it is done, or
        its time is over. Callbacks of the future are called in the crew's thread and must be short.

        Returns:
            What will be its result. Its exception is `CannotWorkError` where no helper process can be started, and
            `EndedError` where the crew was ended before.

        Raises:
            CannotWorkError: the thread that minds the helpers cannot be started.
            EndedError: the crew has been ended.
        """
        order = _Order(task)
        self._tell(_look_around, order)
        return order.future

    def work(self, tasks: Iterable[Task[J]], *, here: bool = False) -> Generator[Result[J]]:
        """Yield the result of each job as it comes, in no order; few more tasks are taken than there are helpers.

        Closed early, it cancels what is not begun.

        Args:
            tasks: to do. They are taken in another thread, since the next one may be long in coming.
            here: take them in this thread, for an iterator that is bound to it (as a SQLite connection is).
                While the next task is in coming, results must wait.

        Raises:
            CannotWorkError: no helper process can be started.
            EndedError: the crew was ended.
        """
        feed = Feed(tasks, self.submit, self._jobs + _AHEAD)
        try:
            yield from feed.results_here() if here else feed.results_apart()
        finally:
            feed.stop()

    def end(self) -> None:
        """End all helper processes, now; what is not done fails with `EndedError`."""
        with self._lock:
            self._ended = True
            thread = self._thread
        self._events.put(_look_around)
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _tell(self, event: Event, order: _Order[J] | None = None) -> None:
        """Wake the crew's thread for something to do, or for an order."""
        with self._lock:
            if self._ended:
                raise self._end_error()
            if self._thread is None:
                thread = threading.Thread(target=self._mind, name=f"crew of {self._module}", daemon=True)
                try:
                    thread.start()
                except RuntimeError as error:  # there are as many threads as the system allows
                    raise CannotWorkError(f"python -m {self._module}: {error}") from None
                self._thread = thread
            if order is not None:
                self._waiting.append(order)
            self._events.put(event)

    def _end_error(self) -> EndedError:
        return EndedError(f"python -m {self._module}: ended before the task was done")

    def _mind(self) -> None:
        try:
            while not self._ended:
                # All that was said by now is heard before a helper is found to be late.
                for _event in range(max(1, self._events.qsize())):
                    with suppress(queue.Empty):
                        self._events.get(timeout=self._seconds_left())()
                self._let_overdue_go()
                self._start(min(self._jobs, len(self._orders) + len(self._waiting)))
                self._hand_out()
        finally:
            self._close()

    def _close(self) -> None:
        """End the helpers, and leave nobody waiting for a result, whatever ended the work."""
        with self._lock:
            self._ended = True
        for helper in self._helpers:
            helper.kill()
        for order in (*self._orders.values(), *self._waiting):
            order.fail(self._end_error())
        for helper in self._helpers:
            helper.wait()

    def _seconds_left(self) -> float | None:
        """Return for how long nothing but an event matters; None is for ever."""
        deadlines = [helper.deadline for helper in self._helpers if helper in self._orders or not helper.ready]
        return max(0.0, min(deadlines) - time.monotonic()) if deadlines else None

    def _start(self, wanted: int) -> None:
        """Start helpers until there are as many as wanted."""
        try:
            while len(self._helpers) < wanted and not self._ended:
                arguments = self._module, self._arguments, self._longest, self._good, self._hear
                self._helpers.append(Helper(*arguments))
        except OSError as error:
            self._refuse(CannotWorkError(f"python -m {self._module}: {error.strerror or error}"))
        except Exception as error:  # whoever waits must hear of it
            self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        """Fail what waits. What is in hand goes on, and a later task tries anew."""
        self._failed_starts = 0
        while self._waiting:
            self._waiting.popleft().fail(error)

    def _hand_out(self) -> None:
        for helper in self._helpers:
            while self._waiting and helper.ready and helper not in self._orders:
                order = self._waiting.popleft()
                if order.wanted():
                    order.handed += 1
                    self._orders[helper] = order
                    helper.give(order.task)

    def _hear(self, helper: Helper[J], heard: Heard) -> None:
        self._events.put(lambda: self._take_in(helper, heard))

    def _take_in(self, helper: Helper[J], heard: Heard) -> None:
        if helper not in self._helpers:
            return
        order = self._orders.get(helper)
        if heard is Word.READY:
            helper.ready, self._failed_starts = True, 0
        elif heard is Word.BEGUN and order:
            helper.begun = True
        elif isinstance(heard, Word) or not (order and helper.begun):
            self._lose(helper, died=heard is Word.GONE)
        elif not heard["final"]:
            helper.partial = heard
        else:
            del self._orders[helper]
            if heard.get("leaving"):
                self._dismiss(helper)
            order.future.set_result(Result(order.task.job, heard))

    def _lose(self, helper: Helper[J], died: bool) -> None:
        """Let a helper go that died, or speaks nonsense."""
        code = helper.process.poll()
        self._dismiss(helper)
        code = helper.process.returncode if code is None else code
        detail = how_it_ended(code) if died else "it said what was not agreed"
        order = self._orders.pop(helper, None)
        if not helper.ready:
            self._count_failed_start(detail)
        elif order is None:
            return  # it died with nothing to do; another one is started when it is needed
        elif not helper.begun and order.handed < _MOST_HANDED:
            self._waiting.appendleft(order)  # it died before it knew of the task
        else:
            loss = Loss.TOO_MUCH_MEMORY if lacked_memory(code) else Loss.CRASHED
            order.lost(loss, detail, helper.partial)

    def _let_overdue_go(self) -> None:
        now = time.monotonic()
        for helper in [helper for helper in self._helpers if helper.deadline < now]:
            order = self._orders.pop(helper, None)
            if order is not None:
                self._dismiss(helper)
                order.lost(Loss.TOO_SLOW, f"longer than {order.task.seconds:g} s", helper.partial)
            elif not helper.ready:
                self._dismiss(helper)
                self._count_failed_start(f"not ready after {START_SECONDS:g} s")

    def _count_failed_start(self, reason: str) -> None:
        self._failed_starts += 1
        if self._failed_starts >= _MOST_FAILED_STARTS:
            self._refuse(CannotWorkError(f"python -m {self._module}: {reason}"))

    def _dismiss(self, helper: Helper[J]) -> None:
        self._helpers.remove(helper)
        helper.kill()
        helper.wait()


def _look_around() -> None:
    """Do nothing: what there is to do is found after every event."""

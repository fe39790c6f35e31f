"""Submit many tasks, a few at a time, and take what is done in the order in which it gets done."""

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextvars import copy_context
from typing import Generic

from submissions.workers.tasks import J, Result, Task

Done = Future[Result[J]]


class Feed(Generic[J]):
    """Tasks on their way: at most `most` of them are taken, and what came of them not yet fetched."""

    def __init__(self, tasks: Iterable[Task[J]], submit: Callable[[Task[J]], Done[J]], most: int):
        self._tasks, self._submit = tasks, submit
        self._room = threading.Semaphore(most)
        self._done: queue.SimpleQueue[Done[J] | None] = queue.SimpleQueue()
        self._open: set[Done[J]] = set()
        self._lock = threading.Lock()  # of `_open` and `_stopped`
        self._stopped = False

    def results_apart(self) -> Iterator[Result[J]]:
        """Yield results as they come; the tasks are taken in a thread of their own, where they may block."""
        try:
            threading.Thread(target=copy_context().run, args=(self._take_all,), daemon=True).start()
        except RuntimeError:  # there are as many threads as the system allows
            yield from self.results_here()
            return
        more = True
        while more or self._open:
            future = self._done.get()
            if future is None:
                more = False
            else:
                yield self._fetched(future)

    def _take_all(self) -> None:
        try:
            tasks = iter(self._tasks)
            while self._room.acquire() and not self._stopped and self._take(tasks):
                pass
        except BaseException as error:  # it belongs to whoever waits for results
            failed: Done[J] = Future()
            failed.set_exception(error)
            self._done.put(failed)
        finally:
            self._done.put(None)

    def results_here(self) -> Iterator[Result[J]]:
        """Yield results; the tasks are taken in this thread, none of them while a result is there."""
        tasks = iter(self._tasks)
        more = True
        while more or self._open:
            while more and self._done.empty() and self._room.acquire(blocking=False):
                more = self._take(tasks)
            if self._open:
                future = self._done.get()
                assert future is not None
                yield self._fetched(future)

    def _take(self, tasks: Iterator[Task[J]]) -> bool:
        """Take a task and submit it; return whether there was one."""
        task = next(tasks, None)
        if task is None:
            return False
        with self._lock:
            if self._stopped:
                return False
            future = self._submit(task)
            self._open.add(future)
        future.add_done_callback(self._done.put)
        return True

    def _fetched(self, future: Done[J]) -> Result[J]:
        self._open.discard(future)
        self._room.release()
        return future.result()

    def stop(self) -> None:
        """Take no more tasks, and cancel those that are not begun; nobody fetches what the others come to."""
        with self._lock:
            self._stopped = True
            abandoned = list(self._open)
        for future in abandoned:
            future.cancel()
        self._room.release()

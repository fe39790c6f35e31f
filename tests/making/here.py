"""A workshop whose helpers work in this process: the same requests and answers, without the start of a process."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from submissions.making import opener
from submissions.making.limits import NO_MORE_THAN_USUAL, Limits
from submissions.making.worker import DocumentWorker
from submissions.making.workshop import Workshop
from submissions.workers.crew import Result, Task
from submissions.workers.serving import Say
from submissions.workspace import Workspace


def silent(_answer: dict[str, Any]) -> None:
    pass


class HereCrew:
    def __init__(self, work: Callable[[dict[str, Any], Say], dict[str, Any]]):
        self._work = work

    def work(self, tasks: Iterable[Task[Any]]) -> Iterator[Result[Any]]:
        for task in tasks:
            answer = self._work(json.loads(task.request), silent)
            yield Result(task.job, json.loads(json.dumps(answer)))

    def end(self) -> None:
        pass


class HereWorkshop(Workshop):
    """Prints in this process, and opens foreign files here as well unless told otherwise."""

    def __init__(self, workspace: Workspace, limits: Limits = NO_MORE_THAN_USUAL, *, opens_here: bool = True):
        super().__init__(workspace, limits)
        worker = DocumentWorker(workspace.root)
        worker.load()
        self._printers = HereCrew(worker.work)  # type: ignore[assignment]
        if opens_here:
            self._openers = HereCrew(opener.work)  # type: ignore[assignment]

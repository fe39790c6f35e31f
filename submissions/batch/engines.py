"""Where documents are made: on this machine's processors. A cluster is another engine (`submissions.batch.cluster`)."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from submissions.batch.jobs import Job, Made
from submissions.making.limits import LONGEST_ANSWER, loss_words
from submissions.making.rendering import received
from submissions.workers.crew import Answer, Crew, Loss, Result, Task

WORKER = "submissions.making.worker"


class JobEngine(Protocol):
    """Makes jobs into documents, in any order; a job that goes wrong costs only itself."""

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all that runs, at once."""
        ...

    def warm_up(self) -> None:
        """Get ready while the jobs are still being found."""
        ...

    def make(self, jobs: Iterator[Job]) -> Iterator[Made]:
        """Yield what came of each job, as it comes."""
        ...


class LocalEngine:
    """Makes documents in helper processes of this machine."""

    def __init__(self, root: Path, jobs: int, seconds: float, memory_mb: int):
        """Prepare an engine.

        Args:
            root: the workspace.
            jobs: how many processes.
            seconds: for each document.
            memory_mb: the address space that each process may have, in MiB.
        """
        self._seconds, self._memory_mb = seconds, memory_mb
        arguments = [str(root.resolve()), str(memory_mb)]
        self._crew: Crew[Job] = Crew(WORKER, arguments, jobs, good=_is_good, longest_answer=LONGEST_ANSWER)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._crew.end()

    def warm_up(self) -> None:
        """Start the helper processes."""
        self._crew.warm_up()

    def make(self, jobs: Iterator[Job]) -> Iterator[Made]:
        """Yield what came of each job, as it comes.

        Raises:
            CannotWorkError: no helper process can be started.
        """
        tasks = (Task(job, job.request(self._seconds), self._seconds) for job in jobs)
        # Planning reads the memory of the last run, which SQLite binds to this thread.
        for result in self._crew.work(tasks, here=True):
            yield made_of(result, self._memory_mb)


def _is_good(answer: Answer) -> bool:
    return "template" in answer or "lost" in answer or "reason" in answer or isinstance(answer["pdf"], str)


def made_of(result: Result[Job], memory_mb: int) -> Made:
    """Return what a helper's answer, or its loss, comes to."""
    answer = result.answer or {}
    lost = result.lost or (Loss(answer["lost"]) if "lost" in answer else None)
    if lost is not None:
        template = (result.partial or {}).get("template", "")
        return Made(result.job, reason=loss_words(lost, result.detail, memory_mb, template))
    if "reason" in answer:
        return Made(result.job, reason=answer["reason"], traceback=answer.get("traceback", ""))
    return Made(result.job, received(answer))

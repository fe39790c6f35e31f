"""Look at many files: what is remembered is not opened, the rest is looked at by helper processes."""

import json
import stat
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from submissions.evidence.opening.cache import Cache
from submissions.evidence.opening.facts import NOT_REGULAR, FileFacts, said
from submissions.evidence.problems import OF_LOSSES, FileProblem
from submissions.workers.crew import Answer, Crew, Loss, Result, Task

WORKER = "submissions.evidence.opening.worker"
_BYTES_PER_SECOND = 50_000_000  # a file is read to its end; a large one on a slow disk gets time for it

_FORGOTTEN = 600.0  # seconds after which a file that cost a helper is opened once more

Stamp = tuple[int, int]

Opened = Callable[[int, int], None]
"""Called while files are opened, with the number of those opened so far and of all to be opened."""


def inspect(
    paths: Iterable[Path],
    cache_file: Path | None,
    jobs: int,
    seconds_per_file: float = 10,
    memory_mb: int = 1536,
    progress: Opened | None = None,
) -> dict[Path, FileFacts]:
    """Return what each file is, under its path as given. No file stops another, and none holds it up for long.

    Args:
        paths: the files; links are followed, so the caller says which may be looked at. Anything but a
            regular file is reported and not opened.
        cache_file: where to remember what was found, so that an unchanged file (same path, size and time
            of change) is not opened again; None remembers nothing.
        jobs: how many files are looked at at the same time.
        seconds_per_file: the time for each file; large ones get a second more for every 50 MB.
        memory_mb: the address space for each helper process, in MiB.
        progress: called after each file that was opened, with their number so far and in all.

    Raises:
        CannotWorkError: the helper process does not start.
    """
    paths = list(dict.fromkeys(paths))
    found: dict[Path, FileFacts] = {}
    wanted: dict[Path, list[Path]] = {}
    stamps: dict[Path, Stamp] = {}
    with Cache(cache_file) as cache:
        for path in paths:
            try:
                stamp = _stamp(path)
            except (OSError, ValueError) as error:
                found[path] = FileFacts(problem=FileProblem.UNREADABLE, detail=said(error))
                continue
            absolute = path.absolute()
            known = cache.facts(absolute, *stamp)
            if known is None:
                known = _LOST.of(absolute, stamp)
            if known is not None:
                found[path] = known
            else:
                wanted.setdefault(absolute, []).append(path)
                stamps[absolute] = stamp
        tasks = [_task(path, size, seconds_per_file) for path, (size, _) in stamps.items()]
        crew: Crew[Path] = Crew(WORKER, [str(memory_mb)], jobs, good=_is_good)
        with crew:
            for number, result in enumerate(crew.work(tasks), 1):
                path, facts = result.job, _facts(result, stamps[result.job][0], seconds_per_file)
                found.update(dict.fromkeys(wanted[path], facts))
                if _will_stay(facts, path, stamps[path]):
                    cache.keep(path, *stamps[path], facts)
                elif facts.problem in (FileProblem.TOO_SLOW, FileProblem.TOO_MUCH_MEMORY):
                    _LOST.keep(path, stamps[path], facts)
                if progress:
                    progress(number, len(tasks))
    return {path: found[path] for path in paths}


class _Lost:
    """Files that took a helper all its time or memory: not tried again at every look, but once in a while.

    *Why:* a busy machine is no trait of a file, so no cache keeps that; but a page is looked at again and again.
    """

    def __init__(self) -> None:
        self._known: dict[Path, tuple[Stamp, float, FileFacts]] = {}

    def of(self, path: Path, stamp: Stamp) -> FileFacts | None:
        """Return what is known of a file that was lost lately and is the same still."""
        stood, at, facts = self._known.get(path, (None, 0.0, None))
        return facts if stood == stamp and time.monotonic() - at < _FORGOTTEN else None

    def keep(self, path: Path, stamp: Stamp, facts: FileFacts) -> None:
        """Remember a file that was lost."""
        self._known[path] = (stamp, time.monotonic(), facts)


_LOST = _Lost()


def _task(path: Path, size: int, seconds: float) -> Task[Path]:
    allowed = seconds + size / _BYTES_PER_SECOND
    return Task(path, json.dumps({"path": str(path), "seconds": allowed}), allowed)


def _is_good(answer: Answer) -> bool:
    FileFacts.from_dict(answer["facts"])
    return True


def _facts(result: Result[Path], size: int, seconds: float) -> FileFacts:
    """Return what was found out about a file, also where its helper was lost over it."""
    answer = result.answer or result.partial
    facts = FileFacts.from_dict(answer["facts"]) if answer else FileFacts(size=size)
    if result.lost is None:
        return facts
    detail = f"longer than {seconds:g} s" if result.lost is Loss.TOO_SLOW else result.detail
    return replace(facts, problem=OF_LOSSES[result.lost], detail=detail)


def _stamp(path: Path) -> Stamp:
    """Return size (bytes) and time of change (ns) of a regular file.

    Raises:
        OSError: there is none, or it is something else.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(NOT_REGULAR)
    return status.st_size, status.st_mtime_ns


def _will_stay(facts: FileFacts, path: Path, stamp: Stamp) -> bool:
    """Return whether the next look would find the same.

    A busy machine or a missing right is no trait of the file; and a file may change under the look.
    """
    try:
        return (facts.problem is None or facts.problem.lies_in_the_file) and _stamp(path) == stamp
    except OSError:
        return False

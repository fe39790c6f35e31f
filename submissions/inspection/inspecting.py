"""Look at many files: what is remembered is not opened, the rest is looked at by helper processes."""

import stat
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from submissions.inspection.cache import Cache
from submissions.inspection.crew import Crew, Task
from submissions.inspection.facts import NOT_REGULAR, FileFacts, Problem, said

Stamp = tuple[int, int]


def inspect(
    paths: Iterable[Path],
    cache_file: Path | None,
    jobs: int,
    seconds_per_file: float = 10,
    memory_mb: int = 1536,
    progress: Callable[[int, int], None] | None = None,
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
        CannotInspectError: the helper process does not start.
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
                found[path] = FileFacts(problem=Problem.UNREADABLE, detail=said(error))
                continue
            absolute = path.absolute()
            known = cache.get(absolute, *stamp)
            if known is not None:
                found[path] = known
            else:
                wanted.setdefault(absolute, []).append(path)
                stamps[absolute] = stamp
        tasks = [Task(path, size) for path, (size, _) in stamps.items()]
        with closing(Crew(jobs, seconds_per_file, memory_mb).look_at(tasks)) as looked_at:
            for number, (task, facts) in enumerate(looked_at, 1):
                found.update(dict.fromkeys(wanted[task.path], facts))
                if _will_stay(facts, task.path, stamps[task.path]):
                    cache.put(task.path, *stamps[task.path], facts)
                if progress:
                    progress(number, len(tasks))
    return {path: found[path] for path in paths}


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

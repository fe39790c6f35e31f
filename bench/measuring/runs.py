"""Run programs in turns and measure each with all its descendants."""

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_ADOPTS = 36  # PR_SET_CHILD_SUBREAPER
_LEFT_SOME_OUT = (0, 1, 3)  # of an export: all was made, or all but what may not be sent
_BENCH = Path(__file__).parents[1]


@dataclass(frozen=True)
class Sample:
    """A moment of a run: how many documents there were, and the memory (RSS, MiB) of the process and its helpers."""

    documents: int
    main: float
    helpers: tuple[float, ...]


@dataclass(frozen=True)
class Run:
    """One run of a program: seconds by the clock and of the processors, peaks of memory (MiB), and moments."""

    wall: float
    cpu: float
    main_mb: float
    helper_mb: float
    samples: tuple[Sample, ...] = ()


@dataclass
class Way:
    """A way of doing something: its name, its command, where it writes, and what must be done before each round."""

    name: str
    command: list[str]
    output: Path
    before: Callable[[int], None] = lambda _round: None
    runs: list[Run] = field(default_factory=list)


def measured(command: list[str], output: Path | None = None, every: float = 0) -> Run:
    """Run a command in a process of its own and measure it with all its descendants.

    Args:
        command: what is run.
        output: the folder whose PDFs are counted for the moments.
        every: seconds between two moments; none are taken if it is 0.

    Raises:
        SystemExit: it failed; what it said is told. An export that left out what is not eligible did not.
    """
    if sys.platform == "linux":  # the time of a browser's processes that lose their parent counts as well
        ctypes.CDLL(None).prctl(_ADOPTS, 1, 0, 0, 0)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = last = time.perf_counter()
    main, helper, samples = 0.0, 0.0, []
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, cwd=_BENCH)
        while process.poll() is None:
            main = max(main, _memory(process.pid, "VmHWM"))
            family = _descendants(process.pid)
            helper = max([helper, *(_memory(each, "VmHWM") for each in family)])
            if every and output and time.perf_counter() - last >= every:
                last = time.perf_counter()
                held = tuple(sorted((_memory(each, "VmRSS") for each in family), reverse=True))
                count = sum(1 for _each in output.rglob("*.pdf"))
                samples.append(Sample(count, _memory(process.pid, "VmRSS"), held))
            time.sleep(0.05)
        wall = time.perf_counter() - started
        _reap()
        said.seek(0)
        told = said.read().decode(errors="replace")
        if process.returncode not in (_LEFT_SOME_OUT if "export" in command and "Traceback" not in told else (0,)):
            raise SystemExit(f"{' '.join(command)}\n{told}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, main, helper, tuple(samples))


def in_turns(ways: Sequence[Way], rounds: int) -> None:
    """Run all ways once in each round, each time another one first, so that none has the quiet moments alone."""
    for number in range(rounds):
        shift = number % len(ways)
        for way in [*ways[shift:], *ways[:shift]]:
            way.before(number)
            way.runs.append(measured(way.command))
            print(f"  round {number + 1}/{rounds}: {way.name}, {way.runs[-1].wall:.1f} s", file=sys.stderr)


def _descendants(process: int) -> list[int]:
    """Return all descendants of a process."""
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [int(each) for task in tasks for each in (task / "children").read_text(encoding="ascii").split()]
    except OSError:
        return []
    return [each for child in children for each in (child, *_descendants(child))]


def seconds_of(process: int) -> float:
    """Return the CPU seconds that a process, its descendants and those that it waited for took so far."""
    total = 0
    for each in (process, *_descendants(process)):
        fields = _read(f"/proc/{each}/stat").rpartition(")")[2].split()
        total += sum(int(text) for text in fields[11:15])
    return total / os.sysconf("SC_CLK_TCK")


def _memory(process: int, what: str) -> float:
    """Return a figure of memory of a process, in MiB; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{what}:")), 0)


def _reap() -> None:
    """Take in the processes that came to this one, so that their time is known."""
    for _attempt in range(20):
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.05)
        except ChildProcessError:
            return


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""

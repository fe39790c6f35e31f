"""Measure programs in turns, and say on what machine: shared by `bench/batch.py` and what it measures."""

import ctypes
import datetime as dt
import importlib.metadata
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pypdfium2

_ADOPTS = 36  # PR_SET_CHILD_SUBREAPER
_PACKAGES = ("weasyprint", "pikepdf", "typst", "playwright", "reportlab", "rendercv", "fpdf2", "distributed")


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


@dataclass(frozen=True)
class Files:
    """What lies in a folder of PDFs: how many, pages, bytes, words, and which marks all of them carry."""

    documents: int
    pages: int
    size: int
    words: int
    marks: str


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
        SystemExit: it failed; what it said is told.
    """
    if sys.platform == "linux":  # the time of a browser's processes that lose their parent counts as well
        ctypes.CDLL(None).prctl(_ADOPTS, 1, 0, 0, 0)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = last = time.perf_counter()
    main, helper, samples = 0.0, 0.0, []
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, cwd=Path(__file__).parent)
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
        if process.returncode:
            raise SystemExit(f"{' '.join(command)}\n{said.read().decode(errors='replace')}")
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


def files_in(folder: Path) -> Files:
    """Look into the PDFs of a folder."""
    pages = size = words = 0
    marks: list[set[str]] = []
    paths = sorted(folder.rglob("*.pdf"))
    for path in paths:
        with pypdfium2.PdfDocument(path) as document:
            pages += len(document)
            words += sum(len(page.get_textpage().get_text_bounded().split()) for page in document)
        size += path.stat().st_size
        marks.append(_marks(path))
    common = set.intersection(*marks) if marks else set()
    return Files(len(paths), pages, size, words, ", ".join(sorted(common)) or "none")


def _marks(path: Path) -> set[str]:
    """Return what a file says that it conforms to; whether it does, `submissions validate` tells."""
    with pikepdf.open(path) as pdf:
        about = pdf.open_metadata()
        part, level = about.get("pdfaid:part"), str(about.get("pdfaid:conformance", ""))
        marks = {f"A-{part}{level.lower()}"} if part else set()
        marks |= {f"UA-{about['pdfuaid:part']}"} if "pdfuaid:part" in about else set()
        return marks | ({"tags"} if "/StructTreeRoot" in pdf.Root else set())


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
    for _attempt in range(100):
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.05)
        except ChildProcessError:
            return


def spread(values: Iterable[float], digits: int = 2) -> str:
    """Return a median with the least and the most, such as `0.72 (0.70–0.75)`."""
    known = list(values)
    if len(known) == 1:
        return f"{known[0]:,.{digits}f}"
    return f"{statistics.median(known):,.{digits}f} ({min(known):,.{digits}f}–{max(known):,.{digits}f})"


def ratios(ours: Way, other: Way, what: Callable[[Run], float]) -> list[float]:
    """Return ours divided by the other, round by round."""
    return [what(one) / what(two) for one, two in zip(ours.runs, other.runs, strict=True)]


def table(head: list[str], rows: list[list[str]], *, markdown: bool) -> str:
    """Return a table, as Markdown or with aligned columns."""
    if markdown:
        return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---", *["---:"] * (len(head) - 1)], *rows])
    widths = [max(len(row[number]) for row in [head, *rows]) for number in range(len(head))]
    return "\n".join(
        "  ".join(text.ljust(width) if not number else text.rjust(width) for number, (text, width) in enumerate(cells))
        for cells in (list(zip(row, widths, strict=True)) for row in [head, *rows])
    )


def machine() -> list[tuple[str, str]]:
    """Describe this machine, what is installed, and how busy it is now."""
    texts = {name: _read(f"/proc/{name}") for name in ("cpuinfo", "meminfo")}
    model = re.search(r"model name\s*: (.*)", texts["cpuinfo"])
    total = re.search(r"MemTotal:\s*(\d+)", texts["meminfo"])
    return [
        ("Date", f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC"),
        ("Processor", f"{model[1] if model else platform.processor()}, {processors()} cores for this process"),
        ("Memory", f"{int(total[1]) / 2**20:.0f} GiB" if total else "not known"),
        ("System", f"{platform.system()} {platform.release()}, Python {platform.python_version()}"),
        ("Packages", ", ".join(f"{name} {version}" for name, version in _versions())),
        ("Load before", load()),
    ]


def load() -> str:
    """Return the load averages of 1, 5 and 15 minutes."""
    return " ".join(f"{each:.1f}" for each in os.getloadavg())


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _versions() -> Iterable[tuple[str, str]]:
    for name in _PACKAGES:
        try:
            yield name, importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue

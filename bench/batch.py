"""Measure the export, and other ways to make the same documents: `python bench/batch.py [FIGURE…] [options]`.

Figures, of which `quick` (the first four on few records) is what is measured if none is named:

  peers      our export with one job against other ways, each in a process of its own; one not installed is named
  jobs       two jobs against one
  unchanged  the same export again against the full one
  changed    after three records changed, as the user waits, against Typst making everything again
  growth     ever more records (IGA): time, memory, and what the nation's 36,742 would take, by calculation
  cluster    two workers of Dask on this machine against two jobs
  memory     while many documents are made: at the start and at the end
  all        all of these

All ways of a figure run in turns, `--rounds` times; medians stand with the least and the most. docs/speed.md says
what is compared with what, and holds the figures of each release.
"""

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from measuring.files import Files, files_in
from measuring.machine import load, machine, processors
from measuring.runs import Run, Way, in_turns, measured, seconds_of
from measuring.tables import ratios, spread, table
from peers import PEERS
from peers.preparing import write_material

from submissions.assessment.assessing import Verdict
from submissions.judging.judge import judge
from submissions.sample.generate import write_sample
from submissions.workspace import open_workspace

NATION = 36_742  # innovations that were reported for IGA in one year
CHANGED = 3
RECORDS = 176  # in the sample regency
EACH = 5  # documents of a record that is eligible for both competitions
EXPORT = ["-m", "submissions", "export"]


@dataclass
class Bench:
    """What is measured, and where."""

    scratch: Path
    records: int | None
    rounds: int
    sizes: list[int]
    documents: int
    only: list[str]
    markdown: bool
    outputs: int = field(default=0)

    @property
    def often(self) -> str:
        """Say how often each way is run."""
        return "once" if self.rounds == 1 else f"{self.rounds} rounds"

    @cached_property
    def folder(self) -> Path:
        """The sample regency: as it is, or its first records that are eligible for both competitions."""
        return self.copy("kabupaten", self.records)

    @cached_property
    def _sample(self) -> Path:
        folder = self.scratch / "contoh"
        write_sample(folder)
        return folder

    @cached_property
    def _eligible(self) -> list[str]:
        return [path.name for path in eligible(self._sample)]

    def copy(self, name: str, records: int | None) -> Path:
        """Return a copy of the sample regency, whole or with so many eligible records."""
        folder = self.scratch / name
        shutil.copytree(self._sample, folder)
        if records is not None:
            for path in (folder / "inovasi").iterdir():
                if path.name not in self._eligible[:records]:
                    path.unlink()
        return folder

    @cached_property
    def material(self) -> Path:
        """What the peers read."""
        material = self.scratch / "material"
        write_material(self.folder, material)
        return material

    @property
    def whole(self) -> str:
        """What the workspace is, in words."""
        return f"the sample regency, {RECORDS} records" if self.records is None else f"{self.records} records"

    def output(self) -> Path:
        """Return a folder that does not exist yet."""
        self.outputs += 1
        return self.scratch / f"output-{self.outputs}"

    def export(self, name: str, *options: str, folder: Path | None = None) -> Way:
        """Return our export, everything made anew in each round."""
        output = self.output()
        command = [sys.executable, *EXPORT, str(folder or self.folder), "-o", str(output), "--with-sample", "--quiet"]
        return Way(name, [*command, "--force", *options], output)

    def peer(self, name: str) -> Way:
        """Return another way."""
        output = self.output()
        return Way(name, [sys.executable, "-m", "peers", name, str(self.material), str(output)], output)

    def wanted(self, among: Iterable[str] = PEERS) -> Iterator[str]:
        """Yield the peers that are wanted and can run, and say which cannot."""
        for name in among:
            if self.only and name not in self.only:
                continue
            if missing := PEERS[name].missing:
                print(f"{name}: not installed ({missing})\n")
            else:
                yield name

    def show(self, title: str, head: list[str], rows: list[list[str]]) -> None:
        """Print a table."""
        print(f"### {title}\n" if self.markdown else title)
        print(table(head, rows, markdown=self.markdown))
        print()


def eligible(folder: Path) -> list[Path]:
    """Return the files of the records that are eligible for both competitions, in their order."""
    workspace = open_workspace(folder)
    editions = [workspace.edition("iga"), workspace.edition("kipp")]
    reports = judge(workspace, editions, open_evidence=False).reports
    good = [one for one in reports if all(each.verdict is Verdict.ELIGIBLE for each in one.assessments)]
    return [one.record.path for one in good]


def grown(folder: Path, count: int) -> None:
    """Let a workspace have so many records: its own again and again, under other names."""
    originals = sorted((folder / "inovasi").iterdir())
    for number in range(len(originals), count):
        original = originals[number % len(originals)]
        copy, text = f"{original.stem}-{number}", original.read_text(encoding="utf-8")
        text = re.sub(rf"^id: {original.stem}$", f"id: {copy}", text, flags=re.MULTILINE)
        text = re.sub(r"^nama: (\"?)", rf"nama: \g<1>NOMOR {number} ", text, flags=re.MULTILINE)
        (folder / "inovasi" / f"{copy}.yaml").write_text(text, encoding="utf-8")


def minute(run: Run, count: int) -> float:
    """Return how many things a minute were done."""
    return 60 * count / run.wall


def cpu(run: Run) -> float:
    """Return the seconds of the processors."""
    return run.cpu


def wall(run: Run) -> float:
    """Return the seconds by the clock."""
    return run.wall


def peers(bench: Bench) -> None:
    """Compare our export with other ways."""
    ours = bench.export("ours, one job", "--jobs", "1", "--no-open")
    ways = [ours, *(bench.peer(name) for name in bench.wanted())]
    in_turns(ways, bench.rounds)
    found = {way.name: files_in(way.output) for way in ways}
    rows = []
    for way in ways:
        files = found[way.name]
        each = max(files.documents, 1)
        rows.append(
            [
                f"{way.name}: {PEERS[way.name].what}" if way.name in PEERS else way.name,
                files.marks,
                f"{files.documents}",
                f"{files.pages}",
                f"{100 * files.words / max(found[ours.name].words, 1):.0f} %",
                f"{files.size / 1e6:.1f}",
                spread((run.cpu / each for run in way.runs), 3),
                spread((minute(run, each) for run in way.runs), 0),
                spread(ratios(ours, way, cpu)) if way is not ours else "1",
                spread(ratios(ours, way, wall)) if way is not ours else "1",
                f"{max(max(run.main_mb, run.helper_mb) for run in way.runs):.0f}",
            ]
        )
    head = ["", "marks", "documents", "pages", "words", "MB", "CPU s a document", "documents a minute"]
    head += ["ours / this, CPU", "ours / this, clock", "largest process, MB"]
    bench.show(f"Other ways ({bench.whole}, {bench.often})", head, rows)


def _simple(bench: Bench, title: str, ways: list[Way], against: Way, files: Files) -> None:
    rows = [
        [
            way.name,
            spread(map(wall, way.runs)),
            spread(map(cpu, way.runs)),
            spread(ratios(against, way, wall)),
            spread(ratios(against, way, cpu)),
            f"{max(run.main_mb for run in way.runs):.0f}",
            f"{max(run.helper_mb for run in way.runs):.0f}",
        ]
        for way in ways
    ]
    head = ["", "clock, s", "CPU, s", f"{against.name} / this, clock", "CPU", "process, MB", "largest helper, MB"]
    title += f" ({bench.whole}, {files.documents} documents, {files.pages} pages, {bench.often})"
    bench.show(title, head, rows)


def jobs(bench: Bench) -> None:
    """Compare two jobs with one."""
    one = bench.export("one job", "--jobs", "1", "--no-open")
    two = bench.export("two jobs", "--jobs", "2", "--no-open")
    in_turns([one, two], bench.rounds)
    _simple(bench, "Two jobs against one", [one, two], one, files_in(two.output))


def unchanged(bench: Bench) -> None:
    """Compare an export of which nothing changed with the full one; evidence is opened, as it is by default."""
    full = bench.export("everything")
    again = Way("again, unchanged", [each for each in full.command if each != "--force"], full.output)
    measured(full.command)  # what is remembered of evidence and photographs is there from now on
    in_turns([full, again], bench.rounds)
    _simple(bench, "The same again", [full, again], full, files_in(full.output))


def changed(bench: Bench) -> None:
    """Change three records in each round, and measure the export as its user waits for it."""
    full = bench.export("everything")
    command = [each for each in full.command if each != "--force"]
    measured(command)
    files = files_in(full.output)
    chosen = eligible(bench.folder)[:CHANGED]
    texts = [path.read_text(encoding="utf-8") for path in chosen]

    def change(number: int) -> None:
        for path, text in zip(chosen, texts, strict=True):
            edited, count = re.subn(r"^(tujuan: [|>]\n)", rf"\1  Perubahan {number}.\n", text, flags=re.MULTILINE)
            assert count == 1, f"{path} has no tujuan of several lines"
            path.write_text(edited, encoding="utf-8")

    ours = Way(f"ours, {len(chosen)} records changed", command, full.output, change)
    others = [bench.peer(name) for name in bench.wanted(["typst"])]
    in_turns([ours, *others], bench.rounds)
    for path, text in zip(chosen, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    _simple(bench, "Three records changed, against Typst making everything again", [ours, *others], ours, files)


def growth(bench: Bench) -> None:
    """Export ever more records for IGA, each size once, and say what the nation would take if it went on so."""
    rows, rates = [], []
    for size in bench.sizes:
        folder = bench.copy(f"growth-{size}", None if size >= RECORDS else size)
        grown(folder, size)
        way = bench.export(f"{size:,}", "--competition", "iga", "--no-open", folder=folder)
        run = measured(way.command)
        files = files_in(way.output)
        rates.append(run.wall / size)
        row = [f"{size:,}", f"{files.documents:,}", f"{files.pages:,}", f"{run.wall:,.0f}", f"{run.cpu:,.0f}"]
        row += [f"{minute(run, files.documents):,.0f}", f"{1000 * run.cpu / size:,.0f}"]
        rows.append([*row, f"{run.main_mb:.0f}", f"{run.helper_mb:.0f}"])
        print(f"  {size:,} records: {run.wall:,.0f} s", file=sys.stderr)
    hours = rates[-1] * NATION / 3600
    rows.append([f"{NATION:,}, by calculation", "", "", f"{hours * 3600:,.0f}", "", "", "", "", ""])
    head = ["records", "documents", "pages", "clock, s", "CPU, s", "documents a minute", "CPU ms a record"]
    bench.show(
        f"Growth (IGA, {processors()} jobs, each once; the last row is worked out from the one above: {hours:.1f} h)",
        [*head, "process, MB", "largest helper, MB"],
        rows,
    )


def cluster(bench: Bench) -> None:
    """Compare two workers of Dask on this machine with two jobs."""
    two = bench.export("two jobs", "--jobs", "2", "--no-open")
    with two_workers(bench.scratch) as (address, spent):
        dask = bench.export("two Dask workers", "--cluster", address, "--no-open")
        for _round in range(bench.rounds):
            in_turns([two], 1)
            before = spent()
            in_turns([dask], 1)
            # What the workers took is not in the export and what it started.
            dask.runs[-1] = replace(dask.runs[-1], cpu=dask.runs[-1].cpu + spent() - before)
    _simple(bench, "Two workers of a cluster, on this machine", [two, dask], two, files_in(dask.output))


@contextmanager
def two_workers(scratch: Path) -> Iterator[tuple[str, Callable[[], float]]]:
    """Start a scheduler and two workers; give its address, and what says how many CPU seconds they took so far."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    scheduler = ["-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
    worker = ["-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    worker += ["--local-directory", str(scratch / "dask")]
    started = [
        subprocess.Popen([sys.executable, *each], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for each in (scheduler, worker, worker)
    ]
    try:
        import distributed

        dask: Any = distributed  # it has no types
        with dask.Client(address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        yield address, lambda: sum(seconds_of(process.pid) for process in started)
    finally:
        # One that is asked to end may wait for the other for ever; nothing of theirs is needed any more, and their
        # helpers end with them.
        for process in started:
            process.kill()
            process.wait()


def memory(bench: Bench) -> None:
    """Make many documents and say what memory was held near the start and at the end."""
    records = -(-bench.documents // EACH)
    folder = bench.copy("memory", min(40, records))
    grown(folder, records)
    way = bench.export("ours, two jobs", "--jobs", "2", "--no-open", folder=folder)
    ways = [way]
    if bench.only:
        material = bench.scratch / "memory-material"
        write_material(folder, material)
        for name in bench.wanted():
            output = bench.output()
            ways.append(Way(name, [sys.executable, "-m", "peers", name, str(material), str(output)], output))
    rows = []
    for each in ways:
        run = measured(each.command, each.output, every=0.5)
        files = files_in(each.output)
        begun = [sample for sample in run.samples if sample.documents >= min(20, files.documents / 4)]
        # At the very end helpers are gone already; a peer has none at any time.
        held = [sample for sample in begun if any(sample.helpers)] or begun
        chosen = [("start", held[0]), ("end", held[-1])] if held else []
        rows += [
            [
                f"{each.name}, {when}",
                f"{sample.documents:,}",
                f"{sample.main:.0f}",
                ", ".join(f"{one:.0f}" for one in sample.helpers[:8]) or "none",
            ]
            for when, sample in chosen
        ]
        rows.append([f"{each.name}, peak", f"{files.documents:,}", f"{run.main_mb:.0f}", f"{run.helper_mb:.0f}"])
    bench.show("Memory (RSS)", ["", "documents so far", "process, MB", "helpers, MB"], rows)


FIGURES: dict[str, Callable[[Bench], None]] = {
    "peers": peers,
    "jobs": jobs,
    "unchanged": unchanged,
    "changed": changed,
    "growth": growth,
    "cluster": cluster,
    "memory": memory,
}
QUICK = ("peers", "jobs", "unchanged", "changed")


def main() -> None:
    """Parse and measure."""
    parser = argparse.ArgumentParser(description="Measure the export, and other ways to make the same documents.")
    parser.add_argument("figures", nargs="*", choices=[*FIGURES, "quick", "all"], default="quick", metavar="FIGURE")
    parser.add_argument("--records", default="8", help="eligible records of the sample, or `all` for it as it is (8)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each way is run (3)")
    parser.add_argument("--only", nargs="+", default=[], choices=list(PEERS), help="these peers (all)")
    parser.add_argument("--sizes", nargs="+", type=int, default=[176, 1000], help="for growth: records (176 1000)")
    parser.add_argument("--documents", type=int, default=2000, help="for memory: how many at least (2000)")
    parser.add_argument("--markdown", action="store_true", help="tables to be pasted into docs/speed.md")
    chosen = parser.parse_args()
    named = [chosen.figures] if isinstance(chosen.figures, str) else chosen.figures
    figures = list(FIGURES) if "all" in named else [*(QUICK if "quick" in named else ()), *named]
    with tempfile.TemporaryDirectory() as temporary:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
        os.environ["XDG_CACHE_HOME"] = f"{temporary}/cache"  # nothing is remembered from another run
        records = None if chosen.records == "all" else int(chosen.records)
        bench = Bench(
            Path(temporary), records, chosen.rounds, chosen.sizes, chosen.documents, chosen.only, chosen.markdown
        )
        about = machine()
        for name in dict.fromkeys(figures):
            if name in FIGURES:
                FIGURES[name](bench)
        about.append(("Load after", load()))
        bench.show("The machine", ["", ""], [list(each) for each in about])


if __name__ == "__main__":
    main()

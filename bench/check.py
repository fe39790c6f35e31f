"""Measure what one command costs from a cold start: `python bench/check.py [--against COMMIT] [--rounds N] [CASE…]`.

Every command is a process of its own on the sample regency, with a cache of its own in which evidence was opened
before. With `--against` each round also runs the commit, in a worktree of its own, right after this tree: both see the
same machine, so compare the ratios. Times are CPU seconds of a process and its helpers (user and system).
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
VERDICTS = "submissions/verdicts.sqlite"
WARM = "dossier, the second of a process"
CASES = {
    "check, nothing kept": (True, ["check"]),
    "check": (False, ["check"]),
    "gaps": (False, ["gaps"]),
    "index": (False, ["index"]),
    "report": (False, ["report", "-o", "{out}/laporan.html"]),
    "dossier, nothing kept": (True, ["iga", "{dossier}", "-o", "{out}/berkas.pdf"]),
    "dossier": (False, ["iga", "{dossier}", "-o", "{out}/berkas.pdf"]),
}
"""What is run, by the name of the case, and whether nothing may be known of any verdict."""


@dataclass(frozen=True)
class Tree:
    """A state of the program, with what it remembers and where it writes."""

    code: Path
    sample: Path
    place: Path

    def environment(self) -> dict[str, str]:
        """Return what its processes run with; they keep a fresh worktree's bytecode, as an installed program has it."""
        given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**given, "PYTHONPATH": str(self.code), "XDG_CACHE_HOME": str(self.place / "cache")}

    def spent(self, arguments: list[str]) -> float:
        """Run Python with arguments in the sample and return the CPU seconds that it took, helpers included."""
        with subprocess.Popen(
            [sys.executable, *arguments],
            cwd=self.sample,
            env=self.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            _process, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):  # 1: something is not eligible
            raise SystemExit(f"{arguments} ended with {process.returncode}")
        return usage.ru_utime + usage.ru_stime

    def command(self, case: str, dossier: str) -> float:
        """Run one case and return what it took."""
        fresh, words = CASES[case]
        if fresh:
            for file in (self.place / "cache" / VERDICTS).parent.glob(f"{Path(VERDICTS).name}*"):
                file.unlink()
        out = self.place / "out"
        out.mkdir(exist_ok=True)
        filled = [word.format(out=out, dossier=dossier) for word in words]
        return self.spent(["-m", "submissions", *filled])

    def warm_dossier(self) -> tuple[str, float]:
        """Return an innovation that is eligible, and what its dossier takes where another was printed before."""
        said = subprocess.check_output(
            [sys.executable, __file__, "--warm"], cwd=self.sample, env=self.environment(), text=True
        )
        name, spent = json.loads(said)
        return str(name), float(spent)


def warm() -> None:
    """Print two dossiers in this process and say of the second whose it is and what it took."""
    import time

    from submissions.assessment.assessing import Verdict
    from submissions.documents.making import Maker
    from submissions.documents.planning import documents_of
    from submissions.judging.judge import judge
    from submissions.workspace import open_workspace

    workspace = open_workspace(Path())
    reports = judge(workspace, [workspace.edition("iga")], compare=True).reports
    first, second = [each for each in reports if each.filled[0].verdict is Verdict.ELIGIBLE][:2]
    maker, begun = Maker(workspace), 0.0
    for report in (first, second):
        begun = time.process_time()
        [document] = documents_of(report.filled[0], workspace)
        maker.pdf(document)
    print(json.dumps([second.record.id, time.process_time() - begun]))


@contextmanager
def worktree(commit: str) -> Iterator[Path]:
    """Give a folder with the program as it was at a commit."""
    git = ["git", "-C", str(HERE), "worktree"]
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "before"
        subprocess.run([*git, "add", "--quiet", "--detach", str(place), commit], check=True)
        try:
            yield place
        finally:
            subprocess.run([*git, "remove", "--force", str(place)], check=True)


def bench(before: Path | None, rounds: int, cases: list[str], folder: Path) -> None:
    """Run all cases of this tree, and of the other in turns, and print a line for each."""
    from submissions.sample.generate import write_sample

    sample = folder / "contoh"
    write_sample(sample)
    codes = {"now": HERE, **({"before": before} if before else {})}
    trees = {name: Tree(code, sample, folder / name) for name, code in codes.items()}
    for tree in trees.values():
        tree.spent(["-m", "submissions", "check"])  # opens the evidence
    dossier = trees["now"].warm_dossier()[0]
    spent: dict[str, dict[str, list[float]]] = {}
    for case in [*cases, WARM]:
        times = spent[case] = {name: [] for name in trees}
        for number in range(rounds + 1):
            for name, tree in trees.items():
                each = tree.warm_dossier()[1] if case == WARM else tree.command(case, dossier)
                if number:  # the first keeps what the others know
                    times[name].append(each)
        print(_line(case, times), flush=True)
    for name in trees:
        least = statistics.median(spent[WARM][name])
        for case in cases:
            if case.startswith("dossier"):
                print(f"{case}, {name}: {statistics.median(spent[case][name]) / least:.2f} times the warm one")


def _line(case: str, times: dict[str, list[float]]) -> str:
    cells = [
        f"{name} {statistics.median(each):6.3f} s ({min(each):.3f} to {max(each):.3f})" for name, each in times.items()
    ]
    if "before" in times:
        ratios = [now / before for now, before in zip(times["now"], times["before"], strict=True)]
        cells.append(f"ratio {statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f})")
    return f"{case:34} " + "  ".join(cells)


def main() -> None:
    """Read what is asked, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", metavar="COMMIT", help="a commit to run in turns with this tree")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--warm", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"the beginnings of: {'; '.join(CASES)}")
    asked = parser.parse_args()
    if asked.warm:
        warm()
        return
    cases = [case for case in CASES if not asked.cases or case.startswith(tuple(asked.cases))]
    with tempfile.TemporaryDirectory() as temporary:
        if asked.against:
            with worktree(asked.against) as before:
                bench(before, asked.rounds, cases, Path(temporary))
        else:
            bench(None, asked.rounds, cases, Path(temporary))


if __name__ == "__main__":
    main()

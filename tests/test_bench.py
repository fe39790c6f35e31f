"""The bench of the export runs, on two records. What it measures is for people, in docs/speed.md."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def bench(*arguments: str) -> str:
    """Return what the bench prints."""
    command = [sys.executable, "bench/batch.py", *arguments, "--records", "2", "--rounds", "1", "--markdown"]
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path})
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(printed: str, title: str) -> dict[str, list[str]]:
    """Return the rows of a table by their first cell."""
    lines = printed.partition(f"### {title}")[2].splitlines()[2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2 : lines.index("")]]
    return {first: rest for first, *rest in cells}


def test_other_ways_are_measured() -> None:
    printed = bench("peers", "--only", "naive", "typst")
    found = rows(printed, "Other ways")
    assert found["ours, one job"][:2] == ["A-3a, UA-1, tags", "10"]
    naive = found["naive: WeasyPrint in a loop, our styles"]
    assert naive[:2] == ["A-3a, tags", "10"]
    assert naive[3] == "100 %"  # of our words
    # One that is not installed is named, and not left out silently.
    assert "typst: not installed (typst)" in printed or any(name.startswith("typst: ") for name in found)
    assert "Processor" in rows(printed, "The machine")

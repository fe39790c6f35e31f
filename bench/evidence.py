"""Measure what judging costs, as its user meets it: `python bench/evidence.py [RUNS]`.

Runs commands over the 176 sample records, each in a process of its own: with nothing remembered, with everything
remembered, and without opening evidence. Prints the CPU seconds of each (median), helper processes included.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from submissions.sample.generate import write_sample

COMMANDS = (
    ["--help"],
    ["check", "WORKSPACE", "--quiet"],
    ["gaps", "WORKSPACE"],
    ["index", "WORKSPACE"],
    ["select", "iga", "WORKSPACE"],
    ["report", "WORKSPACE", "-o", "SCRATCH/laporan.html"],
    ["table", "WORKSPACE", "-o", "SCRATCH/rekap.xlsx"],
)


def spent(command: list[str], scratch: Path, cache: Path) -> float:
    """Run the program and return the CPU seconds that it and its helpers took."""
    for made in scratch.glob("*"):
        made.unlink()
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "LANGUAGE": "id"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "submissions", *command], env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as temporary:
        workspace, scratch = Path(temporary, "kabupaten"), Path(temporary, "keluar")
        scratch.mkdir()
        write_sample(workspace)
        print(f"{'CPU seconds':40} {'cold':>8} {'warm':>8} {'cold, --no-open':>16} {'warm, --no-open':>16}")
        for command in COMMANDS:
            words = [part.replace("WORKSPACE", str(workspace)).replace("SCRATCH", str(scratch)) for part in command]
            cells = []
            for more in ([], ["--no-open"]) if len(command) > 1 else ([],):
                cache = Path(tempfile.mkdtemp(dir=temporary))
                cells.append(spent([*words, *more], scratch, cache))
                cells.append(statistics.median(spent([*words, *more], scratch, cache) for _run in range(runs)))
            name = " ".join(part for part in command if part.isalpha() or part.startswith("--"))
            print(
                f"{name:40} "
                + " ".join(f"{cell:{width}.2f}" for cell, width in zip(cells, (8, 8, 16, 16), strict=False))
            )


if __name__ == "__main__":
    main()

"""Measure what the proven score of the sample regency costs: `python bench/evidence.py [JOBS]`.

Writes the 176 sample records with all their evidence into a temporary folder, then assesses them for IGA and
KIPP without opening any file, with every file opened for the first time, and once more. Prints seconds (wall
clock) and how many files were opened.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from submissions.assessment.assessing import RecordReport, assess_record
from submissions.assessment.cited import Facts
from submissions.assessment.opened import evidence_files
from submissions.inspection.inspecting import inspect
from submissions.records.reading import read_records
from submissions.sample.generate import write_sample
from submissions.workspace import Workspace, open_workspace


def assess(workspace: Workspace, store: Path | None, jobs: int) -> tuple[list[RecordReport], int]:
    """Assess all records; open their evidence if there is a file to remember it in. Return the number opened."""
    records = read_records(workspace.record_files(), workspace)
    opened_now = 0

    def progress(done: int, _total: int) -> None:
        nonlocal opened_now
        opened_now = done

    facts: Facts = {}
    if store:
        paths = [path for record in records for path in evidence_files(record, workspace)]
        facts = inspect(paths, store, jobs, progress=progress)
    editions = [workspace.edition("iga"), workspace.edition("kipp")]
    return [assess_record(record, editions, workspace, opened=facts) for record in records], opened_now


def main() -> None:
    """Print the table."""
    jobs = int(sys.argv[1]) if len(sys.argv) > 1 else os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "kabupaten"
        write_sample(folder)
        store = Path(temporary) / "cache.sqlite"
        runs = (("not opened", None), ("opened, cold", store), ("opened, warm", store))
        for label, cache in runs:
            workspace = open_workspace(folder)
            before = time.perf_counter()
            reports, opened = assess(workspace, cache, jobs)
            spent = time.perf_counter() - before
            scores = [report.assessments[0].scores for report in reports]
            claimed = sum(each.claimed for each in scores if each) / len(scores)
            proven = sum(each.proven for each in scores if each) / len(scores)
            print(
                f"{label:14} {len(reports)} records {opened:6} files opened {spent:8.2f} s"
                f"   mean claimed {claimed:.1f}, proven {proven:.1f}"
            )


if __name__ == "__main__":
    main()

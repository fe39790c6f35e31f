"""Measure what makes documents faster.

    python bench/faster.py [RECORDS] [ROUNDS] [--against COMMIT | --without LEVER]

Two processes print the same documents of the sample regency in turns, each warm: one as the program is, the other
with the engine as it comes, or without one lever, or the program as it was at a commit. Prints the ratio of their CPU
times for each kind of document (median, least, most) and whether the bytes are the same.
"""

import argparse
import hashlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
KINDS = ("dossier", "form", "letter")


def serve(folder: Path, records: int) -> None:
    """Print the documents of a kind once for each line that comes in, and say how long it took and what came of it."""
    from submissions.assessment.assessing import Verdict
    from submissions.documents.making import Maker
    from submissions.documents.planning import documents_of
    from submissions.judging.judge import judge
    from submissions.workspace import open_workspace

    workspace = open_workspace(folder)
    editions = [workspace.edition("iga"), workspace.edition("kipp")]
    reports = judge(workspace, editions, open_evidence=False).reports
    found: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for report in reports:
        for edition, each in zip(editions, report.filled, strict=False):
            if each.verdict is Verdict.ELIGIBLE:
                for document in documents_of(each, workspace):
                    kind = "letter" if document.suffix else ("dossier" if edition.indicators else "form")
                    found[kind].append(document)
    maker = Maker(workspace)
    maker.warm_up()
    print("ready", flush=True)
    for line in sys.stdin:
        kind = line.strip()
        total = hashlib.sha256()
        begun = time.process_time()
        for document in found[kind][:records]:
            total.update(maker.pdf(document).content)
        print(json.dumps([time.process_time() - begun, total.hexdigest()]), flush=True)


def main() -> None:
    """Let the two print in turns, and compare."""
    asking = argparse.ArgumentParser(description=__doc__)
    asking.add_argument("records", type=int, nargs="?", default=12)
    asking.add_argument("rounds", type=int, nargs="?", default=7)
    asking.add_argument("--against", metavar="COMMIT", help="the program as it was, instead of the plain engine")
    asking.add_argument("--without", metavar="LEVER", help="the engine without one lever, instead of without all")
    asked = asking.parse_args()
    records, rounds = asked.records, asked.rounds
    with tempfile.TemporaryDirectory() as temporary:
        from submissions.sample.generate import write_sample

        write_sample(Path(temporary, "contoh"))
        command = [sys.executable, __file__, "--serve", str(Path(temporary, "contoh")), str(records)]
        if asked.against:
            earlier = Path(temporary, "before")
            subprocess.run(["git", "worktree", "add", "-q", "--detach", earlier, asked.against], cwd=ROOT, check=True)
            environments = [{**os.environ, "PYTHONPATH": str(each)} for each in (earlier, ROOT)]
        else:
            from submissions.documents.faster import SWITCH

            environments = [{**os.environ, SWITCH: value} for value in (asked.without or "1", "")]
        plain, faster = (
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
            for environment in environments
        )
        for each in (plain, faster):
            assert _line(each) == "ready"
        print(f"{'':10} {'before ms':>9} {'ratio':>6} {'least':>6} {'most':>6}  bytes")
        for kind in KINDS:
            ratios, times, same = [], [], True
            for number in range(rounds + 1):
                (before, one), (after, other) = (_asked(each, kind) for each in (plain, faster))
                same = same and one == other
                if number:  # the first is to warm up
                    ratios.append(after / before)
                    times.append(before)
            each_ms = 1000 * statistics.median(times) / records
            figures = (statistics.median(ratios), min(ratios), max(ratios))
            shown = " ".join(f"{each:6.3f}" for each in figures)
            print(f"{kind:10} {each_ms:9.1f} {shown}  {'same' if same else 'OTHER'}")
        for each in (plain, faster):
            each.kill()
        if asked.against:
            subprocess.run(["git", "worktree", "remove", "--force", earlier], cwd=ROOT, check=True)


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _asked(process: "subprocess.Popen[str]", kind: str) -> tuple[float, str]:
    assert process.stdin is not None
    process.stdin.write(f"{kind}\n")
    process.stdin.flush()
    spent, digest = json.loads(_line(process))
    return float(spent), str(digest)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()

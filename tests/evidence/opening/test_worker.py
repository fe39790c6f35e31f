"""The helper process by itself."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.evidence.opening import files
from tests.waiting import NEVER, PATIENCE

ROOT = Path(__file__).parents[2]


def run(
    module: str, requests: list[dict[str, object]], *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        input="".join(json.dumps(request) + "\n" for request in requests),
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def test_it_answers_each_line(tmp_path: Path) -> None:
    path = files.pdf(tmp_path / "a\nb.pdf", [files.written("halo")])
    done = run("submissions.evidence.opening.worker", [{"path": str(path), "seconds": NEVER}] * 2)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert answers.pop(0) == {"ready": True}
    assert answers[0] == answers[3] == {"begun": True}
    assert [answer.get("final") for answer in answers] == [None, False, True] * 2
    assert answers[1]["facts"]["kind"] == "pdf"
    assert answers[2]["facts"]["text"] == answers[5]["facts"]["text"] == "halo\f"


def test_what_libraries_say_is_not_among_the_answers(tmp_path: Path) -> None:
    noisy = tmp_path / "noise-1"
    noisy.write_text("x")
    done = run("tests.evidence.opening.strange_worker", [{"path": str(noisy), "seconds": NEVER}])
    assert [json.loads(line).get("final") for line in done.stdout.splitlines()] == [None, None, False, True]
    assert "a library says something" in done.stderr


def test_without_a_parent_it_ends_by_itself(tmp_path: Path) -> None:
    hanging = tmp_path / "hang-1"
    hanging.write_text("x")
    done = run("tests.evidence.opening.strange_worker", [{"path": str(hanging), "seconds": 0.5}], GRACE_SECONDS="0")
    assert done.returncode == -signal.SIGALRM


def test_it_leaves_no_core_file_and_takes_no_more_memory_than_allowed(tmp_path: Path) -> None:
    bomb = files.pdf_bomb(tmp_path / "a.pdf", 4)
    assert bomb.stat().st_size < 50_000
    before = set(os.listdir(ROOT))  # noqa: PTH208
    done = run("submissions.evidence.opening.worker", [{"path": str(bomb), "seconds": NEVER}], "300")
    # Told before it is unpacked: nobody needs to end the process.
    assert done.returncode == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer.get("final") for answer in answers] == [None, None, False, True]
    assert answers[-1]["facts"]["problem"] == "too-large"
    assert set(os.listdir(ROOT)) == before  # noqa: PTH208

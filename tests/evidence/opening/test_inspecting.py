"""Many files at once: each gets its facts, whatever the others do."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from submissions.evidence.opening import inspecting
from submissions.evidence.opening.inspecting import inspect
from submissions.workers.crew import CannotWorkError
from tests.evidence.opening import files
from tests.waiting import NEVER, PATIENCE, running, wait_until

STRANGE = "tests.evidence.opening.strange_worker"


@pytest.fixture
def strange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspecting, "WORKER", STRANGE)


def named(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.write_text(f"text of {path.name}")
    return paths


@pytest.mark.usefixtures("strange")
def test_bad_files_cost_only_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    task = inspecting._task
    # Only the one that hangs has little time: a busy machine loses no other.
    monkeypatch.setattr(
        inspecting,
        "_task",
        lambda path, size, seconds: task(path, size, seconds if path.name.startswith("hang") else NEVER),
    )
    good = named(tmp_path, *(f"good-{number}" for number in range(12)))
    bad = named(tmp_path, "hang-1", "killed-1", "segfault-1", "allocate-1", "abort-1", "noise-1")
    mixed = [path for pair in zip(bad, good[:6], strict=True) for path in pair] + good[6:]
    facts = inspect(mixed, None, jobs=2, seconds_per_file=3)
    assert list(facts) == mixed
    assert {str(facts[path].problem) for path in good} == {"None"}
    problems = [facts[path].problem for path in bad]
    assert problems == ["too-slow", "crashed", "crashed", "too-much-memory", "too-much-memory", None]
    # What was known before it went wrong is kept.
    assert {(facts[path].kind, facts[path].size, len(facts[path].sha256)) for path in bad[:1]} == {("text", 14, 64)}
    assert facts[bad[0]].detail == "longer than 3 s"


@pytest.mark.usefixtures("strange")
def test_every_file_may_be_bad(tmp_path: Path) -> None:
    bad = named(tmp_path, *(f"killed-{number}" for number in range(5)))
    assert [facts.problem for facts in inspect(bad, None, jobs=3).values()] == ["crashed"] * 5


def test_a_bomb_is_stopped_and_the_next_file_is_not(tmp_path: Path) -> None:
    bomb = files.pdf_bomb(tmp_path / "bomb.pdf", 4)
    plain = files.pdf(tmp_path / "plain.pdf", [files.written("halo")])
    facts = inspect([bomb, plain], None, jobs=1, seconds_per_file=NEVER, memory_mb=300)
    assert (facts[bomb].kind, facts[bomb].problem) == ("pdf", "too-large")
    assert (facts[plain].problem, facts[plain].pages) == (None, 1)


def test_anything_but_a_regular_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Not even a helper process is started for it.
    monkeypatch.setattr(inspecting, "WORKER", "submissions.evidence.opening.nowhere")
    pipe, socket_like, gone = tmp_path / "pipe.pdf", Path("/dev/zero"), tmp_path / "gone.pdf"
    os.mkfifo(pipe)
    facts = inspect([pipe, socket_like, tmp_path, gone, Path("a\0b")], None, jobs=2)
    assert {one.problem for one in facts.values()} == {"unreadable"}
    assert facts[pipe].detail == facts[socket_like].detail == facts[tmp_path].detail == "not a regular file"
    assert facts[gone].detail == "No such file or directory"


def test_a_link_is_looked_at_without_giving_its_text(tmp_path: Path) -> None:
    link = tmp_path / "bukti.pdf"
    link.symlink_to("/etc/passwd")
    [facts] = inspect([link], None, jobs=1).values()
    assert (facts.kind, facts.problem, facts.text) == ("text", None, "")
    around = tmp_path / "around.pdf"
    around.symlink_to(around)
    assert inspect([around], None, jobs=1)[around].problem == "unreadable"


def test_names_may_be_odd(tmp_path: Path) -> None:
    names = [b"surat\nkeputusan.pdf", b"x" * 251 + b".pdf", b"\xff\xfe.pdf", "é\u2028 \"'{}.pdf".encode()]
    paths = [tmp_path / os.fsdecode(name) for name in names]
    plain = files.pdf(tmp_path / "plain.pdf", [files.written("halo")]).read_bytes()
    for path in paths:
        path.write_bytes(plain)
    cache = tmp_path / "cache.sqlite"
    assert [facts.text for facts in inspect(paths, cache, jobs=2).values()] == ["halo\f"] * 4
    assert [facts.text for facts in inspect(paths, cache, jobs=2).values()] == ["halo\f"] * 4


def test_a_path_may_be_relative_and_given_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [path] = named(tmp_path, "a.txt")
    # A module of this name in the user's folder is none of ours.
    (tmp_path / "json.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    facts = inspect([Path("a.txt"), path, path], None, jobs=4)
    assert [one.kind for one in facts.values()] == ["text", "text"]
    assert inspect([], None, jobs=4) == {}


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    paths = named(tmp_path, "a", "b", "c")
    inspect(paths, None, jobs=2, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_helper_that_does_not_start_is_no_fault_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspecting, "WORKER", "submissions.evidence.opening.nowhere")
    with pytest.raises(CannotWorkError, match="exit code 1"):
        inspect(named(tmp_path, "a"), None, jobs=2)


def test_a_helper_that_speaks_nonsense_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspecting, "WORKER", "this")
    with pytest.raises(CannotWorkError):
        inspect(named(tmp_path, "a"), None, jobs=1)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_helpers_end_with_the_program(stop: signal.Signals, tmp_path: Path) -> None:
    hanging = named(tmp_path, "hang-1", "hang-2")
    program = (
        "import sys; from pathlib import Path; from submissions.evidence.opening import inspecting\n"
        f"inspecting.WORKER = {STRANGE!r}\n"
        f"inspecting.inspect([Path(name) for name in sys.argv[1:]], None, 2, {NEVER})"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", program, *map(str, hanging)]
    with subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) as process:
        notes = [path.with_suffix(".pid") for path in hanging]
        wait_until(lambda: all(note.exists() and note.read_text() for note in notes))
        helpers = [int(note.read_text()) for note in notes]
        assert all(map(running, helpers))
        process.send_signal(stop)
        _, errors = process.communicate(timeout=PATIENCE)
    if stop is signal.SIGINT:
        assert "KeyboardInterrupt" in errors
        assert not any(map(running, helpers))
    else:
        # Nobody is left to kill them: they have an alarm of their own.
        wait_until(lambda: not any(map(running, helpers)))


@pytest.mark.usefixtures("strange")
def test_a_file_that_takes_all_memory_is_not_opened_at_every_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [path] = named(tmp_path, "allocate-1")
    assert inspect([path], None, jobs=1, seconds_per_file=NEVER)[path].problem == "too-much-memory"
    monkeypatch.setattr(inspecting, "WORKER", "submissions.evidence.opening.worker")
    assert inspect([path], None, jobs=1)[path].problem == "too-much-memory"
    # Another content is looked at, and so is the same after a while.
    path.write_text("other text")
    assert inspect([path], None, jobs=1)[path].problem is None
    path.write_text("text of allocate-1")
    monkeypatch.setattr(inspecting, "_FORGOTTEN", 0.0)
    assert inspect([path], None, jobs=1)[path].problem is None

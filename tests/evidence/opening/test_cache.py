"""A second run opens no unchanged file; whatever happens to the cache, only time is lost."""

import os
import shutil
import sqlite3
import stat
from pathlib import Path

import pikepdf
import pytest

from submissions.evidence.opening import cache as cache_module
from submissions.evidence.opening import inspecting
from submissions.evidence.opening.facts import VERSION
from submissions.evidence.opening.inspecting import inspect
from submissions.files import memory
from submissions.workers import crew
from submissions.workers.helper import Helper
from tests.evidence.opening import files


class CountedHelper(Helper[Path]):
    started = 0
    given: list[Path] = []

    def __init__(self, *arguments: object) -> None:
        CountedHelper.started += 1
        super().__init__(*arguments)  # type: ignore[arg-type]

    def give(self, task: crew.Task[Path]) -> None:
        CountedHelper.given.append(task.job)
        super().give(task)


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    CountedHelper.started, CountedHelper.given = 0, []
    monkeypatch.setattr(crew, "Helper", CountedHelper)


@pytest.fixture
def evidence(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "bukti"
    folder.mkdir()
    return [
        files.pdf(folder / "a.pdf", [files.written("halo"), b""]),
        files.picture(folder / "b.jpg"),
        files.office(folder / "c.pdf", "word/document.xml"),
        files.pdf(folder / "d.pdf", [b""], encryption=pikepdf.Encryption(owner="a", user="b")),
    ]


def test_a_second_run_starts_no_helper(evidence: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "new" / "cache.sqlite"
    first = inspect(evidence, store, jobs=2)
    assert CountedHelper.started == 2
    assert inspect(evidence, store, jobs=2) == first
    assert CountedHelper.started == 2
    assert stat.S_IMODE(store.stat().st_mode) == 0o600


def test_a_changed_file_is_looked_at_again(evidence: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "cache.sqlite"
    inspect(evidence, store, jobs=2)
    CountedHelper.given.clear()
    shutil.copy(evidence[0], evidence[1])
    touched = evidence[2].stat()
    os.utime(evidence[2], ns=(touched.st_atime_ns, touched.st_mtime_ns + 1))
    facts = inspect(evidence, store, jobs=2)
    assert sorted(CountedHelper.given) == [evidence[1], evidence[2]]
    assert facts[evidence[1]].kind == "pdf"
    assert facts[evidence[1]].text == facts[evidence[0]].text


def test_no_cache_remembers_nothing(evidence: list[Path]) -> None:
    for _ in range(2):
        inspect(evidence[:1], None, jobs=2)
    assert CountedHelper.started == 2


def test_another_version_of_looking_looks_again(
    evidence: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "cache.sqlite"
    inspect(evidence, store, jobs=1)
    monkeypatch.setattr(cache_module, "VERSION", VERSION + 1)
    inspect(evidence, store, jobs=1)
    inspect(evidence, store, jobs=1)
    assert CountedHelper.started == 2


def test_what_the_machine_caused_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspecting, "WORKER", "tests.evidence.opening.strange_worker")
    store, path = tmp_path / "cache.sqlite", tmp_path / "killed-1"
    path.write_text("x")
    assert inspect([path], store, jobs=1)[path].problem == "crashed"
    monkeypatch.setattr(inspecting, "WORKER", "submissions.evidence.opening.worker")
    assert inspect([path], store, jobs=1)[path].problem is None


def test_a_damaged_cache_is_made_anew(evidence: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "cache.sqlite"
    first = inspect(evidence, store, jobs=1)
    whole = store.read_bytes()
    damaged = [b"", b"no database", whole[:5000], whole[:100] + os.urandom(len(whole) - 100), bytes(len(whole))]
    for content in damaged:
        store.write_bytes(content)
        assert inspect(evidence, store, jobs=1) == first
        CountedHelper.given.clear()
        inspect(evidence, store, jobs=1)
        assert CountedHelper.given == []


def test_a_damaged_entry_is_looked_at_again(evidence: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "cache.sqlite"
    first = inspect(evidence, store, jobs=1)
    for facts in ("{", "[]", "7", "{}", None, b"\xff\xff", '{"kind": "pdf"}'):
        with sqlite3.connect(store) as connection:
            connection.execute("UPDATE kept SET value = ?", (facts,))
        connection.close()
        CountedHelper.given.clear()
        assert inspect(evidence, store, jobs=1) == first
        assert len(CountedHelper.given) == len(evidence)


def test_a_locked_cache_is_left_alone(evidence: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_PATIENCE_SECONDS", 0.1)
    store = tmp_path / "cache.sqlite"
    first = inspect(evidence, store, jobs=1)
    other = sqlite3.connect(store, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert inspect(evidence, store, jobs=1) == first
    other.execute("ROLLBACK")
    other.close()
    CountedHelper.given.clear()
    inspect(evidence, store, jobs=1)
    assert CountedHelper.given == []


def test_a_cache_that_cannot_be_written_does_not_matter(evidence: list[Path], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for store in (tmp_path, evidence[0] / "cache", tmp_path / "pipe", Path("/proc/cache"), Path("a\0b")):
        assert inspect(evidence[:1], store, jobs=1)[evidence[0]].kind == "pdf"
    assert CountedHelper.started == 5


def test_the_text_of_a_removed_file_is_not_kept(evidence: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "cache.sqlite"
    inspect(evidence, store, jobs=1)
    evidence[0].unlink()
    files.picture(evidence[1], size=(20, 20))
    inspect(evidence[1:], store, jobs=1)
    with sqlite3.connect(store) as connection:
        kept = {os.fsdecode(row[0]) for row in connection.execute("SELECT path FROM kept")}
    connection.close()
    assert kept == {str(path) for path in evidence[1:]}

"""What was found out about files is remembered as long as it holds, and its loss costs nothing but time."""

import sqlite3
from pathlib import Path

import pytest

from submissions.files.memory import Memory


@pytest.fixture
def about(tmp_path: Path) -> Path:
    path = tmp_path / "inovasi.yaml"
    path.write_text("nama: Contoh")
    return path


def remember(file: Path | None, about: Path, value: bytes, version: int = 1) -> None:
    with Memory(file, version) as memory:
        memory.put(about, "putusan", "stamp 1", value)


def recall(file: Path | None, about: Path, part: str = "putusan", stamp: str = "stamp 1", version: int = 1) -> object:
    with Memory(file, version) as memory:
        return memory.get(about, part, stamp)


def test_it_is_remembered_for_the_same_stamp_part_and_version_only(tmp_path: Path, about: Path) -> None:
    file = tmp_path / "cache" / "kept.sqlite"
    remember(file, about, b"layak")
    assert recall(file, about) == b"layak"
    assert file.stat().st_mode & 0o077 == 0
    assert recall(file, about, stamp="stamp 2") is None
    assert recall(file, about, part="bukti") is None
    assert recall(file, about.with_name("lain.yaml")) is None
    remember(file, about, b"belum layak")
    assert recall(file, about) == b"belum layak"
    assert recall(file, about, version=2) is None
    assert recall(file, about, version=1) is None


def test_what_files_that_are_gone_held_is_forgotten(tmp_path: Path, about: Path) -> None:
    file, other = tmp_path / "kept.sqlite", tmp_path / "lain.yaml"
    other.write_text("nama: Lain")
    remember(file, about, b"rahasia")
    about.unlink()
    remember(file, other, b"layak")
    about.write_text("nama: Contoh")
    assert recall(file, about) is None
    assert recall(file, other) == b"layak"


@pytest.mark.parametrize("content", [b"no database at all, " * 50, b""])
def test_a_damaged_file_is_begun_anew(content: bytes, tmp_path: Path, about: Path) -> None:
    file = tmp_path / "kept.sqlite"
    file.write_bytes(content)
    assert recall(file, about) is None
    remember(file, about, b"layak")
    assert recall(file, about) == b"layak"


def test_where_it_cannot_lie_nothing_is_remembered(tmp_path: Path, about: Path) -> None:
    folder = tmp_path / "kept.sqlite"
    folder.mkdir()
    for file in (None, folder, about / "kept.sqlite", Path("a\0b")):
        remember(file, about, b"layak")
        assert recall(file, about) is None


def test_a_locked_file_is_left_as_it_is(tmp_path: Path, about: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("submissions.files.memory._PATIENCE_SECONDS", 0.01)
    file = tmp_path / "kept.sqlite"
    remember(file, about, b"layak")
    holder = sqlite3.connect(file)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        remember(file, about, b"belum layak")
        assert recall(file, about) is None
    finally:
        holder.rollback()
        holder.close()
    assert recall(file, about) == b"layak"

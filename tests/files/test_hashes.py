"""What tells contents and unchanged files apart."""

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from submissions.files.hashes import digest, file_hash, stamp_of, tree_hash, tree_stamp


@given(st.lists(st.text(max_size=4), max_size=4), st.lists(st.text(max_size=4), max_size=4))
def test_parts_are_told_apart(first: list[str], second: list[str]) -> None:
    assert (digest(*first) == digest(*second)) == (first == second)


def test_text_and_its_bytes_are_the_same() -> None:
    assert digest("é", "") == digest("é".encode(), b"")
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("\udcff") != digest("")


def test_a_file_that_cannot_be_read_has_no_hash(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"isi")
    assert len(file_hash(tmp_path / "a")) == 64
    assert [file_hash(tmp_path / "b"), file_hash(tmp_path)] == ["", ""]


def test_a_folders_hash_is_that_of_names_and_contents(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    assert tree_hash(folder) == tree_stamp(folder) == ""
    (folder / "iga").mkdir(parents=True)
    (folder / "iga" / "a.j2").write_text("a")
    before = tree_hash(folder)
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert tree_hash(folder) == before
    (folder / "b.css").write_text("b")
    assert tree_hash(folder) != before
    assert tree_hash(folder, (".j2",)) == before
    (folder / "iga" / "a.j2").rename(folder / "a.j2")
    assert tree_hash(folder, (".j2",)) != before


def test_a_stamp_changes_with_the_time_and_a_hash_does_not(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: b")
    known = tree_hash(tmp_path), tree_stamp(tmp_path), stamp_of(file)
    os.utime(file, ns=(1, 1))
    assert tree_hash(tmp_path) == known[0]
    assert known[1:] != (tree_stamp(tmp_path), stamp_of(file))
    assert [stamp_of(tmp_path / "b"), stamp_of("a\0b")] == ["", ""]

"""A folder of ours is whole or absent, and never takes the place of what is somebody else's."""

import errno
from pathlib import Path

import pytest

from submissions.errors import OutputError
from submissions.files.folder import filled_folder, partial_folder, put, whole_folder


def write(folder: Path, **files: str) -> None:
    with whole_folder(folder) as fresh:
        for name, text in files.items():
            (fresh / name).write_text(text)


def visible_files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if not path.name.startswith(".")}


def test_it_is_replaced_as_a_whole(tmp_path: Path) -> None:
    folder = tmp_path / "keluaran" / "kit"
    write(folder, satu="1", dua="2")
    (folder / ".DS_Store").write_text("of the system")
    write(folder, tiga="3")
    assert visible_files(folder) == {"tiga": "3"}
    assert [path.name for path in folder.parent.iterdir()] == ["kit"]


@pytest.mark.parametrize("change", ["added", "changed", "linked"])
def test_one_in_which_somebody_worked_is_left(change: str, tmp_path: Path) -> None:
    folder = tmp_path / "kit"
    write(folder, satu="1")
    if change == "linked":
        (folder / "tautan").symlink_to(tmp_path)
    else:
        (folder / ("catatan" if change == "added" else "satu")).write_text("milik orang")
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(OutputError, match="files were added or changed"):
        write(folder, dua="2")
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_foreign_folder_or_file_is_left(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "berkas").write_text("isi")
    for name in ("folder", "berkas"):
        with pytest.raises(OutputError, match="was not made by this program"):
            write(tmp_path / name, satu="1")
    assert list((tmp_path / "folder").iterdir()) == []
    assert (tmp_path / "berkas").read_text() == "isi"


def test_a_failure_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "kit"
    write(folder, satu="1")

    def fill_the_disk() -> None:
        with whole_folder(folder) as fresh:
            (fresh / "dua").write_text("2")
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OutputError, match="cannot be written: No space left"):
        fill_the_disk()
    assert visible_files(folder) == {"satu": "1"}
    assert [path.name for path in tmp_path.iterdir()] == ["kit"]


def test_work_done_in_it_meanwhile_is_not_lost(tmp_path: Path) -> None:
    folder = tmp_path / "kit"
    write(folder, satu="1")

    def work_meanwhile() -> None:
        with whole_folder(folder) as fresh:
            (fresh / "dua").write_text("2")
            (folder / "catatan").write_text("milik orang")

    with pytest.raises(OutputError, match="added or changed"):
        work_meanwhile()
    assert visible_files(folder) == {"satu": "1", "catatan": "milik orang"}


def fill(folder: Path, **files: str) -> None:
    with filled_folder(folder) as fresh:
        for name, text in files.items():
            put(fresh / name.replace("__", "/"), text.encode())


def everything(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("is_there", [False, True])
def test_a_new_folder_is_filled_also_where_an_empty_one_is(is_there: bool, tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    if is_there:
        folder.mkdir()
    fill(folder, satu="1", dalam__dua="2")
    assert everything(tmp_path) == {"kantor/satu": "1", "kantor/dalam/dua": "2"}


def test_the_current_folder_is_filled_and_stays_the_current_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fill(Path(), satu="1")
    assert everything(Path.cwd()) == {"satu": "1"}


def test_a_folder_in_use_keeps_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "dalam").mkdir()
    (tmp_path / "dalam" / "milik").write_text("x")
    fill(tmp_path, dalam__dua="2")
    assert everything(tmp_path) == {"dalam/milik": "x", "dalam/dua": "2"}
    with pytest.raises(OutputError, match="dua exists already; nothing was overwritten"):
        fill(tmp_path, aaa="1", dalam__dua="baru")
    assert everything(tmp_path) == {"dalam/milik": "x", "dalam/dua": "2"}


def test_a_disk_that_fills_up_while_files_are_moved_in_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "milik").write_text("x")
    move = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "zzz":
            raise OSError(errno.ENOSPC, "No space left on device")
        return move(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OutputError, match="cannot be written: No space left"):
        fill(tmp_path, dalam__sekali__dua="2", zzz="3")
    assert [path.name for path in tmp_path.iterdir()] == ["milik"]


def test_what_is_begun_and_given_up_leaves_nothing(tmp_path: Path) -> None:
    def begin(inside: bool) -> None:
        with partial_folder(tmp_path / "kantor", inside=inside) as fresh:
            put(fresh / "dalam" / "satu", b"1")
            raise KeyboardInterrupt

    for inside in (True, False):
        with pytest.raises(KeyboardInterrupt):
            begin(inside)
    assert [path for path in tmp_path.rglob("*") if path.name != "kantor"] == []


def test_where_nothing_may_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("isi")
    with pytest.raises(OutputError, match="kantor cannot be written: "):
        fill(tmp_path / "berkas" / "kantor", satu="1")

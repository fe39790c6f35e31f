"""A folder of ours is whole or absent, and never takes the place of what is somebody else's."""

import errno
from pathlib import Path

import pytest

from submissions.errors import OutputError
from submissions.files.folder import whole_folder


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

import errno
import os
import stat
from pathlib import Path

import pytest

from submissions.errors import OutputError
from submissions.files import whole
from submissions.files.whole import write_whole


def test_a_file_is_written_with_the_usual_rights(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.pdf"
    write_whole(path, b"isi")
    assert path.read_bytes() == b"isi"
    mask = os.umask(0)
    os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.pdf"
    path.write_bytes(b"lama")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="cannot be written: No space left on device"):
        write_whole(path, b"baru")
    assert path.read_bytes() == b"lama"
    assert [each.name for each in tmp_path.iterdir()] == ["b.pdf"]


def test_an_interruption_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.pdf"
    path.write_bytes(b"lama")

    def interrupted(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"baru")
    assert path.read_bytes() == b"lama"
    assert [each.name for each in tmp_path.iterdir()] == ["b.pdf"]


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa")
    for place in (tmp_path / "pipa", tmp_path):
        with pytest.raises(OutputError, match="is no file"):
            write_whole(place, b"x")
    assert stat.S_ISFIFO((tmp_path / "pipa").stat().st_mode)
    assert [path.name for path in tmp_path.iterdir()] == ["pipa"]


def refused(path: Path, times: int, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Let the first moves of files to a path be refused as Windows refuses them, and return the moves tried."""
    tried: list[Path] = []
    move = Path.replace

    def replace(self: Path, target: Path) -> Path:
        tried.append(self)
        if len(tried) <= times:
            error = PermissionError(errno.EACCES, "Access is denied")
            error.winerror = 5  # type: ignore[attr-defined] # as on Windows
            raise error
        return move(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(whole.time, "sleep", lambda _seconds: None)  # type: ignore[attr-defined]
    return tried


def test_a_file_that_windows_holds_for_a_moment_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(b"lama")
    tried = refused(path, 2, monkeypatch)
    write_whole(path, b"baru")
    assert (path.read_bytes(), len(tried)) == (b"baru", 3)


def test_a_file_that_is_open_in_excel_on_windows_is_to_be_closed_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(b"lama")
    refused(path, 100, monkeypatch)
    with pytest.raises(OutputError, match=r"Permission denied\. Close it where it is open, such as in Excel"):
        write_whole(path, b"baru")
    assert path.read_bytes() == b"lama"
    assert [each.name for each in tmp_path.iterdir()] == ["rekap.xlsx"]

from pathlib import Path

import pytest

from submissions.files import shared
from submissions.files.shared import shared_by


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("/home/rina/OneDrive - Pemkab Contoh/inovasi", "OneDrive"),
        ("/home/rina/Google Drive/inovasi", "Google Drive"),
        ("//server/bersama/inovasi", "server"),
        ("/home/rina/inovasi", None),
        ("/home/rina/catatan OneDrive lama", None),
    ],
)
def test_a_folder_that_others_write_into_is_known_by_its_place(folder: str, name: str | None) -> None:
    assert shared_by(Path(folder)) == name


def test_a_network_drive_is_known_by_its_mount(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\nserver:/bersama /mnt/bersama nfs4 rw 0 0\nbad line\n")
    monkeypatch.setattr(shared, "_MOUNTS", mounts)
    assert shared_by(Path("/mnt/bersama/inovasi")) == "server:/bersama"
    assert shared_by(Path("/mnt/lain")) is None
    monkeypatch.setattr(shared, "_MOUNTS", tmp_path / "tidak-ada")
    assert shared_by(Path("/mnt/bersama/inovasi")) is None

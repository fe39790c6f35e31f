"""Which workspace a path on the command line means."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]


def test_a_folder_above_workspaces_stands_for_them(run: Run, office: Path, tmp_path: Path) -> None:
    below = tmp_path / "daerah"
    below.mkdir()
    shutil.move(office, below / "satu")
    ran = run("check", "daerah")
    assert (ran.code, ran.complaints) == (0, "")
    assert run("check", "daerah/satu").out == ran.out
    shutil.copytree(below / "satu", below / "dua")
    both = run("check", "daerah")
    assert both.code == 0
    assert "IGA 2026: 2 of 2 eligible." in both.out
    ran = run("export", "daerah", "-o", "keluaran")
    assert ran.code == 3
    assert f"There are 2 workspaces in {below}" in ran.err
    assert f"Name one of them: {below / 'dua'}, {below / 'satu'}." in ran.err
    assert not (tmp_path / "keluaran").exists()


def test_missing_settings_are_said_once(run: Run, office: Path) -> None:
    (office / "submissions.yaml").unlink()
    ran = run("check", office)
    assert ran.complaints.splitlines() == [
        f"{office} has no submissions.yaml: standard settings are used; `submissions init DIR` makes one."
    ]


@pytest.mark.parametrize("name", ["pasar.yaml.txt", "pasar.yml.txt", "pasar.yaml "])
def test_a_record_that_an_editor_gave_another_ending_is_told(name: str, run: Run, office: Path) -> None:
    (office / "inovasi" / name).write_text("nama: Pasar", encoding="utf-8")
    assert f"inovasi/{name} is not read: its name does not end in .yaml" in run("check", office).err

"""A program that is killed at the worst moment, as what it made is put into its place: whole or absent."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT
from tests.cli.test_freeze import Run
from tests.waiting import PATIENCE

# Ends the program as SIGKILL does, before or after a file or folder gets its name for the Nth time.
KILLED = """
import os, pathlib, signal, sys
left = int(sys.argv.pop(1))
after = sys.argv.pop(1) == "after"
def killing(move):
    def moved(path, target):
        global left
        left -= 1
        if left == 0 and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        made = move(path, target)
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return made
    return moved
pathlib.Path.rename, pathlib.Path.replace = killing(pathlib.Path.rename), killing(pathlib.Path.replace)
from submissions.__main__ import main
main(sys.argv[1:])
"""
COMMANDS = {
    "freeze": ["freeze", "{office}", "-o", "o/beku", "--competition", "iga", "--no-open", "-q"],
    "carry-over": ["carry-over", "{office}", "--to", "kipp-2025", "-o", "o/baru"],
    "table": ["table", "{office}", "-o", "o/t.xlsx", "--no-open"],
    "kit": ["iga", "{record}", "-o", "o/d.pdf", "--kit", "--no-open"],
    "letters": ["kipp", "{record}", "-o", "o/k.pdf", "--draft", "--no-open"],
}


def files(folder: Path) -> dict[str, int]:
    """Return the files that a user sees, with their sizes."""
    found = (path for path in folder.rglob("*") if path.is_file())
    named = ((path.relative_to(folder).as_posix(), path.stat().st_size) for path in found)
    return {name: size for name, size in named if not any(part.endswith(".part") for part in name.split("/"))}


@pytest.mark.parametrize(
    ("name", "when"),
    [
        *((name, "before") for name in COMMANDS),
        # Where a folder is put into its place, what was done before that must be whole too.
        ("freeze", "after"),
        ("kit", "after"),
    ],
)
def test_what_was_being_made_is_whole_or_absent(
    name: str, when: str, run: Run, office: Path, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    command = [part.format(office=office, record=record) for part in COMMANDS[name]]
    # A frozen folder's documents are given their names one by one before the folder itself is.
    number = {"freeze": 3, "letters": 2}.get(name, 1)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(number), when, *command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    assert killed.returncode == -9, killed.stderr
    left = files(tmp_path / "o")
    (tmp_path / "o").rename(tmp_path / "terputus")
    assert run(*command).code == 0
    whole = files(tmp_path / "o")
    assert left.items() <= whole.items()
    if name in ("freeze", "carry-over", "table"):
        assert left in ({}, whole)
    else:
        units = {path.split("/")[0] for path in left}
        assert left == {path: size for path, size in whole.items() if path.split("/")[0] in units}
    assert (when == "before") <= (left != whole)

"""What is no file, where a record or a piece of evidence should be: every command tells it, none waits for it."""

import os
from pathlib import Path

import pytest

from tests.cli.test_freeze import Edit, Run

COMMANDS = {
    "check": 3,
    "gaps": 3,
    "table -o t.xlsx": 3,
    "index": 3,
    "select iga": 3,
    "report -o r.pdf": 3,
    "export -o o": 3,
    "freeze -o b": 3,
}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_what_is_no_record(command: str, run: Run, office: Path) -> None:
    os.mkfifo(office / "inovasi" / "pipa.yaml")
    ran = run(*command.split(), cwd=office)
    assert ran.code == COMMANDS[command]
    assert "inovasi/pipa.yaml" in ran.out + ran.err
    assert not (office / "b").exists() or not list((office / "b").iterdir())


def test_a_pipe_beside_a_record_does_not_hold_up_its_renaming(run: Run, office: Path, record: Path) -> None:
    os.mkfifo(office / "inovasi" / "pipa.yaml")
    (office / "inovasi" / "putus.yaml").symlink_to("tiada")
    assert run("rename", record, "baru").code == 0
    assert (office / "inovasi" / "baru.yaml").is_file()


def test_a_folder_below_the_records_that_may_not_be_read_is_told(run: Run, office: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (office / "inovasi" / "dinas").mkdir(mode=0)
    ran = run("check", cwd=office)
    assert (ran.code, "inovasi/dinas cannot be read" in ran.err) == (3, True)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("folder", "is a folder, not a file"),
        ("pipe", "is no file that can be read, but a pipe, a socket or a device"),
        ("link", "is a link to a file that is not there"),
    ],
)
def test_evidence_that_is_no_file_is_called_what_it_is(
    kind: str, words: str, run: Run, office: Path, record: Path, edit: Edit
) -> None:
    evidence = record.read_text(encoding="utf-8").partition("\nbukti:\n")[2]
    line = next(each for each in evidence.splitlines() if "berkas: " in each)
    name = line.split("berkas: ")[1].strip()
    path = office / name
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("tiada.pdf")
    ran = run("check", cwd=office)
    assert f"{name} {words}. [evidence-no-file]" in ran.out
    assert "did you mean" not in ran.out

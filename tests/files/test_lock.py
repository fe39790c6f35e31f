"""One export at a time in a folder."""

import getpass
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from submissions.__main__ import run
from submissions.errors import OutputError
from submissions.files.lock import FILE, HOLDER, locked
from tests.batch.offices import ROOT, entry, files_of, lying, manifest_of, office
from tests.waiting import PATIENCE


@contextmanager
def held(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Hold a folder in another process."""
    program = (
        "import sys; from pathlib import Path; from submissions.files.lock import locked\n"
        "with locked(Path(sys.argv[1])):\n"
        "    print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def test_a_second_export_says_who_holds_the_folder(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    root, out = office(tmp_path / "kantor", entry("satu")).root, tmp_path / "keluaran"
    command = ["export", str(root), "-o", str(out), "--competition", "kipp", "--jobs", "1"]
    with held(out) as holder:
        for _attempt in range(2):  # being refused leaves the lock and the name of its holder alone
            assert run(command) == 1
            said = capfd.readouterr()
            who = f"process {holder.pid} of {getpass.getuser()} on {socket.gethostname()}"
            assert f"Error: Another export into {out} is running: {who}.\n" in said.err
            assert said.out == ""
            assert (lying(out), (out / "manifest.json").exists()) == ([], False)
        holder.send_signal(signal.SIGKILL)
        holder.wait(PATIENCE)
    # Nobody took back the name of the killed one, and nobody minds it.
    assert str(holder.pid) in (out / HOLDER).read_text()
    assert run(command) == 0
    assert "4 PDF files made" in capfd.readouterr().out
    assert lying(out) == files_of("satu")
    assert manifest_of(out)["complete"]
    assert not (out / HOLDER).exists()


def test_the_folder_is_free_again_whatever_happened(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), locked(tmp_path):
        raise KeyboardInterrupt
    assert not (tmp_path / HOLDER).exists()
    with held(tmp_path):
        pass
    with locked(tmp_path):
        assert str(os.getpid()) in (tmp_path / HOLDER).read_text()


@pytest.mark.parametrize("content", [None, b"", b"\xff", b"[]", b'{"process": "1"}'])
def test_a_holder_that_does_not_say_who(content: bytes | None, tmp_path: Path) -> None:
    with held(tmp_path):
        (tmp_path / HOLDER).unlink()
        if content is not None:
            (tmp_path / HOLDER).write_bytes(content)
        with pytest.raises(OutputError, match="is running: it does not say who"), locked(tmp_path):
            pytest.fail("held twice")
    assert (tmp_path / FILE).exists()


def test_two_folders_do_not_know_of_each_other(tmp_path: Path) -> None:
    with held(tmp_path / "satu"), locked(tmp_path / "dua"):
        assert (tmp_path / "dua" / HOLDER).exists()

"""Whole or nothing: whatever ends an export, what lies there is whole, and the next run goes on from it."""

import errno
import os
import signal
import subprocess
from pathlib import Path

import pytest

from submissions.__main__ import run
from submissions.files.lock import HOLDER
from tests.batch.offices import (
    KIPP,
    STRANGE,
    counts,
    entry,
    exported,
    files_of,
    hashes,
    helpers_of,
    lying,
    manifest_of,
    office,
    started,
    temporary,
)
from tests.waiting import NEVER, PATIENCE, running, wait_until

HANGING = f"{KIPP}/gantung_{KIPP}.pdf"
MADE = [file for file in files_of("satu", "gantung") if file != HANGING]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace of eight documents of which seven can be made and one (among the first begun) hangs."""
    return office(tmp_path / "kantor", entry("gantung", nama="Hang Lama"), entry("satu")).root


def command(root: Path, out: Path) -> list[str | Path]:
    """Return an export that has all the time: one document never ends, and the machine may be busy."""
    limits = ["--jobs", "2", "--timeout", str(NEVER)]
    return ["export", root, "-o", out, "--competition", "kipp", *limits]


def wait_for_all_but_one(noted: Path, process: "subprocess.Popen[str]") -> None:
    """Return when every document that can be made is counted as made, and only the one that hangs is at work."""

    def made() -> list[str]:
        return sorted(noted.read_text().split()) if noted.exists() else []

    wait_until(lambda: len(made()) == len(MADE) or process.poll() is not None)
    assert made() == MADE


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_in_the_middle(stop: signal.Signals, root: Path, tmp_path: Path) -> None:
    out = tmp_path / "keluaran"
    with started(*command(root, out), worker=STRANGE, noted=tmp_path / "noted") as process:
        wait_for_all_but_one(tmp_path / "noted", process)
        helpers = helpers_of(process.pid)
        assert [running(helper) for helper in helpers] == [True, True]
        process.send_signal(stop)
        said, err = process.communicate(timeout=PATIENCE)  # far less than the one that hangs may take
    assert process.returncode == 130
    assert [running(helper) for helper in helpers] == [False, False]
    assert "Interrupted." in err
    assert "Traceback" not in err
    assert "PDF files" not in said
    manifest = manifest_of(out)  # every file is whole
    assert manifest["complete"] is False
    assert manifest["failures"] == []
    assert sorted(file["file"] for file in manifest["files"]) == lying(out) == MADE
    assert temporary(out) == []
    assert not (out / HOLDER).exists()
    before = hashes(out)
    done = exported(root, out)
    assert counts(done) == (1, 7)
    assert manifest_of(out)["complete"] is True
    assert before.items() <= hashes(out).items()
    assert lying(out) == files_of("satu", "gantung")


def test_killed_in_the_middle(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "keluaran"
    with started(*command(root, out), worker=STRANGE, noted=tmp_path / "noted") as process:
        wait_for_all_but_one(tmp_path / "noted", process)
        helpers = helpers_of(process.pid)
        assert [running(helper) for helper in helpers] == [True, True]
        process.kill()
        process.wait(PATIENCE)
    # Nobody is left to end the helpers: the idle one hears it, the hanging one has an alarm of its own.
    wait_until(lambda: not any(map(running, helpers)))
    assert not (out / "manifest.json").exists()
    for folder in (out, out / KIPP):
        (folder / ".satu.pdf.k2j3h4.part").write_bytes(b"%PDF-1.7 half")
    (out / KIPP / "catatan.part").write_text("milik orang")
    before = hashes(out)
    done = exported(root, out)
    assert counts(done) == (1, 7)
    assert before.items() <= hashes(out).items()
    assert manifest_of(out)["complete"] is True
    assert lying(out) == files_of("satu", "gantung")
    assert temporary(out) == [out / KIPP / "catatan.part"]


def test_an_interrupted_run_says_nothing_of_a_whole_one_before(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "keluaran"
    assert counts(exported(root, out)) == (8, 0)
    before = hashes(out)
    with started(*command(root, out), "--force", worker=STRANGE, noted=tmp_path / "noted") as process:
        wait_for_all_but_one(tmp_path / "noted", process)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130
    manifest = manifest_of(out)
    assert manifest["complete"] is False
    assert sorted(file["file"] for file in manifest["files"]) == MADE
    # The one that was not made again lies there as it was.
    assert hashes(out) == before
    assert counts(exported(root, out)) == (0, 8)


def told(capfd: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    """Run the program in this process; an exception that is not a sentence comes through."""
    code = run([str(argument) for argument in arguments])
    return code, " ".join(capfd.readouterr().err.split())


def test_a_folder_that_cannot_be_made(root: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "berkas").write_text("x")
    out = tmp_path / "berkas" / "keluaran"
    code, err = told(capfd, "export", root, "-o", out, "--competition", "kipp")
    assert code == 1
    assert f"Error: {out} cannot be written: Not a directory." in err
    code, err = told(capfd, "export", root, "-o", tmp_path / "berkas", "--competition", "kipp")
    assert code == 2
    assert "is a file" in err


def test_a_file_in_the_place_of_an_editions_folder(
    root: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "keluaran"
    out.mkdir()
    (out / KIPP).write_text("milik orang lain")
    code, err = told(capfd, "export", root, "-o", out, "--competition", "kipp", "--jobs", "2")
    assert code == 1
    reasons = [failure["reason"] for failure in manifest_of(out)["failures"]]
    assert len(reasons) == 8
    assert [reason for reason in reasons if "cannot be written: " not in reason] == []
    assert err.count("cannot be written: ") == 8
    assert (out / KIPP).read_text() == "milik orang lain"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write into a folder that is read-only")
def test_a_read_only_folder(root: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "keluaran"
    out.mkdir(mode=0o500)
    code, err = told(capfd, "export", root, "-o", out, "--competition", "kipp")
    assert code == 1
    assert f"Error: {out} cannot be written: Permission denied." in err
    assert list(out.iterdir()) == []


def full_disk(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let the disk be full for files whose names begin like one of these."""
    sync = os.fsync

    def fsync(handle: int) -> None:
        name = Path(f"/proc/self/fd/{handle}").readlink().name
        if name.startswith(tuple(f".{each}" for each in names)):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    monkeypatch.setattr(os, "fsync", fsync)


def test_a_disk_that_is_full_from_the_start(
    root: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "keluaran"
    with monkeypatch.context() as patch:
        full_disk(patch, "")
        code, err = told(capfd, "export", root, "-o", out, "--competition", "kipp")
    assert code == 1
    assert err.startswith("Error: ")
    assert "cannot be written: No space left on device." in err
    assert (lying(out), temporary(out)) == ([], [])
    assert told(capfd, "export", root, "-o", out, "--competition", "kipp", "-q")[0] == 0


def test_a_disk_that_has_no_room_for_some_documents(
    root: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "keluaran"
    with monkeypatch.context() as patch:
        full_disk(patch, "gantung")
        code, err = told(capfd, "export", root, "-o", out, "--competition", "kipp", "--jobs", "2")
    assert code == 1
    # The reason of each, and nothing else of them: no half file, no temporary one.
    assert err.count("cannot be written: No space left on device.") == 4
    assert sorted(failure["document"] for failure in manifest_of(out)["failures"]) == [
        Path(file).name for file in files_of("gantung")
    ]
    assert (lying(out), temporary(out)) == (files_of("satu"), [])
    assert counts(exported(root, out)) == (4, 4)


def test_a_disk_that_has_no_room_for_the_manifest(
    root: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "keluaran"
    with monkeypatch.context() as patch:
        full_disk(patch, "manifest.json")
        code, err = told(capfd, "export", root, "-o", out, "--competition", "kipp", "--jobs", "2")
    assert code == 1
    assert f"Error: {out / 'manifest.json'} cannot be written: No space left on device." in err
    assert (lying(out), temporary(out)) == (files_of("satu", "gantung"), [])
    assert not (out / "manifest.json").exists()
    assert counts(exported(root, out)) == (0, 8)
    assert manifest_of(out)["complete"]

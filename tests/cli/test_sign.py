"""`sign`: a key of the office signs what this program made, whole and beside the original, and nothing else."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_freeze import Run
from tests.finished.signing import OFFICIAL, certificate_file, signed, store

OFFICE = "Kantor Contoh"


@pytest.fixture
def dossier(run: Run, record: Path, tmp_path: Path) -> Path:
    assert run("iga", record, "-o", "d.pdf", "--no-open").code == 0
    return tmp_path / "d.pdf"


def key_file(folder: Path, **more: Any) -> Path:
    path = folder / "kantor.p12"
    path.write_bytes(store(OFFICE, **more))
    return path


@pytest.mark.logs("certificate provided is self-signed")
def test_what_is_signed_is_shown_as_untouched(run: Run, dossier: Path, tmp_path: Path) -> None:
    before = dossier.read_bytes()
    dossier.write_bytes(signed(before))  # by an official, electronically
    ran = run("sign", dossier, "--key", key_file(tmp_path), "-o", "keluar")
    assert (ran.code, ran.out) == (0, f"Signed by {OFFICE}: keluar/d.pdf\n")
    content = (tmp_path / "keluar" / "d.pdf").read_bytes()
    assert content.startswith(dossier.read_bytes())
    ran = run("verify", tmp_path / "keluar" / "d.pdf")
    assert ran.code == 0
    assert f"signed by {OFFICE}: the signature holds" in ran.out
    assert f"signed by {OFFICIAL}: the signature holds" in ran.out
    assert "signed since, pages unchanged" in ran.out
    ran = run("sign", dossier, "--key", key_file(tmp_path), "-o", "keluar")
    assert (ran.code, "keluar/d.pdf exists already; nothing was overwritten." in ran.err) == (1, True)
    assert (tmp_path / "keluar" / "d.pdf").read_bytes() == content


def test_a_password_is_asked_for_and_never_guessed(
    run: Run, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = key_file(tmp_path, password=b"rahasia")
    ran = run("sign", dossier, "--key", key, "-o", "keluar")
    assert (ran.code, "does not open with this password, or without one" in ran.err) == (3, True)
    (tmp_path / "sandi.txt").write_text("salah\n")
    assert run("sign", dossier, "--key", key, "-o", "keluar", "--password-file", "sandi.txt").code == 3
    assert not (tmp_path / "keluar").exists()
    (tmp_path / "sandi.txt").write_text("rahasia\n")
    assert run("sign", dossier, "--key", key, "-o", "keluar", "--password-file", "sandi.txt").code == 0
    monkeypatch.setenv("SUBMISSIONS_KEY_PASSWORD", "rahasia")
    ran = run("sign", dossier, "--key", key, "-o", "lain", language="id")
    assert (ran.code, ran.out) == (0, f"Ditandatangani oleh {OFFICE}: lain/d.pdf\n")


def test_what_was_altered_or_is_foreign_is_not_signed(run: Run, dossier: Path, tmp_path: Path) -> None:
    key = key_file(tmp_path)
    dossier.write_bytes(dossier.read_bytes() + b"%lain\n")
    (tmp_path / "asing.pdf").write_bytes(b"%PDF-1.7\nrusak")
    ran = run("sign", dossier, "asing.pdf", "--key", key, "-o", "keluar")
    assert (ran.code, ran.err.count("is not signed: it is not as this program made it")) == (1, 2)
    assert not (tmp_path / "keluar").exists()


def test_a_file_without_a_key_and_a_certificate_out_of_time_are_told(run: Run, dossier: Path, tmp_path: Path) -> None:
    ran = run("sign", dossier, "--key", certificate_file(tmp_path), "-o", "keluar")
    assert (ran.code, "holds no key with its certificate" in ran.err) == (3, True)
    ran = run("sign", dossier, "--key", key_file(tmp_path, start=2001, end=2002), "-o", "keluar")
    assert (ran.code, "holds from 2001-01-01 to 2002-01-01, and not now." in ran.err) == (3, True)
    assert not (tmp_path / "keluar").exists()

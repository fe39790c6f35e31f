"""Hashes of what documents depend on."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from submissions.batch.fingerprints import common_hash, libraries, program_hash
from submissions.files.hashes import digest, file_hash, tree_hash
from submissions.workspace import open_workspace
from tests.batch.offices import ROOT, entry, office


def test_parts_are_told_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert digest("1:a") != digest("", "a")
    assert digest("é") == digest("é".encode()) == hashlib.sha256(b"2:\xc3\xa9").hexdigest()
    assert digest() == hashlib.sha256().hexdigest()


def test_what_cannot_be_read_has_no_hash(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"isi")
    assert file_hash(tmp_path / "a") == hashlib.sha256(b"isi").hexdigest()
    assert file_hash(tmp_path / "b") == file_hash(tmp_path) == ""
    assert tree_hash(tmp_path / "b") == tree_hash(tmp_path, (".css",)) == ""


def test_names_and_contents_of_a_folder_count(tmp_path: Path) -> None:
    (tmp_path / "dalam").mkdir()
    (tmp_path / "dalam" / "a.css").write_text("satu")
    first = tree_hash(tmp_path)
    (tmp_path / "dalam" / "__pycache__").mkdir()
    (tmp_path / "dalam" / "__pycache__" / "a.css").write_text("x")
    (tmp_path / "dalam" / "a.txt").write_text("x")
    assert tree_hash(tmp_path, (".css",)) == first
    assert tree_hash(tmp_path) != first
    (tmp_path / "dalam" / "a.txt").unlink()
    assert tree_hash(tmp_path) == first
    (tmp_path / "dalam" / "a.css").rename(tmp_path / "dalam" / "b.css")
    assert tree_hash(tmp_path) != first
    (tmp_path / "dalam" / "b.css").rename(tmp_path / "a.css")
    assert tree_hash(tmp_path) != first


def test_the_programs_hash_is_the_same_in_every_process() -> None:
    assert program_hash() == program_hash()
    assert len(program_hash()) == 64
    program = "from submissions.batch.fingerprints import program_hash; print(program_hash())"
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "LANGUAGE": "id", "PATH": ""}
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        assert done.stdout == f"{program_hash()}\n"


def test_the_libraries_that_make_the_bytes_are_known() -> None:
    assert [name for name, version in libraries().items() if not version] == []
    assert libraries()["weasyprint"] == "70.0"


def test_what_all_documents_of_an_edition_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = office(tmp_path / "kantor", entry("satu")).root

    def now(edition: str = "kipp-2025", include_all: bool = False) -> str:
        return common_hash(open_workspace(root), edition, {"all": include_all})

    seen = [now()]
    assert now() == seen[0]

    def is_new(found: str) -> None:
        assert found not in seen
        seen.append(found)

    is_new(now("iga-2026"))
    is_new(now(include_all=True))
    (root / "lambang.png").write_bytes(b"lain")
    is_new(now())
    (root / "templates").mkdir()
    (root / "templates" / "a.html.j2").write_text("a")
    is_new(now())
    (root / "editions").mkdir()
    (root / "editions" / "kipp-2025.yaml").write_text("name: Contoh\n")
    is_new(now())
    settings = root / "submissions.yaml"
    before, seen_before = settings.read_text(), now()
    settings.write_text(
        before + "# x\ntenggat: {semua: {Naskah masuk: 2026-06-05}}\nhari_libur: [2026-06-01]\nbahasa: en\ncontoh: ya\n"
    )
    assert now() == seen_before  # no document says any of it
    settings.write_text(before + "tempat: Contoh\n")
    is_new(now())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    is_new(now())
    # Records and their documents are not shared.
    (root / "inovasi" / "satu.yaml").unlink()
    (root / "bukti" / "dokumen.pdf").unlink()
    assert now() == seen[-1]
    # Another office that is the same has the same hash, wherever it lies.
    root.rename(tmp_path / "pindah")
    root = tmp_path / "pindah"
    assert now() == seen[-1]

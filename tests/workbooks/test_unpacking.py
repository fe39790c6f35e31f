"""Archives that are unpacked in the helper: nothing leaves its folder, nothing grows without limit."""

import zipfile
from pathlib import Path

import pytest

from submissions.workbooks import unpacking
from submissions.workbooks.sheets.model import RefusedError
from submissions.workbooks.unpacking import safe_name, unpack_into


def archive(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return path


def test_no_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    names = [
        "../../keluar.pdf",
        "/etc/atas.pdf",
        "C:\\x\\win.pdf",
        "a/..",
        "sama.pdf",
        "b/sama.pdf",
        "bad\x00\n|name.pdf",
    ]
    folder = tmp_path / "dalam"
    folder.mkdir()
    found = unpack_into(archive(tmp_path / "a.zip", **dict.fromkeys(names, b"x")), folder)
    assert [Path(name).name for name in found] == [
        *("keluar.pdf", "atas.pdf", "win.pdf", "sama.pdf", "sama.pdf", "bad"),
    ]
    assert all((folder / name).resolve().is_relative_to(folder.resolve()) for name in found)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "dalam"]


def test_what_an_archive_says_of_its_size_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(tmp_path / "a.zip", **{"a.bin": bytes(3 << 20)})
    content = path.read_bytes()
    honest = (3 << 20).to_bytes(4, "little")
    assert content.count(honest) == 2
    path.write_bytes(content.replace(honest, (1000).to_bytes(4, "little")))
    monkeypatch.setattr(unpacking, "MOST_MB", 2)
    with pytest.raises(RefusedError):
        unpack_into(path, tmp_path)


def test_names_are_made_harmless() -> None:
    assert safe_name("x/~$Surat: tugas?.PDF") == "__Surat_ tugas_.PDF"
    assert len(safe_name("a" * 500 + ".pdf")) < 140

"""Word files among the evidence are told, and converted where LibreOffice is installed."""

import errno
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from submissions.evidence.opening import converting
from submissions.evidence.opening.converting import ConversionError, convert
from tests.cli.conftest import Ran
from tests.waiting import NEVER

Run = Callable[..., Ran]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPEN = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def write_docx(path: Path, text: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{OPEN}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{KIND}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{OPEN}/relationships">'
            f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>',
        )


@pytest.fixture
def word(office: Path, record: Path) -> Path:
    """A Word file in the place of the record's procedure."""
    text = record.read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if each.strip().startswith("berkas:") and "sop" in each)
    old = line.partition(": ")[2]
    path = (office / old).with_name("prosedur.docx")
    write_docx(path, "Prosedur contoh")
    record.write_text(text.replace(old, path.relative_to(office).as_posix()), encoding="utf-8")
    return path


def program(folder: Path, script: str) -> dict[str, str]:
    """Put a program that passes for LibreOffice first on the path."""
    folder.mkdir()
    (folder / "soffice").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "soffice").chmod(0o755)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def test_a_word_file_is_told_with_the_remedy(run: Run, record: Path, word: Path) -> None:
    ran = run("check", record)
    assert f"{word.name} is a Word file" in ran.out
    assert "→ Save it as PDF and name that file here; `submissions check --convert` makes the PDF" in ran.out


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_the_pdf_and_the_record_stays(run: Run, record: Path, word: Path) -> None:
    before = record.read_bytes()
    ran = run("check", record, "--convert")
    made = word.with_suffix(".pdf")
    assert "Prosedur contoh" in "".join(read_text(made))
    assert f"Made: {made.relative_to(record.parents[1]).as_posix()}" in ran.err
    assert f"inovasi/{record.name}:" in ran.err
    assert "look at it, and write `berkas: " in ran.err
    assert record.read_bytes() == before
    assert sorted(path.name for path in word.parent.iterdir() if "submissions-" in path.name) == []
    stamp = made.stat().st_mtime_ns
    assert f"{made.name} is there already and was not replaced." in run("check", record, "--convert").err
    assert made.stat().st_mtime_ns == stamp


def read_text(path: Path) -> list[str]:
    import pypdfium2

    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path)]


def test_without_libreoffice_it_says_what_to_do(
    run: Run, record: Path, word: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = run("check", record, "--convert")
    assert ran.code == 1
    assert "LibreOffice is not installed" in ran.err
    assert "or save the files as PDF in Word" in ran.err
    assert not word.with_suffix(".pdf").exists()


@pytest.mark.parametrize(
    ("script", "seconds", "reason"),
    [("exit 77", NEVER, "LibreOffice: 77"), ("exit 0", NEVER, "LibreOffice: 0"), ("sleep 60 & sleep 60", 0.5, "0.5 s")],
)
def test_what_is_not_converted_leaves_nothing(script: str, seconds: float, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "-x.docx"
    write_docx(path, "x")
    program(tmp_path / "bin", script)
    with pytest.raises(ConversionError, match=reason):
        convert(path, str(tmp_path / "bin" / "soffice"), seconds)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["-x.docx", "bin"]


MAKING = 'while [ "$1" != --outdir ]; do shift; done; printf "%%PDF-1.4" > "$2/dokumen.pdf"'


def test_a_disk_without_links_takes_the_pdf_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_paths: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    path = tmp_path / "sop.docx"
    write_docx(path, "x")
    program(tmp_path / "bin", MAKING)
    monkeypatch.setattr(os, "link", refused)
    assert convert(path, str(tmp_path / "bin" / "soffice")) == tmp_path / "sop.pdf"
    assert (tmp_path / "sop.pdf").read_bytes() == b"%PDF-1.4"
    (tmp_path / "sop.pdf").write_bytes(b"lama")
    assert convert(path, str(tmp_path / "bin" / "soffice")) is None
    assert (tmp_path / "sop.pdf").read_bytes() == b"lama"


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_libreoffice_is_found_where_it_is_on_no_path(
    system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "LibreOffice", "exit 0")
    place = str(tmp_path / "LibreOffice" / "soffice")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(converting, "_ELSEWHERE", {system: ("/tidak/ada", place)})
    assert converting.converter() is None
    monkeypatch.setattr(converting, "sys", SimpleNamespace(platform=system))
    assert converting.converter() == place


def test_on_windows_libreoffice_is_ended_with_what_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.docx"
    write_docx(path, "x")
    program(tmp_path / "bin", "exec sleep 60")
    (tmp_path / "bin" / "taskkill").write_text(f'#!/bin/sh\necho "$@" > {tmp_path / "asked"}\nkill -9 "$4"\n')
    (tmp_path / "bin" / "taskkill").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(converting, "sys", SimpleNamespace(platform="win32"))
    with pytest.raises(ConversionError, match=r"0\.5 s"):
        convert(path, str(tmp_path / "bin" / "soffice"), 0.5)
    assert (tmp_path / "asked").read_text().startswith("/T /F /PID ")

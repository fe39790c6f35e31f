"""What `check` says of files that cannot be read: line, caret, the line as it could be; nothing foreign."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]

# What libraries and standards say, and no user should read.
FOREIGN = [
    *("libyaml", "calamine", "PDFium", "Pillow", "openpyxl", "zip file", "BadZip", "Unicode", "codec", "ordinal"),
    *("mapping values", "expected", "token", "scalar", "simple key", "block collection", "flow sequence", "heavy"),
    *("Traceback", "Errno", "\\x", "pydantic", "validation error", "None", "NoneType"),
]
BROKEN = {
    "tab.yaml": b"pengusul:\n\tnama: A\n",
    "titik-dua.yaml": b"nama: Pasar: Terang\n",
    "kutip.yaml": b'nama: "Pasar\nid: a\n',
    "kurung.yaml": b"sdgs: [sdg_1\nnama: A\n",
    "alias.yaml": b"nama: *a\n",
    "tag.yaml": b"nama: !a b\n",
    "dua.yaml": b"nama: A\n---\nnama: B\n",
    "teks.yaml": b"Pasar terang\n",
    "daftar.yaml": b"- nama: A\n",
    "latin.yaml": b"nama: Caf\xe9\n",
    "utf16.yaml": "nama: A\n".encode("utf-16"),
    "kendali.yaml": b"nama: a\x07\n",
    "kosong.yaml": b"",
    "surat.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "pdf.yaml": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "tabel.xlsx": b"PK\x03\x04\x14\x00",
    "foto.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
    "tabel.csv": b"Nama;Tahapan\nPasar: a: b;x\n",
    "rusak.json": b'{"nama": "A",}}',
    "lambang.yaml": "nama: A \U0001f600 \uf0b7\n".encode(),
}


def checked(run: Run, folder: Path, name: str, content: bytes, language: str = "en") -> Ran:
    (folder / name).write_bytes(content)
    return run("check", name, "--competition", "iga", language=language, cwd=folder)


def test_slip_is_shown_with_a_caret_and_corrected(run: Run, tmp_path: Path) -> None:
    done = checked(run, tmp_path, "a.yaml", b"id: a\nnama: Pasar: Terang\n")
    assert done.code == 3
    assert [line.rstrip() for line in done.out.splitlines()][3:8] == [
        "    error  a.yaml:2:12  a colon within the text is taken for the end of a field's name. [not-yaml]",
        "          2 | nama: Pasar: Terang",
        "            |            ^",
        "        → Put the text between quotation marks, or under `|` if it has several lines.",
        '          2 | nama: "Pasar: Terang"',
    ]
    assert "What the editions ask is judged as soon as the record can be read" in done.out


def test_slip_is_in_the_json_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("nama: Pasar: Terang\n")
    done = run("check", "a.yaml", "--competition", "iga", "--format", "json")
    [finding] = json.loads(done.out)["records"][0]["findings"]
    assert finding["excerpt"] == {
        "line": 1,
        "text": "nama: Pasar: Terang",
        "column": 12,
        "corrected": 'nama: "Pasar: Terang"',
        "corrected_line": 1,
    }


def test_unclosed_quotation_mark_in_the_settings_is_told_where_it_opens(run: Run, tmp_path: Path) -> None:
    (tmp_path / "submissions.yaml").write_text('pemda:\n  nama: "Kabupaten Contoh\ntempat: Contoh\n')
    done = run("check", ".")
    assert done.code == 3
    assert 'submissions.yaml:2:9: the quotation mark " that is opened here' in done.err
    assert '2 |   nama: "Kabupaten Contoh"' in done.err


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", BROKEN)
def test_no_word_of_a_library_reaches_the_user(run: Run, tmp_path: Path, name: str, language: str) -> None:
    done = checked(run, tmp_path, name, BROKEN[name], language)
    assert done.code in (1, 3)
    told = done.out + done.err
    assert [word for word in FOREIGN if word in told] == [], told


@pytest.mark.parametrize(
    ("name", "kind", "remedy"),
    [
        ("surat.pdf", "PDF", "Name a file that ends in .yaml"),
        ("pdf.yaml", "PDF", "Name a file that ends in .yaml"),
        ("foto.jpg", "JPG", "evidence is named in the record"),
        ("tabel.csv", "CSV", "with `submissions import tabel.csv`"),
    ],
)
def test_what_is_no_record_is_told_by_its_kind(run: Run, tmp_path: Path, name: str, kind: str, remedy: str) -> None:
    done = checked(run, tmp_path, name, BROKEN[name])
    assert f"this is a file of the type {kind}, not a record. [not-a-record]" in done.out
    assert remedy in done.out


def test_empty_workspace_is_told_how_to_begin(run: Run, tmp_path: Path) -> None:
    (tmp_path / "submissions.yaml").write_text("tempat: Contoh\n")
    (tmp_path / "inovasi").mkdir()
    done = run("check", ".")
    assert done.code == 3
    assert "`submissions new" in done.err
    assert "`submissions import" in done.err
    assert "init" not in done.err


def test_workspace_inside_another_is_told(run: Run, office: Path) -> None:
    inner = office / "dinas"
    (inner / "inovasi").mkdir(parents=True)
    (inner / "submissions.yaml").write_text("tempat: Contoh\n")
    done = run("check", inner)
    assert f"{inner} is a workspace inside the workspace {office}" in done.err
    assert "is a workspace inside" not in run("check", office, "--no-open").err


def test_import_takes_the_workspace_of_the_current_folder(run: Run, office: Path) -> None:
    assert run("template", "-o", "formulir.xlsx", cwd=office).code == 0
    done = run("import", "formulir.xlsx", cwd=office)
    assert "Missing" not in done.err
    assert "Missing option" in run("import", "kantor/formulir.xlsx").err

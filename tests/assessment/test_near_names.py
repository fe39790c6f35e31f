"""Evidence whose file is named a little otherwise in the record: taken where that is certain, else named."""

import unicodedata
from pathlib import Path

import pytest

from submissions.files.near import NearNames
from submissions.findings.finding import Severity
from submissions.judging.judge import judge
from submissions.workspace import open_workspace
from tests.build import all_findings, changed, edition, write_workspace
from tests.evidence.opening.files import pdf, written

NFC, NFD = (unicodedata.normalize(form, "Kafé Désa.pdf") for form in ("NFC", "NFD"))


def near(root: Path, named: str, *standing: str) -> list[tuple[str, str, str]]:
    """Return code, severity and message of what is said of the file of a record that names it so."""
    bukti = {"surat": {"jenis": "laporan", "judul": "Surat", "berkas": named}}
    write_workspace(root, [changed({"indikator": {"sdm": {"jumlah": "31", "bukti": ["surat"]}}, "bukti": bukti})])
    (root / named).unlink()
    for name in standing:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        pdf(root / name, [written("Surat")])
    return asked(root)


def asked(root: Path) -> list[tuple[str, str, str]]:
    workspace = open_workspace(root)
    [report] = judge(workspace, [edition("iga-2026")]).reports
    return [
        (finding.code, finding.severity, finding.message)
        for finding in all_findings(report)
        if finding.field == "bukti.surat.berkas"
    ]


@pytest.mark.parametrize(
    ("named", "standing"),
    [
        ("bukti\\surat.pdf", "bukti/surat.pdf"),
        ("bukti\\Pasar\\Surat.PDF", "bukti/pasar/surat.pdf"),
        ("Bukti/SURAT.pdf", "bukti/surat.pdf"),
        (f"bukti/{NFC}", f"bukti/{NFD}"),
        (f"bukti/{NFD}", f"bukti/{NFC}"),
        ("bukti/surat", "bukti/surat.pdf"),
        ("bukti/surat.pdf", "bukti/surat.pdf.pdf"),
        ("bukti/surat.pdf ", "bukti/surat.pdf"),
        ("bukti/surat .pdf", "bukti/surat.pdf"),
        ("bukti/surat  tim.pdf", "bukti/surat tim.pdf"),
        ("./bukti//surat.PDF", "bukti/surat.pdf"),
    ],
)
def test_what_is_certain_is_taken_and_told(named: str, standing: str, tmp_path: Path) -> None:
    [(code, severity, message)] = near(tmp_path, named, standing)
    assert (code, severity) == ("evidence-taken", Severity.HINT)
    assert standing in message
    workspace = open_workspace(tmp_path)
    assert workspace.file(named) == (tmp_path / standing).resolve()


def test_of_two_that_could_be_meant_none_is_taken_and_both_are_named(tmp_path: Path) -> None:
    [(code, severity, message)] = near(tmp_path, "bukti/surat", "bukti/surat.pdf", "bukti/surat.docx")
    assert (code, severity) == ("evidence-missing", Severity.ERROR)
    assert "did you mean bukti/surat.docx, bukti/surat.pdf?" in message
    assert open_workspace(tmp_path).file("bukti/surat") is None


def test_a_misspelling_is_named_and_not_taken(tmp_path: Path) -> None:
    [(code, _severity, message)] = near(tmp_path, "bukti/pedomen-kerja.pdf", "bukti/pedoman-kerja.pdf")
    assert code == "evidence-missing"
    assert message.endswith("did you mean bukti/pedoman-kerja.pdf?")


def test_an_ending_that_two_names_share_makes_them_no_more_alike(tmp_path: Path) -> None:
    [(_code, _severity, message)] = near(tmp_path, "bukti/sop.pdf", "bukti/mitra-bisnis.pdf", "bukti/foto.jpg")
    assert message.endswith("is not in the workspace")
    [(_code, _severity, message)] = near(tmp_path, "bukti/sk.pdf", "bukti/mitra-bisnis.pdf", "bukti/sk-tim.pdf")
    assert message.endswith("did you mean bukti/sk-tim.pdf?")


def test_as_written_comes_first(tmp_path: Path) -> None:
    assert near(tmp_path, "bukti/Surat.pdf", "bukti/surat.pdf", "bukti/Surat.pdf") == []


def test_nothing_is_taken_from_outside(tmp_path: Path) -> None:
    pdf(tmp_path / "rahasia.pdf", [written("x")])
    root = tmp_path / "kantor"
    near(root, "bukti/rahasia.pdf")
    (root / "bukti" / "Rahasia.pdf").symlink_to(tmp_path / "rahasia.pdf")
    [(code, _severity, _message)] = asked(root)
    assert code == "evidence-missing"
    assert open_workspace(root).located("bukti/rahasia.pdf") is None


def test_a_file_is_found_by_every_way_that_stays_inside(tmp_path: Path) -> None:
    root, outside = tmp_path / "kantor", tmp_path / "rahasia"
    (root / "bukti" / "sk").mkdir(parents=True)
    outside.mkdir()
    for folder in (root / "bukti" / "sk", outside):
        (folder / "a.pdf").write_bytes(b"a")
    (root / "bukti" / "lama").symlink_to("sk")
    (root / "bukti" / "keluar").symlink_to(outside)
    (root / "bukti" / "sk" / "b.pdf").symlink_to("a.pdf")
    workspace, real = open_workspace(root), (root / "bukti" / "sk" / "a.pdf").resolve()
    same = ["bukti/sk/a.pdf", "bukti//sk/./a.pdf", "bukti/sk/../sk/a.pdf", "bukti/lama/a.pdf", "bukti/sk/b.pdf"]
    assert [workspace.file(name) for name in same] == [real] * 5
    assert [workspace.file(name) for name in ("bukti/keluar/a.pdf", "../rahasia/a.pdf", "bukti/sk", str(real))] == [
        *(None, None, None, real)
    ]


@pytest.mark.parametrize("name", ["", ".", "..", "/", "\\", "a/b/c", "bukti/..", "x" * 5000, "a\0b", "bukti/\ud800"])
def test_no_name_breaks_it(name: str, tmp_path: Path) -> None:
    (tmp_path / "bukti").mkdir()
    names = NearNames(tmp_path)
    assert names.meant(name) == []
    assert names.nearest(name) is None
    assert open_workspace(tmp_path).file(name) is None


def test_what_was_kept_is_judged_anew_when_a_near_file_comes_or_goes(tmp_path: Path) -> None:
    assert near(tmp_path, "bukti/surat.pdf")[0][2].endswith("is not in the workspace")
    pdf(tmp_path / "bukti" / "SURAT.pdf", [written("Surat")])
    assert asked(tmp_path)[0][0] == "evidence-taken"
    (tmp_path / "bukti" / "SURAT.pdf").write_bytes(b"%PDF-1.7\nrusak")
    assert {code for code, _severity, _message in asked(tmp_path)} == {"evidence-taken", "evidence-broken"}
    (tmp_path / "bukti" / "SURAT.pdf").rename(tmp_path / "bukti" / "surai.pdf")
    assert "did you mean bukti/surai.pdf?" in asked(tmp_path)[0][2]

"""What an organiser may ask besides a form: one file, pages, a quota, kinds of proposers, criteria of a jury."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.build import as_yaml, complete_record, words, write_workspace
from tests.cli.conftest import Ran
from tests.pdf import flat, read_pdf

Run = Callable[..., Ran]
NAME = "lomba-naskah-2026"
EDITION: dict[str, Any] = {
    "competition": "lomba-naskah",
    "year": "2026",
    "short_name": "Lomba Naskah",
    "name": "Lomba Naskah Sagara 2026",
    "level": "provincial",
    "source": "karangan untuk pengujian",
    "grade": "official",
    "quota": "1",
    "eligibility": {"warga": {"rule": "proposers", "label": "Hanya perangkat daerah", "kinds": ["opd"]}},
    "fields": {
        "judul": {"label": "Judul", "type": "text", "answer": ["nama"], "required": "ya"},
        "isi": {"label": "Isi", "type": "narrative", "answer": ["hasil"]},
        "sk": {"label": "Surat", "type": "files"},
    },
    "manuscript": {
        "pages": {"max": "1"},
        "annexes": {"in_one_pdf": "ya"},
        "file_name": "{judul}_{tahun}",
        "cover": {"lines": ["{edisi}"]},
    },
    "criteria": {
        "mutu": {"label": "Mutu", "weight": "60", "fields": ["isi"], "asks": "Apakah isinya baru?"},
        "rapi": {"label": "Kerapian"},
    },
}


def record(key: str, name: str, **changes: Any) -> dict[str, Any]:
    """Return a record that enters the invented competition alone."""
    own = {"kompetisi": ["lomba-naskah"], "jawaban": {NAME: {"sk": ["sk-tim"]}}, "hasil": words(40)}
    return complete_record(id=key, nama=name) | own | changes


@pytest.fixture
def office(tmp_path: Path) -> Path:
    root = tmp_path / "kantor"
    write_workspace(root, [record("a", "Pasar Terang"), record("b", "Lampu Desa")])
    (root / "editions").mkdir()
    (root / "editions" / f"{NAME}.yaml").write_text(as_yaml(EDITION), encoding="utf-8")
    return root


def test_form_and_annexes_are_one_file_of_the_name_asked(run: Run, office: Path, tmp_path: Path) -> None:
    ran = run("make", office / "inovasi" / "a.yaml", "--edition", NAME)
    assert ran.code == 0
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == [
        "Pasar Terang_2026.pdf",
        "Pasar Terang_2026_gabungan.pdf",
    ]
    form, whole = (read_pdf(tmp_path / f"Pasar Terang_2026{end}.pdf") for end in ("", "_gabungan"))
    assert "Lomba Naskah Sagara 2026" in flat(whole.pages[0])
    assert len(whole.pages) > len(form.pages)
    assert "Dokumen contoh" in flat(whole.text)  # the page of the annex itself
    assert f"_gabungan.pdf ({len(whole.pages)} pages)" in ran.out


def test_too_many_pages_are_told_and_the_files_are_there(run: Run, office: Path, tmp_path: Path) -> None:
    path = office / "inovasi" / "a.yaml"
    path.write_text(as_yaml(record("a", "Pasar Terang", hasil=words(1500))), encoding="utf-8")
    ran = run("make", path, "--edition", NAME, "-o", tmp_path / "x.pdf")
    assert ran.code == 1
    assert "pages in the PDF, at most 1 are taken, cover and annexes not counted" in ran.out
    assert "[pages-too-many]" in ran.out
    assert (tmp_path / "x.pdf").is_file()
    exported = run("export", office, "-o", tmp_path / "keluaran")
    assert exported.code == 1
    assert f"{NAME}/a_{NAME}.pdf" in exported.err
    assert "pages-too-many" in exported.err
    again = run("export", office, "-o", tmp_path / "keluaran")  # nothing is made anew, and it is told all the same
    assert "0 PDF files made" in again.out
    assert "pages-too-many" in again.err


def test_more_than_the_quota_is_told_by_check_and_select(run: Run, office: Path) -> None:
    ran = run("check", office, "--no-open", "--competition", "lomba-naskah")
    assert ran.code == 0
    assert "Lomba Naskah 2026: 2 are eligible, but only 1 may be sent" in ran.out
    assert "`submissions select lomba-naskah` puts them in order." in ran.out
    chosen = run("select", "lomba-naskah", office, "--no-open").out
    assert "Quota 1." in chosen
    assert "---- beyond the quota ----" in chosen


def test_export_names_the_command_that_makes_the_file_asked_for(run: Run, office: Path, tmp_path: Path) -> None:
    ran = run("export", office, "-o", tmp_path / "keluar", "--no-open")
    assert "Lomba Naskah 2026 asks for one file" in ran.err
    assert f"`submissions make NAME --edition {NAME}` makes that" in ran.err


def test_a_proposer_of_another_kind_is_refused(run: Run, office: Path) -> None:
    path = office / "inovasi" / "a.yaml"
    proposer = {"nama": "Karang Taruna Sagara", "jenis": "masyarakat"}
    path.write_text(as_yaml(record("a", "Pasar Terang", pengusul=proposer)), encoding="utf-8")
    ran = run("check", path, "--no-open")
    assert ran.code == 1
    assert "edition takes: Perangkat Daerah" in ran.out
    assert "pengusul.jenis" in ran.out


def test_the_criteria_of_a_jury_are_gone_through_with_own_marks(run: Run, office: Path) -> None:
    path = office / "inovasi" / "a.yaml"
    ran = run("score", path, "--edition", NAME, "--set", "mutu=75")
    assert ran.code == 0
    assert "mutu: Mutu – weight 60; 1 of 1 fields filled; own mark 75 of 100" in ran.out
    assert "Apakah isinya baru?" in ran.out
    assert "rapi: Kerapian – weight not found" in ran.out
    assert "Own marks: 45.00 of 60 points" in ran.out  # 60 × 75 %
    for text, told in (("mutu=101", "no mark from 0 to 100"), ("mutu=nan", "no mark"), ("x=1", "criteria mutu, rapi")):
        wrong = run("score", path, "--edition", NAME, "--set", text)
        assert (wrong.code, told in " ".join(wrong.err.split())) == (2, True)
    rows = json.loads(run("score", path, "--edition", NAME, "--format", "json").out)["criteria"]
    assert [(row["key"], row["weight"], row["mark"]) for row in rows] == [("mutu", "60", None), ("rapi", None, None)]


def test_each_narrative_is_shown_with_what_a_jury_weighs(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "contoh").code == 0
    ran = run("score", "akta", "--edition", "kipp-2025", cwd=tmp_path / "contoh")
    assert ran.code == 0
    assert "1.1 Latar Belakang – weight not found; 149 of at most 200 words" in ran.out
    assert "First sentence: figure yes, year no, cause no: “Setiap tahun sekitar 13.600 bayi" in ran.out
    assert "our reading of model proposals, no rule" in ran.out
    data = json.loads(run("score", "akta", "--edition", "kipp-2025", "--format", "json", cwd=tmp_path / "contoh").out)
    assert data["narratives"][0]["opening"]["has_figure"] is True


def test_what_is_asked_is_said_in_plain_words(run: Run, office: Path) -> None:
    shown = run("editions", "show", NAME, cwd=office).out
    for line in (
        "Pages: at most 1, cover and annexes not counted (official)",
        "Annexes: in one file with the form (official)",
        "Name of the file: {judul}_{tahun} (official)",
        "Quota: at most 1 per institution (official)",
        "Mutu: weight 60 (official); Apakah isinya baru?; answered by Isi",
        "Hanya perangkat daerah: Perangkat Daerah",
    ):
        assert line in shown


def test_a_placeholder_that_is_none_is_told_with_its_place(run: Run, office: Path) -> None:
    file = office / "editions" / f"{NAME}.yaml"
    text = file.read_text(encoding="utf-8").replace("{judul}_{tahun}", "{judul}_{harga}")
    file.write_text(text, encoding="utf-8")
    ran = run("editions", "check", file, cwd=office)
    assert ran.code == 3
    assert "“{harga}” is no placeholder" in ran.out
    line = next(number for number, each in enumerate(text.splitlines(), 1) if "{harga}" in each)
    assert f"{NAME}.yaml:{line}:" in ran.out


def test_who_is_not_to_enter_is_not_advised_to_enter_others(run: Run, office: Path) -> None:
    path = office / "inovasi" / "a.yaml"
    bare = complete_record(id="a", nama="Pasar Terang", kompetisi=["kaltara-innovation-awards", "krenova-jateng"])
    path.write_text(as_yaml(bare), encoding="utf-8")
    ran = run("check", path, "--no-open")
    assert "1 innovation fills in nothing for Kaltara Innovation Awards 2026." in ran.out
    assert (
        "write `kompetisi: [krenova-jateng]` in submissions.yaml" in ran.out
    )  # not iga and kipp, which it does not enter

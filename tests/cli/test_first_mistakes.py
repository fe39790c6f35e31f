"""What a newcomer ran into, each with what is right: nothing passes in silence, and what is advised works."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def own(run: Run, tmp_path: Path) -> Path:
    assert run("init", "kantor", "--empty", "--region", "Kabupaten Umpama").code == 0
    return tmp_path / "kantor"


def begun(run: Run, own: Path, *more: str) -> Path:
    assert run("new", "SIAP ANTAR", "--office", "Dinas X", "--id", "siap", *more, cwd=own).code == 0
    return own / "inovasi" / "siap.yaml"


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", ["SIAP #1 Layanan", "&SIAP ANTAR", "!SIAP ANTAR"])
def test_a_title_never_loses_a_word_in_silence(run: Run, own: Path, name: str) -> None:
    path = begun(run, own)
    changed(path, "nama: SIAP ANTAR", f"nama: {name}")
    ran = run("check", "inovasi/siap.yaml", cwd=own)
    assert "between quotation marks" in ran.out
    changed(path, f"nama: {name}", f'nama: "{name}"')
    data = json.loads(run("check", "siap", "--format", "json", cwd=own).out)
    assert [each["nama"] for each in data["records"]] == [name]
    assert "quotation" not in json.dumps(data)


def test_a_remark_is_no_lost_text(run: Run, own: Path) -> None:
    changed(begun(run, own), "nama: SIAP ANTAR", "nama: SIAP ANTAR  # nama resmi")
    assert "text-cut-off" not in run("check", "siap", cwd=own).out


def test_text_that_is_not_indented_is_told_without_the_hints_of_the_next_question(run: Run, own: Path) -> None:
    path = begun(run, own, "--competition", "iga")
    changed(path, "  dasar_hukum: |\n", "  dasar_hukum: |\n  Perda Nomor 1.\n  Perbup Nomor 2.\n")
    lines = path.read_text(encoding="utf-8").splitlines()
    first = lines.index("  Perda Nomor 1.") + 1
    ran = run("check", "siap", cwd=own)
    assert f"lines: {first}, {first + 1}." in ran.out


def test_day_and_month_that_changed_places_are_offered(run: Run, own: Path) -> None:
    path = begun(run, own)
    changed(path, "waktu_penerapan:\n", "waktu_penerapan: 05/20/2024\n")
    assert "If day and month changed places, write 20/05/2024" in run("check", "siap", cwd=own).out
    changed(path, "05/20/2024", "31/02/2024")
    assert "Check day and month." in run("check", "siap", cwd=own).out


def test_the_copy_of_an_edition_that_comes_into_force_is_told(run: Run, own: Path) -> None:
    made = run("editions", "new", "iga-2027", "--from", "iga-2026", cwd=own)
    assert "`edisi: {iga: 2026}` in submissions.yaml" in made.err
    with (own / "submissions.yaml").open("a", encoding="utf-8") as file:
        file.write("edisi: {iga: 2026}\n")
    begun(run, own)
    assert "IGA 2026: 0 of 1 eligible" in run("check", cwd=own).out
    assert "in force" not in run("editions", "new", "iga-2028", "--from", "iga-2026", cwd=own).err


def test_a_form_in_which_nothing_is_filled_is_told_where_no_rule_is_binding(run: Run, own: Path) -> None:
    path = begun(run, own, "--competition", "krenova-jateng")
    assert "[form-empty]" in run("check", "siap", cwd=own).out
    changed(path, "tujuan: |\n", "tujuan: |\n  Mengantar obat.\n")
    assert "[form-empty]" not in run("check", "siap", cwd=own).out


def test_an_id_is_never_the_name_of_a_folder_of_the_workspace(run: Run, own: Path) -> None:
    for name, file in (("Bukti", "bukti-2"), ("Inovasi", "inovasi-2"), ("Skema", "skema-2")):
        assert f"Made inovasi/{file}.yaml." in run("new", name, "--office", "Dinas X", cwd=own).out


def test_what_is_not_entered_is_not_made_as_a_draft(run: Run, own: Path) -> None:
    begun(run, own, "--competition", "kipp")
    ran = run("iga", "siap", "--draft", cwd=own)
    assert ran.code == 1
    assert "Add `iga` to `kompetisi` in the record" in ran.err
    assert not list(own.glob("*.pdf"))


def test_deadlines_of_an_unknown_competition_are_told_by_check_too(run: Run, own: Path) -> None:
    begun(run, own)
    with (own / "submissions.yaml").open("a", encoding="utf-8") as file:
        file.write("tenggat: {kip: {Kirim: 2027-04-30}}\n")
    for command in ("check", "calendar"):
        ran = run(command, cwd=own)
        assert "did you mean `kipp`?" in ran.out + ran.err


def test_only_some_records_empty_for_a_competition_are_named(run: Run, office: Path, record: Path) -> None:
    path = begun(run, office)
    changed(path, "    # Banyaknya (orang)\n    jumlah:\n", "    jumlah: 3\n")
    text = path.read_text(encoding="utf-8")
    assert "in submissions.yaml" in run("check", "siap", cwd=office).out
    for name in ("siaga", "sigap", "sigma"):
        other = text.replace("id: siap", f"id: {name}").replace("SIAP ANTAR", name.upper())
        (path.parent / f"{name}.yaml").write_text(other, encoding="utf-8")
    out = run("check", cwd=office).out
    assert "4 innovations fill in nothing for KIPP 2025. If they are not to enter it: write `kompetisi: [iga]`" in out
    assert "in each of them (siaga, siap, sigap, sigma)" in out


def test_an_answer_with_no_place_is_told_in_the_edition(run: Run, own: Path) -> None:
    run("editions", "new", "lomba-2026", "--from", "krenova-jateng-2018", cwd=own)
    file = own / "editions" / "lomba-2026.yaml"
    text = file.read_text(encoding="utf-8")
    assert "- tujuan" in text or "[tujuan]" in text
    file.write_text(text.replace("- tujuan", "- tujan").replace("[tujuan]", "[tujan]"), encoding="utf-8")
    ran = run("editions", "check", file, cwd=own)
    assert ran.code == 3
    assert "tujan" in ran.out

"""`submissions editions`: an edition started from another, checked, shown in plain words and compared."""

import json
from collections.abc import Callable
from pathlib import Path

from schemas.editions import load_edition
from schemas.rules import Grade, rules_in
from tests.cli.conftest import Ran

Run = Callable[..., Ran]


def test_new_edition_has_the_shape_of_another_and_none_of_its_authority(run: Run, tmp_path: Path) -> None:
    ran = run("editions", "new", "iga-2031", "--from", "iga-2026")
    assert ran.code == 0
    file = tmp_path / "editions" / "iga-2031.yaml"
    assert str(file) in ran.out
    made, origin = load_edition("iga-2031", tmp_path / "editions"), load_edition("iga-2026")
    assert list(made.fields) == list(origin.fields)
    assert list(made.indicators) == list(origin.indicators)
    assert {rule.grade for _path, rule in rules_in(made)} == {Grade.INFERRED}
    assert {day.value for day in made.calendar.values()} == {None}
    window = made.eligibility["jendela_penerapan"]
    assert window.rule == "implementation_window"
    assert (window.applied_from, window.applied_to) == (None, None)
    assert (made.year, "2031" in made.name, "S1" in made.sources) == (2031, True, False)
    assert "iga-2031" in run("editions").out


def test_new_edition_refuses_no_innovation(run: Run, office: Path) -> None:
    assert run("editions", "new", "iga-2031", "--from", "iga-2026", cwd=office).code == 0
    record = next((office / "inovasi").glob("*.yaml"))
    ran = run("check", record, "--competition", "iga", "--edition", "2031", "--no-open", cwd=office)
    assert ran.code == 0
    assert "[window-" not in ran.out


def test_new_edition_never_takes_the_place_of_another(run: Run, tmp_path: Path) -> None:
    run("editions", "new", "kipp-2031", "--from", "kipp-2025")
    file = tmp_path / "editions" / "kipp-2031.yaml"
    written = file.read_bytes()
    for name, words in (
        ("kipp-2031", "There is an edition kipp-2031 already"),
        ("kipp-2023", "There is an edition kipp-2023 already"),
        ("../kipp-2032", "not ../kipp-2032"),
    ):
        ran = run("editions", "new", name, "--from", "kipp-2025")
        assert ran.code == 2
        assert words in " ".join(ran.err.split())
    assert "There is no edition kipp-2024" in " ".join(
        run("editions", "new", "kipp-2032", "--from", "kipp-2024").err.split()
    )
    assert file.read_bytes() == written
    assert [path.name for path in file.parent.iterdir()] == ["kipp-2031.yaml"]


def test_check_says_what_is_left_to_do_and_where(run: Run, tmp_path: Path) -> None:
    run("editions", "new", "iga-2031", "--from", "iga-2026")
    ran = run("editions", "check", "editions/iga-2031.yaml")
    assert ran.code == 0
    text = (tmp_path / "editions" / "iga-2031.yaml").read_text(encoding="utf-8").splitlines()
    label = next(number for number, line in enumerate(text, 1) if "1 Januari 2024" in line)
    assert "the file can be used" in ran.out
    assert "Not verified" in ran.out
    assert "calendar.reporting_closes" in ran.out
    assert f"editions/iga-2031.yaml:{label}" in ran.out or f"iga-2031.yaml:{label - 1}" in ran.out


def test_check_says_what_is_wrong_and_where(run: Run, tmp_path: Path) -> None:
    run("editions", "new", "kipp-2031", "--from", "kipp-2025")
    file = tmp_path / "editions" / "kipp-2031.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    [at] = [number for number, line in enumerate(lines) if line == "  judul_tunggal:"]
    lines[at + 1 : at + 1] = ["    grade: official", "    note: Kesimpulan kami dari tahun lalu"]
    lines += ["ongkos: 1"]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ran = run("editions", "check", file)
    assert ran.code == 3
    assert "[key-unknown]" in ran.out
    file.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    ran = run("editions", "check", file)
    assert ran.code == 3
    assert f"kipp-2031.yaml:{at + 2}:" in ran.out
    assert "eligibility.judul_tunggal is graded so that errors may rest on it" in ran.out
    file.rename(file.with_name("kipp-2032.yaml"))
    assert run("editions", "check", file).code == 2
    file.with_name("kipp-2032.yaml").write_text("\n".join([*lines[: at + 1], *lines[at + 3 : -1]]), encoding="utf-8")
    assert "says that it is kipp-2031" in run("editions", "check", "editions/kipp-2032.yaml").out


def test_check_sees_what_documents_and_calendars_would_lack(run: Run, tmp_path: Path) -> None:
    run("editions", "new", "kipp-2031", "--from", "kipp-2025")
    file = tmp_path / "editions" / "kipp-2031.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("kipp/letters/inovator.", "kipp/letters/inovatr.").replace("  briefing_opens:", "  bimtek:")
    file.write_text(text, encoding="utf-8")
    ran = run("editions", "check", file)
    assert ran.code == 3
    assert "letters.inovator.template: there is no template “kipp/letters/inovatr.html.j2”" in ran.out
    assert "kipp/letters/inovator.html.j2" in ran.out
    assert "[edition-date-unnamed]" in ran.out
    own = tmp_path / "templates" / "kipp" / "letters" / "inovatr.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text("x", encoding="utf-8")
    assert run("editions", "check", file).code == 0


def test_an_empty_file_is_not_taken_for_an_innovation(run: Run, tmp_path: Path) -> None:
    (tmp_path / "editions").mkdir()
    (tmp_path / "editions" / "iga-2031.yaml").touch()
    ran = run("editions", "check", "editions/iga-2031.yaml")
    assert "[file-empty]" in ran.out
    assert "record" not in ran.out


def test_values_laid_over_a_packaged_edition_are_checked_with_it(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "editions"
    folder.mkdir()
    text = "calendar:\n  reporting_closes: {value: 2026-08-21, source: Surat 1, grade: official}\noverrides: iga-2026\n"
    (folder / "iga-2026.yaml").write_text(text, encoding="utf-8")
    ran = run("editions", "check", "editions/iga-2026.yaml")
    assert ran.code == 0
    assert "iga-2026: the file can be used" in ran.out
    assert "calendar.reporting_closes" not in ran.out


def test_show_says_in_plain_words_what_an_edition_asks(run: Run) -> None:
    ran = run("editions", "show", "kipp-2023")
    assert ran.code == 0
    for line in (
        "Registration closes: 6 May 2023 (official)",
        "5 Signifikansi: Kelompok Umum only; required (inferred, not verified); "
        "at most 600 words (corroborated); weight",
        "fewer than 2 of Top 99",
    ):
        assert line in ran.out
    for key in ("registration_closes", "judul_tunggal", "fewer_than", "umur_minimum"):
        assert key not in ran.out
    indicator = run("editions", "show", "iga-2026").out
    assert "16 Regulasi Inovasi Daerah: weight 3 (corroborated); mandatory (corroborated)" in indicator
    assert "the wording of the second parameter: inferred" in indicator
    rows = json.loads(run("editions", "show", "kipp-2023", "--format", "json").out)["says"]
    assert {"section": "Dates", "what": "Registration closes", "says": "6 May 2023 (official)"} in rows


def test_diff_is_a_table_of_what_two_editions_say_differently(run: Run) -> None:
    ran = run("editions", "diff", "kipp-2023", "kipp-2025", "--format", "markdown")
    assert ran.code == 0
    assert run("editions", "diff", "kipp-2023", "kipp-2025").out == ran.out  # no terminal, so a document
    assert "| Registration closes | 6 May 2023 (official) | 3 June 2025 (corroborated) |" in ran.out
    assert "| What | kipp-2023 | kipp-2025 |" in ran.out
    rows = json.loads(run("editions", "diff", "kipp-2023", "kipp-2025", "--format", "json").out)["differences"]
    new = [row["what"] for row in rows if row["section"] == "Form" and row["before"] is None]
    assert "1.3 Cara Kerja Inovasi" in new
    gone = [row["what"] for row in rows if row["section"] == "Form" and row["after"] is None]
    assert "1 Ringkasan" in gone
    shown = run("editions", "diff", "kipp-2023", "kipp-2025", "--format", "text")
    lines = shown.out.splitlines()
    assert lines[0] == "Edition"
    assert "Dates" in lines
    assert not [line for line in lines if line.startswith("|") or "**" in line or "---" in line]
    assert max(map(len, lines)) <= 80  # where the width is not known
    [row] = [line for line in lines if "6 May 2023 (official)" in line]
    assert row.strip().startswith("Registration")
    assert "3 June 2025" in row
    same = run("editions", "diff", "kipp-2023", "kipp-2023", "--format", "text")
    assert same.out.strip() == "Both say the same."
    assert run("editions", "diff", "kipp-2023", "kipp-1999").code == 2


def test_words_of_an_edition_are_indonesian_for_who_reads_indonesian(run: Run) -> None:
    out = run("editions", "show", "kipp-2025", language="id").out
    assert "Pendaftaran ditutup: 3 Juni 2025" in out
    assert "Registration" not in out

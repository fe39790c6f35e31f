import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]

OWN = """
tenggat:
  semua:
    Naskah dari perangkat daerah: 28 Mei 2025
    Tanda tangan kepala daerah:
  kipp: {Kirim: 2025-06-02}
hari_libur: [2025-05-27]
"""
TODAY = ("--today", "2025-05-26")


@pytest.fixture
def dated(office: Path) -> Path:
    with (office / "submissions.yaml").open("a", encoding="utf-8") as file:
        file.write(OWN)
    return office


def test_the_list_of_an_office_in_two_languages(run: Run, dated: Path) -> None:
    ran = run("calendar", dated, "--competition", "kipp", *TODAY)
    assert (ran.code, ran.complaints) == (0, "")
    lines = ran.out.splitlines()
    assert lines[:7] == [
        "Counted from Monday, 26 May 2025",
        "",
        "To come",
        "  1 working day left    Wednesday, 28 May 2025  Naskah dari perangkat daerah (own)",
        "  2 working days left   Monday, 2 June 2025     Kirim (own, KIPP 2025)",
        "  3 working days left   Tuesday, 3 June 2025    Registration closes (KIPP 2025)",
        "  19 working days left  Monday, 30 June 2025    Evaluation opens (KIPP 2025)",
    ]
    assert lines[lines.index("Without a date") + 1] == "  no date yet  Tanda tangan kepala daerah (own)"
    assert "  Tuesday, 8 April 2025    Registration opens (KIPP 2025)" in lines[lines.index("Past") :]
    assert lines[-1] == "1 day off of your own is counted."
    out = run("calendar", dated, "--competition", "kipp", *TODAY, language="id").out
    assert "3 hari kerja lagi Selasa, 3 Juni 2025 Pendaftaran ditutup (KIPP 2025)" in " ".join(out.split())


def test_what_is_not_known_and_what_has_closed(run: Run, office: Path) -> None:
    out = run("calendar", office, "--today", "1 Juli 2026").out
    assert "  date not known  Reporting closes (IGA 2026)" in out
    assert "Agustus 2026; hari persisnya tidak ditemukan." in out
    assert "  Tuesday, 3 June 2025     Registration has closed (KIPP 2025)" in out
    assert "You have no deadlines of your own: write them under `tenggat` in submissions.yaml." in out


def test_json_carries_the_same(run: Run, dated: Path, tmp_path: Path) -> None:
    ran = run("calendar", dated, "--competition", "kipp", *TODAY, "--format", "json", "-o", "a.ics")
    data = json.loads(ran.out)
    assert "Written: a.ics" in ran.err
    assert data["today"] == "2025-05-26"
    first, _second, closes = data["deadlines"][:3]
    assert (first["key"], first["own"], first["edition"], first["working_days_left"]) == (
        "Naskah dari perangkat daerah",
        True,
        None,
        1,
    )
    assert (closes["date"], closes["state"], closes["days_left"], closes["grade"]) == (
        "2025-06-03",
        "coming",
        8,
        "corroborated",
    )


def test_the_calendar_file_is_replaced_but_no_strangers_file(run: Run, dated: Path, tmp_path: Path) -> None:
    target = tmp_path / "tenggat.ics"
    assert run("calendar", dated, *TODAY, "-o", "tenggat.ics").code == 0
    first = target.read_bytes()
    assert b"SUMMARY:KIPP 2025: Kirim\r\n" in first
    assert run("calendar", dated, "--today", "2025-05-27", "-o", "tenggat.ics", language="id").code == 0
    assert target.read_bytes() != first
    assert run("calendar", dated, *TODAY, "-o", "tenggat.ics").code == 0
    assert target.read_bytes() == first
    target.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//Lain//ID\r\nEND:VCALENDAR\r\n")
    ran = run("calendar", dated, *TODAY, "-o", "tenggat.ics")
    assert ran.code == 1
    assert "tenggat.ics exists and was not made by this program" in ran.err
    assert b"Lain" in target.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "tenggat.txt"), "“tenggat.txt” must end in .ics."),
        (("-o", "-"), "“-” is no file"),
        (("--today", "besok"), "“besok” is not a date; write it like 2026-08-21."),
        (("--today", "2026-02-30"), "“2026-02-30” is not a date"),
    ],
)
def test_wrong_usage(run: Run, office: Path, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = run("calendar", office, *arguments)
    assert ran.code == 2
    assert said in " ".join(ran.err.split())
    assert [path.name for path in tmp_path.iterdir()] == ["kantor"]


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("tenggat: {semua: {Rapat: besok}}", 26, "is not a date"),
        ("tenggat: {iga: {Rapat: 2026-02-30}}", 24, "2026-02-30"),
        ("tenggat: {lomba: {Rapat: 2026-02-03}}", 11, "there is no field `lomba` here"),
        ("tenggat: {kip: {Rapat: 2026-02-03}}", 11, "did you mean `kipp`?"),
        ("tenggat: {Rapat: 2026-02-03}", 18, "fields are expected here"),
        ("tenggat: [2026-02-03]", 10, "fields are expected here"),
        ("hari_libur: 2026-02-03", 13, "a list is expected here"),
        ("hari_libur: [2026-02-03, Senin]", 26, "Senin"),
    ],
)
def test_a_mistake_in_the_settings_is_told_with_its_place(
    run: Run, office: Path, text: str, column: int, said: str
) -> None:
    settings = office / "submissions.yaml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(before + text + "\n", encoding="utf-8")
    ran = run("calendar", office)
    assert ran.code == 3
    assert said in ran.err
    assert f"submissions.yaml:{before.count(chr(10)) + 1}:{column}:" in ran.err


def test_a_folder_without_settings_or_records_has_the_editions_dates(run: Run, tmp_path: Path) -> None:
    ran = run("calendar", tmp_path, *TODAY)
    assert ran.code == 0
    assert "has no submissions.yaml: standard settings are used" in ran.err
    assert "Registration closes (KIPP 2025)" in ran.out


def test_gaps_say_how_many_working_days_are_left(run: Run, dated: Path) -> None:
    ran = run("gaps", dated, "--competition", "iga", "--no-open", *TODAY)
    assert ran.out.splitlines()[:3] == [
        "Naskah dari perangkat daerah: Wednesday, 28 May 2025, 1 working day left",
        "IGA 2026 – Reporting closes: date not known (Agustus 2026; hari persisnya tidak ditemukan)",
        "",
    ]
    data = json.loads(run("gaps", dated, "--no-open", *TODAY, "--format", "json").out)
    assert data["deadlines"][0]["working_days_left"] == 1


def test_no_verdict_knows_which_day_it_is(run: Run, dated: Path) -> None:
    """The same records are judged the same after every deadline, and `check` has no day to be told."""
    early, late = (
        json.loads(run("gaps", dated, "--today", today, "--format", "json").out)
        for today in ("1999-01-01", "2999-01-01")
    )
    assert early["records"] == late["records"]
    assert early["deadlines"] != late["deadlines"]
    assert run("check", dated, "--today", "2026-01-01").code == 2

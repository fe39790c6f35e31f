"""Whichever command is asked, a record comes to the same verdict: a table of defects against every command."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from submissions.__main__ import run
from tests.build import write_own_office

Verdicts = dict[tuple[str, str], str]
"""By file name without ending and competition: `eligible`, `not-eligible` or `unreadable`."""


def first_of(office: Path) -> Path:
    return office / "inovasi" / "akta-mapan.yaml"


def copied(office: Path, name: str, **changed: str) -> None:
    """Write a second record that is the first but for some of its lines."""
    lines = first_of(office).read_text(encoding="utf-8").splitlines()
    for key, value in changed.items():
        [at] = [number for number, line in enumerate(lines) if line.startswith(f"{key}:")]
        lines[at] = f"{key}: {value}"
    (office / "inovasi" / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def same_title_beside_what_cannot_be_read(office: Path) -> None:
    copied(office, "kembar", id="kembar")
    (office / "inovasi" / "rusak.yaml").write_text("nama: [tidak ditutup\n", encoding="utf-8")


def same_id(office: Path) -> None:
    copied(office, "lain", nama="Judul yang sama sekali lain")


def broken_evidence(office: Path) -> None:
    file = office / "bukti" / "akta-mapan" / "sk-tim.pdf"
    file.write_bytes(file.read_bytes()[:3000])


def missing_evidence(office: Path) -> None:
    (office / "bukti" / "akta-mapan" / "sk-tim.pdf").unlink()


def sound(_office: Path) -> None:
    """Leave all as it is."""


EXPECTED: dict[Callable[[Path], None], Verdicts] = {
    sound: {("akta-mapan", "iga"): "eligible", ("akta-mapan", "kipp"): "eligible"},
    same_title_beside_what_cannot_be_read: {
        # That equal titles refuse a proposal was official in 2017 only: a warning.
        **{(name, each): "eligible" for name in ("akta-mapan", "kembar") for each in ("iga", "kipp")},
        **{("rusak", each): "unreadable" for each in ("iga", "kipp")},
    },
    same_id: {(name, each): "not-eligible" for name in ("akta-mapan", "lain") for each in ("iga", "kipp")},
    broken_evidence: {("akta-mapan", each): "not-eligible" for each in ("iga", "kipp")},
    missing_evidence: {("akta-mapan", each): "not-eligible" for each in ("iga", "kipp")},
}


@pytest.fixture
def ask(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str]]:
    monkeypatch.chdir(tmp_path)

    def apply(*arguments: str | Path) -> tuple[int, str]:
        code = run([str(argument) for argument in arguments])
        return code, capsys.readouterr().out

    return apply


@pytest.mark.parametrize("defect", EXPECTED, ids=lambda defect: defect.__name__)
def test_every_command_says_the_same(
    defect: Callable[[Path], None], ask: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    office = tmp_path / "kantor"
    write_own_office(office)
    defect(office)
    expected = EXPECTED[defect]
    readable = {key: verdict for key, verdict in expected.items() if verdict != "unreadable"}
    eligible = {key for key, verdict in expected.items() if verdict == "eligible"}
    faulty = "unreadable" in expected.values()

    code, out = ask("check", office, "--format", "json")
    assert from_check(out) == expected
    assert code == (3 if faulty else 0 if eligible == set(expected) else 1)
    for (name, competition), verdict in expected.items():
        _code, out = ask("check", office / "inovasi" / f"{name}.yaml", "--competition", competition, "--format", "json")
        assert from_check(out) == {(name, competition): verdict}

    for (name, competition), verdict in expected.items():
        target = tmp_path / f"{name}-{competition}.pdf"
        code, _out = ask(competition, office / "inovasi" / f"{name}.yaml", "-o", target)
        assert (code, target.exists()) == {"eligible": (0, True), "not-eligible": (1, False)}.get(verdict, (3, False))

    code, _out = ask("export", office, "-o", tmp_path / "keluaran", "--quiet")
    manifest = json.loads((tmp_path / "keluaran" / "manifest.json").read_bytes())
    assert from_manifest(manifest) == expected
    assert manifest["evidence_opened"] is True
    code, _out = ask("freeze", office, "-o", tmp_path / "beku", "--quiet")
    frozen = [json.loads(path.read_bytes()) for path in (tmp_path / "beku").glob("*/beku.json")]
    assert [from_account(account) for account in frozen] == ([eligible] if eligible else [])

    _code, out = ask("index", office, "--format", "json")
    assert json.loads(out)["eligible"] == sum(competition == "iga" for _name, competition in eligible)
    for competition in ("iga", "kipp"):
        _code, out = ask("select", competition, office, "--format", "json")
        assert selected(out, competition) == {name for name, each in eligible if each == competition}
    ask("table", office, "-o", tmp_path / "rekap.xlsx")
    assert from_table(tmp_path / "rekap.xlsx") == expected

    scored = {name for name, _competition in readable}
    _code, out = ask("gaps", office, "--format", "json")
    proven = {Path(each["file"]).stem: each["proven"] for each in json.loads(out)["records"] if each["proven"]}
    assert proven.keys() == scored
    for name in sorted(scored):
        _code, out = ask("score", office / "inovasi" / f"{name}.yaml", "--format", "json")
        assert json.loads(out)["score"]["proven"] == proven[name]


def test_faulty_settings_stop_every_command_alike(ask: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    office = tmp_path / "kantor"
    write_own_office(office)
    (office / "submissions.yaml").write_text("pemda: {nmaa: X}\n", encoding="utf-8")
    record, out = first_of(office), tmp_path / "keluar"
    commands = (
        *(
            ["check", office],
            ["gaps", office],
            ["index", office],
            ["select", "iga", office],
            ["select", "kipp", office],
        ),
        *(["score", record], ["iga", record, "-o", out], ["kipp", record, "-o", out], ["pemda", office]),
        *(["export", office, "-o", out], ["freeze", office, "-o", out], ["table", office, "-o", out]),
        *(["report", office, "-o", tmp_path / "l.html"], ["carry-over", office, "--to", "iga-2026", "-o", out]),
    )
    assert {str(command[0]): ask(*command)[0] for command in commands} == {str(each[0]): 3 for each in commands}
    assert not out.exists()


def test_evidence_that_was_not_opened_is_said_everywhere(
    ask: Callable[..., tuple[int, str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = tmp_path / "kantor"
    write_own_office(office)
    broken_evidence(office)
    record = first_of(office)
    commands: dict[str, list[str | Path]] = {
        "check": ["check", office],
        "gaps": ["gaps", office],
        "score": ["score", record],
        "pemda": ["pemda", office],
        "index": ["index", office],
        "select iga": ["select", "iga", office],
        "select kipp": ["select", "kipp", office],
        "report": ["report", office, "-o", tmp_path / "l.html"],
        "table": ["table", office, "-o", tmp_path / "r.xlsx"],
        "iga": ["iga", record, "-o", tmp_path / "i.pdf"],
        "kipp": ["kipp", record, "-o", tmp_path / "k.pdf"],
        "export": ["export", office, "-o", tmp_path / "keluaran"],
        "freeze": ["freeze", office, "-o", tmp_path / "beku"],
    }
    silent = []
    for name, command in commands.items():
        run([str(part) for part in (*command, "--no-open")])
        if "--no-open" not in capsys.readouterr().err:
            silent.append(name)
    assert silent == []
    assert json.loads((tmp_path / "keluaran" / "manifest.json").read_bytes())["evidence_opened"] is False
    [account] = (tmp_path / "beku").glob("*/beku.json")
    assert json.loads(account.read_bytes())["evidence_opened"] is False


def from_check(out: str) -> Verdicts:
    records: list[dict[str, Any]] = json.loads(out)["records"]
    return {
        (Path(record["file"]).stem, each["edition"].split("-")[0]): each["verdict"]
        for record in records
        for each in record["assessments"]
    }


def from_manifest(manifest: dict[str, Any]) -> Verdicts:
    return {
        (Path(each["record"]).stem, each["edition"].split("-")[0]): each["verdict"]
        for each in (*manifest["files"], *manifest["left_out"])
    }


def from_account(account: dict[str, Any]) -> set[tuple[str, str]]:
    return {(Path(each["record"]).stem, each["edition"].split("-")[0]) for each in account["documents"]}


def selected(out: str, competition: str) -> set[str]:
    data = json.loads(out)
    if competition == "iga":
        return {Path(each["file"]).stem for each in (*data["sent"], *data["left_out"])}
    return {Path(each["file"]).stem for group in data["groups"] for each in group["proposals"]}


def from_table(path: Path) -> Verdicts:
    headings, *rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Rekap").to_python()
    words = {"Layak": "eligible", "Belum layak": "not-eligible", "Tidak terbaca": "unreadable"}
    columns = {str(heading).lower(): number for number, heading in enumerate(headings)}
    verdicts = {name.split("-")[0]: at for name, at in columns.items() if name.endswith(": putusan")}
    assert verdicts.keys() == {"iga", "kipp"}
    return {
        (Path(str(row[columns["berkas"]])).stem, competition): words[str(row[at])]
        for row in rows
        for competition, at in verdicts.items()
    }

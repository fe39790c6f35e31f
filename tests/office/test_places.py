"""Which records and workspaces paths mean, whoever asks: the command line or a page."""

from pathlib import Path

import pytest

from submissions.errors import InputError, UserError
from submissions.office.editions import chosen_edition_names
from submissions.office.places import by_workspace, record_files, workspace_of
from submissions.office.regions import region_of
from submissions.workspace import open_workspace
from tests.build import complete_record, write_workspace


@pytest.fixture
def offices(tmp_path: Path) -> Path:
    for name in ("barat", "timur"):
        write_workspace(tmp_path / name, [complete_record(id=f"{name}-{n}", nama=f"{name} {n}") for n in (1, 2)])
    return tmp_path


def names(files: list[Path]) -> list[str]:
    return [path.stem for path in files]


def test_a_folder_above_workspaces_stands_for_all_of_them(offices: Path) -> None:
    found = by_workspace([offices], print)
    assert [(workspace.root.name, names(files)) for workspace, files in found] == [
        ("barat", ["barat-1", "barat-2"]),
        ("timur", ["timur-1", "timur-2"]),
    ]


def test_a_workspace_without_records_does_not_hide_the_others(offices: Path) -> None:
    before = by_workspace([offices], print)
    (offices / "hampa" / "inovasi").mkdir(parents=True)
    (offices / "hampa" / "submissions.yaml").write_text("{}", encoding="utf-8")
    said: list[str] = []
    assert len(by_workspace([offices], said.append)) == len(before)
    assert any("no record in" in each and "hampa" in each for each in said)
    with pytest.raises(InputError, match="no record"):
        by_workspace([offices / "hampa"], said.append)
    with pytest.raises(InputError, match="no record"):
        by_workspace([offices, offices / "hampa"], said.append)


def test_a_record_named_twice_is_one(offices: Path) -> None:
    record = offices / "barat" / "inovasi" / "barat-2.yaml"
    [(workspace, files)] = by_workspace([record, offices / "barat", record], print)
    assert (workspace.root, names(files)) == (offices / "barat", ["barat-2", "barat-1"])
    assert record_files(record, workspace) == [record]


def test_one_workspace_is_asked_for_and_several_are_named(offices: Path) -> None:
    assert workspace_of(offices / "timur", print)[0].root == offices / "timur"
    with pytest.raises(InputError, match="2 workspaces") as refused:
        workspace_of(offices, print)
    assert str(offices / "barat") in str(refused.value.remedy)


def test_an_empty_folder_is_refused_and_missing_settings_are_told_once(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    with pytest.raises(InputError, match="There is no record in"):
        by_workspace([tmp_path / "kosong"], print)
    write_workspace(tmp_path / "kantor", [complete_record()])
    (tmp_path / "kantor" / "submissions.yaml").unlink()
    said: list[str] = []
    by_workspace([tmp_path / "kantor", tmp_path / "kantor" / "inovasi"], said.append)
    assert [line.split(":")[0] for line in said] == [f"{tmp_path / 'kantor'} has no submissions.yaml"]


def test_editions_are_chosen_by_competition_year_and_settings(offices: Path) -> None:
    workspace, said = open_workspace(offices / "barat"), list[str]()
    assert chosen_edition_names(workspace, "kipp", 2022, said.append) == ["kipp-2022"]
    assert {name.split("-")[0] for name in chosen_edition_names(workspace, None, None, said.append)} == {"iga", "kipp"}
    assert said == []
    # A year of one competition only leaves the other out, and says so.
    assert chosen_edition_names(workspace, None, 2022, said.append) == ["kipp-2022"]
    assert said == ["IGA has no edition 2022: left out."]
    with pytest.raises(UserError, match="There is no edition iga-1999"):
        chosen_edition_names(workspace, "iga", 1999, said.append)


def test_a_misnamed_edition_is_told(offices: Path) -> None:
    workspace, said = open_workspace(offices / "barat"), list[str]()
    workspace.editions_folder.mkdir()
    (workspace.editions_folder / "iga2027.yaml").write_text("id: iga-2027")
    assert chosen_edition_names(workspace, "iga", 2026, said.append) == ["iga-2026"]
    assert said == ["editions/iga2027.yaml is left out: an edition's file is named like iga-2027.yaml."]


def test_a_region_counts_what_cannot_be_read(offices: Path) -> None:
    whole = region_of(offices / "barat", None, 2026, open_evidence=False, say=print)
    assert (whole.exit_code, len(whole.portfolio.entered), whole.unreadable) == (0, 2, ())
    (offices / "barat" / "inovasi" / "barat-2.yaml").write_text("nama: [")
    torn = region_of(offices / "barat", None, 2026, open_evidence=False, say=print)
    assert (torn.exit_code, len(torn.portfolio.entered)) == (3, 1)
    assert [report.record.file for report in torn.unreadable] == ["inovasi/barat-2.yaml"]

"""What a portal shows of an innovation is noted in the record, and is no change of what was sent."""

from pathlib import Path

import pytest

from schemas.source import parse_source
from submissions.errors import UserError
from submissions.filling.registering import note_registration
from submissions.sample.starter import RECORDS
from submissions.starting.workspace import NewOffice, write_workspace
from submissions.workflow.log import Actor
from submissions.workflow.moving import make_move, standings, submitted_hash
from submissions.workspace import Workspace, open_workspace

OFFICE = NewOffice("Kabupaten Contoh", "Jawa Contoh", "Badan Perencanaan", "Contoh Rekaan, S.E.", "Kepala", "")
ADMIN = Actor("Contoh Admin", "admin")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    write_workspace(tmp_path, OFFICE)
    for file in RECORDS.glob("*.yaml"):
        (tmp_path / "inovasi" / file.name).write_bytes(file.read_bytes())
    return open_workspace(tmp_path)


def noted(path: Path) -> object:
    return parse_source(path.read_bytes(), path.name).data.get("registrasi")


def test_it_is_noted_for_each_edition_and_taken_out_again(workspace: Workspace) -> None:
    path = workspace.records_folder / "akta-mapan.yaml"
    before = path.read_bytes()
    note_registration(workspace, path, "iga-2026", " IGA-0001 ", "1 Maret 2026", "Terkirim")
    note_registration(workspace, path, "kipp-2025", "77")
    assert noted(path) == {
        "iga-2026": {"nomor": "IGA-0001", "tanggal": "2026-03-01", "keadaan": "Terkirim"},
        "kipp-2025": {"nomor": "77"},
    }
    note_registration(workspace, path, "iga-2026")
    assert noted(path) == {"kipp-2025": {"nomor": "77"}}
    note_registration(workspace, path, "kipp-2025", "  ")
    assert path.read_bytes() == before


def test_what_is_no_day_and_what_is_endless_is_refused(workspace: Workspace) -> None:
    path = workspace.records_folder / "akta-mapan.yaml"
    before = path.read_bytes()
    with pytest.raises(UserError, match="is no day"):
        note_registration(workspace, path, "iga-2026", "1", "kemarin")
    with pytest.raises(UserError, match="201 letters; 200 are possible"):
        note_registration(workspace, path, "iga-2026", "9" * 201)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", sorted(file.name for file in RECORDS.glob("*.yaml")))
def test_it_is_no_change_of_what_was_sent(workspace: Workspace, name: str) -> None:
    path = workspace.records_folder / name
    before = submitted_hash(path.read_bytes())
    for move in ("ajukan", "tinjau", "setujui", "sahkan", "siapkan", "kirim"):
        make_move(workspace, path, "kipp", move, ADMIN)
    note_registration(workspace, path, "kipp-2025", "KIPP-77", "2026-03-01", "Diterima")
    assert submitted_hash(path.read_bytes()) == before
    [standing] = standings(workspace, path, ["kipp"])
    assert (standing.name, standing.is_changed) == ("terkirim", False)
    path.write_bytes(path.read_bytes().replace(b"nama:", b"nama: X", 1))
    assert standings(workspace, path, ["kipp"])[0].is_changed

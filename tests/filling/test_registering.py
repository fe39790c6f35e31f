"""What a portal shows of an innovation is noted in the record, and is no change of what was sent."""

from pathlib import Path

import pytest

from schemas.source import parse_source
from submissions.errors import UserError
from submissions.filling.answers import Typed, fingerprint
from submissions.filling.registering import note_registration
from submissions.filling.saving import Saved
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


def note(
    workspace: Workspace,
    path: Path,
    edition: str,
    shown: tuple[str, str, str] = ("", "", ""),
    *,
    number: str = "",
    day: str = "",
    state: str = "",
) -> Saved:
    """Note what is typed into a form that showed something."""
    names = ("nomor", "tanggal", "keadaan")
    typed = {
        f"registrasi.{edition}.{name}": Typed(text, fingerprint(before))
        for name, text, before in zip(names, (number, day, state), shown, strict=True)
    }
    return note_registration(workspace, path, edition, typed)


def test_it_is_noted_for_each_edition_and_taken_out_again(workspace: Workspace) -> None:
    path = workspace.records_folder / "akta-mapan.yaml"
    before = path.read_bytes()
    note(workspace, path, "iga-2026", number=" IGA-0001 ", day="1 Maret 2026", state="Terkirim")
    note(workspace, path, "kipp-2025", number="77")
    assert noted(path) == {
        "iga-2026": {"nomor": "IGA-0001", "tanggal": "2026-03-01", "keadaan": "Terkirim"},
        "kipp-2025": {"nomor": "77"},
    }
    note(workspace, path, "iga-2026", ("IGA-0001", "2026-03-01", "Terkirim"), number="IGA-0001")
    assert noted(path) == {"iga-2026": {"nomor": "IGA-0001"}, "kipp-2025": {"nomor": "77"}}
    note(workspace, path, "iga-2026", ("IGA-0001", "", ""))
    assert noted(path) == {"kipp-2025": {"nomor": "77"}}
    note(workspace, path, "kipp-2025", ("77", "", ""), number="  ")
    assert path.read_bytes() == before


def test_what_somebody_wrote_into_the_file_keeps_its_form_and_its_remarks(workspace: Workspace) -> None:
    path = workspace.records_folder / "akta-mapan.yaml"
    own = 'registrasi:  # dari portal\n  iga-2026: {nomor: "007", keadaan: Draf}\n'
    path.write_text(path.read_text() + own)
    note(workspace, path, "iga-2026", ("007", "", "Draf"), number="007", state="Terkirim")
    assert path.read_text().endswith('registrasi:  # dari portal\n  iga-2026: {nomor: "007", keadaan: Terkirim}\n')


def test_what_two_changed_is_left_as_it_is_and_told(workspace: Workspace) -> None:
    path = workspace.records_folder / "akta-mapan.yaml"
    note(workspace, path, "iga-2026", number="1", state="Draf")
    found = note(workspace, path, "iga-2026", number="2", day="1 Maret 2026", state="Draf").answers
    [conflict] = found.conflicts
    assert (conflict.question.ask, conflict.mine, conflict.theirs) == ("Nomor Registrasi", "2", "1")
    assert noted(path) == {"iga-2026": {"nomor": "1", "keadaan": "Draf", "tanggal": "2026-03-01"}}
    # What was not touched says nothing, whatever stands there by now.
    note(workspace, path, "iga-2026", ("1", "", "Draf"), number="1", state="Terkirim")
    assert noted(path) == {"iga-2026": {"nomor": "1", "keadaan": "Terkirim", "tanggal": "2026-03-01"}}


def test_what_is_no_day_and_what_is_endless_is_refused(workspace: Workspace) -> None:
    path = workspace.records_folder / "akta-mapan.yaml"
    before = path.read_bytes()
    with pytest.raises(UserError, match="is not a date"):
        note(workspace, path, "iga-2026", number="1", day="kemarin")
    with pytest.raises(UserError, match="201 letters; 200 are possible"):
        note(workspace, path, "iga-2026", number="9" * 201)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", sorted(file.name for file in RECORDS.glob("*.yaml"))[::5])
def test_it_is_no_change_of_what_was_sent(workspace: Workspace, name: str) -> None:
    path = workspace.records_folder / name
    before = submitted_hash(path.read_bytes())
    for move in ("ajukan", "tinjau", "setujui", "sahkan", "siapkan", "kirim"):
        make_move(workspace, path, "kipp", move, ADMIN)
    note(workspace, path, "kipp-2025", number="KIPP-77", day="2026-03-01", state="Diterima")
    assert submitted_hash(path.read_bytes()) == before
    [standing] = standings(workspace, path, ["kipp"])
    assert (standing.name, standing.is_changed) == ("terkirim", False)
    path.write_bytes(path.read_bytes().replace(b"nama:", b"nama: X", 1))
    assert standings(workspace, path, ["kipp"])[0].is_changed


@pytest.mark.parametrize(
    "block",
    [
        "registrasi:\n  iga-2026:\n    nomor: A\n\n  # nanti\n  kipp-2025: {nomor: B}\n",
        'registrasi: {iga-2026: {nomor: "A"}}\n',
        '"registrasi":\n  iga-2026:\n    nomor: A',
        "registrasi:\r\n  iga-2026:\r\n    nomor: A\r\n",
    ],
)
def test_it_is_no_change_however_it_is_written(workspace: Workspace, block: str) -> None:
    content = (workspace.records_folder / "akta-mapan.yaml").read_bytes()
    assert submitted_hash(content + block.encode()) == submitted_hash(content)


def test_what_only_looks_like_a_registration_is_a_change(workspace: Workspace) -> None:
    content = (workspace.records_folder / "akta-mapan.yaml").read_bytes()
    hidden = b'satu_kalimat: "Satu\nregistrasi:\n  %s\nkalimat"\n'
    before, after = (content + hidden % each for each in (b"lama", b"baru"))
    assert submitted_hash(before) != submitted_hash(after)

"""An innovation moves from draft to sent, each move by whom it is open to; a change drops what was approved."""

import json
from pathlib import Path

import pytest

from schemas.workflow import WorkStates, work_states
from submissions.changing.journal import Action, Journal
from submissions.errors import InputError
from submissions.workflow.log import Actor, WorkLog
from submissions.workflow.moving import Noted, add_note, make_move, settle_note, standings
from submissions.workflow.standing import moves_open
from submissions.workspace import Workspace, open_workspace

PENGUSUL = Actor("Contoh Pengusul", "pengusul", "pengusul@contoh")
PENINJAU = Actor("Contoh Peninjau", "reviewer", "peninjau@contoh")
VERIFIKATOR = Actor("Contoh Kepala Dinas", "verifikator", "kepala@contoh")
ADMIN = Actor("Contoh Admin", "admin", "admin@contoh")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "submissions.yaml").write_text("pemda:\n  nama: Pemerintah Kabupaten Contoh\n")
    (tmp_path / "inovasi").mkdir()
    (tmp_path / "inovasi" / "lampu-desa.yaml").write_text("nama: LAMPU DESA\n")
    return open_workspace(tmp_path)


@pytest.fixture
def path(workspace: Workspace) -> Path:
    return workspace.records_folder / "lampu-desa.yaml"


def state(workspace: Workspace, path: Path, competition: str = "kipp") -> str:
    return standings(workspace, path, [competition])[0].name


def to_ready(workspace: Workspace, path: Path) -> None:
    for actor, move in (
        (PENGUSUL, "ajukan"),
        (PENINJAU, "tinjau"),
        (PENINJAU, "setujui"),
        (VERIFIKATOR, "sahkan"),
        (ADMIN, "siapkan"),
    ):
        make_move(workspace, path, "kipp", move, actor)


def test_from_draft_to_sent(workspace: Workspace, path: Path) -> None:
    assert state(workspace, path) == "draf"
    to_ready(workspace, path)
    assert state(workspace, path) == "siap_kirim"
    make_move(workspace, path, "kipp", "kirim", ADMIN)
    assert state(workspace, path) == "terkirim"
    # Another competition goes its own way.
    assert state(workspace, path, "iga") == "draf"
    told = [(event.by.name, event.move, event.to) for event in WorkLog(workspace, path).events()]
    assert told[0] == ("Contoh Pengusul", "ajukan", "diajukan")
    assert told[-1] == ("Contoh Admin", "kirim", "terkirim")


def test_who_may_not_move_it_is_told_what_is_open(workspace: Workspace, path: Path) -> None:
    with pytest.raises(InputError, match="“Setujui” is not open to Pengusul there"):
        make_move(workspace, path, "kipp", "setujui", PENGUSUL)
    make_move(workspace, path, "kipp", "ajukan", PENGUSUL)
    with pytest.raises(InputError, match="“Setujui” is not open to Verifikator OPD"):
        make_move(workspace, path, "kipp", "setujui", VERIFIKATOR)
    assert state(workspace, path) == "diajukan"


def test_what_is_returned_says_why_and_so_does_what_comes_back(workspace: Workspace, path: Path) -> None:
    make_move(workspace, path, "kipp", "ajukan", PENGUSUL)
    for empty in ("", " \n "):
        with pytest.raises(InputError, match="“Kembalikan” needs a note: Apa yang harus diperbaiki"):
            make_move(workspace, path, "kipp", "kembalikan", PENINJAU, empty)
    make_move(workspace, path, "kipp", "kembalikan", PENINJAU, "SK belum ditandatangani.")
    with pytest.raises(InputError, match="“Ajukan kembali” needs a note"):
        make_move(workspace, path, "kipp", "ajukan_kembali", PENGUSUL)
    make_move(workspace, path, "kipp", "ajukan_kembali", PENGUSUL, "SK sudah diganti.")
    assert state(workspace, path) == "diajukan"
    assert [event.text for event in WorkLog(workspace, path).events()] == [
        "",
        "SK belum ditandatangani.",
        "SK sudah diganti.",
    ]


def test_a_change_after_approval_drops_it_whoever_made_it(workspace: Workspace, path: Path) -> None:
    to_ready(workspace, path)
    path.write_text("nama: LAMPU DESA\ntahapan: penerapan\n")  # in Excel, by a command, by hand
    [standing] = standings(workspace, path, ["kipp"])
    assert (standing.name, standing.is_changed) == ("diajukan", True)
    with pytest.raises(InputError, match="It stands at “Diajukan”"):
        make_move(workspace, path, "kipp", "kirim", ADMIN)
    # As it was, it is approved again; what was sent stays sent, and is told to be another by now.
    path.write_text("nama: LAMPU DESA\n")
    assert state(workspace, path) == "siap_kirim"
    make_move(workspace, path, "kipp", "kirim", ADMIN)
    path.write_text("nama: LAMPU DESA\ntahapan: penerapan\n")
    [standing] = standings(workspace, path, ["kipp"])
    assert (standing.name, standing.is_changed) == ("terkirim", True)


def test_a_decision_on_what_somebody_did_not_see_is_refused(workspace: Workspace, path: Path) -> None:
    make_move(workspace, path, "kipp", "ajukan", PENGUSUL)
    with pytest.raises(InputError, match="changed meanwhile, so nothing was decided"):
        make_move(workspace, path, "kipp", "tinjau", PENINJAU, shown="0" * 64)
    assert state(workspace, path) == "diajukan"


def test_notes_are_internal_or_for_the_proposer_and_settled(workspace: Workspace, path: Path) -> None:
    add_note(workspace, path, "kipp", Noted("Terlalu umum.", "ringkasan"), PENINJAU)
    add_note(workspace, path, "kipp", Noted("Tanyakan ke Bagian Hukum.", internal=True), PENINJAU)
    settle_note(workspace, path, "kipp", 1, PENGUSUL)
    [standing] = standings(workspace, path, ["kipp"])
    assert [(note.event.text, note.is_done) for note in standing.notes_for(internal=True)] == [
        ("Terlalu umum.", True),
        ("Tanyakan ke Bagian Hukum.", False),
    ]
    assert [note.event.field for note in standing.notes_for(internal=False)] == ["ringkasan"]
    for text in ("", "x" * 4001):
        with pytest.raises(InputError):
            add_note(workspace, path, "kipp", Noted(text), PENINJAU)
    with pytest.raises(InputError, match="no such note"):
        settle_note(workspace, path, "iga", 1, PENGUSUL)


def test_what_was_done_goes_along_with_a_renaming(workspace: Workspace, path: Path) -> None:
    make_move(workspace, path, "kipp", "ajukan", PENGUSUL)
    moved = path.with_name("lampu.yaml")
    Journal(workspace, Action.RENAME, "lampu").move(path, moved)
    assert state(workspace, moved) == "diajukan"


def test_a_log_changed_by_hand_is_seen(workspace: Workspace, path: Path) -> None:
    to_ready(workspace, path)
    file = WorkLog(workspace, path).file
    lines = [json.loads(line) for line in file.read_bytes().splitlines()]
    lines[2]["by"]["name"] = "Orang Lain"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    with pytest.raises(InputError, match="was changed by hand"):
        standings(workspace, path, ["kipp"])


def test_every_state_can_be_left_and_reached() -> None:
    states = work_states()
    reached, waiting = {states.first}, [states.first]
    while waiting:
        here = waiting.pop()
        for move in states.moves.values():
            if here in move.origins and move.to not in reached:
                reached.add(move.to)
                waiting.append(move.to)
    assert reached == set(states.states)
    with pytest.raises(ValueError, match="unknown: tidak_ada"):
        WorkStates.model_validate({**states.model_dump(by_alias=True), "first": "tidak_ada"})


def test_whoever_is_alone_may_go_the_whole_way(workspace: Workspace, path: Path) -> None:
    for move in ("ajukan", "tinjau", "setujui", "sahkan", "siapkan", "kirim"):
        [standing] = standings(workspace, path, ["iga"])
        assert move in moves_open(work_states(), standing, "admin")
        make_move(workspace, path, "iga", move, ADMIN)
    assert state(workspace, path, "iga") == "terkirim"

"""What was said on the way of an innovation can be taken out, and the chain still holds; nothing else can."""

import json
from pathlib import Path

import pytest

from submissions.changing.chain import ChainedFile
from submissions.errors import InputError
from submissions.office.histories import black_out, checked_histories
from submissions.sample.generate import write_starter
from submissions.workflow.log import Actor, EventKind, WorkLog
from submissions.workflow.moving import Noted, add_note, make_move, settle_note, standings
from submissions.workspace import Workspace, open_workspace

ADMIN = Actor("Contoh Admin", "admin")
NUMBER = "0813-7777-0009"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    write_starter(tmp_path)
    return open_workspace(tmp_path)


@pytest.fixture
def path(workspace: Workspace) -> Path:
    """Return a record that was handed in and returned, with two notes, one of which is done."""
    path = workspace.record_files()[0]
    make_move(workspace, path, "iga", "ajukan", ADMIN)
    make_move(workspace, path, "iga", "kembalikan", ADMIN, f"Telepon {NUMBER} dahulu.")
    add_note(workspace, path, "iga", Noted(f"Nomornya {NUMBER}"), ADMIN)
    add_note(workspace, path, "iga", Noted("Lengkapi SK"), ADMIN)
    settle_note(workspace, path, "iga", 3, ADMIN)
    return path


def problems(workspace: Workspace) -> list[str]:
    return [each.problem for each in checked_histories(workspace) if each.problem]


def test_words_are_taken_out_for_good_and_who_did_what_stays(workspace: Workspace, path: Path) -> None:
    log = WorkLog(workspace, path)
    before = log.events()
    assert black_out(workspace, path, [NUMBER], "Contoh Admin", "permintaan yang bersangkutan") == 2
    assert NUMBER not in log.file.read_text()
    after = log.events()
    assert [(each.kind, each.move, each.by, each.at) for each in after[:5]] == [
        (each.kind, each.move, each.by, each.at) for each in before
    ]
    assert [(each.text, each.is_blacked_out) for each in after[:5]] == [
        ("", False),
        ("", True),
        ("", True),
        ("Lengkapi SK", False),
        ("", False),
    ]
    assert (after[5].kind, after[5].text) == (EventKind.BLACKED_OUT, "permintaan yang bersangkutan")
    [standing] = standings(workspace, path, ["iga"])
    assert standing.name == "perlu_revisi"
    assert [note.is_done for note in standing.notes] == [True, False]
    assert problems(workspace) == []
    # It goes on, and can be done again.
    make_move(workspace, path, "iga", "ajukan_kembali", ADMIN, f"Sudah, {NUMBER}")
    assert black_out(workspace, path, [NUMBER], "Contoh Admin", "lagi") == 1
    assert problems(workspace) == []
    assert black_out(workspace, path, [NUMBER], "Contoh Admin", "lagi") == 0


@pytest.mark.parametrize("change", ["gone", "other", "unsaid", "moved"])
def test_words_that_are_changed_by_hand_are_told(workspace: Workspace, path: Path, change: str) -> None:
    file = WorkLog(workspace, path).file
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    if change == "gone":
        del lines[1]["text"]
    elif change == "other":
        lines[1]["text"] = "Setuju."
    elif change == "unsaid":
        del lines[1]["text"], lines[1]["said"]
    else:
        lines[2]["text"], lines[3]["text"] = lines[3]["text"], lines[2]["text"]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    with pytest.raises(InputError, match="changed by hand"):
        WorkLog(workspace, path).events()
    assert len(problems(workspace)) == 1


def test_what_was_written_before_words_could_be_taken_out_still_holds(workspace: Workspace, path: Path) -> None:
    log = WorkLog(workspace, path)
    # As version 0.1.0 first wrote it: format 2, the words under the chain, no hash of them.
    lines = [
        {key: value for key, value in line.items() if key not in ("said", "chain", "v")}
        for line in map(json.loads, log.file.read_text().splitlines())
    ]
    log.file.unlink()
    earlier = ChainedFile(workspace, log.file, "x")
    for line in lines:
        earlier.append(line)
    assert [each.text for each in log.events()][1] == f"Telepon {NUMBER} dahulu."
    make_move(workspace, path, "iga", "ajukan_kembali", ADMIN, "Sudah.")
    assert problems(workspace) == []
    assert black_out(workspace, path, [NUMBER], "Contoh Admin", "permintaan") == 2
    assert problems(workspace) == []
    assert NUMBER not in log.file.read_text()

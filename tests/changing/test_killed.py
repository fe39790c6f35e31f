"""A program that is killed at each step of a save, a move or a note: nothing is half, and the next one goes on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from submissions.changing.history import History
from submissions.office.histories import checked_histories
from submissions.sample.starter import RECORDS
from submissions.workflow.log import WorkLog
from submissions.workspace import open_workspace
from tests.changing.killing import RECORD, THINGS, move, note, save
from tests.waiting import PATIENCE

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("thing", THINGS)
def test_killed_at_any_step_it_is_done_or_not_begun(thing: str, tmp_path: Path) -> None:
    folder = tmp_path / "0"
    (folder / RECORD).parent.mkdir(parents=True)
    shutil.copy(RECORDS / Path(RECORD).name, folder / RECORD)
    (folder / "submissions.yaml").write_text("pemda: {nama: Pemerintah Kabupaten Contoh}\n")
    # What is killed then is neither the first state nor the first event.
    for each in (save, note):
        each(open_workspace(folder), folder / RECORD)
    before = (folder / RECORD).read_bytes()
    command = [sys.executable, "-m", "tests.changing.killing", str(tmp_path), thing]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "LANGUAGE": "en"}, check=True, timeout=PATIENCE)
    copies = sorted((path for path in tmp_path.iterdir() if path != folder), key=lambda path: int(path.name))
    assert len(copies) == {"save": 6, "move": 3, "note": 3}[thing]
    done = []
    for copy in copies:
        workspace, record = open_workspace(copy), copy / RECORD
        assert [each.problem for each in checked_histories(workspace) if each.problem] == []
        assert record.read_bytes() in (before, before + b"# tersimpan\n")
        events = len(WorkLog(workspace, record).events())
        assert events in (1, 2)
        done.append(record.read_bytes() != before or events == 2)
        save(workspace, record)
        note(workspace, record)
        if events == 1:
            move(workspace, record)
        assert [each.problem for each in checked_histories(workspace) if each.problem] == []
        history = History(workspace, record)
        assert history.content(len(history.versions())) == record.read_bytes()
    assert done == sorted(done)
    assert {done[0], done[-1]} == {False, True}

"""How far the innovations of an office are: counted for each edition, and told for a workbook."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from submissions.office.progress import progress_content, states_told
from submissions.records.reading import ReadRecord, Record, read_record
from submissions.sample.starter import RECORDS
from submissions.starting.workspace import NewOffice, write_workspace
from submissions.workflow.log import Actor
from submissions.workflow.moving import log_file, make_move
from submissions.workspace import Workspace, open_workspace

OFFICE = NewOffice("Kabupaten Contoh", "Jawa Contoh", "Badan Perencanaan", "Contoh Rekaan, S.E.", "Kepala", "")
ADMIN = Actor("Contoh Admin", "admin")
BOTH, ONE_COMPETITION, UNTOUCHED, ARCHIVED = "akta-mapan", "sendok-merah", "kelas-sungai", "tirta-waskita"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    write_workspace(tmp_path, OFFICE)
    for name in (BOTH, ONE_COMPETITION, UNTOUCHED, ARCHIVED):
        content = (RECORDS / f"{name}.yaml").read_text()
        if name == ONE_COMPETITION:
            content = "kompetisi: [kipp]\n" + without(content, "kompetisi")
        (tmp_path / "inovasi" / f"{name}.yaml").write_text(content)
    return open_workspace(tmp_path)


def without(content: str, field: str) -> str:
    return "".join(line for line in content.splitlines(True) if not line.startswith(f"{field}:"))


def path_of(workspace: Workspace, name: str) -> Path:
    return workspace.records_folder / f"{name}.yaml"


def records_of(workspace: Workspace) -> list[Record]:
    found = [read_record(path_of(workspace, each), workspace) for each in (BOTH, ONE_COMPETITION, UNTOUCHED, ARCHIVED)]
    assert all(isinstance(each, ReadRecord) for each in found)
    return found


def content_of(workspace: Workspace, *, days: int = 0) -> dict[str, Any]:
    editions = [workspace.edition("iga"), workspace.edition("kipp")]
    now = dt.datetime.now(dt.UTC) + dt.timedelta(days=days, hours=1)
    return progress_content(workspace, records_of(workspace), editions, now)


def test_nothing_is_told_where_nothing_was_done(workspace: Workspace) -> None:
    assert content_of(workspace) == {"keadaan": [], "peninjau": [], "menunggu": [], "rusak": []}
    assert states_told(workspace, records_of(workspace)) == {}


def test_each_edition_counts_all_that_enter_it_in_the_order_of_the_way(workspace: Workspace) -> None:
    make_move(workspace, path_of(workspace, ARCHIVED), "kipp", "arsipkan", ADMIN)
    make_move(workspace, path_of(workspace, BOTH), "kipp", "ajukan", ADMIN)
    make_move(workspace, path_of(workspace, ONE_COMPETITION), "kipp", "ajukan", ADMIN)
    make_move(workspace, path_of(workspace, ONE_COMPETITION), "kipp", "tinjau", Actor("Contoh Peninjau", "reviewer"))
    told = content_of(workspace, days=3)
    [kipp] = told["keadaan"]
    assert kipp["edisi"] == "KIPP 2025"
    assert [(each["nama"], each["jumlah"]) for each in kipp["baris"]] == [
        ("Diajukan", 1),
        ("Ditinjau", 1),
        ("Arsip", 1),
        ("Belum mulai", 1),
    ]
    assert told["menunggu"] == [{"peran": "Pendamping/peninjau", "jumlah": 2, "hari": 3}]
    assert told["peninjau"] == [{"nama": "Contoh Peninjau", "peran": "Pendamping/peninjau", "langkah": 1, "hari": "0"}]


def test_a_log_changed_by_hand_is_named_and_counted_nowhere(workspace: Workspace) -> None:
    for name in (BOTH, ARCHIVED):
        make_move(workspace, path_of(workspace, name), "kipp", "ajukan", ADMIN)
    log = log_file(workspace, path_of(workspace, BOTH))
    log.write_text(log.read_text().replace("ajukan", "anjukan"))
    told = content_of(workspace)
    [kipp] = told["keadaan"]
    assert [(each["nama"], each["jumlah"]) for each in kipp["baris"]] == [("Diajukan", 1), ("Belum mulai", 2)]
    assert told["rusak"] == [f"inovasi/{BOTH}.yaml"]
    in_workbook = states_told(workspace, records_of(workspace))
    assert in_workbook[path_of(workspace, BOTH)]["kipp"] == "catatan jalan tidak dapat dibaca atau diubah dengan tangan"
    assert in_workbook[path_of(workspace, ARCHIVED)]["kipp"].startswith("Diajukan, sejak ")


def test_what_fell_back_since_it_was_changed_waits_for_nobody_knows_how_long(workspace: Workspace) -> None:
    path = path_of(workspace, BOTH)
    for name in ("ajukan", "tinjau", "setujui"):
        make_move(workspace, path, "kipp", name, ADMIN)
    path.write_text(path.read_text() + "# berubah\n")
    assert content_of(workspace, days=3)["menunggu"] == [{"peran": "Pendamping/peninjau", "jumlah": 1, "hari": None}]
    told = states_told(workspace, records_of(workspace))[path]["kipp"]
    assert told.startswith("Diajukan, karena diubah sesudah ")

"""What a record said before can be blacked out, and nothing else can be changed without being seen."""

import json
from pathlib import Path

import pytest

from submissions.changing.history import History, How
from submissions.errors import InputError
from submissions.workspace import Workspace, open_workspace

STATES = [
    "nama: LAMPU DESA\nkontak: {nama: Contoh Rekaan, telepon: 0812-0000-0001}\n",
    "nama: LAMPU DESA\nkontak: {nama: Contoh Rekaan, telepon: 0812-0000-0001}\ntahapan: uji_coba\n",
    "nama: LAMPU DESA\nkontak: {nama: Kepala Seksi}\ntahapan: uji_coba\n",
    "nama: LAMPU DESA\nkontak: {nama: Kepala Seksi}\ntahapan: penerapan\n",
]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "submissions.yaml").write_text("pemda:\n  nama: Pemerintah Kabupaten Contoh\n")
    return open_workspace(tmp_path)


@pytest.fixture
def history(workspace: Workspace) -> History:
    made = History(workspace, workspace.records_folder / "lampu-desa.yaml")
    for number, text in enumerate(STATES):
        made.note(text.encode(), How.PAGE, f"Penulis {number}", ["tahapan"])
    return made


def test_what_is_blacked_out_is_gone_and_the_rest_stays(history: History) -> None:
    before = history.versions()
    assert (
        history.black_out(["0812-0000-0001"], "Admin Contoh", "permintaan yang bersangkutan", STATES[3].encode()) == 2
    )
    assert b"0812" not in history.file.read_bytes()
    after = history.versions()
    assert [(each.at, each.by, each.fields, each.content_hash) for each in after[:4]] == [
        (each.at, each.by, each.fields, each.content_hash) for each in before
    ]
    assert [each.is_blacked_out for each in after] == [True, True, False, False, False]
    assert (after[4].how, after[4].by, after[4].why) == (
        How.BLACKED_OUT,
        "Admin Contoh",
        "permintaan yang bersangkutan",
    )
    assert history.content(3).decode() == STATES[2]
    assert history.content(4).decode() == STATES[3]
    with pytest.raises(InputError, match=r"State 1 of .* was blacked out; its text is gone"):
        history.content(1)
    # It goes on as before.
    history.note(b"nama: LAMPU DESA\n", How.PAGE, "Penulis 5")
    assert history.content(6) == b"nama: LAMPU DESA\n"
    assert history.black_out(["0812-0000-0001"], "Admin Contoh", "lagi", b"") == 0


def test_what_the_record_still_says_is_not_blacked_out(history: History) -> None:
    before = history.file.read_bytes()
    with pytest.raises(InputError, match="still holds what is to be blacked out"):
        history.black_out(["Kepala Seksi"], "Admin Contoh", "permintaan", b"")
    assert history.file.read_bytes() == before


@pytest.mark.parametrize("harm", ["text", "text taken out", "author", "line taken out", "note of it taken out"])
def test_every_tampering_is_seen(history: History, harm: str) -> None:
    history.black_out(["0812-0000-0001"], "Admin Contoh", "permintaan", b"")
    lines = [json.loads(line) for line in history.file.read_bytes().splitlines()]
    if harm == "text":
        lines[3]["put"] = lines[2]["put"]
    elif harm == "text taken out":
        lines[3]["put"] = None
    elif harm == "author":
        lines[0]["by"] = "Orang Lain"
    elif harm == "line taken out":
        del lines[1]
    else:
        lines[4]["states"] = [1]
    history.file.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    with pytest.raises(InputError, match="was changed by hand"):
        history.contents(len(lines))


def test_a_history_of_the_earlier_format_is_read_and_goes_on(workspace: Workspace) -> None:
    history = History(workspace, workspace.records_folder / "lampu-desa.yaml")
    history.file.parent.mkdir(parents=True)
    history.file.write_bytes(Path(__file__).with_name("riwayat-0.1.0.jsonl").read_bytes())
    assert [version.by for version in history.versions()] == ["", "Penulis Contoh"]
    assert history.content(2) == b"nama: LAMPU DESA\ntahapan: penerapan\n"
    history.note(b"nama: LAMPU DESA\n", How.PAGE)
    assert history.content(3) == b"nama: LAMPU DESA\n"
    assert history.black_out(["penerapan"], "Admin Contoh", "permintaan", b"") == 1
    assert [version.is_blacked_out for version in history.versions()] == [False, True, False, False]

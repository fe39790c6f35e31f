"""The last change to a workspace can be taken back, byte for byte, and nothing is lost by it."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.settings import Settings
from submissions.changing.history import History, How
from submissions.changing.journal import FILE, Action, journal
from submissions.changing.undoing import Undone, undo
from submissions.errors import OutputError
from submissions.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "inovasi").mkdir()
    (tmp_path / "inovasi" / "lama.yaml").write_bytes(b"\xef\xbb\xbfnama: Lama\r\n# tanpa akhir")
    return Workspace(tmp_path, Settings())


def all_files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
        if ".submissions" not in path.parts
    }


def imported(workspace: Workspace) -> dict[str, bytes]:
    """Change one file and make two, one in a new folder; return what was there before."""
    before = all_files(workspace.root)
    with journal(workspace, Action.IMPORT, "a.xlsx") as made:
        made.write(workspace.root / "inovasi" / "lama.yaml", b"nama: Baru\n")
        made.write(workspace.root / "inovasi" / "baru.yaml", b"nama: Dua\n")
        made.write(workspace.root / "bukti" / "baru" / "a.txt", b"isi")
    return before


def test_what_was_made_goes_and_what_was_changed_is_as_before(workspace: Workspace) -> None:
    before = imported(workspace)
    assert len(all_files(workspace.root)) == len(before) + 4
    assert undo(workspace, Action.IMPORT) == Undone(
        Action.IMPORT, "a.xlsx", ("inovasi/baru.yaml", "bukti/baru/a.txt"), ("inovasi/lama.yaml",), ()
    )
    assert all_files(workspace.root) == before
    with pytest.raises(OutputError, match="nothing to undo"):
        undo(workspace, Action.IMPORT)


@pytest.mark.parametrize("name", ["inovasi/lama.yaml", "inovasi/baru.yaml", "bukti/baru/a.txt"])
def test_a_file_changed_since_is_named_and_nothing_is_undone(workspace: Workspace, name: str) -> None:
    before = imported(workspace)
    (workspace.root / name).write_bytes(b"oleh kantor")
    now = all_files(workspace.root)
    with pytest.raises(OutputError, match=name) as refused:
        undo(workspace, Action.IMPORT)
    assert "another place" in refused.value.remedy
    assert all_files(workspace.root) == now
    # As the message says: once it is moved away, all can be undone, and it is still there.
    (workspace.root / name).rename(workspace.root / "disimpan")
    undo(workspace, Action.IMPORT)
    assert all_files(workspace.root) == before | {"disimpan": b"oleh kantor"}


def test_what_was_killed_half_way_is_undone(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = all_files(workspace.root)

    def import_until_killed() -> None:
        with journal(workspace, Action.IMPORT, "a.xlsx") as made:
            made.write(workspace.root / "inovasi" / "lama.yaml", b"nama: Baru\n")
            with monkeypatch.context() as patched:
                patched.setattr("submissions.changing.keeping.write_whole", _killed)
                made.write(workspace.root / "inovasi" / "baru.yaml", b"nama: Dua\n")

    with pytest.raises(KeyboardInterrupt):
        import_until_killed()
    with (workspace.root / FILE).open("ab") as stream:
        stream.write(b'{"path": "inovasi/ti')  # the line that was being written
    undone = undo(workspace, Action.IMPORT)
    assert (undone.removed, undone.restored) == ((), ("inovasi/lama.yaml",))
    assert all_files(workspace.root) == before


def _killed(_path: Path, _content: bytes) -> None:
    raise KeyboardInterrupt


def test_an_undoing_that_was_killed_is_taken_up_again(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = imported(workspace)
    with monkeypatch.context() as patched:
        patched.setattr("submissions.changing.keeping.write_whole", _killed)
        with pytest.raises(KeyboardInterrupt):
            undo(workspace, Action.IMPORT)
    assert all_files(workspace.root) != before
    undo(workspace, Action.IMPORT)
    assert all_files(workspace.root) == before


def test_every_state_of_a_record_is_kept_and_goes_along_when_it_moves(workspace: Workspace) -> None:
    path, moved = workspace.root / "inovasi" / "lama.yaml", workspace.root / "inovasi" / "tua.yaml"
    first = path.read_bytes()
    with journal(workspace, Action.IMPORT, "a.xlsx") as made:
        made.write(path, b"nama: Baru\n")
    undo(workspace, Action.IMPORT)
    with journal(workspace, Action.RENAME, "lama \u2192 tua") as made:
        made.move(path, moved)
        made.write(moved, b"nama: Tua\n")
    history = History(workspace, moved)
    assert [version.how for version in history.versions()] == [How.OUTSIDE, How.IMPORT, How.UNDONE, How.RENAME]
    assert history.contents(4) == [first, b"nama: Baru\n", first, b"nama: Tua\n"]
    undo(workspace, Action.RENAME)
    assert History(workspace, path).content(5) == first


def test_a_change_that_changes_nothing_leaves_the_earlier_one_to_be_undone(workspace: Workspace) -> None:
    before = imported(workspace)
    with journal(workspace, Action.IMPORT, "b.xlsx"):
        pass
    assert undo(workspace, Action.IMPORT).about == "a.xlsx"
    assert all_files(workspace.root) == before


def test_only_the_last_change_is_undone_and_only_as_what_it_was(workspace: Workspace) -> None:
    imported(workspace)
    between = all_files(workspace.root)
    with journal(workspace, Action.RENAME, "lama → tua") as made:
        made.move(workspace.root / "inovasi" / "lama.yaml", workspace.root / "inovasi" / "tua.yaml")
    with pytest.raises(OutputError, match="a renaming: lama → tua") as refused:
        undo(workspace, Action.IMPORT)
    assert refused.value.remedy == "Undo it with: submissions rename --undo"
    assert undo(workspace, Action.RENAME).moved == ("inovasi/lama.yaml",)
    assert all_files(workspace.root) == between


def test_a_step_that_fails_takes_a_whole_change_back(workspace: Workspace) -> None:
    before = imported(workspace)
    between = all_files(workspace.root)
    source = workspace.root / "inovasi" / "lama.yaml"
    (workspace.root / "ada").write_bytes(b"ada")

    def change() -> None:
        with journal(workspace, Action.RENAME, "x", whole=True) as made:
            made.write(source, b"nama: Lain\n")
            made.move(source, workspace.root / "lain" / "a.yaml")
            made.move(workspace.root / "lain" / "a.yaml", workspace.root / "ada")

    with pytest.raises(OutputError, match="ada exists already"):
        change()
    (workspace.root / "ada").unlink()
    assert all_files(workspace.root) == between
    undo(workspace, Action.IMPORT)  # the change before can still be undone
    assert all_files(workspace.root) == before


Line = Callable[[dict[str, object]], None]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda step: step.update(path="../luar.txt"),
        lambda step: step.update(path="/tmp/luar.txt"),
        lambda step: step.update(path="keluar/luar.txt"),
        lambda step: step.update(path=".submissions/undo"),
        lambda step: step.update(source="../luar.txt"),
        lambda step: step.update(folders=["../.."]),
        lambda step: step.update(before="bukan base64 !"),
        lambda step: step.update(before="AAAA"),
        lambda step: step.update(before=7),
        lambda step: step.update(lain="x"),
        lambda step: step.pop("folders"),
    ],
)
def test_what_a_stranger_wrote_leads_nowhere(
    workspace: Workspace, spoil: Line, tmp_path_factory: pytest.TempPathFactory
) -> None:
    imported(workspace)
    outside = tmp_path_factory.mktemp("luar")
    os.symlink(outside, workspace.root / "keluar")  # noqa: PTH211
    file = workspace.root / FILE
    head, first, *others = file.read_bytes().splitlines(keepends=True)
    step = json.loads(first)
    spoil(step)
    file.write_bytes(b"".join([head, json.dumps(step).encode() + b"\n", *others]))
    now = all_files(workspace.root)
    with pytest.raises(OutputError, match="cannot be read"):
        undo(workspace, Action.IMPORT)
    assert all_files(workspace.root) == now


def test_nothing_is_written_where_the_hidden_folder_is_a_link(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (workspace.root / ".submissions").symlink_to(tmp_path_factory.mktemp("luar"))
    before = all_files(workspace.root)
    with pytest.raises(OutputError, match=r"\.submissions is a link"):
        imported(workspace)
    assert all_files(workspace.root) == before


def test_records_are_not_looked_for_where_the_program_keeps_things(workspace: Workspace) -> None:
    for folder in (workspace.root / ".submissions", workspace.records_folder / ".submissions"):
        folder.mkdir()
        (folder / "a.yaml").write_text("nama: X\n", encoding="utf-8")
    known = [workspace.records_folder / "lama.yaml"]
    assert workspace.record_files() == known
    assert workspace.records_in(workspace.root) == known

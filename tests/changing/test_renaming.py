"""An innovation gets another id: everything goes along, or nothing is changed."""

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from submissions.changing.journal import FILE, Action
from submissions.changing.renaming import plan_renaming, rename
from submissions.changing.undoing import undo
from submissions.errors import InputError, OutputError, UserError
from submissions.workspace import Workspace, open_workspace
from tests.changing.test_undoing import all_files

RECORD = """\ufeff# Catatan kantor
nama:   "Satu"   # nama
id: 'lama'  # pengenal
pengusul: {nama: Dinas, jenis: opd}
tujuan: |
  Lihat ![foto](bukti/lama/foto.jpg), bukan bukti/lama-lain/x atau abukti/lama/.
bukti:
  sk:
    jenis: perda
    berkas: bukti/lama/sk.pdf   # asli
  foto: {jenis: foto, berkas: "./bukti//lama/foto.jpg"}
  umum: {jenis: foto, berkas: bukti/umum/lama/x.jpg}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for folder in ("inovasi", "bukti/lama", "bukti/umum/lama"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "submissions.yaml").write_text("pemda: {nama: Kota}\n", encoding="utf-8")
    (tmp_path / "inovasi" / "lama.yaml").write_bytes(RECORD.replace("\n", "\r\n").encode())
    for name in ("bukti/lama/sk.pdf", "bukti/lama/foto.jpg", "bukti/umum/lama/x.jpg"):
        (tmp_path / name).write_bytes(name.encode())
    other = "nama: Dua\npengusul: {nama: Dinas, jenis: opd}\nbukti: {a: {jenis: foto, berkas: bukti/umum/x.jpg}}\n"
    (tmp_path / "inovasi" / "dua.yaml").write_text(other, encoding="utf-8")
    return open_workspace(tmp_path)


def record(workspace: Workspace) -> Path:
    return workspace.root / "inovasi" / "lama.yaml"


def test_file_id_folder_and_paths_go_along_and_every_other_byte_stays(workspace: Workspace) -> None:
    before = all_files(workspace.root)
    plan = plan_renaming(workspace, record(workspace), "baru")
    assert all_files(workspace.root) == before  # a plan changes nothing
    rename(workspace, plan)
    after = all_files(workspace.root)
    expected = (
        RECORD.replace("'lama'", "'baru'")
        .replace("(bukti/lama/foto.jpg)", "(bukti/baru/foto.jpg)")
        .replace("bukti/lama/sk.pdf", "bukti/baru/sk.pdf")
        .replace('"./bukti//lama/foto.jpg"', '"bukti/baru/foto.jpg"')
    )
    assert after["inovasi/baru.yaml"] == expected.replace("\n", "\r\n").encode()
    assert after["bukti/baru/sk.pdf"] == b"bukti/lama/sk.pdf"
    assert [name for name in after if name.startswith(("bukti/lama", "inovasi/lama"))] == []
    assert plan.citations == 3
    untouched = ("bukti/umum", "inovasi/dua", "submissions.yaml")
    assert {name: content for name, content in after.items() if name.startswith(untouched)} == {
        name: content for name, content in before.items() if name.startswith(untouched)
    }
    undo(workspace, Action.RENAME)
    assert all_files(workspace.root) == before


def test_paths_follow_before_the_folder_is_there_but_never_into_that_of_another(workspace: Workspace) -> None:
    for file in ("sk.pdf", "foto.jpg"):
        (workspace.root / "bukti" / "lama" / file).unlink()
    (workspace.root / "bukti" / "lama").rmdir()
    plan = plan_renaming(workspace, record(workspace), "baru")
    assert (plan.folder, plan.citations) == (None, 3)
    (workspace.root / "bukti" / "baru").mkdir()
    plan = plan_renaming(workspace, record(workspace), "baru")
    assert (plan.folder, plan.citations) == (None, 0)
    (workspace.root / "bukti" / "baru").rmdir()
    rename(workspace, plan_renaming(workspace, record(workspace), "baru"))
    text = (workspace.root / "inovasi" / "baru.yaml").read_text(encoding="utf-8-sig")
    assert "berkas: bukti/baru/sk.pdf   # asli" in text
    assert "bukti/umum/lama/x.jpg" in text


@pytest.mark.parametrize("file", ["inovasi/dua.yaml", "pemda.yaml", "submissions.yaml", "inovasi/rusak.yaml"])
def test_a_folder_that_others_use_stays(workspace: Workspace, file: str) -> None:
    texts = {
        "inovasi/dua.yaml": "nama: Dua\nbukti: {a: {jenis: foto, berkas: bukti/lama/foto.jpg}}\n",
        "pemda.yaml": "bukti: {a: {jenis: foto, berkas: bukti/lama/foto.jpg}}\n",
        "submissions.yaml": "kop: {lambang: bukti/lama/foto.jpg}\n",
        "inovasi/rusak.yaml": "bukti: [bukti/lama/foto.jpg\n",
    }
    (workspace.root / file).write_text(texts[file], encoding="utf-8")
    plan = plan_renaming(workspace, record(workspace), "baru")
    assert (plan.shared_with, plan.folder, plan.citations) == ((file,), None, 0)
    rename(workspace, plan)
    text = (workspace.root / "inovasi" / "baru.yaml").read_text(encoding="utf-8")
    assert "id: 'baru'" in text
    assert "bukti/lama/sk.pdf" in text
    assert (workspace.root / "bukti" / "lama" / "sk.pdf").exists()


def test_an_id_that_is_the_name_of_the_file_needs_no_line(workspace: Workspace) -> None:
    source = workspace.root / "inovasi" / "dua.yaml"
    content = source.read_bytes()
    rename(workspace, plan_renaming(workspace, source, "tiga"))
    assert (workspace.root / "inovasi" / "tiga.yaml").read_bytes() == content


REFUSED = {
    "no id": ("Baru!", UserError, "no id"),
    "of another record": ("empat", OutputError, r"inovasi/dua.yaml has the id empat already"),
    "a file's name": ("berkas", OutputError, r"inovasi/berkas.yaml exists already"),
    "a folder of evidence": ("folder", OutputError, r"bukti/folder exists already"),
    "its own": ("lama", OutputError, "is lama already"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_changed(workspace: Workspace, name: str) -> None:
    new, kind, words = REFUSED[name]
    dua = workspace.root / "inovasi" / "dua.yaml"
    dua.write_text(f"id: empat\n{dua.read_text(encoding='utf-8')}", encoding="utf-8")
    (workspace.root / "inovasi" / "berkas.yaml").write_text("catatan: x\n", encoding="utf-8")
    (workspace.root / "bukti" / "folder").mkdir()
    before = all_files(workspace.root)
    with pytest.raises(kind, match=words):
        plan_renaming(workspace, record(workspace), new)
    assert all_files(workspace.root) == before
    assert not (workspace.root / FILE).exists()


def test_a_record_that_cannot_be_read_is_left(workspace: Workspace) -> None:
    record(workspace).write_text("nama: [\n", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        plan_renaming(workspace, record(workspace), "baru")


def test_a_link_is_left(workspace: Workspace) -> None:
    link = workspace.root / "inovasi" / "tautan.yaml"
    link.symlink_to(record(workspace))
    with pytest.raises(OutputError, match="is a link"):
        plan_renaming(workspace, link, "baru")


def test_where_a_step_fails_all_is_as_it_was(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = all_files(workspace.root)
    plan = plan_renaming(workspace, record(workspace), "baru")

    def full(_path: Path, _content: bytes) -> None:
        raise OutputError("no space")

    monkeypatch.setattr("submissions.changing.keeping.write_whole", full)
    with pytest.raises(OutputError, match="no space"):
        rename(workspace, plan)
    assert all_files(workspace.root) == before
    assert not (workspace.root / FILE).exists()


def test_json_keeps_its_layout(workspace: Workspace) -> None:
    source = workspace.root / "inovasi" / "json.json"
    text = '{\n   "id": "json", "nama": "J",\n   "pengusul": {"nama": "D", "jenis": "opd"}}'
    source.write_text(text, encoding="utf-8")
    rename(workspace, plan_renaming(workspace, source, "jeson"))
    assert (workspace.root / "inovasi" / "jeson.json").read_text(encoding="utf-8") == text.replace('"json"', '"jeson"')


def test_of_two_who_rename_at_once_one_does_and_the_other_is_told(workspace: Workspace) -> None:
    plans = [plan_renaming(workspace, record(workspace), name) for name in ("baru", "baru", "lain")]
    with ThreadPoolExecutor(len(plans)) as pool:
        done = [pool.submit(rename, workspace, plan) for plan in plans]
        errors = [each.exception() for each in done]
    assert sorted(type(each).__name__ for each in errors) == ["InputError", "InputError", "NoneType"]
    assert "no longer there" in str(next(filter(None, errors)))
    [name] = [file.stem for file in (workspace.root / "inovasi").glob("*.yaml") if file.stem != "dua"]
    assert (workspace.root / "bukti" / name / "sk.pdf").is_file()
    assert not (workspace.root / "bukti" / "lama").exists()
    undo(workspace, Action.RENAME)
    assert (workspace.root / "bukti" / "lama" / "sk.pdf").is_file()
    assert record(workspace).is_file()


def test_what_was_saved_after_the_plan_was_made_is_not_lost(workspace: Workspace) -> None:
    plan = plan_renaming(workspace, record(workspace), "baru")
    changed = record(workspace).read_bytes() + b"# sesudahnya\r\n"
    record(workspace).write_bytes(changed)
    with pytest.raises(OutputError, match="changed meanwhile, so nothing was renamed"):
        rename(workspace, plan)
    assert record(workspace).read_bytes() == changed


def test_a_renaming_that_fails_on_a_full_disk_leaves_the_one_before_to_be_undone(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {name: content for name, content in all_files(workspace.root).items() if not name.startswith(".")}
    rename(workspace, plan_renaming(workspace, record(workspace), "baru"))
    moved = workspace.root / "inovasi" / "baru.yaml"
    plan = plan_renaming(workspace, moved, "lain")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="No space left"):
            rename(workspace, plan)
    assert moved.is_file()
    undo(workspace, Action.RENAME)
    after = {name: content for name, content in all_files(workspace.root).items() if not name.startswith(".")}
    assert after == before


@pytest.mark.parametrize("name", ["con", "nul", "com1", "aux"])
def test_a_name_that_windows_keeps_for_itself_is_refused(workspace: Workspace, name: str) -> None:
    with pytest.raises(UserError, match="cannot be the name of a file on Windows"):
        plan_renaming(workspace, record(workspace), name)

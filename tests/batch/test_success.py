"""What an export says at its end is what lies there, in an order that does not tell how it came about."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from submissions.batch.jobs import Job, Made
from submissions.cli.export import exit_code
from tests.batch.offices import (
    HereEngine,
    add,
    counts,
    entry,
    exported,
    exported_here,
    files_of,
    lying,
    manifest_of,
    two_entries,
)


class Losing(HereEngine):
    """Makes documents while somebody removes what was written, after so many documents."""

    def __init__(self, root: Path, lost: Path, after: int):
        super().__init__(root)
        self._lost, self._after = lost, after

    def make(self, jobs: Iterator[Job]) -> Iterator[Made]:
        for number, made in enumerate(super().make(jobs), 1):
            yield made
            if number == self._after:
                shutil.rmtree(self._lost) if self._lost.is_dir() else self._lost.unlink()


@pytest.mark.parametrize("after", [3, 8])
def test_an_output_folder_that_is_removed_meanwhile_is_told(after: int, tmp_path: Path) -> None:
    root, out = two_entries(tmp_path / "kantor").root, tmp_path / "keluaran"
    done = exported(root, out, engine=Losing(root, out, after))
    manifest = manifest_of(out)
    assert not manifest["complete"]
    assert sorted(file["file"] for file in manifest["files"]) == lying(out)
    assert len(manifest["files"]) == counts(done)[0] == 8 - after
    assert len(manifest["failures"]) == after
    assert {failure["reason"] for failure in manifest["failures"]} == {
        "it was written, but it was removed or changed before the export ended"
    }
    assert exit_code(done) == 1
    assert sum(counts(exported_here(root, out))) == 8
    assert manifest_of(out)["complete"]


def test_one_file_that_is_removed_meanwhile_is_told(tmp_path: Path) -> None:
    root, out = two_entries(tmp_path / "kantor").root, tmp_path / "keluaran"
    lost = files_of("satu")[0]
    done = exported(root, out, engine=Losing(root, out / lost, 8))
    assert [file["file"] for file in manifest_of(out)["files"]] == [file for file in lying(out) if file != lost]
    assert exit_code(done) == 1


def test_the_manifest_does_not_tell_what_was_kept(tmp_path: Path) -> None:
    root = two_entries(tmp_path / "kantor").root
    exported_here(root, tmp_path / "satu-kali")
    wanted = (tmp_path / "satu-kali" / "manifest.json").read_text(encoding="utf-8")
    for number, gone in enumerate([files_of("satu")[:1], files_of("dua")[1:3], files_of("dua", "satu")[::3]]):
        out = tmp_path / f"keluaran-{number}"
        exported_here(root, out)
        for file in gone:
            (out / file).unlink()
        exported_here(root, out)
        assert (out / "manifest.json").read_text(encoding="utf-8") == wanted
    later = tmp_path / "kemudian"
    for path in (root / "inovasi").glob("dua.yaml"):
        text = path.read_text(encoding="utf-8")
        path.unlink()
        exported_here(root, later)
        path.write_text(text, encoding="utf-8")
    exported_here(root, later)
    assert (later / "manifest.json").read_text(encoding="utf-8") == wanted


class Stopped(HereEngine):
    """Makes so many documents and is then interrupted."""

    def __init__(self, root: Path, after: int):
        super().__init__(root)
        self._after = after

    def make(self, jobs: Iterator[Job]) -> Iterator[Made]:
        for number, made in enumerate(super().make(jobs)):
            if number == self._after:
                raise KeyboardInterrupt
            yield made


@pytest.mark.parametrize("after", [0, 1, 4, 7])
def test_after_every_interruption_the_manifest_is_the_same(after: int, tmp_path: Path) -> None:
    root = two_entries(tmp_path / "kantor").root
    exported_here(root, tmp_path / "satu-kali")
    out = tmp_path / "keluaran"
    with pytest.raises(KeyboardInterrupt):
        exported(root, out, engine=Stopped(root, after))
    assert json.loads((out / "manifest.json").read_text(encoding="utf-8"))["complete"] is False
    exported_here(root, out)
    assert (out / "manifest.json").read_bytes() == (tmp_path / "satu-kali" / "manifest.json").read_bytes()


def test_of_two_records_with_one_id_the_same_is_made_whatever_was_kept(tmp_path: Path) -> None:
    root, out = two_entries(tmp_path / "kantor").root, tmp_path / "keluaran"
    twin = add(root, entry("satu", nama="Kembar"))
    twin.rename(root / "inovasi" / "tiga.yaml")
    add(root, entry("satu"))
    exported_here(root, out, include_all=True)
    first = (out / "manifest.json").read_bytes()
    exported_here(root, out, include_all=True)
    assert (out / "manifest.json").read_bytes() == first

"""What lies in an output folder and is not of this run: reported, removed, or left alone."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from submissions.assessment.assessing import FilledAssessment
from submissions.batch import engines, state
from submissions.documents import planning
from submissions.documents.document import Document
from submissions.workspace import Workspace
from tests.batch.offices import (
    KIPP,
    STRANGE,
    add,
    counts,
    entry,
    exported,
    exported_here,
    files_of,
    hashes,
    lying,
    manifest_of,
    office,
)

SATU, DUA = files_of("satu"), files_of("dua")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return office(tmp_path / "kantor", entry("satu"), entry("dua")).root


@pytest.fixture
def out(root: Path, tmp_path: Path) -> Path:
    exported_here(root, tmp_path / "keluaran")
    return tmp_path / "keluaran"


def test_the_files_of_a_deleted_record(root: Path, out: Path) -> None:
    (root / "inovasi" / "dua.yaml").unlink()
    done = exported_here(root, out)
    assert (counts(done), done.stale, done.removed) == ((0, 4), DUA, [])
    assert lying(out) == sorted(SATU + DUA)
    assert sorted(file["file"] for file in manifest_of(out)["files"]) == SATU
    done = exported_here(root, out, prune=True)
    assert (counts(done), done.stale, done.removed) == ((0, 4), [], DUA)
    assert lying(out) == SATU
    done = exported_here(root, out, prune=True)
    assert (counts(done), done.stale, done.removed) == ((0, 4), [], [])
    # What was removed is forgotten: the record comes back, and so do its files.
    add(root, entry("dua"))
    assert counts(exported_here(root, out)) == (4, 4)
    assert lying(out) == sorted(SATU + DUA)


def test_the_files_of_a_record_with_another_id(root: Path, out: Path) -> None:
    path = root / "inovasi" / "dua.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: dua\n", "id: tiga\n"), encoding="utf-8")
    done = exported_here(root, out, prune=True)
    assert (counts(done), done.stale, done.removed) == ((4, 4), [], DUA)
    assert lying(out) == sorted(SATU + files_of("tiga"))


def test_a_record_in_another_file_keeps_its_documents(root: Path, out: Path) -> None:
    (root / "inovasi" / "dua.yaml").rename(root / "inovasi" / "pindah.yaml")
    done = exported_here(root, out, prune=True)
    assert (counts(done), done.stale, done.removed) == ((0, 8), [], [])
    assert {file.subject.record for file in done.manifest.files} == {"inovasi/satu.yaml", "inovasi/pindah.yaml"}


@pytest.mark.parametrize("broken", ["id: dua\nnama: [", "nama: [", ""])
def test_the_files_of_a_record_that_is_unreadable_just_now(broken: str, root: Path, out: Path) -> None:
    before = hashes(out)
    path = root / "inovasi" / "dua.yaml"
    good = path.read_bytes()
    path.write_text(broken)
    done = exported_here(root, out, prune=True)
    assert (counts(done), done.stale, done.removed) == ((0, 4), [], [])
    assert [(left.record, left.verdict) for left in done.manifest.left_out] == [("inovasi/dua.yaml", "unreadable")]
    assert hashes(out) == before
    path.write_bytes(good)
    assert counts(exported_here(root, out)) == (0, 8)


def test_the_files_of_an_unreadable_record_when_the_state_is_lost(root: Path, out: Path) -> None:
    before = hashes(out)
    (root / "inovasi" / "dua.yaml").write_text("id: dua\nnama: [")
    (out / state.FILE).unlink()
    done = exported_here(root, out, prune=True)
    assert (counts(done), done.stale, done.removed) == ((4, 0), [], [])
    assert hashes(out) == before


def test_a_document_that_failed_this_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = office(tmp_path / "kantor", entry("dua", nama="Killed Lagi")).root
    out = tmp_path / "keluaran"
    assert counts(exported_here(root, out)) == (4, 0)
    before = hashes(out)
    with monkeypatch.context() as patch:
        patch.setattr(engines, "WORKER", STRANGE)
        done = exported(root, out, force=True, prune=True)
    assert (counts(done), done.stale, done.removed) == ((3, 0), [], [])
    assert [failure.document for failure in done.manifest.failures] == [f"dua_{KIPP}.pdf"]
    assert f"{KIPP}/dua_{KIPP}.pdf" not in [file.file for file in done.manifest.files]
    assert hashes(out) == before
    assert counts(exported_here(root, out)) == (0, 4)


def test_a_record_whose_documents_could_not_be_planned_this_time(
    root: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, plan = hashes(out), planning.documents_of

    def at_fault(assessment: FilledAssessment, workspace: Workspace) -> Iterator[Document]:
        if assessment.submission and assessment.submission.innovation.id == "dua":
            raise ValueError("salah")
        return plan(assessment, workspace)

    monkeypatch.setattr(planning, "documents_of", at_fault)
    done = exported_here(root, out, force=True, prune=True)
    reasons = [failure.reason for failure in done.manifest.failures]
    assert reasons == ["the program breaks down over something in it"]
    assert "ValueError: salah" in (out / "export.log").read_text(encoding="utf-8")
    assert counts(done) == (4, 0)
    assert (done.stale, done.removed) == ([], [])
    assert hashes(out) == before


def test_foreign_files_are_never_removed(root: Path, out: Path) -> None:
    folder = out / KIPP
    (folder / "catatan.pdf").write_text("bukan PDF")
    (folder / "catatan.txt").write_text("catatan")
    (folder / "dalam").mkdir()
    (folder / "dalam" / "arsip.pdf").write_bytes((out / SATU[0]).read_bytes())
    (out / "buku.pdf").write_bytes((out / SATU[0]).read_bytes())
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Creator"] = "Lain"
        pdf.save(folder / "lain.pdf")
    signed = out / DUA[0]
    with pikepdf.open(signed, allow_overwriting_input=True) as pdf:
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), SigFlags=3)
        pdf.save(signed)
    before = {
        path: path.read_bytes() for path in out.rglob("*.*") if path.is_file() and ".submissions" not in path.name
    }
    (root / "inovasi" / "dua.yaml").unlink()
    done = exported_here(root, out, prune=True)
    assert done.removed == DUA[1:]
    gone = {out / file for file in DUA[1:]}
    left = {path: content for path, content in before.items() if path not in gone and path.name != "manifest.json"}
    assert {path: path.read_bytes() for path in left} == left
    assert [path for path in gone if path.exists()] == []
    # Lying there they are not in the way of the next run either.
    assert counts(exported_here(root, out)) == (0, 4)


def test_a_foreign_file_in_a_documents_place_costs_that_document(root: Path, out: Path) -> None:
    (out / DUA[0]).write_text("milik orang lain")
    (out / DUA[1]).unlink()
    (out / DUA[1]).mkdir()
    done = exported_here(root, out, prune=True)
    assert counts(done) == (0, 6)
    reasons = {failure.document: failure.reason for failure in done.manifest.failures}
    assert list(reasons) == [Path(file).name for file in DUA[:2]]
    assert [file for file in DUA[:2] if f"{file} exists and was not made by this program" not in str(reasons)] == []
    assert (done.stale, done.removed) == ([], [])
    assert (out / DUA[0]).read_text() == "milik orang lain"


def test_another_competitions_files_are_not_of_an_earlier_run(root: Path, out: Path) -> None:
    done = exported_here(root, out, editions=["iga-2026"], prune=True)
    assert (counts(done), done.stale, done.removed) == ((0, 0), [], [])
    assert done.verdicts == {"iga-2026": {"not-entered": 2}}
    assert lying(out) == sorted(SATU + DUA)
    # Nor are those of another edition of the same competition.
    done = exported_here(root, out, editions=["kipp-2022"], prune=True)
    assert done.made == len(lying(out / "kipp-2022"))
    assert done.made > 0
    assert (done.stale, done.removed, lying(out / KIPP)) == ([], [], [Path(file).name for file in sorted(SATU + DUA)])
    assert counts(exported_here(root, out)) == (0, 8)


def test_two_records_with_one_id_do_not_overwrite_each_other(root: Path, out: Path) -> None:
    before = hashes(out)
    twin = add(root, entry("dua", nama="Kembaran"))
    twin.rename(root / "inovasi" / "kembar.yaml")
    add(root, entry("dua"))
    done = exported_here(root, out, include_all=True)
    # Neither is eligible; as drafts the first one's are made, and the other's are failures.
    assert {failure.reason for failure in done.manifest.failures} == {"another record of this run has the same id"}
    assert sorted(failure.document for failure in done.manifest.failures) == [Path(file).name for file in DUA]
    assert {failure.record for failure in done.manifest.failures} == {"inovasi/kembar.yaml"}
    assert lying(out) == sorted(SATU + DUA)
    assert {file: hashes(out)[file] for file in SATU} == {file: before[file] for file in SATU}
    manifest_of(out)
    again = exported_here(root, out, include_all=True)
    assert counts(again) == (0, 8)
    assert again.manifest == done.manifest

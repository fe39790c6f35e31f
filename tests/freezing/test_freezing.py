"""What a frozen folder holds, that it is whole or not there, and that every alteration is told."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from submissions.batch.jobs import Job, Made
from submissions.errors import OutputError
from submissions.freezing.seal import check_seal, files_in
from submissions.freezing.sealing import Frozen, freeze
from submissions.workspace import open_workspace
from tests.batch.offices import KIPP, HereEngine, copied, exported_here, files_of, two_entries

EPOCH = "1787184000"  # 20 August 2026, 0:00 UTC


def frozen(root: Path, out: Path, engine: HereEngine | None = None, exported: Path | None = None) -> Frozen:
    workspace = open_workspace(root)
    return freeze(workspace, workspace.record_files(), [KIPP], out, engine or HereEngine(root), exported)


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("beku")
    two_entries(folder / "kantor")
    exported_here(folder / "kantor", folder / "keluaran")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        exported_here(folder / "kantor", folder / "keluaran")
        frozen(folder / "kantor", folder / "segel", exported=folder / "keluaran")
    return folder


@pytest.fixture
def sealed(once: Path, tmp_path: Path) -> Path:
    return copied(once / "segel" / "beku-2026-08-20", tmp_path / "salinan")


def test_what_a_frozen_folder_holds(once: Path) -> None:
    [folder] = (once / "segel").iterdir()
    assert folder.name == "beku-2026-08-20"
    documents = [f"pdf/{file}" for file in files_of("satu", "dua")]
    others = ["SHA256SUMS", "beku.json", f"editions/{KIPP}.yaml", "pdf/manifest.json", "submissions.yaml"]
    assert files_in(folder) == sorted([*documents, *others, "inovasi/satu.yaml", "inovasi/dua.yaml"])
    assert {(folder / file).stat().st_mode & 0o777 for file in files_in(folder)} == {0o444}
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        digest, file = line.split("  ")
        assert hashlib.sha256((folder / file).read_bytes()).hexdigest() == digest
    account = json.loads((folder / "beku.json").read_bytes())
    assert account["frozen_at"] == "2026-08-20T00:00:00+00:00"
    assert list(account["editions"]) == [KIPP]
    own = hashlib.sha256((once / "kantor" / "bukti" / "satu.pdf").read_bytes()).hexdigest()
    assert account["evidence"]["bukti/satu.pdf"] == own
    assert check_seal(folder).good


def test_frozen_edition_says_what_it_said(once: Path) -> None:
    before, after = (open_workspace(once / name).edition("kipp", 2025) for name in ("kantor", "segel/beku-2026-08-20"))
    assert (after.id, after.fingerprint) == (KIPP, before.fingerprint)


def test_nothing_is_overwritten_and_the_seal_depends_on_content_alone(once: Path, tmp_path: Path) -> None:
    root, out = copied(once / "kantor", tmp_path / "kantor"), tmp_path / "segel"
    shutil.copytree(once / "keluaran", tmp_path / "keluaran")
    first, second = (frozen(root, out, exported=tmp_path / "keluaran") for _ in range(2))
    assert [each.folder.name for each in (first, second)] == ["beku-2026-08-20", "beku-2026-08-20-2"]
    assert first.seal == second.seal == check_seal(once / "segel" / "beku-2026-08-20").seal
    assert (first.done.made, first.done.kept) == (0, 8)


ALTERATIONS: list[tuple[str, Callable[[Path], object], tuple[list[str], list[str], list[str]]]] = [
    ("record", lambda folder: rewritten(folder / "inovasi/dua.yaml"), (["inovasi/dua.yaml"], [], [])),
    ("account", lambda folder: rewritten(folder / "beku.json"), (["beku.json"], [], [])),
    ("removed", lambda folder: (folder / "submissions.yaml").unlink(), ([], ["submissions.yaml"], [])),
    ("added", lambda folder: (folder / "inovasi/baru.yaml").write_text("x"), ([], [], ["inovasi/baru.yaml"])),
]


def rewritten(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b"\n")


@pytest.mark.parametrize(("name", "alter", "told"), ALTERATIONS, ids=[name for name, _a, _t in ALTERATIONS])
def test_every_alteration_is_told(
    sealed: Path, name: str, alter: Callable[[Path], object], told: tuple[list[str], list[str], list[str]]
) -> None:
    assert check_seal(sealed).good
    alter(sealed)
    found = check_seal(sealed)
    assert (found.altered, found.missing, found.added) == told
    assert not found.good


def test_link_to_the_same_content_is_an_alteration(sealed: Path, tmp_path: Path) -> None:
    (sealed / "submissions.yaml").rename(tmp_path / "lain.yaml")
    (sealed / "submissions.yaml").symlink_to(tmp_path / "lain.yaml")
    assert check_seal(sealed).altered == ["submissions.yaml"]


@pytest.mark.parametrize("sums", [b"", b"\xff", b"x\n", b"0" * 64 + b"  ../kantor\n", b"0" * 64 + b"  /etc/passwd\n"])
def test_list_of_hashes_that_cannot_be_believed(sealed: Path, sums: bytes) -> None:
    path = sealed / "SHA256SUMS"
    path.chmod(0o644)
    path.write_bytes(sums)
    found = check_seal(sealed)
    assert found.problem
    assert not found.good


def test_new_hashes_for_altered_files_give_another_seal(sealed: Path) -> None:
    before = check_seal(sealed).seal
    rewritten(sealed / "inovasi/dua.yaml")
    digest = hashlib.sha256((sealed / "inovasi/dua.yaml").read_bytes()).hexdigest()
    lines = (sealed / "SHA256SUMS").read_text().splitlines()
    lines = [f"{digest}  inovasi/dua.yaml" if line.endswith("  inovasi/dua.yaml") else line for line in lines]
    (sealed / "SHA256SUMS").chmod(0o644)
    (sealed / "SHA256SUMS").write_text("\n".join(lines) + "\n")
    found = check_seal(sealed)
    assert found.good
    assert found.seal != before


class FailingEngine(HereEngine):
    def make(self, jobs: Iterator[Job]) -> Iterator[Made]:
        yield from (Made(job, reason="percobaan") for job in jobs)


class WritingEngine(HereEngine):
    """Somebody saves a record while the documents are made."""

    def __init__(self, root: Path):
        super().__init__(root)
        self.record = root / "inovasi" / "dua.yaml"

    def make(self, jobs: Iterator[Job]) -> Iterator[Made]:
        yield from super().make(jobs)
        rewritten(self.record)


class BrokenEngine(HereEngine):
    def make(self, jobs: Iterator[Job]) -> Iterator[Made]:
        raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("kind", "error", "words"),
    [
        (FailingEngine, OutputError, "percobaan"),
        (WritingEngine, OutputError, "inovasi/dua.yaml"),
        (BrokenEngine, KeyboardInterrupt, None),
    ],
)
def test_whole_or_not_at_all(
    tmp_path: Path, kind: type[HereEngine], error: type[BaseException], words: str | None
) -> None:
    root = two_entries(tmp_path / "kantor").root
    with pytest.raises(error, match=words):
        frozen(root, tmp_path / "segel", kind(root))
    assert list((tmp_path / "segel").iterdir()) == []


def test_not_among_the_records(tmp_path: Path) -> None:
    root = two_entries(tmp_path / "kantor").root
    with pytest.raises(OutputError, match="among the records"):
        frozen(root, root / "inovasi" / "beku")
    assert sorted(path.name for path in (root / "inovasi").iterdir()) == ["dua.yaml", "satu.yaml"]

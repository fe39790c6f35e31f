import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from schemas.edition import Edition
from submissions.assessment.assessing import assess_record
from submissions.documents.composing import form_content
from submissions.documents.document import Document
from submissions.documents.planning import documents_from
from submissions.portal.kit.listing import KitFile
from submissions.records.reading import read_record
from submissions.sample.generate import write_starter
from submissions.workspace import Workspace, open_workspace
from tests.build import changed, edition_data, write_workspace
from tests.making.here import HereWorkshop

LIMITS = {"document_mb": "0.2", "video_mb": "1"}


@dataclass(frozen=True)
class Kit:
    folder: Path
    files: list[KitFile]
    workspace: Workspace
    dossier: Document

    def file(self, number: str = "17.1") -> KitFile:
        [found] = [file for file in self.files if file.exhibit.number == number]
        return found

    def content(self, number: str = "17.1") -> bytes:
        path = self.file(number).path
        assert path
        return (self.folder / path).read_bytes()

    @property
    def names(self) -> list[str]:
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return sorted(path.relative_to(self.folder).as_posix() for path in found)


def kit_of(record: Path, folder: Path, edition: Edition | None = None) -> Kit:
    workspace = open_workspace(record)
    chosen = edition or workspace.edition("iga")
    assessment = assess_record(read_record(record, workspace), [chosen], workspace).filled[0]
    form = form_content(assessment, workspace)
    files = HereWorkshop(workspace).kit(form, assessment.submission, folder)
    return Kit(folder, files, workspace, next(documents_from(form)))


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def small_limits() -> Edition:
    """Return iga-2026 with limits that small test files reach."""
    return Edition.model_validate(edition_data("iga-2026") | {"evidence_limits": LIMITS})


@pytest.fixture(scope="session")
def starter_kit(tmp_path_factory: pytest.TempPathFactory) -> tuple[Kit, Mapping[str, str]]:
    """Return the kit of the starter's record, and the hashes of its evidence before it was made."""
    root = tmp_path_factory.mktemp("kit") / "kantor"
    write_starter(root)
    before = hashes(root / "bukti")
    [record] = (root / "inovasi").glob("*.yaml")
    return kit_of(record, root.parent / "hasil_kit"), before


Small = Callable[..., Kit]


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """Return a function that makes the kit of a record of which indicator 17 cites these documents.

    `put` gets the folder of the evidence to write into; `indicator` names another indicator to cite them.
    """

    def apply(
        bukti: dict[str, dict[str, Any]],
        put: Callable[[Path], object] = lambda _folder: None,
        indicator: str = "sdm",
        edition: Edition | None = None,
        **changes: Any,
    ) -> Kit:
        facts = {indicator: {"jumlah": "31", "bukti": list(bukti)}}
        write_workspace(tmp_path / "kantor", [changed({"indikator": facts, "bukti": bukti, **changes})])
        put(tmp_path / "kantor" / "bukti")
        record = tmp_path / "kantor" / "inovasi" / "pasar-terang.yaml"
        return kit_of(record, tmp_path / "hasil_kit", edition or small_limits())

    return apply


def one(name: str, **more: str) -> dict[str, dict[str, Any]]:
    return {"dokumen": {"jenis": "laporan", "judul": "SK Tim", "berkas": f"bukti/{name}", **more}}

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from submissions.assessment.assessing import FilledAssessment, assess_record
from submissions.documents.making import Maker
from submissions.documents.planning import documents_of
from submissions.records.reading import read_record
from submissions.sample.generate import write_starter
from submissions.workspace import Workspace, open_workspace


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    folder = tmp_path / "kantor"
    write_starter(folder)
    return folder


@pytest.fixture
def record_path(starter: Path) -> Path:
    [path] = (starter / "inovasi").glob("*.yaml")
    return path


@pytest.fixture
def change(record_path: Path) -> Callable[..., None]:
    """Change top-level fields of the starter's record."""

    def apply(**changes: Any) -> None:
        data = yaml.load(record_path.read_text(encoding="utf-8"), yaml.BaseLoader)
        data.update(changes)
        record_path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")

    return apply


class Made:
    """The documents of the starter's record for one edition."""

    def __init__(self, workspace: Workspace, assessment: FilledAssessment):
        self.assessment = assessment
        maker = Maker(workspace)
        self.printed = {document.name: maker.pdf(document) for document in documents_of(assessment, workspace)}
        self.main = next(iter(self.printed.values()))

    def letter(self, name: str) -> bytes:
        [content] = [pdf.content for key, pdf in self.printed.items() if key.endswith(f"_surat-{name}.pdf")]
        return content


@pytest.fixture
def make(record_path: Path) -> Callable[..., Made]:
    def apply(competition: str, year: int | None = None, group: str | None = None) -> Made:
        workspace = open_workspace(record_path)
        edition = workspace.edition(competition, year)
        report = assess_record(read_record(record_path, workspace), [edition], workspace, group)
        return Made(workspace, report.filled[0])

    return apply

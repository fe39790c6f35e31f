"""Evidence of an indicator that is larger than the portal takes, by the edition's two limits."""

import os
from pathlib import Path
from typing import Any

import pytest

from schemas.edition import Edition
from submissions.assessment.assessing import FilledAssessment, assess_record
from submissions.assessment.citations import MEGABYTE
from submissions.findings.finding import Severity
from submissions.records.reading import read_record
from tests.build import changed, codes, complete_record, edition, edition_data, line_of, only, unseen, write_workspace


def sized(
    root: Path, sizes: dict[str, int], record: dict[str, Any] | None = None, chosen: Edition | None = None
) -> FilledAssessment:
    """Return the assessment of a record whose files have these sizes."""
    record = complete_record() if record is None else record
    workspace = write_workspace(root, [record])
    workspace._editions["iga-2026"] = edition("iga-2026")
    for file, size in sizes.items():
        os.truncate(root / "bukti" / file, size)
    read = read_record(root / "inovasi" / "pasar-terang.yaml", workspace)
    return assess_record(read, [chosen or edition("iga-2026")], workspace).filled[0]


# Which file, its size, and what is shown of size and limit, where it is too big.
SIZES: list[tuple[str, int, list[str]]] = [
    ("kajian.pdf", 2 * MEGABYTE, []),
    ("kajian.pdf", 2 * MEGABYTE + 1, ["kajian.pdf", "2.1 MB", "at most 2 MB"]),
    ("rekap.png", 5 * MEGABYTE, ["rekap.png", "5.3 MB", "at most 2 MB"]),
    # Videos have a limit of their own; the cover beside it is a document.
    ("film.mp4", 2 * MEGABYTE + 1, []),
    ("film.mp4", 100 * MEGABYTE, []),
    ("film.mp4", 100 * MEGABYTE + 1, ["film.mp4", "104.9 MB", "at most 100 MB"]),
    ("sampul.png", 2 * MEGABYTE + 1, ["sampul.png", "2.1 MB", "at most 2 MB"]),
]


@pytest.mark.parametrize(("file", "size", "shown"), SIZES)
def test_file_larger_than_its_limit_is_warned_of(tmp_path: Path, file: str, size: int, shown: list[str]) -> None:
    assessment = sized(tmp_path, {file: size})
    assert codes(assessment.findings) == (["file-too-big"] if shown else [])
    if shown:
        finding = only(assessment.findings, "file-too-big")
        assert unseen(finding, *shown) == []
        # Both limits rest on one source each.
        assert (finding.severity, assessment.verdict) == (Severity.WARNING, "eligible")
        assert finding.basis is not None
        assert finding.basis.grade == "single"
    # What is too big for the portal still proves what it proves.
    assert assessment.scores.proven == 111


def test_finding_stands_at_the_file(tmp_path: Path) -> None:
    finding = only(sized(tmp_path, {"kajian.pdf": 3 * MEGABYTE}).findings, "file-too-big")
    assert (finding.field, finding.label) == ("bukti.kajian.berkas", "Kajian perguruan tinggi")
    assert finding.place.line == line_of(complete_record(), "bukti", "kajian", "berkas")


def test_document_of_several_indicators_is_told_once(tmp_path: Path) -> None:
    # The decree of the team stands for three of them.
    file = Path(complete_record()["bukti"]["sk-tim"]["berkas"]).name
    finding = only(sized(tmp_path, {file: 3 * MEGABYTE}).findings, "file-too-big")
    assert finding.field == "bukti.sk-tim.berkas"


def test_document_of_no_indicator_is_not_measured_by_their_limit(tmp_path: Path) -> None:
    record = changed({"bukti.lama": {"jenis": "foto", "berkas": "bukti/lama.jpg"}})
    assert codes(sized(tmp_path, {"lama.jpg": 9 * MEGABYTE, "dokumen.pdf": 9 * MEGABYTE}, record).findings) == []


def test_limit_of_an_office_is_binding_where_it_knows_better(tmp_path: Path) -> None:
    limits = {"document_mb": {"value": "1", "grade": "official", "source": "Surat 1/2026"}, "video_mb": None}
    chosen = Edition.model_validate(edition_data("iga-2026") | {"evidence_limits": limits})
    assessment = sized(tmp_path, {"kajian.pdf": MEGABYTE + 1, "film.mp4": 500 * MEGABYTE}, chosen=chosen)
    finding = only(assessment.findings, "file-too-big")
    assert unseen(finding, "kajian.pdf", "1.1 MB", "at most 1 MB") == []
    assert (finding.severity, assessment.verdict) == (Severity.ERROR, "not-eligible")


def test_no_known_limit_measures_nothing(tmp_path: Path) -> None:
    data = edition_data("iga-2026")
    del data["evidence_limits"]
    assessment = sized(tmp_path, {"kajian.pdf": 50 * MEGABYTE}, chosen=Edition.model_validate(data))
    assert codes(assessment.findings) == []

"""How many entries a list has and how long a video lasts, against what a form takes."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from schemas.edition import Edition
from schemas.innovation import Innovation
from schemas.submission import fill
from submissions.assessment.cited import evidence_documents
from submissions.assessment.lengths import check_lengths
from submissions.findings.finding import Finding, Severity
from submissions.records.reading import ReadRecord
from tests.build import facts_of_video, record_of, standing_workspace

LINK = "https://video.contoh.go.id/a"
EDITION: dict[str, Any] = {
    "competition": "lomba-layar",
    "year": "2026",
    "name": "Lomba Layar 2026",
    "source": "karangan untuk pengujian",
    "grade": "official",
    "fields": {
        "tim": {"label": "Tim", "type": "people", "answer": ["inovator"], "entries": {"min": "2", "max": "3"}},
        "video": {"label": "Video", "type": "link", "answer": ["tautan.video"], "minutes": "5"},
    },
}


def found(people: int, seconds: float | None = None) -> list[Finding]:
    """Return what is found on a team of so many with a video that lasts so long, or is an address alone."""
    record: dict[str, Any] = {
        "nama": "Layar",
        "pengusul": {"nama": "A", "jenis": "opd"},
        "inovator": [{"nama": f"Orang {number}"} for number in range(people)],
        "tautan": {"video": LINK},
        "bukti": {"film": {"jenis": "video", "judul": "Film", "berkas": "bukti/dokumen.pdf", "tautan": LINK}},
    }
    read = record_of(record)
    assert isinstance(read, ReadRecord)
    edition = Edition.model_validate(EDITION)
    documents = evidence_documents(read, standing_workspace(), {})
    if seconds is not None:
        film = documents["film"]
        documents["film"] = dataclasses.replace(film, facts=facts_of_video(seconds))
    submission = fill(Innovation.model_validate({"id": "layar", **record}), edition)
    return list(check_lengths(read, submission, documents))


@pytest.mark.parametrize(
    ("people", "code", "message", "remedy"),
    [
        (1, "entries-too-few", "entries: 1, at least 2 are asked", "Add at least 1."),
        (2, None, "", ""),
        (3, None, "", ""),
        (5, "entries-too-many", "entries: 5, at most 3 are taken", "Take out at least 2."),
    ],
)
def test_a_team_has_so_many_members(people: int, code: str | None, message: str, remedy: str) -> None:
    told = [each for each in found(people, 60) if each.label == "Tim"]
    assert [(each.code, each.sentence, each.remedy) for each in told] == (
        [(code, f"{message}.", remedy)] if code else []
    )


def test_the_fourth_of_three_is_pointed_at() -> None:
    [finding] = found(4, 60)
    assert finding.place.line is not None
    assert finding.severity is Severity.ERROR  # the edition's rules are official


def test_a_video_is_measured_where_its_file_is_there() -> None:
    assert found(2, 300) == []
    [finding] = found(2, 301)
    assert "“Film” lasts 301 seconds, at most 5 minutes are taken" in finding.message
    assert finding.field == "bukti.film.berkas"


def test_of_an_address_alone_a_hint_says_that_nobody_knows() -> None:
    [finding] = found(2)
    assert (finding.code, finding.severity) == ("video-not-measured", Severity.HINT)
    assert "at most 5 minutes" in finding.message
    assert Path(finding.place.file).name == "rekaman.yaml"

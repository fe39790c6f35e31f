"""Figures, years and addresses that can hardly be meant are named, and change no verdict."""

from pathlib import Path
from typing import Any

import pytest

from schemas.rules import Grade
from submissions.findings.finding import Severity
from submissions.judging.judge import judge
from tests.build import SETTINGS, all_findings, changed, complete_record, edition, report_of, write_workspace
from tests.evidence.opening.files import picture

CODES = {"date-far-away", "figure-negative", "figure-enormous", "link-with-password"}


@pytest.mark.parametrize(
    ("changes", "code", "severity", "shown"),
    [
        (
            {"indikator.kemanfaatan.jumlah": "999999999999999999"},
            "figure-enormous",
            Severity.HINT,
            "999,999,999,999,999,999",
        ),
        ({"indikator.sdm.jumlah": "-4"}, "figure-negative", Severity.WARNING, "-4"),
        ({"waktu_ide": "1924-01-22"}, "date-far-away", Severity.HINT, "22 January 1924 lies 102 years away"),
        ({"waktu_ide": "0001-01-22"}, "date-far-away", Severity.HINT, "years away"),
        ({"bukti.sop.tanggal": "2204-05-14"}, "date-far-away", Severity.HINT, "2204"),
        ({"bukti.sop.tahun": ["-5"]}, "date-far-away", Severity.HINT, "the year -5"),
        ({"bukti.sop.tahun": ["100000000"]}, "date-far-away", Severity.HINT, "the year 100000000"),
        (
            {"bukti.buku.tautan": "https://admin:rahasia@contoh.go.id/a"},
            "link-with-password",
            Severity.WARNING,
            "go.id",
        ),
    ],
)
def test_what_can_hardly_be_meant_is_named(changes: dict[str, Any], code: str, severity: Severity, shown: str) -> None:
    report = report_of(changed(changes), "iga-2026")
    [finding] = [finding for finding in all_findings(report) if finding.code in CODES]
    assert (finding.code, finding.severity) == (code, severity)
    assert shown in finding.message
    assert "rahasia" not in finding.message
    told = [each.code for each in all_findings(report) if each.field.startswith("indikator.sdm")]
    assert "level-zero" not in told, "a figure below nothing is told once, as what it is"
    assert finding.field in {key if not key.endswith("tahun") else f"{key}.0" for key in changes}


def test_nothing_is_said_of_what_may_well_be() -> None:
    assert [
        finding.code for finding in all_findings(report_of(complete_record(), "iga-2026")) if finding.code in CODES
    ] == []


def test_a_hint_of_our_own_is_shown_as_our_own() -> None:
    report = report_of(changed({"indikator.kemanfaatan.jumlah": "999999999999999999"}), "iga-2026")
    [finding] = [finding for finding in all_findings(report) if finding.code == "figure-enormous"]
    assert finding.basis is not None
    assert finding.basis.grade is Grade.INFERRED
    assert str(finding.basis) == "this program's own conclusion, from no edition (inferred, not verified)"
    assert (finding.as_dict()["rule"]["edition"], finding.as_dict()["rule"]["grade"]) == ("", "inferred")


def office_codes(root: Path, *, open_evidence: bool = True) -> list[str]:
    workspace = write_workspace(root, [], {**SETTINGS, "kop": {"lambang": "lambang.png"}})
    judged = judge(workspace, [edition("iga-2026")], open_evidence=open_evidence)
    assert {finding.place.file for finding in judged.office} <= {"submissions.yaml"}
    return [finding.code for finding in judged.office]


def test_a_coat_of_arms_that_cannot_be_printed_is_named(tmp_path: Path) -> None:
    assert office_codes(tmp_path) == ["emblem-missing"]
    (tmp_path / "lambang.png").write_bytes(b"\x89PNG\r\n\x1a\nrusak")
    assert office_codes(tmp_path) == ["emblem-broken"]
    assert office_codes(tmp_path, open_evidence=False) == []
    (tmp_path / "lambang.png").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert office_codes(tmp_path) == ["emblem-broken"]
    picture(tmp_path / "lambang.png")
    assert office_codes(tmp_path) == []

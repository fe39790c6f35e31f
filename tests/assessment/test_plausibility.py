"""Figures, years and addresses that can hardly be meant are named, and change no verdict."""

from pathlib import Path
from typing import Any

import pytest

from schemas.rules import Grade
from submissions.findings.finding import Severity
from submissions.judging.judge import judge
from tests.build import (
    SETTINGS,
    all_findings,
    changed,
    codes,
    complete_record,
    edition,
    only,
    report_of,
    unseen,
    write_workspace,
)
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


def headings(root: Path, exceptions: dict[str, Any], *records: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Return message and remedy of what is said of the exceptions in the settings, by the name that they are for."""
    workspace = write_workspace(root, records, {**SETTINGS, "pengecualian": exceptions})
    judged = judge(workspace, [edition("iga-2026")], open_evidence=False)
    assert all(finding.place.line for finding in judged.office)
    return {finding.field.removeprefix("pengecualian."): (finding.code, finding.message) for finding in judged.office}


def test_a_letterhead_for_nobody_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    own = {"tempat": "Kota"}
    exceptions = {
        "pengusul": {"Dinas Perdagagan": own, " DINAS  perdagangan": own, "Dinas Perdagangan": own, "Xyz": own},
        "kompetisi": {"kip": own, "kipp": own},
        "dokumen": {"surat-inovatr": own, "surat-inovator": own, "proposal": own, "jilid-bukti": own},
    }
    found = headings(tmp_path, exceptions, complete_record())
    assert {field: code for field, (code, _message) in found.items()} == {
        "pengusul.Dinas Perdagagan": "letterhead-unknown",
        "pengusul.Dinas Perdagangan": "letterhead-twice",
        "pengusul.Xyz": "letterhead-unknown",
        "kompetisi.kip": "letterhead-unknown",
        "dokumen.surat-inovatr": "letterhead-unknown",
    }
    assert "did you mean “Dinas Perdagangan”" in found["pengusul.Dinas Perdagagan"][1].replace("DINAS  p", "Dinas P")
    assert "did you mean “kipp”" in found["kompetisi.kip"][1]
    assert "did you mean “surat-inovator”" in found["dokumen.surat-inovatr"][1]
    assert "did you mean" not in found["pengusul.Xyz"][1]


def test_the_office_above_a_proposer_may_have_a_letterhead(tmp_path: Path) -> None:
    below = changed({"pengusul.induk": "Dinas Induk"})
    assert headings(tmp_path, {"pengusul": {"Dinas Induk": {"tempat": "Kota"}}}, below) == {}


def test_every_coat_of_arms_of_the_settings_is_looked_at(tmp_path: Path) -> None:
    own = {"kop": {"lambang": "lain.png"}}
    found = headings(tmp_path, {"pengusul": {"Dinas Perdagangan": own}}, complete_record())
    assert {field: code for field, (code, _message) in found.items()} == {
        "pengusul.Dinas Perdagangan.kop.lambang": "emblem-missing"
    }


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        ({"inovator": [{"nama": "A", "nip": "19780101 200501"}]}, "nip-malformed", ["14 digits", "18"]),
        ({"kontak.telepon": "812 3456"}, "telephone-malformed", ["“812 3456”", "+62"]),
        ({"kontak.surel": "pasar.contoh.go.id"}, "email-malformed", ["“pasar.contoh.go.id”"]),
        ({"waktu_uji_coba": "2012-01-02"}, "years-apart", ["8 years"]),
    ],
)
def test_slip_of_the_pen_is_a_hint(changes: dict[str, Any], code: str, words: list[str]) -> None:
    finding = only(report_of(changed(changes), "iga-2026").findings, code)
    assert finding.severity is Severity.HINT
    assert finding.basis is not None
    assert finding.basis.grade is Grade.INFERRED
    assert unseen(finding, *words) == []


@pytest.mark.parametrize("telephone", ["0281-000000", "(0281) 000000", "+62 812 0000 0000", "62812000000"])
def test_telephone_number_that_can_be_dialled_is_not_doubted(telephone: str) -> None:
    assert "telephone-malformed" not in codes(report_of(changed({"kontak.telepon": telephone}), "iga-2026").findings)

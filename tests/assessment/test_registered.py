"""What portals gave an innovation: no part of any judgement, of what is printed or of what goes out with it."""

from typing import Any

import pytest

from schemas.submission import fill
from submissions.documents.provenance import provenance_of
from submissions.findings.finding import Severity
from submissions.records.reading import ReadRecord
from tests.build import changed, codes, edition, key_line_of, only, record_of, report_of, unseen

NOTED = {"nomor": "IGA-0001", "tanggal": "1 Maret 2026", "keadaan": "Terkirim"}


def registered(noted: Any, name: str = "iga-2026") -> dict[str, Any]:
    """Return the complete record with a registration."""
    return changed({"registrasi": {name: noted}})


@pytest.mark.parametrize("noted", [NOTED, {"nomor": "7"}, {"keadaan": "Draf"}, {}])
def test_a_registration_changes_no_judgement(noted: dict[str, str]) -> None:
    plain, own = (report_of(each, "iga-2026") for each in (changed({}), registered(noted)))
    assert codes(own.findings) == codes(plain.findings)
    assert own.assessments[0].verdict == plain.assessments[0].verdict


@pytest.mark.parametrize("name", ["iga-2031", "iga", "inotek"])
def test_one_for_an_edition_that_does_not_exist_is_told(name: str) -> None:
    record = registered(NOTED, name)
    finding = only(report_of(record, "iga-2026").findings, "edition-unknown")
    assert unseen(finding, f"“{name}”", "iga-2026") == []
    assert (finding.severity, finding.field) == (Severity.ERROR, f"registrasi.{name}")
    assert finding.place.line == key_line_of(record, "registrasi", name)


@pytest.mark.parametrize(
    ("noted", "code"),
    [({"tanggal": "kemarin"}, "date-unreadable"), ({"nomer": "1"}, "key-unknown"), ("IGA-0001", "fields-expected")],
)
def test_one_that_cannot_be_read_is_told(noted: Any, code: str) -> None:
    assert codes(report_of(registered(noted), "iga-2026").findings) == [code]


def test_it_goes_out_with_no_document() -> None:
    made = []
    for data in (changed({}), registered(NOTED)):
        record = record_of(data)
        assert isinstance(record, ReadRecord)
        made.append(provenance_of(fill(record.innovation, edition("iga-2026")), "berkas", {}, True))
    assert made[0] == made[1]

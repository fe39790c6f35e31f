"""Records in JSON are read as those in YAML are, with the place of each finding."""

import json
from pathlib import Path
from typing import Any

import pytest

from submissions.assessment.assessing import assess_record
from submissions.judging.judge import judge
from submissions.records.reading import read_record
from submissions.workspace import open_workspace
from tests.build import changed, codes, complete_record, edition, only, report_of, write_workspace


def as_json(record: dict[str, Any], **options: Any) -> bytes:
    return json.dumps(record, **options).encode()


@pytest.mark.parametrize(
    "options", [{}, {"indent": 2}, {"indent": "\t"}, {"ensure_ascii": False, "indent": 1}], ids=str
)
def test_the_same_record_says_the_same(options: dict[str, Any], tmp_path: Path) -> None:
    record = changed({"tujuan": 'Warga “puas” 😀 / \\ "kutip"\nbaris baru', "bukti.sop.nomor": "004/SK/2025"})
    workspace = write_workspace(tmp_path, [])
    path = tmp_path / "inovasi" / "a.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(as_json(record, **options))
    read = read_record(path, workspace)
    assert read.innovation is not None
    assert read.innovation.tujuan == record["tujuan"]
    assert read.innovation.bukti["sop"].nomor == "004/SK/2025"
    write_workspace(tmp_path, [record])
    found = assess_record(read, [edition("iga-2026")], workspace)
    expected = report_of(record, "iga-2026")
    assert found.assessments[0].verdict is expected.assessments[0].verdict
    assert [each.code for each in found.findings] == [each.code for each in expected.findings]


def test_findings_have_their_place(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [])
    text = '\ufeff{\n  "nama": "A",\n  "tujuann": null,\n  "pengusul": {"nama": "B", "jenis": "opd"}\n}'
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    finding = only(read_record(tmp_path / "a.json", workspace).findings, "key-unknown")
    assert str(finding.place) == "a.json:3:3"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('{"nama": "A",\n "nama": "B"}', "key-repeated", 2),
        ('{"nama": "A",\n "pengusul": [}', "not-yaml", 2),
        ('["A"]', "not-a-mapping", 1),
        ('{"nama": "a\\u0007"}', "character-forbidden", 1),
        ('{"nama": "a\\ud83d"}', "not-yaml", 1),
    ],
)
def test_what_is_wrong_is_named(text: str, code: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    [finding] = read_record(tmp_path / "a.json", write_workspace(tmp_path, [])).findings
    assert (finding.code, finding.place.line) == (code, line)


def test_the_same_id_in_both_kinds_is_told_of_both(tmp_path: Path) -> None:
    write_workspace(tmp_path, [])
    folder = tmp_path / "inovasi"
    folder.mkdir(exist_ok=True)
    for name in ("a.json", "b.yaml"):
        (folder / name).write_bytes(as_json(complete_record(id="sama")))
    reports = judge(open_workspace(tmp_path), [], open_evidence=False).reports
    repeated = {report.record.path.name for report in reports if "id-repeated" in codes(report.findings)}
    assert {"a.json", "b.yaml"} <= repeated

"""What the program concludes by itself an office can leave out by its code; what an edition asks it cannot."""

from pathlib import Path
from typing import Any

import pytest

from submissions.findings.catalogue import CATALOGUE, OWN
from submissions.findings.finding import Severity
from submissions.judging.judge import Judgement, judge
from tests.build import SETTINGS, all_findings, changed, codes, edition, write_workspace

ROOT = Path(__file__).parents[2]


def judged(root: Path, record: dict[str, Any], *left_out: str) -> Judgement:
    workspace = write_workspace(root, [record], {**SETTINGS, "tanpa_pemeriksaan": list(left_out)})
    return judge(workspace, [edition("iga-2026")], open_evidence=False)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"hasil": "Turun menjadi … kasus."}, "text-unfinished"),
        ({"hasil": "Ada 10 dari 40 pasar (75 persen) terang."}, "share-unlike"),
        ({"bukti.sk-tim.judul": "Draf Keputusan Bupati"}, "document-draft"),
        ({"indikator.replikasi.daftar": ["Desa Maju", "Kota B", "Kota D"]}, "replication-not-elsewhere"),
    ],
)
def test_a_check_is_left_out_by_its_code(changes: dict[str, Any], code: str, tmp_path: Path) -> None:
    record = changed(changes)
    made, left = judged(tmp_path / "a", record).reports[0], judged(tmp_path / "b", record, code).reports[0]
    assert code in codes(all_findings(made))
    assert code not in codes(all_findings(left))
    before, after = made.filled[0].scores.proven, left.filled[0].scores.proven
    assert (after > before) is (code in ("document-draft", "replication-not-elsewhere")), "it costs nothing either"


def test_what_an_edition_asks_stays_and_the_name_is_told(tmp_path: Path) -> None:
    judgement = judged(tmp_path, changed({"tujuan": ""}), "required-missing", "share-unlike")
    assert "required-missing" in codes(all_findings(judgement.reports[0]))
    [finding] = judgement.office
    assert (finding.code, finding.field) == ("check-unknown", "tanpa_pemeriksaan.0")
    assert "share-unlike" in finding.remedy


def test_no_check_of_the_programs_own_is_an_error() -> None:
    assert len(OWN) > 35
    assert {code for code, kind in OWN.items() if kind.severity is Severity.ERROR} == set()
    assert OWN.keys() <= CATALOGUE.keys()


def test_the_docs_name_every_check_with_its_code() -> None:
    page = (ROOT / "docs" / "expert.md").read_text(encoding="utf-8")
    assert [code for code in OWN if f"`{code}`" not in page] == []


def test_writing_is_read_only_when_it_is_asked_for(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [changed({"hasil": "Ijin 2 hari."})])
    editions = [edition("iga-2026")]
    plain = judge(workspace, editions, open_evidence=False)
    asked = judge(workspace, editions, open_evidence=False, writing=True)
    assert "writing" not in codes(plain.reports[0].findings)
    told = [each for each in asked.reports[0].findings if each.field == "hasil" and each.code == "writing"]
    assert len(told) == 1
    assert asked.reports[0].filled[0].verdict == plain.reports[0].filled[0].verdict

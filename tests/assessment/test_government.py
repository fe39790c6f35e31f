"""The government profile: what its facts claim and its evidence proves, and what is said of faults in it."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from submissions.assessment.assessing import Verdict
from submissions.assessment.government import GovernmentAssessment, assess_government
from submissions.errors import InputError
from submissions.findings.finding import Severity
from submissions.records.government import read_government
from tests.build import PDF, as_yaml, codes, edition, only, write_workspace

DOCUMENT = {"rpjmd": {"jenis": "laporan", "judul": "RPJMD contoh", "berkas": "bukti/rpjmd.pdf"}}


def judged(root: Path, profile: Mapping[str, Any]) -> GovernmentAssessment:
    workspace = write_workspace(root, [])
    (root / "bukti").mkdir(exist_ok=True)
    (root / "bukti/rpjmd.pdf").write_bytes(PDF)
    (root / "pemda.yaml").write_text(as_yaml(profile), encoding="utf-8")
    record = read_government(workspace)
    assert record is not None
    return assess_government(record, edition("iga-2026"), workspace)


def test_every_row_at_its_highest_comes_to_sixty_three() -> None:
    assert edition("iga-2026").for_government().maximum_maturity == 63
    assert len(edition("iga-2026").for_government().indicators) == 20
    assert len(edition("iga-2026").indicators) == 20  # the view does not change the edition
    assert edition("iga-2026").maximum_maturity == 111
    assert edition("iga-2026").for_government().fingerprint == edition("iga-2026").fingerprint


def test_facts_claim_and_only_evidence_proves(tmp_path: Path) -> None:
    facts = {
        "visi_misi": {"pilihan": "misi_dan_visi", "bukti": ["rpjmd"]},  # 3 × 1, proven
        "perizinan": {"jumlah": "8,17"},  # 3 × 1, nothing cited
    }
    found = judged(tmp_path, {"indikator": facts, "bukti": DOCUMENT})
    assert (found.scores.claimed, found.scores.proven, found.scores.verified) == (Decimal(6), Decimal(3), None)
    assert found.verdict is Verdict.ELIGIBLE


def test_the_ministrys_result_counts_as_verified(tmp_path: Path) -> None:
    found = judged(tmp_path, {"verifikasi": {"iga-2026": {"skor": "41"}}})
    assert found.scores.verified == 41


def test_faults_are_told_with_place_and_remedy(tmp_path: Path) -> None:
    facts = {
        "visi_mis": {"pilihan": "misi"},
        "visi_misi": {"pilihan": "semboyan"},
        "perizinan": {"jumlah": "1", "bukti": ["hilang"]},
    }
    found = judged(tmp_path, {"indikator": facts, "bukti": DOCUMENT})
    assert [code for code in codes(found.findings) if code != "indicator-mandatory-empty"] == [
        "evidence-unknown",
        "evidence-unused",
        "fact-unfit",
        "indicator-unknown",
    ]
    near = only(found.findings, "indicator-unknown")
    assert (near.place.file, near.place.line) == ("pemda.yaml", 2)
    assert "visi_misi" in near.message
    assert found.verdict is Verdict.NOT_ELIGIBLE


def test_a_file_that_is_not_there_proves_nothing(tmp_path: Path) -> None:
    facts = {"visi_misi": {"pilihan": "misi", "bukti": ["rpjmd"]}}
    lost = {"rpjmd": {"jenis": "laporan", "berkas": "../rpjmd.pdf"}}
    with pytest.raises(InputError, match=r"pemda\.yaml:"):
        judged(tmp_path, {"indikator": facts, "bukti": lost})
    lost["rpjmd"]["berkas"] = "bukti/tiada.pdf"
    found = judged(tmp_path, {"indikator": facts, "bukti": lost})
    assert "evidence-missing" in codes(found.findings)
    assert found.scores.proven == 0


def test_every_problem_of_an_unreadable_profile_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        judged(tmp_path, {"indikatr": {}, "verifikasi": {"iga-2026": {"skor": "banyak"}}})
    assert "pemda.yaml:1:" in caught.value.message
    assert "pemda.yaml:4:" in caught.value.message


def test_a_workspace_need_not_have_one(tmp_path: Path) -> None:
    assert read_government(write_workspace(tmp_path, [])) is None


def test_what_is_empty_warns(tmp_path: Path) -> None:
    found = judged(tmp_path, {"indikator": {"perizinan": {"jumlah": "8,17"}}})
    lacking = only(found.findings, "level-without-evidence")
    assert (lacking.severity, lacking.place.line) == (Severity.WARNING, 3)
    assert "indicator 3 claims parameter 3" in lacking.message
    assert "Jumlah izin terbit DPMPTSP" in lacking.remedy
    empty = [each for each in found.findings if each.code == "indicator-mandatory-empty"]
    mandatory = [each for each in edition("iga-2026").government_indicators.values() if each.mandatory.value]
    assert len(empty) == len(mandatory) - 1 == 12
    assert {each.severity for each in empty} == {Severity.WARNING}  # one source only says which are mandatory

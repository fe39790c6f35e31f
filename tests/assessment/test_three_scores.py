"""Claimed, proven, waiting for a person: worked examples, every total added up by hand.

The weights of iga-2026, by which a parameter counts: regulasi 3, sdm 2, anggaran 2, alat_kerja 2,
bimtek 1, rkpd 2, aktor 1, pelaksana 1, jejaring 1, sosialisasi 1, pedoman 1, informasi_layanan 1,
kemudahan_proses 2, pengaduan 1, layanan_terintegrasi 2, replikasi 3, kecepatan_penciptaan 2,
kemanfaatan 3, monev 2, video 4: 37 together, and three times 37 is 111.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from submissions.findings.finding import Severity
from tests.build import HIGHEST_FACTS, assess, changed, codes, complete_record, only, scores, stating, unseen
from tests.records.proven import POINTS, denied, unticked, without

Record = dict[str, Any]
Change = Callable[[Record], Record]


def removed(*keys: str) -> Change:
    return lambda record: without(record, *keys)


def nobody_saw(*names: str) -> Change:
    return lambda record: unticked(record, *names)


def does_not_hold(*names: str) -> Change:
    return lambda record: denied(record, *names)


def states(indicator: str, facts: dict[str, Any]) -> Change:
    return lambda record: changed(stating(indicator, facts), record)


# What is done to the complete record, and its three scores: claimed, proven, and proven once all is confirmed.
EXAMPLES: list[tuple[str, list[Change], int, int, int]] = [
    ("nothing", [], 111, 111, 111),
    # The decree of the team proves sdm (2 x 3), pelaksana (1 x 3) and jejaring (1 x 3): 12.
    ("no decree of the team", [removed("sk-tim")], 111, 99, 99),
    # kemudahan_proses, 2 x 3 = 6; below 3 the same point is asked.
    ("nobody saw the signature under the SOP", [nobody_saw("SOP-APPROVED")], 111, 105, 111),
    ("the SOP is not signed", [does_not_hold("SOP-APPROVED")], 111, 105, 105),
    ("one point unseen, one not so", [nobody_saw("SOP-DURATION"), does_not_hold("SOP-APPROVED")], 111, 105, 105),
    # replikasi goes from 3 to 2: 3 x 1 = 3.
    ("two of three replication letters", [removed("replikasi-b")], 111, 108, 108),
    ("one of three replication letters", [removed("replikasi-a", "replikasi-b")], 111, 105, 105),
    ("no replication letter", [removed("replikasi-a", "replikasi-b", "replikasi-c")], 111, 102, 102),
    # 12 + 6 + 3 = 21; of these the 6 of the SOP only wait.
    (
        "decree gone, SOP unseen, two of three letters",
        [removed("sk-tim", "replikasi-c"), nobody_saw("SOP-APPROVED")],
        *(111, 90, 96),
    ),
    (
        "decree gone, SOP not signed, two of three letters",
        [removed("sk-tim", "replikasi-c"), does_not_hold("SOP-APPROVED")],
        *(111, 90, 90),
    ),
    # Only the decree of 2020 is left, the year of implementation: parameter 1, so 3 x 2 = 6 less.
    ("no Perda", [removed("perda")], 111, 105, 105),
    ("neither Perda nor decree", [removed("perda", "sk-inovasi")], 111, 102, 102),
    # Two years in a row are parameter 2: 2 x 1. The first and the last are only parameter 1: 2 x 2.
    ("no budget of 2026", [removed("dpa-2026")], 111, 109, 109),
    ("no budget of 2025", [removed("dpa-2025")], 111, 107, 107),
    # RKPD of the current year alone is worth nothing: 2 x 3.
    ("RKPD of 2026 only", [removed("rkpd-2024", "rkpd-2025")], 111, 105, 105),
    # Without a certificate bimtek has nothing, 1 x 3; without one set of three it has 2, 1 x 1.
    ("no certificate", [removed("sertifikat")], 111, 108, 108),
    ("two of three trainings", [removed("bimtek-2")], 111, 110, 110),
    ("four of five actors' documents", [removed("pks-bank")], 111, 110, 110),
    ("two of three ways to ask", [removed("hotline")], 111, 110, 110),
    # Digital services show two pictures: 2 x 3.
    ("one of two screenshots", [removed("proses")], 111, 105, 105),
    # Neither the film alone nor its cover alone is a video with a cover: 4 x 3 = 12.
    ("no cover", [removed("sampul")], 111, 99, 99),
    ("no film", [removed("film")], 111, 99, 99),
    # Only media that are not the government's own are parameter 3; what is left is parameter 2.
    ("the newspaper is the government's", [does_not_hold("SOC-MEDIA-OWNER")], 111, 110, 110),
    ("nobody saw whose newspaper it is", [nobody_saw("SOC-MEDIA-OWNER")], 111, 110, 111),
    # Evidence never carries more than is claimed: sdm at 1 instead of 3 is 2 x 2 = 4 less, of all three.
    ("only five persons claimed", [states("sdm", {"jumlah": "5"})], 107, 107, 107),
    ("nothing claimed for sdm", [states("sdm", {"jumlah": "0"})], 105, 105, 105),
]


def totals(record: Record) -> tuple[int, int, int]:
    """Return the scores claimed, proven, and proven once all is confirmed: exact, and whole in iga-2026."""
    found = scores(record)
    exact = (found.claimed, found.proven, found.awaiting)
    assert [type(score) for score in exact] == [Decimal] * 3
    assert [score % 1 for score in exact] == [0] * 3
    assert found.maximum == 111
    return int(found.claimed), int(found.proven), int(found.awaiting)


@pytest.mark.parametrize(
    ("changes", "claimed", "proven", "awaiting"), [row[1:] for row in EXAMPLES], ids=[row[0] for row in EXAMPLES]
)
def test_worked_example(changes: list[Change], claimed: int, proven: int, awaiting: int) -> None:
    record = complete_record()
    for change in changes:
        record = change(record)
    assert totals(record) == (claimed, proven, awaiting)


@pytest.mark.parametrize("key", list(HIGHEST_FACTS))
def test_every_indicator_is_at_3_in_all_three_scores(key: str) -> None:
    [row] = [row for row in scores(complete_record()).rows if row.key == key]
    assert (row.claimed, row.proven, row.awaiting, row.verified) == (3, 3, 3, None)


def test_complete_record_proves_all_without_a_word() -> None:
    assessment = assess(complete_record(), "iga-2026")
    assert (assessment.findings, assessment.verdict) == ([], "eligible")


def test_facts_without_any_document_prove_nothing() -> None:
    bare = complete_record()
    assert totals(without(bare, *bare["bukti"])) == (111, 0, 0)


def test_documents_without_any_fact_claim_and_prove_nothing() -> None:
    record = complete_record()
    record["indikator"] = {key: {"bukti": facts["bukti"]} for key, facts in record["indikator"].items()}
    assert totals(record) == (0, 0, 0)


# What nobody has looked at

# The points that the complete record (digital, Perda and a regent's decree, benefit by number of persons) asks:
# regulasi 3, sdm 3, anggaran 1, rkpd 1, pelaksana 1, jejaring 1, sosialisasi 1, pedoman 1, kemudahan_proses 2,
# pengaduan 2, layanan_terintegrasi 1, kecepatan_penciptaan 1, kemanfaatan 1, monev 1, video 3: 23.
#
# Proven without them: alat_kerja 2 x 3, bimtek 3, aktor 3, informasi_layanan 3 and replikasi 3 x 3 are 24; and
# sosialisasi and pedoman have parameter 2 without a look, 2 + 2. That is 28, so that 111 - 28 = 83 wait.


def test_one_finding_says_how_many_points_wait_and_what_they_bring() -> None:
    record = changed({"pemeriksaan": []})
    assert totals(record) == (111, 28, 111)
    assessment = assess(record, "iga-2026")
    assert codes(assessment.findings) == ["proof-not-confirmed"]
    finding = only(assessment.findings, "proof-not-confirmed")
    assert unseen(finding, "23", "83 points") == []
    assert (finding.severity, finding.field, assessment.verdict) == (Severity.WARNING, "pemeriksaan", "eligible")
    assert finding.place.line is not None


@pytest.mark.parametrize(
    ("names", "count", "points"),
    [
        (["SOP-APPROVED"], 1, 6),
        (["SOP-APPROVED", "SOP-DURATION"], 2, 6),
        # The four of video: 4 x 3; of monev: 2 x 3.
        (["VID-LENGTH", "VID-SUBSTANCE", "VID-THUMB", "MON-LEVEL"], 4, 18),
        # From 3 to 2, once each.
        (["SOC-MEDIA-OWNER", "GUIDE-LINK"], 2, 2),
    ],
)
def test_points_that_wait_are_counted(names: list[str], count: int, points: int) -> None:
    assessment = assess(unticked(complete_record(), *names), "iga-2026")
    finding = only(assessment.findings, "proof-not-confirmed")
    assert (finding.values["count"], finding.values["points"]) == (count, points)
    assert codes(assessment.findings) == ["proof-not-confirmed"]


def test_point_that_another_innovation_would_be_asked_does_not_wait() -> None:
    # No decree of a head of office, no banner, not undigital, not a trend.
    others = ["REG-AN-KDH", "SOC-BANNER", "BEN-SIGN", "BEN-NOT-MACRO"]
    assert len({*POINTS} - {*others}) == 23
    assert assess(unticked(complete_record(), *others), "iga-2026").findings == []


def test_what_is_denied_waits_for_nobody() -> None:
    assessment = assess(denied(complete_record(), *POINTS), "iga-2026")
    assert "proof-not-confirmed" not in codes(assessment.findings)


def test_what_has_no_document_waits_for_nobody() -> None:
    record = without(changed({"pemeriksaan": []}), "sop")
    finding = only(assess(record, "iga-2026").findings, "proof-not-confirmed")
    assert (finding.values["count"], finding.values["points"]) == (23 - 2, 83 - 6)

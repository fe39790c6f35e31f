"""The ministry's result beside what is claimed and proven, and where it contradicts itself."""

from decimal import Decimal
from typing import Any

import pytest

from submissions.findings.finding import Severity
from tests.build import (
    HIGHEST_FACTS,
    REMOVED,
    assess,
    changed,
    codes,
    complete_record,
    key_line_of,
    line_of,
    only,
    report_of,
    scores,
    unseen,
)

ALL_AT_3 = dict.fromkeys(HIGHEST_FACTS, "3")


def verified(
    parameter: dict[str, str] | None = None, score: str | None = None, name: str = "iga-2026"
) -> dict[str, Any]:
    """Return the complete record with the ministry's result."""
    result = {"parameter": parameter, "skor": score}
    return changed({"verifikasi": {name: {key: value for key, value in result.items() if value is not None}}})


def but(**parameters: str) -> dict[str, str]:
    return ALL_AT_3 | parameters


# Parameters found, the score stated, the verified score and the sum of the parameters.
RESULTS: list[tuple[dict[str, str] | None, str | None, str | None, str | None]] = [
    (ALL_AT_3, None, "111", "111"),
    # sdm 2 x 2 and video 4 x 3 less: 111 - 4 - 12 = 95.
    (but(sdm="1", video="0"), None, "95", "95"),
    (dict.fromkeys(HIGHEST_FACTS, "0"), None, "0", "0"),
    # One indicator lacks: no sum, since its parameter is unknown and not 0.
    ({key: "3" for key in HIGHEST_FACTS if key != "monev"}, None, None, None),
    ({"sdm": "2"}, None, None, None),
    ({}, None, None, None),
    # The score alone, with or without some of the parameters.
    (None, "95", "95", None),
    (None, "87,5", "87.5", None),
    (None, "0", "0", None),
    ({"sdm": "2"}, "95", "95", None),
    (but(sdm="1", video="0"), "95", "95", "95"),
    # Where they contradict each other, what was stated is the ministry's word.
    (ALL_AT_3, "95", "95", "111"),
]


@pytest.mark.parametrize(("parameter", "score", "total", "summed"), RESULTS)
def test_verified_score_is_the_stated_one_or_the_sum(
    parameter: dict[str, str] | None, score: str | None, total: str | None, summed: str | None
) -> None:
    found = scores(verified(parameter, score))
    assert (found.verified, found.verified_sum) == tuple(
        None if each is None else Decimal(each) for each in (total, summed)
    )
    assert found.claimed == found.proven == 111
    contradicting = score is not None and summed is not None and score != summed
    assert codes(assess(verified(parameter, score), "iga-2026").findings) == ["verified-unlike-sum"] * contradicting


def test_nothing_verified_is_unknown_and_not_zero() -> None:
    found = scores(complete_record())
    assert (found.verified, found.verified_sum, {row.verified for row in found.rows}) == (None, None, {None})


def test_verified_parameters_stand_beside_the_others() -> None:
    rows = {row.key: row for row in scores(verified({"sdm": "0", "video": "2"})).rows}
    assert {key: row.verified for key, row in rows.items() if row.verified is not None} == {"sdm": 0, "video": 2}
    assert (rows["sdm"].claimed, rows["sdm"].proven) == (3, 3)


def test_result_of_another_edition_does_not_count() -> None:
    record = verified(ALL_AT_3, "111", name="iga-2023")
    assert scores(record).verified is None
    assert scores(record, "iga-2023").verified == 111


def test_contradiction_is_told_with_both_figures() -> None:
    record = verified(but(sdm="1"), "95")
    finding = only(assess(record, "iga-2026").findings, "verified-unlike-sum")
    assert unseen(finding, "95", "107") == []  # 111 - 2 x 2
    assert (finding.severity, finding.field) == (Severity.WARNING, "verifikasi.iga-2026.skor")
    assert finding.place.line == line_of(record, "verifikasi", "iga-2026", "skor")


def test_indicator_that_the_edition_does_not_have_is_told() -> None:
    record = verified(but(sdmm="3"))
    assessment = assess(record, "iga-2026")
    finding = only(assessment.findings, "verified-unknown")
    assert unseen(finding, "iga-2026", "`sdmm`", "regulasi, sdm") == []
    assert (finding.severity, finding.field) == (Severity.ERROR, "verifikasi.iga-2026.parameter.sdmm")
    assert finding.place.line == key_line_of(record, "verifikasi", "iga-2026", "parameter", "sdmm")
    assert assessment.verdict == "not-eligible"
    # The others still make a sum.
    assert assessment.scores.verified == 111


def test_result_of_an_edition_without_indicators_names_no_empty_list() -> None:
    finding = only(assess(verified({"sdm": "3"}, name="kipp-2025"), "kipp-2025").findings, "verified-unknown")
    assert unseen(finding, "kipp-2025", "`sdm`") == []
    assert ": ." not in finding.remedy


def test_score_above_the_highest_possible_is_doubted() -> None:
    record = verified({}, score="500")
    finding = only(assess(record, "iga-2026").findings, "verified-too-high")
    assert unseen(finding, "500", "111") == []
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("name", ["iga-2031", "iga", "inotek"])
def test_result_of_an_edition_that_does_not_exist_is_told(name: str) -> None:
    record = verified(ALL_AT_3, name=name)
    report = report_of(record, "iga-2026")
    finding = only(report.findings, "edition-unknown")
    assert unseen(finding, f"“{name}”", "iga-2026") == []
    assert (finding.severity, finding.field) == (Severity.ERROR, f"verifikasi.{name}")
    assert finding.place.line == key_line_of(record, "verifikasi", name)
    assert report.assessments[0].verdict == "not-eligible"


@pytest.mark.parametrize(
    ("result", "code"),
    [
        ({"parameter": {"sdm": "4"}}, "number-out-of-range"),
        ({"parameter": {"sdm": "-1"}}, "number-out-of-range"),
        ({"parameter": {"sdm": "dua"}}, "whole-number-expected"),
        ({"parameter": {"sdm": "1,5"}}, "whole-number-expected"),
        ({"skor": "-1"}, "number-out-of-range"),
        ({"skor": "tinggi"}, "number-unreadable"),
        ({"nilai": "90"}, "key-unknown"),
        ("90", "fields-expected"),
    ],
)
def test_result_that_cannot_be_one_is_refused(result: Any, code: str) -> None:
    report = report_of(changed({"verifikasi": {"iga-2026": result}}), "iga-2026")
    assert codes(report.findings) == [code]
    assert report.assessments[0].verdict == "not-eligible"


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("pemeriksaan.0.oleh", REMOVED, "value-missing"),
        ("pemeriksaan.0.oleh", " ", "value-missing"),
        ("pemeriksaan.0.tanggal", REMOVED, "value-missing"),
        ("pemeriksaan.0.tanggal", "kemarin", "date-unreadable"),
        ("pemeriksaan.0.terpenuhi", "NET-COUNT", "list-expected"),
        ("pemeriksaan.0.dipenuhi", ["NET-COUNT"], "key-unknown"),
    ],
)
def test_inspection_says_who_looked_and_when(path: str, value: Any, code: str) -> None:
    report = report_of(changed({path: value}), "iga-2026")
    assert code in codes(report.findings)
    assert report.assessments[0].verdict == "not-eligible"

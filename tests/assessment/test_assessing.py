"""Verdicts, and what holds for every finding of every record, whatever is wrong with it."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.rules import Grade
from submissions.assessment.assessing import RecordReport, Verdict
from submissions.findings import catalogue
from submissions.findings.finding import Severity, in_order
from tests.build import (
    REMOVED,
    all_findings,
    assess,
    changed,
    codes,
    complete_record,
    edition,
    entered_in,
    packaged_editions,
    report_of,
    words,
)
from tests.findings.test_from_errors import PYDANTIC_WORDS, PYTHON_WORDS, RECORD, garbled, places_in, replaced

EDITIONS = packaged_editions()


@pytest.mark.parametrize("name", EDITIONS)
def test_complete_record_is_eligible(name: str) -> None:
    assessment = assess(entered_in(complete_record(), name), name)
    assert assessment.verdict is Verdict.ELIGIBLE
    assert {finding.severity for finding in assessment.findings} <= {Severity.WARNING, Severity.HINT}


@pytest.mark.parametrize(
    ("entered", "verdicts"),
    [
        (["iga", "kipp"], ["eligible", "eligible"]),
        (["iga"], ["eligible", "not-entered"]),
        (["kipp"], ["not-entered", "eligible"]),
        ([], ["not-entered", "not-entered"]),
    ],
)
def test_record_is_judged_only_for_the_competitions_that_it_enters(entered: list[str], verdicts: list[str]) -> None:
    report = report_of(complete_record(kompetisi=entered, hasil=words(5)), "iga-2026", "kipp-2022")
    assert [assessment.verdict for assessment in report.assessments] == verdicts
    for assessment in report.assessments:
        if assessment.verdict is Verdict.NOT_ENTERED:
            assert assessment.findings == []


def test_error_of_the_record_itself_refuses_it_in_every_competition() -> None:
    everything = list(dict.fromkeys(edition(name).competition for name in EDITIONS))
    report = report_of(changed({"indikator.sdm.bukti": ["tidak-ada"], "kompetisi": everything}), *EDITIONS)
    assert codes(report.findings) == ["evidence-unknown"]
    assert [assessment.verdict for assessment in report.assessments] == ["not-eligible"] * len(EDITIONS)


def test_error_in_one_competition_does_not_touch_the_other() -> None:
    report = report_of(changed({"jawaban.kipp-2025.kategori": REMOVED}), "iga-2026", "kipp-2025", "kipp-2023")
    assert [assessment.verdict for assessment in report.assessments] == ["eligible", "not-eligible", "eligible"]


@pytest.mark.parametrize("group", ["umum", "replikasi", "tidak-ada", None])
def test_group_may_be_chosen_for_the_edition_that_has_it(group: str | None) -> None:
    report = report_of(complete_record(), "kipp-2025", "iga-2026", group=group)
    [kipp, iga] = [assessment.submission for assessment in report.filled]
    assert (kipp.group, iga.group) == (group if group == "replikasi" else "umum", None)


def test_findings_come_with_the_errors_first_and_then_by_line() -> None:
    record = changed(
        {
            "hasil": REMOVED,
            "tahapan": REMOVED,
            "tujuan": "<b>x</b>",
            "indikator.rkpd.tahun": ["2026"],
            "rancang_bangun.dasar_hukum": REMOVED,
            "waktu_penerapan": "2026-01-01",
        }
    )
    findings = assess(record, "iga-2026").findings
    ranks = [(list(Severity).index(finding.severity), finding.place.line or 0) for finding in findings]
    assert len(ranks) > 4
    assert len(set(ranks)) > 3
    assert ranks == sorted(ranks)
    shuffled = in_order(findings[::-1])
    assert [(list(Severity).index(each.severity), each.place.line or 0) for each in shuffled] == ranks


def test_same_record_gets_the_same_findings_again() -> None:
    record = changed({"hasil": REMOVED, "bukti.a": {"jenis": "foto", "tautan": "https://a.id"}, "indikator.x1": {}})
    once, again = (report_of(record, *EDITIONS) for _ in range(2))
    assert [finding.as_dict() for finding in all_findings(once)] == [f.as_dict() for f in all_findings(again)]


def test_finding_is_plain_data_for_other_programs() -> None:
    finding = assess(changed({"hasil": REMOVED}), "iga-2026").findings[0]
    data = json.loads(json.dumps(finding.as_dict()))
    assert {key: data[key] for key in ("code", "severity", "file", "field", "label")} == {
        "code": "required-missing",
        "severity": "error",
        "file": "rekaman.yaml",
        "field": "hasil",
        "label": "Hasil Inovasi",
    }
    assert data["rule"]["edition"] == "iga-2026"
    assert data["rule"]["grade"] == "corroborated"
    assert data["rule"]["source"]
    assert (data["message"], data["remedy"]) == (finding.message, finding.remedy)


# Whatever is wrong with a record

UNFILLED = re.compile(r"\{[a-z_]*\}")


def assert_sound(report: RecordReport) -> None:
    """Assert what must hold for every finding, so that a user can find it, understand it and act on it."""
    for finding in all_findings(report):
        assert finding.place.file == "rekaman.yaml"
        assert finding.place.line is not None
        assert finding.place.column is not None
        assert finding.field or finding.kind in NOT_ABOUT_A_FIELD
        assert finding.kind is not catalogue.VALUE_UNFIT
        for text in (finding.message, finding.remedy):
            assert text.strip()
            assert [word for word in (*PYDANTIC_WORDS, *PYTHON_WORDS) if word in text] == [], text
            assert not UNFILLED.search(text.replace("{kurung}", "")), text
            assert "\n" not in text
    for assessment in report.assessments:
        errors = [finding for finding in assessment.findings if finding.severity is Severity.ERROR]
        weak = [finding.code for finding in errors if finding.basis and not finding.basis.grade.binding]
        assert weak == []
        assert [finding.code for finding in assessment.findings if finding.basis and not finding.basis.source] == []
        if assessment.verdict is Verdict.ELIGIBLE:
            assert errors == []
            assert [finding.code for finding in report.findings if finding.severity is Severity.ERROR] == []


NOT_ABOUT_A_FIELD = (catalogue.KEY_UNKNOWN, catalogue.KEY_UNKNOWN_NEAR)


def with_key_gone(data: Any, location: tuple[str | int, ...]) -> Any:
    first, *rest = location
    if not rest:
        if isinstance(data, list):
            return [item for number, item in enumerate(data) if number != first]
        return {key: item for key, item in data.items() if key != first}
    return replaced(data, (first,), with_key_gone(data[first], tuple(rest)))


@st.composite
def broken(draw: st.DrawFn) -> dict[str, Any]:
    """Return the complete record with some keys taken out, some values made anything, and some keys misspelt."""
    record: dict[str, Any] = draw(garbled(RECORD)) if draw(st.booleans()) else RECORD
    for _ in range(draw(st.integers(0, 4))):
        locations = [location for location in places_in(record) if location]
        record = with_key_gone(record, draw(st.sampled_from(locations)))
    if draw(st.booleans()):
        record = record | {draw(st.sampled_from(["namaa", "A B", "{kurung}", "x", ""])): "x"}
    return record


@given(broken(), st.sampled_from([None, "umum", "khusus", "replikasi"]))
@settings(max_examples=50)
def test_any_broken_record_gets_findings_that_a_user_can_follow(record: dict[str, Any], group: str | None) -> None:
    assert_sound(report_of(record, *EDITIONS, group=group))


@pytest.mark.parametrize("part", ["jawaban", "indikator", "bukti", "penghargaan", "replikasi", "kriteria", "pengusul"])
def test_every_value_of_a_part_may_be_missing(part: str) -> None:
    locations = [location for location in places_in(RECORD) if location[:1] == (part,)]
    assert locations
    for location in locations[:: max(1, len(locations) // 12)]:
        report = report_of(with_key_gone(RECORD, location), "iga-2026", "kipp-2025", "kipp-2023", "kipp-2022")
        assert_sound(report)


@pytest.mark.parametrize("name", EDITIONS)
def test_error_never_rests_on_a_weak_rule(name: str) -> None:
    bare: dict[str, Any] = {"nama": "Pasar Terang", "pengusul": {"nama": "Dinas Perdagangan", "jenis": "opd"}}
    bare["kompetisi"] = [edition(name).competition]
    record = bare | {
        "waktu_penerapan": "2031-01-01",
        "indikator": {"sdm": {"jumlah": "0"}, "regulasi": {"jumlah": "1"}},
    }
    findings = [*assess(record, name).findings, *assess(bare, name).findings]
    founded = [finding for finding in findings if finding.basis]
    assert founded or not edition(name).eligibility
    for finding in founded:
        assert finding.basis is not None
        if finding.basis.grade in {Grade.SINGLE, Grade.INFERRED}:
            assert finding.severity is not Severity.ERROR
        else:
            assert finding.severity is finding.kind.severity


def test_rule_of_a_weak_grade_turns_an_error_into_a_warning() -> None:
    bare = {"nama": "Pasar Terang", "pengusul": {"nama": "Dinas Perdagangan", "jenis": "opd"}}
    findings = [finding for name in EDITIONS for finding in assess(bare, name).findings]
    errors = [finding for finding in findings if finding.kind.severity is Severity.ERROR]
    shown = {finding.basis.grade: finding.severity for finding in errors if finding.basis}
    assert shown == {
        Grade.OFFICIAL: Severity.ERROR,
        Grade.CORROBORATED: Severity.ERROR,
        Grade.SINGLE: Severity.WARNING,
        Grade.INFERRED: Severity.WARNING,
    }


def test_narrative_with_braces_and_percent_signs_is_shown_as_it_stands() -> None:
    record = changed({"jenis": "{nearest} %s {0}", "indikator.regulasi.pilihan": "{value}"})
    report = report_of(record, "iga-2026")
    messages = [finding.message for finding in all_findings(report)]
    assert [message for message in messages if "{nearest} %s {0}" in message or "{value}" in message] == messages
    assert len(messages) == 2


def test_long_and_ugly_values_are_shown_short_and_on_one_line() -> None:
    record = changed({"waktu_ide": "x" * 5000, "waktu_uji_coba": "satu\ndua\u202edrawkcab"})
    messages = [finding.message for finding in report_of(record, "iga-2026").findings]
    assert len(messages) == 3  # two dates that are none, and a sign that nobody sees
    for message in messages:
        assert len(message) < 220
        assert message.isprintable()

"""Who may enter: windows, ages, criteria, mandatory indicators, evidence, honours, replications."""

import datetime as dt
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.edition import Edition
from schemas.requirements import REQUIREMENTS, Requirement
from schemas.rules import Grade
from submissions.assessment.eligibility import findings_on
from submissions.assessment.months import months_before, months_between
from submissions.findings.finding import Severity
from tests.build import (
    REMOVED,
    assess,
    changed,
    codes,
    edition,
    edition_data,
    key_line_of,
    line_of,
    only,
    report_of,
    unseen,
)

FRAME = {"waktu_ide": REMOVED, "waktu_uji_coba": "2019-08-05"}
WINDOW_CODES = {"window-no-date", "window-too-late", "window-too-early", "window-developed-outside"}


# When it was applied and developed; which finding follows and how heavy, or none.
WINDOW: list[tuple[str, str | None, str | None, str | None]] = [
    ("2023-12-31", None, "window-too-early", "error"),
    ("2024-01-01", None, None, None),
    ("2024-06-15", None, None, None),
    ("2025-12-31", None, None, None),
    ("2026-01-01", None, "window-too-late", "error"),
    ("2026-01-01", "2025-06-01", "window-too-late", "error"),
    ("2030-01-01", "2030-06-01", "window-too-late", "error"),
    ("2020-01-06", "2023-12-31", "window-developed-outside", "error"),
    ("2020-01-06", "2024-01-01", None, None),
    ("2020-01-06", "2025-12-31", None, None),
    ("2020-01-06", "2026-01-01", "window-developed-outside", "error"),
    ("2023-12-31", "2024-06-01", None, None),
    # Applied inside: only one source refuses a development outside, so that is a warning.
    ("2024-06-15", "2025-01-01", None, None),
    ("2024-01-01", "2023-12-31", "window-developed-outside", "warning"),
    ("2025-12-31", "2026-01-01", "window-developed-outside", "warning"),
    ("2024-06-15", "2026-03-01", "window-developed-outside", "warning"),
]


@pytest.mark.parametrize(("applied", "developed", "code", "severity"), WINDOW)
def test_window_of_iga_2026(applied: str, developed: str | None, code: str | None, severity: str | None) -> None:
    changes: dict[str, Any] = {"waktu_penerapan": applied, "waktu_pengembangan": developed or REMOVED, **FRAME}
    assessment = assess(changed(changes), "iga-2026")
    found = [(finding.code, finding.severity.value) for finding in assessment.findings if finding.code in WINDOW_CODES]
    assert found == ([(code, severity)] if code else [])
    assert assessment.verdict == ("not-eligible" if severity == "error" else "eligible")


@pytest.mark.parametrize(
    ("changes", "code", "field", "figures"),
    [
        (
            {"waktu_penerapan": "2026-01-01"},
            "window-too-late",
            "waktu_penerapan",
            ["1 January 2026", "1 January 2024", "31 December 2025"],
        ),
        (
            {"waktu_penerapan": "2023-12-31", "waktu_pengembangan": REMOVED, "pengembangan": REMOVED},
            "window-too-early",
            "waktu_penerapan",
            ["31 December 2023", "1 January 2024", "31 December 2025", "`waktu_pengembangan`"],
        ),
        (
            {"waktu_pengembangan": "2023-12-31"},
            "window-developed-outside",
            "waktu_pengembangan",
            ["31 December 2023", "1 January 2024", "31 December 2025"],
        ),
    ],
)
def test_window_finding_tells_dates_place_and_rule(
    changes: dict[str, Any], code: str, field: str, figures: list[str]
) -> None:
    record = changed(changes)
    finding = only(assess(record, "iga-2026").findings, code)
    assert (finding.field, finding.severity) == (field, Severity.ERROR)
    assert unseen(finding, *figures) == []
    assert finding.place.line == line_of(record, field)
    assert finding.basis is not None
    assert (finding.basis.edition, finding.basis.grade) == ("iga-2026", Grade.CORROBORATED)
    assert finding.basis.label.startswith("Diterapkan pada 1 Januari 2024")


def test_development_outside_of_an_application_inside_rests_on_its_own_rule() -> None:
    record = changed({"waktu_penerapan": "2024-06-15", "waktu_pengembangan": "2026-03-01"})
    finding = only(assess(record, "iga-2026").findings, "window-developed-outside")
    assert finding.basis is not None
    assert (finding.basis.grade, finding.basis.source) == (Grade.SINGLE, "S1 (satu sumber turunan)")


def test_edition_in_which_development_does_not_count() -> None:
    data = edition_data("iga-2026")
    data["eligibility"]["jendela_penerapan"]["development_counts"] = "false"
    finding = only(assess(changed({}), Edition.model_validate(data)).findings, "window-too-early")
    assert unseen(finding, "6 January 2020", "1 January 2024", "31 December 2025") == []
    assert "waktu_pengembangan" not in finding.remedy


def test_missing_date_of_application_is_said_once() -> None:
    findings = assess(changed({"waktu_penerapan": REMOVED}), "iga-2026").findings
    assert [finding.code for finding in findings if finding.field == "waktu_penerapan"] == ["required-missing"]


def test_missing_date_is_said_where_the_form_does_not_ask_for_it() -> None:
    record = changed({"waktu_penerapan": REMOVED})
    finding = only(assess(record, "iga-2023").findings, "window-no-date")
    assert finding.severity is Severity.WARNING  # the window of 2023 rests on one source
    assert finding.field == "waktu_penerapan"
    assert unseen(finding, "`waktu_penerapan`") == []


@pytest.mark.parametrize(
    ("applied", "developed", "codes_found"),
    [
        ("2022-06-01", REMOVED, []),
        ("2020-12-31", REMOVED, ["window-too-early"]),
        ("2023-01-01", REMOVED, ["window-too-late"]),
    ],
)
def test_window_that_rests_on_one_source_only_warns(applied: str, developed: Any, codes_found: list[str]) -> None:
    record = changed({"waktu_penerapan": applied, "waktu_pengembangan": developed})
    assessment = assess(record, "iga-2023")
    found = [finding for finding in assessment.findings if finding.code in WINDOW_CODES]
    assert codes(found) == codes_found
    assert {finding.severity for finding in found} <= {Severity.WARNING}
    assert assessment.verdict == "eligible"


# Months


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2020-04-15", "2022-04-15", 24),
        ("2020-04-16", "2022-04-15", 23),
        ("2020-04-14", "2022-04-15", 24),
        ("2022-04-15", "2022-04-15", 0),
        ("2022-03-31", "2022-04-30", 0),
        ("2022-01-31", "2022-02-28", 0),
        ("2022-01-31", "2022-03-01", 1),
        ("2020-02-29", "2021-02-28", 11),
        ("2020-02-29", "2021-03-01", 12),
        ("2020-02-29", "2024-02-29", 48),
        ("2021-12-31", "2022-01-01", 0),
        ("2022-04-16", "2022-04-15", -1),
        ("2022-05-15", "2022-04-15", -1),
        ("2022-05-16", "2022-04-15", -2),
    ],
)
def test_full_months_between_two_days(earlier: str, later: str, months: int) -> None:
    assert months_between(dt.date.fromisoformat(earlier), dt.date.fromisoformat(later)) == months


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2022-04-15", 24, "2020-04-15"),
        ("2022-04-15", 0, "2022-04-15"),
        ("2022-03-31", 1, "2022-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2024-02-29", 48, "2020-02-29"),
        ("2022-01-15", 1, "2021-12-15"),
        ("2022-12-31", 6, "2022-06-30"),
        ("2022-05-31", 3, "2022-02-28"),
    ],
)
def test_day_some_months_before_another(day: str, months: int, before: str) -> None:
    assert months_before(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(before)


DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31))


@given(DAYS, st.integers(0, 240))
def test_day_some_months_before_is_the_latest_with_that_age(day: dt.date, months: int) -> None:
    before = months_before(day, months)
    assert months_between(before, day) == months
    assert months_between(before + dt.timedelta(1), day) < months or (months == 0 and before == day)


@given(DAYS, DAYS)
def test_months_grow_with_age(one: dt.date, other: dt.date) -> None:
    earlier, later = sorted((one, other))
    assert months_between(earlier, later) >= 0
    assert months_between(earlier - dt.timedelta(1), later) >= months_between(earlier, later)


# Minimum age


@pytest.mark.parametrize(
    ("applied", "category", "code", "age"),
    [
        ("2020-04-14", "efektivitas_institusi", None, None),
        ("2020-04-15", "efektivitas_institusi", None, None),
        ("2020-04-16", "efektivitas_institusi", "too-young", 23),
        ("2021-04-15", "inklusif_berkeadilan", "too-young", 12),
        ("2021-04-15", "ketahanan_pandemi", None, None),
        ("2021-04-16", "ketahanan_pandemi", "too-young", 11),
        ("2022-04-15", "ketahanan_pandemi", "too-young", 0),
        ("2022-06-01", "efektivitas_institusi", "too-young", 0),
    ],
)
def test_minimum_age_of_kipp_2022(applied: str, category: str, code: str | None, age: int | None) -> None:
    record = changed({"waktu_penerapan": applied, "jawaban.kipp-2022.kategori": category})
    assessment = assess(record, "kipp-2022")
    assert codes(assessment.findings) == ([code] if code else [])
    # That an innovation of the pandemic is one of this category is a conclusion, so the exception only warns.
    severity = Severity.WARNING if category == "ketahanan_pandemi" else Severity.ERROR
    assert assessment.verdict == ("not-eligible" if code and severity is Severity.ERROR else "eligible")
    if code:
        months = 12 if category == "ketahanan_pandemi" else 24
        latest = "15 April 2021" if months == 12 else "15 April 2020"
        finding = only(assessment.findings, code)
        assert unseen(finding, f"for {age} months", "15 April 2022", f"at least {months} ", latest) == []
        assert (finding.severity, finding.field) == (severity, "waktu_penerapan")
        assert finding.place.line == line_of(record, "waktu_penerapan")


@pytest.mark.parametrize(
    ("name", "applied", "code", "severity", "figures"),
    [
        (
            "kipp-2025",
            "2025-06-03",
            "age-below-all",
            "hint",
            ["for 0 months", "3 June 2025", "at least 12"],
        ),
        (
            "kipp-2025",
            "2024-06-03",
            "age-not-verified",
            "hint",
            ["for 12 months", "3 June 2025"],
        ),
        (
            "kipp-2025",
            "2025-06-04",
            "not-yet-applied",
            "warning",
            ["4 June 2025", "3 June 2025"],
        ),
        (
            "kipp-2023",
            "2021-05-06",
            "age-not-verified",
            "hint",
            ["for 24 months", "6 May 2023"],
        ),
    ],
)
def test_unknown_minimum_age_refuses_nobody(
    name: str, applied: str, code: str, severity: str, figures: list[str]
) -> None:
    assessment = assess(changed({"waktu_penerapan": applied}), name)
    finding = only(assessment.findings, code)
    assert (finding.severity.value, finding.field) == (severity, "waktu_penerapan")
    assert unseen(finding, *figures) == []
    assert codes(assessment.findings) == [code]
    assert assessment.verdict == "eligible"


def test_age_is_not_judged_where_the_closing_day_is_unknown() -> None:
    data = edition_data("kipp-2022")
    data["calendar"]["registration_closes"] = {"value": None}
    assessment = assess(changed({"waktu_penerapan": "2022-04-01"}), Edition.model_validate(data))
    assert codes(assessment.findings) == []


# Criteria, mandatory indicators, evidence

CRITERIA = {
    "pembaharuan": "mengandung pembaharuan seluruh atau sebagian unsur dari inovasi",
    "manfaat": "memberi manfaat bagi daerah dan/atau masyarakat",
    "kewenangan": "merupakan urusan pemerintahan yang menjadi kewenangan daerah",
    "dapat_direplikasi": "dapat direplikasi",
}


@pytest.mark.parametrize(("key", "criterion"), list(CRITERIA.items()))
def test_criterion_that_is_not_met_refuses(key: str, criterion: str) -> None:
    record = changed({f"kriteria.{key}.terpenuhi": "tidak"})
    assessment = assess(record, "iga-2026")
    finding = only(assessment.findings, "criterion-not-met")
    assert unseen(finding, criterion) == []
    assert (finding.severity, finding.field) == (Severity.ERROR, f"kriteria.{key}")
    assert finding.place.line == line_of(record, "kriteria", key)
    assert assessment.verdict == "not-eligible"


@pytest.mark.parametrize(("key", "criterion"), list(CRITERIA.items()))
def test_criterion_that_is_not_stated_only_warns(key: str, criterion: str) -> None:
    assessment = assess(changed({f"kriteria.{key}": REMOVED}), "iga-2026")
    finding = only(assessment.findings, "criterion-not-stated")
    assert unseen(finding, criterion, "terpenuhi: ya", "tidak", f"`kriteria.{key}`") == []
    assert (finding.severity, assessment.verdict) == (Severity.WARNING, "eligible")


def test_criteria_that_are_not_stated_are_told_in_one_line() -> None:
    assessment = assess(changed({"kriteria": {}}), "iga-2026")
    finding = only(assessment.findings, "criterion-not-stated")
    assert unseen(finding, "5 criteria", *CRITERIA) == []
    assert assessment.verdict == "eligible"


@pytest.mark.parametrize(
    ("key", "number"),
    [("regulasi", "16"), ("sdm", "17"), ("kecepatan_penciptaan", "32"), ("kemanfaatan", "33"), ("video", "35")],
)
def test_mandatory_indicator_without_facts_warns_since_one_source_says_that_it_refuses(key: str, number: str) -> None:
    for facts in (REMOVED, {"bukti": ["dokumen"]}, {"keterangan": "menyusul"}):
        assessment = assess(changed({f"indikator.{key}": facts}), "iga-2026")
        finding = only(assessment.findings, "indicator-mandatory-empty")
        official = edition("iga-2026").indicators[key].parameters[0][:20]
        assert unseen(finding, f"indicator {number} ", f"`indikator.{key}`", official) == []
        assert (finding.severity, finding.field) == (Severity.WARNING, f"indikator.{key}")
        assert finding.label == edition("iga-2026").indicators[key].name
        assert finding.basis is not None
        assert "hanya tertulis pada satu sumber" in finding.basis.limit
        assert assessment.verdict == "eligible"


def test_other_indicators_may_be_empty() -> None:
    mandatory = {"regulasi", "sdm", "kecepatan_penciptaan", "kemanfaatan", "video"}
    optional = [key for key in edition("iga-2026").indicators if key not in mandatory]
    assert len(optional) == 15
    assessment = assess(changed({f"indikator.{key}": REMOVED for key in optional}), "iga-2026")
    assert (codes(assessment.findings), assessment.verdict) == ([], "eligible")


def test_mandatory_indicator_with_facts_that_reach_nothing_is_not_empty() -> None:
    assessment = assess(changed({"indikator.sdm.jumlah": "0"}), "iga-2026")
    assert codes(assessment.findings) == ["level-zero"]


def test_parameter_without_a_document_only_warns_since_one_source_says_so() -> None:
    record = changed({"indikator.sdm.bukti": []})
    assessment = assess(record, "iga-2026")
    finding = only(assessment.findings, "level-without-evidence")
    assert unseen(finding, "indicator 17 ", "parameter 3 ", "SK Kepala Daerah atau Surat Penugasan") == []
    assert (finding.severity, finding.field) == (Severity.WARNING, "indikator.sdm.bukti")
    assert finding.place.line == line_of(record, "indikator", "sdm", "bukti")
    assert finding.basis is not None
    assert finding.basis.grade is Grade.SINGLE
    assert assessment.verdict == "eligible"


def test_indicator_that_reaches_nothing_needs_no_document() -> None:
    record = changed({"indikator.rkpd": {"tahun": ["2026"]}})
    assert codes(assess(record, "iga-2026").findings) == ["level-zero"]


# Honours


def award(honour: str, year: int, competition: str = "kipp") -> dict[str, Any]:
    return {"kompetisi": competition, "tahun": str(year), "gelar": honour}


# Group, awards, and the codes that follow, by the slides of 2023.
HONOURS: list[tuple[str, list[dict[str, Any]], list[str]]] = [
    ("umum", [], []),
    ("umum", [award("finalis", 2019)], []),
    ("umum", [award("top_99", 2019)], []),
    ("umum", [award("top_99", 2019), award("top_99", 2021)], ["honoured-before"]),
    ("umum", [award("top_45", 2021)], ["honoured-before"]),
    ("umum", [award("top_9", 2014)], ["honoured-before"]),
    ("umum", [award("top_99", 2019), award("top_99", 2021), award("top_45", 2021)], ["honoured-before"] * 2),
    ("umum", [award("top_45", 2021, "provinsi"), award("top_99", 2018, "iga"), award("top_99", 2019, "inolan")], []),
    ("khusus", [], ["honour-lacking"]),
    ("khusus", [award("top_99", 2020)], ["honour-lacking"]),
    ("khusus", [award("top_45", 2021)], []),
    ("khusus", [award("top_9", 2014)], []),
    ("khusus", [award("top_45", 2022)], ["honour-lacking"]),
    ("khusus", [award("top_45", 2013)], ["honour-lacking"]),
    ("khusus", [award("top_45", 2021, "iga")], ["honour-lacking"]),
    ("khusus", [award("top_45", 2019), award("top_15_khusus", 2021)], []),
    (
        "khusus",
        [award("top_45", 2019), award("top_15_khusus", 2021), award("top_15_khusus", 2022)],
        ["honoured-before"],
    ),
    ("khusus", [award("top_45", 2019), award("outstanding", 2019)], []),
    ("khusus", [award("top_45", 2019), award("outstanding", 2020)], ["honoured-before"]),
    ("khusus", [award("top_45", 2019), award("outstanding", 2022)], ["honoured-before"]),
    ("khusus", [award("top_45", 2019), award("outstanding", 2023)], []),
]
SPECIAL = dict.fromkeys(
    [
        *("deskripsi_awal", "pembaruan", "dampak", "adaptabilitas"),
        *("penguatan_sumber_daya", "penguatan_keberlanjutan"),
    ],
    "Isi singkat.",
)


def with_awards(group: str, awards: list[dict[str, Any]]) -> dict[str, Any]:
    answers = {f"jawaban.kipp-2023.{key}": text for key, text in SPECIAL.items()} if group == "khusus" else {}
    return changed({"penghargaan": awards, "jawaban.kipp-2023.kelompok": group, **answers})


@pytest.mark.parametrize(("group", "awards", "expected"), HONOURS)
def test_award_history_of_kipp_2023(group: str, awards: list[dict[str, Any]], expected: list[str]) -> None:
    assessment = assess(with_awards(group, awards), "kipp-2023")
    assert codes(assessment.findings) == sorted([*expected, "age-not-verified"])
    assert assessment.verdict == ("not-eligible" if expected else "eligible")
    honours = [finding for finding in assessment.findings if finding.code.startswith("honour")]
    assert {finding.severity for finding in honours} <= {Severity.ERROR}


def test_finding_on_honours_names_them_and_the_first_award() -> None:
    awards = [award("finalis", 2017), award("top_99", 2019), award("top_99", 2021)]
    record = with_awards("umum", awards)
    finding = only(assess(record, "kipp-2023").findings, "honoured-before")
    assert unseen(finding, "Top 99 (2019), Top 99 (2021)", "at most 1 ") == []
    assert "2017" not in finding.message
    assert finding.field == "penghargaan.1"
    assert finding.place.line == line_of(record, "penghargaan", 1)


def test_finding_on_a_lacking_honour_names_those_asked_for() -> None:
    finding = only(assess(with_awards("khusus", []), "kipp-2023").findings, "honour-lacking")
    assert unseen(finding, "Top 45, Top 40, Top 35, Top 25, Top 9 2014–2021", "`penghargaan`") == []
    assert (finding.field, finding.severity) == ("penghargaan", Severity.ERROR)


def test_rule_for_one_group_does_not_bind_another() -> None:
    record = with_awards("umum", [])
    assert "honour-lacking" not in codes(assess(record, "kipp-2023").findings)
    assert "honour-lacking" in codes(assess(record, "kipp-2023", group="khusus").findings)


def test_honours_may_be_limited_to_a_group() -> None:
    data = edition_data("kipp-2023")
    data["eligibility"]["riwayat_umum"]["limits"] = [{"honours": ["top_99"], "group": "Umum", "fewer_than": "1"}]
    invented = Edition.model_validate(data)
    inside = with_awards("umum", [award("top_99", 2019) | {"kelompok": "Umum"}])
    outside = with_awards("umum", [award("top_99", 2019) | {"kelompok": "Khusus"}, award("top_99", 2020)])
    assert "honoured-before" in codes(assess(inside, invented).findings)
    assert "honoured-before" not in codes(assess(outside, invented).findings)


# Replications


def test_replication_names_its_origin() -> None:
    origin = {"nama": "Pasar Rapi", "instansi": "Kota Contoh"}
    named = changed({"jawaban.kipp-2025.kelompok": "replikasi", "replikasi.dari": origin})
    assert codes(assess(named, "kipp-2025").findings) == ["age-not-verified"]
    unnamed = changed({"jawaban.kipp-2025.kelompok": "replikasi"})
    assert codes(assess(unnamed, "kipp-2025").findings) == ["age-not-verified", "required-missing"]


def test_replication_whose_origin_stands_only_in_the_form_is_told() -> None:
    record = changed({"jawaban.kipp-2025.kelompok": "replikasi", "jawaban.kipp-2025.instansi_asal": "Kota Contoh"})
    finding = only(assess(record, "kipp-2025").findings, "replication-not-named")
    assert (finding.severity, finding.field) == (Severity.WARNING, "replikasi.dari")
    assert "`replikasi.dari`" in finding.remedy
    assert finding.place.line == line_of(record, "replikasi")


def test_entry_that_is_no_replication_names_no_origin() -> None:
    assert codes(assess(changed({}), "kipp-2025").findings) == ["age-not-verified"]


def test_rule_is_asked_of_every_group_when_it_names_none() -> None:
    data = edition_data("kipp-2025")
    del data["eligibility"]["replikasi_disebut"]["groups"]
    assert "replication-not-named" in codes(assess(changed({}), Edition.model_validate(data)).findings)


# Dates of the record itself


@pytest.mark.parametrize(
    ("changes", "field", "figures"),
    [
        (
            {"waktu_uji_coba": "2019-02-03"},
            "waktu_uji_coba",
            ["waktu_uji_coba", "3 February 2019", "waktu_ide", "4 February 2019"],
        ),
        (
            {"waktu_penerapan": "2019-09-04"},
            "waktu_penerapan",
            ["waktu_penerapan", "4 September 2019", "waktu_uji_coba", "5 September 2019"],
        ),
        (
            {"waktu_pengembangan": "2020-01-05"},
            "waktu_pengembangan",
            ["waktu_pengembangan", "5 January 2020", "waktu_penerapan", "6 January 2020"],
        ),
        (
            {"waktu_uji_coba": REMOVED, "waktu_penerapan": "2019-02-03"},
            "waktu_penerapan",
            ["waktu_penerapan", "3 February 2019", "waktu_ide", "4 February 2019"],
        ),
    ],
)
def test_dates_that_contradict_each_other_are_told(changes: dict[str, Any], field: str, figures: list[str]) -> None:
    record = changed(changes)
    finding = only(report_of(record, "kipp-2022").findings, "dates-out-of-order")
    assert (finding.field, finding.severity) == (field, Severity.WARNING)
    assert unseen(finding, *figures) == []
    assert finding.place.line == key_line_of(record, field)


def test_dates_on_the_same_day_do_not_contradict() -> None:
    same = dict.fromkeys(("waktu_ide", "waktu_uji_coba", "waktu_penerapan", "waktu_pengembangan"), "2020-01-06")
    assert report_of(changed(same), "kipp-2022").findings == []


@pytest.mark.parametrize("rule", REQUIREMENTS)
def test_every_rule_has_its_predicate_its_label_and_its_line_in_the_documentation(rule: type[Requirement]) -> None:
    (name,) = get_args(rule.model_fields["rule"].annotation)
    assert findings_on.dispatch(rule) is findings_on.registry[rule]
    assert rule.model_fields["label"].is_required()
    lines = (Path(__file__).parents[2] / "docs" / "editions.md").read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if re.match(rf"\| `{name}` \| \w+.{{20,}}\|$", line)]
    assert len(told) == 1

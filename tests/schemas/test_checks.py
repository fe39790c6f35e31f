"""What an edition may say of its checks, and what of it is refused."""

from typing import Any

import pytest
from pydantic import ValidationError

from schemas.checks import Check
from schemas.edition import Edition
from schemas.rules import Grade, rules_in
from schemas.vocabulary import vocabulary
from tests.build import assess, complete_record, edition, edition_data

PER_YEAR = {"rule": "document_per_year"}


def with_check(check: Any, indicator: str = "sdm", name: str = "BARU") -> dict[str, Any]:
    data = edition_data("iga-2026")
    data["indicators"][indicator]["checks"][name] = check
    return data


def refused(data: dict[str, Any]) -> tuple[str, dict[str, Any], tuple[int | str, ...]]:
    """Return code, figures and place of the one error with which an edition is refused."""
    with pytest.raises(ValidationError) as caught:
        Edition.model_validate(data)
    [error] = caught.value.errors()
    return error["type"], error.get("ctx", {}), error["loc"]


@pytest.mark.parametrize(
    ("check", "at", "name"),
    [
        ({"text": "a", "kinds": ["kuitansi"]}, "indicators.sdm.checks.BARU", "kuitansi"),
        ({"text": "a", "when": {"field": "jeniss", "value": "digital"}}, "indicators.sdm.checks.BARU.when", "jeniss"),
        *[
            ({"text": "a", "by": "program", "test": test}, "indicators.sdm.checks.BARU", "kuitansi")
            for test in [
                {"rule": "documents_dated", "kinds": ["kuitansi"]},
                {"rule": "dated_in_year_of_application", "kinds": ["sop", "kuitansi"]},
                {"rule": "kinds_given", "levels": {"1": [["sop"]], "3": [["sop"], ["surat", "kuitansi"]]}},
                {"rule": "set_per_event", "kinds": [["undangan"], ["kuitansi"]]},
            ]
        ],
    ],
)
def test_check_that_names_what_is_not_there_is_refused(check: Any, at: str, name: str) -> None:
    code, figures, _place = refused(with_check(check))
    assert (code, figures) == ("edition-reference", {"at": at, "name": name})


@pytest.mark.parametrize(
    "check",
    [
        {"text": "a", "by": "program"},
        {"text": "a", "by": "both"},
        {"text": "a", "test": PER_YEAR},
        {"text": "a", "by": "person", "test": PER_YEAR},
        {"text": "a", "by": "record", "test": PER_YEAR},
    ],
)
def test_test_and_who_finds_out_must_fit(check: Any) -> None:
    code, figures, place = refused(with_check(check))
    assert (code, figures) == ("check-without-test", {"by": check.get("by", "person")})
    assert place == ("indicators", "sdm", "checks", "BARU")


@pytest.mark.parametrize(
    ("check", "code"),
    [
        ({"text": "a", "by": "orang"}, "literal_error"),
        ({"by": "person"}, "missing"),
        ({"text": "a", "levels": ["4"]}, "less_than_equal"),
        ({"text": "a", "levels": ["0"]}, "greater_than_equal"),
        ({"text": "a", "advise": "ya"}, "extra_forbidden"),
        ({"text": "a", "when": {"field": "jenis"}}, "missing"),
        ({"text": "a", "by": "program", "test": {"rule": "documents_date"}}, "union_tag_invalid"),
        ({"text": "a", "by": "program", "test": {"count": "2"}}, "union_tag_not_found"),
        ({"text": "a", "by": "program", "test": {"rule": "minimum_documents"}}, "missing"),
        ({"text": "a", "by": "program", "test": {"rule": "minimum_documents", "count": "dua"}}, "int_parsing"),
        ({"text": "a", "by": "program", "test": {"rule": "video_length", "minutes": "lima"}}, "number-unreadable"),
        ({"text": "a", "by": "program", "test": PER_YEAR | {"since": "2024-01-01"}}, "extra_forbidden"),
        (
            {"text": "a", "by": "program", "test": {"rule": "kinds_given", "levels": {"4": [["sop"]]}}},
            "less_than_equal",
        ),
        ([], "model_type"),
    ],
)
def test_check_that_could_not_be_applied_is_refused(check: Any, code: str) -> None:
    found, _figures, place = refused(with_check(check))
    assert found == code
    assert place[:4] == ("indicators", "sdm", "checks", "BARU")


SETS = {"rule": "set_per_event", "kinds": [["undangan"]]}
PER_ENTRY = {"rule": "document_per_entry"}


@pytest.mark.parametrize(
    ("indicator", "test", "fits"),
    [
        # Years: anggaran and rkpd only. Entries and events: where things are counted, a number or a list.
        *[("rkpd", PER_YEAR, True), ("sdm", PER_YEAR, False), ("regulasi", PER_YEAR, False)],
        *[("replikasi", PER_ENTRY, True), ("sdm", PER_ENTRY, True), ("bimtek", SETS, True)],
        *[("rkpd", PER_ENTRY, False), ("regulasi", SETS, False), ("kemanfaatan", PER_ENTRY, False)],
        # Complaints are a share of others, of which nobody counts documents.
        *[("pengaduan", PER_ENTRY, False), ("pengaduan", SETS, False)],
        *[
            ("regulasi", {"rule": "minimum_documents", "count": "2"}, True),
            ("monev", {"rule": "span_fits_dates"}, True),
        ],
    ],
)
def test_test_counts_what_its_indicator_measures(indicator: str, test: dict[str, Any], fits: bool) -> None:
    data = with_check({"text": "a", "by": "program", "test": test}, indicator)
    if fits:
        assert assess(complete_record(), Edition.model_validate(data)).scores is not None
        return
    assert refused(data) == (
        "check-unlike-measure",
        {"name": "BARU", "rule": test["rule"]},
        ("indicators", indicator),
    )


def test_check_that_is_only_a_text_is_for_a_person() -> None:
    check = Edition.model_validate(with_check("Foto jelas.")).indicators["sdm"].checks["BARU"]
    assert (check.text, check.by, check.test, check.levels, check.advice) == (
        "Foto jelas.",
        "person",
        None,
        [1, 2, 3],
        False,
    )
    assert check == Check(text="Foto jelas.", source=check.source, grade=check.grade)
    # It answers for itself like any rule: by the source of its indicator.
    assert (check.source, check.grade) == (edition("iga-2026").indicators["sdm"].source, Grade.CORROBORATED)


@pytest.mark.parametrize(("by", "person"), [("person", True), ("both", True), ("program", False), ("record", False)])
def test_who_must_look(by: str, person: bool) -> None:
    test = PER_YEAR if by in ("program", "both") else None
    assert Check.model_validate({"text": "a", "by": by, "test": test}).for_person is person


def test_every_check_of_iga_2026_has_a_text_a_source_and_a_name_of_its_own() -> None:
    checks = [(path[-1], rule) for path, rule in rules_in(edition("iga-2026")) if isinstance(rule, Check)]
    assert len(checks) == len({name for name, _check in checks}) == 50
    assert [name for name, check in checks if not check.text.endswith(".") or not check.source] == []
    kinds = vocabulary("jenis_bukti").entries
    assert [kind for _name, check in checks for kind in check.kinds_named if kind not in kinds] == []


@pytest.mark.parametrize("name", ["iga-2023", "kipp-2025", "kipp-2023", "kipp-2022"])
def test_other_editions_have_no_checks(name: str) -> None:
    assert [rule for _path, rule in rules_in(edition(name)) if isinstance(rule, Check)] == []


def test_wording_that_depends_on_no_field_is_refused() -> None:
    data = edition_data("iga-2026")
    data["indicators"]["layanan_terintegrasi"]["wordings"][0]["when"]["field"] = "jeniss"
    code, figures, _place = refused(data)
    assert (code, figures["name"]) == ("edition-reference", "jeniss")
    assert figures["at"].startswith("indicators.layanan_terintegrasi")


def test_wording_has_three_parameters() -> None:
    data = edition_data("iga-2026")
    data["indicators"]["layanan_terintegrasi"]["wordings"][0]["parameters"] = ["satu", "dua"]
    assert refused(data)[0] == "missing"

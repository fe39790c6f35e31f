"""Findings of one cause are told once: equal words on several fields, several things about one document."""

from schemas.source import Place
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind, Severity
from submissions.findings.joining import joined

EMPTY = Kind("kosong", Severity.ERROR, "empty", "Fill `{field}`.")
LETTER = Kind("kosong", Severity.ERROR, "empty", "Make the letter.")
NEAR = Kind("dekat", Severity.WARNING, "{n} words", "Look.")


def finding(kind: Kind, label: str, field: str = "x", line: int = 1, **values: object) -> Finding:
    return Finding(kind, Place("a.yaml", line), field, label, {"field": field, **values})


def test_equal_words_on_several_fields_are_one() -> None:
    [one] = joined([finding(EMPTY, "Tujuan", "tujuan"), finding(EMPTY, "Hasil", "hasil")])
    assert one.labels == ["Tujuan", "Hasil"]
    assert one.says_the_same
    assert not one.has_one_remedy


def test_what_is_mended_in_another_way_is_told_apart() -> None:
    assert len(joined([finding(EMPTY, "Tujuan"), finding(LETTER, "Surat")])) == 2


def test_other_figures_are_told_apart_and_errors_come_first() -> None:
    found = joined([finding(NEAR, "A", n=1), finding(NEAR, "B", n=2), finding(EMPTY, "C")])
    assert [each.severity for each in found] == [Severity.ERROR, Severity.WARNING, Severity.WARNING]


def test_several_things_about_one_document_are_one_under_the_gravest() -> None:
    [one] = joined([finding(NEAR, "Regulasi", "bukti.sk.nomor", n=1), finding(EMPTY, "SDM", "bukti.sk.tanggal")])
    assert one.severity is Severity.ERROR
    assert not one.says_the_same


def test_the_same_thing_about_one_document_for_two_fields_is_one() -> None:
    [one] = joined([finding(NEAR, "A", "bukti.sk", n=1), finding(NEAR, "B", "bukti.sk", n=1)])
    assert one.labels == ["A", "B"]
    assert one.says_the_same


def test_nothing_gives_nothing_and_catalogue_kinds_can_be_joined() -> None:
    assert joined([]) == []
    two = [Finding(catalogue.REQUIRED_MISSING, Place("a.yaml"), name, name, {"field": name}) for name in "ab"]
    assert len(joined(two)) == 1

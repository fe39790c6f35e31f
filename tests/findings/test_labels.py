"""Every verdict, severity, grade, need, score and date has one word, whoever shows it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

import pytest

from schemas.editions import edition_files, load_edition
from schemas.rules import Grade
from submissions.assessment.assessing import Verdict
from submissions.assessment.gaps import Need
from submissions.findings import labels
from submissions.findings.finding import Severity
from submissions.language import _, speaking
from submissions.nextyear.carrying_over import Fate
from submissions.region.index import Standing


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Severity, labels.SEVERITIES),
        (Verdict, labels.VERDICTS),
        (Grade, labels.GRADES),
        (Need, labels.NEEDS),
        (Standing, labels.STANDINGS),
        (Fate, labels.CARRIED),
    ],
)
def test_every_value_has_its_word(kind: Iterable[StrEnum], words: Mapping[str, str]) -> None:
    assert list(words) == [value.value for value in kind]
    assert len(set(words.values())) == len(words)


def test_words_of_the_office() -> None:
    with speaking("id"):
        verdicts = [_(word) for word in labels.VERDICTS.values()]
        standings = [_(word) for word in labels.STANDINGS.values()]
    assert verdicts == ["layak", "belum layak", "tidak diikutkan", "tidak terbaca"]
    assert standings == ["dinyatakan", "terbukti", "terverifikasi"]


def test_every_date_of_every_edition_has_a_name() -> None:
    shipped = [name for name in edition_files() if name.startswith(("iga-20", "kipp-20", "kaltara-", "idea-jateng-"))]
    keys = {key for name in shipped for key in load_edition(name).calendar}
    assert len(keys) > 10
    with speaking("id"):
        assert [key for key in keys if labels.calendar_entry(key) == key.replace("_", " ")] == []
        assert labels.calendar_entry("reporting_opens") == "Pelaporan dibuka"
        assert labels.calendar_entry("plenary") == "Pleno"
    assert labels.calendar_entry("other_things") == "other things"

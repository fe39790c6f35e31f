"""Indicator 30 says in other words what its parameters are, by the kind of innovation."""

from typing import Any

import pytest

from submissions.assessment.parameters import FactDoubt
from tests.build import REMOVED, assess, changed

KEY = "layanan_terintegrasi"
DIGITAL = [
    "Ada dukungan melalui informasi website/sosial media/web aplikasi/aplikasi mobile",
    "Ada dukungan melalui informasi website, sosial media, web aplikasi atau aplikasi mobile",
    "Ada dukungan melalui web aplikasi atau aplikasi mobile (android atau ios) yang layanan sudah terintegrasi",
]
NOT_DIGITAL = [
    "Layanan inovasi berjalan secara tersendiri (independen)",
    "Layanan telah terintegrasi dengan layanan lain pada program atau kegiatan lain pada satu unit organisasi",
    "Layanan telah terintegrasi dengan layanan lain pada program atau kegiatan pada unit organisasi lain",
]
NEITHER = [
    "Berjalan secara terpisah / tersendiri (independen)",
    "Terintegrasi dalam satu portal pada unit organisasi bersangkutan",
    "Terintegrasi dengan unit organisasi lain",
]
OPTIONS = ["mandiri", "satu_unit", "lintas_unit"]


@pytest.mark.parametrize(
    ("changes", "wording"),
    [
        ({"jenis": "digital"}, DIGITAL),
        ({"jenis": "Digital"}, DIGITAL),
        ({"jenis": "non_digital"}, NOT_DIGITAL),
        ({"jenis": "Nondigital"}, NOT_DIGITAL),
        ({"jenis": REMOVED}, NEITHER),
        # What the form of the edition says comes before what the record says.
        ({"jenis": "digital", "jawaban.iga-2026": {"jenis": "Non Digital"}}, NOT_DIGITAL),
    ],
)
def test_parameter_is_worded_by_the_kind_of_innovation(changes: dict[str, Any], wording: list[str]) -> None:
    for level, (option, words) in enumerate(zip(OPTIONS, wording, strict=True), 1):
        reached = assess(changed({f"indikator.{KEY}.pilihan": option, **changes}), "iga-2026").reached[KEY]
        assert (reached.parameter, reached.doubt) == (level, None)
        assert reached.text.startswith(words)
        assert reached.fact == reached.text


@pytest.mark.parametrize(
    ("jenis", "written", "parameter"),
    [
        ("non_digital", "Layanan inovasi berjalan secara tersendiri (independen)", 1),
        ("digital", "Layanan inovasi berjalan secara tersendiri (independen)", 0),
    ],
)
def test_choice_may_be_written_in_the_words_that_hold(jenis: str, written: str, parameter: int) -> None:
    reached = assess(changed({f"indikator.{KEY}.pilihan": written, "jenis": jenis}), "iga-2026").reached[KEY]
    assert (reached.parameter, reached.doubt) == (parameter, None if parameter else FactDoubt.FACT_UNFIT)


def test_other_indicators_and_editions_have_one_wording() -> None:
    digital, other = (assess(changed({"jenis": each}), "iga-2026").reached for each in ("digital", "non_digital"))
    assert [key for key in digital if digital[key].text != other[key].text] == [KEY]
    older = [assess(changed({"jenis": each}), "iga-2023").reached for each in ("digital", "non_digital")]
    assert older[0] == older[1]

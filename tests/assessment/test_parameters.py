"""The parameter that facts reach: every edge of every indicator of iga-2026, worked out by hand from its table."""

from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.edition import Indicator
from schemas.innovation import IndicatorFacts, Innovation
from schemas.measures import MEASURES, BandsMeasure
from submissions.assessment.measures import COUNTED, parameter_reached, parameters_reached, reading_of
from submissions.assessment.parameters import FactDoubt, Reached
from submissions.assessment.scores import scores_of
from tests.build import HIGHEST_FACTS, assess, changed, complete_record, edition

INDICATORS = edition("iga-2026").indicators
GOVERNMENT = edition("iga-2026").government_indicators
BETWEEN, ABOVE, TWO = FactDoubt.BETWEEN_BANDS, FactDoubt.ABOVE_BANDS, FactDoubt.IN_TWO_BANDS


def reached(indicator: str | Indicator, facts: dict[str, Any] | None) -> Reached:
    chosen = INDICATORS[indicator] if isinstance(indicator, str) else indicator
    return parameter_reached(None if facts is None else IndicatorFacts.model_validate(facts), chosen)


# Options: key, then what is chosen for parameters 1, 2 and 3.
OPTIONS = {
    "regulasi": ("sk", "perkada", "perda"),
    "alat_kerja": ("manual", "elektronik", "sistem_daring"),
    "pelaksana": ("tanpa_surat", "surat_kepala_pd", "sk_kepala_daerah"),
    "sosialisasi": ("spanduk", "media_sosial", "media_berita"),
    "pedoman": ("buku_manual", "buku_elektronik", "daring"),
    "layanan_terintegrasi": ("mandiri", "satu_unit", "lintas_unit"),
    "monev": ("internal", "skm", "eksternal"),
}

# Numbers: key, the number, the parameter, and the doubt where there is one.
NUMBERS: list[tuple[str, str, int, FactDoubt | None]] = [
    *[("sdm", "0", 0, None), ("sdm", "0,5", 0, None), ("sdm", "1", 1, None), ("sdm", "10", 1, None)],
    *[("sdm", "10,5", 1, BETWEEN), ("sdm", "11", 2, None), ("sdm", "30", 2, None), ("sdm", "30,5", 2, BETWEEN)],
    *[("sdm", "31", 3, None), ("sdm", "5000", 3, None)],
    *[("bimtek", "0", 0, None), ("bimtek", "1", 1, None), ("bimtek", "1,5", 1, BETWEEN), ("bimtek", "2", 2, None)],
    *[("bimtek", "2,5", 2, BETWEEN), ("bimtek", "3", 3, None), ("bimtek", "12", 3, None)],
    *[("kemudahan_proses", "1", 3, None), ("kemudahan_proses", "1,5", 2, BETWEEN), ("kemudahan_proses", "2", 2, None)],
    *[("kemudahan_proses", "5", 2, None), ("kemudahan_proses", "5,5", 1, BETWEEN), ("kemudahan_proses", "6", 1, None)],
    ("kemudahan_proses", "400", 1, None),
    *[("kecepatan_penciptaan", "0", 0, None), ("kecepatan_penciptaan", "0,5", 0, None)],
    *[("kecepatan_penciptaan", "1", 3, None), ("kecepatan_penciptaan", "4", 3, None)],
    *[("kecepatan_penciptaan", "4,5", 2, BETWEEN), ("kecepatan_penciptaan", "5", 2, None)],
    *[("kecepatan_penciptaan", "8", 2, None), ("kecepatan_penciptaan", "8,5", 1, BETWEEN)],
    *[("kecepatan_penciptaan", "9", 1, None), ("kecepatan_penciptaan", "60", 1, None)],
]

# Lists: key, how many different entries, the parameter.
LISTS: list[tuple[str, int, int]] = [
    *[("aktor", 0, 0), ("aktor", 2, 0), ("aktor", 3, 1), ("aktor", 4, 2), ("aktor", 5, 3)],
    *[("jejaring", 0, 0), ("jejaring", 1, 0), ("jejaring", 2, 1), ("jejaring", 3, 2), ("jejaring", 4, 2)],
    *[("jejaring", 5, 3), ("jejaring", 9, 3)],
    *[("informasi_layanan", 0, 0), ("informasi_layanan", 1, 1), ("informasi_layanan", 2, 2)],
    *[("informasi_layanan", 3, 3), ("informasi_layanan", 4, 3)],
    *[("replikasi", 0, 0), ("replikasi", 1, 1), ("replikasi", 2, 2), ("replikasi", 3, 3), ("replikasi", 7, 3)],
    *[("video", 0, 0), ("video", 1, 1), ("video", 2, 1), ("video", 3, 2), ("video", 4, 2), ("video", 5, 3)],
]

# Years: key, the years, the parameter (2026 is the current year).
YEARS: list[tuple[str, list[str], int]] = [
    *[("anggaran", [], 0), ("anggaran", ["2023"], 0), ("anggaran", ["2027"], 0)],
    *[("anggaran", ["2024"], 1), ("anggaran", ["2025"], 1), ("anggaran", ["2026"], 1)],
    *[("anggaran", ["2024", "2026"], 1), ("anggaran", ["2023", "2024"], 1)],
    *[("anggaran", ["2024", "2025"], 2), ("anggaran", ["2026", "2025"], 2)],
    *[("anggaran", ["2024", "2025", "2026"], 3), ("anggaran", ["2026", "2023", "2025", "2024", "2025"], 3)],
    *[("rkpd", [], 0), ("rkpd", ["2026"], 0), ("rkpd", ["2023"], 0)],
    *[("rkpd", ["2024"], 1), ("rkpd", ["2025"], 1), ("rkpd", ["2024", "2026"], 1), ("rkpd", ["2025", "2026"], 1)],
    *[("rkpd", ["2024", "2025"], 2), ("rkpd", ["2024", "2025", "2026"], 3)],
]

# Complaints: received, handled, the parameter, the doubt.
COMPLAINTS: list[tuple[str, str | None, int, FactDoubt | None]] = [
    *[("0", None, 1, None), ("0", "0", 1, None), ("10", "0", 1, None), ("100", "50", 1, None), ("2", "1", 1, None)],
    *[("200", "101", 1, BETWEEN), ("1000", "509", 1, BETWEEN), ("100", "51", 2, None), ("3", "2", 2, None)],
    *[("100", "90", 2, None), ("1000", "905", 2, BETWEEN), ("100", "91", 3, None), ("7", "7", 3, None)],
]

# Benefit: the basis, the number, the parameter, the doubt.
BENEFITS: list[tuple[str, str, int, FactDoubt | None]] = [
    *[("a", "0", 0, None), ("a", "1", 1, None), ("a", "200", 1, None), ("a", "200,5", 1, BETWEEN)],
    *[("a", "201", 2, None), ("a", "500", 2, None), ("a", "501", 3, None), ("a", "90000", 3, None)],
    *[("b", "4,99", 0, None), ("b", "5", 1, None), ("b", "20", 1, None), ("b", "20,005", 1, BETWEEN)],
    *[("b", "20,01", 2, None), ("b", "50", 2, None), ("b", "50,00", 2, None), ("b", "50,0001", 3, None)],
    *[("b", "50,01", 3, None), ("b", "100", 3, None)],
    *[("c", "0", 0, None), ("c", "0,005", 0, None), ("c", "0,01", 1, None), ("c", "10", 1, None)],
    *[("c", "10,005", 1, BETWEEN), ("c", "10,01", 2, None), ("c", "20", 2, None), ("c", "20,005", 2, BETWEEN)],
    *[("c", "20,01", 3, None), ("c", "30", 3, None), ("c", "30,01", 3, ABOVE), ("c", "35", 3, ABOVE)],
    *[("d", "0", 0, None), ("d", "0,01", 1, None), ("d", "9,99", 1, None), ("d", "9,995", 1, BETWEEN)],
    *[("d", "10", 2, None), ("d", "19,99", 2, None), ("d", "19,995", 2, BETWEEN), ("d", "20", 3, None)],
    ("d", "300", 3, None),
    *[("e", "0", 0, None), ("e", "1", 1, None), ("e", "100", 1, None), ("e", "101", 2, None), ("e", "200", 2, None)],
    *[("e", "200,5", 2, BETWEEN), ("e", "201", 3, None)],
    *[("f", "0", 0, None), ("f", "1", 1, None), ("f", "2", 2, None), ("f", "3", 3, None), ("f", "8", 3, None)],
]


def entries(key: str, count: int) -> list[str]:
    measure = INDICATORS[key].measure
    known = list(getattr(measure, "entries", None) or {}) or [f"Instansi {number}" for number in range(1, 20)]
    assert len(known) >= count
    return known[:count]


def test_every_indicator_has_its_edges_in_these_tables() -> None:
    tested = {*OPTIONS, "pengaduan", "kemanfaatan"}
    tested |= {key for key, *_ in NUMBERS} | {key for key, *_ in LISTS} | {key for key, *_ in YEARS}
    assert tested == set(INDICATORS)
    assert {basis for basis, *_ in BENEFITS} == set(INDICATORS["kemanfaatan"].measure.bases)  # type: ignore[union-attr]


@pytest.mark.parametrize(("key", "options"), list(OPTIONS.items()))
def test_option_reaches_its_parameter(key: str, options: tuple[str, str, str]) -> None:
    for level, option in enumerate(options, 1):
        found = reached(key, {"pilihan": option})
        assert (found.parameter, found.doubt, found.stated) == (level, None, True)
        assert found.text == INDICATORS[key].parameters[level - 1]


@pytest.mark.parametrize(("key", "number", "parameter", "doubt"), NUMBERS)
def test_number_reaches_the_parameter_of_its_band(
    key: str, number: str, parameter: int, doubt: FactDoubt | None
) -> None:
    found = reached(key, {"jumlah": number})
    assert (found.parameter, found.doubt) == (parameter, doubt)
    assert found.text == (INDICATORS[key].parameters[parameter - 1] if parameter else "")


@pytest.mark.parametrize(("key", "count", "parameter"), LISTS)
def test_list_reaches_the_parameter_of_its_length(key: str, count: int, parameter: int) -> None:
    found = reached(key, {"daftar": entries(key, count)})
    assert (found.parameter, found.doubt, found.stated) == (parameter, None, True)


@pytest.mark.parametrize(("key", "years", "parameter"), YEARS)
def test_years_reach_the_parameter_that_they_cover(key: str, years: list[str], parameter: int) -> None:
    found = reached(key, {"tahun": years})
    assert (found.parameter, found.doubt, found.stated) == (parameter, None, True)


@pytest.mark.parametrize(("received", "handled", "parameter", "doubt"), COMPLAINTS)
def test_complaints_reach_the_parameter_of_their_ratio(
    received: str, handled: str | None, parameter: int, doubt: FactDoubt | None
) -> None:
    found = reached("pengaduan", {"diterima": received, "ditangani": handled})
    assert (found.parameter, found.doubt) == (parameter, doubt)


@pytest.mark.parametrize(("basis", "number", "parameter", "doubt"), BENEFITS)
def test_benefit_reaches_the_parameter_of_its_basis(
    basis: str, number: str, parameter: int, doubt: FactDoubt | None
) -> None:
    found = reached("kemanfaatan", {"basis": basis, "jumlah": number})
    assert (found.parameter, found.doubt) == (parameter, doubt)
    bases = INDICATORS["kemanfaatan"].measure.bases  # type: ignore[union-attr]
    assert found.text == (bases[basis].parameters[parameter - 1] if parameter else "")


@pytest.mark.parametrize(
    ("key", "facts", "fact"),
    [
        ("sdm", {"jumlah": "1250"}, "1.250 orang"),
        ("anggaran", {"tahun": ["2026", "2024"]}, "Tahun 2024, 2026"),
        ("aktor", {"daftar": ["media", "Bisnis", "AKADEMISI"]}, "3 jenis aktor: Media, Bisnis, Akademisi"),
        ("jejaring", {"daftar": []}, "0 Perangkat Daerah"),
        ("pengaduan", {"diterima": "30", "ditangani": "20"}, "20 dari 30 (66,67 persen)"),
        ("pengaduan", {"diterima": "0"}, "0 diterima"),
        ("kemanfaatan", {"basis": "c", "jumlah": "12,5"}, "Efisiensi belanja: 12,5 persen"),
        ("regulasi", {"pilihan": "perda"}, "Peraturan Daerah"),
    ],
)
def test_facts_are_put_into_the_words_of_a_document(key: str, facts: dict[str, Any], fact: str) -> None:
    assert reached(key, facts).fact == fact


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("regulasi", {"pilihan": "Peraturan Daerah"}),
        ("regulasi", {"pilihan": "PERDA"}),
        ("layanan_terintegrasi", {"pilihan": "Lintas unit"}),
        ("kemanfaatan", {"basis": "Jumlah penerima manfaat (orang)", "jumlah": "501"}),
        ("kemanfaatan", {"basis": "A", "jumlah": "501"}),
        ("informasi_layanan", {"daftar": ["Hotline (surel/telepon)", "manual", "Media Sosial"]}),
    ],
)
def test_choice_may_be_written_as_key_or_official_text(key: str, facts: dict[str, Any]) -> None:
    assert (reached(key, facts).parameter, reached(key, facts).doubt) == (3, None)


@pytest.mark.parametrize(
    ("key", "daftar", "parameter"),
    [
        ("jejaring", ["Dinas A", "dinas a", " DINAS-A "], 0),
        ("jejaring", ["Dinas A", "Dinas B", "Dinas B."], 1),
        ("aktor", ["media", "Media", "MEDIA", "bisnis"], 0),
        ("aktor", ["media", "bisnis", "komunitas", "Komunitas"], 1),
        ("video", ["manfaat", "Manfaat inovasi"], 1),
        ("replikasi", ["Kabupaten A", "Kabupaten Á"], 1),
    ],
)
def test_entry_named_twice_counts_once(key: str, daftar: list[str], parameter: int) -> None:
    assert reached(key, {"daftar": daftar}).parameter == parameter


@pytest.mark.parametrize(
    ("key", "facts", "lacking"),
    [
        ("regulasi", {"jumlah": "3"}, "pilihan"),
        ("sdm", {"daftar": ["Sari"]}, "jumlah"),
        ("anggaran", {"jumlah": "2"}, "tahun"),
        ("aktor", {"jumlah": "5"}, "daftar"),
        ("pengaduan", {"jumlah": "90"}, "diterima"),
        ("pengaduan", {"ditangani": "9"}, "diterima"),
        ("pengaduan", {"diterima": "9"}, "ditangani"),
        ("kemanfaatan", {"jumlah": "500"}, "basis"),
        ("kemanfaatan", {"basis": "a", "pilihan": "x"}, "jumlah"),
        ("kemanfaatan", {"basis": "a"}, "jumlah"),
    ],
)
def test_fact_that_is_lacking_is_named(key: str, facts: dict[str, Any], lacking: str) -> None:
    found = reached(key, facts)
    assert (found.parameter, found.doubt, found.lacking, found.stated) == (0, FactDoubt.FACT_LACKING, lacking, True)


@pytest.mark.parametrize(
    ("key", "facts", "value"),
    [
        ("regulasi", {"pilihan": "surat edaran"}, "surat edaran"),
        ("aktor", {"daftar": ["media", "bisnis", "petani"]}, "petani"),
        ("kemanfaatan", {"basis": "z", "jumlah": "3"}, "z"),
    ],
)
def test_choice_that_is_none_of_the_indicator_reaches_nothing(key: str, facts: dict[str, Any], value: str) -> None:
    found = reached(key, facts)
    assert (found.parameter, found.doubt, found.value) == (0, FactDoubt.FACT_UNFIT, value)
    assert found.lacking


@pytest.mark.parametrize("facts", [None, {}, {"bukti": ["dokumen"]}, {"keterangan": "akan diisi"}])
def test_nothing_stated_reaches_nothing(facts: dict[str, Any] | None) -> None:
    found = reached("sdm", facts)
    assert (found.parameter, found.stated, found.claimed, found.doubt) == (0, False, False, None)


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("kemudahan_proses", {"jumlah": "-3"}),
        ("pengaduan", {"diterima": "-10", "ditangani": "0"}),
        ("pengaduan", {"diterima": "10", "ditangani": "-5"}),
        ("kemanfaatan", {"basis": "a", "jumlah": "-5"}),
        ("kemanfaatan", {"basis": "d", "jumlah": "-0,5"}),
        ("sdm", {"jumlah": "-1"}),
    ],
)
def test_negative_count_is_nowhere_counted_as_an_achievement(key: str, facts: dict[str, Any]) -> None:
    record = changed({f"indikator.{key}": facts | {"bukti": ["dokumen"]}})
    assert assess(record, "iga-2026").reached[key].parameter == 0


@pytest.mark.parametrize(("received", "handled"), [("10", "11"), ("1", "2"), ("0,5", "0,6"), ("0", "5")])
def test_more_complaints_handled_than_received_reach_nothing(received: str, handled: str) -> None:
    found = reached("pengaduan", {"diterima": received, "ditangani": handled})
    assert (found.parameter, found.doubt, found.claimed) == (0, FactDoubt.CONTRADICTORY, False)


@pytest.mark.parametrize(
    ("key", "number", "parameter"),
    [
        # Printed bands that overlap: the lower parameter counts.
        *[("perizinan", "-50,33", 1), ("perizinan", "-50,32", 1), ("pendapatan_perkapita", "5,23", 2)],
        *[("tpt_progres", "0,36", 2), ("tpt_capaian", "5,91", 1), ("tpt_capaian", "5,92", 1)],
        *[("tpt_capaian", "2,34", 2), ("tpt_capaian", "2,35", 2), ("ipm_progres", "0,90", 2)],
        *[("kemiskinan_capaian", "13,10", 1), ("kemiskinan_capaian", "4,82", 2), ("pad", "-5,14", 1)],
    ],
)
def test_figure_in_two_printed_bands_counts_as_the_lower(key: str, number: str, parameter: int) -> None:
    found = reached(GOVERNMENT[key], {"jumlah": number})
    assert (found.parameter, found.doubt) == (parameter, TWO)


@pytest.mark.parametrize(
    ("key", "number", "parameter", "doubt"),
    [
        *[("perizinan", "-50,34", 1, None), ("perizinan", "-50,31", 2, None), ("perizinan", "8,165", 2, BETWEEN)],
        *[("perizinan", "8,17", 3, None), ("tpt_capaian", "5,93", 1, None), ("tpt_capaian", "2,36", 2, None)],
        *[("tpt_capaian", "2,33", 3, None), ("ipm_capaian", "69,995", 1, BETWEEN), ("ipm_capaian", "80", 3, None)],
    ],
)
def test_figure_beside_an_overlap_is_beyond_doubt(
    key: str, number: str, parameter: int, doubt: FactDoubt | None
) -> None:
    found = reached(GOVERNMENT[key], {"jumlah": number})
    assert (found.parameter, found.doubt) == (parameter, doubt)


@pytest.mark.parametrize(
    ("bands", "number", "parameter", "doubt"),
    [
        ([{"max": 10}, {"min": 5, "max": 20}, {"min": 15}], "4", 1, None),
        ([{"max": 10}, {"min": 5, "max": 20}, {"min": 15}], "7", 1, TWO),
        ([{"max": 10}, {"min": 5, "max": 20}, {"min": 15}], "12", 2, None),
        ([{"max": 10}, {"min": 5, "max": 20}, {"min": 15}], "20", 2, TWO),
        ([{"max": 10}, {"min": 5, "max": 20}, {"min": 15}], "21", 3, None),
        ([{"max": 30}, {"min": 5, "max": 30}, {"min": 5}], "5", 1, TWO),
        ([{"above": 0, "max": 5}, {"above": 5, "max": 9}, {"above": 9}], "0", 0, None),
        ([{"above": 0, "max": 5}, {"above": 5, "max": 9}, {"above": 9}], "5", 1, None),
        ([{"above": 0, "max": 5}, {"above": 5, "max": 9}, {"above": 9}], "5,0001", 2, None),
        ([{"above": 0, "max": 5}, {"above": 5, "max": 9}, {"above": 9}], "9", 2, None),
        ([{"above": 0, "max": 5}, {"above": 7, "max": 9}, {"above": 9}], "7", 1, BETWEEN),
        ([{"above": 9}, {"above": 7, "max": 9}, {"max": 5}], "7", 2, BETWEEN),
        ([{"min": 20, "max": 30}, {"min": 10, "max": 19}, {"min": 1, "max": 9}], "31", 0, None),
        ([{"min": 20, "max": 30}, {"min": 10, "max": 19}, {"min": 1, "max": 9}], "19,5", 1, BETWEEN),
    ],
)
def test_bands_of_an_invented_indicator(
    bands: list[dict[str, int]], number: str, parameter: int, doubt: FactDoubt | None
) -> None:
    invented = Indicator.model_validate(
        {
            "no": "99",
            "name": "Rekaan",
            "weight": "1",
            "parameters": ["satu", "dua", "tiga"],
            "measure": {"kind": "bands", "unit": "buah", "bands": bands},
        }
    )
    found = reached(invented, {"jumlah": number})
    assert (found.parameter, found.doubt) == (parameter, doubt)


def claimed(facts: dict[str, Any]) -> Decimal:
    """Return the score that facts claim which are all that the record states."""
    innovation = Innovation.model_validate(complete_record(indikator=facts))
    return scores_of(innovation, edition("iga-2026"), parameters_reached(innovation, edition("iga-2026")), {}).claimed


def test_all_indicators_at_their_highest_reach_exactly_the_maximum() -> None:
    innovation = Innovation.model_validate(complete_record())
    found = parameters_reached(innovation, edition("iga-2026"))
    assert list(found) == list(INDICATORS)
    assert {item.parameter for item in found.values()} == {3}
    score = scores_of(innovation, edition("iga-2026"), found, {}).claimed
    assert isinstance(score, Decimal)
    assert score == 111


@pytest.mark.parametrize(
    ("facts", "score"),
    [
        ({}, 0),
        ({"sdm": {"jumlah": "15"}}, 4),
        ({"sdm": {"jumlah": "15"}, "video": {"daftar": ["manfaat"]}}, 8),
        ({"regulasi": {"pilihan": "perkada"}, "kemanfaatan": {"basis": "b", "jumlah": "60"}}, 15),
        ({"rkpd": {"tahun": ["2026"]}, "bimtek": {"jumlah": "2"}}, 2),
    ],
)
def test_score_is_the_sum_of_parameter_times_weight(facts: dict[str, Any], score: int) -> None:
    assert claimed(facts) == score


@pytest.mark.parametrize("key", list(HIGHEST_FACTS))
def test_every_indicator_weighs_in_with_three_times_its_weight(key: str) -> None:
    score = claimed({key: HIGHEST_FACTS[key]})
    weight = INDICATORS[key].weight.value
    assert isinstance(weight, Decimal)
    assert score == 3 * weight > 0


FACTS = st.fixed_dictionaries(
    {},
    optional={
        "pilihan": st.sampled_from(["perda", "sk", "manual", "lintas_unit", "bukan pilihan", " "]),
        "jumlah": st.decimals(0, 1000, places=2).map(str) | st.just("9" * 60) | st.just("0," + "0" * 60 + "1"),
        "tahun": st.lists(st.integers(2020, 2028).map(str), max_size=4),
        "daftar": st.lists(st.sampled_from(["media", "bisnis", "manual", "Dinas A", "Dinas B", "manfaat"]), max_size=6),
        "diterima": st.integers(0, 300).map(str),
        "ditangani": st.integers(0, 300).map(str),
        "basis": st.sampled_from(["a", "b", "c", "d", "e", "f", "z"]),
    },
)


@given(FACTS, st.sampled_from([*INDICATORS.values(), *GOVERNMENT.values(), *edition("iga-2023").indicators.values()]))
def test_any_facts_that_a_record_may_hold_reach_a_parameter_from_0_to_3(
    facts: dict[str, Any], indicator: Indicator
) -> None:
    try:
        given_facts = IndicatorFacts.model_validate(facts)
    except ValueError:
        return  # refused on reading, and so never judged
    found = parameter_reached(given_facts, indicator)
    assert found.parameter in {0, 1, 2, 3}
    assert found.claimed == (found.parameter > 0)
    assert not (
        found.parameter and found.doubt in {FactDoubt.FACT_LACKING, FactDoubt.FACT_UNFIT, FactDoubt.CONTRADICTORY}
    )
    if found.parameter:
        assert found.text


@pytest.mark.parametrize("digits", ["9" * 15, "9" * 29, "9" * 60, "9" * 5000, "0," + "0" * 60 + "1", "1," + "3" * 60])
def test_number_of_any_length_is_refused_or_judged(digits: str) -> None:
    for facts in ({"jumlah": digits}, {"diterima": "3", "ditangani": digits}, {"diterima": digits, "ditangani": "3"}):
        key = "sdm" if "jumlah" in facts else "pengaduan"
        assessment = assess(changed({f"indikator.{key}": facts | {"bukti": ["dokumen"]}}), "iga-2026")
        assert assessment.reached[key].parameter in {0, 1, 2, 3}
        assert all(finding.message for finding in assessment.findings)


RISING = [
    *(({}, INDICATORS[key]) for key in ("sdm", "bimtek")),
    *(({"basis": basis}, INDICATORS["kemanfaatan"]) for basis in "abcdef"),
    *(({}, GOVERNMENT[key]) for key in ("perizinan", "pendapatan_perkapita", "ipm_capaian", "rekomendasi_kebijakan")),
]


@given(st.sampled_from(RISING), st.decimals(0, 600, places=3), st.decimals(0, 600, places=3))
def test_greater_number_never_reaches_a_lower_parameter_of_rising_bands(
    rising: tuple[dict[str, str], Indicator], one: Decimal, other: Decimal
) -> None:
    facts, indicator = rising
    low, high = (
        parameter_reached(IndicatorFacts.model_validate(facts | {"jumlah": number}), indicator).parameter
        for number in sorted((one, other))
    )
    assert low <= high


@given(st.integers(1, 400), st.data())
def test_more_complaints_handled_never_reach_a_lower_parameter(received: int, data: st.DataObject) -> None:
    handled = sorted(data.draw(st.lists(st.integers(0, received), min_size=2, max_size=2)))
    found = [reached("pengaduan", {"diterima": str(received), "ditangani": str(number)}) for number in handled]
    assert found[0].parameter <= found[1].parameter


def test_every_measure_has_its_reading_and_its_word_in_the_documentation() -> None:
    told = (Path(__file__).parents[2] / "docs" / "editions.md").read_text(encoding="utf-8")
    assert len(MEASURES) > 0
    for measure in MEASURES:
        (name,) = get_args(measure.model_fields["kind"].annotation)
        assert reading_of.dispatch(measure) is reading_of.registry[measure]
        assert f"`{name}`" in told
    assert set(COUNTED) == set(get_args(BandsMeasure.model_fields["of"].annotation))

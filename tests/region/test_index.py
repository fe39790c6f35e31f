"""The projected index against examples worked out by hand from the constants of iga-2026."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest

from schemas.edition import Scoring
from submissions.region.index import Index, Scored, index_of, rounded
from tests.build import edition

AFFAIRS = ("pendidikan", "kesehatan", "pekerjaan_umum", "perumahan", "ketenteraman", "sosial")


def scoring() -> Scoring:
    found = edition("iga-2026").scoring
    assert found is not None
    return found


def project(
    government: str, count: int, score: str, affairs: int, year: int = 2026, others: Sequence[str] = ("pertanian",)
) -> Index:
    named = [*AFFAIRS[:affairs], *([others[0]] * count)][:count]
    sent = [Scored(str(number), Decimal(score), affair) for number, affair in enumerate(named)]
    return index_of(scoring(), year, Decimal(government), sent)


@pytest.mark.parametrize(
    ("government", "count", "score", "affairs", "value"),
    [
        ("63", 200, "111", 6, "100.00"),
        ("40", 8, "80", 5, "38.55"),
        ("40", 12, "80", 5, "49.82"),
        ("40", 20, "70", 4, "44.00"),
        ("40", 20, "70", 5, "47.04"),
    ],
)
def test_worked_examples(government: str, count: int, score: str, affairs: int, value: str) -> None:
    assert str(project(government, count, score, affairs).value) == value


def test_parts_of_eight_innovations_are_divided_by_twelve() -> None:
    found = project("40", 8, "80", 5)
    assert (found.divisor, found.average, found.count_score) == (12, Fraction(640, 12), Decimal("3.04"))
    assert found.total == Fraction(40) + Fraction(160, 3) + Fraction(304, 100)


def test_two_hundred_count_and_no_more_while_all_are_averaged() -> None:
    found = project("0", 201, "80", 5)
    assert found.count_score == Decimal("76.00")
    assert found.divisor == 201


def test_one_affair_too_few_costs_the_whole_number_of_innovations() -> None:
    assert project("0", 200, "80", 4).count_score == 0
    assert project("0", 200, "80", 5).count_score == 76


def test_an_affair_counts_once_and_only_if_it_is_a_basic_service() -> None:
    sent = [Scored(str(number), Decimal(1), affair) for number, affair in enumerate(["sosial", "sosial", "pertanian"])]
    assert index_of(scoring(), 2026, Decimal(0), [*sent, Scored("x", Decimal(1))]).covered == {"sosial"}


@pytest.mark.parametrize(
    ("year", "divisor", "value"),
    # 40 + 960/divisor + 0; five affairs are one too few from 2027 on.
    [(2026, 12, "49.82"), (2027, 14, "43.43"), (2028, 16, "40.00"), (2029, 18, "37.33")],
)
def test_the_same_portfolio_by_the_constants_of_later_years(year: int, divisor: int, value: str) -> None:
    found = project("40", 12, "80", 5, year)
    assert (found.divisor, str(found.value)) == (divisor, value)


@pytest.mark.parametrize(
    ("government", "count", "predicate", "following", "distance"),
    [
        ("0", 0, "Tidak Dapat Dinilai", "Kurang Inovatif", "0.01"),
        ("1", 0, "Kurang Inovatif", "Inovatif", "39.61"),
        ("63", 60, "Inovatif", "Sangat Inovatif", "4.01"),  # (63 + 66.7 + 22.8) / 2.5 = 61.00
    ],
)
def test_predicate_and_distance_to_the_next(
    government: str, count: int, predicate: str, following: str, distance: str
) -> None:
    found = project(government, count, "66.7", 6)
    assert found.predicate is not None
    assert found.next_predicate is not None
    assert (found.predicate.name, found.next_predicate.name) == (predicate, following)
    assert str(found.distance) == distance


def test_there_is_nothing_above_the_highest_predicate() -> None:
    found = project("63", 200, "111", 6)
    assert found.predicate is not None
    assert (found.predicate.name, found.next_predicate, found.distance) == ("Sangat Inovatif", None, None)


def test_the_index_is_rounded_once_and_halves_go_up() -> None:
    # 162.5125 / 2.5 = 65.005: the last place decides between two predicates.
    found = index_of(scoring(), 2026, Decimal("162.5125"), [])
    assert str(found.value) == "65.01"
    assert found.predicate is not None
    assert found.predicate.name == "Sangat Inovatif"
    assert str(index_of(scoring(), 2026, Decimal("162.5124"), []).value) == "65.00"


def test_a_year_without_constants_is_refused() -> None:
    with pytest.raises(KeyError, match="2025"):
        index_of(scoring(), 2025, Decimal(0), [])


@pytest.mark.parametrize(
    ("value", "decimals", "text"), [((1, 3), 2, "0.33"), ((2, 3), 2, "0.67"), ((1, 8), 2, "0.13"), ((5, 1), 0, "5")]
)
def test_rounding(value: tuple[int, int], decimals: int, text: str) -> None:
    assert str(rounded(Fraction(*value), decimals)) == text

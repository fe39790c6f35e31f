"""The best set to send, against brute force and against cases worked out by hand."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.edition import Scoring
from submissions.region.index import Scored, index_of
from submissions.region.selection import best_selection
from tests.build import edition

AFFAIRS = ("pendidikan", "kesehatan", "pekerjaan_umum", "perumahan", "ketenteraman", "sosial")


def constants(divisor: int, affairs: int, most: int = 200, weight: str = "0.38") -> Scoring:
    found = edition("iga-2026").scoring
    assert found is not None
    year = found.years["2026"].model_copy(update={"min_divisor": divisor, "min_basic_service_affairs": affairs})
    changes = {"years": {"2026": year}, "counted_at_most": most, "weight_per_innovation": Decimal(weight)}
    return found.model_copy(update=changes)


def scored(scores: Sequence[int], affairs: Sequence[str | None]) -> list[Scored]:
    return [
        Scored(f"i{n}", Decimal(score), affair) for n, (score, affair) in enumerate(zip(scores, affairs, strict=True))
    ]


def brute_force(scoring: Scoring, innovations: Sequence[Scored]) -> Fraction:
    subsets = chain.from_iterable(combinations(innovations, size) for size in range(len(innovations) + 1))
    return max(index_of(scoring, 2026, Decimal(40), subset).exact for subset in subsets)


portfolios = st.lists(st.tuples(st.integers(0, 111), st.sampled_from([*AFFAIRS[:4], "pertanian", None])), max_size=9)
rules = st.builds(
    constants,
    divisor=st.integers(1, 8),
    affairs=st.integers(0, 5),
    most=st.integers(0, 9),
    weight=st.sampled_from(["0.38", "3", "20", "0"]),
)


@settings(max_examples=300, deadline=None)
@given(portfolios, rules)
def test_no_subset_gives_more(found: list[tuple[int, str | None]], scoring: Scoring) -> None:
    innovations = scored([score for score, _affair in found], [affair for _score, affair in found])
    selection = best_selection(scoring, 2026, Decimal(40), innovations)
    assert selection.index.exact == brute_force(scoring, innovations)
    assert sorted(each.key for each in (*selection.sent, *selection.left_out)) == sorted(e.key for e in innovations)
    assert all(selection.cost_of_adding(each) >= 0 for each in selection.left_out)


@settings(max_examples=150, deadline=None)
@given(portfolios.filter(bool), rules, st.data())
def test_what_a_fix_brings_can_be_had(
    found: list[tuple[int, str | None]], scoring: Scoring, data: st.DataObject
) -> None:
    innovations = scored([score for score, _affair in found], [affair for _score, affair in found])
    selection = best_selection(scoring, 2026, Decimal(40), innovations)
    fixed = data.draw(st.sampled_from(innovations))
    score = fixed.score + data.draw(st.integers(1, 30))
    raised = [Scored(each.key, score, each.affair) if each is fixed else each for each in innovations]
    anew = best_selection(scoring, 2026, Decimal(40), raised).index.exact - selection.index.exact
    gain = selection.gain_of(fixed.key, score)
    assert 0 <= gain <= anew
    if fixed in selection.sent:
        divisor = max(scoring.years["2026"].min_divisor, len(selection.sent))
        assert gain == Fraction(score - fixed.score) / divisor / 250 * 100


def test_a_weak_thirteenth_innovation_is_left_out_and_its_cost_is_shown() -> None:
    innovations = scored([100] * 12 + [80], [*AFFAIRS[:5], *["pertanian"] * 8])
    selection = best_selection(constants(12, 5), 2026, Decimal(40), innovations)
    assert [each.key for each in selection.left_out] == ["i12"]
    # 1200/12 + 12 × 0.38 = 104.56; with it 1280/13 + 13 × 0.38 = 98.4615… + 4.94 = 103.4015…
    assert selection.cost_of_adding(selection.left_out[0]) == (
        Fraction(1200, 12) - Fraction(1280, 13) - Fraction("0.38")
    ) / Fraction("2.5")


def test_a_weak_innovation_is_sent_where_only_it_covers_an_affair() -> None:
    innovations = scored([100] * 12 + [10], [*AFFAIRS[:4], *["pertanian"] * 8, "ketenteraman"])
    # Without it 100 + 0; with it 1210/13 + 13 × 0.38 = 98.02: it costs more than it brings.
    assert [each.key for each in best_selection(constants(12, 5), 2026, Decimal(0), innovations).left_out] == ["i12"]
    many = scored([100] * 60 + [10], [*AFFAIRS[:4], *["pertanian"] * 56, "ketenteraman"])
    # Without it 100 + 0; with it 6010/61 + 61 × 0.38 = 121.70.
    selection = best_selection(constants(12, 5), 2026, Decimal(0), many)
    assert selection.left_out == ()
    assert "i60" in selection.needed


def test_no_more_than_two_hundred_are_worth_sending_unless_as_good() -> None:
    innovations = scored([90] * 200 + [80] * 10, [*AFFAIRS[:5], *["pertanian"] * 205])
    selection = best_selection(constants(12, 5), 2026, Decimal(0), innovations)
    assert len(selection.sent) == 200
    # An innovation left out rises to 95 and takes the place of one of 90: 5 / 200 / 250 × 100.
    assert selection.gain_of("i209", Decimal(95)) == Fraction(5, 200) / Fraction("2.5")
    assert selection.gain_of("i209", Decimal(85)) == 0


def test_of_equally_good_sets_the_smallest_is_sent() -> None:
    selection = best_selection(constants(2, 6), 2026, Decimal(0), scored([50, 50, 50, 0], [None] * 4))
    assert [each.key for each in selection.sent] == ["i0", "i1"]


def test_nothing_to_send() -> None:
    selection = best_selection(constants(12, 5), 2026, Decimal(40), [])
    assert (selection.sent, selection.left_out, str(selection.index.value)) == ((), (), "16.00")

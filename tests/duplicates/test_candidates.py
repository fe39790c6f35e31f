"""Which things meet, and that the work grows with the number of marks."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from submissions.duplicates.candidates import candidates, share

marks = st.lists(st.sets(st.integers(0, 30), max_size=8), max_size=12)


@given(marks)
def test_marks_that_few_have_give_exactly_what_comparing_each_with_each_gives(things: list[set[int]]) -> None:
    expected = {
        (first, second): len(things[first] & things[second])
        for first, second in combinations(range(len(things)), 2)
        if things[first] & things[second]
    }
    assert candidates(things, common=12) == expected


@given(marks, st.integers(1, 4))
def test_work_grows_with_the_marks_and_not_with_their_square(things: list[set[int]], common: int) -> None:
    looked_at = sum(candidates(things, common).values())
    assert 2 * looked_at <= sum(map(len, things)) * (common + 1)


def test_each_of_many_copies_meets_another() -> None:
    found = candidates([{1, 2, 3}] * 1000, common=10)
    assert found == {(number, number + 1): 3 for number in range(999)}


def test_share_is_that_of_the_smaller_one() -> None:
    assert share([1, 2], [2, 3, 4, 5]) == 0.5
    assert share([1, 2], [1, 2, 3]) == 1.0
    assert share([], [1]) == 0.0

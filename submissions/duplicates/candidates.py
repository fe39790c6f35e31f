"""Which of many things have a mark in common, without comparing each with each."""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

COMMON = 32
"""So many things may share a mark before it is taken for a common phrase."""


def candidates(marks: Sequence[Iterable[int]], common: int = COMMON) -> dict[tuple[int, int], int]:
    """Return pairs of things that share marks, by their numbers (the smaller first), with how many marks that are.

    A mark of at most `common` things gives every pair of them; a mark of more gives each only the next that has it,
    so that one of many copies of the same text still meets another copy. With M marks in all, this looks at fewer
    than M * (common + 1) / 2 pairs, however alike the things are: the time grows with the amount of text, not with
    its square. *Why not MinHash:* with shingles there is a mark for each place of a text, so the places that are
    alike are known as well; and datasketch would bring NumPy and SciPy for what are these few lines.

    Args:
        marks: the marks of each thing, each mark once.
        common: from how many things on a mark is common.
    """
    having: dict[int, list[int]] = {}
    for number, own in enumerate(marks):
        for mark in own:
            having.setdefault(mark, []).append(number)
    found: dict[tuple[int, int], int] = {}
    for numbers in having.values():
        if len(numbers) == 1:
            continue
        for pair in _pairs(numbers, common):
            found[pair] = found.get(pair, 0) + 1
    return found


def _pairs(numbers: list[int], common: int) -> Iterable[tuple[int, int]]:
    if len(numbers) > common:
        return pairwise(numbers)
    return ((first, second) for at, first in enumerate(numbers) for second in numbers[at + 1 :])


def share(first: Collection[int], second: Collection[int]) -> float:
    """Return which part of the smaller set also stands in the other: 0 nothing, 1 all."""
    smaller = min(len(first), len(second))
    return len(set(first) & set(second)) / smaller if smaller else 0.0

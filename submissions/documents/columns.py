"""How wide the columns of a narrative's table are, and which of its rows are tall: estimated from the words in them.

The engine lays tables out with fixed widths, which costs much less than finding them; so they are found here, where
the text is known and an estimate will do.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

LINE = 95  # letters of a table's text across the page
TALL = 18  # lines of a row that may be divided; a page has some fifty
_PADDING = 3.5  # of a cell, in letters
_LONGEST_WORD = 24  # beyond so many letters a word is divided sooner than others are squeezed
_LONGEST_TEXT = 240  # beyond so many letters a text claims no more room


@dataclass(frozen=True)
class Widths:
    """The widths of a table's columns, in percent of the page's."""

    percent: tuple[float, ...]

    def letters(self, column: int) -> int:
        """Return how many letters stand on a line of a column."""
        share = self.percent[column] if column < len(self.percent) else 0
        return max(1, int(LINE * share / 100 - _PADDING))

    def is_tall(self, cells: Sequence[str]) -> bool:
        """Return whether a row takes so many lines that it may be divided between pages."""
        lines = (math.ceil(len(cell) / self.letters(column)) for column, cell in enumerate(cells))
        return max(lines, default=0) > TALL


def widths_of(rows: Sequence[Sequence[str]]) -> Widths:
    """Return the widths for the texts of a table, row by row, its heading among them.

    What fits on lines of one column each gets room by its length. Else each column first gets its longest word, and
    what is left goes by the length of the texts.
    """
    columns = [[cell or "" for cell in column] for column in zip_longest(*rows)]
    words = [max((_length(word) for cell in column for word in cell.split()), default=0) for column in columns]
    least = [min(word, _LONGEST_WORD) + _PADDING for word in words]
    whole = [
        max(shortest, min(max(map(_length, column)), _LONGEST_TEXT) + _PADDING)
        for column, shortest in zip(columns, least, strict=True)
    ]
    room = LINE - sum(least)
    if sum(whole) <= LINE:
        shares = whole
    elif room <= 0:
        shares = least
    else:
        wanted = [full - shortest for full, shortest in zip(whole, least, strict=True)]
        shares = [short + room * want / sum(wanted) for short, want in zip(least, wanted, strict=True)]
    return Widths(tuple(round(100 * share / sum(shares), 1) for share in shares))


def _length(text: str) -> float:
    return len(text) + 0.3 * sum(map(str.isupper, text))

"""What is read of a workbook: sheets of cells as shown, with the doubts that there are about them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from submissions.findings.cells import cell_name

MOST_CELLS = 4_000_000
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
_ERRORS = frozenset(
    {
        *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!", "#CALC!"),
        *("#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#EXTERNAL!", "#PYTHON!"),
    }
)
_BREAKS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_UNUSUAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class CellDoubt(StrEnum):
    """Why the text of a cell may not be what somebody typed or sees."""

    ERROR = "error"  # an error value such as #N/A
    UNSAVED = "unsaved"  # a formula whose result was not saved
    UNSEEN = "unseen"  # the format shows nothing of the value
    CONTROL = "control"  # a control character in the text
    DATE = "date"  # a date, perhaps made of a number that looks like one
    PART_DATE = "part-date"  # a date of which day, month or year is not shown
    FORMAT = "format"  # a format whose result depends on the computer, or is not known
    ROUNDED = "rounded"  # a number so long that its last digits are lost
    SEPARATOR = "separator"  # 1,234 or 1.234: which of both depends on the computer
    WIDTH = "width"  # more decimals than a column shows
    DECIMAL = "decimal"  # 17.5 or 17,5: the same number, written as the computer does
    TIME = "time"  # a time, perhaps made of a number such as 17.10


NEVER_KNOWN = frozenset({CellDoubt.ERROR, CellDoubt.UNSAVED, CellDoubt.UNSEEN, CellDoubt.CONTROL, CellDoubt.PART_DATE})
"""Doubts under which a cell says nothing, whichever field it is in."""
TAKEN = frozenset({CellDoubt.DECIMAL, CellDoubt.TIME})
"""Doubts under which a text is taken as shown, and said."""


class Shown(NamedTuple):
    """A cell: the text that it shows, the doubt about it, and its day (ISO) or number as such, if it has one."""

    text: str
    doubt: CellDoubt | None = None
    value: str | None = None


class RefusedError(Exception):
    """The file is not read: a word for the reason, which the caller puts into a sentence."""

    def __init__(self, code: str, detail: str = ""):
        self.code, self.detail = code, detail
        super().__init__(code, detail)


@dataclass(frozen=True)
class Cell:
    """A cell that holds something, with its place; rows and columns are counted from 1, as the sheet does."""

    text: str
    row: int
    column: int
    doubt: CellDoubt | None = None
    value: str | None = None
    hidden: bool = False

    @property
    def place(self) -> str:
        """Return the cell's name, such as `B7`."""
        return cell_name(self.row, self.column)


@dataclass(frozen=True)
class Sheet:
    """A sheet: the texts of its rows that are not blank, by row and column from 1, and what there is besides.

    `marked` holds the cells of which more than the text is known. Texts and marks are apart, since a sheet has
    a million cells and few of them are more than a text.
    """

    name: str
    rows: Mapping[int, Mapping[int, str]]
    marked: Mapping[tuple[int, int], Shown] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def cell(self, row: int, column: int) -> Cell | None:
        """Return a cell that holds something."""
        text = self.rows.get(row, {}).get(column)
        if text is None:
            return None
        mark = self.marked.get((row, column))
        hidden = self.hidden or row in self.hidden_rows or column in self.hidden_columns
        return Cell(text, row, column, mark.doubt if mark else None, mark.value if mark else None, hidden)

    @classmethod
    def from_plain(cls, data: Mapping[str, Any]) -> "Sheet":
        """Return the sheet that `Gathered.plain` described, for instance in another process."""
        kinds = [Shown(text, CellDoubt(doubt) if doubt else None, value) for text, doubt, value in data["kinds"]]
        return cls(
            data["name"],
            {int(row): {int(at): text for at, text in cells.items()} for row, cells in data["rows"].items()},
            {(row, at): kinds[kind] for row, at, kind in data["marked"]},
            data["hidden"],
            frozenset(data["hidden_rows"]),
            frozenset(data["hidden_columns"]),
        )


class Gathered:
    """A sheet while a reader gathers its cells."""

    def __init__(self, name: str, hidden: bool = False):
        self.name, self.hidden = name, hidden
        self.rows: dict[int, dict[int, str]] = {}
        self.marked: dict[tuple[int, int], Shown] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []

    def add(self, row: int, column: int, shown: Shown) -> None:
        """Add a cell of which more than the text is known.

        Raises:
            RefusedError: it lies outside of what a sheet may have.
        """
        self.add_text(row, column, shown.text or "?")
        if shown.doubt or shown.value is not None:
            self.marked[row, column] = shown

    def add_text(self, row: int, column: int, text: str) -> None:
        """Add a cell that is a text.

        Raises:
            RefusedError: it lies outside of what a sheet may have.
        """
        if not 0 < row <= MOST_ROWS or not 0 < column <= MOST_COLUMNS:
            raise RefusedError("dimensions")
        cells = self.rows.get(row)
        if cells is None:
            cells = self.rows[row] = {}
        cells[column] = text

    def plain(self) -> dict[str, Any]:
        """Return the sheet as plain data.

        The value of merged cells is that of the first; in each further row that holds something it counts as well.

        Raises:
            RefusedError: the sheet reaches over more cells than can be meant.
        """
        self._spread()
        kinds: dict[Shown, int] = {}
        for shown in self.marked.values():
            kinds.setdefault(shown, len(kinds))
        if self.rows:
            columns = [at for cells in self.rows.values() for at in (min(cells), max(cells))]
            height, width = max(self.rows) - min(self.rows) + 1, max(columns) - min(columns) + 1
            if height * width > MOST_CELLS:
                raise RefusedError("dimensions")
        return {
            "name": self.name,
            "hidden": self.hidden,
            "rows": self.rows,
            # A large sheet has many marks of few kinds: formulas that were not calculated, the same number.
            "kinds": list(kinds),
            "marked": [(row, at, kinds[shown]) for (row, at), shown in self.marked.items()],
            "hidden_rows": sorted(self.hidden_rows & self.rows.keys()),
            "hidden_columns": sorted(self.hidden_columns),
        }

    def _spread(self) -> None:
        for top, left, bottom, right in self.merged:
            value = self.rows.get(top, {}).get(left)
            mark = self.marked.get((top, left))
            inside = range(top, bottom + 1)
            for row in inside if len(inside) < len(self.rows) else [row for row in self.rows if row in inside]:
                cells = self.rows.get(row)
                if cells is None:
                    continue
                for at in [at for at in cells if left <= at <= right and (row, at) != (top, left)]:
                    del cells[at]
                    self.marked.pop((row, at), None)
                if not cells:
                    del self.rows[row]
                elif row > top and value is not None:
                    cells[left] = value
                    if mark:
                        self.marked[row, left] = mark


def text_shown(text: str) -> Shown:
    """Return a text as a cell shows it: line breaks of every kind as one, without white space around it."""
    doubt = None
    if _UNUSUAL.search(text):
        text = _BREAKS.sub("\n", text).replace("\ufeff", "")
        text, controls = _CONTROLS.subn("", text)
        doubt = CellDoubt.CONTROL if controls else None
    text = text.strip()
    if text[:1] == "#" and text in _ERRORS:
        doubt = CellDoubt.ERROR
    return Shown(text, doubt)


def dates_shown(text: str, year: int, month: int, day: int) -> bool:
    """Return whether a text shows day, month and year of a date, in whichever order and language."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    words = re.findall(r"[^\W\d_]{3,}", text)
    wanted: Iterable[set[int]] = [{year, year % 100}, {day}, *([] if words else [{month}])]
    for possible in wanted:
        number = next((number for number in numbers if number in possible), None)
        if number is None:
            return False
        numbers.remove(number)
    return True

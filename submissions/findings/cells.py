"""A cell of a workbook as the place of a finding."""

from typing import NamedTuple

from submissions.language import _


class CellPlace(NamedTuple):
    """A cell as messages name it; column 0 means the whole row.

    What it shares with `schemas.source.Place` (`file`, `line`, `column`, the text) is all that a finding needs of a
    place. A tuple, since a sheet has a million of them.
    """

    file: str
    sheet: str
    row: int
    column: int
    heading: str = ""

    @property
    def line(self) -> int:
        """Return the row: what a line is to a text."""
        return self.row

    @property
    def cell(self) -> str:
        """Return the cell's name, such as `C7`; of a whole row its number."""
        return cell_name(self.row, self.column)

    def __str__(self) -> str:
        if self.column:
            return _("{file}, sheet {sheet}, cell {cell}").format(file=self.file, sheet=self.sheet, cell=self.cell)
        return _("{file}, sheet {sheet}, row {row}").format(file=self.file, sheet=self.sheet, row=self.row)


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell, such as `B7`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"

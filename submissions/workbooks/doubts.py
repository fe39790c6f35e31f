"""What a cell means in its column, and what is found on a doubtful one."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from schemas.typed import readable
from schemas.unseen import unseen_in
from submissions.findings import catalogue
from submissions.findings.cells import CellPlace
from submissions.findings.finding import Finding, Kind
from submissions.workbooks.cells import CellError, same, value_of
from submissions.workbooks.columns import Column
from submissions.workbooks.sheets.model import NEVER_KNOWN, TAKEN, CellDoubt
from submissions.workbooks.tables import TextCell, on_cell

_STILL_NAMED = frozenset({CellDoubt.ERROR, CellDoubt.CONTROL})
"""Doubts under which the text of a cell is carried on: it is named again, or was mended."""

_KINDS: Mapping[CellDoubt, Kind] = MappingProxyType(
    {
        CellDoubt.ERROR: catalogue.CELL_ERROR,
        CellDoubt.UNSAVED: catalogue.CELL_NOT_CALCULATED,
        CellDoubt.UNSEEN: catalogue.CELL_UNSEEN,
        CellDoubt.CONTROL: catalogue.CELL_CONTROL,
        CellDoubt.DATE: catalogue.CELL_MADE_DATE,
        CellDoubt.PART_DATE: catalogue.CELL_PART_DATE,
        CellDoubt.FORMAT: catalogue.CELL_FORMAT,
        CellDoubt.ROUNDED: catalogue.CELL_ROUNDED,
        CellDoubt.SEPARATOR: catalogue.CELL_SEPARATOR,
        CellDoubt.WIDTH: catalogue.CELL_DECIMALS,
        CellDoubt.DECIMAL: catalogue.CELL_NUMBER,
        CellDoubt.TIME: catalogue.CELL_TIME,
    }
)


class DoubtError(Exception):
    """What was typed into a cell cannot be known."""

    def __init__(self, doubt: CellDoubt, text: str, day: bool):
        self.doubt, self.text, self.day = doubt, text, day
        super().__init__(doubt, text)


def meant(cell: TextCell, column: Column) -> object:
    """Return the value of a cell as plain data for the record's file.

    A text is what the cell shows; a day or a number is what it stands for.

    Raises:
        CellError: it is no value of this column.
        DoubtError: what was typed cannot be known.
    """
    if _refused(cell, column):
        assert cell.doubt is not None
        raise DoubtError(cell.doubt, cell.text, column.kind.is_day)
    text = readable(_said(cell, column))
    return value_of(one_line(text) if _is_line(column) else text, column)


def untouched(cell: TextCell, column: Column) -> bool:
    """Return whether a cell still holds what it held when the form was given out."""
    if cell.base is None:
        return False
    if readable(cell.text).split() == readable(cell.base).split():
        return True
    try:
        return not column.kind.is_long and same(meant(cell, column), value_of(cell.base, column), column)
    except (CellError, DoubtError):
        return False


def one_line(text: str) -> str:
    """Return a text with its lines joined by spaces, without what nobody sees."""
    return re.sub(r"\s*\n\s*", " ", readable(text).strip())


def _is_line(column: Column) -> bool:
    return column.kind.as_shown and not (column.kind.is_long or column.kind.is_pairs or column.many)


def carried(cell: TextCell, column: Column) -> str:
    """Return what another workbook holds for a cell: what it means, and nothing where that cannot be known.

    *Why:* a guess would be a text there, and taken for what somebody typed.
    """
    if _refused(cell, column):
        return cell.text if cell.doubt in _STILL_NAMED else ""
    return _said(cell, column)


def _refused(cell: TextCell, column: Column) -> bool:
    if cell.doubt is None:
        return False
    if cell.doubt in NEVER_KNOWN or (cell.doubt is CellDoubt.DATE and not column.kind.is_day):
        return True
    return column.kind.as_shown and cell.doubt not in TAKEN


def _said(cell: TextCell, column: Column) -> str:
    """Return the text that stands for a cell in its column: of a day or a number that itself, else what it shows."""
    if cell.value is None:
        return cell.text
    if column.kind.counted or (column.kind.is_day and cell.doubt is CellDoubt.DATE):
        return cell.value
    if column.kind.is_choice and column.key_of(cell.text) is None:
        return cell.value
    return cell.text


def meant_name(cell: TextCell) -> str:
    """Return the text of a cell that names something: an innovation, or a key.

    Raises:
        DoubtError: what was typed cannot be known.
    """
    if cell.doubt is not None and cell.doubt not in TAKEN:
        raise DoubtError(cell.doubt, cell.text, day=False)
    return one_line(cell.text)


def remarks_on(cell: TextCell, column: Column) -> Iterator[Finding]:
    """Yield what is to be said of a cell that is taken: as it shows, or its lines joined, or without unseen signs."""
    if column.kind.as_shown and cell.doubt in TAKEN:
        yield on_cell(_KINDS[cell.doubt], cell.place, column.name, value=cell.text)
    if _is_line(column) and "\n" in cell.text:
        yield on_cell(catalogue.CELL_LINES_JOINED, cell.place, column.name, value=one_line(cell.text))
    if _is_line(column) and (unseen := unseen_in(cell.text)):
        signs = ", ".join(f"U+{ord(sign):04X}" for sign in unseen)
        yield on_cell(catalogue.CELL_SIGNS_LEFT_OUT, cell.place, column.name, characters=signs)


def doubt_on(error: DoubtError, place: CellPlace, field: str = "") -> Finding:
    """Return why a cell is not taken."""
    kind = catalogue.CELL_MADE_DATE if error.doubt is CellDoubt.PART_DATE and not error.day else _KINDS[error.doubt]
    return on_cell(kind, place, field, value=error.text)

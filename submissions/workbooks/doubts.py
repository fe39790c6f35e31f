"""What a cell means in its column, and what is found on a doubtful one."""

from collections.abc import Mapping
from types import MappingProxyType

from schemas.typed import readable
from submissions.findings import catalogue
from submissions.findings.cells import CellPlace
from submissions.findings.finding import Finding, Kind
from submissions.workbooks.cells import value_of
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
    return value_of(readable(_said(cell, column)), column)


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
    return cell.text


def remark_on(cell: TextCell, column: Column) -> Finding | None:
    """Return what is to be said of a cell that is taken as it shows; None where nothing is."""
    if not column.kind.as_shown or cell.doubt not in TAKEN:
        return None
    return on_cell(_KINDS[cell.doubt], cell.place, column.name, value=cell.text)


def doubt_on(error: DoubtError, place: CellPlace, field: str = "") -> Finding:
    """Return why a cell is not taken."""
    kind = catalogue.CELL_MADE_DATE if error.doubt is CellDoubt.PART_DATE and not error.day else _KINDS[error.doubt]
    return on_cell(kind, place, field, value=error.text)

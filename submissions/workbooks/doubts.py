"""What a cell means in its column, and in which words a doubtful one is named."""

from schemas.typed import readable
from submissions.language import _
from submissions.workbooks.cells import value_of
from submissions.workbooks.columns import Column
from submissions.workbooks.sheets.model import NEVER_KNOWN, TAKEN, Doubt
from submissions.workbooks.tables import TextCell

_STILL_NAMED = frozenset({Doubt.ERROR, Doubt.CONTROL})
"""Doubts under which the text of a cell is carried on: it is named again, or was mended."""


class DoubtError(Exception):
    """What was typed into a cell cannot be known."""

    def __init__(self, doubt: Doubt, text: str, day: bool):
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
    if cell.doubt in NEVER_KNOWN or (cell.doubt is Doubt.DATE and not column.kind.is_day):
        return True
    return column.kind.as_shown and cell.doubt not in TAKEN


def _said(cell: TextCell, column: Column) -> str:
    """Return the text that stands for a cell in its column: of a day or a number that itself, else what it shows."""
    if cell.value is None:
        return cell.text
    if column.kind.counted or (column.kind.is_day and cell.doubt is Doubt.DATE):
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


def remark_on(cell: TextCell, column: Column) -> tuple[str, str] | None:
    """Return what is to be said of a cell that is taken as it shows, with a remedy; None where nothing is."""
    if not column.kind.as_shown or cell.doubt not in TAKEN:
        return None
    if cell.doubt is Doubt.TIME:
        sentence = _("{value} is a time to the spreadsheet, and is taken as it shows.")
    else:
        sentence = _("{value} is a number, and is taken with a point before its decimals.")
    remedy = _(
        "If something else was typed, such as 17.10 in a letter's number, format the cell as text, type it anew."
    )
    return sentence.format(value=cell.text), remedy


def doubt_sentences(error: DoubtError) -> tuple[str, str]:
    """Return why a cell is not taken, and what to do, in the user's language."""
    as_text = _("Format the cell as text and type it anew.")
    sentences = {
        Doubt.ERROR: (
            _("{value} is the error of a formula, not a value."),
            _("Mend the formula, or type the value instead."),
        ),
        Doubt.UNSAVED: (
            _("The result of this formula was not saved."),
            _("Open the workbook in Excel or LibreOffice, save it and import it again, or type the value instead."),
        ),
        Doubt.UNSEEN: (_("The format of this cell hides what is in it."), as_text),
        Doubt.CONTROL: (_("The text has a character in it that cannot be seen or printed."), as_text),
        Doubt.DATE: (
            _("The spreadsheet has made a date of it and shows {value}; what was typed cannot be known."),
            as_text,
        ),
        Doubt.FORMAT: (
            _("What this cell shows depends on its format and on the computer; what is stored is {value}."),
            as_text,
        ),
        Doubt.ROUNDED: (_("{value} is a number so long that Excel has rounded its last digits."), as_text),
        Doubt.SEPARATOR: (
            _("{value} is shown with points and commas the other way round on other computers."),
            as_text,
        ),
        Doubt.WIDTH: (_("{value} has more decimals than the cell shows."), as_text),
    }
    sentences[Doubt.PART_DATE] = sentences[Doubt.DATE]
    if error.day and error.doubt is Doubt.PART_DATE:
        sentences[Doubt.PART_DATE] = (
            _("{value} is a date of which day, month or year is not shown."),
            _("Type the whole date, for example 31/12/2025."),
        )
    sentence, remedy = sentences[error.doubt]
    return sentence.format(value=error.text), remedy

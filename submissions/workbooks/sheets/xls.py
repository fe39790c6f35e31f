"""Read xls, the format of Excel until 2003, through xlrd: values with the codes of their formats."""

import io
from typing import Any

from submissions.workbooks.sheets.formats import GENERAL, shown_number, shown_text, shows_plainly
from submissions.workbooks.sheets.model import CellDoubt, Gathered, RefusedError, Shown, text_shown

_CODES_AS_KNOWN = {14: "d/m/yyyy", 22: "d/m/yyyy h:mm"}


def read_xls(content: bytes) -> list[dict[str, object]]:
    """Return the sheets of a workbook as plain data.

    Raises:
        RefusedError: it cannot be read.
    """
    import xlrd

    if "EncryptedPackage".encode("utf-16-le") in content:
        raise RefusedError("password")
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        locked = "encrypted" in str(error).lower() or "password" in str(error).lower()
        raise RefusedError("password" if locked else "damaged", str(error)) from None
    except MemoryError:
        raise
    except Exception as error:  # the content decides what the library stumbles over
        raise RefusedError("damaged", str(error) or type(error).__name__) from None
    return [_sheet(sheet, book).plain() for sheet in book.sheets()]


def _sheet(sheet: Any, book: Any) -> Gathered:
    gathered = Gathered(sheet.name, bool(sheet.visibility))
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if cell.ctype not in (0, 6):
                shown = _shown(cell, _code(book, cell.xf_index), bool(book.datemode))
                if shown.text or shown.doubt:
                    gathered.add(row + 1, column + 1, shown)
    gathered.hidden_rows = {row + 1 for row, found in sheet.rowinfo_map.items() if found.hidden or found.height == 0}
    gathered.hidden_columns = {
        column + 1 for column, found in sheet.colinfo_map.items() if found.hidden or found.width == 0
    }
    gathered.merged = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    return gathered


def _code(book: Any, style: int | None) -> str:
    if style is None or style >= len(book.xf_list):
        return GENERAL
    key = book.xf_list[style].format_key
    if key in _CODES_AS_KNOWN:
        return _CODES_AS_KNOWN[key]
    found = book.format_map.get(key)
    return found.format_str if found else GENERAL


def _shown(cell: Any, code: str, epoch_1904: bool) -> Shown:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Shown(xlrd.error_text_from_code.get(cell.value, "#?"), CellDoubt.ERROR)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return Shown("TRUE", None, "Ya") if cell.value else Shown("FALSE", None, "Tidak")
    if cell.ctype == xlrd.XL_CELL_TEXT:
        shown = text_shown(cell.value)
        if shown.text and shown.doubt is None and not shows_plainly(code):
            dressed = shown_text(shown.text, code)
            return Shown(dressed) if dressed else Shown(shown.text, CellDoubt.UNSEEN)
        return shown
    return shown_number(cell.value, code, epoch_1904)

"""Read ods: the format of LibreOffice keeps what each cell shows as text beside what it stores."""

import datetime as dt
import re
from decimal import Decimal

from submissions.workbooks.sheets.formats import UNSAFE, plain_number
from submissions.workbooks.sheets.markup import Archive, Attributes, Handlers, local
from submissions.workbooks.sheets.model import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    CellDoubt,
    Gathered,
    RefusedError,
    Shown,
    dates_shown,
    text_shown,
)

_CELLS = ("table-cell", "covered-table-cell")
_FAULT = re.compile(r"Err:\d{3}|#[A-Z/0?!]{3,}.?")


def read_ods(archive: Archive) -> list[dict[str, object]]:
    """Return the sheets of a workbook as plain data.

    Raises:
        RefusedError: it cannot be read.
    """
    manifest = _Manifest()
    archive.read_if_there("META-INF/manifest.xml", manifest)
    if manifest.locked:
        raise RefusedError("password")
    content = _Content()
    archive.read("content.xml", content)
    return [sheet.plain() for sheet in content.found]


class _Manifest(Handlers):
    """Whether the parts are locked."""

    locked = False

    def start(self, name: str, attributes: Attributes) -> None:
        self.locked = self.locked or local(name) == "encryption-data"


class _Content(Handlers):
    """The cells of all sheets. What is repeated is written once with a number, also to the end of the sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Gathered] = []
        self._unseen_tables: set[str] = set()
        self._style = ""
        self._row = self._column = self._rows = self._columns = self._headed = 0
        self._cell: Attributes = {}
        self._paragraphs: list[list[str]] = []
        self._in_row: list[tuple[int, int, Shown]] = []
        self._aside = 0
        self._depth = 0
        self._inside_cell = self._taking = False
        self._filled = 0

    def start(self, name: str, attributes: Attributes) -> None:
        name = local(name)
        if self._aside or name in ("annotation", "shapes", "frame", "custom-shape", "tracked-changes", "ruby-text"):
            self._aside += 1
            return
        if self._inside_cell:
            self._start_text(name, attributes)
        elif name in _CELLS:
            self._cell = {local(key): value for key, value in attributes.items()}
            self._columns = _times(self._cell.get("number-columns-repeated"))
            self._paragraphs = []
            self._inside_cell = True
        elif name == "table-row":
            own = {local(key): value for key, value in attributes.items()}
            self._rows = _times(own.get("number-rows-repeated"))
            self._column, self._in_row = 1, []
            if own.get("visibility", "visible") != "visible" and self.found:
                self.found[-1].hidden_rows.update(range(self._row, min(self._row + self._rows, MOST_ROWS + 1)))
        elif name == "table-column" and self.found:
            own = {local(key): value for key, value in attributes.items()}
            times = _times(own.get("number-columns-repeated"))
            if own.get("visibility", "visible") != "visible":
                last = min(self._headed + times, MOST_COLUMNS)
                self.found[-1].hidden_columns.update(range(self._headed + 1, last + 1))
            self._headed += times
        else:
            self._start_besides(name, attributes)

    def _start_besides(self, name: str, attributes: Attributes) -> None:
        own = {local(key): value for key, value in attributes.items()}
        if name == "table":
            hidden = own.get("style-name") in self._unseen_tables
            self.found.append(Gathered(own.get("name", ""), hidden))
            self._row, self._headed = 1, 0
        elif name == "style":
            self._style = own.get("name", "")
        elif name == "table-properties" and own.get("display") == "false":
            self._unseen_tables.add(self._style)

    def _start_text(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if name == "p":
            self._paragraphs.append([])
            self._taking = True
        elif self._taking and name == "s":
            count = next((value for key, value in attributes.items() if local(key) == "c"), "1")
            self._paragraphs[-1].append(" " * min(_times(count), 32_767))
        elif self._taking and name in ("tab", "line-break"):
            self._paragraphs[-1].append("\t" if name == "tab" else "\n")

    def text(self, text: str) -> None:
        if self._taking and not self._aside:
            self._paragraphs[-1].append(text)

    def end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
            return
        name = local(name)
        if self._inside_cell and self._depth:
            self._depth -= 1
            if name == "p":
                self._taking = False
        elif name in _CELLS and self._inside_cell:
            self._inside_cell = False
            self._finish_cell(name)
        elif name == "table-row" and self.found:
            self._finish_row()

    def _finish_cell(self, name: str) -> None:
        own = self._cell
        down, right = _times(own.get("number-rows-spanned")), _times(own.get("number-columns-spanned"))
        if (down > 1 or right > 1) and self.found:
            self.found[-1].merged.append((self._row, self._column, self._row + down - 1, self._column + right - 1))
        if name == "table-cell":
            shown = _shown(own, "\n".join("".join(pieces) for pieces in self._paragraphs))
            if shown.text or shown.doubt:
                self._in_row.append((self._column, self._columns, shown))
        self._column += self._columns

    def _finish_row(self) -> None:
        self._filled += self._rows * sum(times for _column, times, _shown in self._in_row)
        if self._filled > MOST_CELLS:
            raise RefusedError("too-large")
        sheet = self.found[-1]
        for row in range(self._row, self._row + self._rows) if self._in_row else ():
            for column, times, shown in self._in_row:
                for at in range(column, column + times):
                    sheet.add(row, at, shown)
        self._row += self._rows


def _times(text: str | None) -> int:
    if text is None:
        return 1
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise RefusedError("dimensions")
    return int(text)


def _shown(own: Attributes, text: str) -> Shown:
    """Return what a cell shows, by its attributes (without prefixes) and its paragraphs."""
    shown = text_shown(text)
    kind = own.get("value-type", "")
    if kind == "error" or shown.doubt is CellDoubt.ERROR or ("formula" in own and _FAULT.fullmatch(shown.text)):
        return Shown(shown.text, CellDoubt.ERROR)
    if not kind and "formula" in own and not shown.text:
        return Shown("", CellDoubt.UNSAVED)
    if kind in ("", "string"):
        return text_shown(own["string-value"]) if "string-value" in own and not text else shown
    if not shown.text:
        return Shown("", CellDoubt.UNSEEN)
    if kind == "boolean":
        return Shown(shown.text, None, "Ya" if own.get("boolean-value") == "true" else "Tidak")
    if kind == "date":
        return _day(own.get("date-value", ""), shown.text)
    if kind == "time":
        return Shown(shown.text, CellDoubt.TIME)
    return _number(kind, own.get("value", ""), shown.text)


def _number(kind: str, value: str, text: str) -> Shown:
    try:
        exact = Decimal(f"{float(value):.15g}")
    except ValueError:
        return Shown(text, CellDoubt.FORMAT)
    doubt = CellDoubt.ROUNDED if abs(exact) >= UNSAFE else None
    if exact in (0, 1) and text.isalpha():
        # LibreOffice keeps truth as a number with a format that says so.
        return Shown(text, None, "Ya" if exact else "Tidak")
    if kind == "percentage" or "%" in text:
        return Shown(text, doubt)
    return Shown(text, doubt, _as_shown(exact, text))


def _as_shown(exact: Decimal, text: str) -> str:
    """Return the number with as many decimals as its text shows, whichever sign divides them."""
    plain = plain_number(exact)
    if "." not in plain or "e" in text.lower() or "/" in text:
        return plain
    number = re.search(r"\d[\d.,\s]*", text)
    pieces = re.split(r"[.,]", number[0].strip()) if number else []
    for decimals in (len(pieces[-1]) if len(pieces) > 1 else 0, 0):
        rounded = round(exact, decimals)
        if re.sub(r"\D", "", f"{abs(rounded):f}").lstrip("0") == re.sub(r"\D", "", number[0] if number else "").lstrip(
            "0"
        ):
            return plain_number(rounded)
    return plain


def _day(value: str, text: str) -> Shown:
    try:
        day = dt.date.fromisoformat(value[:10])
    except ValueError:
        return Shown(text, CellDoubt.PART_DATE)
    if not dates_shown(text, day.year, day.month, day.day):
        return Shown(text, CellDoubt.PART_DATE)
    return Shown(text, CellDoubt.DATE, day.isoformat())

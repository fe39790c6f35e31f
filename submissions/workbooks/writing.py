"""Write a workbook: sheets with drop-downs, counters and locked labels, empty or with rows, always the same bytes."""

import datetime as dt
import hashlib
import io
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from schemas.fields import Day
from schemas.narrative import count_words
from schemas.rules import Words
from schemas.typed import readable
from schemas.wording import word_limits
from submissions.workbooks import words
from submissions.workbooks.cells import LONGEST
from submissions.workbooks.columns import KEY, MAIN, OWNER, BookLayout, Column, SheetLayout

LISTS = "_daftar"
MARK = "submissions-workbook-1"
CREATED = dt.datetime(2026, 1, 1)
BLANK_ROWS = 200
PRINTED_ROWS, PRINTED_COLUMNS = 25, 10
_LINE_HEIGHT = 15
OPTION_ROWS = 12
_FILL, _INPUT, _BAD, _GOOD = "#DDE8F0", "#FFFEF2", "#F8CBAD", "#C6E0B4"


@dataclass(frozen=True)
class FilledRow:
    """One row to be written: texts by the column's name, remarks by heading, and whose row it is.

    `prefilled` names the columns whose text is a record's Markdown, to be taken as such when it comes back unchanged.
    """

    cells: Mapping[str, str]
    remarks: Mapping[str, str] = field(default_factory=dict)
    owner: str = ""
    key: str = ""
    prefilled: frozenset[str] = frozenset()


def fingerprint(text: str) -> str:
    """Return what tells a text from others, whatever a spreadsheet makes of its white space."""
    return hashlib.sha256(" ".join(readable(text).split()).encode()).hexdigest()[:20]


def headings_of(sheet: SheetLayout) -> list[str]:
    """Return what stands before the columns of a sheet: whose row it is, and its key."""
    return [] if sheet.main else [OWNER, *([KEY] if sheet.keyed else [])]


class Book:
    """A workbook in the making."""

    def __init__(self, layout: BookLayout):
        self.layout = layout
        self._stream = io.BytesIO()
        options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
        self.book = xlsxwriter.Workbook(self._stream, options)
        self.book.set_properties({"title": words.TITLE, "author": "submissions", "created": CREATED})
        top = {"valign": "top", "text_wrap": True}
        self.heading = self.book.add_format({**top, "bold": True, "bg_color": _FILL, "border": 1})
        self.label = self.book.add_format(top)
        self.text = self.book.add_format({**top, "num_format": "@", "locked": False, "bg_color": _INPUT, "border": 4})
        self.date = self.book.add_format(
            {**top, "num_format": "dd/mm/yyyy", "locked": False, "bg_color": _INPUT, "border": 4}
        )
        self.wrong = self.book.add_format({**top, "num_format": "@", "locked": False, "bg_color": _BAD, "border": 4})
        self.bad, self.good = self.book.add_format({"bg_color": _BAD}), self.book.add_format({"bg_color": _GOOD})
        self._lists: dict[tuple[str, ...], str] = {}
        self._list_sheet: Any = None
        self._prefilled: dict[str, None] = {}

    def content(self) -> bytes:
        """Close the workbook and return its bytes."""
        if self._list_sheet is not None:
            for row, mark in enumerate(self._prefilled, start=1):
                self._list_sheet.write_string(row, 0, mark)
            self._list_sheet.hide()
        self.book.close()
        return self._stream.getvalue()

    def add_instructions(self) -> None:
        """Add the sheet that says how the form is filled."""
        sheet = self.book.add_worksheet(words.INSTRUCTIONS)
        self._page(sheet, landscape=False)
        sheet.set_column(0, 0, 80)
        sheet.write_string(0, 0, words.TITLE, self.heading)
        lines = [line.format(main=MAIN) for line in words.GUIDE]
        lines += [words.EDITION.format(name=edition.name) for edition in self.layout.editions]
        for number, line in enumerate(lines, start=1):
            sheet.write_string(number, 0, line, self.label)
            sheet.set_row(number, height_of(line, 80))
        sheet.protect()

    def add_data(self, rows: Mapping[str, Sequence[FilledRow]], blank: int = BLANK_ROWS) -> None:
        """Add the sheets that are read again, with rows in them and room for more."""
        lists = self.book.add_worksheet(LISTS)
        lists.write_string(0, 0, MARK)
        self._list_sheet = lists
        self._add_options()
        for sheet in self.layout.sheets:
            self._rows(sheet, rows.get(sheet.name, ()), blank)

    def _add_options(self) -> None:
        """Write the facts to choose from for each indicator into columns of their own, beneath its label."""
        indicators = next((sheet.keys for sheet in self.layout.sheets if sheet.path == ("indikator",)), {})
        known = {key: item for edition in self.layout.editions[::-1] for key, item in edition.indicators.items()}
        self._option_columns = (1, len(indicators))
        for column, (key, label) in enumerate(indicators.items(), start=1):
            self._list_sheet.write_string(0, column, label)
            for row, option in enumerate(known[key].measure.choices[:OPTION_ROWS], start=1):
                self._list_sheet.write_string(row, column, option)
        self._next_list = len(indicators) + 1

    def _list(self, choices: Sequence[str]) -> str:
        """Return the reference to a list of choices on the hidden sheet, which is written once."""
        known = tuple(choices)
        if known not in self._lists:
            column = self._next_list
            self._next_list += 1
            for row, label in enumerate(known, start=1):
                self._list_sheet.write_string(row, column, label)
            name = xl_col_to_name(column, col_abs=True)
            self._lists[known] = f"={LISTS}!{name}$2:{name}${len(known) + 1}"
        return self._lists[known]

    def _page(self, sheet: Any, landscape: bool = True) -> None:
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.5, 0.5)
        sheet.set_footer(words.FOOTER)
        if landscape:
            sheet.set_landscape()

    def _protect(self, sheet: Any) -> None:
        allowed = ("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter")
        sheet.protect("", dict.fromkeys(allowed, True))

    def _rows(self, layout: SheetLayout, rows: Sequence[FilledRow], blank: int) -> None:
        sheet = self.book.add_worksheet(layout.name)
        self._page(sheet)
        last = max(len(rows) + blank, 1)
        before = headings_of(layout)
        at = 0
        for heading in before:
            sheet.write_string(0, at, heading, self.heading)
            sheet.set_column(at, at, 28, self.text)
            at += 1
        if layout.keys:
            self._choose(sheet, 1, last, 1, self._list(list(layout.keys.values())))
        places: dict[str, int] = {}
        groups = list(self.layout.word_groups()) if layout.main else []
        for column in layout.columns:
            places[column.name] = at
            self._head(sheet, 0, at, column)
            wide = 50 if column.kind.is_long else 22
            sheet.set_column(at, at, wide, self.date if column.kind.is_day else self.text)
            self._validate(sheet, 1, last, at, column, layout)
            at += 1
            if not column.words.unlimited:
                self._count(sheet, at, last, column.heading, [places[column.name]], column.words, rows, [column])
                at += 1
            for label, members, limits in groups:
                if members[-1].name == column.name:
                    self._count(sheet, at, last, label, [places[each.name] for each in members], limits, rows, members)
                    at += 1
        for number, row in enumerate(rows, start=1):
            self._fill(sheet, number, layout, row, places)
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, last, at - 1)
        # Printed is what fits a page: the first columns of the filled rows, and some of the empty ones of a form.
        sheet.print_area(0, 0, len(rows) or min(last, PRINTED_ROWS), min(at, PRINTED_COLUMNS) - 1)
        sheet.fit_to_pages(1, 0)
        self._protect(sheet)

    def _fill(self, sheet: Any, number: int, layout: SheetLayout, row: FilledRow, places: Mapping[str, int]) -> None:
        before = dict(zip(headings_of(layout), (row.owner, layout.keys.get(row.key, row.key)), strict=False))
        for at, (heading, text) in enumerate(before.items()):
            sheet.write_string(number, at, text, self.wrong if heading in row.remarks else self.text)
            if heading in row.remarks:
                self._remark(sheet, number, at, row.remarks[heading])
        for column in layout.columns:
            text, remark = row.cells.get(column.name, ""), row.remarks.get(column.heading)
            if text and column.name in row.prefilled:
                self._prefilled[fingerprint(text)] = None
            if text:
                remark = self._write(sheet, number, places[column.name], text, column, remark)
            elif remark:
                sheet.write_blank(number, places[column.name], None, self.wrong)
            if remark:
                self._remark(sheet, number, places[column.name], remark)

    def _write(self, sheet: Any, row: int, at: int, text: str, column: Column, remark: str | None) -> str | None:
        """Write one text; what is too long for a cell is left out, and the remark returned that says so."""
        if len(text) > LONGEST:
            sheet.write_blank(row, at, None, self.wrong)
            return words.TOO_LONG_FOR_A_CELL.format(most=LONGEST)
        if column.kind.is_day and not remark:
            day = day_in(text)
            if day is not None and day.year > 1900:
                sheet.write_datetime(row, at, dt.datetime.combine(day, dt.time()), self.date)
                return None
        sheet.write_string(row, at, text, self.wrong if remark else self.text)
        return remark

    def _remark(self, sheet: Any, row: int, at: int, text: str) -> None:
        sheet.write_comment(row, at, text[:2000], {"author": "submissions", "x_scale": 2.5, "y_scale": 1.5})

    def _head(self, sheet: Any, row: int, at: int, column: Column) -> None:
        sheet.write_string(row, at, column.heading + (" *" if _required(column) else ""), self.heading)
        note = _note(column)
        if note:
            self._remark(sheet, row, at, note)

    def _validate(self, sheet: Any, first: int, last: int, at: int, column: Column, layout: SheetLayout) -> None:
        if column.choices:
            self._choose(sheet, first, last, at, self._list(list(column.choices.values())), strict=not column.many)
        elif column.kind.offered:
            self._choose(sheet, first, last, at, self._list(list(column.kind.offered)))
        elif column.kind.is_day:
            rule = {
                "validate": "date",
                "criteria": "between",
                "minimum": dt.date(1950, 1, 1),
                "maximum": dt.date(2100, 12, 31),
                "error_type": "warning",
                "error_title": words.DATE_TITLE,
                "error_message": words.DATE,
            }
            sheet.data_validation(first, at, last, at, rule)
        elif layout.path == ("indikator",) and column.name == "pilihan" and layout.keys:
            left, right = (xl_col_to_name(each, col_abs=True) for each in self._option_columns)
            match = f"MATCH($B2,{LISTS}!{left}$1:{right}$1,0)-1"
            source = f"=OFFSET({LISTS}!{left}$2,0,{match},{OPTION_ROWS},1)"
            self._choose(sheet, first, last, at, source, strict=False)

    def _choose(self, sheet: Any, first: int, last: int, at: int, source: str, strict: bool = True) -> None:
        rule = {"validate": "list", "source": source, "show_error": strict, "error_title": words.CHOICE_TITLE}
        rule["error_message"] = words.CHOICE
        sheet.data_validation(first, at, last, at, rule)

    def _count(
        self,
        sheet: Any,
        at: int,
        last: int,
        label: str,
        sources: Sequence[int],
        limits: Words,
        rows: Sequence[FilledRow],
        columns: Sequence[Column],
    ) -> None:
        """Write a column that counts the words of other columns, with colours for its limits."""
        sheet.write_string(0, at, f"{words.COUNTER}{label}{_limits(limits)}", self.heading)
        sheet.set_column(at, at, 12)
        for row in range(1, last + 1):
            filled = rows[row - 1].cells if row <= len(rows) else {}
            value = sum(count_words(filled.get(column.name, "")) for column in columns)
            sheet.write_formula(row, at, _counter([xl_rowcol_to_cell(row, each) for each in sources]), None, value)
        self._colour(sheet, 1, at, last, limits)

    def _colour(self, sheet: Any, first: int, at: int, last: int, limits: Words) -> None:
        cell = xl_rowcol_to_cell(first, at)
        wrong = [f"{cell}>{limits.max}"] if limits.max is not None else []
        if limits.min is not None:
            wrong.append(f"AND({cell}>0,{cell}<{limits.min})")
        bad = {"type": "formula", "criteria": f"=OR({','.join(wrong)})", "format": self.bad, "stop_if_true": True}
        good = {"type": "cell", "criteria": ">", "value": 0, "format": self.good}
        for rule in (bad, good):
            sheet.conditional_format(first, at, last, at, rule)


def make_rows_form(layout: BookLayout, rows: int) -> bytes:
    """Return the empty form with a row per innovation: instructions, the innovations, and what belongs to them.

    Args:
        layout: sheets and columns.
        rows: for how many innovations there is room.
    """
    book = Book(layout)
    book.add_instructions()
    book.add_data({}, rows)
    return book.content()


def height_of(text: str, width: int) -> float:
    """Return the height of a row, in points, that shows a text in a column so wide; Excel does not find it by itself.

    Args:
        text: what stands in the cell.
        width: that of the column, in Excel's units: digits of the standard font, of which bold letters take more.
    """
    lines = sum(len(textwrap.wrap(line, int(width * 0.8))) or 1 for line in text.split("\n"))
    return _LINE_HEIGHT * lines + 4


def _note(column: Column) -> str:
    """Return what the form says of a field: what it asks, by which rule, and of a long text how it may be typed."""
    typed = words.AS_TYPED if column.kind.is_long else ""
    return "\n".join(filter(None, (column.prompt, column.rule, typed)))


def _required(column: Column) -> bool:
    # The identifier is required of a record, but made of the name where a row has none.
    return column.required and column.name != "id"


def _limits(words: Any) -> str:
    return f" ({', '.join(word_limits(words.min, words.max, unit=''))})"


def _counter(cells: Sequence[str]) -> str:
    """Return the formula that counts words at white space, as the portals' imitations do."""
    pieces = []
    for cell in cells:
        text = f'TRIM(SUBSTITUTE(SUBSTITUTE({cell},CHAR(10)," "),CHAR(9)," "))'
        pieces.append(f'IF({text}="",0,LEN({text})-LEN(SUBSTITUTE({text}," ",""))+1)')
    return "=" + "+".join(pieces)


def day_in(text: str) -> dt.date | None:
    """Return the day that a text of a record means; None where it is none."""
    from pydantic import TypeAdapter, ValidationError

    try:
        found: dt.date = TypeAdapter(Day).validate_python(text)
    except ValidationError:
        return None
    return found

"""The parts of which the form's sheets are drawn: rows with a question and its cell, headings, hidden keys."""

import datetime as dt
import io
import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from schemas.rules import Words
from submissions.workbooks.cells import LONGEST
from submissions.workbooks.forms import words
from submissions.workbooks.forms.asking import FormQuestion
from submissions.workbooks.forms.formulas import word_count
from submissions.workbooks.writing import CREATED, day_in

KEY, NO, ASK, ANSWER, SAID, EXAMPLE, COUNT, STATE = range(8)
WIDTHS = (4, 5, 40, 52, 17, 36)
ROLES, ANSWERED, CODE, PASSED = "#kolom", "#jawaban", "#kode", "#"
"""Hidden marks: what the columns below hold, the answer, a document's code; a row that answers nothing."""
MISSING, NEEDED, EXTRA = 0, 1, 2
"""What stands in the hidden column of a question's state: needed and empty, needed and filled, filled besides."""
_BLUE, _PALE, _INPUT, _EMPTY, _GREY, _RED = "#1F4E79", "#DDE8F0", "#FFFDE7", "#FFF0C2", "#7F7F7F", "#C00000"
_BAD, _GOOD, _GAP = "#F8CBAD", "#C6E0B4", "#F4B183"
_PLAIN_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,10})?")


@dataclass(frozen=True)
class Given:
    """What is known when a form is made: texts of cells by address, and what is missing at an address."""

    texts: Mapping[str, str] = field(default_factory=dict)
    gaps: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Placed:
    """Where the answer to a question stands, and its hidden helpers."""

    question: FormQuestion
    sheet: str
    row: int

    def cell(self, column: int = ANSWER) -> str:
        """Return the reference to a cell of the question's row, from any sheet."""
        return f"'{self.sheet}'!{xl_rowcol_to_cell(self.row, column, row_abs=True, col_abs=True)}"


class Drawing:
    """A workbook in the making: formats, lists, and rows that are asked for."""

    def __init__(self, title: str, given: Given):
        self.given = given
        self._stream = io.BytesIO()
        options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
        self.book = xlsxwriter.Workbook(self._stream, options)
        self.book.set_properties({"title": title, "author": "submissions", "created": CREATED})
        self.book.set_calc_mode("auto")
        self._formats: dict[str, Any] = {}
        self._lists: dict[tuple[str | int, ...], int] = {}
        self._listed: list[tuple[str | int, ...]] = []
        self.placed: dict[str, Placed] = {}

    def content(self) -> bytes:
        """Close the workbook and return its bytes."""
        self.book.close()
        return self._stream.getvalue()

    def style(self, **traits: Any) -> Any:
        """Return the format of a cell with these traits."""
        return self.tint(**{"valign": "top", "text_wrap": True, "font_size": 10, **traits})

    def tint(self, **traits: Any) -> Any:
        """Return a format that has these traits alone, made once: what a condition lays over a cell."""
        name = repr(sorted(traits.items()))
        if name not in self._formats:
            self._formats[name] = self.book.add_format(traits)
        return self._formats[name]

    def input_style(self, question: FormQuestion, *, gap: bool = False) -> Any:
        """Return the format of a cell to be filled."""
        traits: dict[str, Any] = {"locked": False, "border": 1, "border_color": "#BFBFBF", "bg_color": _INPUT}
        if gap:
            traits["bg_color"] = _GAP
        if question.column.kind.is_day:
            return self.style(num_format="dd/mm/yyyy", align="left", **traits)
        if question.column.kind.counted and not question.offered and not question.column.many:
            return self.style(num_format="General", align="left", **traits)
        return self.style(num_format="@", **traits)

    # --- sheets -------------------------------------------------------------------------------------------

    def sheet(self, name: str, *, landscape: bool = False) -> Any:
        """Add a sheet: A4, as wide as the page."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.set_footer(words.FOOTER)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.ignore_errors({"number_stored_as_text": "A1:Z5000"})
        if landscape:
            sheet.set_landscape()
        return sheet

    def protect(self, sheet: Any) -> None:
        """Lock what is not to be filled, without a password; rows may be inserted, columns made wider."""
        allowed = ("format_cells", "format_columns", "format_rows", "insert_rows", "select_unlocked_cells")
        sheet.protect("", dict.fromkeys(allowed, True))

    def lay_out(self, sheet: Any, title: str, intro: str) -> int:
        """Begin a sheet of questions, and return the first free row."""
        for at, width in enumerate(WIDTHS):
            sheet.set_column(at, at, width)
        sheet.set_column(KEY, KEY, WIDTHS[KEY], None, {"hidden": True})
        sheet.set_column(COUNT, STATE + 1, 6, None, {"hidden": True})
        sheet.write_string(0, KEY, words.MARK)
        sheet.write_string(0, NO, title, self.style(bold=True, font_size=16, font_color=_BLUE, text_wrap=False))
        sheet.set_row(0, 24)
        sheet.write_string(1, NO, intro, self.style(text_wrap=False, font_color=_GREY))
        for at, heading in enumerate(words.HEAD, start=NO):
            sheet.write_string(2, at, heading, self.style(bold=True, bg_color=_BLUE, font_color="#FFFFFF"))
        self.roles(sheet, 3, {ANSWER: ANSWERED})
        sheet.freeze_panes(4, ANSWER)
        sheet.repeat_rows(2)
        return 4

    def roles(self, sheet: Any, row: int, roles: Mapping[int, str]) -> None:
        """Write the hidden row that says what the columns below it hold."""
        sheet.write_string(row, KEY, ROLES)
        for at, role in roles.items():
            sheet.write_string(row, at, role)
        sheet.set_row(row, None, None, {"hidden": True})

    def heading(self, sheet: Any, row: int, text: str, last: int = EXAMPLE, *, ends: bool = False) -> int:
        """Write the heading of a section over the whole width, and return the next row; it `ends` a table above it."""
        if ends:
            sheet.write_string(row, KEY, ROLES)
        band = self.style(bold=True, bg_color=_PALE, font_color=_BLUE, font_size=11, text_wrap=False)
        for at in range(NO, last + 1):
            sheet.write_blank(row, at, None, band)
        sheet.write_string(row, NO, text, band)
        sheet.set_row(row, 18)
        return row + 1

    # --- questions ----------------------------------------------------------------------------------------

    def question(self, sheet: Any, row: int, number: str, question: FormQuestion, *, low: bool = False) -> int:
        """Write a question with its cell, and return the next row."""
        placed = Placed(question, sheet.get_name(), row)
        self.placed[question.address] = placed
        edge = {"bottom": 4, "bottom_color": "#BFBFBF"}
        sheet.write_string(row, KEY, question.address)
        sheet.write_string(row, NO, number, self.style(font_color=_GREY, **edge))
        self._asked(sheet, row, question, self.style(**edge))
        self.fill(sheet, row, ANSWER, question)
        self.validate(sheet, row, row, ANSWER, question)
        self._said(sheet, row, question, placed, self.style(font_color=_GREY, **edge))
        sheet.write_string(row, EXAMPLE, question.example, self.style(italic=True, font_color=_GREY, **edge))
        asked = f"{question.ask}  {question.needed}"
        text = self.given.texts.get(question.address, "")
        heights = [
            height(asked, WIDTHS[ASK], bold=True) + height(question.help, WIDTHS[ASK], small=True),
            height(question.example, WIDTHS[EXAMPLE]),
            height(text, WIDTHS[ANSWER]),
            (58 if low else 92) if question.is_long else 17,
        ]
        sheet.set_row(row, min(max(heights) + 3, 409))
        return row + 1

    def _asked(self, sheet: Any, row: int, question: FormQuestion, cell: Any) -> None:
        """Write the question itself, 'wajib' and the help in it visible."""
        strong, red = self.style(bold=True), self.style(bold=True, font_color=_RED)
        pieces: list[Any] = [strong, question.ask]
        if question.needed:
            pieces += [red, f"  {question.needed}"]
        if question.help:
            pieces += [self.style(font_size=9, font_color=_GREY), f"\n{question.help}"]
        if len(pieces) == 2:
            traits = {"bold": True, "bottom": 4, "bottom_color": "#BFBFBF"}
            sheet.write_string(row, ASK, question.ask, self.style(**traits))
        else:
            sheet.write_rich_string(row, ASK, *pieces, cell)

    def fill(self, sheet: Any, row: int, at: int, question: FormQuestion) -> None:
        """Write what is known of an answer into its cell, and a note where something is missing."""
        text, gap = self.given.texts.get(question.address, ""), self.given.gaps.get(question.address, "")
        style = self.input_style(question, gap=bool(gap))
        if gap:
            sheet.write_comment(row, at, gap[:2000], {"author": "submissions", "x_scale": 2.5, "y_scale": 1.5})
        day = day_in(text) if question.column.kind.is_day else None
        if not text or len(text) > LONGEST:
            sheet.write_blank(row, at, None, style)
        elif day is not None and day.year > 1900:
            sheet.write_datetime(row, at, dt.datetime.combine(day, dt.time()), style)
        elif style.num_format == "General" and _PLAIN_NUMBER.fullmatch(text):
            sheet.write_number(row, at, float(text.replace(",", ".")), style)
        else:
            sheet.write_string(row, at, text, style)

    def _said(self, sheet: Any, row: int, question: FormQuestion, placed: Placed, style: Any) -> None:
        """Write beside the cell what it is counted in, how many words it has, whether it is filled."""
        answer = xl_rowcol_to_cell(row, ANSWER)
        other = self.placed.get(question.instead)
        blank = f'AND({answer}="",{other.cell()}="")' if other else f'{answer}=""'
        if question.needed:
            sheet.write_formula(row, STATE, f"=IF({blank},{MISSING},{NEEDED})", None, "")
        else:
            sheet.write_formula(row, STATE, f'=IF({answer}="","",{EXTRA})', None, "")
        state = xl_rowcol_to_cell(row, STATE)
        if question.is_long:
            count = word_count(answer)
            if other:
                count = f'IF({answer}="",{other.cell(COUNT)},{count})'
            sheet.write_formula(row, COUNT, f"={count}", None, "")
            at = xl_rowcol_to_cell(row, COUNT)
            limits = limits_text(question.words)
            empty = f'"{words.TO_FILL}"' if question.needed else '""'
            behind = f'&CHAR(10)&"{limits}"' if limits else ""
            shown = f'IF({at}=0,{empty}{behind},"{words.ABOUT}"&{at}&"{words.WORDS}"{behind})'
            sheet.write_formula(row, SAID, f"={shown}", style, "")
            self.colour(sheet, row, question.words)
        elif question.unit:
            sheet.write_string(row, SAID, question.unit, style)
        elif question.needed:
            text = f'=IF({state}={MISSING},"{words.TO_FILL}","{words.FILLED_NEEDED}")'
            sheet.write_formula(row, SAID, text, style, "")
        else:
            sheet.write_formula(row, SAID, f'=IF({answer}="","","{words.FILLED}")', style, "")
        if question.needed:
            empty_style = self.tint(bg_color=_EMPTY)
            rule = {"type": "formula", "criteria": f"={state}={MISSING}", "format": empty_style}
            if question.address not in self.given.gaps:
                sheet.conditional_format(row, ANSWER, row, ANSWER, rule)
            red = self.tint(font_color=_RED, bold=True)
            sheet.conditional_format(
                row, SAID, row, SAID, {"type": "formula", "criteria": f"={state}={MISSING}", "format": red}
            )

    def colour(self, sheet: Any, row: int, limits: Words) -> None:
        """Colour a count of words by its limits."""
        if limits.unlimited:
            return
        at = f"${xl_col_to_name(COUNT)}${row + 1}"
        wrong = [f"{at}>{limits.max}"] if limits.max is not None else []
        wrong += [f"AND({at}>0,{at}<{limits.min})"] if limits.min is not None else []
        bad, good = self.tint(bg_color=_BAD), self.tint(bg_color=_GOOD)
        for criteria, shown in ((f"=OR({','.join(wrong)})", bad), (f"={at}>0", good)):
            rule = {"type": "formula", "criteria": criteria, "format": shown, "stop_if_true": True}
            sheet.conditional_format(row, SAID, row, SAID, rule)

    # --- lists to choose from -----------------------------------------------------------------------------

    def list_of(self, labels: Sequence[str]) -> str:
        """Return the reference to a list of labels on the hidden sheet, which is written once."""
        known = tuple(labels)
        if known not in self._lists:
            self._lists[known] = len(self._listed)
            self._listed.append(known)
        return self._reference(self._lists[known])

    def levels_of(self, labels: Sequence[str], levels: Sequence[int]) -> tuple[str, str]:
        """Return the references to a list of labels, and to the level of each beside it."""
        labelled = self.list_of(labels)
        known: tuple[str | int, ...] = (*labels, *levels)
        if known not in self._lists:
            self._lists[known] = len(self._listed)
            self._listed.append(tuple(levels))
        return labelled, self._reference(self._lists[known])

    def _reference(self, column: int) -> str:
        name = xl_col_to_name(column, col_abs=True)
        return f"{words.LISTS}!{name}$2:{name}${len(self._listed[column]) + 1}"

    def write_lists(self, sheet: Any) -> None:
        """Write the lists into the hidden sheet."""
        for at, items in enumerate(self._listed):
            for row, item in enumerate(items, start=1):
                if isinstance(item, int):
                    sheet.write_number(row, at, item)
                else:
                    sheet.write_string(row, at, item)

    def validate(self, sheet: Any, first: int, last: int, at: int, question: FormQuestion, picks: str = "") -> None:
        """Say what may be typed into cells, and offer what there is to choose from."""
        kind = question.column.kind
        rule: dict[str, Any] = {"ignore_blank": True}
        if question.picks:
            rule |= {"validate": "list", "source": picks or EVIDENCE_LIST, "show_error": False}
            rule |= {"input_title": words.PICK_TITLE, "input_message": words.PICK_HELP}
        elif question.offered:
            rule |= {"validate": "list", "source": "=" + self.list_of(question.offered)}
            rule |= {"show_error": not question.column.many, "error_title": words.CHOICE_TITLE}
            rule |= {"error_message": words.CHOICE}
            if question.column.many:
                rule |= {"input_title": words.CHOICE_TITLE, "input_message": words.CHOICES}
        elif kind.is_day:
            rule |= {"validate": "date", "criteria": "between", "minimum": dt.date(1950, 1, 1)}
            rule |= {"maximum": dt.date(2100, 12, 31), "error_title": words.DATE_TITLE, "error_message": words.DATE}
            rule |= {"input_title": words.DATE_TITLE, "input_message": words.DATE}
        elif kind.counted and not question.column.many:
            rule |= {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15}
            rule |= {"error_title": words.NUMBER_TITLE, "error_message": words.NUMBER}
        elif kind.is_long:
            rule |= {"validate": "any", "input_title": words.TEXT_TITLE, "input_message": words.LONG_TEXT}
        else:
            return
        sheet.data_validation(first, at, last, at, rule)


EVIDENCE_LIST = "=_bukti"
"""The name under which the documents of the sheet of evidence are offered."""


def height(text: str, width: float, *, bold: bool = False, small: bool = False) -> float:
    """Return the height in points that a text needs in a column so wide, as the form writes it; 0 of no text."""
    letters = int(width * (1.0 if bold else 1.2 if small else 1.08))
    lines = sum(len(textwrap.wrap(line, letters)) or 1 for line in text.split("\n")) if text else 0
    return lines * (11.5 if small else 13.0)


def limits_text(limits: Words) -> str:
    """Return the limits of a text in a few words; empty where none is known."""
    if limits.min is not None and limits.max is not None:
        return words.BETWEEN.format(min=limits.min, max=limits.max)
    if limits.max is not None:
        return words.AT_MOST.format(max=limits.max)
    return words.AT_LEAST.format(min=limits.min) if limits.min is not None else ""

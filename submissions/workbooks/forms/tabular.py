"""The sheets of the form that are tables: documents with the attachments that they are, and lists."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from submissions.workbooks.columns import SheetLayout
from submissions.workbooks.forms import words
from submissions.workbooks.forms.asking import FormPlan, FormQuestion
from submissions.workbooks.forms.drawing import ANSWER, ANSWERED, CODE, EVIDENCE_LIST, KEY, NO, Drawing, Placed, height
from submissions.workbooks.forms.formulas import quoted
from submissions.workbooks.forms.pages import PlacedIndicator

_CODE, _FIRST, _LABEL = 1, 2, 12
"""Columns of the sheet of evidence: code, the first to be filled, the hidden label to pick."""
_WIDTHS = (4, 6, 26, 28, 26, 24, 16, 12, 26, 10, 10, 18)
_HEAD, _ROLES, _ROW = 2, 4, 5
"""Its rows: headings (an example below them), what the columns hold, the first document."""
_LISTED_WIDTH, _LISTED_LAST = 24, 8


def add_evidence(
    draw: Drawing, sheet: Any, plan: FormPlan, indicators: Sequence[PlacedIndicator], keys: Mapping[str, str]
) -> str:
    """Fill the sheet of documents, and return the reference to the cells that say what each is.

    Args:
        draw: the workbook.
        sheet: to be filled.
        plan: of the form.
        indicators: where their documents are picked.
        keys: the code of each document's row, and its key in the record.
    """
    _begin(draw, sheet, f"{words.EVIDENCE}: {words.EVIDENCE_TITLE}", words.EVIDENCE_INTRO)
    for at, width in enumerate(_WIDTHS[1:], start=1):
        sheet.set_column(at, at, width)
    sheet.set_column(_LABEL, _LABEL, 10, None, {"hidden": True})
    used = _FIRST + len(plan.documents)
    head = _heads(draw, sheet, _HEAD, plan.documents)
    sheet.write_string(_HEAD, _CODE, words.CODE, head)
    sheet.write_string(_HEAD, used, words.USED_FOR, head)
    sheet.set_row(_HEAD, 30)
    roles = {at: question.column.name for at, question in enumerate(plan.documents, start=_FIRST)}
    draw.roles(sheet, _ROLES, roles | {_CODE: CODE})
    for row, (code, key) in enumerate(keys.items(), start=_ROW):
        sheet.write_string(row, _CODE, code, draw.style(bold=True, border=1, border_color="#BFBFBF"))
        _fill(draw, sheet, row, f"bukti.{key}", plan.documents)
        found = "&".join(
            f'IF(COUNTIF({each.picks},"*{code}*")>0,"{each.asked.indicator.no} ","")' for each in indicators
        )
        sheet.write_formula(row, used, f"={found or quoted('')}", draw.style(font_color="#7F7F7F"), "")
        kind, named, file, link = (xl_rowcol_to_cell(row, _FIRST + offset) for offset in range(4))
        said = f'IF({named}<>"",{named},IF({kind}<>"",{kind},{file}&{link}))'
        label = f'=IF({named}&{kind}&{file}&{link}="","","{code} – "&{said})'
        sheet.write_formula(row, _LABEL, label, None, "")
    last = _ROW + len(keys) - 1
    for at, question in enumerate(plan.documents, start=_FIRST):
        draw.validate(sheet, _ROW, last, at, question)
    _add_attachments(draw, sheet, last + 2, plan, used)
    sheet.freeze_panes(_ROW, _FIRST)
    sheet.repeat_rows(_HEAD)

    def cells(column: int) -> str:
        name = xl_col_to_name(column, col_abs=True)
        return f"'{sheet.get_name()}'!{name}${_ROW + 1}:{name}${last + 1}"

    draw.book.define_name(EVIDENCE_LIST.removeprefix("="), f"={cells(_LABEL)}")
    draw.protect(sheet)
    return cells(_FIRST)


def _add_attachments(draw: Drawing, sheet: Any, top: int, plan: FormPlan, last: int) -> None:
    """Ask which document is which attachment of a form."""
    roles = draw.heading(sheet, top, words.ATTACHMENTS, last, ends=True)
    draw.roles(sheet, roles, {ANSWER: ANSWERED})
    for row, question in enumerate(plan.attachments, start=roles + 1):
        draw.placed[question.address] = Placed(question, sheet.get_name(), row)
        sheet.write_string(row, KEY, question.address)
        asked = f"{question.ask}  {question.needed}".strip()
        sheet.merge_range(row, _CODE, row, _FIRST, asked, draw.style(bold=True))
        draw.fill(sheet, row, ANSWER, question)
        draw.validate(sheet, row, row, ANSWER, question)
        sheet.write_string(row, ANSWER + 1, question.help, draw.style(font_color="#7F7F7F", text_wrap=False))
        sheet.set_row(row, height(asked, 32, bold=True) + 4)


def add_lists(draw: Drawing, sheet: Any, lists: Sequence[tuple[SheetLayout, tuple[FormQuestion, ...]]]) -> None:
    """Fill the sheet of what there are many of: a table for each."""
    _begin(draw, sheet, words.LISTED, "")
    sheet.set_column(NO, NO, 4)
    sheet.set_column(_FIRST, _LISTED_LAST, _LISTED_WIDTH)
    row = 2
    for layout, questions in lists:
        path = ".".join(layout.path)
        row = draw.heading(sheet, row, layout.name, _LISTED_LAST, ends=True)
        _heads(draw, sheet, row, questions)
        roles = {at: question.column.name for at, question in enumerate(questions, start=_FIRST)}
        draw.roles(sheet, row + 2, roles)
        row += 3
        held = sum(name.startswith(f"{path}.") for name in {address.rpartition(".")[0] for address in draw.given.texts})
        count = max(words.LISTED_ROWS.get(path, words.LISTED_OTHERWISE), held + 2 if held else 0)
        for number in range(count):
            sheet.write_string(row + number, NO, str(number + 1), draw.style(font_color="#7F7F7F"))
            _fill(draw, sheet, row + number, f"{path}.+{number + 1}", questions)
        for at, question in enumerate(questions, start=_FIRST):
            draw.validate(sheet, row, row + count - 1, at, question)
        row += count + 1
    draw.protect(sheet)


def _begin(draw: Drawing, sheet: Any, title: str, intro: str) -> None:
    sheet.set_column(KEY, KEY, 4, None, {"hidden": True})
    sheet.write_string(0, KEY, words.MARK)
    sheet.write_string(0, NO, title, draw.style(bold=True, font_size=16, font_color="#1F4E79", text_wrap=False))
    sheet.set_row(0, 24)
    if intro:
        sheet.write_string(1, NO, intro, draw.style(text_wrap=False, font_color="#7F7F7F"))


def _heads(draw: Drawing, sheet: Any, row: int, questions: Sequence[FormQuestion]) -> Any:
    """Write the headings of a table with examples below them, and return the format of the headings."""
    head = draw.style(bold=True, bg_color="#1F4E79", font_color="#FFFFFF")
    for at, question in enumerate(questions, start=_FIRST):
        sheet.write_string(row, at, question.ask + (" *" if question.needed else ""), head)
        sheet.write_string(row + 1, at, question.example, draw.style(italic=True, font_color="#7F7F7F"))
    sheet.set_row(row, 18)
    sheet.set_row(row + 1, 28)
    return head


def _fill(draw: Drawing, sheet: Any, row: int, key: str, questions: Sequence[FormQuestion]) -> None:
    """Write a row of a table: its hidden key, its cells, as high as its texts need."""
    sheet.write_string(row, KEY, key)
    high = 15.0
    for at, question in enumerate(questions, start=_FIRST):
        answer = replace(question, address=f"{key}.{question.column.name}")
        draw.fill(sheet, row, at, answer)
        high = max(high, height(draw.given.texts.get(answer.address, ""), _LISTED_WIDTH))
    sheet.set_row(row, min(high + 3, 60))

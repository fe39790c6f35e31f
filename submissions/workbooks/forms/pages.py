"""The sheets of the form: profile, texts, indicators, evidence, what single editions ask, lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from schemas.edition import Indicator
from schemas.measures import BasisMeasure
from schemas.wording import number_text
from submissions.workbooks.columns import SheetLayout
from submissions.workbooks.forms import formulas, words
from submissions.workbooks.forms.asking import FormPlan, FormQuestion, Page
from submissions.workbooks.forms.drawing import (
    ANSWER,
    ANSWERED,
    ASK,
    CODE,
    COUNT,
    EVIDENCE_LIST,
    EXAMPLE,
    KEY,
    MISSING,
    NEEDED,
    NO,
    PASSED,
    SAID,
    STATE,
    WIDTHS,
    Drawing,
    Placed,
    height,
    limits_text,
)
from submissions.workbooks.forms.facts import AskedIndicator, option_labels
from submissions.workbooks.forms.formulas import quoted

LEVEL = STATE + 1
"""The hidden column of the parameter that an indicator reaches."""
_WIDE = sum(WIDTHS[ASK:])
_CODE, _FIRST, _LABEL = 1, 2, 12
"""Columns of the sheet of evidence: code, the first to be filled, the hidden label to pick."""
_EVIDENCE_WIDTHS = (4, 6, 26, 28, 26, 24, 16, 12, 26, 10, 10, 18)


@dataclass(frozen=True)
class WordGroup:
    """Texts that have a limit together, and the row in which they are counted."""

    label: str
    sheet: str
    row: int


@dataclass(frozen=True)
class PlacedIndicator:
    """An indicator on its sheet: the row of its heading, and the cells in which its documents are picked."""

    asked: AskedIndicator
    sheet: str
    row: int
    picks: str


def add_page(draw: Drawing, sheet: Any, page: Page, plan: FormPlan, intro: str) -> list[WordGroup]:
    """Fill a sheet with questions, and return the groups of texts that are counted on it together."""
    row, number = draw.lay_out(sheet, page.name, intro), 0
    waiting = list(plan.layout.word_groups())
    groups = []
    for section in page.sections:
        row = draw.heading(sheet, row, section.title)
        for question in section.questions:
            number += not question.picks
            low = question.address.startswith("kriteria.") or bool(question.instead)
            row = draw.question(sheet, row, "" if question.picks else str(number), _hinted(draw, question), low=low)
            for label, members, limits in waiting:
                if members[-1].name == question.address:
                    groups.append(WordGroup(label, sheet.get_name(), row))
                    cells = [draw.placed[each.name].cell(COUNT) for each in members if each.name in draw.placed]
                    style = draw.style(bold=True)
                    sheet.write_string(row, ASK, words.TOGETHER.format(label=label), style)
                    sheet.write_formula(row, COUNT, "=" + "+".join(cells), None, "")
                    count = xl_rowcol_to_cell(row, COUNT)
                    shown = f'="{words.ABOUT}"&{count}&"{words.WORDS}"&CHAR(10)&"{limits_text(limits)}"'
                    sheet.write_formula(row, SAID, shown, style, "")
                    low_text = f"{count}<{limits.min}" if limits.min is not None else "FALSE"
                    high_text = f"{count}>{limits.max}" if limits.max is not None else "FALSE"
                    state = f"=IF(OR({low_text},{high_text}),{MISSING},{NEEDED})"
                    sheet.write_formula(row, STATE, state, None, "")
                    draw.colour(sheet, row, limits)
                    sheet.set_row(row, 30)
                    row += 1
    draw.protect(sheet)
    return groups


def _hinted(draw: Drawing, question: FormQuestion) -> FormQuestion:
    """Return a question with what its help says of the answer that counts where it is left empty."""
    other = draw.placed.get(question.instead)
    if other is None:
        return question
    said = words.SAME_AS.format(ask=other.question.ask, sheet=other.sheet)
    return replace(question, help=" ".join(filter(None, [question.help, said])))


def add_indicators(draw: Drawing, sheet: Any, asked: Sequence[AskedIndicator]) -> list[PlacedIndicator]:
    """Fill the sheet of indicators, and return where each stands."""
    row = draw.lay_out(sheet, words.INDICATORS, words.INDICATOR_INTRO)
    placed: list[PlacedIndicator] = []
    for each in asked:
        row = _indicator(draw, sheet, row, each, placed)
    draw.protect(sheet)
    return placed


def _indicator(draw: Drawing, sheet: Any, row: int, asked: AskedIndicator, placed: list[PlacedIndicator]) -> int:
    """Write one indicator: heading with what is reached, what counts and proves, questions, documents."""
    indicator, head = asked.indicator, row
    row = _explained(draw, sheet, row + 1, indicator)
    for number, question in enumerate(question for group in asked.facts.values() for question in group):
        row = draw.question(sheet, row, f"{indicator.no}.{number + 1}", question, low=True)
    first = row
    for question in asked.documents:
        row = draw.question(sheet, row, "", question, low=True)
    picks = f"'{sheet.get_name()}'!$D${first + 1}:$D${row}"
    cells = {
        name: [xl_rowcol_to_cell(draw.placed[question.address].row, ANSWER) for question in group]
        for name, group in asked.facts.items()
    }
    band = {"bg_color": "#DDE8F0", "font_color": "#1F4E79", "bold": True, "top": 2, "top_color": "#1F4E79"}
    measure, labels = indicator.measure, option_labels(indicator)
    if isinstance(measure, BasisMeasure):
        _add_units(draw, sheet, measure, draw.placed[asked.facts["jumlah"][0].address].row, cells["basis"][0])
    options = ("", "")
    if labels:
        levels = [_level(indicator, key) for key in labels]
        options = draw.levels_of(list(labels.values()), levels)
    number, level = xl_rowcol_to_cell(head, COUNT), xl_rowcol_to_cell(head, LEVEL)
    formula = formulas.measured(measure, cells)
    if formula:
        sheet.write_formula(head, COUNT, f"={formula}", None, "")
    sheet.write_formula(head, LEVEL, f"={formulas.parameter(measure, cells, number, options)}", None, "")
    needed = bool(indicator.mandatory.value)
    sheet.write_formula(head, STATE, f"=IF({level}>0,1,{MISSING if needed else quoted('')})", None, "")
    weight = indicator.weight.value or Decimal(0)
    sheet.write_string(head, KEY, PASSED)
    sheet.write_string(head, NO, indicator.no, draw.style(**band))
    name = draw.style(**band)
    if needed:
        red = draw.style(bold=True, font_color="#C00000")
        sheet.write_rich_string(
            head, ASK, draw.style(bold=True, font_color="#1F4E79"), indicator.name, red, f"  {words.NEEDED}", name
        )
    else:
        sheet.write_string(head, ASK, indicator.name, name)
    whole = f"{cells[next(iter(cells))][0]}:{[at for group in cells.values() for at in group][-1]}"
    none = f'IF(COUNTA({whole})=0,"{words.NOT_YET}","{words.NOT_REACHED}")'
    reached = f'=IF({level}=0,{none},"{words.REACHED}"&{level}&"{words.OF_THREE}")'
    sheet.write_formula(head, ANSWER, reached, name, "")
    points = f'={level}*{weight}&" dari {number_text(3 * weight)} poin"'
    sheet.write_formula(head, SAID, points, name, "")
    sheet.write_string(head, EXAMPLE, words.WEIGHT.format(weight=number_text(weight)), name)
    good = draw.tint(bg_color="#C6E0B4")
    rule = {"type": "formula", "criteria": f"=${level[0]}${head + 1}>0", "format": good}
    sheet.conditional_format(head, ANSWER, head, SAID, rule)
    sheet.set_row(head, height(f"{indicator.name}  {words.NEEDED}", WIDTHS[ASK], bold=True) + 5)
    placed.append(PlacedIndicator(asked, sheet.get_name(), head, picks))
    return row


def _add_units(draw: Drawing, sheet: Any, measure: BasisMeasure, row: int, chosen: str) -> None:
    """Write beside a number in what it is counted, by the basis that is chosen."""
    unit = '""'
    for basis in reversed(measure.bases.values()):
        unit = f"IF({chosen}={quoted(basis.name)},{quoted(basis.unit)},{unit})"
    sheet.write_formula(row, SAID, f"={unit}", draw.style(font_color="#7F7F7F", bottom=4, bottom_color="#BFBFBF"), "")


def _level(indicator: Indicator, option: str) -> int:
    """Return the parameter that an option reaches, as its words say."""
    texts = indicator.measure.option_texts(("1", "2", "3"))
    return int(texts[option])


def _explained(draw: Drawing, sheet: Any, row: int, indicator: Indicator) -> int:
    """Write in rows over the whole width what an indicator means, what each parameter asks, what proves it."""
    measure = indicator.measure
    lines = [indicator.definition or ""]
    if isinstance(measure, BasisMeasure):
        for basis in measure.bases.values():
            one, two, three = basis.parameters
            shown = f" {words.PROOF.format(text=basis.evidence)}" if basis.evidence else ""
            lines.append("• " + words.BASIS.format(name=basis.name, one=one, two=two, three=three) + shown)
    else:
        said = (words.LEVELS.format(level=level, text=text) for level, text in enumerate(indicator.parameters, 1))
        lines.append(" ".join(said))
    proof = []
    if indicator.evidence:
        proof.append(words.PROOF.format(text=indicator.evidence))
    if indicator.evidence_types:
        proof.append(words.TYPES.format(types=", ".join(indicator.evidence_types)))
    if indicator.letter_metadata.value:
        proof.append(words.LETTER.format(sheet=words.EVIDENCE))
    lines.append(" ".join(proof))
    for line in filter(None, lines):
        sheet.merge_range(row, ASK, row, EXAMPLE, line, draw.style(font_size=9, font_color="#404040"))
        sheet.set_row(row, height(line, _WIDE, small=True) + 3)
        row += 1
    return row


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
    for at, width in enumerate(_EVIDENCE_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.set_column(KEY, KEY, 4, None, {"hidden": True})
    sheet.set_column(_LABEL, _LABEL, 10, None, {"hidden": True})
    sheet.write_string(0, KEY, words.MARK)
    title = draw.style(bold=True, font_size=16, font_color="#1F4E79", text_wrap=False)
    sheet.write_string(0, _CODE, f"{words.EVIDENCE}: {words.EVIDENCE_TITLE}", title)
    sheet.set_row(0, 24)
    sheet.write_string(1, _CODE, words.EVIDENCE_INTRO, draw.style(text_wrap=False, font_color="#7F7F7F"))
    at_of = list(enumerate(plan.documents, start=_FIRST))
    draw.roles(sheet, 4, {at: question.column.name for at, question in at_of} | {_CODE: CODE})
    head = draw.style(bold=True, bg_color="#1F4E79", font_color="#FFFFFF")
    used = _FIRST + len(plan.documents)
    sheet.write_string(2, _CODE, words.CODE, head)
    for at, question in at_of:
        sheet.write_string(2, at, question.ask + (" *" if question.needed else ""), head)
        sheet.write_string(3, at, question.example, draw.style(italic=True, font_color="#7F7F7F"))
    sheet.write_string(2, used, words.USED_FOR, head)
    sheet.set_row(2, 30)
    sheet.set_row(3, 28)
    first = 5
    for number, (code, key) in enumerate(keys.items()):
        row = first + number
        sheet.write_string(row, KEY, f"bukti.{key}")
        sheet.write_string(row, _CODE, code, draw.style(bold=True, border=1, border_color="#BFBFBF"))
        high = 15.0
        for at, question in at_of:
            answer = _at_key(question, f"bukti.{key}.{question.column.name}")
            draw.fill(sheet, row, at, answer)
            high = max(high, height(draw.given.texts.get(answer.address, ""), _EVIDENCE_WIDTHS[at]))
        cell = code
        found = "&".join(
            f'IF(COUNTIF({each.picks},"*{cell}*")>0,"{each.asked.indicator.no} ","")' for each in indicators
        )
        sheet.write_formula(row, used, f"={found or quoted('')}", draw.style(font_color="#7F7F7F"), "")
        kind, named, file, link = (xl_rowcol_to_cell(row, _FIRST + offset) for offset in range(4))
        said = f'IF({named}<>"",{named},IF({kind}<>"",{kind},{file}&{link}))'
        label = f'=IF({named}&{kind}&{file}&{link}="","","{code} – "&{said})'
        sheet.write_formula(row, _LABEL, label, None, "")
        sheet.set_row(row, min(high + 3, 60))
    last = first + len(keys) - 1
    for at, question in at_of:
        draw.validate(sheet, first, last, at, question)
    row = draw.heading(sheet, last + 2, words.ATTACHMENTS, used, ends=True)
    draw.roles(sheet, row, {ANSWER: ANSWERED})
    row += 1
    for question in plan.attachments:
        draw.placed[question.address] = Placed(question, sheet.get_name(), row)
        sheet.write_string(row, KEY, question.address)
        asked = f"{question.ask}  {question.needed}".strip()
        sheet.merge_range(row, _CODE, row, _FIRST, asked, draw.style(bold=True))
        draw.fill(sheet, row, ANSWER, question)
        draw.validate(sheet, row, row, ANSWER, question)
        sheet.write_string(row, ANSWER + 1, question.help, draw.style(font_color="#7F7F7F", text_wrap=False))
        sheet.set_row(row, height(asked, 32, bold=True) + 4)
        row += 1
    sheet.freeze_panes(5, _FIRST)
    sheet.repeat_rows(2)
    name, top, bottom = sheet.get_name(), first + 1, last + 1
    letter = xl_rowcol_to_cell(0, _LABEL)[0]
    draw.book.define_name(EVIDENCE_LIST.removeprefix("="), f"='{name}'!${letter}${top}:${letter}${bottom}")
    draw.protect(sheet)
    return f"'{name}'!$C${top}:$D${bottom}"


def _at_key(question: FormQuestion, address: str) -> FormQuestion:
    return replace(question, address=address)


def add_lists(draw: Drawing, sheet: Any, lists: Sequence[tuple[SheetLayout, tuple[FormQuestion, ...]]]) -> None:
    """Fill the sheet of what there are many of: a table for each."""
    sheet.write_string(0, KEY, words.MARK)
    sheet.set_column(KEY, KEY, 4, None, {"hidden": True})
    sheet.set_column(NO, NO, 4)
    sheet.set_column(2, 8, 24)
    sheet.write_string(0, NO, words.LISTED, draw.style(bold=True, font_size=16, font_color="#1F4E79", text_wrap=False))
    sheet.set_row(0, 24)
    row = 2
    for layout, questions in lists:
        path = ".".join(layout.path)
        row = draw.heading(sheet, row, layout.name, 8, ends=True)
        for at, question in enumerate(questions, start=2):
            head = draw.style(bold=True, bg_color="#1F4E79", font_color="#FFFFFF")
            sheet.write_string(row, at, question.ask + (" *" if question.needed else ""), head)
            sheet.write_string(row + 1, at, question.example, draw.style(italic=True, font_color="#7F7F7F"))
        sheet.set_row(row, 18)
        sheet.set_row(row + 1, 28)
        draw.roles(sheet, row + 2, {at: question.column.name for at, question in enumerate(questions, start=2)})
        row += 3
        held = sum(name.startswith(f"{path}.") for name in {address.rpartition(".")[0] for address in draw.given.texts})
        count = max(words.LISTED_ROWS.get(path, words.LISTED_OTHERWISE), held + 2 if held else 0)
        for number in range(1, count + 1):
            sheet.write_string(row, KEY, f"{path}.+{number}")
            sheet.write_string(row, NO, str(number), draw.style(font_color="#7F7F7F"))
            for at, question in enumerate(questions, start=2):
                draw.fill(sheet, row, at, _at_key(question, f"{path}.+{number}.{question.column.name}"))
            row += 1
        for at, question in enumerate(questions, start=2):
            draw.validate(sheet, row - count, row - 1, at, question)
        row += 1
    draw.protect(sheet)

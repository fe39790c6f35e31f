"""The sheets of the form that ask one question below the other: profile, texts, indicators, what one edition asks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from schemas.edition import Indicator
from schemas.measures import BasisMeasure
from schemas.wording import number_text
from submissions.workbooks.forms import formulas, words
from submissions.workbooks.forms.asking import FormPlan, FormQuestion, Page
from submissions.workbooks.forms.drawing import (
    ANSWER,
    ASK,
    COUNT,
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
    height,
    limits_text,
)
from submissions.workbooks.forms.facts import AskedIndicator, option_labels
from submissions.workbooks.forms.formulas import quoted

LEVEL = STATE + 1
"""The hidden column of the parameter that an indicator reaches."""
_WIDE = sum(WIDTHS[ASK:])


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

"""The form of one innovation as a workbook: empty, or with what is known already."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from submissions.workbooks.cells import LONGEST
from submissions.workbooks.forms import words
from submissions.workbooks.forms.asking import FormPlan, Page
from submissions.workbooks.forms.drawing import COUNT, MISSING, NEEDED, STATE, Drawing, Given, height
from submissions.workbooks.forms.facts import asked_indicators
from submissions.workbooks.forms.pages import LEVEL, PlacedIndicator, WordGroup, add_indicators, add_page
from submissions.workbooks.forms.tabular import add_evidence, add_lists

EDITIONS, ENTERED = "#edisi", "kompetisi"
"""What the hidden sheet calls the editions for which a form was made, and the competitions that are entered."""
LONGEST_FORMULA = 7000
"""Characters of a list of names in a formula: Excel takes 8,192 in all, and refuses a workbook with more."""
_START_WIDTHS = (4, 46, 12, 12, 62)
_NAMED = 6


@dataclass(frozen=True)
class Sender:
    """Who gives the form out: until when it is wanted back (day and name), and whom to ask.

    `competitions` are those that an innovation enters which comes back in it; all of the office where none is named.
    """

    deadlines: Sequence[str] = ()
    ask: str = ""
    competitions: Sequence[str] = ()


@dataclass(frozen=True)
class Known:
    """What is known of an innovation: its id, texts and gaps by address, the facts of its indicators, its documents.

    `documents` are the keys of its evidence, in their order; `base` are the values by field, in the record's terms.
    """

    id: str = ""
    given: Given = field(default_factory=Given)
    facts: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    documents: Sequence[str] = ()
    base: Mapping[str, str] = field(default_factory=dict)

    def with_gaps(self, gaps: Mapping[str, str]) -> "Known":
        """Return the same with what is missing, by address."""
        return replace(self, given=Given(self.given.texts, gaps))


def make_form(plan: FormPlan, sender: Sender, known: Known | None = None) -> bytes:
    """Return the form of one innovation.

    Args:
        plan: what it asks.
        sender: who gives it out.
        known: of the innovation; nothing in an empty form.
    """
    known = known or Known()
    draw = Drawing(words.TITLE, known.given)
    start = draw.sheet(words.START)
    profile, texts = draw.sheet(words.PROFILE), draw.sheet(words.TEXTS)
    asked = asked_indicators(plan, known.facts)
    indicator_sheet = draw.sheet(words.INDICATORS) if asked else None
    evidence = draw.sheet(words.EVIDENCE, landscape=True)
    own = [(page, draw.sheet(page.name)) for page in plan.own]
    listed = draw.sheet(words.LISTED, landscape=True)
    groups = add_page(draw, profile, plan.profile, plan, words.HOW_LINES[0])
    groups += add_page(draw, texts, plan.texts, plan, words.HOW_LINES[4])
    placed = add_indicators(draw, indicator_sheet, asked) if indicator_sheet else []
    for page, sheet in own:
        groups += add_page(draw, sheet, page, plan, words.HOW_LINES[4])
    codes = document_codes(known.documents)
    documents = add_evidence(draw, evidence, plan, placed, codes)
    add_lists(draw, listed, plan.lists)
    pages = [plan.profile, plan.texts, *(page for page, _sheet in own)]
    _add_start(draw, start, plan, sender, pages, groups, placed, documents)
    _add_base(draw, plan, sender, known)
    lists = draw.book.add_worksheet(words.LISTS)
    lists.write_string(0, 0, words.MARK)
    draw.write_lists(lists)
    lists.hide()
    start.activate()
    return draw.content()


def document_codes(documents: Sequence[str]) -> dict[str, str]:
    """Return the code of each row of the sheet of evidence, and the key that its document has in the record."""
    rows = max(words.EVIDENCE_ROWS, len(documents) + 6)
    taken, keys, number = set(documents), list(documents), 0
    while len(keys) < rows:
        number += 1
        if f"bukti-{number}" not in taken:
            keys.append(f"bukti-{number}")
    return {f"B{number:02}": key for number, key in enumerate(keys, start=1)}


def _add_base(draw: Drawing, plan: FormPlan, sender: Sender, known: Known) -> None:
    """Add the hidden sheet that says what the form held when it was given out, and for which editions it was made."""
    sheet = draw.book.add_worksheet(words.BASE)
    sheet.write_string(0, 0, words.MARK)
    rows = [(EDITIONS, "; ".join(edition.id for edition in plan.editions)), ("id", known.id)]
    if sender.competitions and ENTERED not in known.base:
        rows.append((ENTERED, "; ".join(sender.competitions)))
    rows += [(field_name, text) for field_name, text in known.base.items() if len(text) <= LONGEST]
    for number, (address, text) in enumerate(rows, start=1):
        sheet.write_string(number, 0, address)
        sheet.write_string(number, 1, text)
    sheet.hide()


def _add_start(
    draw: Drawing,
    sheet: Any,
    plan: FormPlan,
    sender: Sender,
    pages: Sequence[Page],
    groups: Sequence[WordGroup],
    indicators: Sequence[PlacedIndicator],
    documents: str,
) -> None:
    """Fill the first sheet: what this is, until when, how, whom to ask, what comes next, and how far it is."""
    for at, width in enumerate(_START_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.set_column(0, 0, 4, None, {"hidden": True})
    sheet.set_column(_NAMED, _NAMED, 4, None, {"hidden": True})
    sheet.write_string(0, 0, words.MARK)
    title = draw.style(bold=True, font_size=20, font_color="#1F4E79", text_wrap=False)
    sheet.write_string(0, 1, words.TITLE, title)
    sheet.set_row(0, 32)
    name = draw.given.texts.get("nama", "")
    if name:
        sheet.merge_range(1, 1, 1, 4, name, draw.style(bold=True, font_size=14, font_color="#1F4E79"))
        sheet.set_row(1, height(name, sum(_START_WIDTHS[1:]) * 0.7) * 1.5 + 6)
    titles = ", ".join(edition.title for edition in plan.editions)
    sheets = [words.PROFILE, words.TEXTS, words.EVIDENCE, *([words.INDICATORS] if indicators else [])]
    sheets += [page.name for page in plan.own]
    how = [line.format(sheets=", ".join([*sheets, words.LISTED])) for line in words.HOW_LINES]
    how += [words.HOW_KNOWN] if draw.given.texts else []
    parts: list[tuple[str, Iterable[str]]] = [
        ("", (words.WHAT.format(editions=titles), words.WHOM)),
        (words.UNTIL, sender.deadlines or (words.NO_DEADLINE,)),
        (words.ASK, (sender.ask or words.ASK_SENDER,)),
        (words.HOW, [f"{number}. {line}" for number, line in enumerate(how, 1)]),
        (words.NEXT, [line.format(evidence=words.EVIDENCE) for line in words.NEXT_LINES]),
    ]
    row = 2 if name else 1
    for heading, lines in parts:
        if heading:
            row = draw.heading(sheet, row, heading, 4)
        for line in lines:
            sheet.merge_range(row, 1, row, 4, line, draw.style(font_size=11))
            sheet.set_row(row, height(line, sum(_START_WIDTHS[1:])) + 4)
            row += 1
        row += 1
    _add_progress(draw, sheet, row, plan, pages, groups, indicators, documents)
    draw.protect(sheet)


def _add_progress(
    draw: Drawing,
    sheet: Any,
    row: int,
    plan: FormPlan,
    pages: Sequence[Page],
    groups: Sequence[WordGroup],
    indicators: Sequence[PlacedIndicator],
    documents: str,
) -> None:
    row = draw.heading(sheet, row, words.PROGRESS, 4)
    border = {"border": 1, "border_color": "#BFBFBF"}
    for at, heading in enumerate(words.PROGRESS_HEAD, start=1):
        sheet.write_string(row, at, heading, draw.style(bold=True, bg_color="#1F4E79", font_color="#FFFFFF"))
    first = row + 1
    cell, middle = draw.style(**border), draw.style(align="center", **border)

    def line(label: str, done: str, of: str, lacking: str) -> None:
        nonlocal row
        row += 1
        sheet.write_string(row, 1, label, cell)
        sheet.write_formula(row, 2, f"={done}", middle, "")
        sheet.write_formula(row, 3, f"={of}", middle, "")
        # Named in full in a hidden cell: a formula that repeats them would be too long.
        sheet.write_formula(row, _NAMED, f"={lacking}", None, "")
        whole = xl_rowcol_to_cell(row, _NAMED)
        sheet.write_formula(row, 4, f'=LEFT({whole},180)&IF(LEN({whole})>180,"…","")', cell, "")
        sheet.set_row(row, 44 if lacking != '""' else 18)

    for page in pages:
        asked = [question for question in page.questions if question.needed]
        states = [(draw.placed[question.address].cell(STATE), question.ask) for question in asked]
        own = [group for group in groups if group.sheet == page.name]
        states += [(f"'{group.sheet}'!{xl_rowcol_to_cell(group.row, STATE)}", group.label) for group in own]
        if states:
            column = f"'{page.name}'!$H:$H"
            done = f"COUNTIF({column},{NEEDED})"
            line(words.PAGE_ROW.format(sheet=page.name), done, f"{done}+COUNTIF({column},{MISSING})", _lacking(states))
    if indicators:
        levels = [f"'{each.sheet}'!{xl_rowcol_to_cell(each.row, LEVEL)}" for each in indicators]
        states = [
            (
                f"'{each.sheet}'!{xl_rowcol_to_cell(each.row, STATE)}",
                f"{each.asked.indicator.no} {each.asked.indicator.name}",
            )
            for each in indicators
            if each.asked.indicator.mandatory.value
        ]
        bare = "+".join(f"({level}>0)*(COUNTA({each.picks})=0)" for level, each in zip(levels, indicators, strict=True))
        lacking = f'{_lacking(states)}&IF({bare}>0,{bare}&" {words.UNPROVEN}","")'
        column = f"'{indicators[0].sheet}'!$I:$I"
        line(
            words.INDICATORS_ROW.format(sheet=words.INDICATORS),
            f'COUNTIF({column},">0")',
            str(len(indicators)),
            lacking,
        )
        weights = [each.asked.indicator.weight.value or 0 for each in indicators]
        points = "+".join(f"{level}*{weight}" for level, weight in zip(levels, weights, strict=True))
        line(words.POINTS_ROW, points, str(3 * sum(weights)), '""')
    counted = [placed.cell(COUNT) for placed in draw.placed.values() if placed.question.is_long]
    line(words.WORDS_ROW, "+".join(counted), '""', '""')
    cells = f'SUMPRODUCT(--({documents}<>""))'
    # An empty cell equals the state of what is missing.
    needed = [(draw.placed[each.address].cell(), each.ask) for each in plan.attachments if each.needed]
    line(words.EVIDENCE_ROW.format(sheet=words.EVIDENCE), cells, '""', _lacking(needed))
    last, row = row, row + 1
    lacking = f"SUMPRODUCT(LEN(E{first + 1}:E{last + 1}))=0"
    verdict = draw.style(bold=True, font_size=14, align="center", valign="vcenter", border=2)
    sheet.merge_range(row, 1, row, 4, "", verdict)
    sheet.write_formula(row, 1, f'=IF({lacking},"{words.READY}","{words.NOT_READY}")', verdict, "")
    sheet.set_row(row, 30)
    good, bad = draw.tint(bg_color="#C6E0B4"), draw.tint(bg_color="#F8CBAD")
    for criteria, shown in ((lacking, good), (f"NOT({lacking})", bad)):
        sheet.conditional_format(row, 1, row, 4, {"type": "formula", "criteria": f"={criteria}", "format": shown})


def _lacking(states: Sequence[tuple[str, str]]) -> str:
    """Return the formula that names what is missing, as far as a formula may be long."""
    pieces: list[str] = []
    for state, label in states:
        piece = f'IF({state}={MISSING},"{_short(label)}; ","")'
        if sum(map(len, pieces)) + len(piece) > LONGEST_FORMULA:
            break
        pieces.append(piece)
    return "&".join(pieces) or '""'


def _short(label: str) -> str:
    short = label if len(label) <= 34 else label[:33].rstrip() + "…"
    return short.replace('"', '""')

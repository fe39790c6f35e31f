"""Give a form back its keys that was copied without the hidden ones: its questions say what each row asks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from schemas.edition import Edition
from schemas.vocabulary import loosely
from submissions.workbooks.forms import words
from submissions.workbooks.forms.asking import FormQuestion, plan_of
from submissions.workbooks.forms.drawing import ANSWERED, CODE, ROLES
from submissions.workbooks.forms.facts import asked_indicators
from submissions.workbooks.sheets.model import Sheet

_KEYS = 300
"""A column beyond every form, into which the keys are put."""
_ASK, _ANSWER = (loosely(words.HEAD[at]) for at in (1, 2))
_FEWEST = 3
_CODES = re.compile(r"B(\d{2,})")


def with_keys(sheets: Sequence[Sheet], editions: Sequence[Edition]) -> list[Sheet] | None:
    """Return the sheets of a form with keys again; None where none of them asks as a form does.

    Args:
        sheets: of a workbook without keys.
        editions: all that are known, for one of which the form was made.
    """
    heads = {sheet.name: _head(sheet) for sheet in sheets}
    if not any(heads.values()):
        return None
    pages = [page for edition in editions for page in _pages(edition)]
    found, is_form = [], False
    for sheet in sheets:
        head = heads[sheet.name]
        keys = _best(sheet, head[0], head[1], pages) if head else {}
        if head and len(keys) >= _FEWEST:
            found.append(_marked(sheet, head[0], {head[2]: ANSWERED}, keys))
            is_form = True
        else:
            found.append(_documents(sheet) or sheet)
    return found if is_form else None


def _head(sheet: Sheet) -> tuple[int, int, int] | None:
    """Return the row of the headings, the column of the questions and that of the answers."""
    for row in sorted(sheet.rows):
        names = {loosely(text): at for at, text in sheet.rows[row].items()}
        if _ASK in names and _ANSWER in names:
            return row, names[_ASK], names[_ANSWER]
    return None


def _pages(edition: Edition) -> list[Sequence[FormQuestion]]:
    """Return the questions of each page of an edition's form, in their order."""
    plan = plan_of([edition])
    pages = [list(page.questions) for page in (plan.profile, plan.texts, *plan.own)]
    asked = asked_indicators(plan, {})
    return [
        *pages,
        [question for each in asked for group in (*each.facts.values(), each.documents) for question in group],
    ]


def _best(sheet: Sheet, head: int, column: int, pages: Sequence[Sequence[FormQuestion]]) -> dict[int, str]:
    """Return the address of each row, by the page whose questions the sheet has most of."""
    asked = {
        row: loosely(re.split(rf"\s+{words.NEEDED}\b|\n", cells[column])[0])
        for row, cells in sheet.rows.items()
        if row > head and column in cells
    }
    return max((_found(asked, page) for page in pages), key=len, default={})


def _found(asked: Mapping[int, str], page: Sequence[FormQuestion]) -> dict[int, str]:
    """Return the address of each row: of the same words, those that come next."""
    found: dict[int, str] = {}
    begin = 0
    for row in sorted(asked):
        at = next((at for at in range(begin, len(page)) if loosely(page[at].ask) == asked[row]), None)
        if at is not None:
            found[row] = page[at].address
            begin = at + 1
    return found


def _marked(sheet: Sheet, head: int, roles: Mapping[int, str], keys: Mapping[int, str]) -> Sheet:
    """Return a sheet with keys, and in the place of its headings what its columns hold."""
    rows = {row: {**cells, _KEYS: keys[row]} if row in keys else dict(cells) for row, cells in sheet.rows.items()}
    rows = {row: cells for row, cells in rows.items() if row in keys}
    rows |= {0: {_KEYS: words.MARK}, head: {**roles, _KEYS: ROLES}}
    return replace(sheet, rows=rows)


def _documents(sheet: Sheet) -> Sheet | None:
    """Return the sheet of documents with keys, made of their codes; None where it is none."""
    questions = {loosely(question.ask): question.column.name for question in plan_of([]).documents}
    for row in sorted(sheet.rows):
        names = {at: loosely(text.rstrip(" *")) for at, text in sheet.rows[row].items()}
        codes = next((at for at, name in names.items() if name == loosely(words.CODE)), None)
        roles = {at: questions[name] for at, name in names.items() if name in questions}
        if codes is None or len(roles) < _FEWEST:
            continue
        coded = {number: _CODES.fullmatch(cells.get(codes, "")) for number, cells in sheet.rows.items() if number > row}
        keys = {number: f"bukti.bukti-{int(code[1])}" for number, code in coded.items() if code}
        return _marked(sheet, row, {**roles, codes: CODE}, keys)
    return None

"""Find the sheets and columns of the record in what was read: by heading, in any order."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from schemas.headings import headings
from schemas.vocabulary import loosely
from submissions.findings import catalogue
from submissions.findings.cells import CellPlace
from submissions.findings.finding import Finding, Kind
from submissions.findings.from_errors import nearest
from submissions.workbooks.columns import KEY, OWNER, BookLayout, Column, SheetLayout
from submissions.workbooks.sheets.model import CellDoubt, Sheet
from submissions.workbooks.words import COUNTER, INSTRUCTIONS, SUMMARY, VERTICAL
from submissions.workbooks.writing import LISTS, MARK, fingerprint

HEADER_WITHIN = 20
MOST_RUNS = 12
"""How many runs of hidden rows are named."""


class TextCell(NamedTuple):
    """A filled cell: the text that it shows, where, why that may be wrong, and its day or number as such.

    `prefilled` says that the text came back as the program wrote it: it is a record's Markdown, not typed text.
    `base` is what the field held when a form was given out (None: nothing, or not known).
    """

    text: str
    place: CellPlace
    doubt: CellDoubt | None = None
    value: str | None = None
    prefilled: bool = False
    base: str | None = None


@dataclass(frozen=True)
class TextRow:
    """A row that is not blank: its cells by the column's name, whose it is, and its place.

    `empty` has the places of the columns that stand in the sheet, but are not filled in this row. `form` is the
    form of one innovation that it comes from, where files are named as they are sent along.
    """

    layout: SheetLayout
    cells: Mapping[str, TextCell]
    owner: TextCell | None
    key: TextCell | None
    place: CellPlace
    empty: Mapping[str, CellPlace] = field(default_factory=dict)
    form: Path | None = None

    def place_of(self, column: Column) -> CellPlace:
        """Return where a column's value stands or should stand; only the row where the sheet has no such column."""
        cell = self.cells.get(column.name)
        if cell is not None:
            return cell.place
        nowhere = CellPlace(self.place.file, self.place.sheet, self.place.row, 0, column.heading)
        return self.empty.get(column.name, nowhere)


def on_cell(kind: Kind, place: CellPlace, field: str = "", /, **values: object) -> Finding:
    """Return a finding on a cell or row; the heading above the cell serves as its label."""
    return Finding(kind, place, field, place.heading, values)


def rows_of(path: Path, sheets: Iterable[Sheet], layout: BookLayout, findings: list[Finding]) -> Iterator[TextRow]:
    """Yield the rows of a workbook that belong to the record; what is not understood is added to `findings`."""
    sheets = list(sheets)
    ours = any(sheet.name == LISTS and sheet.rows.get(1, {}).get(1) == MARK for sheet in sheets)
    written = frozenset(cells.get(1, "") for sheet in sheets if sheet.name == LISTS for cells in sheet.rows.values())
    known = {loosely(each.name): each for each in layout.sheets}
    whole = any(known.get(loosely(sheet.name)) is layout.main for sheet in sheets)
    found = False
    left_out = []
    for sheet in sheets:
        if sheet.name in (LISTS, INSTRUCTIONS) or not sheet.rows:
            continue
        named = known.get(loosely(sheet.name))
        header = _header(sheet, named or layout.main) if named or not (ours and whole) else None
        if header is None:
            if named is not None or not (ours and any(each.name == SUMMARY for each in sheets)):
                left_out.append((sheet, named))
            continue
        found = True
        rows = _filled(path, sheet, named or layout.main, header, findings)
        yield from (_with_prefilled(row, written) if ours else row for row in rows)
    if found:
        findings += [_headless(path, sheet, named) for sheet, named in left_out]
    else:
        findings.append(_without_headings(path, sheets, layout))


def _filled(path: Path, sheet: Sheet, layout: SheetLayout, header: int, findings: list[Finding]) -> Iterator[TextRow]:
    """Yield the rows of a sheet, and say which of them nobody sees."""
    if layout.main and _is_vertical(sheet.rows[header]):
        rows = list(_vertical_row(path, sheet, layout, header, findings))
        unseen = {place.row for row in rows for _text, place, *_rest in row.cells.values()} & sheet.hidden_rows
    else:
        rows = list(_rows(path, sheet, layout, header, findings))
        unseen = {row.place.row for row in rows} & sheet.hidden_rows
    if sheet.hidden and rows:
        findings.append(on_cell(catalogue.SHEET_HIDDEN, CellPlace(path.name, sheet.name, header, 0)))
    elif unseen:
        place = CellPlace(path.name, sheet.name, min(unseen), 0)
        findings.append(on_cell(catalogue.ROWS_HIDDEN, place, rows=_ranges(unseen)))
    yield from rows


def _ranges(numbers: Iterable[int]) -> str:
    """Return numbers as people write many of them: 3, 5–7."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return ", ".join(texts[:MOST_RUNS] + (["…"] if len(texts) > MOST_RUNS else []))


def _headless(path: Path, sheet: Sheet, layout: SheetLayout | None) -> Finding:
    """Return the finding on a sheet without headings; an error where its name says that it is one of ours."""
    place = CellPlace(path.name, sheet.name, min(sheet.rows), 0)
    if layout is None:
        return on_cell(catalogue.SHEET_LEFT_OUT, place)
    wanted = [OWNER, *([KEY] if layout.keyed else [])] if not layout.main else []
    wanted += [column.heading for column in layout.columns if column.required and column.name != "id"]
    return on_cell(catalogue.HEADINGS_MISSING, place, headings=", ".join(wanted))


def _without_headings(path: Path, sheets: list[Sheet], layout: BookLayout) -> Finding:
    place = CellPlace(path.name, sheets[0].name if sheets else "?", 1, 1)
    wanted = ", ".join(column.heading for column in layout.main.columns if column.required)
    return on_cell(catalogue.HEADINGS_UNKNOWN, place, rows=HEADER_WITHIN, headings=wanted)


def _with_prefilled(row: TextRow, written: Container[str]) -> TextRow:
    """Return a row with those narratives marked that came back as the program wrote them into the workbook."""
    names = [column.name for column in row.layout.columns if column.kind.is_long and column.name in row.cells]
    known = {name: row.cells[name] for name in names if fingerprint(row.cells[name].text) in written}
    cells = {name: cell._replace(prefilled=True) for name, cell in known.items()}
    return replace(row, cells={**row.cells, **cells}) if cells else row


def _bare(heading: str) -> str:
    return re.sub(r"\s*\*\s*$", "", heading).strip()


def _is_vertical(cells: Mapping[int, str]) -> bool:
    return [cells.get(1), cells.get(2)] == list(VERTICAL[:2])


def _header(sheet: Sheet, layout: SheetLayout) -> int | None:
    """Return the row of the headings: the one among the first that names most columns, the name among them."""
    best, most = None, 0
    for row in sorted(sheet.rows)[:HEADER_WITHIN]:
        cells = sheet.rows[row]
        if layout.main and _is_vertical(cells):
            return row
        names = [layout.by_heading.get(loosely(_bare(text))) for text in cells.values()]
        known = {column.name for column in names if column}
        owned = any(loosely(_bare(text)) == loosely(OWNER) for text in cells.values())
        fits = (known & {"nama", "id"} and len(known) > 1) if layout.main else owned
        if fits and len(known) > most:
            best, most = row, len(known)
    return best


def _columns(
    path: Path, sheet: Sheet, layout: SheetLayout, header: int, findings: list[Finding]
) -> dict[int, Column | str]:
    """Return the column, or OWNER or KEY, of each heading; a heading that is not known is named once."""
    found: dict[int, Column | str] = {}
    passed = {loosely(each) for each in headings().passed_over}
    for at, text in sorted(sheet.rows[header].items()):
        heading = _bare(text)
        place = CellPlace(path.name, sheet.name, header, at, heading)
        special = next((each for each in (OWNER, KEY) if not layout.main and loosely(each) == loosely(heading)), None)
        column = special or layout.by_heading.get(loosely(heading))
        if column is not None and column not in found.values():
            found[at] = column
        elif column is not None:
            findings.append(on_cell(catalogue.COLUMN_TWICE, place))
        elif not heading.startswith(COUNTER) and loosely(heading) not in passed:
            near = nearest(heading, [each.heading for each in layout.columns])
            kind = catalogue.HEADING_UNKNOWN_NEAR if near else catalogue.HEADING_UNKNOWN
            findings.append(on_cell(kind, place, nearest=near))
    return found


def _rows(path: Path, sheet: Sheet, layout: SheetLayout, header: int, findings: list[Finding]) -> Iterator[TextRow]:
    columns = _columns(path, sheet, layout, header, findings)
    head = sheet.rows[header]
    headings = {at: _bare(text) for at, text in head.items()}
    marked = sheet.marked
    unheaded: dict[int, int] = {}
    unseen: dict[int, int] = {}
    for row in sorted(number for number in sheet.rows if number > header):
        cells = sheet.rows[row]
        texts = {}
        for at, text in cells.items():
            if at not in head:
                unheaded.setdefault(at, row)
            elif at in columns and text != head[at]:
                mark = marked.get((row, at))
                place = CellPlace(path.name, sheet.name, row, at, headings[at])
                texts[at] = TextCell(text, place, mark.doubt, mark.value) if mark else TextCell(text, place)
                if at in sheet.hidden_columns:
                    unseen.setdefault(at, row)
        if not texts:
            continue
        by_name = {
            column.name: texts[at] for at, column in columns.items() if at in texts and isinstance(column, Column)
        }
        special = {column: texts[at] for at, column in columns.items() if at in texts and isinstance(column, str)}
        first = min(columns)
        place = CellPlace(path.name, sheet.name, row, first, headings[first])
        empty = {
            column.name: CellPlace(path.name, sheet.name, row, at, headings[at])
            for at, column in columns.items()
            if at not in texts and isinstance(column, Column)
        }
        yield TextRow(layout, by_name, special.get(OWNER), special.get(KEY), place, empty)
    for at, row in unseen.items():
        place = CellPlace(path.name, sheet.name, row, at, headings[at])
        findings.append(on_cell(catalogue.COLUMN_HIDDEN, place))
    for at, row in unheaded.items():
        place = CellPlace(path.name, sheet.name, row, at)
        findings.append(on_cell(catalogue.COLUMN_WITHOUT_HEADING, place))


def _vertical_row(
    path: Path, sheet: Sheet, layout: SheetLayout, header: int, findings: list[Finding]
) -> Iterator[TextRow]:
    cells: dict[str, TextCell] = {}
    empty: dict[str, CellPlace] = {}
    for row in sorted(number for number in sheet.rows if number > header):
        heading, text = _bare(sheet.rows[row].get(1, "")), sheet.rows[row].get(2, "")
        column = layout.by_heading.get(loosely(heading))
        place = CellPlace(path.name, sheet.name, row, 2, heading)
        if text and column is not None:
            mark = sheet.marked.get((row, 2))
            cell = TextCell(text, place, mark.doubt, mark.value) if mark else TextCell(text, place)
            cells.setdefault(column.name, cell)
        elif column is not None:
            empty.setdefault(column.name, place)
        elif text and not heading.startswith(COUNTER):
            findings.append(on_cell(catalogue.LINE_UNKNOWN, place))
    if cells:
        yield TextRow(layout, cells, None, None, CellPlace(path.name, sheet.name, header + 1, 2, ""), empty)

"""Find the sheets and columns of the record in what was read: by heading, in any order."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from schemas.headings import headings
from schemas.vocabulary import loosely
from submissions.language import _
from submissions.records.translation import nearest
from submissions.workbooks.columns import KEY, OWNER, Column, Layout, SheetLayout
from submissions.workbooks.reading import RawSheet
from submissions.workbooks.writing import COUNTER, INSTRUCTIONS, LISTS, MARK, VERTICAL, fingerprint

HEADER_WITHIN = 20


@dataclass(frozen=True)
class Place:
    """A cell as messages name it; column 0 means the whole row."""

    file: str
    sheet: str
    row: int
    column: int
    heading: str = ""

    @property
    def cell(self) -> str:
        """Return the cell's name, such as `C7`."""
        letters, number = "", self.column
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return f"{letters}{self.row}"

    def __str__(self) -> str:
        if self.column:
            place = _("{file}, sheet {sheet}, cell {cell}").format(file=self.file, sheet=self.sheet, cell=self.cell)
        else:
            place = _("{file}, sheet {sheet}, row {row}").format(file=self.file, sheet=self.sheet, row=self.row)
        return f"{place} ({self.heading})" if self.heading else place


@dataclass(frozen=True)
class Complaint:
    """One thing that is wrong in a workbook: where, what, and what to do; `fatal` keeps a row out."""

    place: Place
    sentence: str
    remedy: str = ""
    fatal: bool = True

    def __str__(self) -> str:
        return " ".join(filter(None, (f"{self.place}: {self.sentence}", self.remedy)))


@dataclass(frozen=True)
class TextCell:
    """A filled cell: its text, where it stands, whether Excel has rounded it, and whether it came back as written."""

    text: str
    place: Place
    doubtful: bool = False
    prefilled: bool = False


@dataclass(frozen=True)
class TextRow:
    """A row that is not blank: its cells by the column's name, whose it is, and its place.

    `empty` has the places of the columns that stand in the sheet, but are not filled in this row.
    """

    layout: SheetLayout
    cells: Mapping[str, TextCell]
    owner: TextCell | None
    key: TextCell | None
    place: Place
    empty: Mapping[str, Place] = field(default_factory=dict)

    def place_of(self, column: Column) -> Place:
        """Return where a column's value stands or should stand; only the row where the sheet has no such column."""
        cell = self.cells.get(column.name)
        if cell is not None:
            return cell.place
        nowhere = Place(self.place.file, self.place.sheet, self.place.row, 0, column.heading)
        return self.empty.get(column.name, nowhere)


def rows_of(path: Path, sheets: Iterable[RawSheet], layout: Layout, complaints: list[Complaint]) -> Iterator[TextRow]:
    """Yield the rows of a workbook that belong to the record; what is not understood is added to `complaints`."""
    sheets = list(sheets)
    ours = any(each.name == LISTS and each.rows.get(1, {}).get(1) == MARK for each in sheets)
    written = frozenset(cells.get(1, "") for each in sheets if each.name == LISTS for cells in each.rows.values())
    found = False
    for sheet in sheets:
        if sheet.name in (LISTS, INSTRUCTIONS):
            continue
        named = next((each for each in layout.sheets if loosely(each.name) == loosely(sheet.name)), None)
        if ours and named is None:
            continue
        candidates = [named] if named else [layout.main]
        for each in candidates:
            header = _header(sheet, each)
            if header is None:
                continue
            found = True
            if each.main and _is_vertical(sheet.rows[header]):
                rows = _vertical_row(path, sheet, each, header, complaints)
            else:
                rows = _rows(path, sheet, each, header, complaints)
            yield from (_with_prefilled(row, written) if ours else row for row in rows)
    if not found:
        place = Place(path.name, sheets[0].name if sheets else "?", 1, 1)
        wanted = ", ".join(column.heading for column in layout.main.columns if column.required)
        complaints.append(
            Complaint(
                place,
                _("No sheet has a row of headings that is known."),
                _("The first {rows} rows must hold headings such as {headings}.").format(
                    rows=HEADER_WITHIN, headings=wanted
                ),
            )
        )


def _with_prefilled(row: TextRow, written: Container[str]) -> TextRow:
    """Return a row with those narratives marked that came back as the program wrote them into the workbook."""
    names = [column.name for column in row.layout.columns if column.kind == "narrative" and column.name in row.cells]
    known = {name: row.cells[name] for name in names if fingerprint(row.cells[name].text) in written}
    cells = {name: replace(cell, prefilled=True) for name, cell in known.items()}
    return replace(row, cells={**row.cells, **cells}) if cells else row


def _bare(heading: str) -> str:
    return re.sub(r"\s*\*\s*$", "", heading).strip()


def _is_vertical(cells: Mapping[int, str]) -> bool:
    return [cells.get(1), cells.get(2)] == list(VERTICAL[:2])


def _header(sheet: RawSheet, layout: SheetLayout) -> int | None:
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
    path: Path, sheet: RawSheet, layout: SheetLayout, header: int, complaints: list[Complaint]
) -> dict[int, Column | str]:
    """Return the column, or OWNER or KEY, of each heading; a heading that is not known is named once."""
    found: dict[int, Column | str] = {}
    passed = {loosely(each) for each in headings().passed_over}
    for at, text in sorted(sheet.rows[header].items()):
        heading = _bare(text)
        place = Place(path.name, sheet.name, header, at, heading)
        special = next((each for each in (OWNER, KEY) if not layout.main and loosely(each) == loosely(heading)), None)
        column = special or layout.by_heading.get(loosely(heading))
        if column is not None and column not in found.values():
            found[at] = column
        elif column is not None:
            complaints.append(Complaint(place, _("This column stands here twice; the first one counts."), fatal=False))
        elif not heading.startswith(COUNTER) and loosely(heading) not in passed:
            near = nearest(heading, [each.heading for each in layout.columns])
            remedy = _("Did you mean {heading}?").format(heading=near) if near else ""
            complaints.append(
                Complaint(place, _("No field has this heading; the column is left out."), remedy, fatal=False)
            )
    return found


def _rows(
    path: Path, sheet: RawSheet, layout: SheetLayout, header: int, complaints: list[Complaint]
) -> Iterator[TextRow]:
    columns = _columns(path, sheet, layout, header, complaints)
    head = sheet.rows[header]
    for row in sorted(number for number in sheet.rows if number > header):
        cells = sheet.rows[row]
        texts = {
            at: TextCell(text, Place(path.name, sheet.name, row, at, _bare(head[at])), (row, at) in sheet.doubtful)
            for at, text in cells.items()
            if at in columns and text != head.get(at)
        }
        if not texts:
            continue
        by_name = {
            column.name: texts[at] for at, column in columns.items() if at in texts and isinstance(column, Column)
        }
        special = {column: texts[at] for at, column in columns.items() if at in texts and isinstance(column, str)}
        first = min(columns)
        place = Place(path.name, sheet.name, row, first, _bare(head[first]))
        empty = {
            column.name: Place(path.name, sheet.name, row, at, _bare(head[at]))
            for at, column in columns.items()
            if at not in texts and isinstance(column, Column)
        }
        yield TextRow(layout, by_name, special.get(OWNER), special.get(KEY), place, empty)


def _vertical_row(
    path: Path, sheet: RawSheet, layout: SheetLayout, header: int, complaints: list[Complaint]
) -> Iterator[TextRow]:
    cells: dict[str, TextCell] = {}
    empty: dict[str, Place] = {}
    for row in sorted(number for number in sheet.rows if number > header):
        heading, text = _bare(sheet.rows[row].get(1, "")), sheet.rows[row].get(2, "")
        column = layout.by_heading.get(loosely(heading))
        place = Place(path.name, sheet.name, row, 2, heading)
        if text and column is not None:
            cells.setdefault(column.name, TextCell(text, place, (row, 2) in sheet.doubtful))
        elif column is not None:
            empty.setdefault(column.name, place)
        elif text and not heading.startswith(COUNTER):
            complaints.append(Complaint(place, _("No field has this heading; the row is left out."), fatal=False))
    if cells:
        yield TextRow(layout, cells, None, None, Place(path.name, sheet.name, header + 1, 2, ""), empty)

"""Rows of a workbook from records, and from rows that an import could not take."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from submissions.findings.finding import Finding
from submissions.records.reading import Record
from submissions.workbooks.cells import shown
from submissions.workbooks.columns import KEY, OWNER, BookLayout, SheetLayout
from submissions.workbooks.doubts import carried
from submissions.workbooks.tables import TextRow
from submissions.workbooks.writing import Book, FilledRow


def rows_from_records(records: Iterable[Record], layout: BookLayout) -> dict[str, list[FilledRow]]:
    """Return the rows of every sheet for records that can be read: what `import` would read again."""
    rows: dict[str, list[FilledRow]] = {sheet.name: [] for sheet in layout.sheets}
    for record in records:
        if record.innovation is not None:
            data = {**record.source.data, "id": record.innovation.id}
            for sheet in layout.sheets:
                rows[sheet.name] += _rows(data, sheet, record.innovation.id)
    return rows


def answered_besides(records: Iterable[Record]) -> set[str]:
    """Return the fields that records answer for one edition alone, such as `jawaban.kipp-2025.tujuan`."""
    found = set()
    for record in records:
        own = record.innovation.jawaban if record.innovation else {}
        for edition, answers in own.items():
            for key, answer in answers.items():
                found.add(f"jawaban.{edition}.{key}")
                found |= {f"jawaban.{edition}.{key}.{part}" for part in (answer if isinstance(answer, dict) else ())}
    return found


def _rows(data: Mapping[str, Any], sheet: SheetLayout, owner: str) -> Iterable[FilledRow]:
    narratives = frozenset(column.name for column in sheet.columns if column.kind.is_long)
    if sheet.main:
        return [FilledRow(cells_of(data, sheet), prefilled=narratives)]
    held = at_path(data, sheet.path)
    if sheet.keyed and isinstance(held, dict):
        return [
            FilledRow(cells_of(item, sheet), owner=owner, key=str(key), prefilled=narratives)
            for key, item in held.items()
        ]
    if not sheet.keyed and isinstance(held, list):
        return [FilledRow(cells_of(item, sheet), owner=owner) for item in held]
    return []


def cells_of(data: Any, sheet: SheetLayout) -> dict[str, str]:
    """Return what plain data holds of a sheet's columns, as the texts of cells by the column's name."""
    found = {}
    for column in sheet.columns:
        value = at_path(data, column.path)
        if isinstance(value, dict) and not column.kind.is_pairs:
            value = value.get("isi")
        if value not in (None, "", [], {}):
            found[column.name] = shown(value, column)
    return found


def at_path(data: Any, path: Iterable[str]) -> Any:
    """Return what stands at a path of nested mappings, or None."""
    for part in path:
        data = data.get(part) if isinstance(data, dict) else None
    return data


def failures_workbook(failed: Iterable[tuple[TextRow, Mapping[str, Sequence[Finding]]]], layout: BookLayout) -> bytes:
    """Return a workbook of the rows that could not be taken, the reasons as comments in their cells.

    Corrected there, it can be imported like any form.
    """
    rows: dict[str, list[FilledRow]] = {}
    used: set[str] = set()
    for row, findings in failed:
        remarks = {heading: _remark(found) for heading, found in findings.items()}
        columns = {column.name: column for column in row.layout.columns}
        texts = {name: carried(cell, columns[name]) for name, cell in row.cells.items()}
        cells = {name: text for name, text in texts.items() if text}
        used |= row.cells.keys()
        noted = {key: text for key, text in remarks.items() if key in _headings(row.layout)}
        others = [text for key, text in remarks.items() if key not in noted]
        if others:
            first = row.layout.columns[1 if row.layout.main else 0].heading
            noted[first] = "\n".join(filter(None, (noted.get(first), *others)))
        owner, key = (cell.text if cell else "" for cell in (row.owner, row.key))
        prefilled = frozenset(name for name, cell in row.cells.items() if cell.prefilled)
        rows.setdefault(row.layout.name, []).append(FilledRow(cells, noted, owner, key, prefilled))
    # Of what single editions ask, only the columns that the rows fill: the form stays as short as theirs.
    kept = tuple(each for each in layout.main.columns if each.path[0] != "jawaban" or each.name in used)
    short = replace(layout, sheets=(replace(layout.main, columns=kept), *layout.sheets[1:]))
    book = Book(short)
    book.add_instructions()
    book.add_data(rows)
    return book.content()


def _remark(findings: Iterable[Finding]) -> str:
    """Return the comment of a cell: the sentences with which the findings are printed."""
    return "\n".join(f"{finding.sentence}\n{finding.remedy}" for finding in findings)


def _headings(layout: SheetLayout) -> set[str]:
    return {OWNER, KEY, *(column.heading for column in layout.columns)}

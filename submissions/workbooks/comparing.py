"""What becomes of a record when the values of a draft are put into it, and which of them are no part of a record."""

import copy
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from schemas.innovation import Innovation
from schemas.source import Location, Source, Steps
from schemas.typed import readable, taken
from submissions.findings import catalogue
from submissions.findings.cells import CellPlace
from submissions.findings.finding import Finding
from submissions.findings.from_errors import from_validation
from submissions.records.reading import Record
from submissions.records.values import put
from submissions.workbooks.cells import CellError, same, value_of
from submissions.workbooks.changes import FieldDifference, RecordChange
from submissions.workbooks.columns import BookLayout, Column, SheetLayout
from submissions.workbooks.drafts import Draft, Stated
from submissions.workbooks.merging import alike, at, bare_text, touched, with_citations
from submissions.workbooks.remarks import Remarks
from submissions.workbooks.tables import TextRow, on_cell


class Comparison:
    """Compares drafts with the records that are there."""

    def __init__(self, layout: BookLayout, records: Mapping[str, Record], remarks: Remarks):
        self.layout, self.records, self.remarks = layout, records, remarks

    def change(self, draft: Draft) -> RecordChange | None:
        """Return what becomes of an innovation, or None where the whole would be no record.

        Values without which the others are no record are complained of, and those others left out.
        """
        record = self.records.get(draft.id)
        old: dict[str, Any] = record.source.data if record else {}
        values = with_citations(draft.values, old)
        key = draft.id or "inovasi"
        before_errors: dict[tuple[str, str], Finding] | None = None
        for attempt in range(len(values) + 1):
            data, differences = self._changed(old, values, record)
            data = {"id": key, **data} if record is None else data
            errors = _errors(data, key)
            if errors and before_errors is None:
                before_errors = _errors(old, key) if record else {}
            new_errors = {place: finding for place, finding in errors.items() if place not in (before_errors or {})}
            if not new_errors:
                self._tell_of_others(draft, values)
                return RecordChange(key, draft.name or data.get("nama", ""), record, data, tuple(differences))
            dropped: set[Steps] = set()
            for (path, _code), finding in new_errors.items():
                # What is missing only because its parts were left out has been complained of.
                if not attempt or finding.kind is not catalogue.VALUE_MISSING:
                    self._complain_of(draft, path, finding, values)
                dropped |= touched(path, finding, values)
            if not dropped:
                return None
            values = {location: value for location, value in values.items() if location not in dropped}
        return None

    def _changed(
        self, old: dict[str, Any], values: Mapping[Steps, Stated], record: Record | None
    ) -> tuple[dict[str, Any], list[FieldDifference]]:
        """Return the data of a record with values put into it, and what is otherwise than before."""
        differences = []
        data = copy.deepcopy(old)
        for location, (value, column, _place, prefilled, base) in values.items():
            bare = bare_text(old, location)
            if bare is not None and (*location[:-1], "bukti") not in values:
                location, bare = location[:-1], None  # its documents were left out: it stays a bare text
            before = at(old, location) if bare is None else bare
            if column is not None and column.kind.is_long and not prefilled:
                value = taken(value, before if isinstance(before, str) else None)
            if location == ("id",) and before is None and record is not None:
                continue  # the file's name is the identifier
            if alike(before, value, column, self._layout_of(location)):
                if bare is None:
                    continue
                value = bare
            given = base if base is not None and _moved_on(before, base, column) else None
            differences.append(FieldDifference(self._label(location, column), location, before, value, given))
            put(data, location, value)
        return data, differences

    def _complain_of(self, draft: Draft, path: str, finding: Finding, values: Mapping[Steps, Stated]) -> None:
        """Complain of what is wrong with the whole, unless it was said of the cell already."""
        missing = finding.kind is catalogue.VALUE_MISSING
        named = self.remarks.named(draft.row) if missing and draft.row is not None else set()
        if any(name == path or name.startswith(f"{path}.") for name in named):
            return
        rows = [row for row in draft.rows if not row.layout.main and row.layout.keyed and row.key]
        for row in rows if missing else ():
            assert row.key is not None
            prefix = ".".join((*row.layout.path, row.layout.key_of(row.key.text), ""))
            if path.startswith(prefix) and path.removeprefix(prefix) in self.remarks.named(row):
                return
        if self._lacks_beside(draft, path, finding, values):
            return
        row, column, place = self._source(draft, path, values)
        heading = (column.heading if column else finding.label) or row.place.heading
        self.remarks.complain(row, heading, replace(finding, place=place, label=place.heading or finding.label))

    def _tell_of_others(self, draft: Draft, values: Iterable[Steps]) -> None:
        """Say which values of a row were left out because one without which they are nothing is wrong."""
        row, kept = draft.row, {Location(*location).dotted for location in values}
        for column in row.layout.columns if row is not None else ():
            assert row is not None
            if column.name not in self.remarks.named(row) or column.name not in row.cells or not column.path[:-1]:
                continue
            beside = [other for other in row.layout.columns if other.path[:-1] == column.path[:-1]]
            lost = [other for other in beside if other.path in draft.values and other.name not in kept]
            if not lost:
                continue
            others = ", ".join(other.heading for other in lost)
            finding = on_cell(catalogue.LEFT_OUT_BESIDE, row.place_of(column), column.name, headings=others)
            self.remarks.hint(finding)

    def _lacks_beside(self, draft: Draft, path: str, finding: Finding, values: Iterable[Steps]) -> bool:
        """Complain of a field that is empty while others of the same thing are filled; return whether it was that."""
        column = next((each for each in self.layout.main.columns if each.name == path), None)
        if finding.kind is not catalogue.VALUE_MISSING or column is None or draft.row is None:
            return False
        filled = [
            each.heading
            for each in self.layout.main.columns
            if each.path[:-1] == column.path[:-1] and each.path in set(values)
        ]
        kind = catalogue.REQUIRED_MISSING_BESIDE if filled else catalogue.REQUIRED_MISSING_IN_FORM
        missing = on_cell(kind, draft.row.place_of(column), column.name, headings=", ".join(filled))
        self.remarks.complain(draft.row, column.heading, missing)
        return True

    def _source(
        self, draft: Draft, path: str, values: Mapping[Steps, Stated]
    ) -> tuple[TextRow, Column | None, CellPlace]:
        """Return the row, column and cell that a finding's path came from, or the nearest."""
        exact = {Location(*location).dotted: (stated.column, stated.place) for location, stated in values.items()}
        names = [name for name in exact if name == path or name.startswith(f"{path}.") or path.startswith(f"{name}.")]
        column, place = exact[max(names, key=len)] if names else (None, draft.rows[0].place)
        row = next((each for each in draft.rows if _stands_in(each, place)), draft.rows[0])
        return row, column, place

    def _layout_of(self, location: Steps) -> SheetLayout | None:
        return next((sheet for sheet in self.layout.sheets if not sheet.keyed and sheet.path == location), None)

    def _label(self, location: Steps, column: Column | None) -> str:
        heading = column.heading if column else ""
        sheet = next(
            (each for each in self.layout.sheets if each.path and location[: len(each.path)] == each.path), None
        )
        if sheet is None:
            return heading
        return " – ".join(filter(None, (sheet.name, *map(str, location[len(sheet.path) :][:1]), heading)))


def _moved_on(now: Any, given: str, column: Column | None) -> bool:
    """Return whether a record holds something else than when its form was given out."""
    if column is None:
        return False
    if column.kind.is_long:
        return readable(str(now or "")).split() != readable(given).split()
    try:
        return not same(now, value_of(given, column), column)
    except CellError:
        return True


def _stands_in(row: TextRow, place: CellPlace) -> bool:
    return row.place == place or any(cell.place == place for cell in row.cells.values())


def _errors(data: Mapping[str, Any], key: str) -> dict[tuple[str, str], Finding]:
    try:
        Innovation.model_validate({"id": key, **data})
    except ValidationError as error:
        source = Source(key, dict(data), {}, {})
        return {(each.field, each.code): each for each in from_validation(error, source, Innovation)}
    return {}

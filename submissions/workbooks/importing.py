"""Make records of rows: values checked, rows joined to innovations, and what would change in the workspace."""

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from schemas.fields import Identifier
from schemas.innovation import Innovation
from schemas.source import Location, Source
from schemas.source import Place as FilePlace
from schemas.typed import taken
from schemas.vocabulary import loosely
from submissions import catalogue
from submissions.findings import Finding
from submissions.language import _
from submissions.records.reading import Record, identifier_from
from submissions.records.translation import from_validation, kind_of, unknown_choice
from submissions.records.values import put
from submissions.workbooks.cells import CellError, same
from submissions.workbooks.columns import KEY, OWNER, Column, Layout, SheetLayout
from submissions.workbooks.doubts import DoubtError, doubt_sentences, meant, meant_name, remark_on
from submissions.workbooks.merging import at, fills, touched, with_old
from submissions.workbooks.tables import Complaint, Place, TextCell, TextRow

LONGEST_CHOICES = 240
"""Characters of a list of choices in a message; the drop-down list has them all."""
_IDENTIFIER: TypeAdapter[str] = TypeAdapter(Identifier)


@dataclass(frozen=True)
class Difference:
    """One field that the workbook says otherwise than the record: label, location, old value (None: empty), new."""

    label: str
    location: Location
    old: Any
    new: Any


@dataclass(frozen=True)
class Change:
    """What an import makes of one innovation: a new record, or differences in one that is there."""

    id: str
    name: str
    record: Record | None
    data: Mapping[str, Any]
    differences: tuple[Difference, ...]

    @property
    def new(self) -> bool:
        """Return whether the record is not there yet."""
        return self.record is None


@dataclass
class Draft:
    """The rows of one innovation while they are gathered."""

    id: str
    name: str
    row: TextRow | None
    values: dict[Location, tuple[Any, Column | None, Place]] = field(default_factory=dict)
    rows: list[TextRow] = field(default_factory=list)
    failed: bool = False


@dataclass(frozen=True)
class Import:
    """All that an import found: changes, complaints, and the rows that could not be taken with their remarks."""

    changes: tuple[Change, ...]
    complaints: tuple[Complaint, ...]
    failed: tuple[tuple[TextRow, dict[str, str]], ...]


def plan_import(
    rows: Iterable[TextRow], layout: Layout, records: Iterable[Record], complaints: Iterable[Complaint] = ()
) -> Import:
    """Return what the rows of workbooks would change; nothing is written.

    A wrong value is left out and named, and costs nothing else, unless without it there is no innovation (its name,
    its proposer) or no row of those that belong to one. In a list, where the order counts, such a row costs the list.
    No wrong and no empty cell takes away a value that is there.

    Args:
        rows: of all workbooks, in any order.
        layout: the sheets and columns.
        records: those of the workspace.
        complaints: what was found wrong before.
    """
    importer = _Importer(layout, records)
    importer.complaints += complaints
    for row in sorted(rows, key=lambda each: not each.layout.main):
        importer.take(row)
    return importer.finished()


class _Importer:
    def __init__(self, layout: Layout, records: Iterable[Record]):
        self.layout = layout
        self.complaints: list[Complaint] = []
        self.records: dict[str, Record] = {}
        self.unreadable: dict[str, Record] = {}
        self.drafts: dict[str, Draft] = {}
        self.names: dict[str, str] = {}
        self.remarks: dict[int, dict[str, str]] = {}
        self.failed: list[TextRow] = []
        self.prefilled: set[Place] = set()
        self.named: dict[int, set[str]] = {}
        self.lists: dict[tuple[str, Location], list[tuple[TextRow, dict[str, Any] | None]]] = {}
        for record in records:
            if record.innovation is None:
                self.unreadable[identifier_from(record.path.stem)] = record
            else:
                self.records.setdefault(record.innovation.id, record)
                self.names.setdefault(loosely(record.innovation.nama), record.innovation.id)

    def take(self, row: TextRow) -> None:
        if row.layout.main:
            self._take_innovation(row)
        else:
            self._take_part(row)

    def _complain(self, row: TextRow, place: Place, heading: str, sentence: str, remedy: str = "") -> None:
        self.complaints.append(Complaint(place, sentence, remedy))
        noted = self.remarks.setdefault(id(row), {})
        noted[heading] = "\n".join(filter(None, (noted.get(heading), sentence, remedy)))

    def _values(self, row: TextRow) -> dict[Location, tuple[Any, Column, Place]]:
        """Return the values of a row by location, each wrong one complained of."""
        found: dict[Location, tuple[Any, Column, Place]] = {}
        for column in row.layout.columns:
            cell = row.cells.get(column.name)
            if cell is None:
                continue
            try:
                found[column.path] = (meant(cell, column), column, cell.place)
                if cell.prefilled:
                    self.prefilled.add(cell.place)
            except (CellError, DoubtError) as error:
                self._complain(row, cell.place, column.heading, *_sentences(error))
                self._note(row, column)
            else:
                remark = remark_on(cell, column)
                if remark:
                    self.complaints.append(Complaint(cell.place, *remark, fatal=False))
        return found

    def _note(self, row: TextRow, column: Column) -> None:
        """Keep in mind that it was said of a column that its value is wrong or missing."""
        self.named.setdefault(id(row), set()).add(column.name)

    def _named(self, row: TextRow) -> set[str]:
        return self.named.get(id(row), set())

    def _take_innovation(self, row: TextRow) -> None:
        values = self._values(row)
        wrong = self._named(row)
        stated, named = row.cells.get("id"), row.cells.get("nama")
        name = named.text if named and "nama" not in wrong else ""
        key = stated.text if stated else self.names.get(loosely(name), identifier_from(name)) if name else ""
        known = key in self.records
        for column in row.layout.columns:
            # An identifier that is not stated is made of the name.
            if column.required and column.name not in row.cells and not known and column.name != "id":
                sentence = _("{field} is missing.").format(field=column.heading)
                place, remedy = row.place_of(column), _("Fill it in; every innovation needs it.")
                self._complain(row, place, column.heading, sentence, remedy)
                self._note(row, column)
        # Which innovation it is must be certain: a wrong identifier must not become another one.
        failed = "id" in wrong or not key
        place = (stated or named or TextCell("", row.place)).place
        heading = row.layout.columns[0].heading if stated else row.layout.columns[1].heading
        first = self.drafts[key].row if key in self.drafts else None
        if first is not None:
            sentence = _("The innovation {id} stands in the workbooks twice; first in {place}.")
            remedy = _("Remove one of the rows, or give each its own identifier.")
            self._complain(row, place, heading, sentence.format(id=key, place=first.place), remedy)
            self.failed.append(row)
            return
        if key in self.unreadable and not known:
            sentence = _("The record {file} cannot be read, so it cannot be compared.")
            remedy = _("`submissions check` says what is wrong in it.")
            self._complain(row, place, heading, sentence.format(file=self.unreadable[key].file), remedy)
            failed = True
        draft = Draft(key, name, row, failed=failed)
        draft.values.update(values)
        draft.rows.append(row)
        self.drafts[key or f"?{len(self.drafts)}"] = draft
        if name:
            self.names[loosely(name)] = key

    def _owner(self, row: TextRow) -> Draft | None:
        cell = row.owner
        if cell is None:
            self._complain(row, row.place, OWNER, _("It is not said which innovation this row belongs to."))
            return None
        try:
            name = meant_name(cell)
        except DoubtError as error:
            self._complain(row, cell.place, OWNER, *_sentences(error))
            return None
        key = name if name in self.drafts or name in self.records else self.names.get(loosely(name))
        if key in self.drafts:
            return self.drafts[key]
        if key in self.records:
            record = self.records[key]
            return self.drafts.setdefault(key, Draft(key, record.name, None))
        self._complain(
            row,
            cell.place,
            OWNER,
            _("There is no innovation {name} in the workbooks or in the workspace.").format(name=name),
            _("Write its identifier or its name as it stands there."),
        )
        return None

    def _take_part(self, row: TextRow) -> None:
        draft = self._owner(row)
        values = self._values(row)
        if draft is None:
            self.failed.append(row)
            return
        draft.rows.append(row)
        for column in row.layout.columns:
            if column.required and column.name not in row.cells:
                sentence = _("{field} is missing.").format(field=column.heading)
                place, remedy = row.place_of(column), _("Fill it in; every such row needs it.")
                self._complain(row, place, column.heading, sentence, remedy)
                self._note(row, column)
        if row.layout.keyed:
            self._take_keyed(draft, row, values)
            return
        needed = {column.name for column in row.layout.columns if column.required}
        item: dict[str, Any] = {}
        for path, (value, _column, _place) in values.items():
            put(item, path, value)
        usable = not self._named(row) & needed
        self.lists.setdefault((draft.id, row.layout.path), []).append((row, item if usable else None))

    def _take_keyed(self, draft: Draft, row: TextRow, values: Mapping[Location, tuple[Any, Column, Place]]) -> None:
        key = self._key(row)
        if key is None:
            self.failed.append(row)
            return
        for path, value in values.items():
            draft.values[(*row.layout.path, key, *path)] = value

    def _key(self, row: TextRow) -> str | None:
        if row.key is None:
            self._complain(row, row.place, KEY, _("The key is missing."), _("Write a short name without spaces."))
            return None
        try:
            known = row.layout.key_of(meant_name(row.key))
        except DoubtError as error:
            self._complain(row, row.key.place, KEY, *_sentences(error))
            return None
        try:
            # The keys of verifications are editions, which the record's model leaves open.
            return _IDENTIFIER.validate_python(known)
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]
            failure = CellError(problem["type"], {"value": known, **(problem.get("ctx") or {})})
            self._complain(row, row.key.place, KEY, *_sentences(failure))
            return None

    def finished(self) -> Import:
        for (owner, path), rows in self.lists.items():
            self._take_list(self.drafts[owner], path, rows)
        changes = []
        for draft in self.drafts.values():
            change = self._change(draft)
            if change is None or draft.failed:
                self._fail(draft.rows)
            else:
                self._fail(row for row in draft.rows if self.remarks.get(id(row)))
                if change.new or change.differences:
                    changes.append(change)
        failed = tuple((row, self.remarks.get(id(row), {})) for row in self.failed)
        return Import(tuple(changes), tuple(self.complaints), failed)

    def _fail(self, rows: Iterable[TextRow]) -> None:
        """Put rows among those that come back, each once."""
        known = set(map(id, self.failed))
        self.failed += [row for row in rows if id(row) not in known]

    def _take_list(self, draft: Draft, path: Location, rows: list[tuple[TextRow, dict[str, Any] | None]]) -> None:
        """Take the rows of a list; where one of them has a wrong value all come back, for their order counts."""
        record = self.records.get(draft.id)
        old = at(record.source.data, path) if record else None
        layout = rows[0][0].layout
        items = [item for _row, item in rows if item is not None]
        wrong = any(self.remarks.get(id(row)) for row, _item in rows)
        if wrong:
            self._fail(row for row, _item in rows)
        if len(items) < len(rows):
            return
        if isinstance(old, list) and old:
            filled = [with_old(item, old, layout) for item in items]
            if wrong and any(item is None for item in filled):
                return  # what the wrong cells should change cannot be told from what they would take away
            items = [item if item is not None else new for item, new in zip(filled, items, strict=True)]
        draft.values[path] = (items, None, rows[0][0].place)

    def _change(self, draft: Draft) -> Change | None:
        """Return what becomes of an innovation, or None where the whole would be no record.

        Values without which the others are no record are complained of, and those others left out.
        """
        record = self.records.get(draft.id)
        old: dict[str, Any] = record.source.data if record else {}
        values = _with_citations(draft.values, old)
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
                return Change(key, draft.name or data.get("nama", ""), record, data, tuple(differences))
            dropped: set[Location] = set()
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
        self, old: dict[str, Any], values: Mapping[Location, tuple[Any, Column | None, Place]], record: Record | None
    ) -> tuple[dict[str, Any], list[Difference]]:
        """Return the data of a record with values put into it, and what is otherwise than before."""
        differences = []
        data = copy.deepcopy(old)
        for location, (value, column, place) in values.items():
            before = at(old, location)
            if column is not None and column.kind == "narrative" and place not in self.prefilled:
                value = taken(value, before if isinstance(before, str) else None)
            if location == ("id",) and before is None and record is not None:
                continue  # the file's name is the identifier
            if _same(before, value, column, self._layout_of(location)):
                continue
            differences.append(Difference(self._label(location, column), location, before, value))
            put(data, location, value)
        return data, differences

    def _complain_of(
        self,
        draft: Draft,
        path: str,
        finding: Finding,
        values: Mapping[Location, tuple[Any, Column | None, Place]],
    ) -> None:
        """Complain of what is wrong with the whole, unless it was said of the cell already."""
        missing = finding.kind is catalogue.VALUE_MISSING
        named = self._named(draft.row) if missing and draft.row is not None else set()
        if any(name == path or name.startswith(f"{path}.") for name in named):
            return
        rows = [row for row in draft.rows if not row.layout.main and row.layout.keyed and row.key]
        for row in rows if missing else ():
            assert row.key is not None
            prefix = ".".join((*row.layout.path, row.layout.key_of(row.key.text), ""))
            if path.startswith(prefix) and path.removeprefix(prefix) in self._named(row):
                return
        if self._lacks_beside(draft, path, finding, values):
            return
        row, column, place = self._source(draft, path, values)
        heading = column.heading if column else finding.label
        self._complain(row, place, heading or row.place.heading, finding.sentence, finding.remedy)

    def _tell_of_others(self, draft: Draft, taken: Iterable[Location]) -> None:
        """Say which values of a row were left out because one without which they are nothing is wrong."""
        row, kept = draft.row, {".".join(map(str, location)) for location in taken}
        for column in row.layout.columns if row is not None else ():
            assert row is not None
            if column.name not in self._named(row) or column.name not in row.cells or not column.path[:-1]:
                continue
            beside = [other for other in row.layout.columns if other.path[:-1] == column.path[:-1]]
            lost = [other for other in beside if other.path in draft.values and other.name not in kept]
            if not lost:
                continue
            sentence = _("Left out together with it: {others}.")
            others = ", ".join(other.heading for other in lost)
            self.complaints.append(Complaint(row.place_of(column), sentence.format(others=others), fatal=False))

    def _lacks_beside(self, draft: Draft, path: str, finding: Finding, values: Iterable[Location]) -> bool:
        """Complain of a field that is empty while others of the same thing are filled; return whether it was that."""
        column = next((each for each in self.layout.main.columns if each.name == path), None)
        if finding.kind is not catalogue.VALUE_MISSING or column is None or draft.row is None:
            return False
        filled = [
            each.heading
            for each in self.layout.main.columns
            if each.path[:-1] == column.path[:-1] and each.path in set(values)
        ]
        remedy = _("Fill it in, or leave {others} empty as well.").format(others=", ".join(filled))
        sentence = _("{field} is missing.").format(field=column.heading)
        self._complain(draft.row, draft.row.place_of(column), column.heading, sentence, remedy)
        return True

    def _source(
        self, draft: Draft, path: str, values: Mapping[Location, tuple[Any, Column | None, Place]]
    ) -> tuple[TextRow, Column | None, Place]:
        """Return the row, column and cell that a finding's path came from, or the nearest."""
        exact = {".".join(map(str, location)): (column, place) for location, (_v, column, place) in values.items()}
        names = [name for name in exact if name == path or name.startswith(f"{path}.") or path.startswith(f"{name}.")]
        column, place = exact[max(names, key=len)] if names else (None, draft.rows[0].place)
        row = next((each for each in draft.rows if _stands_in(each, place)), draft.rows[0])
        return row, column, place

    def _layout_of(self, location: Location) -> SheetLayout | None:
        return next((sheet for sheet in self.layout.sheets if not sheet.keyed and sheet.path == location), None)

    def _label(self, location: Location, column: Column | None) -> str:
        heading = column.heading if column else ""
        sheet = next(
            (each for each in self.layout.sheets if each.path and location[: len(each.path)] == each.path), None
        )
        if sheet is None:
            return heading
        return " – ".join(filter(None, (sheet.name, *map(str, location[len(sheet.path) :][:1]), heading)))


def merged_only(change: Change) -> Change:
    """Return a change that fills what is empty, also within the items of a list, and leaves every other value."""
    empty = tuple(each for each in change.differences if fills(each.old, each.new))
    return Change(change.id, change.name, change.record, change.data, empty)


def _stands_in(row: TextRow, place: Place) -> bool:
    return row.place == place or any(cell.place == place for cell in row.cells.values())


def _errors(data: Mapping[str, Any], key: str) -> dict[tuple[str, str], Finding]:
    try:
        Innovation.model_validate({"id": key, **data})
    except ValidationError as error:
        source = Source(key, dict(data), {}, {})
        return {(each.field, each.code): each for each in from_validation(error, source, Innovation)}
    return {}


def _with_citations(
    values: Mapping[Location, tuple[Any, Column | None, Place]], old: Mapping[str, Any]
) -> dict[Location, tuple[Any, Column | None, Place]]:
    """Return values with texts that have documents beside them under `isi`, as the record writes them."""
    found = dict(values)
    for location in values:
        if location[0] != "jawaban" or len(location) != 3:
            continue
        if (*location, "bukti") in values or isinstance(at(old, location), dict):
            found[(*location, "isi")] = found.pop(location)
    for location in values:
        if location[0] == "jawaban" and location[-1] == "bukti" and (*location[:-1], "isi") not in found:
            text = at(old, location[:-1])
            if isinstance(text, str):
                found[(*location[:-1], "isi")] = (text, None, values[location][2])
    return found


def _same(old: Any, new: Any, column: Column | None, sheet: SheetLayout | None) -> bool:
    if old is None:
        return False
    if column is not None:
        return same(old, new, column)
    if sheet is None or not isinstance(old, list) or len(old) != len(new):
        return bool(old == new)
    return all(
        same(at(before, each.path), at(after, each.path), each)
        for before, after in zip(old, new, strict=True)
        for each in sheet.columns
    )


def _sentences(error: CellError | DoubtError) -> tuple[str, str]:
    """Return what is wrong with a cell's text and what to do, in the user's language."""
    if isinstance(error, DoubtError):
        return doubt_sentences(error)
    kind, values = kind_of(error.code), dict(error.values)
    if kind is catalogue.CHOICE_UNKNOWN:
        kind, values = unknown_choice(values)
        if len(values["choices"]) > LONGEST_CHOICES:
            values["choices"] = values["choices"][:LONGEST_CHOICES].rsplit(",", 1)[0] + ", …"
    finding = Finding(kind, FilePlace(""), values={"key": "", **values})
    return finding.sentence, finding.remedy


def written_path(folder: Path, change: Change) -> Path:
    """Return the file of a change's record."""
    return change.record.path if change.record else folder / f"{change.id}.yaml"

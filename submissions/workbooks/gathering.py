"""Join the rows of workbooks to innovations: whose a row is, and what its cells state."""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from schemas.fields import Identifier
from schemas.source import Steps
from schemas.typed import readable
from schemas.vocabulary import loosely
from submissions.findings import catalogue
from submissions.findings.cells import CellPlace
from submissions.records.reading import Record, identifier_from
from submissions.records.values import put
from submissions.workbooks.cells import CellError
from submissions.workbooks.columns import KEY, OWNER
from submissions.workbooks.doubts import DoubtError, meant, meant_name, one_line, remarks_on, untouched
from submissions.workbooks.drafts import Draft, Stated
from submissions.workbooks.merging import at, with_old
from submissions.workbooks.remarks import Remarks, finding_on
from submissions.workbooks.tables import TextCell, TextRow, on_cell

_IDENTIFIER: TypeAdapter[str] = TypeAdapter(Identifier)


EVIDENCE_FOLDER = "bukti"
"""Where in a workspace the documents of an innovation lie, under its id."""


class NamedFile(NamedTuple):
    """A file that a form names by its bare name: of which innovation, its path in the workspace, form and cell."""

    owner: str
    name: str
    target: str
    form: Path
    place: CellPlace


class Gathering:
    """The drafts of all innovations that the rows speak of, and the rows that come back."""

    def __init__(self, records: Iterable[Record], remarks: Remarks):
        self.remarks = remarks
        self.records: dict[str, Record] = {}
        self.drafts: dict[str, Draft] = {}
        self.failed: list[TextRow] = []
        self._unreadable: dict[str, Record] = {}
        self._names: dict[str, str] = {}
        self._lists: dict[tuple[str, Steps], list[tuple[TextRow, dict[str, Any] | None]]] = {}
        self.files: list[NamedFile] = []
        for record in records:
            if record.innovation is None:
                self._unreadable[identifier_from(record.path.stem)] = record
            else:
                self.records.setdefault(record.innovation.id, record)
                self._names.setdefault(loosely(record.innovation.nama), record.innovation.id)

    def take(self, row: TextRow) -> None:
        """Take a row; those of innovations come before those of what belongs to them."""
        if row.layout.main:
            self._take_innovation(row)
        else:
            self._take_part(row)

    def _values(self, row: TextRow, owner: str = "") -> dict[Steps, Stated]:
        """Return the values of a row by location, each wrong one complained of.

        What a record's form held when it was given out, and holds still, is no statement: the record may have moved on.
        """
        found: dict[Steps, Stated] = {}
        for column in row.layout.columns:
            cell = row.cells.get(column.name)
            if cell is None or (owner in self.records and not _is_listed(row) and untouched(cell, column)):
                continue
            try:
                value = meant(cell, column)
                if row.form and column.path == ("berkas",) and isinstance(value, str):
                    value = self._sent(value, owner, row.form, cell)
                found[column.path] = Stated(value, column, cell.place, _as_written(cell), cell.base)
            except (CellError, DoubtError) as error:
                self.remarks.complain(row, column.heading, finding_on(error, cell.place, column.name))
                self.remarks.note(row, column)
            else:
                for remark in remarks_on(cell, column):
                    self.remarks.hint(remark)
        return found

    def _sent(self, name: str, owner: str, form: Path, cell: TextCell) -> str:
        """Return where a file that a form names by its bare name belongs, and keep in mind that it is wanted there."""
        if "/" in name or "\\" in name:
            return name
        target = f"{EVIDENCE_FOLDER}/{owner}/{clean_name(name)}"
        self.files.append(NamedFile(owner, name, target, form, cell.place))
        return target

    def _take_innovation(self, row: TextRow) -> None:
        stated, named = row.cells.get("id"), row.cells.get("nama")
        name = one_line(named.text) if named else ""
        guess = one_line(stated.text) if stated else self._names.get(loosely(name), "") if name else ""
        values = self._values(row, guess)
        wrong = self.remarks.named(row)
        name = name if "nama" not in wrong else ""
        key = one_line(stated.text) if stated else self._names.get(loosely(name), identifier_from(name)) if name else ""
        known = key in self.records
        for column in row.layout.columns:
            # An identifier that is not stated is made of the name.
            if column.required and column.name not in row.cells and not known and column.name != "id":
                finding = on_cell(catalogue.REQUIRED_MISSING_IN_FORM, row.place_of(column), column.name)
                self.remarks.complain(row, column.heading, finding)
                self.remarks.note(row, column)
        # Which innovation it is must be certain: a wrong identifier must not become another one.
        failed = "id" in wrong or not key
        place = (stated or named or TextCell("", row.place)).place
        heading = row.layout.columns[0].heading if stated else row.layout.columns[1].heading
        first = self.drafts[key].row if key in self.drafts else None
        if first is not None:
            finding = on_cell(catalogue.INNOVATION_TWICE, place, "id", id=key, place=first.place)
            self.remarks.complain(row, heading, finding)
            self.failed.append(row)
            return
        if key in self._unreadable and not known:
            finding = on_cell(catalogue.RECORD_UNREADABLE, place, file=self._unreadable[key].file)
            self.remarks.complain(row, heading, finding)
            failed = True
        draft = Draft(key, name, row, failed=failed)
        draft.values.update(values)
        draft.rows.append(row)
        self.drafts[key or f"?{len(self.drafts)}"] = draft
        if name:
            self._names[loosely(name)] = key

    def _owner(self, row: TextRow) -> Draft | None:
        cell = row.owner
        if cell is None:
            self.remarks.complain(row, OWNER, on_cell(catalogue.OWNER_MISSING, row.place))
            return None
        try:
            name = meant_name(cell)
        except DoubtError as error:
            self.remarks.complain(row, OWNER, finding_on(error, cell.place))
            return None
        key = name if name in self.drafts or name in self.records else self._names.get(loosely(name))
        if key in self.drafts:
            return self.drafts[key]
        if key in self.records:
            record = self.records[key]
            return self.drafts.setdefault(key, Draft(key, record.name, None))
        self.remarks.complain(row, OWNER, on_cell(catalogue.OWNER_UNKNOWN, cell.place, name=name))
        return None

    def _take_part(self, row: TextRow) -> None:
        draft = self._owner(row)
        values = self._values(row, draft.id if draft else "")
        if draft is None:
            self.failed.append(row)
            return
        draft.rows.append(row)
        for column in row.layout.columns:
            if column.required and column.name not in row.cells:
                finding = on_cell(catalogue.REQUIRED_MISSING_IN_ROW, row.place_of(column), column.name)
                self.remarks.complain(row, column.heading, finding)
                self.remarks.note(row, column)
        if row.layout.keyed:
            self._take_keyed(draft, row, values)
            return
        needed = {column.name for column in row.layout.columns if column.required}
        item: dict[str, Any] = {}
        for path, stated in values.items():
            put(item, path, stated.value)
        usable = not self.remarks.named(row) & needed
        self._lists.setdefault((draft.id, row.layout.path), []).append((row, item if usable else None))

    def _take_keyed(self, draft: Draft, row: TextRow, values: Mapping[Steps, Stated]) -> None:
        key = self._key(row)
        if key is None:
            self.failed.append(row)
            return
        for path, stated in values.items():
            draft.values[(*row.layout.path, key, *path)] = stated

    def _key(self, row: TextRow) -> str | None:
        if row.key is None:
            self.remarks.complain(row, KEY, on_cell(catalogue.ROW_KEY_MISSING, row.place))
            return None
        try:
            known = row.layout.key_of(meant_name(row.key))
        except DoubtError as error:
            self.remarks.complain(row, KEY, finding_on(error, row.key.place))
            return None
        try:
            # The keys of verifications are editions, which the record's model leaves open.
            return _IDENTIFIER.validate_python(known)
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]
            failure = CellError(problem["type"], {"value": known, **(problem.get("ctx") or {})})
            self.remarks.complain(row, KEY, finding_on(failure, row.key.place))
            return None

    def take_lists(self) -> None:
        """Take the lists, once all their rows are there."""
        for (owner, path), rows in self._lists.items():
            self._take_list(self.drafts[owner], path, rows)

    def fail(self, rows: Iterable[TextRow]) -> None:
        """Put rows among those that come back, each once."""
        known = set(map(id, self.failed))
        self.failed += [row for row in rows if id(row) not in known]

    def _take_list(self, draft: Draft, path: Steps, rows: list[tuple[TextRow, dict[str, Any] | None]]) -> None:
        """Take the rows of a list; where one of them has a wrong value all come back, for their order counts.

        A list that came back as the form was given out states nothing.
        """
        if draft.id in self.records and all(_as_given(row) for row, _item in rows):
            return
        record = self.records.get(draft.id)
        old = at(record.source.data, path) if record else None
        layout = rows[0][0].layout
        items = [item for _row, item in rows if item is not None]
        wrong = any(self.remarks.of(row) for row, _item in rows)
        if wrong:
            self.fail(row for row, _item in rows)
        if len(items) < len(rows):
            return
        if isinstance(old, list) and old:
            filled = [with_old(item, old, layout) for item in items]
            if wrong and any(item is None for item in filled):
                return  # what the wrong cells should change cannot be told from what they would take away
            items = [item if item is not None else new for item, new in zip(filled, items, strict=True)]
        draft.values[path] = Stated(items, None, rows[0][0].place)


def _is_listed(row: TextRow) -> bool:
    return not row.layout.main and not row.layout.keyed


def _as_given(row: TextRow) -> bool:
    """Return whether every cell of a row holds what it held when the form was given out."""
    columns = {column.name: column for column in row.layout.columns}
    return bool(row.cells) and all(untouched(cell, columns[name]) for name, cell in row.cells.items())


def _as_written(cell: TextCell) -> bool:
    """Return whether a text came back as the program wrote it."""
    return cell.prefilled or (cell.base is not None and readable(cell.text).split() == readable(cell.base).split())


def clean_name(name: str) -> str:
    """Return the name of a file without what makes trouble elsewhere: small letters, digits and hyphens, its ending."""
    path = PurePath(name.strip())
    ending = "".join(letter for letter in path.suffix.lower() if letter.isascii() and letter.isalnum())
    return f"{identifier_from(path.stem)}{'.' if ending else ''}{ending}"

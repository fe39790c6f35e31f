"""Find the answers in a form that came back: by the hidden keys of its rows, wherever these stand by now.

What is found becomes the same rows as those of any other workbook, so that they are taken, asked about and
written in the same way.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from schemas.vocabulary import loosely
from submissions.findings import catalogue
from submissions.findings.cells import CellPlace
from submissions.findings.finding import Finding
from submissions.workbooks import words as book_words
from submissions.workbooks.columns import BookLayout, SheetLayout
from submissions.workbooks.forms import words
from submissions.workbooks.forms.drawing import ANSWERED, CODE, PASSED, ROLES
from submissions.workbooks.forms.facts import PATH, AskedIndicator
from submissions.workbooks.forms.filling import EVIDENCE, option_of
from submissions.workbooks.forms.form import EDITIONS, ENTERED
from submissions.workbooks.forms.unkeyed import with_keys
from submissions.workbooks.sheets.model import Sheet
from submissions.workbooks.tables import TextCell, TextRow, on_cell, rows_of

_MARK_WITHIN = 40
_CODE = re.compile(r"\s*(B\d{2,})\b.*", re.DOTALL)
_NO = {loosely(book_words.NO)}
_LINK = re.compile(r"\s*https?://", re.IGNORECASE)


def is_form(sheets: Iterable[Sheet]) -> bool:
    """Return whether sheets are those of a form of one innovation, whatever they are called by now."""
    return any(_marked(sheet) for sheet in sheets)


def _marked(sheet: Sheet) -> int | None:
    """Return the column of a sheet's hidden keys; None where it has none."""
    for row in sorted(sheet.rows)[:_MARK_WITHIN]:
        for column, text in sheet.rows[row].items():
            if text.startswith(words.ANY_MARK):
                return column
    return None


@dataclass
class _Line:
    """A row of a table: its key in the record (empty where somebody put it in), its code, its cells by column."""

    key: str
    code: str
    cells: dict[str, TextCell]
    place: CellPlace


@dataclass
class _Read:
    """What was read of a form."""

    base: dict[str, str] = field(default_factory=dict)
    editions: str = ""
    answers: dict[str, TextCell] = field(default_factory=dict)
    places: dict[str, CellPlace] = field(default_factory=dict)
    lines: dict[str, list[_Line]] = field(default_factory=dict)


def form_rows(path: Path, sheets: Sequence[Sheet], layout: BookLayout, findings: list[Finding]) -> Iterator[TextRow]:
    """Yield the rows of a form of one innovation; what is not understood is added to `findings`.

    Args:
        path: of the workbook.
        sheets: of it.
        layout: all columns that are known.
        findings: what was found before.
    """
    read = _Read()
    for sheet in sheets:
        keys = _marked(sheet)
        if keys is not None:
            _read_sheet(path, sheet, keys, read, findings)
    _tell_of_origin(path, sheets, read, layout, findings)
    yield from _Rows(path, layout, read, findings).all()


def _read_sheet(path: Path, sheet: Sheet, keys: int, read: _Read, findings: list[Finding]) -> None:
    roles: dict[int, str] = {}
    table = ""
    for number in sorted(sheet.rows):
        cells = sheet.rows[number]
        key = cells.get(keys, "").strip()
        if key == EDITIONS:
            read.editions = cells.get(keys + 1, "")
            base = {row.get(keys, ""): row.get(keys + 1, "") for at, row in sheet.rows.items() if at > number}
            read.base |= {name: text for name, text in base.items() if name and text}
            return
        if key == ROLES:
            roles = {at: text for at, text in cells.items() if at != keys}
            table = ""
            continue
        if key == PASSED or key.startswith(words.ANY_MARK):
            continue
        filled = {role: _cell(path, sheet, number, at) for at, role in roles.items() if at in cells}
        if ANSWERED in roles.values():
            at = next(at for at, role in roles.items() if role == ANSWERED)
            place = CellPlace(path.name, sheet.name, number, at)
            if not key and ANSWERED in filled:
                findings.append(on_cell(catalogue.LINE_UNKNOWN, place))
            elif key:
                read.places.setdefault(key, place)
            if key and ANSWERED in filled:
                read.answers.setdefault(key, filled[ANSWERED])
        elif roles:
            table = key.rpartition(".")[0] or table
            code = filled.pop(CODE, None)
            if filled and table:
                place = next(iter(filled.values())).place
                line = _Line(key.rpartition(".")[2], code.text.strip() if code else "", filled, place)
                read.lines.setdefault(table, []).append(line)


def _cell(path: Path, sheet: Sheet, row: int, column: int) -> TextCell:
    mark = sheet.marked.get((row, column))
    place = CellPlace(path.name, sheet.name, row, column)
    text = sheet.rows[row][column]
    return TextCell(text, place, mark.doubt, mark.value) if mark else TextCell(text, place)


def _tell_of_origin(
    path: Path, sheets: Sequence[Sheet], read: _Read, layout: BookLayout, findings: list[Finding]
) -> None:
    """Say where a form was made by another version, or for editions that are not known here."""
    if not any(text == words.MARK for sheet in sheets for cells in sheet.rows.values() for text in cells.values()):
        findings.append(on_cell(catalogue.FORM_OTHER_VERSION, CellPlace(path.name, sheets[0].name, 1, 0)))
    known = {edition.id for edition in layout.editions}
    others = [name for name in read.editions.split("; ") if name and name not in known]
    if others:
        place = CellPlace(path.name, sheets[0].name, 1, 0)
        findings.append(on_cell(catalogue.FORM_OTHER_EDITION, place, editions=", ".join(others)))


class _Rows:
    """Makes rows of the answers of one form."""

    def __init__(self, path: Path, layout: BookLayout, read: _Read, findings: list[Finding]):
        self.path, self.layout, self.read, self.findings = path, layout, read, findings
        self.by_path = {".".join(sheet.path): sheet for sheet in layout.sheets}
        self._keyed = [sheet for sheet in layout.sheets if sheet.keyed]
        self._keys = self._document_keys()
        self._codes = {
            line.code: key for line, key in self._keys[::-1] if line.code
        }  # of a copied row the first counts
        self._titles = {
            loosely(line.cells[name].text): key for line, key in self._keys for name in ("judul",) if name in line.cells
        }
        self._indicators = {
            key: AskedIndicator(key, edition, indicator, {}, ())
            for edition in layout.editions[::-1]
            for key, indicator in edition.indicators.items()
        }

    def _document_keys(self) -> list[tuple[_Line, str]]:
        """Return the lines of documents, each with its key in the record: a new one where it has none."""
        lines = self.read.lines.get(EVIDENCE, [])
        taken = {line.key for line in lines if line.key} | {
            name.split(".")[1] for name in self.read.base if name.startswith(f"{EVIDENCE}.")
        }
        found, used, number = [], set(), 0
        for line in lines:
            key = line.key if line.key not in used else ""
            while not key:
                number += 1
                key = f"bukti-baru-{number}" if f"bukti-baru-{number}" not in taken else ""
            used.add(key)
            taken.add(key)
            found.append((line, key))
        return found

    def all(self) -> Iterator[TextRow]:
        """Yield the innovation's row, then those of what belongs to it."""
        groups: dict[str, list[tuple[str, TextCell]]] = {}
        for address, cell in self.read.answers.items():
            name, _sign, item = address.partition("#")
            groups.setdefault(name, []).append((item, cell))
        main = self.layout.main
        columns = {column.name for column in main.columns}
        cells: dict[str, TextCell] = {}
        parts: dict[tuple[str, str], dict[str, TextCell]] = {}
        for name, items in groups.items():
            sheet = next((each for each in self._keyed if name.startswith(".".join(each.path) + ".")), None)
            cell = items[0][1]
            if name in columns:
                cells[name] = self._told(name, self._cited(cell) if name.endswith(f".{EVIDENCE}") else cell)
            elif sheet is not None:
                path = ".".join(sheet.path)
                key, _dot, column = name.removeprefix(f"{path}.").partition(".")
                made = self._fact(key, column, items) if path == PATH else self._cited(cell)
                if made is not None:
                    parts.setdefault((path, key), {})[column] = self._told(name, made)
            else:
                self.findings.append(on_cell(catalogue.FORM_QUESTION_UNKNOWN, cell.place, field=name))
        lines = any(self.read.lines.values())
        if not cells and not parts and not lines:
            place = CellPlace(self.path.name, words.PROFILE, 1, 0)
            self.findings.append(on_cell(catalogue.FORM_NOT_FILLED, place))
            return
        identity = self._identity(cells)
        for name, place in self.read.places.items():
            if name in self.read.base and name not in self.read.answers:
                self.findings.append(on_cell(catalogue.ANSWER_EMPTIED, place, name))
        if entered := self.read.base.get(ENTERED):
            cells[ENTERED] = TextCell(entered, identity.place, base=entered)
        yield self._row(main, cells, None, "")
        for (path, key), found in parts.items():
            yield self._row(self.by_path[path], found, identity, key)
        for line, key in self._keys:
            yield self._row(self.by_path[EVIDENCE], self._document(line, key), identity, key)
        for path, table in self.read.lines.items():
            sheet = self.by_path.get(path)
            if sheet is not None and not sheet.keyed:
                for line in table:
                    told = {
                        name: self._told(f"{path}.{line.key}.{name}", self._cited(cell) if name == EVIDENCE else cell)
                        for name, cell in line.cells.items()
                    }
                    yield self._row(sheet, told, identity, "")

    def _identity(self, cells: dict[str, TextCell]) -> TextCell:
        """Return what says whose the other rows are, and put the id into the innovation's row where it is known."""
        known = self.read.base.get("id")
        place = self.read.places.get("nama", CellPlace(self.path.name, words.PROFILE, 1, 0))
        if known:
            cells["id"] = TextCell(known, place)
            return cells["id"]
        return cells.get("nama") or TextCell("", place)

    def _row(self, sheet: SheetLayout, cells: Mapping[str, TextCell], owner: TextCell | None, key: str) -> TextRow:
        headings = {column.name: column.heading for column in sheet.columns}
        known = {
            name: cell._replace(place=_under(cell.place, headings[name]))
            for name, cell in cells.items()
            if name in headings
        }
        place = next((cell.place for cell in known.values()), CellPlace(self.path.name, sheet.name, 1, 0))
        empty = {
            column.name: _under(self.read.places[column.name], column.heading)
            for column in sheet.columns
            if column.name in self.read.places and column.name not in known
        }
        keyed = TextCell(key, place) if key else None
        return TextRow(sheet, known, owner, keyed, place, empty if sheet.main else {}, self.path)

    def _told(self, name: str, cell: TextCell) -> TextCell:
        """Return a cell with what it held when the form was given out."""
        return cell._replace(base=self.read.base.get(name))

    def _fact(self, key: str, column: str, items: Sequence[tuple[str, TextCell]]) -> TextCell | None:
        """Return the cell of an indicator's fact in the record's terms; None where nothing is stated."""
        asked, cell = self._indicators.get(key), items[0][1]
        if column == "pilihan" and asked:
            return cell._replace(text=option_of(asked, cell.text) or cell.text)
        if column == "basis" and asked:
            return cell._replace(text=asked.indicator.measure.key_of(cell.text) or cell.text)
        if column == EVIDENCE:
            return self._cited(cell, [each.text for _item, each in items])
        if column not in ("daftar", "tahun"):
            return cell
        base = self.read.base.get(f"{PATH}.{key}.{column}")
        held = json.loads(base) if base and base.startswith('["') else (base or "").split("; ")
        stated: list[str] = []
        for item, each in items:
            if each.text in held:
                stated.append(each.text)
            elif item.startswith("+"):
                stated += [text for text in map(str.strip, each.text.split(";")) if text]
            elif loosely(each.text) not in _NO:
                stated.append(item)
        if not stated and base is None:
            return None
        if base is not None and self._alike(asked, stated, held):
            text = base
        elif any(";" in each or "\n" in each for each in stated):
            text = json.dumps(stated, ensure_ascii=False)
        else:
            text = "; ".join(stated)
        return cell._replace(text=text, doubt=None, value=None)

    def _alike(self, asked: AskedIndicator | None, one: Sequence[str], other: Sequence[str]) -> bool:
        """Return whether two lists name the same things, in whatever order and by key or name."""
        entries = asked.indicator.measure.entry_names if asked else {}
        keys = {loosely(each): key for key, name in entries.items() for each in (key, name)}
        return sorted(keys.get(loosely(each), each) for each in one) == sorted(
            keys.get(loosely(each), each) for each in other
        )

    def _cited(self, cell: TextCell, texts: Sequence[str] = ()) -> TextCell:
        """Return a cell that names documents with their keys in the record."""
        found: list[str] = []
        for text in texts or [cell.text]:
            pieces = [text] if text.strip() in self._codes or _is_label(text) else re.split(r"[;,\n]", text)
            for piece in filter(None, map(str.strip, pieces)):
                code = _CODE.fullmatch(piece)
                known = self._codes.get(code[1]) if code else None
                found.append(known or self._titles.get(loosely(piece)) or piece)
        return cell._replace(text="; ".join(dict.fromkeys(found)), doubt=None, value=None)

    def _document(self, line: _Line, key: str) -> dict[str, TextCell]:
        """Return the cells of a document: its link, where that stands in the place of a file."""
        cells = dict(line.cells)
        file = cells.get("berkas")
        if file is not None and _LINK.match(file.text):
            cells["tautan"] = cells.pop("berkas")
        return {name: self._told(f"{EVIDENCE}.{key}.{name}", cell) for name, cell in cells.items()}


def _is_label(text: str) -> bool:
    """Return whether a text is what the list of documents offers: a code and what the document is."""
    return bool(re.match(r"\s*B\d{2,} – ", text)) and not re.search(r"[;\n]\s*B\d{2,}", text)


def _under(place: CellPlace, heading: str) -> CellPlace:
    return CellPlace(place.file, place.sheet, place.row, place.column, heading)


def workbook_rows(path: Path, sheets: Sequence[Sheet], layout: BookLayout, findings: list[Finding]) -> list[TextRow]:
    """Return the rows of a workbook, a form of one innovation or tables; what is not understood goes to `findings`."""
    if is_form(sheets):
        return list(form_rows(path, sheets, layout, findings))
    keyed = with_keys(sheets, layout.editions)
    if keyed is None:
        return list(rows_of(path, sheets, layout, findings))
    findings.append(on_cell(catalogue.FORM_WITHOUT_KEYS, CellPlace(path.name, sheets[0].name, 1, 0)))
    return list(form_rows(path, keyed, layout, findings))

"""Read xlsx and xlsm: values with the codes of their formats, and what is merged or hidden."""

import posixpath
import re
from functools import lru_cache

from submissions.workbooks.sheets.formats import GENERAL, shown_number, shown_text, shows_plainly
from submissions.workbooks.sheets.markup import Archive, Attributes, Handlers, local
from submissions.workbooks.sheets.model import CellDoubt, Gathered, RefusedError, Shown, text_shown
from submissions.workbooks.sheets.xlsx_parts import TRUE, Relations, Strings, Styles, WorkbookXml, unescaped, whole

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_NOTHING: Attributes = {}


def read_xlsx(archive: Archive) -> list[dict[str, object]]:
    """Return the sheets of a workbook as plain data.

    Raises:
        RefusedError: it cannot be read.
    """
    roots = Relations()
    archive.read_if_there("_rels/.rels", roots)
    part = next((target for kind, target in roots.found.values() if kind == "officeDocument"), "xl/workbook.xml")
    part = posixpath.normpath(part.lstrip("/"))
    if part.lower().endswith(".bin"):
        raise RefusedError("xlsb")
    folder = posixpath.dirname(part)
    relations = Relations()
    archive.read_if_there(f"{folder}/_rels/{posixpath.basename(part)}.rels", relations)
    book = WorkbookXml()
    archive.read(part, book)
    styles, strings = Styles(), Strings()
    for kind, handlers in (("styles", styles), ("sharedStrings", strings)):
        target = next((each for name, each in relations.found.values() if name == kind), f"{kind}.xml")
        archive.read_if_there(_inside(folder, target), handlers)
    found = []
    for name, state, key in book.sheets:
        kind, target = relations.found.get(key, ("", ""))
        if kind == "worksheet":
            sheet = _Sheet(Gathered(name, state not in ("", "visible")), strings.found, styles, book)
            archive.read(_inside(folder, target), sheet)
            sheet.finish()
            found.append(sheet.gathered.plain())
    return found


def _inside(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


class _Sheet(Handlers):
    """The cells of a sheet; most calls come from here, a million for a large one."""

    def __init__(self, gathered: Gathered, strings: list[Shown], styles: Styles, book: WorkbookXml):
        super().__init__()
        self.gathered, self.strings, self.styles, self.book = gathered, strings, styles, book
        self._codes: dict[str | None, tuple[str | None, bool]] = {}
        self._row = self._column = 0
        self._cell: Attributes = _NOTHING
        self._value: list[str] | None = None
        self._formula = self._taking = False
        self._aside = 0
        self._rule_areas: list[tuple[int, int, int, int]] = []
        self._areas: list[tuple[int, int, int, int]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._cell = attributes
            self._value, self._formula = None, False
            place = attributes.get("r")
            self._column = column_of(place.rstrip("0123456789")) if place else self._column + 1
            return
        if ":" in name:
            name = local(name)
            if name == "c":
                self.start(name, attributes)
                return
        if name == "v" or (name == "t" and not self._aside):
            if self._value is None:
                self._value = []
            self._taking = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._row = whole(attributes["r"]) if "r" in attributes else self._row + 1
            self._column = 0
            if attributes.get("hidden") in TRUE or attributes.get("ht") == "0":
                self.gathered.hidden_rows.add(self._row)
        else:
            self._start_besides(name, attributes)

    def _start_besides(self, name: str, attributes: Attributes) -> None:
        if name == "rPh":
            self._aside += 1
        elif name == "col" and (attributes.get("hidden") in TRUE or attributes.get("width") == "0"):
            first, last = whole(attributes.get("min")), min(whole(attributes.get("max")), 16_384)
            self.gathered.hidden_columns.update(range(first, last + 1))
        elif name == "mergeCell":
            area = _area(attributes.get("ref", ""))
            if area:
                self.gathered.merged.append(area)
        elif name == "conditionalFormatting":
            self._rule_areas = [area for each in attributes.get("sqref", "").split()[:1000] if (area := _area(each))]
        elif name == "cfRule" and whole(attributes.get("dxfId", "-")) in self.styles.conditional:
            self._areas += self._rule_areas if "dxfId" in attributes else []

    def text(self, text: str) -> None:
        if self._taking and self._value is not None:
            self._value.append(text)

    def end(self, name: str) -> None:
        self._taking = False
        if name == "c":
            if self._value is not None or self._formula:
                self._finish_cell()
        elif ":" in name:
            name = local(name)
            if name != "c":
                self.end(name)
            elif self._value is not None or self._formula:
                self._finish_cell()
        elif name == "rPh":
            self._aside -= 1

    def _finish_cell(self) -> None:
        kind = self._cell.get("t", "n")
        text = "".join(self._value or ())
        style = self._cell.get("s")
        known = self._codes.get(style)
        if known is None:
            code = self.styles.code_of(style)
            known = self._codes[style] = (code, code is None or shows_plainly(code))
        code, plainly = known
        if kind == "s":
            try:
                shown = self.strings[int(text)]
            except (ValueError, IndexError):
                raise RefusedError("damaged", f"sharedStrings {text[:40]}") from None
        elif kind in ("str", "inlineStr"):
            shown = text_shown(unescaped(text))
            if self._formula and self._value is None:
                shown = Shown("", CellDoubt.UNSAVED)
        else:
            shown = self._shown(kind, text.strip(), code)
            plainly = True
        if not plainly and shown.text and shown.doubt is None:
            dressed = shown_text(shown.text, code or GENERAL)
            shown = Shown(dressed) if dressed else Shown(shown.text, CellDoubt.UNSEEN)
        if shown.doubt is not None or shown.value is not None:
            self.gathered.add(self._row, self._column, shown)
        elif shown.text:
            self.gathered.add_text(self._row, self._column, shown.text)

    def _shown(self, kind: str, text: str, code: str | None) -> Shown:
        """Return what is shown of anything but a text."""
        if not text:
            return Shown("", CellDoubt.UNSAVED) if self._formula else Shown("")
        if kind == "e":
            return Shown(text, CellDoubt.ERROR)
        if kind == "b":
            return Shown("TRUE", None, "Ya") if text in TRUE else Shown("FALSE", None, "Tidak")
        if kind == "d":
            return Shown(text, CellDoubt.DATE, text[:10])
        if self._formula and self.book.unsaved and text == "0":
            # Libraries write a nought and let Excel calculate when it opens the file.
            return Shown("0", CellDoubt.UNSAVED)
        try:
            number = float(text)
        except ValueError:
            return text_shown(text)
        return shown_number(number, code, self.book.epoch_1904)

    def finish(self) -> None:
        """Doubt the numbers that a condition may show in another format."""
        if not self._areas:
            return
        for row, cells in self.gathered.rows.items():
            areas = [area for area in self._areas if area[0] <= row <= area[2]]
            for at, text in cells.items() if areas else ():
                mark = self.gathered.marked.get((row, at))
                numeric = (mark is not None and mark.value is not None) or text.lstrip("-").isdigit()
                if numeric and any(area[1] <= at <= area[3] for area in areas):
                    value = mark.value if mark else text
                    doubt = (
                        mark.doubt if mark and mark.doubt in (CellDoubt.DATE, CellDoubt.PART_DATE) else CellDoubt.FORMAT
                    )
                    self.gathered.marked[row, at] = Shown(text, doubt, value)


@lru_cache(maxsize=20_000)
def column_of(letters: str) -> int:
    """Return the number of a column from its letters.

    Raises:
        RefusedError: no sheet has such a column.
    """
    if not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        raise RefusedError("dimensions")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _area(text: str) -> tuple[int, int, int, int] | None:
    match = _AREA.fullmatch(text)
    if not match:
        return None
    left, top, right, bottom = match.groups()
    return int(top), column_of(left), int(bottom or top), column_of(right or left)

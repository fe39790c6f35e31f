"""The parts of an xlsx beside its sheets: references, the book, styles, shared texts."""

import re

from submissions.workbooks.sheets.formats import BUILT_IN, GENERAL
from submissions.workbooks.sheets.markup import Attributes, Handlers, local
from submissions.workbooks.sheets.model import RefusedError, Shown, text_shown

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
TRUE = ("1", "true", "on")


class Relations(Handlers):
    """Which part is meant by a reference: its kind, and its name."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin an element."""
        if local(name) == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))


class WorkbookXml(Handlers):
    """The sheets with state and reference, the first day of the calendar, and whether results are to be made anew."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, str]] = []
        self.epoch_1904 = False
        self.unsaved = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin an element."""
        name = local(name)
        if name == "sheet":
            key = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self.sheets.append((unescaped(attributes.get("name", "")), attributes.get("state", ""), key))
        elif name == "workbookPr":
            self.epoch_1904 = attributes.get("date1904", "").lower() in TRUE
        elif name == "calcPr":
            self.unsaved = attributes.get("fullCalcOnLoad", "").lower() in TRUE


class Styles(Handlers):
    """The format's code of each style, and which conditional styles bring one of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: dict[int, str | None] = {}
        self.numbers: list[int] = []
        self.conditional: set[int] = set()
        self._inside = ""
        self._differences = -1

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin an element."""
        name = local(name)
        if name in ("cellXfs", "cellStyleXfs", "dxfs"):
            self._inside = name
        elif name == "dxf":
            self._differences += 1
        elif name == "numFmt" and self._inside == "dxfs":
            self.conditional.add(self._differences)
        elif name == "numFmt":
            self.codes[whole(attributes.get("numFmtId"))] = attributes.get("formatCode", GENERAL)
        elif name == "xf" and self._inside == "cellXfs":
            self.numbers.append(whole(attributes.get("numFmtId")))

    def code_of(self, style: str | None) -> str | None:
        """Return the code of a style's format; None where every computer has its own."""
        at = whole(style)
        number = self.numbers[at] if at < len(self.numbers) else 0
        return self.codes[number] if number in self.codes else BUILT_IN.get(number)


class Strings(Handlers):
    """The texts that cells refer to, without what is only said about their pronunciation."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Shown] = []
        self._pieces: list[str] = []
        self._taking = False
        self._aside = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin an element."""
        name = local(name)
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._aside += 1
        elif name == "t":
            self._taking = not self._aside

    def end(self, name: str) -> None:
        """End an element."""
        name = local(name)
        if name == "si":
            self.found.append(text_shown(unescaped("".join(self._pieces))))
        elif name == "rPh":
            self._aside -= 1
        elif name == "t":
            self._taking = False

    def text(self, text: str) -> None:
        """Take a piece of text."""
        if self._taking:
            self._pieces.append(text)


def whole(text: str | None) -> int:
    """Return a number of a part: 0 where none is stated, -1 where it cannot be told.

    Raises:
        RefusedError: it is none, or larger than any can be.
    """
    if text is None:
        return 0
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        if text == "-":
            return -1
        raise RefusedError("dimensions" if text.isdigit() else "damaged", text[:40])
    return int(text)


def unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold, which stand in it as `_x000B_`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text

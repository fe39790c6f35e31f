"""Read a document of Word as rows: a paragraph is a row of one cell, a row of a table one of several.

Headings stand in a column of their own, so that whoever looks for what belongs to a label sees where it ends.
"""

from submissions.workbooks.sheets.markup import Archive, Attributes, Handlers, local
from submissions.workbooks.sheets.model import MOST_COLUMNS, MOST_ROWS, Gathered, RefusedError, text_shown

DOCUMENT = "word/document.xml"
NAME = "dokumen"
HEADING_COLUMN = 100
"""Where headings stand; no table of a proposal is so wide."""
_HEADINGS = ("heading", "judul", "title")


def read_docx(archive: Archive) -> list[dict[str, object]]:
    """Return a document as one sheet.

    Raises:
        RefusedError: it cannot be read, or holds more than can be meant.
    """
    content = _Content()
    archive.read(DOCUMENT, content)
    return [content.found.plain()]


class _Content(Handlers):
    """The rows of a document; a table in a table belongs to the cell around it."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Gathered(NAME)
        self._row = 0
        self._depth = 0
        self._in_text = self._is_listed = self._is_heading = False
        self._letters: list[str] = []
        self._cell: list[str] = []
        self._cells: list[str] = []
        self._deleted = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin an element."""
        match local(name):
            case "tbl":
                self._depth += 1
            case "tr" if self._depth == 1:
                self._cells = []
            case "tc" if self._depth == 1:
                self._cell = []
            case "p":
                self._letters, self._is_listed, self._is_heading = [], False, False
            case "pStyle":
                style = next((value for key, value in attributes.items() if local(key) == "val"), "")
                self._is_heading = style.casefold().startswith(_HEADINGS)
            case "numPr":
                self._is_listed = True
            case "t":
                self._in_text = not self._deleted
            case "br" | "cr":
                self._letters.append("\n")
            case "tab":
                self._letters.append("\t")
            case "del" | "moveFrom":
                self._deleted += 1

    def end(self, name: str) -> None:
        """End an element."""
        match local(name):
            case "t":
                self._in_text = False
            case "p":
                self._end_paragraph()
            case "tc" if self._depth == 1:
                self._cells.append("\n".join(self._cell))
            case "tr" if self._depth == 1:
                self._add(self._cells)
            case "tbl":
                self._depth -= 1
            case "del" | "moveFrom":
                self._deleted -= 1

    def text(self, text: str) -> None:
        """Take a piece of text."""
        if self._in_text:
            self._letters.append(text)

    def _end_paragraph(self) -> None:
        text = "".join(self._letters).strip()
        if not text:
            return
        text = f"• {text}" if self._is_listed and not self._is_heading else text
        if self._depth:
            self._cell.append(text)
        elif self._is_heading:
            self._row += 1
            self.found.add(self._row, HEADING_COLUMN, text_shown(text))
        else:
            self._add([text])

    def _add(self, cells: list[str]) -> None:
        self._row += 1
        if self._row > MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise RefusedError("dimensions")
        for at, text in enumerate(cells[: HEADING_COLUMN - 1], start=1):
            if text.strip():
                self.found.add(self._row, at, text_shown(text))

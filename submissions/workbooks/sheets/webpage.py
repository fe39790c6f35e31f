"""Read the tables of a web page: many portals export one under the name of a workbook."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from submissions.workbooks.sheets.delimited import decoded
from submissions.workbooks.sheets.model import MOST_CELLS, MOST_COLUMNS, Gathered, RefusedError, text_shown

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_BEGIN = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|table|style|div)\b",
                    re.IGNORECASE | re.DOTALL)  # fmt: skip
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SILENT = ("script", "style", "title", "template", "noscript")
_BLOCKS = ("p", "div", "tr", "h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol")
_STEP = "\xa0" * 4  # a list within a list is set in so far; no-break spaces stay where others become one
_BULLET = "• "
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def is_webpage(content: bytes) -> bool:
    """Return whether a file begins as a web page does."""
    return bool(_BEGIN.match(decoded(content[:4096] if content[:4096].count(0) else content[:4096] + b"\n")))


def read_webpage(content: bytes, name: str) -> list[dict[str, object]]:
    """Return the tables of a web page as plain data, each as a sheet.

    Raises:
        RefusedError: it has no table.
    """
    stated = _CHARSET.search(content[:4096])
    try:
        text = (
            content.decode(stated[1].decode("ascii"))
            if stated and content[:2] not in (b"\xff\xfe", b"\xfe\xff")
            else decoded(content)
        )
    except (LookupError, UnicodeDecodeError):
        text = decoded(content)
    parser = _Tables(name)
    parser.feed(text.removeprefix("\ufeff"))
    parser.close()
    parser.finish()
    if not any(sheet.rows for sheet in parser.found):
        raise RefusedError("no-table")
    return [sheet.plain() for sheet in parser.found if sheet.rows]


class _List:
    """A list that is open: the mark of its last item, and how the next one counts."""

    def __init__(self, own: Mapping[str, str], *, ordered: bool):
        self.mark = ""
        self._form = own.get("type", "1") if ordered else ""
        self._next = _number(own.get("start"), 1)

    def next_mark(self, own: Mapping[str, str]) -> str:
        """Return the mark of the next item: a bullet, its number, or its letter."""
        number = _number(own.get("value"), self._next)
        self._next = number + 1
        if not self._form:
            self.mark = _BULLET
        elif self._form in "aA" and 0 < number <= 26:
            self.mark = f"{chr(ord(self._form) + number - 1)}. "
        elif self._form in "iI" and 0 < number <= len(_ROMAN):
            roman = _ROMAN[number - 1]
            self.mark = f"{roman.upper() if self._form == 'I' else roman}. "
        else:
            self.mark = f"{number}. "
        return self.mark


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else otherwise


class _Tables(HTMLParser):
    """The cells of all tables; a table inside a cell is part of that cell's text."""

    def __init__(self, name: str):
        super().__init__(convert_charrefs=True)
        self.found: list[Gathered] = []
        self._name = name
        self._tables = self._silent = 0
        self._row, self._column = 0, 1
        self._spans: dict[int, int] = {}
        self._cell: list[str] | None = None
        self._lists: list[_List] = []
        self._down = self._right = 1
        self._filled = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        own = {key: value or "" for key, value in attributes}
        if tag == "table":
            self._tables += 1
            if self._tables == 1:
                number = len(self.found) + 1
                self.found.append(Gathered(self._name if number == 1 else f"{self._name} {number}"))
                self._row, self._spans = 0, {}
        elif tag in _SILENT:
            self._silent += 1
        elif self._tables == 1 and tag == "tr":
            self._finish_cell()
            self._row, self._column = self._row + 1, 1
            if _UNSEEN.search(own.get("style", "")) or "hidden" in own:
                self.found[-1].hidden_rows.add(self._row)
        elif self._tables == 1 and tag in ("td", "th"):
            self._finish_cell()
            self._row = max(self._row, 1)
            while self._spans.get(self._column, 0) >= self._row:
                self._column += 1
            self._down, self._right = _span(own.get("rowspan"), 65_534), _span(own.get("colspan"), 1000)
            self._cell, self._lists = [], []
        elif self._cell is not None and tag in _LISTS:
            self._lists.append(_List(own, ordered=tag == "ol"))
        elif self._cell is not None and tag == "li":
            self._begin_item(own)
        elif self._cell is not None and tag in ("br", *_BLOCKS):
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table":
            if self._tables == 1:
                self._finish_cell()
            self._tables = max(0, self._tables - 1)
        elif self._tables == 1 and tag in ("td", "th", "tr"):
            self._finish_cell()
        elif self._cell is not None and tag in _LISTS:
            self._lists = self._lists[:-1]
            self._drop_blank_end()
            self._break()
        elif self._cell is not None and tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            # White space of the source is one space; a no-break space is the writer's own.
            text = re.sub(r"[ \t\r\n\f]+", " ", data)
            if text != " " or not self._at_item:
                self._cell.append(text)

    def finish(self) -> None:
        """Take what was open at the end of the file."""
        self._finish_cell()

    @property
    def _at_item(self) -> bool:
        """Return whether nothing stands behind the mark of an item yet."""
        return bool(self._cell and self._lists and self._cell[-1] == self._lists[-1].mark)

    def _break(self) -> None:
        if self._cell and not self._at_item and not (self._lists and self._cell[-1].startswith("\n")):
            self._cell.append("\n" + _STEP * len(self._lists))

    def _drop_blank_end(self) -> None:
        while self._cell and not self._cell[-1].strip(" \n\xa0"):
            self._cell.pop()

    def _begin_item(self, own: dict[str, str]) -> None:
        """Begin the line of an item, without a blank line before it; one outside of every list has a bullet."""
        assert self._cell is not None
        self._drop_blank_end()
        held = self._lists or [_List({}, ordered=False)]
        if self._cell:
            self._cell.append("\n")
        self._cell += [_STEP * (len(held) - 1), held[-1].next_mark(own)]

    def _finish_cell(self) -> None:
        if self._cell is None:
            return
        lines = [" ".join(line.split(" ")).strip(" ") for line in "".join(self._cell).split("\n")]
        self._cell = None
        last = self._column + self._right - 1
        if last > MOST_COLUMNS:
            raise RefusedError("dimensions")
        shown = text_shown(re.sub(r" {2,}", " ", "\n".join(lines)))
        sheet = self.found[-1]
        if shown.text or shown.doubt:
            sheet.add(self._row, self._column, shown)
        if self._down > 1 or self._right > 1:
            sheet.merged.append((self._row, self._column, self._row + self._down - 1, last))
        for at in range(self._column, last + 1):
            self._spans[at] = self._row + self._down - 1
        self._filled += self._right
        if self._filled > MOST_CELLS:
            raise RefusedError("too-large")
        self._column = last + 1


def _span(text: str | None, most: int) -> int:
    return max(1, min(_number(text, 1), most))

"""Read tables of text, one row a line: CSV divided by semicolons, commas or tabs, in any usual encoding."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from submissions.workbooks.sheets.model import Gathered, RefusedError, text_shown

DIVIDERS = (";", ",", "\t", "|")
_SAMPLE_ROWS = 50
_AS_TEXT = re.compile(r'="([^"]*)"')
_ENCODINGS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_delimited(content: bytes, name: str) -> list[dict[str, object]]:
    """Return the one sheet of a table of text as plain data.

    Raises:
        RefusedError: it is no such table.
    """
    text = decoded(content)
    if "\0" in text:
        raise RefusedError("kind")
    divider = None
    stated = re.match(r"sep=(.)\r?\n", text)
    if stated:
        divider, text = stated[1], text[stated.end() :]
    gathered = Gathered(name)
    first = 2 if stated else 1
    csv.field_size_limit(1 << 24)
    try:
        for number, cells in enumerate(_rows(text, divider or _divider(text)), start=first):
            for at, cell in enumerate(cells, start=1):
                # Some applications write ="0812" to keep a spreadsheet from making a number of it.
                quoted = _AS_TEXT.fullmatch(cell) if cell[:2] == '="' else None
                shown = text_shown(quoted[1] if quoted else cell)
                if shown.text or shown.doubt:
                    gathered.add(number, at, shown)
    except csv.Error as error:
        raise RefusedError("quotes", str(error)) from None
    return [gathered.plain()]


def decoded(content: bytes) -> str:
    """Return the text of a file: by its mark, as UTF-8, or in the encoding of Western Windows."""
    encoding = next((name for mark, name in _ENCODINGS if content.startswith(mark)), None)
    if encoding is None and content[:200].count(0) * 3 > len(content[:200]):
        encoding = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
    try:
        return content.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        if encoding:
            raise RefusedError("damaged", encoding) from None
    # Python leaves five bytes of this encoding undefined; Windows reads them as control characters.
    return "".join(piece.decode("cp1252", "ignore") or piece.decode("latin-1") for piece in _undefined_apart(content))


def _undefined_apart(content: bytes) -> list[bytes]:
    return [piece for piece in re.split(rb"([\x81\x8d\x8f\x90\x9d])", content) if piece]


def _rows(text: str, divider: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True)


def _divider(text: str) -> str:
    """Return the sign that divides the cells: that which gives most rows alike with most cells."""
    best, most = DIVIDERS[0], (0, 0)
    for divider in DIVIDERS:
        widths: Counter[int] = Counter()
        try:
            for _number, cells in zip(range(_SAMPLE_ROWS), _rows(text, divider), strict=False):
                if any(cells):
                    widths[len(cells)] += 1
        except csv.Error:
            if not widths:
                continue
        usual, times = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]), default=(1, 0))
        score = (times, usual) if usual > 1 else (0, 0)
        if score > most:
            best, most = divider, score
    return best

"""Open a PDF that can be shown: pages, text layer, blank pages."""

import time
from contextlib import suppress
from typing import Any, BinaryIO

import pypdfium2

TEXT_PAGES = 60
TEXT_CHARACTERS = 60_000
DRAWN_PAGES = 100
_DOTS_PER_POINT = 20 / 72
_DYNAMIC = (2, 3)  # forms of XFA, which this build of PDFium does not know
_LARGEST_DRAWING = 1000  # pixels; a poster is drawn coarser
_FAINTEST = 8  # of 255: scanned white is rarely one white only, while the smallest full stop gives 20


def pdf_facts(file: BinaryIO, seconds: float) -> dict[str, Any]:
    """Return what an open PDF says of itself, as values for `FileFacts`.

    Args:
        file: the PDF.
        seconds: after which no further page is begun; what was found until then is returned.
    """
    until = time.monotonic() + seconds
    with pypdfium2.PdfDocument(file) as document:
        return _pages(document, until)


def _pages(document: pypdfium2.PdfDocument, until: float) -> dict[str, Any]:
    # Without it what was typed into the fields of a form is not drawn, and its page seems blank.
    if document.get_formtype() not in _DYNAMIC:
        document.init_forms()
    pages = len(document)
    found: dict[str, Any] = {"pages": pages, "pages_drawn": 0, "blank_pages": (), "text": "", "has_text": False}
    for number in range(1, min(pages, max(TEXT_PAGES, DRAWN_PAGES)) + 1):
        if time.monotonic() > until:
            break
        # Whether a page can be shown has been judged before; of one that cannot be read or drawn here, nothing is said.
        with suppress(pypdfium2.PdfiumError, ValueError, ArithmeticError):
            _page(document, number, found)
    return found


def _page(document: pypdfium2.PdfDocument, number: int, found: dict[str, Any]) -> None:
    page = document[number - 1]
    try:
        room = TEXT_CHARACTERS - len(found["text"])
        if number <= TEXT_PAGES and room > 0:
            text = _text(page, room)
            found["text"] += text
            found["has_text"] = found["has_text"] or bool(text.strip())
        if number <= DRAWN_PAGES:
            found["pages_drawn"] = number
            if _is_blank(page):
                found["blank_pages"] += (number,)
    finally:
        page.close()


def _text(page: pypdfium2.PdfPage, room: int) -> str:
    """Return at most `room` characters of a page's text, a form feed at its end, nothing else unprintable in it."""
    textpage = page.get_textpage()
    try:
        raw = str(textpage.get_text_bounded())[:room].replace("\r\n", "\n")
    finally:
        textpage.close()
    text = "\n".join(line if line.isprintable() else _printable(line) for line in raw.split("\n"))
    return f"{text[: room - 1]}\f"


def _printable(line: str) -> str:
    return "".join(character if character.isprintable() else " " for character in line)


def _is_blank(page: pypdfium2.PdfPage) -> bool:
    scale = min(_DOTS_PER_POINT, _LARGEST_DRAWING / max(*page.get_size(), 1))
    bitmap = page.render(scale=scale, grayscale=True, limit_image_cache=True)
    try:
        darkest, lightest = bitmap.to_pil().getextrema()
    finally:
        bitmap.close()
    return bool(lightest - darkest <= _FAINTEST)

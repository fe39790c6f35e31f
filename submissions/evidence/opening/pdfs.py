"""Open a PDF: pages, text layer, blank pages, password."""

import time
from typing import Any, BinaryIO

import pypdfium2
import pypdfium2.raw as pdfium

from submissions.evidence.opening.facts import FileProblem, said

TEXT_PAGES = 60
TEXT_CHARACTERS = 60_000
DRAWN_PAGES = 100
_DOTS_PER_POINT = 20 / 72
_LARGEST_DRAWING = 1000  # pixels; a poster is drawn coarser
_FAINTEST = 8  # of 255: scanned white is rarely one white only, while the smallest full stop gives 20
_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def pdf_facts(file: BinaryIO, seconds: float) -> dict[str, Any]:
    """Return what an open PDF says of itself, as values for `FileFacts`.

    Args:
        file: the PDF.
        seconds: after which no further page is begun; what was found until then is returned.
    """
    until = time.monotonic() + seconds
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in _LOCKED
        return {"problem": FileProblem.ENCRYPTED if locked else FileProblem.BROKEN, "detail": said(error)}
    with document:
        return _pages(document, until)


def _pages(document: pypdfium2.PdfDocument, until: float) -> dict[str, Any]:
    # Without it what was typed into the fields of a form is not drawn, and its page seems blank.
    document.init_forms()
    pages = len(document)
    found: dict[str, Any] = {"pages": pages, "pages_drawn": 0, "blank_pages": (), "text": "", "has_text": False}
    if not pages:
        return {**found, "problem": FileProblem.BROKEN, "detail": "no pages"}
    for number in range(1, min(pages, max(TEXT_PAGES, DRAWN_PAGES)) + 1):
        if time.monotonic() > until:
            break
        try:
            _page(document, number, found)
        except (pypdfium2.PdfiumError, ValueError) as error:
            return {**found, "problem": FileProblem.BROKEN, "detail": f"page {number}: {said(error)}"}
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
    scale = min(_DOTS_PER_POINT, _LARGEST_DRAWING / max(page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True, limit_image_cache=True)
    try:
        darkest, lightest = bitmap.to_pil().getextrema()
    finally:
        bitmap.close()
    return bool(lightest - darkest <= _FAINTEST)

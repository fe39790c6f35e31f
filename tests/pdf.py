"""Read a PDF as its reader sees it."""

import io
import re
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2


@dataclass(frozen=True)
class ReadPdf:
    pages: list[str]
    title: str
    bookmarks: list[tuple[int, str]]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    def page_with(self, heading: str) -> int:
        found = [number for number, page in enumerate(self.pages, 1) if heading in page.splitlines()]
        assert found, f"no page has the line {heading!r}"
        return found[-1]


def read_pdf(source: Path | bytes) -> ReadPdf:
    content = source.read_bytes() if isinstance(source, Path) else source
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        title = str(pdf.docinfo["/Title"])
    bookmarks = [(item.level, item.get_title()) for item in document.get_toc()]
    return ReadPdf(pages, title, bookmarks)


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def squeezed(text: str) -> str:
    """Return a text without white space: where a cell breaks its lines does not matter."""
    return re.sub(r"\s+", "", text)


def assert_in_order(text: str, parts: list[str]) -> None:
    assert parts
    text = flat(text)
    position = 0
    for part in parts:
        found = text.find(flat(part), position)
        assert found >= 0, f"{part!r} is missing after {text[max(0, position - 80) : position]!r}"
        position = found + len(flat(part))


def characters_outside(source: Path | bytes, left: float = 14, right: float = 14) -> list[tuple[int, str]]:
    """Return characters that lie (partly) beyond the page's edges, in points."""
    outside = []
    for number, page in enumerate(pypdfium2.PdfDocument(source), 1):
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            if not text.get_text_range(index, 1).strip():
                continue
            x0, y0, x1, y1 = text.get_charbox(index)
            if x0 < left or x1 > width - right or y0 < 8 or y1 > height - 8:
                outside.append((number, text.get_text_range(index, 1)))
    return outside

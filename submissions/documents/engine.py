"""The PDF engine: WeasyPrint with one font configuration and one parsed stylesheet per process.

Both are kept: a fresh pair for each document is slower and leaks.
"""

import logging
from dataclasses import dataclass, field
from functools import cached_property

from submissions.documents.fetching import DocumentFetcher
from submissions.documents.weasy import CSS, HTML, FontConfiguration
from submissions.resources import templates_folder
from submissions.workspace import Workspace

STYLESHEET = "shared/style.css"
_LOGGERS = ("weasyprint", "fontTools")


@dataclass(frozen=True)
class Printed:
    """A finished PDF: its bytes, its number of pages, what the engine complained of, and where things stand.

    `places` gives for each `id` of the HTML the number of its page, counted from 1.
    """

    content: bytes
    pages: int
    complaints: list[str]
    places: dict[str, int] = field(default_factory=dict)


class Engine:
    """Prints HTML of one workspace as PDF."""

    def __init__(self, workspace: Workspace):
        self._fetcher = DocumentFetcher(templates_folder() / "shared", workspace)
        self._fonts = FontConfiguration()
        own = workspace.templates_folder / STYLESHEET
        self._stylesheet_path = own if own.is_file() else templates_folder() / STYLESHEET

    @cached_property
    def _stylesheet(self) -> CSS:
        text = self._stylesheet_path.read_text(encoding="utf-8")
        return CSS(string=text, font_config=self._fonts, url_fetcher=self._fetcher)

    def print(self, html: str, *, tagged: bool = True) -> Printed:
        """Return the PDF of a whole HTML document.

        Args:
            html: the document.
            tagged: whether the PDF says which text is a heading, a table and so on.
        """
        collector = _Collector()
        loggers = [logging.getLogger(name) for name in _LOGGERS]
        for logger in loggers:
            logger.addHandler(collector)
            logger.propagate = False
        try:
            document = HTML(string=html, base_url=None, url_fetcher=self._fetcher).render(
                stylesheets=[self._stylesheet], font_config=self._fonts
            )
            content = document.write_pdf(pdf_tags=tagged)
        finally:
            for logger in loggers:
                logger.removeHandler(collector)
        places = {name: number for number, page in enumerate(document.pages, 1) for name in page.anchors}
        return Printed(content, len(document.pages), collector.lines, places)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

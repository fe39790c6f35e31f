"""The PDF engine: WeasyPrint with one font configuration and one parsed stylesheet per process.

Both are kept: a fresh pair for each document is slower and leaks.
"""

import datetime as dt
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from submissions.documents.attaching import attach_to_engine
from submissions.documents.complaints import complaints
from submissions.documents.conformance import VARIANT, claim_both
from submissions.documents.contract import STYLESHEET as STYLESHEET
from submissions.documents.faster import collecting_after, switched_off
from submissions.documents.faster.styling import RESTS_ON_PAGE, keep_styles
from submissions.documents.fetching import DocumentFetcher
from submissions.documents.markup import environment, render
from submissions.documents.numbering import COUNTED, counts_otherwise, filled_in, has_references, places_in
from submissions.documents.origin import filled, unfilled
from submissions.documents.overrides import Templates
from submissions.documents.photographs import Photographs
from submissions.documents.printed import Printed
from submissions.documents.signing import add_signature_fields
from submissions.documents.weasy import CSS, HTML, Attachment, FontConfiguration
from submissions.resources import templates_folder
from submissions.workspace import Workspace

_LOGGERS = ("weasyprint", "fontTools")
_LONG_AGO = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Attached:
    """A file that a PDF carries: the data it was made from. It has no date of today: equal input gives equal bytes."""

    name: str
    content: bytes
    description: str

    def for_engine(self) -> Attachment:
        """Return it as the engine takes it."""
        return Attachment(
            string=self.content,
            name=self.name,
            description=self.description,
            created=_LONG_AGO,
            modified=_LONG_AGO,
            relationship="Source",
        )


class Engine:
    """Prints HTML of one workspace as PDF."""

    def __init__(
        self, workspace: Workspace, photographs: Photographs | None = None, templates: Templates | None = None
    ):
        """Prepare an engine.

        Args:
            workspace: whose HTML is printed.
            photographs: what makes its photographs ready; its own where none is given.
            templates: where its styles are looked up; its own where none are given.
        """
        self._workspace, self._templates = workspace, templates
        self._fetcher = DocumentFetcher(templates_folder() / "shared", workspace, photographs)
        self._fonts = FontConfiguration()
        own = workspace.templates_folder / STYLESHEET
        self.has_own_styles = own.is_file()

    @cached_property
    def _style_text(self) -> str:
        return render(self._templates or environment(self._workspace), STYLESHEET, {})

    @cached_property
    def _styles(self) -> tuple[CSS, list[str]]:
        """The parsed styles, and what the engine complains of in them: that holds for every document.

        Colours are filled in when they are read, since custom properties would cost time with every element.
        """
        if not RESTS_ON_PAGE.search(self._style_text):
            keep_styles(self._fonts)
        with _listening() as lines:
            return CSS(string=self._style_text, font_config=self._fonts, url_fetcher=self._fetcher), lines

    def print(
        self,
        html: str,
        *,
        archive: bool = True,
        attached: Attached | None = None,
        origin: Mapping[str, Any] | None = None,
        record: str | None = None,
    ) -> Printed:
        """Return the PDF of a whole HTML document.

        Args:
            html: the document.
            archive: whether it is to be PDF/A-3a and PDF/UA-1, tagged, with all that these ask; a document that
                foreign pages are laid into can be neither.
            attached: a file to be carried in it.
            origin: what `asal.json` in it says of it; without it there is none.
            record: the record as JSON, in which the engine's complaints are looked up.
        """
        with collecting_after(wait=not switched_off()):
            return self._printed(html, archive, attached, origin, record)

    def _printed(
        self, html: str, archive: bool, attached: Attached | None, origin: Mapping[str, Any] | None, record: str | None
    ) -> Printed:
        stylesheet, style_lines = self._styles
        with _listening() as lines:
            options = {"pdf_variant": VARIANT} if archive else {"pdf_tags": False}
            document = self._laid_out(html, stylesheet, options)
            if archive:
                claim_both(document)
            attachments = [attached.for_engine()] if attached else []
            about = dict(origin or {})

            def finish(document: Any, pdf: Any) -> None:
                about["kolom"] = add_signature_fields(document, pdf) if archive else []
                if origin is not None:
                    attach_to_engine(pdf, unfilled(about, len(document.pages)))

            content = document.write_pdf(attachments=attachments, finisher=finish, **options)
        if origin is not None:
            content = filled(content, about)
        said = complaints([*style_lines, *lines], record)
        return Printed(content, len(document.pages), said, places_in(document))

    def _laid_out(self, html: str, stylesheet: CSS, options: Mapping[str, Any]) -> Any:
        """Return the engine's document, with the numbers of the pages that it refers to."""

        def laid_out(*styles: CSS) -> Any:
            source = HTML(string=html, base_url=None, url_fetcher=self._fetcher)
            return source.render(stylesheets=list(styles), font_config=self._fonts, **options)

        if not has_references(html):
            return laid_out(stylesheet)
        if not (counts_otherwise(html) or counts_otherwise(self._style_text)):
            document = laid_out(stylesheet)
            if filled_in(document):
                return document
        return laid_out(stylesheet, self._counted)

    @cached_property
    def _counted(self) -> CSS:
        return CSS(string=COUNTED, font_config=self._fonts)


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Give a list that takes in what the engine logs meanwhile; nothing of it is printed."""
    collector = _Collector()
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    for logger in loggers:
        logger.addHandler(collector)
        logger.propagate = False
    try:
        yield collector.lines
    finally:
        for logger in loggers:
            logger.removeHandler(collector)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

"""Open a foreign PDF and judge whether it can be shown, by two libraries: each reads what the other may not."""

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Dictionary

from submissions.evidence.problems import FileProblem, UnfitError
from submissions.evidence.showing.bombs import unpacks_beyond

MOST_PAGES = 2000
_MOST_OF_PLACEHOLDER = 1 << 18  # bytes
# What programs print on the only page of a form that is made while it is looked at.
_PLACEHOLDER = re.compile(r"if this message is not eventually replaced|viewer may not be able to display this type")


def open_pdf(path: Path) -> pikepdf.Pdf:
    """Open a foreign PDF; one that only PDFium understands is taken over from there.

    Raises:
        UnfitError: it is locked or broken, has no pages or too many, or its pages are not what it holds.
        MemoryError: there is too little memory for it.
    """
    try:
        pdf = pikepdf.open(path, suppress_warnings=True)
        count = len(pdf.pages)
    except MemoryError:
        raise
    except Exception as error:
        # Not every error of a broken file is a PdfError; and a lock may be on its attachments only.
        locked = isinstance(error, pikepdf.PasswordError)
        pdf = pikepdf.open(io.BytesIO(_as_pdfium_reads_it(path, locked)), suppress_warnings=True)
        count = len(pdf.pages)
    try:
        _refuse_strange(path, pdf, count)
    except (UnfitError, MemoryError):
        pdf.close()
        raise
    except Exception as error:
        pdf.close()
        raise UnfitError(FileProblem.BROKEN, f"{type(error).__name__}: {error}") from None
    return pdf


def _as_pdfium_reads_it(path: Path, locked: bool) -> bytes:
    """Return the pages of a PDF as PDFium writes them.

    Raises:
        UnfitError: it cannot read them either.
    """
    buffer = io.BytesIO()
    try:
        with pypdfium2.PdfDocument(path) as document, pypdfium2.PdfDocument.new() as fresh:
            if not len(document):
                raise UnfitError(FileProblem.NO_PAGES)
            if not any(_has_something(document, number) for number in range(min(len(document), MOST_PAGES))):
                raise UnfitError(FileProblem.BROKEN, "nothing on its pages")
            fresh.import_pages(document)
            fresh.save(buffer)
    except (UnfitError, MemoryError):
        raise
    except Exception as error:
        reason = FileProblem.ENCRYPTED if locked else FileProblem.BROKEN
        raise UnfitError(reason, f"{type(error).__name__}: {error}") from None
    return buffer.getvalue()


def _has_something(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Return whether anything is painted on a page: PDFium also takes for a page what is none."""
    page = document[number]
    try:
        return next(iter(page.get_objects(max_depth=1)), None) is not None
    finally:
        page.close()


def _refuse_strange(path: Path, pdf: pikepdf.Pdf, count: int) -> None:
    if not count:
        raise UnfitError(FileProblem.NO_PAGES)
    if count > MOST_PAGES:
        raise UnfitError(FileProblem.TOO_LONG, str(count))
    if isinstance(pdf.Root.get("/Collection"), Dictionary):
        raise UnfitError(FileProblem.PORTFOLIO)
    form = pdf.Root.get("/AcroForm")
    has_xfa = isinstance(form, Dictionary) and "/XFA" in form
    if has_xfa and bool(pdf.Root.get("/NeedsRendering", False)):
        raise UnfitError(FileProblem.FORM)
    # Whether it is a form that shows nothing, only its words say; a page of many words is none.
    may_be = (has_xfa or count == 1) and not unpacks_beyond(pdf.pages[0].obj.get("/Contents"), _MOST_OF_PLACEHOLDER)
    if _PLACEHOLDER.search(_read_by_pdfium(path, count, may_be)):
        raise UnfitError(FileProblem.FORM)


def _read_by_pdfium(path: Path, count: int, first: bool) -> str:
    """Return the text of the first page if it is wanted, once PDFium finds all pages: browsers show what it reads.

    Raises:
        UnfitError: it does not, or finds another number of pages.
    """
    try:
        with pypdfium2.PdfDocument(path) as document:
            if len(document) != count:
                raise UnfitError(FileProblem.BROKEN, f"{len(document)} or {count} pages")
            for number in range(count):
                document.get_page_size(number)
            if not first:
                return ""
            page = document[0]
            text = page.get_textpage()
            try:
                return " ".join(str(text.get_text_bounded()).casefold().split())
            finally:
                text.close()
                page.close()
    except pypdfium2.PdfiumError as error:
        raise UnfitError(FileProblem.BROKEN, str(error)) from None

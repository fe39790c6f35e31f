"""The list in the kit: every document with its file, its size before and after, and what became of it."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.wording import megabytes
from submissions.documents.sections import Exhibit, Section
from submissions.evidence.problems import FileProblem
from submissions.portal.kit import words
from submissions.portal.kit.papers import KitPaper
from submissions.portal.kit.wishes import Limit, Outcome
from submissions.steering import unturned

NAME = "daftar.xlsx"
_WIDTHS = (8, 30, 40, 24, 18, 40, 50, 12, 12, 10, 40)
_CREATED = dt.datetime(2026, 1, 1)
_LONGEST = 32_767  # characters that a cell holds


@dataclass(frozen=True)
class KitFile:
    """One document at one place that cites it, and its file in the kit (a path from the kit's folder).

    `path` is None where there is none: a link, a file that is missing, one larger than the portal takes.
    """

    section: Section
    exhibit: Exhibit
    outcome: Outcome
    limit: Limit
    path: str | None = None
    before: int | None = None
    after: int | None = None
    reason: FileProblem | None = None

    @property
    def words(self) -> str:
        """Return what became of it, as the kit's papers say it."""
        said = words.OUTCOMES[self.outcome]
        return f"{said}: {self.reason.in_documents}" if self.reason else said


def listing(files: Sequence[KitFile], papers: Sequence[KitPaper] = ()) -> bytes:
    """Return the list as a workbook, always the same bytes: the papers first, then the documents.

    *Why:* of a CSV file every spreadsheet makes numbers and dates where it can: 17.10 became 17.1.
    """
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": words.TITLE, "author": "submissions", "created": _CREATED})
        top = {"valign": "top", "text_wrap": True}
        head, text = book.add_format({**top, "bold": True}), book.add_format({**top, "num_format": "@"})
        figure = book.add_format({**top, "num_format": "0.0"})
        sheet = book.add_worksheet(words.SHEET)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for at, (heading, width) in enumerate(zip(words.HEADINGS, _WIDTHS, strict=True)):
            sheet.write_string(0, at, heading, head)
            sheet.set_column(at, at, width)
        rows = [*map(_paper_cells, papers), *map(_cells, files)]
        for row, cells in enumerate(rows, start=1):
            for at, cell in enumerate(cells):
                if isinstance(cell, Decimal):
                    sheet.write_number(row, at, float(cell), figure)
                elif cell:
                    sheet.write_string(row, at, cell, text)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(words.HEADINGS) - 1)
    return stream.getvalue()


def _cells(file: KitFile) -> list[str | Decimal | None]:
    evidence = file.exhibit.evidence
    limit = "" if file.limit.megabytes is None or file.before is None else f"{file.limit.megabytes:f}".replace(".", ",")
    cells = [
        *(file.exhibit.number, f"{file.section.number} {file.section.name}", evidence.title),
        *(evidence.letter_number, evidence.date, evidence.file or evidence.link, file.path),
        *(None if size is None else megabytes(size) for size in (file.before, file.after)),
        *(limit, file.words),
    ]
    return _fitting(cells)


def _paper_cells(paper: KitPaper) -> list[str | Decimal | None]:
    size = megabytes(len(paper.content))
    return _fitting([None, None, paper.title, None, None, None, paper.path, None, size, None, paper.remark])


def _fitting(cells: list[str | Decimal | None]) -> list[str | Decimal | None]:
    return [
        " ".join(unturned(str(cell)).split())[:_LONGEST] if not isinstance(cell, Decimal) and cell else cell
        for cell in cells
    ]

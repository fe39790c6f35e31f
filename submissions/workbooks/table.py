"""The table of everything: one row per innovation, a sheet per indicator, and the sheets that `import` reads."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from schemas.edition import Edition
from schemas.offices import FIELDS, office_key, usual_spellings
from submissions.assessment.assessing import Assessment, FilledAssessment, RecordReport
from submissions.assessment.scores import Row
from submissions.findings.labels import VERDICTS
from submissions.language import _, speaking
from submissions.records.reading import ReadRecord
from submissions.workbooks import words
from submissions.workbooks.columns import BookLayout, Column
from submissions.workbooks.rows import rows_from_records
from submissions.workbooks.writing import Book

_IDENTITY = ("id", "nama", "pengusul.nama", "pengusul.induk", "tahapan", "urusan_utama", "waktu_penerapan")
_LONGEST_NAME = 31  # characters of a sheet's name in Excel
_FACTS = ("pilihan", "jumlah", "tahun", "daftar", "diterima", "ditangani", "basis", "bukti")


@speaking("id")
def make_table(reports: Sequence[RecordReport], editions: Sequence[Edition], layout: BookLayout) -> bytes:
    """Return the workbook of all innovations.

    Args:
        reports: each record assessed for the editions, in their order.
        editions: whose verdicts and scores the table shows.
        layout: the sheets that are imported again; that of all editions, so that nothing of a record is left out.
    """
    book = _Table(layout, editions)
    rows = rows_from_records((report.record for report in reports), layout)
    book.add_summary(reports, [row.cells for row in rows[layout.main.name]])
    book.add_data(rows, blank=20)
    book.add_indicators(reports)
    return book.content()


class _Table(Book):
    def __init__(self, layout: BookLayout, editions: Sequence[Edition]):
        super().__init__(layout)
        self.editions = editions
        self.number = self.book.add_format({"valign": "top", "num_format": "0.00"})

    def add_summary(self, reports: Sequence[RecordReport], cells: Sequence[Any]) -> None:
        """Add the sheet with a row per innovation: identity, verdicts, scores, gaps; unreadable records too."""
        by_name = {column.name: column for column in self.layout.main.columns}
        identity = [by_name[name] for name in _IDENTITY]
        headings = [column.heading for column in identity] + [words.FILE]
        for edition in self.editions:
            name = edition.id.upper()
            headings.append(words.VERDICT_OF.format(edition=name))
            if edition.indicators:
                headings += [heading.format(edition=name) for heading in words.SCORES_OF]
        filled = iter(cells)  # of the readable records, in their order; an id may stand twice
        usual = usual_spellings(row[name] for row in cells for name in FIELDS if name in row)
        rows: list[list[Any]] = []
        for report in reports:
            own = next(filled) if report.is_readable else {}
            row: list[Any] = [own.get(column.name, "") for column in identity] + [report.record.file]
            for at, column in enumerate(identity):
                if column.name in FIELDS and row[at]:
                    row[at] = usual[office_key(row[at])]
            for assessment in report.assessments:
                row += _verdict(assessment)
            rows.append(row)
        self._sheet(words.SUMMARY, headings, rows)

    def add_indicators(self, reports: Sequence[RecordReport]) -> None:
        """Add a sheet per indicator: the facts of every innovation, and the parameters claimed and proven."""
        sheet = next((each for each in self.layout.sheets if each.path == ("indikator",)), None)
        facts = [column for column in sheet.columns if column.name in _FACTS] if sheet else []
        headings = [*words.INDICATOR_COLUMNS, *(column.heading for column in facts)]
        for number, edition in enumerate(self.editions):
            for key, indicator in edition.indicators.items():
                rows = []
                for report in reports:
                    assessment = report.assessments[number]
                    if isinstance(report.record, ReadRecord) and isinstance(assessment, FilledAssessment):
                        scored = [each for each in assessment.scores.rows if each.key == key]
                        rows += [_facts(report.record, row, facts) for row in scored]
                self._sheet(_sheet_name(f"{indicator.no} {indicator.name}"), headings, rows)

    def _sheet(self, name: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        sheet = self.book.add_worksheet(self._unused(name))
        self._page(sheet)
        for at, heading in enumerate(headings):
            sheet.write_string(0, at, heading, self.heading)
            sheet.set_column(at, at, 40 if at == 1 else 18)
        last = 0
        for last, row in enumerate(rows, start=1):
            for at, value in enumerate(row):
                if isinstance(value, int | float):
                    sheet.write_number(last, at, value, self.label if isinstance(value, int) else self.number)
                else:
                    sheet.write_string(last, at, str(value), self.label)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(last, 1), len(headings) - 1)
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)

    def _unused(self, name: str) -> str:
        """Return a name that no sheet has: two editions may name their indicators alike, and capitals do not count."""
        taken = {sheet.get_name().casefold() for sheet in self.book.worksheets()}
        other, number = name, 1
        while other.casefold() in taken:
            number += 1
            other = f"{name[: _LONGEST_NAME - len(f' ({number})')]} ({number})"
        return other


def _verdict(assessment: Assessment) -> list[Any]:
    row: list[Any] = [_(VERDICTS[assessment.verdict]).capitalize()]
    if assessment.edition.indicators:
        if not isinstance(assessment, FilledAssessment) or not assessment.proofs:
            return [*row, "", "", ""]
        scores = assessment.scores
        row += [float(scores.claimed), float(scores.proven), len(assessment.gaps)]
    return row


def _facts(record: ReadRecord, row: Row, columns: Sequence[Column]) -> list[Any]:
    from submissions.workbooks.cells import LONGEST, shown

    innovation = record.innovation
    stated = record.source.data.get("indikator") or {}
    own = stated.get(row.key) if isinstance(stated, dict) else None
    own = own if isinstance(own, dict) else {}
    texts = [shown(own.get(column.name), column)[:LONGEST] for column in columns]
    return [innovation.id, innovation.nama[:LONGEST], row.claimed, row.proven, float(row.weight * row.proven), *texts]


def _sheet_name(text: str) -> str:
    """Return a text as the name of a sheet: as short as Excel wants it, without those that Excel refuses."""
    return re.sub(r"[\[\]:*?/\\]", " ", text)[:_LONGEST_NAME].strip().strip("'")

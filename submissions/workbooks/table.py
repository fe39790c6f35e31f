"""The table of everything: one row per innovation, a sheet per indicator, and the sheets that `import` reads."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from schemas.edition import Edition
from schemas.offices import FIELDS, office_key, usual_spellings
from schemas.wording import date_text
from submissions.assessment.assessing import Assessment, FilledAssessment, RecordReport, Verdict
from submissions.assessment.scores import Row
from submissions.findings.labels import VERDICTS
from submissions.language import _, speaking
from submissions.records.reading import ReadRecord
from submissions.workbooks import words
from submissions.workbooks.columns import BookLayout, Column
from submissions.workbooks.rows import rows_from_records
from submissions.workbooks.writing import Book, day_in, height_of

_IDENTITY = ("id", "nama", "pengusul.nama", "pengusul.induk", "tahapan", "urusan_utama", "waktu_penerapan")
_LONGEST_NAME = 31  # characters of a sheet's name in Excel
_FACTS = ("pilihan", "jumlah", "tahun", "daftar", "diterima", "ditangani", "basis", "bukti")


@speaking("id")
def make_table(
    reports: Sequence[RecordReport],
    editions: Sequence[Edition],
    layout: BookLayout,
    states: Mapping[Path, Mapping[str, str]] | None = None,
) -> bytes:
    """Return the workbook of all innovations.

    Args:
        reports: each record assessed for the editions, in their order.
        editions: whose verdicts and scores the table shows.
        layout: the sheets that are imported again; that of all editions, so that nothing of a record is left out.
        states: where each record stands for each competition, as far as anything was done with it.
    """
    book = _Table(layout, editions, states or {})
    rows = rows_from_records((report.record for report in reports), layout)
    book.add_leaders(reports)
    book.add_summary(reports, [row.cells for row in rows[layout.main.name]])
    book.add_data(rows, blank=20)
    book.add_indicators(reports)
    return book.content()


class _Table(Book):
    def __init__(self, layout: BookLayout, editions: Sequence[Edition], states: Mapping[Path, Mapping[str, str]]):
        super().__init__(layout)
        self.editions, self.states = editions, states
        self.number = self.book.add_format({"valign": "top", "num_format": "0.00"})
        self.day = self.book.add_format({"valign": "top", "num_format": "dd/mm/yyyy", "align": "left"})
        self.strong = self.book.add_format({"bold": True, "font_size": 14})
        self.whole = self.book.add_format({"bold": True, "top": 1})
        self.total = self.book.add_format({"bold": True, "top": 1, "num_format": "0.00"})

    def add_leaders(self, reports: Sequence[RecordReport]) -> None:
        """Add the sheet for leaders: a row per office with bars for the number of innovations, scores and gaps."""
        by_office: dict[str, list[RecordReport]] = {}
        readable = [report for report in reports if isinstance(report.record, ReadRecord)]
        usual = usual_spellings(office_of(report) for report in readable)
        for report in readable:
            by_office.setdefault(usual[office_key(office_of(report))], []).append(report)
        headings = [words.OFFICE, words.INNOVATIONS]
        for edition in self.editions:
            headings.append(words.ELIGIBLE_OF.format(edition=edition.title))
            if edition.indicators:
                headings += [heading.format(edition=edition.title) for heading in words.MEANS_OF]
        sheet = self.book.add_worksheet(words.LEADERS)
        self._page(sheet)
        sheet.write_string(0, 0, words.LEADERS_TITLE, self.strong)
        sheet.write_string(1, 0, words.LEADERS_INTRO.format(count=len(readable), offices=len(by_office)))
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, len(headings) - 1, 16)
        for at, heading in enumerate(headings):
            sheet.write_string(3, at, heading, self.heading)
        sheet.set_row(3, 48)
        last = 3
        for last, name in enumerate(sorted(by_office, key=lambda name: (-len(by_office[name]), name)), start=4):
            for at, value in enumerate([name, *self._figures(by_office[name])]):
                self._value(sheet, last, at, value)
            sheet.set_row(last, height_of(name, 44))
        for at, value in enumerate([words.ALL_OFFICES, *self._figures(readable)]):
            if isinstance(value, str):
                sheet.write_string(last + 1, at, value, self.total)
            else:
                sheet.write_number(last + 1, at, value, self.total if isinstance(value, float) else self.whole)
        for at, heading in enumerate(headings[1:], start=1):
            colour = "#F4B183" if heading.endswith(words.MEANS_OF[-1].partition("}")[2]) else "#9DC3E6"
            bar = {"type": "data_bar", "bar_solid": True, "bar_color": colour, "min_type": "num", "min_value": 0}
            sheet.conditional_format(4, at, max(last, 4), at, bar)
        sheet.autofilter(3, 0, max(last, 4), len(headings) - 1)
        sheet.freeze_panes(4, 1)
        sheet.repeat_rows(3)
        sheet.fit_to_pages(1, 0)

    def _figures(self, reports: Sequence[RecordReport]) -> list[Any]:
        """Return the figures of some innovations: how many, and per edition those eligible, mean scores, gaps."""
        figures: list[Any] = [len(reports)]
        for number, edition in enumerate(self.editions):
            own = [report.assessments[number] for report in reports if number < len(report.assessments)]
            figures.append(sum(each.verdict is Verdict.ELIGIBLE for each in own))
            if edition.indicators:
                scored = [each for each in own if isinstance(each, FilledAssessment) and each.proofs]
                count = len(scored) or 1
                figures += [
                    float(sum(each.scores.claimed for each in scored) / count),
                    float(sum(each.scores.proven for each in scored) / count),
                    sum(len(each.gaps) for each in scored),
                ]
        return figures

    def _value(self, sheet: Any, row: int, at: int, value: Any) -> None:
        """Write a value as what it is: a day, a number, a text."""
        if isinstance(value, dt.date):
            sheet.write_datetime(row, at, dt.datetime.combine(value, dt.time()), self.day)
        elif isinstance(value, int | float):
            sheet.write_number(row, at, value, self.label if isinstance(value, int) else self.number)
        else:
            sheet.write_string(row, at, str(value), self.label)

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
        moved = [each for each in self.editions if any(each.competition in own for own in self.states.values())]
        headings += [words.STATE_OF.format(edition=each.id.upper()) for each in moved]
        registered = [each for each in self.editions if any(_registered(report, each) for report in reports)]
        headings += [words.REGISTRATION_OF.format(edition=each.id.upper()) for each in registered]
        filled = iter(cells)  # of the readable records, in their order; an id may stand twice
        usual = usual_spellings(row[name] for row in cells for name in FIELDS if name in row)
        rows: list[list[Any]] = []
        for report in reports:
            own = next(filled) if report.is_readable else {}
            row: list[Any] = [own.get(column.name, "") for column in identity] + [report.record.file]
            for at, column in enumerate(identity):
                if column.name in FIELDS and row[at]:
                    row[at] = usual[office_key(row[at])]
                elif column.kind.is_day and row[at]:
                    day = day_in(row[at])
                    row[at] = day if day and day.year > 1900 else row[at]
            for assessment in report.assessments:
                row += _verdict(assessment)
            stands = self.states.get(report.record.path, {})
            row += [stands.get(each.competition, "") for each in moved]
            row += [_registered(report, each) for each in registered]
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
            sheet.set_column(at, at, _width(at))
        sheet.set_row(0, _row_height(headings))
        last = 0
        for last, row in enumerate(rows, start=1):
            for at, value in enumerate(row):
                self._value(sheet, last, at, value)
            sheet.set_row(last, _row_height(row))
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


def _width(column: int) -> int:
    """Return the width of a column in a sheet of one row per innovation: names need more room."""
    return 40 if column == 1 else 18


def _row_height(values: Iterable[Any]) -> float:
    """Return the height of a row that shows its values whole, up to a few lines."""
    texts = ((at, value) for at, value in enumerate(values) if isinstance(value, str))
    return min(max((height_of(text, _width(at)) for at, text in texts), default=15), 80)


def office_of(report: RecordReport) -> str:
    """Return the office that answers for an innovation: that above the proposer, else the proposer."""
    assert isinstance(report.record, ReadRecord)
    proposer = report.record.innovation.pengusul
    return proposer.induk or proposer.nama


def _verdict(assessment: Assessment) -> list[Any]:
    row: list[Any] = [_(VERDICTS[assessment.verdict]).capitalize()]
    if assessment.edition.indicators:
        if not isinstance(assessment, FilledAssessment) or not assessment.proofs:
            return [*row, "", "", ""]
        scores = assessment.scores
        row += [float(scores.claimed), float(scores.proven), len(assessment.gaps)]
    return row


def _registered(report: RecordReport, edition: Edition) -> str:
    """Return in a line what the portal of an edition shows of an innovation."""
    innovation = report.record.innovation
    noted = innovation.registrasi.get(edition.id) if innovation else None
    if noted is None:
        return ""
    return ", ".join(filter(None, (noted.nomor, noted.keadaan, date_text(noted.tanggal) if noted.tanggal else "")))


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

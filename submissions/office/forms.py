"""The Excel forms that an office gives out: empty, or with what is known of an innovation."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from schemas.edition import Edition
from submissions.assessment.assessing import RecordReport
from submissions.judging.judge import judge
from submissions.records.reading import ReadRecord, identifier_from
from submissions.workbooks.columns import layout_of
from submissions.workbooks.forms.asking import FormPlan, plan_of
from submissions.workbooks.forms.filling import known_of
from submissions.workbooks.forms.form import Sender, make_form
from submissions.workbooks.forms.giving import gap_notes, sender_of
from submissions.workbooks.writing import make_rows_form
from submissions.workspace import Workspace

ENDING = ".xlsx"


def empty_form(
    workspace: Workspace,
    editions: Sequence[Edition],
    today: dt.date,
    entered: Sequence[str] = (),
    rows: int | None = None,
) -> bytes:
    """Return the empty form as a workbook: of one innovation, or with so many rows.

    Args:
        workspace: whose office gives it out.
        editions: for which it asks.
        today: the day from which its deadline is counted.
        entered: the competitions that whoever fills it enters, where not all of the office.
        rows: of a form of many innovations.
    """
    if rows:
        return make_rows_form(layout_of(editions), rows)
    return make_form(plan_of(editions), sender_of(workspace, editions, today, entered))


class FormMaker:
    """Makes the forms of innovations with what is known of them."""

    def __init__(self, workspace: Workspace, editions: Sequence[Edition], today: dt.date):
        """Prepare; see `empty_form`."""
        self._workspace, self._editions = workspace, editions
        self._plan: FormPlan = plan_of(editions)
        self._sender: Sender = sender_of(workspace, editions, today)
        self._reports: Mapping[Path, RecordReport] = {}

    def mark_gaps(self, paths: Sequence[Path]) -> None:
        """Judge records, their evidence unopened, so that their forms mark what is missing."""
        judged = judge(self._workspace, self._editions, paths, open_evidence=False)
        self.mark_gaps_of(judged.reports)

    def mark_gaps_of(self, reports: Iterable[RecordReport]) -> None:
        """Let the forms of records that were judged mark what is missing."""
        self._reports = {report.record.path: report for report in reports}

    def form(self, record: ReadRecord) -> bytes:
        """Return the form of an innovation as a workbook."""
        known = known_of(record, self._plan)
        report = self._reports.get(record.path)
        if report is not None:
            known = known.with_gaps(gap_notes(report, self._plan, known))
        return make_form(self._plan, self._sender, known)


def form_names(records: Iterable[ReadRecord], *, by_office: bool = False) -> dict[Path, str]:
    """Return the names of innovations' forms by the records' files, each in a folder for its office if wanted.

    Of records that have the same id by mistake the later ones get a number: no form takes the place of another.
    """
    names: dict[Path, str] = {}
    taken: set[str] = set()
    for record in records:
        stem = record.innovation.id
        if by_office:
            stem = f"{identifier_from(record.innovation.pengusul.nama)}/{stem}"
        free, number = stem, 1
        while free in taken:
            number += 1
            free = f"{stem}-{number}"
        taken.add(free)
        names[record.path] = f"{free}{ENDING}"
    return names

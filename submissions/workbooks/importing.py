"""Make records of rows: what an import would change in the workspace, and the rows that come back."""

from collections.abc import Iterable

from submissions.findings.finding import Finding
from submissions.records.reading import Record
from submissions.workbooks.changes import Import
from submissions.workbooks.columns import BookLayout
from submissions.workbooks.comparing import Comparison
from submissions.workbooks.gathering import Gathering
from submissions.workbooks.remarks import Remarks
from submissions.workbooks.tables import TextRow


def plan_import(
    rows: Iterable[TextRow], layout: BookLayout, records: Iterable[Record], findings: Iterable[Finding] = ()
) -> Import:
    """Return what the rows of workbooks would change; nothing is written.

    A wrong value is left out and named, and costs nothing else, unless without it there is no innovation (its name,
    its proposer) or no row of those that belong to one. In a list, where the order counts, such a row costs the list.
    No wrong and no empty cell takes away a value that is there.

    Args:
        rows: of all workbooks, in any order.
        layout: the sheets and columns.
        records: those of the workspace.
        findings: what was found before.
    """
    remarks = Remarks(findings)
    gathering = Gathering(records, remarks)
    for row in sorted(rows, key=lambda each: not each.layout.main):
        gathering.take(row)
    gathering.take_lists()
    comparison = Comparison(layout, gathering.records, remarks)
    changes = []
    for draft in gathering.drafts.values():
        change = comparison.change(draft)
        if change is None or draft.failed:
            gathering.fail(draft.rows)
        else:
            gathering.fail(row for row in draft.rows if remarks.of(row))
            if change.new or change.differences:
                changes.append(change)
    failed = tuple((row, dict(remarks.of(row))) for row in gathering.failed)
    return Import(tuple(changes), tuple(remarks.findings), failed, tuple(gathering.files))

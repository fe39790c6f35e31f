"""What is found in the rows of a workbook: findings for the user, and remarks for the cells that come back."""

from collections.abc import Iterable, Mapping

from submissions.findings import catalogue
from submissions.findings.cells import CellPlace
from submissions.findings.finding import Finding
from submissions.findings.from_errors import kind_of, unknown_choice
from submissions.workbooks.cells import CellError
from submissions.workbooks.columns import Column
from submissions.workbooks.doubts import DoubtError, doubt_on
from submissions.workbooks.tables import TextRow, on_cell

LONGEST_CHOICES = 240
"""Characters of a list of choices in a message; the drop-down list has them all."""


class Remarks:
    """What was found so far, all of it and row by row.

    Rows are told apart as objects, for two may hold the same; whoever complains of a row keeps it.
    """

    def __init__(self, findings: Iterable[Finding]):
        self.findings = list(findings)
        self._by_row: dict[int, dict[str, list[Finding]]] = {}
        self._named: dict[int, set[str]] = {}

    def complain(self, row: TextRow, heading: str, finding: Finding) -> None:
        """Say what is wrong in a row, and keep it as a remark beside the heading."""
        self.findings.append(finding)
        self._by_row.setdefault(id(row), {}).setdefault(heading, []).append(finding)

    def hint(self, finding: Finding) -> None:
        """Say what is taken all the same."""
        self.findings.append(finding)

    def of(self, row: TextRow) -> Mapping[str, list[Finding]]:
        """Return the remarks on a row by heading."""
        return self._by_row.get(id(row), {})

    def note(self, row: TextRow, column: Column) -> None:
        """Keep in mind that it was said of a column that its value is wrong or missing."""
        self._named.setdefault(id(row), set()).add(column.name)

    def named(self, row: TextRow) -> frozenset[str]:
        """Return the columns of a row of which it was said that their value is wrong or missing."""
        return frozenset(self._named.get(id(row), ()))


def finding_on(error: CellError | DoubtError, place: CellPlace, field: str = "") -> Finding:
    """Return what is wrong with a cell's text."""
    if isinstance(error, DoubtError):
        return doubt_on(error, place, field)
    kind, values = kind_of(error.code), dict(error.values)
    if kind is catalogue.CHOICE_UNKNOWN:
        kind, values = unknown_choice(values)
        if len(values["choices"]) > LONGEST_CHOICES:
            values["choices"] = values["choices"][:LONGEST_CHOICES].rsplit(",", 1)[0] + ", …"
    return on_cell(kind, place, field, **{"key": "", **values})

"""What is said of the rows of a workbook: complaints for the user, and remarks for the cells that come back."""

from collections.abc import Iterable, Mapping

from schemas.source import Place as FilePlace
from submissions.findings import catalogue
from submissions.findings.finding import Finding
from submissions.findings.from_errors import kind_of, unknown_choice
from submissions.workbooks.cells import CellError
from submissions.workbooks.columns import Column
from submissions.workbooks.doubts import DoubtError, doubt_sentences
from submissions.workbooks.tables import Complaint, Place, TextRow

LONGEST_CHOICES = 240
"""Characters of a list of choices in a message; the drop-down list has them all."""


class Remarks:
    """What was complained of so far, all of it and row by row.

    Rows are told apart as objects, for two may hold the same; whoever complains of a row keeps it.
    """

    def __init__(self, complaints: Iterable[Complaint]):
        self.complaints = list(complaints)
        self._by_row: dict[int, dict[str, str]] = {}
        self._named: dict[int, set[str]] = {}

    def complain(self, row: TextRow, place: Place, heading: str, sentence: str, remedy: str = "") -> None:
        """Say what is wrong in a row, and keep it as a remark beside the heading."""
        self.complaints.append(Complaint(place, sentence, remedy))
        noted = self._by_row.setdefault(id(row), {})
        noted[heading] = "\n".join(filter(None, (noted.get(heading), sentence, remedy)))

    def hint(self, place: Place, sentence: str, remedy: str = "") -> None:
        """Say what is taken all the same."""
        self.complaints.append(Complaint(place, sentence, remedy, fatal=False))

    def of(self, row: TextRow) -> Mapping[str, str]:
        """Return the remarks on a row by heading."""
        return self._by_row.get(id(row), {})

    def note(self, row: TextRow, column: Column) -> None:
        """Keep in mind that it was said of a column that its value is wrong or missing."""
        self._named.setdefault(id(row), set()).add(column.name)

    def named(self, row: TextRow) -> frozenset[str]:
        """Return the columns of a row of which it was said that their value is wrong or missing."""
        return frozenset(self._named.get(id(row), ()))


def sentences(error: CellError | DoubtError) -> tuple[str, str]:
    """Return what is wrong with a cell's text and what to do, in the user's language."""
    if isinstance(error, DoubtError):
        return doubt_sentences(error)
    kind, values = kind_of(error.code), dict(error.values)
    if kind is catalogue.CHOICE_UNKNOWN:
        kind, values = unknown_choice(values)
        if len(values["choices"]) > LONGEST_CHOICES:
            values["choices"] = values["choices"][:LONGEST_CHOICES].rsplit(",", 1)[0] + ", …"
    finding = Finding(kind, FilePlace(""), values={"key": "", **values})
    return finding.sentence, finding.remedy

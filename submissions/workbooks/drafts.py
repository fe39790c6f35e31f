"""An innovation while the rows that speak of it are gathered."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from schemas.source import Steps
from submissions.findings.cells import CellPlace
from submissions.workbooks.columns import Column
from submissions.workbooks.tables import TextRow


class Stated(NamedTuple):
    """A value that a workbook states: of which column (None: of a whole list), where, and whether as we wrote it.

    `base` is what the field held when the form was given out.
    """

    value: Any
    column: Column | None
    place: CellPlace
    prefilled: bool = False
    base: str | None = None


@dataclass
class Draft:
    """The rows of one innovation while they are gathered."""

    id: str
    name: str
    row: TextRow | None
    values: dict[Steps, Stated] = field(default_factory=dict)
    rows: list[TextRow] = field(default_factory=list)
    failed: bool = False

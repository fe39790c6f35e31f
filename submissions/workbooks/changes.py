"""What an import makes of a workspace: new records, and differences in those that are there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from schemas.source import Steps
from submissions.findings.finding import Finding
from submissions.records.reading import Record
from submissions.workbooks.gathering import NamedFile
from submissions.workbooks.merging import bare_text, fills
from submissions.workbooks.tables import TextRow


@dataclass(frozen=True)
class FieldDifference:
    """One field that the workbook says otherwise than the record: label, location, old value (None: empty), new.

    `given` is what the field held when the form was given out, where the record holds something else by now.
    """

    label: str
    location: Steps
    old: Any
    new: Any
    given: str | None = None


@dataclass(frozen=True)
class RecordChange:
    """What an import makes of one innovation: a new record, or differences in one that is there."""

    id: str
    name: str
    record: Record | None
    data: Mapping[str, Any]
    differences: tuple[FieldDifference, ...]

    @property
    def new(self) -> bool:
        """Return whether the record is not there yet."""
        return self.record is None


@dataclass(frozen=True)
class Import:
    """All that an import found: changes, findings, the rows that could not be taken with what is wrong in them, files.

    `files` are those that forms name by their bare names, to be put where the records then have them.
    """

    changes: tuple[RecordChange, ...]
    findings: tuple[Finding, ...]
    failed: tuple[tuple[TextRow, Mapping[str, list[Finding]]], ...]
    files: tuple[NamedFile, ...] = ()


def merged_only(change: RecordChange) -> RecordChange:
    """Return a change that fills what is empty, also within the items of a list, and leaves every other value.

    A bare text that gets its first documents stays the same text, beside them.
    """
    data = change.record.source.data if change.record else {}
    kept = []
    for difference in change.differences:
        if bare_text(data, difference.location) is not None:
            kept.append(replace(difference, new=difference.old))
        elif fills(difference.old, difference.new):
            kept.append(difference)
    return RecordChange(change.id, change.name, change.record, change.data, tuple(kept))


def written_path(folder: Path, change: RecordChange) -> Path:
    """Return the file of a change's record."""
    return change.record.path if change.record else folder / f"{change.id}.yaml"

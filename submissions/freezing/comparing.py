"""What changed between two states of a portfolio, per innovation and field."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal

from schemas.source import Location, Steps
from submissions.freezing.seal import account_of, is_frozen
from submissions.freezing.sealing import evidence_hashes
from submissions.records.reading import ReadRecord, read_records
from submissions.workspace import Workspace, open_workspace

What = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class FieldChange:
    """A field (or evidence file) that is other than it was; None stands for what was not there."""

    field: str
    old: str | None
    new: str | None

    @property
    def what(self) -> What:
        """Return whether it is new, gone, or other than it was."""
        return "added" if self.old is None else "removed" if self.new is None else "changed"


@dataclass(frozen=True)
class InnovationDifference:
    """What became of one innovation; `evidence` holds hashes where `fields` holds values."""

    id: str
    nama: str
    what: What
    fields: list[FieldChange] = field(default_factory=list)
    evidence: list[FieldChange] = field(default_factory=list)


@dataclass(frozen=True)
class PortfolioState:
    """A portfolio at one moment: its records by id, and the hashes of evidence files by path."""

    root: Path
    frozen: bool
    records: dict[str, ReadRecord]
    evidence: dict[str, str | None]
    unreadable: list[str]


def state_of(folder: Path) -> PortfolioState:
    """Read a workspace or a frozen folder.

    Where two records have the same id, the later file gets its path for an id, so that none is lost.

    Raises:
        InputError: the settings cannot be read.
    """
    workspace = open_workspace(folder)
    frozen = is_frozen(workspace.root)
    records: dict[str, ReadRecord] = {}
    unreadable = []
    for record in read_records(workspace.record_files(), workspace):
        if not isinstance(record, ReadRecord):
            unreadable.append(record.file)
        else:
            key = record.innovation.id
            records[record.file if key in records else key] = record
    return PortfolioState(workspace.root, frozen, records, _evidence(workspace, records, frozen), unreadable)


def _evidence(workspace: Workspace, records: dict[str, ReadRecord], frozen: bool) -> dict[str, str | None]:
    if frozen:
        stated = account_of(workspace.root).get("evidence")
        return {str(file): digest for file, digest in stated.items()} if isinstance(stated, dict) else {}
    return evidence_hashes(workspace, {file for record in records.values() for file in _files(record)})


def compare(old: PortfolioState, new: PortfolioState) -> list[InnovationDifference]:
    """Return what became of each innovation that is not as it was, by id."""
    found = []
    for key in sorted(old.records.keys() | new.records.keys()):
        before, after = old.records.get(key), new.records.get(key)
        named = after or before
        assert named is not None
        if before is None or after is None:
            found.append(InnovationDifference(key, named.name, "added" if before is None else "removed"))
            continue
        fields = list(_changes_within(before.source.data, after.source.data, ()))
        evidence = changes(_hashes(before, old), _hashes(after, new))
        if fields or evidence:
            found.append(InnovationDifference(key, named.name, "changed", fields, evidence))
    return found


def changes(old: dict[str, str], new: dict[str, str]) -> list[FieldChange]:
    """Return what is other in `new` than in `old`, in the order of `new`, with what is gone at the end."""
    order = [*new, *(name for name in old if name not in new)]
    return [FieldChange(name, old.get(name), new.get(name)) for name in order if old.get(name) != new.get(name)]


def _files(record: ReadRecord) -> list[str]:
    return record.innovation.files


def _hashes(record: ReadRecord, state: PortfolioState) -> dict[str, str]:
    return {file: digest for file in _files(record) if (digest := state.evidence.get(file))}


def _changes_within(old: Any, new: Any, at: Steps) -> Iterator[FieldChange]:
    """Yield the changes within a value, at its dotted path; what came or went as a whole is one change."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*new, *(key for key in old if key not in new)]:
            yield from _changes_within(old.get(key), new.get(key), (*at, key))
    elif isinstance(old, list) and isinstance(new, list):
        for number, (one, two) in enumerate(zip_longest(old, new)):
            yield from _changes_within(one, two, (*at, number))
    elif old != new:
        change = FieldChange(Location(*at).dotted, _text(old), _text(new))
        if change.old != change.new:
            yield change


def _text(value: Any) -> str | None:
    """Return a value as text, the parts of a larger one after each other; None where there is nothing."""
    if isinstance(value, dict | list):
        parts = [_text(each) for each in (value.values() if isinstance(value, dict) else value)]
        return "; ".join(part for part in parts if part) or None
    return str(value) if value not in (None, "") else None

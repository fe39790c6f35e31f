"""Read records: one file into one innovation, with every problem in it and the place of every value."""

import copy
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from schemas.innovation import Innovation
from schemas.source import Location, ReadError, Source, read_source
from submissions import catalogue
from submissions.findings import Finding
from submissions.records.translation import from_problems, from_validation
from submissions.workspace import Workspace


@dataclass(frozen=True)
class Record:
    """What a file gave: the innovation, where each value stands, and what is wrong with it.

    `innovation` is None where nothing could be read. Values that do not fit are left out of it and
    named in `findings`, so that one wrong date does not hide the rest.
    """

    path: Path
    file: str
    source: Source
    innovation: Innovation | None
    findings: list[Finding]

    @property
    def name(self) -> str:
        """Return what to call the record: the innovation's name, or its file."""
        return self.innovation.nama if self.innovation else self.file


def read_record(path: Path, workspace: Workspace) -> Record:
    """Read one record; never raises for what is wrong inside the file."""
    file = workspace.shown(path)
    try:
        source = read_source(path, file)
    except ReadError as error:
        return Record(path, file, Source(file, {}, {}, {}), None, from_problems(error.problems))
    data = {"id": identifier_from(path.stem), **source.data}
    try:
        return Record(path, file, source, Innovation.model_validate(data), [])
    except ValidationError as error:
        findings = from_validation(error, source, Innovation)
        bad = [problem["loc"] for problem in error.errors(include_url=False, include_input=False)]
        return Record(path, file, source, _without(copy.deepcopy(data), bad), findings)


def read_records(paths: Iterable[Path], workspace: Workspace) -> list[Record]:
    """Read many records, and find ids that occur twice."""
    records = [read_record(path, workspace) for path in paths]
    first: dict[str, Record] = {}
    for record in records:
        if record.innovation is None:
            continue
        other = first.setdefault(record.innovation.id, record)
        if other is not record:
            values = {"id": record.innovation.id, "other": other.file}
            place = record.source.place(("id",))
            record.findings.append(Finding(catalogue.ID_REPEATED, place, "id", "Pengenal", values))
    return records


def identifier_from(text: str) -> str:
    """Return an identifier made of a file's or an innovation's name."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:80] or "inovasi"


def _without(data: dict[str, Any], locations: list[Location]) -> Innovation | None:
    """Return the innovation that is left when the values at `locations` are taken out, if any is."""
    for location in sorted(locations, key=len, reverse=True):
        holder: Any = data
        path = [part for part in location if part != "[key]"]
        for part in path[:-1]:
            holder = holder.get(part) if isinstance(holder, dict) else _item(holder, part)
        if path and isinstance(holder, dict):
            holder.pop(str(path[-1]), None)
        elif path and isinstance(holder, list) and isinstance(path[-1], int) and path[-1] < len(holder):
            holder[path[-1]] = None
    try:
        return Innovation.model_validate(_pruned(data))
    except ValidationError:
        return None


def _item(holder: Any, part: str | int) -> Any:
    return holder[part] if isinstance(holder, list) and isinstance(part, int) and part < len(holder) else None


def _pruned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _pruned(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_pruned(item) for item in value if item is not None]
    return value

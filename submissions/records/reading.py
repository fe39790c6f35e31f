"""Read records: one file into one innovation, with every problem in it and the place of every value."""

import copy
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from pydantic import ValidationError

from schemas.innovation import Innovation
from schemas.source import MAXIMUM_DEPTH, Place, ReadError, Source, read_raw
from schemas.stating import Stating
from submissions.evidence.opening.facts import FileKind
from submissions.evidence.opening.kinds import HEAD, LockedOfficeError, kind_of
from submissions.files.names import usable
from submissions.findings import catalogue
from submissions.findings.finding import Finding
from submissions.findings.from_errors import from_problems, from_validation, home_meant
from submissions.workspace import RECORD_ENDINGS, Workspace

_NO_RECORDS = frozenset({"not-utf8", "character-forbidden", "not-yaml", "not-a-mapping", "file-too-large"})
_TABLES = frozenset({"xlsx", "xls", "ods", "csv"})


@dataclass(frozen=True)
class Record:
    """What a file gave: the innovation, where each value stands, and what is wrong with it.

    `innovation` is None where nothing could be read; where it could, the record is a `ReadRecord`. Values that do not
    fit are left out of it and named in `findings`, so that one wrong date does not hide the rest.
    """

    path: Path
    file: str
    source: Source
    innovation: Innovation | None
    findings: list[Finding]

    @cached_property
    def name(self) -> str:
        """Return what to call the record: the innovation's name, or its file."""
        return self.innovation.nama if self.innovation else self.file

    @cached_property
    def id(self) -> str | None:
        """Return the innovation's id; None where it could not be read."""
        return self.innovation.id if self.innovation else None


@dataclass(frozen=True)
class ReadRecord(Record):
    """A record that could be read, so that there is an innovation to judge."""

    innovation: Innovation

    @property
    def stating(self) -> Innovation:
        """Return what states facts and evidence in the file."""
        return self.innovation


class StatingFile(Protocol):
    """A file that could be read and states facts with evidence: a record, or the profile of the government."""

    @property
    def source(self) -> Source:
        """Return its plain data with the place of every value."""

    @property
    def findings(self) -> Sequence[Finding]:
        """Return what was wrong with its values."""

    @property
    def stating(self) -> Stating:
        """Return what it states."""


def read_record(path: Path, workspace: Workspace) -> Record:
    """Read one record; never raises for what is wrong inside the file."""
    file = workspace.shown(path)
    try:
        source = workspace.read_ahead.read(read_raw(path, file), file)
    except ReadError as error:
        other = _other_file(path, file, error)
        findings = [other] if other else from_problems(error.problems, Innovation)
        return Record(path, file, Source(file, {}, {}, {}), None, findings)
    return record_from(source, path, workspace)


def record_from(source: Source, path: Path, workspace: Workspace) -> Record:
    """Return the record that the data of a file make; never raises for what is wrong in them.

    Args:
        source: the data, which need not be written yet.
        path: of the file that they are, or would be, of.
        workspace: the office's folder.
    """
    file = source.file
    data = {"id": identifier_from(path.stem), **source.data}
    try:
        return ReadRecord(path, file, source, _entered(Innovation.model_validate(data), workspace), [])
    except ValidationError as error:
        findings = from_validation(error, source, Innovation)
        left = _what_is_left(copy.deepcopy(data), error, path.stem)
        if left is None:
            return Record(path, file, source, None, findings)
        return ReadRecord(path, file, source, _entered(left, workspace), findings)


def _entered(innovation: Innovation, workspace: Workspace) -> Innovation:
    """Return an innovation that enters the workspace's competitions where its record names none."""
    asked = list(workspace.entered_by_default)
    if "kompetisi" in innovation.model_fields_set or innovation.kompetisi == asked:
        return innovation
    return innovation.model_copy(update={"kompetisi": asked})


def _other_file(path: Path, file: str, error: ReadError) -> Finding | None:
    """Return the finding for what is no record at all, such as a PDF or a workbook; None for a record with slips."""
    if error.problems[0].code not in _NO_RECORDS:
        return None
    ending = path.suffix.lower()
    try:
        with path.open("rb") as stream:
            kind, _media = kind_of(stream, stream.read(HEAD))
    except (OSError, LockedOfficeError, zipfile.BadZipFile):
        return None
    if kind in (FileKind.TEXT, FileKind.UNKNOWN, FileKind.EMPTY):
        if ending in (*RECORD_ENDINGS, "") or (kind is not FileKind.TEXT):
            return None
        name = ending.removeprefix(".").upper()
    else:
        name = kind.value.upper()
    is_table = name.lower() in _TABLES or ending.removeprefix(".") in _TABLES
    finding_kind = catalogue.NOT_A_RECORD_WORKBOOK if is_table else catalogue.NOT_A_RECORD
    return Finding(finding_kind, Place(file), values={"kind": name, "file": file})


def read_records(paths: Iterable[Path], workspace: Workspace) -> list[Record]:
    """Read many records."""
    return [read_record(path, workspace) for path in paths]


def identifier_from(text: str) -> str:
    """Return an identifier made of a file's or an innovation's name; it can be the name of a file on any system."""
    return usable(re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:80].strip("-") or "inovasi")


def _what_is_left(data: dict[str, Any], error: ValidationError, stem: str) -> Innovation | None:
    """Return the innovation without the values that do not fit, if it is one still.

    Taking a value out may leave its surroundings without something they require; then they go too.
    """
    for _round in range(MAXIMUM_DEPTH):
        problems = error.errors(include_url=False, include_input=False)
        _put_home(data, [str(problem["loc"][0]) for problem in problems if problem["type"] == "extra_forbidden"])
        bad = [problem["loc"][:-1] if problem["type"] == "missing" else problem["loc"] for problem in problems]
        # Items of a list from the end, so that the numbers of those before them still hold.
        for location in sorted(set(bad), key=lambda parts: [(isinstance(part, int), part) for part in parts])[::-1]:
            _take_out(data, [part for part in location if part != "[key]"])
        data.setdefault("id", identifier_from(stem))
        try:
            return Innovation.model_validate(data)
        except ValidationError as next_error:
            error = next_error
    return None


def _put_home(data: dict[str, Any], keys: Iterable[str]) -> None:
    """Move what stands at the left edge to where it belongs, so that what cites it is not refused as well."""
    for key in keys:
        home = home_meant(Innovation, key, data[key]) if key in data else None
        if home is None:
            continue
        if data.get(home) is None:
            data[home] = {}
        if isinstance(data[home], dict) and key not in data[home]:
            data[home][key] = data.pop(key)


def _take_out(data: dict[str, Any], location: list[str | int]) -> None:
    holder: Any = data
    for part in location[:-1]:
        if isinstance(holder, dict) and part in holder:
            holder = holder[str(part)]
        elif isinstance(holder, list) and isinstance(part, int) and part < len(holder):
            holder = holder[part]
        else:
            return
    if location and isinstance(holder, dict):
        holder.pop(str(location[-1]), None)
    elif location and isinstance(holder, list) and isinstance(location[-1], int) and location[-1] < len(holder):
        del holder[location[-1]]

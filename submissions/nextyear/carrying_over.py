"""Start a new workspace for a later edition from the records of this one; the old one is only read."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from schemas.competitions import parsed_name
from schemas.edition import Edition
from schemas.requirements import ImplementationWindow
from schemas.source import Location, Source, Steps, read_source
from submissions.errors import OutputError
from submissions.files.folder import filled_folder, put, put_copy
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind
from submissions.judging.judge import judge_alone
from submissions.language import _
from submissions.records.editing import CannotEditError, changed_text
from submissions.records.layout import Layout
from submissions.records.reading import ReadRecord, Record, read_record
from submissions.records.remarks import annotated, holds, one_line, without
from submissions.records.values import REMOVED, applied
from submissions.records.writing import pair
from submissions.workspace import GOVERNMENT_FILE, SETTINGS_FILE, Workspace, open_workspace

DEVELOPMENT = ("waktu_pengembangan", "pengembangan")
INSPECTIONS = "pemeriksaan"
_DATED = ("tanggal_surat", "tenggat", "hari_libur")  # of the settings: what was true of the last year


class Fate(StrEnum):
    """What becomes of an innovation in the later edition, as far as time alone says."""

    KEPT = "kept"
    DEVELOP = "develop"
    OUT = "out"
    NOT_ENTERED = "not-entered"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Carried:
    """One innovation in the new workspace.

    `notes` are findings of the new edition that come of time: windows, awards, evidence, years. `emptied` are the
    fields that have become comments since what they say was true of the last year.
    """

    file: str
    nama: str
    state: Fate
    notes: list[Finding] = field(default_factory=list)
    emptied: list[str] = field(default_factory=list)


_DEVELOP: tuple[Kind, ...] = (catalogue.WINDOW_TOO_EARLY, catalogue.WINDOW_DEVELOPED_OUTSIDE)
_OUT: tuple[Kind, ...] = (
    *(catalogue.WINDOW_TOO_LATE, catalogue.DEVELOPMENT_NOT_COUNTED, catalogue.TOO_YOUNG, catalogue.NOT_YET_APPLIED),
    *(catalogue.HONOURED_BEFORE, catalogue.HONOUR_LACKING),
)
_TOO_OLD: tuple[Kind, ...] = (catalogue.PROOF_DATE_OUTSIDE, catalogue.PROOF_YEAR_LACKS)
_OF_TIME = (*_DEVELOP, *_OUT, *_TOO_OLD, catalogue.WINDOW_NO_DATE)


def carry_over(workspace: Workspace, paths: Sequence[Path], edition: Edition, folder: Path) -> list[Carried]:
    """Write the new workspace into `folder`, which must not exist yet or be empty: whole, or not at all.

    Kept are all facts, texts, documents and answers. Made comments are the inspections, since nobody has looked at
    the documents by the new rules yet, and a development outside the new window, since a new one is asked.

    Raises:
        OutputError: the folder is not empty, lies in the old workspace's records, or cannot be written.
    """
    _refuse(folder, workspace)
    with filled_folder(folder) as partial:
        _copy_surroundings(workspace, edition, partial)
        new = open_workspace(partial)
        records = [read_record(path, workspace) for path in paths]
        for file in sorted(_files_named(records, workspace)):
            source = workspace.file(file)
            if source is not None:
                put_copy(partial / file, source)
        return [_carry(record, workspace, new, edition) for record in records]


def _refuse(folder: Path, workspace: Workspace) -> None:
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise OutputError(
            _("{file} exists already; nothing was overwritten.").format(file=folder),
            _("Choose an empty or new folder."),
        )
    if folder.resolve().is_relative_to(workspace.records_folder.resolve()):
        raise OutputError(
            _("{folder} lies among the records of this year.").format(folder=folder), _("Choose another folder.")
        )


def _copy_surroundings(workspace: Workspace, edition: Edition, target: Path) -> None:
    """Copy the office's editions and templates, and the settings, which now choose the new edition."""
    for source in (workspace.editions_folder, workspace.templates_folder):
        for path in sorted(source.rglob("*")) if source.is_dir() else []:
            if path.is_file() and not path.is_symlink():
                put_copy(target / source.name / path.relative_to(source), path)
    if (workspace.root / GOVERNMENT_FILE).is_file():
        put_copy(target / GOVERNMENT_FILE, workspace.root / GOVERNMENT_FILE)
    settings = workspace.root / SETTINGS_FILE
    text = settings.read_bytes().decode() if settings.is_file() else ""
    written = read_source(settings) if settings.is_file() else Source(SETTINGS_FILE, {}, {}, {})
    data = {key: value for key, value in written.data.items() if key not in _DATED}
    text = _without(text, written, [name for name in _DATED if name in written.data], data)
    chosen: Mapping[Steps, Any] = {("edisi", edition.competition): edition.year}
    text = _changed(text, chosen, SETTINGS_FILE, data) if data else _with_lines(text, applied(data, chosen.items()))
    (target / SETTINGS_FILE).write_bytes(text.encode())


def _without(text: str, source: Source, names: Sequence[str], left: Mapping[str, Any]) -> str:
    """Return a file's text whose fields `names` have become comments or, where they cannot, are gone."""
    written = without(text, source, names)
    if not left or holds(written, left, source.file):
        return written
    return _changed(text, {(name,): REMOVED for name in names}, source.file, left)


def _with_lines(text: str, data: Mapping[str, Any]) -> str:
    """Return a text that holds nothing but comments with data behind it; only the data, where it held some."""
    line_break = Layout(text).line_break()
    lines = pair("edisi", data["edisi"])
    added = text + ("" if text.endswith(line_break) or not text else line_break) + line_break.join([*lines, ""])
    plain_data = {"edisi": {key: str(value) for key, value in data["edisi"].items()}}
    return added if holds(added, plain_data, SETTINGS_FILE) else "\n".join([*lines, ""])


def _changed(text: str, changes: Mapping[Steps, Any], file: str, data: Mapping[str, Any]) -> str:
    """Return a file's text with changes, written anew from its data where its layout does not allow them."""
    try:
        return changed_text(text, changes, file)
    except CannotEditError:
        return json.dumps(applied(data, changes.items()), ensure_ascii=False, indent=2) + "\n"


def _files_named(records: Sequence[Record], workspace: Workspace) -> set[str]:
    named = {file for record in records if record.innovation for file in record.innovation.files}
    return named | {emblem.file for emblem in workspace.settings.emblems}


def _carry(record: Record, old: Workspace, new: Workspace, edition: Edition) -> Carried:
    file = _place_of(record, old)
    target = new.root / file
    if not isinstance(record, ReadRecord):
        put_copy(target, record.path)
        return Carried(file, record.name, Fate.UNREADABLE)
    emptied = list(_to_empty(record, edition))
    data = {key: value for key, value in record.source.data.items() if key not in emptied}
    text = record.path.read_bytes().decode()
    if emptied:
        text = _without(text, record.source, emptied, data)
    put(target, text.encode())
    if target.suffix.lower() != ".json":  # which has no comments
        fresh = read_record(target, new)
        written = _with_notes(text, fresh, edition, _notes(fresh, edition, new), emptied)
        if holds(written, data, file):
            target.write_bytes(written.encode())
    notes = _notes(read_record(target, new), edition, new)  # anew: comments move the lines on which things stand
    entered = edition.competition in record.innovation.kompetisi
    return Carried(file, record.name, _state(notes) if entered else Fate.NOT_ENTERED, notes, emptied)


def _place_of(record: Record, workspace: Workspace) -> str:
    try:
        return f"inovasi/{record.path.resolve().relative_to(workspace.records_folder.resolve()).as_posix()}"
    except ValueError:
        return f"inovasi/{record.path.name}"


def _to_empty(record: ReadRecord, edition: Edition) -> Iterator[str]:
    """Yield the fields that the new year asks anew: inspections, and a development that the window leaves out."""
    innovation = record.innovation
    if INSPECTIONS in record.source.data:
        yield INSPECTIONS
    applied, developed = innovation.waktu_penerapan, innovation.waktu_pengembangan
    for rule in edition.eligibility.values():
        if isinstance(rule, ImplementationWindow) and _asks_development(applied, developed, rule):
            yield from (name for name in DEVELOPMENT if name in record.source.data)
            return


def _asks_development(applied: dt.date | None, developed: dt.date | None, rule: ImplementationWindow) -> bool:
    if applied is None or rule.applied_from is None or rule.applied_to is None or applied >= rule.applied_from:
        return False
    return developed is None or not rule.applied_from <= developed <= rule.applied_to


def _notes(record: Record, edition: Edition, workspace: Workspace) -> list[Finding]:
    """Return what the new edition says of a record that comes of time alone; nothing where it is not entered."""
    if not isinstance(record, ReadRecord) or edition.competition not in record.innovation.kompetisi:
        return []
    # What comes of time alone needs no evidence, and no other record.
    [assessment] = judge_alone(record, [edition], workspace).assessments
    found = [finding for finding in assessment.findings if finding.kind in _OF_TIME]
    return [*found, *_years_moved(record, edition), *_answers_of_earlier(record, edition)]


def _answers_of_earlier(record: ReadRecord, edition: Edition) -> Iterator[Finding]:
    """Yield a hint where the record answers earlier editions of the competition, but not this one."""
    answered = [name for name in record.innovation.jawaban if _competition_of(name) == edition.competition]
    if answered and edition.id not in answered:
        at = Location("jawaban", max(answered))
        values = {"earlier": max(answered), "edition": edition.id}
        yield Finding(catalogue.ANSWERS_OF_EARLIER, record.source.place(at, key=True), at.dotted, "", values)


def _competition_of(name: str) -> str | None:
    parsed = parsed_name(name)
    return parsed.competition if parsed else None


def _years_moved(record: ReadRecord, edition: Edition) -> Iterator[Finding]:
    """Yield a finding for each indicator that states years which the new edition no longer counts."""
    innovation = record.innovation
    for key, indicator in edition.indicators.items():
        facts = innovation.indikator.get(key)
        if facts is None or not facts.tahun or not indicator.measure.years:
            continue
        counted = indicator.measure.years
        gone, lacking = sorted(set(facts.tahun) - counted), sorted(counted - set(facts.tahun))
        if gone:
            values = {
                "gone": ", ".join(map(str, gone)),
                "counted": ", ".join(map(str, sorted(counted))),
                "lacking": ", ".join(map(str, lacking)),
                "edition": edition.id,
            }
            at = Location("indikator", key, "tahun")
            kind = catalogue.YEARS_MOVED if lacking else catalogue.YEARS_MOVED_NONE_LACKS
            yield Finding(kind, record.source.place(at), at.dotted, indicator.name, values)


def _state(notes: Sequence[Finding]) -> Fate:
    if any(note.kind in _OUT for note in notes):
        return Fate.OUT
    return Fate.DEVELOP if any(note.kind in _DEVELOP for note in notes) else Fate.KEPT


def _with_notes(text: str, record: Record, edition: Edition, notes: Sequence[Finding], emptied: Sequence[str]) -> str:
    """Return a record's text with the notes as comments, each before the field that it concerns."""
    head = [_("Carried over to {edition}; lines with >>> say what it asks.").format(edition=edition.id)]
    if emptied:
        head.append(
            _("Turned into comments, since they were true of last year only: {fields}").format(
                fields=", ".join(emptied)
            )
        )
    by_field: dict[str, list[str]] = {}
    for note in notes:
        line = one_line(f"{note.label or note.field}: {note.sentence} {note.remedy}")
        by_field.setdefault(note.field.partition(".")[0], []).append(line)
    if any(note.kind in _DEVELOP for note in notes):
        asked = _("Write `waktu_pengembangan` (the date) and `pengembangan` (what was added, where, for whom).")
        by_field.setdefault("waktu_penerapan", []).append(asked)
    return annotated(text, record.source, head, by_field)


def counts(carried: Sequence[Carried]) -> Mapping[Fate, int]:
    """Return how many innovations come to each state."""
    return {state: sum(each.state is state for each in carried) for state in Fate}

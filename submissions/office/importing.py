"""Filled forms made into records: planned, shown to whoever decides, written so that it can be undone."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from schemas.source import Place
from submissions.changing.journal import Action, Journal, journal
from submissions.errors import OutputError
from submissions.files.whole import write_whole
from submissions.findings import catalogue
from submissions.findings.finding import Finding
from submissions.language import _, ngettext
from submissions.records.editing import CannotEditError, changed_text
from submissions.records.reading import read_records
from submissions.records.writing import new_text
from submissions.workbooks.changes import Import, RecordChange, written_path
from submissions.workbooks.columns import BookLayout, layout_of
from submissions.workbooks.importing import plan_import
from submissions.workbooks.parcels import opened_parcels, rows_in, sent_files
from submissions.workbooks.rows import failures_workbook
from submissions.workspace import Workspace

Decide = Callable[[RecordChange], RecordChange | None]
"""Says what of a change to a record that is there is written: all or some of it, or None to leave the record."""
Tell = Callable[[Finding], None]
Shown = Callable[[list[Any], str], AbstractContextManager[list[Any]]]
"""Gives a list as it is gone through, perhaps with a bar that shows how far that is."""


def _unseen(items: list[Any], _label: str) -> AbstractContextManager[list[Any]]:
    return nullcontext(items)


@dataclass
class ImportOutcome:
    """What an import came to: all that was found, the records made and changed, how many were left, and the rest."""

    findings: list[Finding]
    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    failed: Path | None = None
    copied: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return the outcome as plain data for JSON."""
        return {
            "findings": [finding.as_dict() for finding in self.findings],
            "created": self.created,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "failed": str(self.failed) if self.failed else None,
            "copied": self.copied,
        }

    def __str__(self) -> str:
        if not (self.created or self.changed or self.unchanged or self.copied):
            return _("Nothing was changed.")
        records = _("{new} new records, {changed} changed, {left} left as they are.").format(
            new=len(self.created), changed=len(self.changed), left=self.unchanged
        )
        if not self.copied:
            return records
        count = len(self.copied)
        files = ngettext("{n} file of evidence copied.", "{n} files of evidence copied.", count).format(n=count)
        return f"{records} {files}"


@dataclass(frozen=True)
class PlannedImport:
    """What files that were handed in would change; nothing is written yet.

    `refused` says of files why they cannot be read, `rows` how much was read of the others, `sent` where in the
    workspace the files belong that came along.
    """

    workspace: Workspace
    layout: BookLayout
    files: tuple[Path, ...]
    found: Import
    refused: tuple[Finding, ...]
    rows: int
    sent: Mapping[str, Path]

    def outcome(self) -> ImportOutcome:
        """Return what it has come to so far: nothing but what was found."""
        return ImportOutcome([*self.refused, *self.found.findings])

    def failed_rows(self) -> bytes:
        """Return the rows that could not be taken as a workbook, with the reasons as comments."""
        return failures_workbook(self.found.failed, self.layout)

    def write(
        self,
        outcome: ImportOutcome,
        decide: Decide,
        *,
        leave: Collection[str] = (),
        tell: Tell = lambda _finding: None,
        shown: Shown = _unseen,
    ) -> None:
        """Write what may be written, step by step, so that it can be undone as the last import.

        Args:
            outcome: noted into it is what was made, also where this is broken off.
            decide: asked of every change to a record that is there.
            leave: new innovations that are not taken, by id.
            tell: told at once of what cannot be written.
            shown: shows how far the writing is.

        Raises:
            OutputError: something cannot be written; what was written before stays, and can be undone.
        """
        with journal(self.workspace, Action.IMPORT, ", ".join(file.name for file in self.files)) as made:
            declined = {*leave, *self._write_records(outcome, decide, leave, tell, shown, made)}
            self._copy(outcome, {each.target for each in self.found.files if each.owner in declined}, tell, made)

    def _write_records(
        self,
        outcome: ImportOutcome,
        decide: Decide,
        leave: Collection[str],
        tell: Tell,
        shown: Shown,
        made: Journal,
    ) -> set[str]:
        """Write records, and return the ids of those whose changes were declined."""
        new = [change for change in self.found.changes if change.new and change.id not in leave]
        with shown(new, _("Writing records")) as changes:
            for change in changes:
                path = written_path(self.workspace.records_folder, change)
                if path.exists():
                    raise OutputError(
                        _("{file} exists already; nothing was overwritten.").format(file=self.workspace.shown(path)),
                        _("It holds a record with another identifier: rename the file, or give the row an identifier."),
                    )
                made.write(path, new_text(change.data).encode())
                outcome.created.append(self.workspace.shown(path))
        declined: set[str] = set()
        for each in (change for change in self.found.changes if change.record):
            change = decide(each)
            if change is None:
                outcome.unchanged += 1
                declined.add(each.id)
            elif change.record is None or not change.differences:
                outcome.unchanged += 1
            else:
                self._change(change, outcome, tell, made)
        return declined

    def _change(self, change: RecordChange, outcome: ImportOutcome, tell: Tell, made: Journal) -> None:
        assert change.record is not None
        path = change.record.path
        try:
            text = changed_text(
                path.read_bytes().decode("utf-8"),
                {difference.location: difference.new for difference in change.differences},
                path.name,
            )
        except CannotEditError:
            finding = Finding(catalogue.RECORD_NOT_EDITABLE, Place(change.record.file))
            tell(finding)
            outcome.findings.append(finding)
            outcome.unchanged += 1
            return
        made.write(path, text.encode())
        outcome.changed.append(change.record.file)

    def _copy(self, outcome: ImportOutcome, declined: Collection[str], tell: Tell, made: Journal) -> None:
        """Copy the files that came along to where the records have them; what is there already is never replaced."""
        for target, source in self.sent.items():
            path = self.workspace.root / target
            if target in declined:
                continue
            content = source.read_bytes()
            if not path.exists():
                made.write(path, content)
                outcome.copied.append(target)
            elif path.read_bytes() != content:
                finding = Finding(catalogue.EVIDENCE_DIFFERS, Place(source.name), values={"target": target})
                tell(finding)
                outcome.findings.append(finding)


@contextmanager
def planned_import(files: Sequence[Path], workspace: Workspace, *, shown: Shown = _unseen) -> Iterator[PlannedImport]:
    """Give what files that were handed in would change in a workspace; archives are unpacked meanwhile.

    Args:
        files: workbooks, folders and archives of them, proposals of Word.
        workspace: whose records are made or changed.
        shown: shows how far the reading is.

    Raises:
        InputError: no helper process can be had.
    """
    layout = layout_of(workspace.all_editions().values(), besides=None)
    with opened_parcels(files) as (parcels, refused):
        findings: list[Finding] = []
        rows = rows_in(parcels, layout, findings)
        with shown(rows, _("Reading rows")) as read:
            found = plan_import(read, layout, read_records(workspace.record_files(), workspace), findings)
        sent, unsent = sent_files(found.files, parcels)
        found = replace(found, findings=(*found.findings, *unsent))
        yield PlannedImport(workspace, layout, tuple(files), found, tuple(refused), len(rows), sent)


def free_name(path: Path, content: bytes) -> Path:
    """Return the path, or the first with a number behind its name, that does not exist or holds this content already.

    *Why:* the same import made twice would leave the same workbook twice.
    """
    number, free = 1, path
    while free.exists() and not _holds(free, content):
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def write_failed(planned: PlannedImport, path: Path) -> Path:
    """Write the rows that could not be taken, beside what stands there with another content, and return the file.

    Raises:
        OutputError: it cannot be written.
    """
    content = planned.failed_rows()
    free = free_name(path, content)
    write_whole(free, content)
    return free

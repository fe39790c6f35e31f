"""What the page works on: one workspace, its records judged, and nothing worked out twice while it is open."""

import datetime as dt
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from schemas.edition import Edition
from submissions.assessment.assessing import RecordReport
from submissions.deadlines.checking import deadlines_in
from submissions.deadlines.listing import Deadline
from submissions.errors import InputError, UserError
from submissions.files.hashes import stamp_of, tree_stamp
from submissions.filling.sections import Section, sections_of
from submissions.findings.finding import Finding
from submissions.judging.judge import judge, judge_alone
from submissions.language import _
from submissions.office.editions import chosen_editions
from submissions.readiness.chat import link_of, messages_of
from submissions.readiness.listing import all_readiness_of
from submissions.records.names import NamedRecord, named_record
from submissions.records.reading import Record, read_record
from submissions.workbooks.forms.asking import FormPlan, plan_of
from submissions.workbooks.gathering import EVIDENCE_FOLDER
from submissions.workspace import SETTINGS_FILE, Workspace, open_workspace

T = TypeVar("T")
_MOST_KEPT = 4_000


@dataclass(frozen=True)
class Judged:
    """The records of the workspace with what each came to; `waiting` are those that are being judged."""

    reports: dict[Path, RecordReport] = field(default_factory=dict)
    office: tuple[Finding, ...] = ()
    waiting: bool = False


class Desk:
    """One workspace as the page sees it. What lies on the disk is the truth: it is looked at for every request."""

    def __init__(self, root: Path, *, open_evidence: bool = True):
        """Begin to work on a folder, which may still be empty.

        Args:
            root: the workspace's folder.
            open_evidence: whether evidence is opened when records are judged, as `check` does.
        """
        self.root = root.resolve()
        self._open_evidence = open_evidence
        self._guard = threading.RLock()
        self._judging = threading.Lock()
        self._workspace: tuple[str, Workspace] | None = None
        self._plan: tuple[str, FormPlan, tuple[Section, ...]] | None = None
        self._names: dict[Path, tuple[str, NamedRecord]] = {}
        self._kept: dict[object, tuple[object, Any]] = {}
        self._judged = Judged()
        self._judged_of: dict[str, str] = {}
        self._judged_with = ""
        self._error: UserError | None = None

    @property
    def has_settings(self) -> bool:
        """Return whether the folder is a workspace by now."""
        return (self.root / SETTINGS_FILE).is_file()

    def workspace(self) -> Workspace:
        """Return the workspace as its settings and editions are now.

        Raises:
            FindingsError: the settings cannot be read.
            InputError: the folder is gone.
        """
        if not self.root.is_dir():
            raise InputError(
                _("The folder {folder} is gone.").format(folder=self.root),
                _("Perhaps it was moved or renamed, or its drive is not connected. Nothing was lost by this page."),
            )
        stamp = f"{stamp_of(self.root / SETTINGS_FILE)} {tree_stamp(self.root / 'editions', ('.yaml',))}"
        with self._guard:
            if self._workspace is None or self._workspace[0] != stamp:
                self._workspace = (stamp, open_workspace(self.root))
            return self._workspace[1]

    def editions(self) -> list[Edition]:
        """Return the editions that concern the workspace and its records.

        Raises:
            UserError: there are none.
        """
        workspace = self.workspace()
        return chosen_editions(workspace, None, None, lambda _text: None, workspace.record_files())

    def plan(self) -> FormPlan:
        """Return what is asked of an innovation."""
        return self._planned()[1]

    def sections(self) -> tuple[Section, ...]:
        """Return the sections in which an innovation is filled in."""
        return self._planned()[2]

    def _planned(self) -> tuple[str, FormPlan, tuple[Section, ...]]:
        editions = self.editions()
        workspace = self.workspace()
        stamp = f"{id(workspace)} {[edition.id for edition in editions]}"
        with self._guard:
            if self._plan is None or self._plan[0] != stamp:
                plan = plan_of(editions)
                self._plan = (stamp, plan, sections_of(plan))
            return self._plan

    def records(self) -> dict[str, NamedRecord]:
        """Return the records by the name that stands for each in addresses, in the order of their files.

        *Why not the id:* two records may have the same by mistake, and each must be reachable to be mended.
        """
        workspace = self.workspace()
        found: dict[str, NamedRecord] = {}
        with self._guard:
            for path in workspace.record_files():
                stamp = stamp_of(path)
                known = self._names.get(path)
                if known is None or known[0] != stamp:
                    known = self._names[path] = (stamp, named_record(path))
                found[address_of(path, workspace)] = known[1]
        return found

    def read(self, path: Path) -> Record:
        """Return a record as its file is now."""
        return read_record(path, self.workspace())

    def glimpse(self, path: Path) -> RecordReport:
        """Return what a record comes to by itself, at once: without its evidence and the other records."""
        return judge_alone(self.read(path), self.editions(), self.workspace())

    def judged(self, *, wait: bool = True) -> Judged:
        """Return what all records came to, by the judgement that `check` makes; only what changed is judged anew.

        Args:
            wait: whether to wait until all are judged. Otherwise what is known is returned, and the rest begun.

        Raises:
            UserError: no competition is chosen.
            OutputError: the helper processes that open evidence do not start.
        """
        stamps, basis = self._stamps()
        if self._is_current(stamps, basis):
            return self._judged
        error, self._error = self._error, None
        if error:
            raise error
        if wait:
            return self._judge(stamps, basis)
        if self._judging.acquire(blocking=False):
            self._judging.release()
            threading.Thread(target=self._judge_aside, args=(stamps, basis), daemon=True).start()
        return Judged(self._judged.reports, self._judged.office, waiting=True)

    def report(self, path: Path) -> RecordReport:
        """Return what one record came to among all others, by the judgement that `check` makes."""
        stamps, basis = self._stamps()
        if self._is_current(stamps, basis) and path in self._judged.reports:
            return self._judged.reports[path]
        workspace = self.workspace()
        [report] = judge(workspace, self.editions(), [path], open_evidence=self._open_evidence, compare=True).reports
        return report

    def deadlines(self, today: dt.date | None = None) -> list[Deadline]:
        """Return the dates of the office and of the editions, seen from a day; today if not given."""
        return deadlines_in(self.workspace(), self.editions(), today or dt.date.today())

    def messages(self, paths: Sequence[Path]) -> list[tuple[str, str]]:
        """Return the messages to the offices of some innovations, each with the address that opens WhatsApp with it."""
        workspace, editions = self.workspace(), self.editions()
        ready = [each for path in paths for each in all_readiness_of(self.report(path))]
        texts = messages_of(workspace.settings, editions, ready, self.deadlines())
        return [(text, link_of(text)) for text in texts]

    def kept(self, key: object, basis: object, make: Callable[[], T]) -> T:
        """Return what was made under a key from this very basis before, or make it."""
        with self._guard:
            known = self._kept.get(key)
        if known is not None and known[0] is basis:
            found: T = known[1]
            return found
        made = make()
        with self._guard:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = (basis, made)
        return made

    def _stamps(self) -> tuple[dict[str, str], str]:
        workspace = self.workspace()
        stamps = {str(path): stamp_of(path) for path in workspace.record_files()}
        basis = f"{id(workspace)} {tree_stamp(self.root / EVIDENCE_FOLDER)}"
        return stamps, basis

    def _is_current(self, stamps: dict[str, str], basis: str) -> bool:
        return self._judged_of == stamps and self._judged_with == basis

    def _judge(self, stamps: dict[str, str], basis: str) -> Judged:
        with self._judging:
            if self._is_current(stamps, basis):
                return self._judged
            workspace = self.workspace()
            paths: Sequence[Path] = [Path(name) for name in stamps]
            found = judge(workspace, self.editions(), paths, open_evidence=self._open_evidence, compare=True)
            judged = Judged(dict(zip(paths, found.reports, strict=True)), found.office)
            self._judged, self._judged_of, self._judged_with = judged, stamps, basis
            return judged

    def _judge_aside(self, stamps: dict[str, str], basis: str) -> None:
        try:
            self._judge(stamps, basis)
        except UserError as error:
            self._error = error


def address_of(path: Path, workspace: Workspace) -> str:
    """Return the name that stands for a record in addresses: its file's, with its ending where it is not .yaml."""
    relative = Path(os.path.relpath(path, workspace.records_folder))
    plain = relative.with_suffix("") if relative.suffix == ".yaml" else relative
    return plain.as_posix()

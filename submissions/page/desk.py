"""What the page works on: one workspace, its records judged, and nothing worked out twice while it is open."""

import contextlib
import datetime as dt
import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from schemas.edition import Edition
from schemas.source import ReadError, read_raw
from submissions.assessment.assessing import RecordReport
from submissions.assessment.government import GovernmentAssessment
from submissions.deadlines.checking import deadlines_in
from submissions.deadlines.listing import Deadline
from submissions.documents.document import Document
from submissions.errors import InputError, UserError
from submissions.files.hashes import stamp_of, tree_stamp
from submissions.filling.sections import AnswerSection, sections_of
from submissions.findings.finding import Finding
from submissions.judging.judge import judge, judge_alone, judging_of, with_findings
from submissions.language import _, languages
from submissions.making.workshop import Workshop
from submissions.office.editions import chosen_editions
from submissions.office.states import StandingRecord
from submissions.page.addresses import part_of
from submissions.page.hiding import Hidden, hidden_records
from submissions.page.jobs import Jobs
from submissions.page.opening import OtherWorkspaces
from submissions.readiness.chat import link_of, messages_of
from submissions.readiness.listing import all_readiness_of
from submissions.records.glancing import Glance, glance
from submissions.records.names import NamedRecord, named_record
from submissions.records.reading import Record, read_record
from submissions.region.portfolio import Portfolio
from submissions.region.trend import figures_of, take_down
from submissions.workbooks.forms.asking import FormPlan, plan_of
from submissions.workbooks.gathering import EVIDENCE_FOLDER
from submissions.workflow.moving import log_file, standings
from submissions.workflow.permitting import Person, may
from submissions.workflow.standing import WorkStanding
from submissions.workspace import GOVERNMENT_FILE, SETTINGS_FILE, Workspace, open_workspace

T = TypeVar("T")
_MOST_KEPT = 4_000
ALONE, NOBODY = Person(""), Person("", role="")
"""Who asks where there are no accounts; and who has none where there are."""
_EVIDENCE_SEEN = 2.0  # seconds for which a look at the folder of evidence counts


@dataclass(frozen=True)
class Judged:
    """The records of the workspace with what each came to; `waiting` are those that are being judged."""

    reports: dict[Path, RecordReport] = field(default_factory=dict)
    office: tuple[Finding, ...] = ()
    waiting: bool = False


class Shelf:
    """What is known of one workspace while it is open, from request to request."""

    def __init__(self, root: Path, *, open_evidence: bool = True):
        """Begin to work on a folder, which may still be empty.

        Args:
            root: the workspace's folder.
            open_evidence: whether evidence is opened when records are judged, as `check` does.
        """
        self.root = root.resolve()
        self.open_evidence = open_evidence
        self.guard = threading.RLock()
        self.judging = threading.Lock()
        self.workspace: tuple[str, Workspace] | None = None
        self.editions: tuple[object, list[Edition]] | None = None
        self.plan: tuple[str, FormPlan, tuple[AnswerSection, ...]] | None = None
        self.names: dict[Path, tuple[str, NamedRecord]] = {}
        self.glances: dict[Path, tuple[str, Glance]] = {}
        self.logs: dict[Path, Path] = {}
        self.governments: dict[str, tuple[str, GovernmentAssessment | None]] = {}
        self.standings: dict[Path, tuple[str, list[WorkStanding]]] = {}
        self.kept: dict[object, tuple[object, Any]] = {}
        self.judged = Judged()
        self.judged_of: dict[str, str] = {}
        self.judged_with = ""
        self.judged_names: list[tuple[Path, str, str]] = []
        self.alike: tuple[object, Mapping[Path, Sequence[Finding]]] = (None, {})
        self.begun: set[str] = set()
        self.evidence: tuple[float, str | None] = (0.0, None)
        self.error: UserError | None = None
        self.printing = threading.Lock()
        self.jobs = Jobs(self.root)
        self.others = OtherWorkspaces()
        self.workshop: Workshop | None = None

    def look_again(self) -> None:
        """Look at the evidence anew when it is next asked for: somebody may have put some there."""
        self.evidence = (0.0, None)

    def end(self) -> None:
        """End the helpers that make documents, the jobs, and the workspaces that were opened from here."""
        self.jobs.end()
        self.others.end()
        if self.workshop is not None:
            self.workshop.__exit__(None, None, None)
            self.workshop = None


class Desk:
    """One workspace as a request sees it: what lies on the disk is the truth, and is looked at once for each."""

    def __init__(self, shelf: Shelf, person: Person = ALONE, *, is_reading: bool = False):
        """Begin to answer a request.

        Args:
            shelf: what is known of the workspace.
            person: who asks; only innovations that this person may see are there.
            is_reading: whether the request changes nothing, so that it need not look at anything twice.
        """
        self.root = shelf.root
        self.person = person
        self._shelf = shelf
        self._is_reading = is_reading
        self._found: tuple[Path, ...] | None = None
        self._workspace: Workspace | None = None
        self._stamped: dict[Path, str] = {}

    @property
    def jobs(self) -> Jobs:
        """Return the jobs of the workspace."""
        return self._shelf.jobs

    @property
    def others(self) -> OtherWorkspaces:
        """Return the workspaces that were opened from this one."""
        return self._shelf.others

    @property
    def open_evidence(self) -> bool:
        """Return whether verdicts rest on evidence that was opened."""
        return self._shelf.open_evidence

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
        if self._is_reading and self._workspace is not None:
            return self._workspace
        if not self.root.is_dir():
            raise InputError(
                _("The folder {folder} is gone.").format(folder=self.root),
                _("Perhaps it was moved or renamed, or its drive is not connected. Nothing was lost by this page."),
            )
        stamp = f"{stamp_of(self.root / SETTINGS_FILE)} {tree_stamp(self.root / 'editions', ('.yaml',))}"
        with self._shelf.guard:
            if self._shelf.workspace is None or self._shelf.workspace[0] != stamp:
                self._shelf.workspace = (stamp, open_workspace(self.root))
            self._workspace = self._shelf.workspace[1]
            return self._workspace

    def _stamp(self, path: Path) -> str:
        """Return the stamp of a file of this workspace."""
        if not self._is_reading:
            return stamp_of(path)
        if path not in self._stamped:
            self._stamped[path] = stamp_of(path)
        return self._stamped[path]

    def editions(self) -> list[Edition]:
        """Return the editions that concern the workspace and its records.

        Raises:
            UserError: there are none.
        """
        workspace = self.workspace()
        key = (id(workspace), self._files)
        with self._shelf.guard:
            # Which competitions a record enters is read again when it is judged.
            if self._shelf.editions is None or self._shelf.editions[0] != key:
                self._shelf.editions = (key, self._chosen())
            return self._shelf.editions[1]

    def _chosen(self) -> list[Edition]:
        return chosen_editions(self.workspace(), None, None, lambda _text: None, self._files, self._glance)

    @property
    def _files(self) -> tuple[Path, ...]:
        # Not a `cached_property`: up to Python 3.11 all instances share its lock, and who holds it here waits for the
        # guard, under which others wait for it.
        if self._found is None:
            self._found = tuple(self.workspace().record_files())
        return self._found

    def plan(self) -> FormPlan:
        """Return what is asked of an innovation."""
        return self._planned()[1]

    def sections(self) -> tuple[AnswerSection, ...]:
        """Return the sections in which an innovation is filled in."""
        return self._planned()[2]

    def _planned(self) -> tuple[str, FormPlan, tuple[AnswerSection, ...]]:
        editions = self.editions()
        workspace = self.workspace()
        stamp = f"{id(workspace)} {[edition.id for edition in editions]}"
        with self._shelf.guard:
            if self._shelf.plan is None or self._shelf.plan[0] != stamp:
                plan = plan_of(editions)
                self._shelf.plan = (stamp, plan, sections_of(plan))
            return self._shelf.plan

    def records(self) -> dict[str, NamedRecord]:
        """Return the records by the name that stands for each in addresses, in the order of their files.

        *Why not the id:* two records may have the same by mistake, and each must be reachable to be mended.
        """
        workspace = self.workspace()
        found: dict[str, NamedRecord] = {}
        sees_all = self.person.rights.sees == "all"
        with self._shelf.guard:
            for path in self._files:
                if not sees_all and not may(self.person, "lihat", self.offices_of(path)):
                    continue
                stamp = self._stamp(path)
                known = self._shelf.names.get(path)
                if known is None or known[0] != stamp:
                    known = self._shelf.names[path] = (stamp, named_record(path))
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
            return self._for_person(self._shelf.judged)
        error, self._shelf.error = self._shelf.error, None
        if error:
            raise error
        if wait:
            return self._for_person(self._judge(stamps, basis))
        self._begin(self._judge_aside, (stamps, basis))
        return self._for_person(Judged(self._shelf.judged.reports, self._shelf.judged.office, waiting=True))

    def _for_person(self, judged: Judged) -> Judged:
        """Return what of all reports this person may see."""
        if self.person.rights.sees == "all":
            return judged
        own = {named.path for named in self.records().values()}
        reports = {path: self._seen(path, report) for path, report in judged.reports.items() if path in own}
        return Judged(reports, judged.office, judged.waiting)

    def _seen(self, path: Path, report: RecordReport) -> RecordReport:
        """Return a report that tells nothing of records which this person may not see."""
        if self.person.rights.sees == "all":
            return report
        hidden = self._hidden
        return self.kept(("seen", path, hidden, languages()), report, lambda: hidden.left_out(report))

    @property
    def _hidden(self) -> Hidden:
        own = {named.path for named in self.records().values()}
        workspace = self.workspace()
        return hidden_records(tuple(workspace.shown(path) for path in self._files if path not in own))

    def report(self, path: Path) -> RecordReport:
        """Return what one record came to among all others, by the judgement that `check` makes.

        That it is nearly another record takes seconds to find out: it is looked for aside, and told once it is known.
        """
        stamps, basis = self._stamps()
        if self._is_current(stamps, basis) and path in self._shelf.judged.reports:
            report = self._shelf.judged.reports[path]
        else:
            workspace = self.workspace()
            opened = self._shelf.open_evidence
            found = judge(workspace, self.editions(), [path], open_evidence=opened, glances=self._glance)
            [report] = found.reports
        key = (stamps, basis)
        if self._shelf.alike[0] == key:
            return self._seen(path, with_findings(report, self._shelf.alike[1].get(path, ())))
        self._begin(self._compare, key)
        return self._seen(path, report)

    def portfolio(self, edition: Edition) -> Portfolio:
        """Return the innovations that enter an edition, as far as they are judged, and the government's profile."""
        judged = self._shelf.judged
        government = self._government(edition) if edition.scoring is not None else None
        found = (each for report in judged.reports.values() for each in all_readiness_of(report))
        return Portfolio(edition, tuple(each for each in found if each.assessment.edition.id == edition.id), government)

    def kept_with_verdicts(self, key: object, make: Callable[[], T]) -> T:
        """Return what was made under a key from the verdicts that are known, or make it."""
        return self.kept(key, self._shelf.judged, make)

    def _government(self, edition: Edition) -> GovernmentAssessment | None:
        """Return what the government's own profile comes to, which no innovation changes."""
        workspace, opened = self.workspace(), self._shelf.open_evidence
        stamp = f"{id(workspace)} {self._stamp(self.root / GOVERNMENT_FILE)} {self._evidence_stamp()}"
        with self._shelf.guard:
            known = self._shelf.governments.get(edition.id)
        if known is None or known[0] != stamp:
            judged = judge(workspace, [edition], [], open_evidence=opened, government=True, glances=self._glance)
            known = self._shelf.governments[edition.id] = (stamp, judged.government)
        return known[1]

    def alike(self) -> tuple[Mapping[Path, Sequence[Finding]], bool]:
        """Return what is nearly another record's, by the file of the record, and whether that is still looked for."""
        key = self._stamps()
        if self._shelf.alike[0] == key:
            return self._shelf.alike[1], False
        self._begin(self._compare, key)
        return {}, True

    def offices_of(self, path: Path) -> tuple[str, ...]:
        """Return the offices that a record names as its own: who proposes, and the one above."""
        return self._glance(path).offices

    def entered_by(self, path: Path) -> tuple[str, ...]:
        """Return the competitions that a record enters."""
        return self._glance(path).kompetisi

    def _glance(self, path: Path) -> Glance:
        """Return a record at a glance, read once for each of its states: every page asks whose it is."""
        workspace = self.workspace()
        stamp = f"{self._stamp(path)} {id(workspace)}"
        with self._shelf.guard:
            known = self._shelf.glances.get(path)
            if known is None or known[0] != stamp:
                try:
                    content = read_raw(path, path.name)  # never a pipe, which would hold every page up
                except ReadError:
                    content = b""
                known = self._shelf.glances[path] = (stamp, glance(path, workspace, content))
            return known[1]

    def standings(self, path: Path) -> list[WorkStanding]:
        """Return how a record stands for each competition that it enters; nothing where nothing was done with it yet.

        Raises:
            InputError: what was done with it cannot be read, or was changed by hand.
        """
        workspace = self.workspace()
        log = self._log(path)
        written = self._stamp(log)
        if not written:
            return []
        entered = self.entered_by(path)
        stamp = f"{written} {self._stamp(path)} {entered}"
        with self._shelf.guard:
            known = self._shelf.standings.get(path)
            if known is None or known[0] != stamp:
                known = self._shelf.standings[path] = (stamp, standings(workspace, path, list(entered)))
            return known[1]

    def _log(self, path: Path) -> Path:
        with self._shelf.guard:
            if path not in self._shelf.logs:
                self._shelf.logs[path] = log_file(self.workspace(), path)
            return self._shelf.logs[path]

    def standing_records(self) -> list[StandingRecord]:
        """Return the innovations with which something was done already, and how they stand.

        One whose log was changed by hand is left out: its own page says so.
        """
        found = []
        for named in self.records().values():
            try:
                own = tuple(each for each in self.standings(named.path) if each.last is not None)
            except InputError:
                continue
            if own:
                found.append(StandingRecord(named.path, named.name or named.id, self.offices_of(named.path), own))
        return found

    def deadlines(self, today: dt.date | None = None) -> list[Deadline]:
        """Return the dates of the office and of the editions, seen from a day; today if not given."""
        return deadlines_in(self.workspace(), self.editions(), today or dt.date.today())

    def messages(self, paths: Sequence[Path]) -> list[tuple[str, str]]:
        """Return the messages to the offices of some innovations, each with the address that opens WhatsApp with it."""
        workspace, editions = self.workspace(), self.editions()
        ready = [each for path in paths for each in all_readiness_of(self.report(path))]
        texts = messages_of(workspace.settings, editions, ready, self.deadlines())
        return [(text, link_of(text)) for text in texts]

    def printed(self, document: Document) -> bytes:
        """Return the PDF of a document, made by a helper that is kept for the next one.

        Raises:
            InputError: a template is faulty.
            OutputError: it could not be made, or no helper process can be started.
        """
        with self._shelf.printing:
            return self._workshop().pdf(document).content

    def previewed(self, document: Document) -> str:
        """Return a document as HTML, see `submissions.documents.preview`; raises as `printed` does."""
        with self._shelf.printing:
            return self._workshop().html(document)

    def _workshop(self) -> Workshop:
        workspace, held = self.workspace(), self._shelf.workshop
        if held is None or held.workspace is not workspace:
            if held is not None:
                held.__exit__(None, None, None)
            held = self._shelf.workshop = Workshop(workspace)
        return held

    def kept(self, key: object, basis: object, make: Callable[[], T]) -> T:
        """Return what was made under a key from this very basis before, or make it."""
        with self._shelf.guard:
            known = self._shelf.kept.get(key)
        if known is not None and known[0] is basis:
            found: T = known[1]
            return found
        made = make()
        with self._shelf.guard:
            if len(self._shelf.kept) > _MOST_KEPT:
                self._shelf.kept.clear()
            self._shelf.kept[key] = (basis, made)
        return made

    def _stamps(self) -> tuple[dict[str, str], str]:
        workspace = self.workspace()
        stamps = {str(path): self._stamp(path) for path in self._files}
        return stamps, f"{id(workspace)} {self._evidence_stamp()}"

    def _evidence_stamp(self) -> str:
        """Return what tells whether any evidence changed; thousands of files are looked at only now and then.

        Whoever only reads does not wait for that: what somebody put there by another way is seen a moment later.
        """
        seen, stamp = self._shelf.evidence
        if stamp is not None and time.monotonic() - seen <= _EVIDENCE_SEEN:
            return stamp
        if stamp is not None and self._is_reading:
            self._begin(self._look_at_evidence, ({}, ""))
            return stamp
        return self._look_at_evidence()

    def _look_at_evidence(self, _key: tuple[dict[str, str], str] | None = None) -> str:
        now, stamp = time.monotonic(), tree_stamp(self.root / EVIDENCE_FOLDER)
        self._shelf.evidence = (now, stamp)
        return stamp

    def _is_current(self, stamps: dict[str, str], basis: str) -> bool:
        return self._shelf.judged_of == stamps and self._shelf.judged_with == basis

    def _judge(self, stamps: dict[str, str], basis: str) -> Judged:
        with self._shelf.judging:
            if self._is_current(stamps, basis):
                return self._shelf.judged
            paths: Sequence[Path] = [Path(name) for name in stamps]
            self._shelf.editions = ((id(self.workspace()), tuple(paths)), self._chosen())
            asked, kept = self._to_judge(stamps, basis)
            opened = self._shelf.open_evidence
            found = judge(self.workspace(), self.editions(), asked, open_evidence=opened, glances=self._glance)
            reports = kept | dict(zip(asked, found.reports, strict=True))
            judged = Judged({path: reports[path] for path in paths}, found.office)
            self._shelf.judged, self._shelf.judged_of, self._shelf.judged_with = judged, stamps, basis
            self._shelf.judged_names = self._names_of(paths)
            self._take_down()
            return judged

    def _take_down(self) -> None:
        """Take down what the region comes to this week, where evidence was opened; see `submissions.region.trend`."""
        if not self.open_evidence:
            return
        every = Desk(self._shelf, is_reading=True)
        states = every.standing_records()
        figures = []
        for edition in every.editions():
            own = (each for record in states for each in record.standings if each.competition == edition.competition)
            approved = sum(each.state.approved or each.state.sent for each in own)
            figures.append(figures_of(every.portfolio(edition), approved, dt.date.today()))
        # A by-product: whatever keeps it from being written, the pages are answered.
        with contextlib.suppress(UserError):
            take_down(every.workspace(), figures)

    def _to_judge(self, stamps: dict[str, str], basis: str) -> tuple[list[Path], dict[Path, RecordReport]]:
        """Return the records to be judged, and the reports on the others: none where ids or titles are others now."""
        paths = [Path(name) for name in stamps]
        if basis != self._shelf.judged_with or self._names_of(paths) != self._shelf.judged_names:
            return paths, {}
        changed = [path for path in paths if self._shelf.judged_of.get(str(path)) != stamps[str(path)]]
        return changed, {path: self._shelf.judged.reports[path] for path in paths if path not in set(changed)}

    def _names_of(self, paths: Sequence[Path]) -> list[tuple[Path, str, str]]:
        known = {named.path: named for named in self.records().values()}
        return [(path, known[path].id, known[path].name) for path in paths if path in known]

    def _judge_aside(self, key: tuple[dict[str, str], str]) -> None:
        self._judge(*key)

    def _compare(self, key: tuple[dict[str, str], str]) -> None:
        """Look for records that are nearly others."""
        workspace = self.workspace()
        paths = [Path(name) for name in key[0]]
        with judging_of(workspace, self.editions(), paths, open_evidence=False) as judging:
            self._shelf.alike = (key, judging.duplicates().findings)

    def _begin(self, work: Callable[[tuple[dict[str, str], str]], object], key: tuple[dict[str, str], str]) -> None:
        """Begin work aside, unless such work is under way."""

        def run() -> None:
            try:
                work(key)
            except UserError as error:
                self._shelf.error = error
            finally:
                with self._shelf.guard:
                    self._shelf.begun.discard(work.__name__)

        with self._shelf.guard:
            if work.__name__ in self._shelf.begun:
                return
            self._shelf.begun.add(work.__name__)
        threading.Thread(target=run, daemon=True).start()


def address_of(path: Path, workspace: Workspace) -> str:
    """Return the name that stands for a record in addresses: its file's, with its ending where it is not .yaml."""
    return _address_from(path, workspace.records_folder)


@lru_cache(4096)
def _address_from(path: Path, folder: Path) -> str:
    relative = Path(os.path.relpath(path, folder))
    plain = relative.with_suffix("") if relative.suffix == ".yaml" else relative
    return part_of(plain.as_posix())

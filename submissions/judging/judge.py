"""Judge records: each within its workspace, its evidence opened, and nothing worked out twice."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from itertools import chain
from pathlib import Path

import schemas
import submissions
from schemas.edition import Edition
from schemas.innovation import Innovation
from schemas.submission import Submission
from submissions.assessment.assessing import Assessment, RecordReport, assess_record, filled, own_checks_left_out
from submissions.assessment.cited import Facts
from submissions.assessment.contents import evidence_files
from submissions.assessment.eligibility import tells_of_same_titles
from submissions.assessment.government import GovernmentAssessment, assess_government
from submissions.assessment.writing import writing_hints
from submissions.duplicates.finding import find_duplicates
from submissions.errors import InputError, OutputError
from submissions.evidence.opening.facts import FileFacts
from submissions.evidence.opening.inspecting import Opened, inspect
from submissions.files.hashes import digest, stamp_of, tree_hash, tree_stamp
from submissions.files.memory import Memory
from submissions.findings.finding import Finding, in_order
from submissions.judging.keeping import Keeper, KeptAssessment, KeptDuplicates, KeptRecord
from submissions.judging.memory import evidence_file, verdicts
from submissions.judging.neighbours import Glancing, Neighbours
from submissions.judging.office import office_findings
from submissions.judging.unopened import UnopenedAssessment, UnopenedRecord
from submissions.language import _
from submissions.records.government import GovernmentProfile, read_government
from submissions.records.reading import ReadRecord, Record, StatingFile, read_record, read_records
from submissions.workers.crew import CannotWorkError
from submissions.workers.processors import processors
from submissions.workspace import Workspace

Judged = Callable[[int, int], None]
"""Told how many of so many records were judged."""
_RECORD, _INNOVATION, _DUPLICATES = "record", "innovation", "duplicates"


@dataclass(frozen=True)
class Judgement:
    """Records of a workspace, judged: a report on each in the order asked.

    `profile` is the government's own, `government` what it came to; None where there is none, or it was not asked.
    `office` is what is amiss with the office's own things.
    """

    workspace: Workspace
    editions: tuple[Edition, ...]
    reports: tuple[RecordReport, ...]
    evidence_opened: bool
    government: GovernmentAssessment | None = None
    profile: GovernmentProfile | None = None
    not_compared: tuple[str, ...] = ()
    office: tuple[Finding, ...] = ()

    @property
    def unreadable(self) -> tuple[RecordReport, ...]:
        """Return the reports on records that could not be read."""
        return tuple(report for report in self.reports if not report.is_readable)


def judge(
    workspace: Workspace,
    editions: Sequence[Edition],
    paths: Sequence[Path] | None = None,
    *,
    group: str | None = None,
    open_evidence: bool = True,
    government: bool = False,
    compare: bool = False,
    writing: bool = False,
    earlier: Sequence[Path] = (),
    progress: Opened | None = None,
    judged: Judged | None = None,
    glances: Glancing | None = None,
) -> Judgement:
    """Judge records of a workspace for editions: the one way to a verdict, whoever asks.

    Args:
        workspace: the office's folder. A record is judged among all of its records, whichever are asked for.
        editions: for which to judge.
        paths: the files of the records; all of the workspace if not given.
        group: the group of the entry; the one in each record if not given.
        open_evidence: whether to open every evidence file; otherwise it goes by names, dates and sizes alone.
        government: whether to judge the profile of the government too, for the first of the editions.
        compare: whether to look for titles and texts that are nearly those of another record. What comes of it are
            warnings, which never change a verdict.
        writing: whether to read how the texts are written as well; it gives hints only.
        earlier: records of an earlier year to compare with too.
        progress: told while evidence is opened.
        judged: told while records are judged that were not before.
        glances: knows the records that are not asked for at a glance, for whoever asks again and again.

    Raises:
        InputError: the government's profile cannot be read.
        OutputError: the helper processes that open evidence do not start.
    """
    asked = workspace.record_files() if paths is None else list(paths)
    with judging_of(
        workspace, editions, asked, group=group, open_evidence=open_evidence, progress=progress, glances=glances
    ) as judging:
        reports = tuple(judging.reports(asked, judged))
        duplicates = judging.duplicates(earlier) if compare else Duplicates()
        profile = read_government(workspace) if government else None
        of_government = judging.government(profile) if profile else None
        office = office_findings(workspace, judging.opened_files, judging.neighbours.offices)
    reports = tuple(with_findings(report, duplicates.findings.get(report.record.path, ())) for report in reports)
    if writing:
        left_out = own_checks_left_out(workspace)
        reports = tuple(with_findings(each, _hints(each.record, left_out)) for each in reports)
    return Judgement(
        workspace, tuple(editions), reports, open_evidence, of_government, profile, duplicates.not_compared, office
    )


@contextmanager
def judging_of(
    workspace: Workspace,
    editions: Sequence[Edition],
    paths: Sequence[Path],
    *,
    group: str | None = None,
    open_evidence: bool = True,
    progress: Opened | None = None,
    glances: Glancing | None = None,
) -> Iterator["Judge"]:
    """Give a judge of some records of a workspace, for whoever asks more than once; see `judge`."""
    with verdicts() as memory:
        neighbours = Neighbours(workspace, paths, memory, glances=glances)
        yield Judge(
            workspace, editions, neighbours, memory, group=group, open_evidence=open_evidence, progress=progress
        )


def judge_alone(record: Record, editions: Sequence[Edition], workspace: Workspace) -> RecordReport:
    """Return what a record comes to by itself: not among others, its evidence unopened, nothing remembered.

    *Why:* what a later edition says of last year's record is asked while the new workspace is being written.
    """
    return assess_record(record, editions, workspace)


def _hints(record: Record, left_out: Collection[str]) -> list[Finding]:
    return list(writing_hints(record, left_out)) if isinstance(record, ReadRecord) else []


def with_findings(report: RecordReport, findings: Sequence[Finding]) -> RecordReport:
    """Return a report with further findings on the record as a whole, which change no verdict."""
    return replace(report, findings=in_order([*report.findings, *findings])) if findings else report


@dataclass(frozen=True)
class Duplicates:
    """Findings on records that are nearly another, by the record's path; files that could not be compared."""

    findings: Mapping[Path, Sequence[Finding]] = field(default_factory=dict)
    not_compared: tuple[str, ...] = ()


class Judge:
    """Judges records of one workspace, some at a time."""

    def __init__(
        self,
        workspace: Workspace,
        editions: Sequence[Edition],
        neighbours: Neighbours,
        memory: Memory,
        *,
        group: str | None = None,
        open_evidence: bool = True,
        progress: Opened | None = None,
    ):
        """Prepare; see `judge`.

        Args:
            workspace: the office's folder.
            editions: for which to judge.
            neighbours: the records among which each is judged; only these may be asked for.
            memory: where it is remembered what they came to.
            group: the group of the entry; the one in each record if not given.
            open_evidence: whether to open every evidence file.
            progress: told while evidence is opened.
        """
        self.neighbours = neighbours
        self._workspace, self._editions, self._memory = workspace, list(editions), memory
        self._group, self._open, self._progress = group, open_evidence, progress
        self._keeper = Keeper(self._editions)
        self._stamps: dict[str, str] = {}
        self._read: dict[Path, Record] = {}

    def reports(self, paths: Sequence[Path], judged: Judged | None = None) -> list[RecordReport]:
        """Return a report on each of some of the records, in order; `judged` is told how far that is.

        Raises:
            OutputError: the helper processes that open evidence do not start.
        """
        found = {path: report for path in paths if (report := self._kept(path)) is not None}
        fresh = [path for path in paths if path not in found]
        stamps = {path: stamp_of(path) for path in fresh}
        records = [read_record(path, self._workspace) for path in fresh]
        self._read.update(zip(fresh, records, strict=True))
        files = {record.path: evidence_files(record, self._workspace) for record in _readable(records)}
        opened = self.opened_files(chain.from_iterable(files.values()))
        for number, record in enumerate(records, 1):
            found[record.path] = report = self._judged(record, opened)
            if stamp_of(record.path) == stamps[record.path]:
                self._keep(report, [opened.get(file) for file in files.get(record.path, ())])
            if judged:
                judged(number, len(records))
        return [found[path] for path in paths]

    def report_on(self, record: Record) -> RecordReport:
        """Return a report on a record in memory, in the place of the one in its file; it is not kept.

        Raises:
            OutputError: the helper processes that open evidence do not start.
        """
        return self._judged(record, self._opened(_readable([record])))

    def government(self, profile: GovernmentProfile) -> GovernmentAssessment:
        """Return what the profile of the government comes to in the first edition.

        Raises:
            OutputError: the helper processes that open evidence do not start.
        """
        return assess_government(profile, self._editions[0], self._workspace, self._opened([profile]))

    def duplicates(self, earlier: Sequence[Path] = ()) -> Duplicates:
        """Return warnings on titles and texts that are nearly those of another record; see `judge`."""
        paths = self.neighbours.paths
        # The earlier year's records are another's neighbours, but known at a glance in the same way.
        others = Neighbours(self._workspace, earlier, self._memory, around=False)
        seen = [self.neighbours.glance(path) for path in paths] + [others.glance(path) for path in earlier]
        told = [each.competition for each in self._editions if tells_of_same_titles(each)]
        files = (part for each in seen for part in (each.file, each.content_hash))
        stamp = digest(self._common, *told, "", *files)
        place = self._workspace.root.absolute()
        kept = self._keeper.read(self._memory.get(place, _DUPLICATES, stamp), KeptDuplicates)
        if kept is None:
            records = [self._read.get(path) or read_record(path, self._workspace) for path in paths]
            old = read_records(earlier, self._workspace)
            found = find_duplicates(records, old, told, own_checks_left_out(self._workspace))
            unread = tuple(record.file for record in old if not isinstance(record, ReadRecord))
            kept = KeptDuplicates(tuple(tuple(found.get(path, ())) for path in paths), unread)
            content = self._keeper.written(kept)
            if content is not None:
                self._memory.put(place, _DUPLICATES, stamp, content)
        return Duplicates(dict(zip(paths, kept.findings, strict=True)), kept.unread)

    def _judged(self, record: Record, opened: Facts) -> RecordReport:
        same_id, same_title = self.neighbours.same_id(record.path), self.neighbours.same_title(record.path)
        return assess_record(record, self._editions, self._workspace, self._group, opened, same_id, same_title)

    def _opened(self, records: Iterable[StatingFile]) -> Facts:
        """Return what opening the evidence of records shows; each file is opened once, an unchanged one not again."""
        return self.opened_files(path for record in records for path in evidence_files(record, self._workspace))

    def opened_files(self, paths: Iterable[Path]) -> Facts:
        """Return what opening some files shows; nothing where none are to be opened.

        Raises:
            OutputError: the helper processes that open them do not start.
        """
        if not self._open:
            return {}
        try:
            return inspect(paths, evidence_file(), jobs=processors(), progress=self._progress)
        except CannotWorkError as error:
            raise OutputError(
                _("The evidence cannot be opened: {reason}").format(reason=error),
                _("Install submissions again in an environment of its own, or go on with --no-open."),
            ) from None

    def _kept(self, path: Path) -> RecordReport | None:
        """Return the report on a record as it was kept, if nothing that it depends on has changed."""
        stamp, absolute = self._stamp(path), path.absolute()
        kept = self._keeper.read(self._memory.get(absolute, self._part(_RECORD), stamp), KeptRecord)
        if kept is None or any(self._evidence_stamp(file) != known for file, known in kept.evidence):
            return None
        record = UnopenedRecord(
            path,
            self._workspace.shown(path),
            kept,
            partial(self._innovation, path, self._memory.get(absolute, _INNOVATION, stamp)),
        )
        assessments: list[Assessment] = []
        edition_stamp = self._edition_stamp(path, stamp, kept)
        for edition in self._editions:
            content = self._memory.get(absolute, self._part(edition.id), edition_stamp)
            judged = self._keeper.read(content, KeptAssessment)
            if judged is None:
                return None
            assessments.append(UnopenedAssessment(edition, judged, partial(self._filled, record, edition)))
        return RecordReport(record, list(kept.findings), assessments, kept.useful)

    def _filled(self, record: ReadRecord, edition: Edition) -> Submission:
        return filled(record.innovation, edition, self._workspace, self._group)

    def _innovation(self, path: Path, content: bytes | None) -> Innovation:
        innovation = self._keeper.read(content, Innovation) or read_record(path, self._workspace).innovation
        if innovation is None:
            raise InputError(_("{file} changed while it was being judged.").format(file=path), _("Start again."))
        return innovation

    def _keep(self, report: RecordReport, facts: Iterable[FileFacts | None]) -> None:
        """Keep a report, unless another look at the evidence, of which these facts are known, could find more."""
        record = report.record
        if not isinstance(record, ReadRecord):
            return
        innovation = record.innovation
        if any(each and each.problem and not each.problem.lies_in_the_file for each in facts):
            return
        named = sorted(innovation.files)
        evidence = tuple((file, self._evidence_stamp(file)) for file in named)
        read, judged = tuple(record.findings), tuple(report.findings)
        whole = KeptRecord(innovation.id, innovation.nama, evidence, read, judged, report.useful)
        stamp, absolute = self._stamp(record.path), record.path.absolute()
        parts: dict[tuple[str, str], object] = {
            (self._part(_RECORD), stamp): whole,
            (_INNOVATION, stamp): innovation,
        }
        edition_stamp = self._edition_stamp(record.path, stamp, whole)
        for each in report.filled:
            kept = KeptAssessment(each.verdict, each.group, each.proofs, tuple(each.findings), each.scores, each.gaps)
            parts[self._part(each.edition.id), edition_stamp] = kept
        written = {key: self._keeper.written(value) for key, value in parts.items()}
        for (part, part_stamp), content in written.items():
            if content is not None:
                self._memory.put(absolute, part, part_stamp, content)

    def _part(self, name: str) -> str:
        return f"{name} {self._group or ''} {'opened' if self._open else 'unopened'}"

    def _stamp(self, path: Path) -> str:
        """Return a hash of all that a record's own findings rest on, but for its evidence."""
        seen = self.neighbours.glance(path)
        return digest(
            self._common, seen.file, seen.content_hash, *(each.file for each in self.neighbours.same_id(path))
        )

    def _edition_stamp(self, path: Path, stamp: str, kept: KeptRecord) -> str:
        """Return a hash of all that a record's assessments rest on."""
        evidence = (part for pair in kept.evidence for part in pair)
        titled = (f"{each.file} {each.kompetisi}" for each in self.neighbours.same_title(path))
        return digest(stamp, *evidence, "", *titled)

    def _evidence_stamp(self, file: str) -> str:
        if file not in self._stamps:
            stamp = stamp_of(os.path.join(self._root, file))  # noqa: PTH118 - thousands of them
            self._stamps[file] = stamp or self._stamp_of_near(file)
        return self._stamps[file]

    def _stamp_of_near(self, file: str) -> str:
        """Return a hash of all that is said of a file that is not there: which others could be meant."""
        meant = self._workspace.meant(file)
        if not meant:
            is_link = os.path.islink(os.path.join(self._root, file))  # noqa: PTH114, PTH118
            return digest("link" if is_link else "", *self._workspace.likely(file))
        return digest(*meant, *(stamp_of(os.path.join(self._root, name)) for name in meant))  # noqa: PTH118

    @cached_property
    def _root(self) -> str:
        return str(self._workspace.root)

    @cached_property
    def _common(self) -> str:
        """Return a hash of what all judging rests on: the program, the settings it reads, the office's own editions."""
        return digest(*_programs(), self._workspace.settings_of_documents, tree_hash(self._workspace.editions_folder))


@cache
def _programs() -> list[str]:
    """Return stamps of the program: what runs here is what was there when it was first asked."""
    return [tree_stamp(Path(each.__file__ or "").parent, (".py", ".yaml")) for each in (schemas, submissions)]


def _readable(records: Iterable[Record]) -> list[ReadRecord]:
    return [record for record in records if isinstance(record, ReadRecord)]

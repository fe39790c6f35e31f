"""Look at every record of a workspace: what it came to, what is there already, and what must be made."""

import json
import os
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from submissions.batch.fingerprints import DocumentHasher, common_hash
from submissions.batch.jobs import DocumentSubject, Job, MadeFile
from submissions.batch.state import ExportMemory
from submissions.errors import UserError
from submissions.evidence.opening.inspecting import Opened
from submissions.files.hashes import digest, file_hash, stamp_of
from submissions.files.memory import Memory
from submissions.judging.memory import verdicts
from submissions.judging.neighbours import Neighbours
from submissions.language import _
from submissions.records.glancing import Glance
from submissions.workspace import Workspace

if TYPE_CHECKING:
    from submissions.assessment.assessing import Assessment, RecordReport

JUDGED_AT_ONCE = 256
"""Records whose evidence is opened together: a nation's records do not fit into memory."""


@dataclass(frozen=True)
class PlannedRecord:
    """What a record came to in one edition: its verdict, the codes of its errors, its files by name.

    `stem` is how the names of its files begin, whether there are any or not. `kept` are the files that are
    there already and need not be made again; `jobs` makes the others.
    `problem` says why its documents could not even be planned, `traceback` where the program failed over it.
    """

    subject: DocumentSubject
    stem: str
    errors: list[str]
    files: list[str]
    kept: list[MadeFile]
    jobs: list[Job]
    problem: str = ""
    traceback: str = ""


class Planner:
    """Plans the documents of a workspace's records, one record after the other."""

    def __init__(
        self,
        workspace: Workspace,
        folder: Path,
        state: ExportMemory,
        editions: Sequence[str],
        include_all: bool,
        force: bool = False,
        open_evidence: bool = True,
        progress: Opened | None = None,
        only: Mapping[str, frozenset[Path]] | None = None,
    ):
        """Prepare.

        Args:
            workspace: whose records.
            folder: where the documents lie or will lie.
            state: what is known of the last run.
            editions: the names of the editions.
            include_all: also make what is not eligible, as drafts.
            force: make everything anew, whatever is there.
            open_evidence: whether verdicts rest on evidence that was opened.
            progress: told while evidence is opened.
            only: the records that are taken for each edition; all where it is not given.
        """
        self._only = only
        self._workspace, self._folder, self._state = workspace, folder, state
        self._include_all = include_all
        self._open, self._progress = open_evidence, progress
        options = {"all": include_all, "opened": open_evidence}
        self._common = {name: common_hash(workspace, name, options) for name in editions}
        self._outputs = {} if force else state.outputs()
        self._evidence = _EvidenceHashes(workspace, state)
        self._hasher: DocumentHasher | None = None

    def outcomes(self, paths: Iterable[Path]) -> Iterator[PlannedRecord]:
        """Yield what each record comes to in each edition, in order.

        Raises:
            OutputError: the helper processes that open evidence do not start.
        """
        asked = [path for path in paths if any(self._is_taken(path, edition) for edition in self._common)]
        with verdicts() as memory:
            neighbours = Neighbours(self._workspace, asked, memory)
            for some in batched(asked, JUDGED_AT_ONCE):
                yield from self._outcomes(some, neighbours, memory)

    def _outcomes(self, paths: Sequence[Path], neighbours: Neighbours, memory: Memory) -> Iterator[PlannedRecord]:
        stamps = {path: self._stamps(path, neighbours) for path in paths}
        known: dict[tuple[Path, str], PlannedRecord] = {}
        for path, by_edition in stamps.items():
            for edition, stamp in by_edition.items():
                outcome = self._unchanged(neighbours.glance(path), edition, stamp)
                if outcome:
                    known[path, edition] = outcome
        changed = [path for path in paths if any((path, edition) not in known for edition in self._common)]
        reports = self._judged(changed, neighbours, memory) if changed else {}
        for path in paths:
            for number, edition in enumerate(self._common):
                if not self._is_taken(path, edition):
                    continue
                outcome = known.get((path, edition))
                yield outcome or self._assessed(path, reports[path], number, edition, stamps[path][edition])

    def _is_taken(self, path: Path, edition: str) -> bool:
        return self._only is None or path in self._only[edition]

    def _judged(self, paths: Sequence[Path], neighbours: Neighbours, memory: Memory) -> "dict[Path, RecordReport]":
        from submissions.judging.judge import Judge

        editions = [self._workspace.edition_named(name) for name in self._common]
        judging = Judge(
            self._workspace, editions, neighbours, memory, open_evidence=self._open, progress=self._progress
        )
        return dict(zip(paths, judging.reports(paths), strict=True))

    def _stamps(self, path: Path, neighbours: Neighbours) -> dict[str, str]:
        """Return for each edition a hash of all that a record comes to there rests on, but for its evidence."""
        seen = neighbours.glance(path)
        others = [each.file for each in neighbours.same_id(path)]
        titled = [f"{each.file}: {each.kompetisi}" for each in neighbours.same_title(path)]
        return {
            edition: digest(seen.file, seen.content_hash, common, *others, "", *titled)
            for edition, common in self._common.items()
        }

    def _unchanged(self, glance: Glance, edition: str, stamp: str) -> PlannedRecord | None:
        """Return what is known of a record, if nothing that it depends on has changed and its files are there."""
        data = self._state.outcome(glance.file, edition, stamp)
        if data is None:
            return None
        try:
            if self._evidence.of(data["evidence"]) != data["evidence_hash"]:
                return None
            subject = DocumentSubject(glance.file, data["nama"], edition, data["group"], data["verdict"])
            kept = [self._intact(name, key, subject) for name, key in data["documents"]]
            names = [name for name, _key in data["documents"]]
            good = [output for output in kept if output]
            stem = _stem(glance.id or glance.path.stem, edition)
            return PlannedRecord(subject, stem, data["errors"], names, good, []) if len(good) == len(kept) else None
        except (KeyError, TypeError, ValueError):
            return None

    def _intact(self, file: str, key: str, subject: DocumentSubject) -> MadeFile | None:
        """Return what is known of a file as this subject's, if it was made from this and is there as it was made."""
        output = self._outputs.get(file)
        if output is None or output.key != key:
            return None
        path = self._folder / file
        stamp = stamp_of(path)
        is_as_made = stamp == output.stamp or (stamp and file_hash(path) == output.sha256)
        return replace(output, subject=subject) if is_as_made else None

    def _assessed(self, path: Path, report: "RecordReport", number: int, edition: str, stamp: str) -> PlannedRecord:
        record = report.record
        paths = sorted(record.innovation.files) if record.innovation else []
        outcome = self._planned(report, report.assessments[number], _stem(record.id or path.stem, edition), paths)
        if not outcome.problem:
            self._state.keep_outcome(record.file, edition, stamp, self._data(outcome, paths))
        return outcome

    def _data(self, outcome: PlannedRecord, evidence: list[str]) -> dict[str, Any]:
        subject = outcome.subject
        keys = {output.file: output.key for output in outcome.kept}
        keys |= {job.file: job.key for job in outcome.jobs}
        return {
            "nama": subject.nama,
            "group": subject.group,
            "verdict": subject.verdict,
            "errors": outcome.errors,
            "evidence": evidence,
            "evidence_hash": self._evidence.of(evidence),
            "documents": [(file, keys[file]) for file in outcome.files],
        }

    def _planned(
        self, report: "RecordReport", assessment: "Assessment", stem: str, evidence: list[str]
    ) -> PlannedRecord:
        from submissions.assessment.assessing import FilledAssessment, Verdict
        from submissions.documents.planning import documents_of
        from submissions.findings.finding import Severity

        edition, group = assessment.edition.id, assessment.group
        subject = DocumentSubject(report.record.file, report.record.name, edition, group, assessment.verdict.value)
        found = [*report.findings, *assessment.findings]
        entered = assessment.verdict is not Verdict.NOT_ENTERED
        errors = sorted({each.code for each in found if each.severity is Severity.ERROR}) if entered else []
        wanted = assessment.verdict is Verdict.ELIGIBLE or (
            self._include_all and assessment.verdict is Verdict.NOT_ELIGIBLE
        )
        if not wanted or not isinstance(assessment, FilledAssessment):
            return PlannedRecord(subject, stem, errors, [], [], [])
        try:
            documents = list(documents_of(assessment, self._workspace))
        except UserError as error:
            return PlannedRecord(subject, stem, errors, [], [], [], str(error))
        except Exception:  # whatever it is, it costs only this record; a library's words are for the log
            problem = _("the program breaks down over something in it")
            return PlannedRecord(subject, stem, errors, [], [], [], problem, traceback.format_exc())
        hashes = [self._evidence.hash(path) for path in evidence]
        kept, jobs = list[MadeFile](), list[Job]()
        names = [f"{edition}/{document.name}" for document in documents]
        for name, document in zip(names, documents, strict=True):
            content = json.dumps(document.context, ensure_ascii=False)
            key = self._hash().key(document.template, content, hashes)
            output = self._intact(name, key, subject)
            if output:
                kept.append(output)
            else:
                jobs.append(Job(subject, name, document.template, content, key, document.pictures))
        return PlannedRecord(subject, stem, errors, names, kept, jobs)

    def _hash(self) -> DocumentHasher:
        if self._hasher is None:
            from submissions.documents.markup import environment

            self._hasher = DocumentHasher(environment(self._workspace), self._workspace)
        return self._hasher


class _EvidenceHashes:
    """The hashes of evidence files; one whose size and time of change are known is not read."""

    def __init__(self, workspace: Workspace, state: ExportMemory):
        self._workspace, self._state = workspace, state
        self._known = state.evidence_hashes()
        self._root = str(workspace.root)
        self._asked: dict[str, str] = {}

    def hash(self, path: str) -> str:
        """Return the hash of an evidence file by its path in the workspace; '' where there is none."""
        if path not in self._asked:
            stamp = stamp_of(os.path.join(self._root, path))  # noqa: PTH118 - thousands of them
            known = self._known.get(path)
            if known and stamp and known[0] == stamp:
                self._asked[path] = known[1]
            else:
                found = self._workspace.file(path)
                self._asked[path] = file_hash(found) if found else ""
                if stamp and found:
                    self._state.keep_evidence(path, stamp, self._asked[path])
        return self._asked[path]

    def of(self, paths: Iterable[str]) -> str:
        """Return one hash of many evidence files."""
        return digest(*(self.hash(path) for path in paths))


def _stem(key: str, edition: str) -> str:
    return f"{edition}/{key}_{edition}"


def batched(items: Sequence[Path], number: int) -> Iterator[Sequence[Path]]:
    """Yield so many items at a time."""
    for start in range(0, len(items), number):
        yield items[start : start + number]

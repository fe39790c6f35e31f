"""Look at every record of a workspace: what it came to, what is there already, and what must be made."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from submissions.batch.fingerprints import DocumentHasher, common_hash, digest, file_hash
from submissions.batch.jobs import Job, Subject
from submissions.batch.state import Output, State
from submissions.duplicates.titles import peeked_title, same_titles
from submissions.records.reading import Record, note_repeated, peeked_id, read_record
from submissions.workspace import Workspace

if TYPE_CHECKING:
    from submissions.assessment.assessing import Assessment, RecordReport


@dataclass(frozen=True)
class Outcome:
    """What a record came to in one edition: its verdict, the codes of its errors, its files by name.

    `stem` is how the names of its files begin, whether there are any or not. `kept` are the files that are
    there already and need not be made again; `jobs` makes the others.
    `problem` says why its documents could not even be planned.
    """

    subject: Subject
    stem: str
    errors: list[str]
    files: list[str]
    kept: list[Output]
    jobs: list[Job]
    problem: str = ""


@dataclass(frozen=True)
class _Glance:
    """A record's file as seen without reading it: its hash, its id, and what of its title counts."""

    path: Path
    file: str
    content_hash: str
    id: str
    title: str


class Planner:
    """Plans the documents of a workspace's records, one record after the other."""

    def __init__(
        self,
        workspace: Workspace,
        folder: Path,
        state: State,
        editions: Sequence[str],
        include_all: bool,
        force: bool = False,
    ):
        """Prepare.

        Args:
            workspace: whose records.
            folder: where the documents lie or will lie.
            state: what is known of the last run.
            editions: the names of the editions.
            include_all: also make what is not eligible, as drafts.
            force: make everything anew, whatever is there.
        """
        self._workspace, self._folder, self._state = workspace, folder, state
        self._include_all = include_all
        options = {"all": include_all}
        self._common = {name: common_hash(workspace, name, options) for name in editions}
        self._outputs = {} if force else state.outputs()
        self._evidence = _EvidenceHashes(workspace, state)
        self._hasher: DocumentHasher | None = None

    def outcomes(self, paths: Iterable[Path]) -> Iterator[Outcome]:
        """Yield what each record comes to in each edition, in order."""
        glances = [self._glance(path) for path in paths]
        files: dict[str, list[str]] = {}
        for glance in glances:
            files.setdefault(glance.id, []).append(glance.file)
        same = self._same_titles(glances)
        for glance in glances:
            others = [file for file in files[glance.id] if file != glance.file]
            yield from self._record(glance, others, same.get(glance.path, []))

    def _same_titles(self, glances: Sequence[_Glance]) -> dict[Path, list[Record]]:
        """Return for each record the others with the same title; only those that look alike at a glance are read."""
        having: dict[str, list[Path]] = {}
        for glance in glances:
            having.setdefault(glance.title, []).append(glance.path)
        paths = [path for title, group in having.items() if title and len(group) > 1 for path in group]
        return same_titles([read_record(path, self._workspace) for path in paths])

    def _glance(self, path: Path) -> _Glance:
        try:
            content = path.read_bytes()
        except OSError:
            content = b""  # reading it will tell
        file, title = self._workspace.shown(path), peeked_title(content)
        return _Glance(path, file, digest(content), peeked_id(content, path.stem), title)

    def _record(self, glance: _Glance, others: list[str], same_title: list[Record]) -> Iterator[Outcome]:
        titled = [f"{each.file}: {each.innovation.kompetisi}" for each in same_title if each.innovation]
        stamps = {
            edition: digest(glance.file, glance.content_hash, common, *others, "", *titled)
            for edition, common in self._common.items()
        }
        known = {edition: self._unchanged(glance, edition, stamp) for edition, stamp in stamps.items()}
        changed = [edition for edition, outcome in known.items() if outcome is None]
        fresh = self._assessed(glance, others, same_title, changed, stamps) if changed else {}
        for edition in stamps:
            outcome = known[edition] or fresh[edition]
            yield outcome

    def _unchanged(self, glance: _Glance, edition: str, stamp: str) -> Outcome | None:
        """Return what is known of a record, if nothing that it depends on has changed and its files are there."""
        data = self._state.outcome(glance.file, edition, stamp)
        if data is None:
            return None
        try:
            if self._evidence.of(data["evidence"]) != data["evidence_hash"]:
                return None
            kept = [self._intact(name, key) for name, key in data["documents"]]
            subject = Subject(glance.file, data["nama"], edition, data["group"], data["verdict"])
            names = [name for name, _key in data["documents"]]
            good = [output for output in kept if output]
            stem = _stem(glance.id, edition)
            return Outcome(subject, stem, data["errors"], names, good, []) if len(good) == len(kept) else None
        except (KeyError, TypeError, ValueError):
            return None

    def _intact(self, file: str, key: str) -> Output | None:
        """Return what is known of a file, if it was made from this and is there as it was made."""
        output = self._outputs.get(file)
        if output is None or output.key != key:
            return None
        path = self._folder / file
        stamp = stamp_of(path)
        if stamp == output.stamp:
            return output
        return output if stamp and file_hash(path) == output.sha256 else None

    def _assessed(
        self,
        glance: _Glance,
        others: list[str],
        same_title: list[Record],
        editions: list[str],
        stamps: dict[str, str],
    ) -> dict[str, Outcome]:
        from submissions.assessment.assessing import assess_record

        record = read_record(glance.path, self._workspace)
        note_repeated(record, others)
        chosen = [self._workspace.edition(*_parts(name)) for name in editions]
        report = assess_record(record, chosen, self._workspace, same_title=same_title)
        evidence = record.innovation.bukti.values() if record.innovation else ()
        paths = sorted({each.berkas for each in evidence if each.berkas})
        found = {}
        for name, assessment in zip(editions, report.assessments, strict=True):
            stem = _stem(record.innovation.id if record.innovation else glance.id, name)
            outcome = found[name] = self._planned(report, assessment, stem, paths)
            if not outcome.problem:
                self._state.keep_outcome(glance.file, name, stamps[name], self._data(outcome, paths))
        return found

    def _data(self, outcome: Outcome, evidence: list[str]) -> dict[str, Any]:
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

    def _planned(self, report: "RecordReport", assessment: "Assessment", stem: str, evidence: list[str]) -> Outcome:
        from submissions.assessment.assessing import Verdict
        from submissions.documents.planning import documents_of
        from submissions.findings import Severity

        edition, group = assessment.edition.id, assessment.submission.group if assessment.submission else None
        subject = Subject(report.record.file, report.record.name, edition, group, assessment.verdict.value)
        found = [*report.findings, *assessment.findings]
        entered = assessment.verdict is not Verdict.NOT_ENTERED
        errors = sorted({each.code for each in found if each.severity is Severity.ERROR}) if entered else []
        wanted = assessment.verdict is Verdict.ELIGIBLE or (
            self._include_all and assessment.verdict is Verdict.NOT_ELIGIBLE
        )
        if not wanted:
            return Outcome(subject, stem, errors, [], [], [])
        try:
            documents = list(documents_of(assessment, self._workspace))
        except Exception as error:  # whatever it is, it costs only this record
            return Outcome(subject, stem, errors, [], [], [], f"{type(error).__name__}: {error}")
        hashes = [self._evidence.hash(path) for path in evidence]
        kept, jobs = list[Output](), list[Job]()
        names = [f"{edition}/{document.name}" for document in documents]
        for name, document in zip(names, documents, strict=True):
            content = json.dumps(document.context, ensure_ascii=False)
            key = self._hash().key(document.template, content, hashes)
            output = self._intact(name, key)
            if output:
                kept.append(output)
            else:
                jobs.append(Job(subject, name, document.template, content, key))
        return Outcome(subject, stem, errors, names, kept, jobs)

    def _hash(self) -> DocumentHasher:
        if self._hasher is None:
            from submissions.documents.markup import environment

            self._hasher = DocumentHasher(environment(self._workspace), self._workspace)
        return self._hasher


class _EvidenceHashes:
    """The hashes of evidence files; one whose size and time of change are known is not read."""

    def __init__(self, workspace: Workspace, state: State):
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


def stamp_of(path: Path | str) -> str:
    """Return size and time of change of a file as text; '' where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - thousands of them
    except (OSError, ValueError):
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"


def _stem(key: str, edition: str) -> str:
    return f"{edition}/{key}_{edition}"


def _parts(edition: str) -> tuple[str, int]:
    competition, year = edition.split("-")
    return competition, int(year)

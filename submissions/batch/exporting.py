"""Export many innovations: plan, make what changed, write each document whole, keep the manifest."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from submissions.batch.engines import JobEngine
from submissions.batch.jobs import DocumentSubject, Job, Made, MadeFile, longest_first
from submissions.batch.manifest import Failure, LeftOut, Manifest, files_of_earlier_run
from submissions.batch.planning import PlannedRecord, Planner
from submissions.batch.state import ExportMemory
from submissions.errors import UserError
from submissions.evidence.opening.inspecting import Opened
from submissions.files.hashes import stamp_of
from submissions.files.lock import locked
from submissions.files.whole import leftovers, refuse_foreign, write_whole
from submissions.language import _
from submissions.workspace import Workspace

LOG = "export.log"


@dataclass(frozen=True)
class Options:
    """What an export makes.

    `include_all` also makes what is not eligible, marked DRAF; `force` makes everything anew; `prune`
    removes files of an earlier run that belong to no record any more. Verdicts rest on evidence that was
    opened, unless `open_evidence` is off; the manifest says so. `only` names the records that are taken for each
    edition, where not all are.
    """

    include_all: bool = False
    force: bool = False
    prune: bool = False
    open_evidence: bool = True
    only: Mapping[str, frozenset[Path]] | None = None


@dataclass
class Progress:
    """How far an export is: documents that were planned, and of these made (or failed); `title` is the last one's."""

    planned: int = 0
    done: int = 0
    title: str = ""


@dataclass(frozen=True)
class Export:
    """What an export came to: its manifest, and what is not in it.

    `verdicts` counts the innovations of each edition by verdict; `made` and `kept` count files. `stale`
    are files of earlier runs that belong to no record of this one, `removed` those that were pruned.
    """

    manifest: Manifest
    verdicts: dict[str, dict[str, int]]
    made: int
    kept: int
    stale: list[str]
    removed: list[str]


NO_OPTIONS = Options()


def export(
    workspace: Workspace,
    paths: Iterable[Path],
    editions: Sequence[str],
    folder: Path,
    engine: JobEngine,
    options: Options = NO_OPTIONS,
    progress: Callable[[Progress], None] | None = None,
    opened: Opened | None = None,
) -> Export:
    """Make the documents of all eligible innovations into `folder`, and its manifest.

    What is there already and was made from the same is kept. A document that cannot be made costs only
    itself; it stands among the manifest's failures. Interrupted, it leaves whole files and a manifest that says so.

    Args:
        workspace: the office's folder.
        paths: its records.
        editions: the names of the editions.
        folder: where to; each edition gets a folder of its own in it.
        engine: what makes the documents.
        options: what to make.
        progress: called now and then.
        opened: told while evidence is opened.

    What was written is looked for once more at the end: where some of it is gone, the manifest is not complete.

    Raises:
        OutputError: the folder cannot be written, is held by another export, or holds another's manifest.
        CannotWorkError: no helper process can be started.
    """
    workspace.refuse_missing_emblem()
    with locked(folder), ExportMemory(folder) as state:
        earlier = files_of_earlier_run(folder)
        for path in leftovers(folder, editions):
            with suppress(OSError):
                path.unlink()
        collector = _Collector(folder, state, editions, options)
        planner = Planner(
            workspace,
            folder,
            state,
            editions,
            options.include_all,
            force=options.force,
            open_evidence=options.open_evidence,
            progress=opened,
            only=options.only,
        )
        try:
            with engine:
                jobs = _jobs(planner.outcomes(paths), collector, engine, progress)
                for made in engine.make(longest_first(jobs)):
                    collector.take(made)
                    if progress:
                        progress(collector.progress)
        except BaseException:
            collector.manifest(complete=False).write(folder)
            raise
        return collector.finished(earlier)


def _jobs(
    outcomes: Iterator[PlannedRecord],
    collector: "_Collector",
    engine: JobEngine,
    progress: Callable[[Progress], None] | None,
) -> Iterator[Job]:
    """Yield the jobs of outcomes as they are planned; with the first one, the engine is told to get ready."""
    cold = True
    for outcome in outcomes:
        for job in collector.note(outcome):
            if cold:
                engine.warm_up()
                cold = False
            yield job
        if progress:
            progress(collector.progress)


class _Collector:
    """Takes in what is planned and made, writes it, and keeps account."""

    def __init__(self, folder: Path, state: ExportMemory, editions: Sequence[str], options: Options):
        self.progress = Progress()
        self._folder, self._state, self._editions, self._options = folder, state, sorted(editions), options
        self._known = state.outputs()
        self._taken: set[str] = set()
        self._left_out: list[LeftOut] = []
        self._files: dict[str, MadeFile] = {}
        self._failures: list[Failure] = []
        self._unreadable: set[str] = set()
        self._spared: list[str] = []
        self._verdicts: dict[str, dict[str, int]] = {edition: {} for edition in self._editions}
        self._log: list[str] = []
        self._kept_files: set[str] = set()

    def note(self, outcome: PlannedRecord) -> Iterator[Job]:
        """Take in what a record came to, and yield what must be made of it."""
        subject = outcome.subject
        verdicts = self._verdicts[subject.edition]
        verdicts[subject.verdict] = verdicts.get(subject.verdict, 0) + 1
        if subject.verdict == "unreadable":
            self._unreadable.add(subject.record)
        if outcome.problem or subject.verdict == "unreadable":
            self._spared += [f"{outcome.stem}.", f"{outcome.stem}_"]
        if outcome.problem:
            self._fail(subject, "", outcome.problem, outcome.traceback)
        elif not outcome.files:
            left = LeftOut(subject.record, subject.nama, subject.edition, subject.verdict, outcome.errors)
            self._left_out.append(left)
        for output in outcome.kept:
            if self._is_new(subject, output.file):
                self._files[output.file] = output
                self._kept_files.add(output.file)
        for job in outcome.jobs:
            if not self._is_new(subject, job.file):
                continue
            self.progress.planned += 1
            yield job

    def _is_new(self, subject: DocumentSubject, file: str) -> bool:
        if file in self._taken:
            self._fail(subject, file, _("another record of this run has the same id"))
            return False
        self._taken.add(file)
        return True

    def take(self, made: Made) -> None:
        """Write what was made, or note why it was not."""
        job = made.job
        self.progress.done += 1
        self.progress.title = f"{job.subject.edition} · {job.subject.nama}"
        if made.printed is None:
            self._fail(job.subject, job.file, made.reason, made.traceback)
            return
        content = made.printed.content
        try:
            path = self._folder / job.file
            known = self._known.get(job.file)
            if known is None or known.stamp != stamp_of(path):
                refuse_foreign(path)
            write_whole(path, content)
        except UserError as error:
            self._fail(job.subject, job.file, str(error))
            return
        output = MadeFile(
            file=job.file,
            subject=job.subject,
            sha256=hashlib.sha256(content).hexdigest(),
            bytes=len(content),
            pages=made.printed.pages,
            warnings=made.printed.complaints,
            key=job.key,
            stamp=stamp_of(path),
            lengths=made.printed.lengths,
        )
        self._state.keep_output(output)
        self._files[job.file] = output

    def _fail(self, subject: DocumentSubject, file: str, reason: str, traceback: str = "") -> None:
        document = file.rpartition("/")[2]
        self._failures.append(Failure(subject.record, subject.nama, subject.edition, document, reason))
        self._log.append(f"{subject.record} {document or subject.edition}: {reason}\n{traceback}".rstrip() + "\n")

    def manifest(self, complete: bool) -> Manifest:
        """Return the manifest of what is there by now."""
        # In an order that does not tell what was kept, what was made anew, and what was done first.
        files = sorted(self._files.values(), key=lambda made: (made.subject.record, made.subject.edition, made.file))
        left_out = sorted(self._left_out, key=lambda each: (each.record, each.edition))
        failures = sorted(self._failures, key=lambda each: (each.record, each.edition, each.document))
        return Manifest(self._editions, files, left_out, failures, complete, self._options.open_evidence)

    def _look_for_files(self) -> bool:
        """Take out what was written and is not there any more, and return whether all is there."""
        lost = [made for made in self._files.values() if not self._lies_there(made)]
        for made in lost:
            del self._files[made.file]
            self._fail(
                made.subject, made.file, _("it was written, but it was removed or changed before the export ended")
            )
        self._kept_files -= {made.file for made in lost}
        self._state.forget_outputs(made.file for made in lost)
        return not lost

    def _lies_there(self, made: MadeFile) -> bool:
        try:
            return (self._folder / made.file).stat().st_size == made.bytes
        except OSError:
            return False

    def finished(self, earlier: set[str]) -> Export:
        """Write the manifest and the log of a run that came to its end, and say what it came to.

        Args:
            earlier: the files of the run before, for when the memory of it is lost.
        """
        manifest = self.manifest(complete=self._look_for_files())
        stale = self._stale(manifest, earlier | self._known.keys())
        removed = self._remove(stale) if self._options.prune else []
        manifest.write(self._folder)
        _write_log(self._folder / LOG, self._log)
        kept = len(self._kept_files)
        left = [file for file in stale if file not in removed]
        return Export(manifest, self._verdicts, len(manifest.files) - kept, kept, left, removed)

    def _stale(self, manifest: Manifest, earlier: set[str]) -> list[str]:
        """Return the files of earlier runs that belong to no record of this one.

        What could not be made this time, or whose record cannot be read just now, is not among them.
        """
        spared = {f"{failure.edition}/{failure.document}" for failure in manifest.failures}
        spared |= {output.file for output in self._known.values() if output.subject.record in self._unreadable}
        stale = manifest.stale_files(self._folder, earlier)
        return [file for file in stale if file not in spared and not file.startswith(tuple(self._spared))]

    def _remove(self, files: Iterable[str]) -> list[str]:
        removed = []
        for file in files:
            with suppress(UserError, OSError):
                refuse_foreign(self._folder / file)
                (self._folder / file).unlink()
                removed.append(file)
        self._state.forget_outputs(removed)
        return removed


def _write_log(path: Path, lines: list[str]) -> None:
    """Write why documents failed, with tracebacks; without failures there is no log."""
    if lines:
        write_whole(path, "\n".join(lines).encode())
    else:
        path.unlink(missing_ok=True)

"""Statement letters of many innovations: which there are, made in helper processes, written whole."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.edition import Edition
from submissions.assessment.assessing import FilledAssessment, Verdict
from submissions.batch.engines import JobEngine
from submissions.batch.exporting import Progress
from submissions.batch.jobs import DocumentSubject, Job, Made
from submissions.documents.planning import letters_of
from submissions.documents.printed import Printed
from submissions.errors import UserError
from submissions.files.whole import refuse_foreign, write_whole
from submissions.judging.judge import judge_alone
from submissions.language import _
from submissions.records.reading import ReadRecord, Record, read_record
from submissions.workspace import Workspace


@dataclass(frozen=True)
class PlannedLetter:
    """A letter to be made, of which record, into which file; its signed scan is cited under `field`.

    `field` is empty where the edition does not ask for the scan.
    """

    file: str
    title: str
    record: str
    field: str
    job: Job


@dataclass(frozen=True)
class WrittenLetter:
    """A letter that was written; `blanks` are the fields of record or settings in whose place it has dots."""

    letter: PlannedLetter
    path: Path
    printed: Printed

    @property
    def blanks(self) -> tuple[str, ...]:
        """Return the fields in whose place it has dots."""
        return self.printed.blanks


@dataclass(frozen=True)
class LostLetter:
    """A letter that could not be made or written, and why."""

    letter: PlannedLetter
    reason: str


@dataclass(frozen=True)
class Plan:
    """The letters of some records, and the records of which there are none.

    `without` are the files of records that enter nothing that asks for letters, `unreadable` those that could not be
    read.
    """

    letters: tuple[PlannedLetter, ...]
    without: tuple[str, ...]
    unreadable: tuple[Record, ...]


def plan_letters(workspace: Workspace, editions: Sequence[Edition], paths: Iterable[Path], *, in_form: bool) -> Plan:
    """Return the letters that some records need, whatever else they lack.

    Args:
        workspace: the office's folder.
        editions: whose letters; of each record, those that it enters.
        paths: the files of the records.
        in_form: whether also those that the form has a page of already.
    """
    letters: list[PlannedLetter] = []
    without, unreadable = [], []
    for path in paths:
        record = read_record(path, workspace)
        if not isinstance(record, ReadRecord):
            unreadable.append(record)
            continue
        entered = [
            assessment
            for assessment in judge_alone(record, editions, workspace).filled
            if assessment.verdict is not Verdict.NOT_ENTERED
        ]
        found = [letter for each in entered for letter in _planned(record, each, workspace, in_form)]
        letters += found
        if not found:
            without.append(record.file)
    return Plan(tuple(letters), tuple(without), tuple(unreadable))


def _planned(
    record: ReadRecord, assessment: FilledAssessment, workspace: Workspace, in_form: bool
) -> Iterator[PlannedLetter]:
    edition = assessment.edition
    documents = letters_of(assessment, workspace, in_form=in_form)
    named = edition.letters_for(assessment.group).values()
    asked = [letter for letter in named if in_form or not letter.in_form]
    subject = DocumentSubject(record.file, record.name, edition.id, assessment.group, assessment.verdict.value)
    for letter, document in zip(asked, documents, strict=True):
        content = json.dumps(document.context, ensure_ascii=False)
        field = edition.fields[letter.attachment].answer[0] if letter.attachment else ""
        job = Job(subject, document.name, document.template, content, document.name)
        yield PlannedLetter(document.name, letter.label, record.file, field, job)


def write_letters(
    plan: Plan, folder: Path, engine: JobEngine, progress: Callable[[Progress], None] | None = None
) -> Iterator[WrittenLetter | LostLetter]:
    """Make letters into a folder and yield what came of each, as it comes; one that is lost costs only itself.

    A file that this program did not make, or that has been signed, is left as it is.

    Args:
        plan: the letters.
        folder: where to; it is made with the first letter.
        engine: what makes the documents.
        progress: called after each.

    Raises:
        CannotWorkError: no helper process can be started.
    """
    by_file: dict[str, PlannedLetter] = {}
    for letter in plan.letters:
        if letter.file in by_file:
            yield LostLetter(letter, _("{file} has the same id").format(file=by_file[letter.file].record))
        else:
            by_file[letter.file] = letter
    with engine:
        for done, made in enumerate(engine.make(letter.job for letter in by_file.values()), 1):
            yield _written(by_file[made.job.file], made, folder)
            if progress:
                progress(Progress(len(by_file), done, made.job.subject.nama))


def _written(letter: PlannedLetter, made: Made, folder: Path) -> WrittenLetter | LostLetter:
    if made.printed is None:
        return LostLetter(letter, made.reason)
    target = folder / letter.file
    try:
        refuse_foreign(target)
        write_whole(target, made.printed.content)
    except UserError as error:
        return LostLetter(letter, str(error))
    return WrittenLetter(letter, target, made.printed)

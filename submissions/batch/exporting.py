"""Export many innovations: plan from the reports, make each document, write it whole, keep the manifest."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from submissions.assessment.assessing import Assessment, RecordReport, Verdict
from submissions.batch.files import refuse_foreign, write_whole
from submissions.batch.manifest import Failure, LeftOut, MadeFile, Manifest, refuse_other_manifest
from submissions.errors import UserError
from submissions.findings import Severity
from submissions.language import _
from submissions.workspace import Workspace

if TYPE_CHECKING:
    from submissions.documents.making import Maker


@dataclass(frozen=True)
class Task:
    """The documents of one innovation for one edition."""

    report: RecordReport
    assessment: Assessment

    @property
    def title(self) -> str:
        """Return what to show while the task runs."""
        return f"{self.assessment.edition.id} · {self.report.record.name}"


def plan(reports: list[RecordReport], include_all: bool) -> tuple[list[Task], list[LeftOut]]:
    """Return what is to be made and what is left out.

    Args:
        reports: the assessed records.
        include_all: also make what is not eligible (as drafts); what cannot be read or is not
            entered for a competition is left out all the same.
    """
    tasks, left_out = [], []
    for report in reports:
        for assessment in report.assessments:
            eligible = assessment.verdict is Verdict.ELIGIBLE
            if eligible or (include_all and assessment.verdict is Verdict.NOT_ELIGIBLE):
                tasks.append(Task(report, assessment))
            else:
                left_out.append(_left_out(report, assessment))
    return tasks, left_out


def _left_out(report: RecordReport, assessment: Assessment) -> LeftOut:
    findings = [*report.findings, *assessment.findings]
    codes = sorted({finding.code for finding in findings if finding.severity is Severity.ERROR})
    if assessment.verdict is Verdict.NOT_ENTERED:
        codes = []
    return LeftOut(report.record.file, report.record.name, assessment.edition.id, assessment.verdict.value, codes)


def export(
    reports: list[RecordReport],
    workspace: Workspace,
    folder: Path,
    include_all: bool = False,
    progress: Callable[[Task], None] | None = None,
) -> Manifest:
    """Make the documents of all eligible innovations into `folder`, and its manifest.

    A document that cannot be made costs only itself; it stands among the manifest's failures.

    Args:
        reports: the assessed records.
        workspace: where they come from.
        folder: where to; each edition gets a folder of its own in it.
        include_all: also make what is not eligible, marked DRAF on every page.
        progress: called after each task.
    """
    from submissions.documents.making import Maker

    tasks, left_out = plan(reports, include_all)
    editions = sorted({assessment.edition.id for report in reports for assessment in report.assessments})
    manifest = Manifest(editions, left_out=left_out)
    refuse_other_manifest(folder)
    maker, written = Maker(workspace), set[Path]()
    for task in tasks:
        for made in _make(task, maker, folder, written):
            (manifest.failures if isinstance(made, Failure) else manifest.files).append(made)  # type: ignore[arg-type]
        if progress:
            progress(task)
    manifest.write(folder)
    return manifest


def _make(task: Task, maker: "Maker", folder: Path, written: set[Path]) -> Iterator[MadeFile | Failure]:
    from submissions.documents.making import documents_of

    record, assessment = task.report.record, task.assessment
    edition = assessment.edition.id
    try:
        documents = list(documents_of(assessment, maker.workspace))
    except Exception as error:
        yield Failure(record.file, record.name, edition, "", _reason(error))
        return
    for document in documents:
        path = folder / edition / document.name
        try:
            if path in written:
                raise UserError(_("another record of this run has the same id"))
            refuse_foreign(path)
            pdf = maker.pdf(document)
            write_whole(path, pdf.content)
        except Exception as error:
            yield Failure(record.file, record.name, edition, document.name, _reason(error))
            continue
        written.add(path)
        yield MadeFile(
            file=path.relative_to(folder).as_posix(),
            sha256=hashlib.sha256(pdf.content).hexdigest(),
            bytes=len(pdf.content),
            pages=pdf.pages,
            record=record.file,
            nama=record.name,
            edition=edition,
            group=assessment.submission.group if assessment.submission else None,
            verdict=assessment.verdict.value,
            warnings=pdf.complaints,
        )


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, UserError) else f"{type(error).__name__}: {error}"

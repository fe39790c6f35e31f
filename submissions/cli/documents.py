"""`submissions iga` and `submissions kipp`: the documents of one innovation."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from schemas.edition import Edition
from schemas.source import Source
from submissions.assessment.assessing import RecordReport, Verdict
from submissions.cli.check import edition_title, print_report
from submissions.cli.extras import NO_EXTRAS, Extras, print_kit, print_not_shown
from submissions.cli.making import Making
from submissions.cli.options import OutputPath, edition_option, evidence_option, limit_options, record_argument
from submissions.cli.printing import counts, print_finding
from submissions.cli.telling import say_opened, say_unopened
from submissions.errors import ExitCode, InputError
from submissions.files.whole import refuse_foreign, write_whole
from submissions.findings.finding import Severity
from submissions.judging.judge import judge
from submissions.language import _, ngettext
from submissions.making.limits import Limits
from submissions.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from submissions.documents.printed import Complaint, Printed

output_option = click.option(
    "-o",
    "--output",
    type=OutputPath(),
    metavar="FILE",
    help=_("Where to write the PDF; into the current folder if not given. Letters go beside it."),
)
draft_option = click.option(
    "--draft", is_flag=True, help=_("Make it even if it is not eligible; every page is then marked DRAF.")
)


@click.command(
    help=_("Make the IGA dossier of RECORD as PDF: cover, statement, profile, design, indicators, evidence."),
)
@record_argument
@edition_option
@output_option
@draft_option
@evidence_option
@click.option(
    "--evidence",
    is_flag=True,
    help=_("Also make the evidence volume: all documents in one PDF, behind a sheet for each indicator."),
)
@click.option(
    "--kit",
    is_flag=True,
    help=_("Also make the upload kit: a folder of files that fit the portal, and a page to copy its fields from."),
)
@limit_options
def iga(
    record: Path,
    year: int | None,
    output: Path | None,
    draft: bool,
    open_evidence: bool,
    evidence: bool,
    kit: bool,
    timeout: float,
    memory_mb: int,
) -> int:
    """Make the dossier, and what goes with it, and return the exit code."""
    workspace = open_workspace(record)
    edition, extras = workspace.edition("iga", year), Extras(evidence, kit)
    making = begun(workspace, timeout, memory_mb)
    return make(record, workspace, edition, None, output, draft, making, extras, open_evidence=open_evidence)


@click.command(
    help=_("Make the KIPP form of RECORD as PDF, and one PDF for each statement letter that the edition asks for."),
)
@record_argument
@edition_option
@click.option("--group", help=_("The group: umum, replikasi or khusus; if not given, the one in the record."))
@output_option
@draft_option
@evidence_option
@limit_options
def kipp(
    record: Path,
    year: int | None,
    group: str | None,
    output: Path | None,
    draft: bool,
    open_evidence: bool,
    timeout: float,
    memory_mb: int,
) -> int:
    """Make the form and its letters and return the exit code."""
    workspace = open_workspace(record)
    edition = workspace.edition("kipp", year)
    if group is not None and group.casefold() not in edition.groups:
        raise click.BadParameter(
            _("{edition} has the groups {groups}.").format(edition=edition.id, groups=", ".join(edition.groups)),
            param_hint="'--group'",
        )
    chosen, making = group.casefold() if group else None, begun(workspace, timeout, memory_mb)
    return make(record, workspace, edition, chosen, output, draft, making, open_evidence=open_evidence)


def make(
    path: Path,
    workspace: Workspace,
    edition: Edition,
    group: str | None,
    output: Path | None,
    draft: bool,
    making: Making,
    extras: Extras = NO_EXTRAS,
    *,
    open_evidence: bool = True,
) -> int:
    """Judge one record and write its documents; say what was found and what was written."""
    judged = judge(workspace, [edition], [path], group=group, open_evidence=open_evidence, progress=say_opened)
    [report] = judged.reports
    say_unopened(open_evidence=open_evidence)
    if not report.is_readable:
        print_report(report, quiet=False)
        raise InputError(_("The record cannot be read; nothing was made."))
    [assessment] = report.filled
    if assessment.verdict is not Verdict.ELIGIBLE and not draft:
        print_report(report, quiet=False)
        click.echo(_("Not made. Add --draft to make it all the same, every page marked DRAF."), err=True)
        return ExitCode.NOT_ELIGIBLE_OR_FAILED
    complete = write_documents(report, workspace, output, extras, making)
    click.echo(f"{edition_title(assessment)}: {counts([*report.findings, *assessment.findings]) or _('no findings')}.")
    for finding in [*report.findings, *assessment.findings]:
        if finding.severity is not Severity.HINT:
            print_finding(finding)
    fine = complete and assessment.verdict is Verdict.ELIGIBLE
    return ExitCode.FINE if fine else ExitCode.NOT_ELIGIBLE_OR_FAILED


def begun(workspace: Workspace, timeout: float, memory_mb: int) -> Making:
    """Return what makes documents until the command ends; its helper gets ready while the record is judged."""
    return click.get_current_context().with_resource(Making(workspace, Limits(timeout, memory_mb)))


def write_documents(
    report: RecordReport, workspace: Workspace, output: Path | None, extras: Extras, making: Making
) -> bool:
    """Make all documents first and write them then; one that is lost costs only itself.

    Returns:
        Whether all were made.
    """
    from submissions.documents.composing import form_content
    from submissions.documents.planning import documents_from
    from submissions.files.folder import refuse_foreign_folder

    [assessment] = report.filled
    form = form_content(assessment, workspace)
    documents = list(documents_from(form))
    main = output or Path(documents[0].name)
    targets = [main, *(main.with_name(f"{main.stem}{document.suffix}.pdf") for document in documents[1:])]
    volume_target, kit_target = extras.targets(main)
    for target in filter(None, [*targets, volume_target]):
        refuse_foreign(target)
    if kit_target:
        refuse_foreign_folder(kit_target)
    volume = making.volume(volume_target, form) if volume_target else None
    if volume and volume_target:
        form = form.with_volume(volume.listing(volume_target.name))
        documents = list(documents_from(form))
    printed = [making.pdf(target, document) for target, document in zip(targets, documents, strict=True)]
    if kit_target and (files := making.kit(kit_target, form, assessment.submission)) is not None:
        print_kit(files, kit_target)
    for target, pdf in zip(targets, printed, strict=True):
        if pdf:
            write_pdf(target, pdf, report.record.source)
    if volume and volume_target:
        write_pdf(volume_target, volume.printed, report.record.source)
        print_not_shown(volume.not_shown)
    return making.complete


def write_pdf(target: Path, printed: "Printed", source: Source | None = None, *, err: bool = False) -> None:
    """Write one PDF and say so, on standard error where standard output carries something else.

    What the engine complained of is printed as findings: in `source`, the record's file, where they concern a field.
    """
    write_whole(target, printed.content)
    click.echo(
        _("Written: {file} ({pages})").format(
            file=target, pages=ngettext("{n} page", "{n} pages", printed.pages).format(n=printed.pages)
        ),
        err=err,
    )
    source = source or Source(target.name, {}, {}, {})
    print_complaints(target.name, printed.complaints, source)


def print_complaints(document: str, complaints: Iterable["Complaint"], source: Source) -> None:
    """Print what the engine complained of in a document, on standard error."""
    for complaint in complaints:
        from submissions.documents.complaints import finding_of

        print_finding(finding_of(complaint, document, source), err=True)

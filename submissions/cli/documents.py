"""`submissions make`, and its short ways named after competitions: the documents of one innovation."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from schemas.competitions import competitions
from schemas.edition import Edition
from schemas.source import Source
from submissions.assessment.assessing import FilledAssessment, RecordReport, Verdict
from submissions.cli.check import edition_title, print_report
from submissions.cli.extras import NO_EXTRAS, Extras, print_kit, print_not_shown
from submissions.cli.making import Making
from submissions.cli.options import (
    AskedEdition,
    OutputPath,
    edition_option,
    evidence_option,
    limit_options,
    record_argument,
)
from submissions.cli.printing import counts, print_finding
from submissions.cli.telling import say, say_next, say_opened, say_unopened
from submissions.errors import ExitCode, InputError, OutputError
from submissions.files.whole import write_whole
from submissions.findings.finding import Finding, Severity, has_errors
from submissions.judging.judge import judge
from submissions.judging.neighbours import entered
from submissions.language import _, ngettext
from submissions.making.limits import Limits
from submissions.office.samples import tell_of_samples
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


_OPTIONS = (
    record_argument,
    edition_option,
    click.option("--group", help=_("The group, where the edition has groups; if not given, the one in the record.")),
    output_option,
    draft_option,
    evidence_option,
    click.option(
        "--evidence",
        is_flag=True,
        help=_("Also make the evidence volume: all documents in one PDF, behind a sheet for each indicator or block."),
    ),
    click.option(
        "--kit",
        is_flag=True,
        help=_("Also make the upload kit: a folder of files that fit the portal, and a page to copy its fields from."),
    ),
    limit_options,
)


def documents_command(competition: str | None) -> click.Command:
    """Return the command that makes an innovation's documents: for any competition, or for one of its own name.

    Args:
        competition: the one that the command is for; None for `make`, which takes that of `--edition`.
    """

    def run(
        record: Path,
        asked: AskedEdition,
        group: str | None,
        output: Path | None,
        draft: bool,
        open_evidence: bool,
        evidence: bool,
        kit: bool,
        timeout: float,
        memory_mb: int,
    ) -> int:
        workspace, wanted = open_workspace(record), asked.within(competition)
        edition = workspace.edition(wanted.competition or _only_entered(record, workspace), wanted.year)
        chosen, making = _group_of(edition, group), begun(workspace, timeout, memory_mb)
        extras = Extras(evidence, kit)
        return make_all(record, workspace, edition, chosen, output, draft, making, extras, open_evidence=open_evidence)

    command: Callable[..., int] = run
    for add in reversed(_OPTIONS):
        command = add(command)
    return click.command(name=competition or "make", help=_help_of(competition))(command)


def _help_of(competition: str | None) -> str:
    if competition is None:
        return _(
            "Make the documents of RECORD for an edition as PDF: its dossier or form, and the statement letters that "
            "the edition asks for. --edition may be left out where the record enters one competition only."
        )
    short_name = competitions()[competition].short_name
    if competitions()[competition].form == "indicators":
        return _(
            "Make the {competition} dossier of RECORD as PDF: cover, statement, profile, design, indicators, evidence."
        ).format(competition=short_name)
    return _(
        "Make the {competition} form of RECORD as PDF, and one PDF for each statement letter that the edition asks for."
    ).format(competition=short_name)


def _only_entered(path: Path, workspace: Workspace) -> str:
    """Return the one competition that a record enters.

    Raises:
        UsageError: it enters several, or none.
    """
    names = entered(workspace, [path])
    if len(names) != 1:
        raise click.UsageError(
            _("Name the edition with --edition; the record enters: {names}.").format(names=", ".join(names) or "–")
        )
    return names[0]


def _group_of(edition: Edition, group: str | None) -> str | None:
    """Return the group that is asked for as the edition spells it; None where none is.

    Raises:
        BadParameter: the edition does not have it.
    """
    if group is None or group.casefold() in edition.groups:
        return group.casefold() if group else None
    told = (
        _("{edition} has the groups {groups}.").format(edition=edition.id, groups=", ".join(edition.groups))
        if edition.groups
        else _("{edition} has no groups.").format(edition=edition.id)
    )
    raise click.BadParameter(told, param_hint="'--group'")


def make_all(
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
    judged = judge(
        workspace, [edition], [path], group=group, open_evidence=open_evidence, compare=True, progress=say_opened
    )
    [report] = judged.reports
    say_unopened(open_evidence=open_evidence)
    if not report.is_readable:
        print_report(report, quiet=False)
        raise InputError(_("The record cannot be read; nothing was made."))
    [assessment] = report.filled
    if assessment.verdict is Verdict.NOT_ENTERED:
        raise OutputError(
            _("{name} does not enter {edition}; nothing was made.").format(
                name=report.record.name, edition=edition.title
            ),
            _("Add `{competition}` to `kompetisi` in the record if it is to.").format(competition=edition.competition),
        )
    if assessment.verdict is not Verdict.ELIGIBLE and not draft:
        print_report(report, quiet=False)
        click.echo(_("Not made. Add --draft to make it all the same, every page marked DRAF."), err=True)
        return ExitCode.NOT_ELIGIBLE_OR_FAILED
    complete = write_documents(report, workspace, output, extras, making)
    click.echo(f"{edition_title(assessment)}: {counts([*report.findings, *assessment.findings]) or _('no findings')}.")
    for finding in [*report.findings, *assessment.findings]:
        if finding.severity is not Severity.HINT:
            print_finding(finding)
    tell_of_samples(workspace, [path], say)
    if assessment.verdict is Verdict.ELIGIBLE:
        say_next(_("read it once, then `submissions freeze` seals what is sent; --kit fills a folder for the portal."))
    else:
        say_next(_("mend what is named, then `submissions check {id}` again.").format(id=report.record.id))
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
        Whether all were made, and as the organiser asks.
    """
    from submissions.office.complete import make_complete, plan_complete

    [assessment] = report.filled
    plan = plan_complete(assessment, workspace, output, volume=extras.evidence, kit=extras.kit)
    plan.refuse_foreign()
    made = make_complete(plan, making.workshop, making.spared)
    if made.kit is not None and plan.kit:
        print_kit(made.kit, plan.kit, made.papers)
    for target, pdf in made.printed:
        if pdf:
            write_pdf(target, pdf, report.record.source)
    if made.volume and plan.volume:
        write_pdf(plan.volume, made.volume.printed, report.record.source)
    if made.volume:
        print_not_shown(made.volume.not_shown)
    if plan.joined and made.joined:
        write_pdf(plan.joined, made.joined)
    sent, to = (made.joined, plan.joined) if plan.joined and made.joined else (made.form, made.printed[0][0])
    found = _as_asked(assessment, report, made.form, sent, to) if made.form and sent else []
    return making.complete and not has_errors(found)


def _as_asked(
    assessment: FilledAssessment, report: RecordReport, form: "Printed", sent: "Printed", target: Path
) -> list[Finding]:
    """Print in what a finished form is not as the organiser asks, and return it.

    Args:
        assessment: whose form it is.
        report: the record.
        form: the form, whose pages were measured.
        sent: the file that is sent: the form, or the form with its annexes.
        target: where that is.
    """
    from submissions.documents.manuscript import manuscript_findings

    source, answers = report.record.source, assessment.submission.answers
    places = {key: source.place(answer.location) for key, answer in answers.items()}
    found = manuscript_findings(assessment.edition, form.lengths, len(sent.content), target.name, places)
    for finding in found:
        print_finding(finding)
    return found


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


make = documents_command(None)

"""`submissions check`: verdict and findings per innovation and competition."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from schemas.competitions import national_competitions
from schemas.edition import Edition
from submissions.assessment.assessing import Assessment, RecordReport, Verdict
from submissions.cli.length import full_option, is_too_long, paged
from submissions.cli.options import (
    AskedEdition,
    competition_option,
    edition_option,
    evidence_option,
    format_option,
    paths_argument,
)
from submissions.cli.printing import counts, print_causes, print_finding, print_joined
from submissions.cli.telling import print_json, say, say_judged, say_next, say_opened, say_unopened
from submissions.cli.verdicts import COLOURS
from submissions.deadlines.checking import unknown_deadlines
from submissions.errors import ExitCode
from submissions.findings.finding import LONGEST_LIST, Finding, visible
from submissions.findings.joining import joined
from submissions.findings.labels import VERDICTS
from submissions.judging.judge import judge
from submissions.language import _, ngettext
from submissions.office.editions import chosen_editions
from submissions.office.places import by_workspace, workspace_of
from submissions.office.quotas import beyond_quota
from submissions.office.steps import told_steps
from submissions.office.summary import Unfilled, findings_of, summary_of, unfilled_in
from submissions.records.reading import read_records
from submissions.workspace import SETTINGS_FILE

MOST_NAMED = 5


@click.command(
    help=_(
        "Check records: PATH is a record, a folder of records or a workspace; the current folder if none is given. "
        "Every finding says where, what with the figures, what to do, and by which rule."
    ),
)
@paths_argument
@competition_option
@edition_option
@format_option
@evidence_option
@click.option(
    "--convert",
    is_flag=True,
    help=_("First make a PDF beside every Word file among the evidence, with LibreOffice; records stay as they are."),
)
@click.option(
    "--against",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help=_("Also compare titles and texts with those of an earlier year: a workspace, or a folder that was frozen."),
)
@click.option(
    "--writing",
    is_flag=True,
    help=_("Also give hints on how the texts are written: one line for each text, with its two worst places."),
)
@full_option
@click.option("--sources", is_flag=True, help=_("Also print by which rule, with its source, each finding is made."))
@click.option("-q", "--quiet", is_flag=True, help=_("Print verdicts only, without findings."))
def check(
    paths: tuple[Path, ...],
    competition: str | None,
    asked: AskedEdition,
    form: str,
    open_evidence: bool,
    convert: bool,
    against: Path | None,
    writing: bool,
    full: bool,
    sources: bool,
    quiet: bool,
) -> int:
    """Check records and return the exit code."""
    reports: list[RecordReport] = []
    office: list[Finding] = []
    for workspace, files in by_workspace(paths or (Path(),), say):
        editions = chosen_editions(workspace, *asked.within(competition), say, files)
        if convert:
            from submissions.cli.conversion import convert_evidence

            convert_evidence(read_records(files, workspace), workspace)
        earlier = workspace_of(against, say)[1] if against else ()
        judged = judge(
            workspace,
            editions,
            files,
            open_evidence=open_evidence,
            compare=True,
            writing=writing,
            earlier=earlier,
            progress=say_opened,
            judged=say_judged,
        )
        for file in judged.not_compared:
            say(_("{file} cannot be read and is not compared.").format(file=file))
        reports += judged.reports
        office += [*judged.office, *unknown_deadlines(workspace)]
    if form == "json":
        print_json(as_data(reports, open_evidence, office))
    else:
        with paged():
            print_reports(reports, office, full=full, sources=sources, quiet=quiet)
    say_unopened(open_evidence=open_evidence)
    if form == "text" and not quiet:
        say_next_step(reports)
    return exit_code(reports)


def print_reports(
    reports: list[RecordReport], office: Iterable[Finding], *, full: bool, sources: bool, quiet: bool
) -> None:
    """Print what was found: many records at a glance unless all is asked for, one with its next steps."""
    for finding in office:
        print_finding(finding)
    if not quiet and not full and is_too_long(len(reports), lines_of(reports)):
        print_summary(reports)
    else:
        for report in reports:
            print_report(report, quiet, sources=sources)
    if len(reports) == 1 and not quiet:
        print_steps(reports[0])
    if sources:
        print_where_sources_are_explained(reports)
    print_totals(reports)


def exit_code(reports: list[RecordReport]) -> ExitCode:
    """Return what the reports come to: unreadable input weighs more than what is not eligible."""
    verdicts = {assessment.verdict for report in reports for assessment in report.assessments}
    if Verdict.UNREADABLE in verdicts:
        return ExitCode.UNREADABLE_INPUT
    return ExitCode.NOT_ELIGIBLE_OR_FAILED if Verdict.NOT_ELIGIBLE in verdicts else ExitCode.FINE


def lines_of(reports: Iterable[RecordReport]) -> int:
    """Return how many lines the reports take if all their findings are printed, roughly."""
    return sum(3 + 2 * len(joined(findings_of(report))) for report in reports)


def print_report(report: RecordReport, quiet: bool, *, sources: bool = False) -> None:
    """Print one record: its name, the verdicts, and the findings under each, those of one cause joined."""
    click.secho(visible(report.record.name, LONGEST_LIST), bold=True, nl=False)
    click.echo(f"  ({report.record.file})")
    for assessment in report.assessments:
        click.echo(f"  {edition_title(assessment)}  ", nl=False)
        click.secho(_(VERDICTS[assessment.verdict]), fg=COLOURS[assessment.verdict], nl=False)
        click.echo(f"  {counts([*report.findings, *assessment.findings])}".rstrip())
    if quiet:
        return
    if report.findings:
        click.echo(f"  {_('Record')}:")
        for cause in joined(report.findings):
            print_joined(cause, sources=sources)
    if not report.is_readable and report.assessments:
        click.echo(
            f"    {_('What the editions ask is judged as soon as the record can be read; more may be found then.')}"
        )
    for assessment in report.assessments:
        if assessment.findings:
            click.echo(f"  {edition_title(assessment)}:")
            for cause in joined(assessment.findings):
                print_joined(cause, sources=sources)
    for unfilled in unfilled_in([report]):
        _print_unfilled(unfilled)
    click.echo()


def _print_unfilled(unfilled: Unfilled) -> None:
    """Say for which edition nothing is filled in, by how many, and how to say that they do not enter it."""
    words = ngettext(
        "{n} innovation fills in nothing for {edition}.",
        "{n} innovations fill in nothing for {edition}.",
        unfilled.count,
    )
    told, others = words.format(n=unfilled.count, edition=unfilled.edition.title), ", ".join(unfilled.others)
    if unfilled.is_all:
        remedy = _(
            "If it is not to be entered: write `kompetisi: [{others}]` in {file}, for all that name none, or in the "
            "record."
        )
        click.echo(f"  {told} {remedy.format(others=others, file=SETTINGS_FILE)}")
        return
    named = ", ".join(unfilled.records[:MOST_NAMED]) + (" …" if unfilled.count > MOST_NAMED else "")
    remedy = _("If they are not to enter it: write `kompetisi: [{others}]` in each of them ({records}).")
    click.echo(f"  {told} {remedy.format(others=others, records=named)}")


def print_steps(report: RecordReport) -> None:
    """Print the next things to do for a record, if there are any."""
    steps = told_steps(report)
    if steps:
        click.secho(_("Next steps:"), bold=True)
    for number, step in enumerate(steps, 1):
        click.echo(f"  {number}. {step}")


def print_summary(reports: list[RecordReport]) -> None:
    """Print many records at a glance: what stops them, what else was noticed, and which are nearest to ready."""
    summary = summary_of(reports)
    for report in summary.unreadable[:MOST_NAMED]:
        click.secho(f"{report.record.file}: {_(VERDICTS[Verdict.UNREADABLE])}", fg="red")
        for finding in report.findings[:2]:
            print_finding(finding, sources=False)
    print_causes(_("What stops them (number of innovations):"), summary.stopping, summary.more_stopping)
    print_causes(_("What else was noticed:"), summary.noticed, summary.more_noticed)
    for unfilled in summary.unfilled:
        _print_unfilled(unfilled)
    if summary.nearest:
        click.secho(_("Nearest to ready:"), bold=True)
        for each in summary.nearest:
            left = ngettext("{n} error", "{n} errors", each.errors).format(n=each.errors)
            click.echo(f"  {each.id}  {visible(each.name)}  ({left})")
    click.echo()


def say_next_step(reports: list[RecordReport]) -> None:
    """Say what to do next: look at one of many; mend, or make the documents of one."""
    if len(reports) > 1:
        nearest = summary_of(reports).nearest[:1]
        if nearest:
            say_next(
                _("`submissions check {id}` shows one in full, `submissions check --full` all of them.").format(
                    id=nearest[0].id
                )
            )
        else:
            say_next(_("`submissions gaps` lists what brings more points, `submissions export` makes all documents."))
        return
    [report] = reports
    eligible = [each.edition for each in report.assessments if each.verdict is Verdict.ELIGIBLE]
    name = report.record.id or report.record.file
    if eligible and exit_code(reports) is ExitCode.FINE:
        command = f"submissions {_making(eligible[0], name)}"
        say_next(_("`{command}` makes the documents.").format(command=command))
    else:
        say_next(_("mend what is named, then `submissions check {id}` again.").format(id=name))


def _making(edition: Edition, name: str) -> str:
    """Return the command that makes the documents of a record."""
    has_command = edition.competition in national_competitions()
    return f"{edition.competition} {name}" if has_command else f"make {name} --edition {edition.competition}"


def edition_title(assessment: Assessment) -> str:
    """Return what to call an assessment's edition and group: `KIPP 2025 (Umum)`."""
    edition, group = assessment.edition, assessment.group
    named = f" ({edition.groups[group].label})" if group else ""
    return f"{edition.title}{named}"


def print_where_sources_are_explained(reports: list[RecordReport]) -> None:
    """Say where the short names of sources, such as S1, are written out."""
    named = {
        finding.basis.edition: None
        for report in reports
        for assessment in report.assessments
        for finding in assessment.findings
        if finding.basis and finding.basis.edition
    }
    if named:
        click.echo(_("The sources are written out by: submissions editions {names}").format(names=" ".join(named)))


def print_totals(reports: list[RecordReport]) -> None:
    """Print how many innovations are eligible, per edition."""
    titles = {each.edition.id: each.edition.title for report in reports for each in report.assessments}
    for edition, verdicts in totals(reports).items():
        eligible, asked = verdicts[Verdict.ELIGIBLE], sum(verdicts.values())
        line = _("{edition}: {eligible} of {asked} eligible").format(
            edition=titles[edition], eligible=eligible, asked=asked
        )
        others = [f"{verdicts[verdict]} {_(VERDICTS[verdict])}" for verdict in list(Verdict)[1:] if verdicts[verdict]]
        click.echo(f"{line}{', ' if others else ''}{', '.join(others)}.")
    for each in beyond_quota(reports):
        told = _("{edition}: {eligible} are eligible, but only {quota} may be sent ({basis}).")
        click.echo(
            told.format(edition=each.title, eligible=each.eligible, quota=each.quota, basis=each.basis)
            + " "
            + _("`submissions select {competition}` puts them in order.").format(competition=each.competition)
        )


def totals(reports: list[RecordReport]) -> dict[str, dict[Verdict, int]]:
    """Return the number of innovations per edition and verdict."""
    result: dict[str, dict[Verdict, int]] = {}
    for report in reports:
        for assessment in report.assessments:
            verdicts = result.setdefault(assessment.edition.id, dict.fromkeys(Verdict, 0))
            verdicts[assessment.verdict] += 1
    return result


def as_data(reports: list[RecordReport], open_evidence: bool, office: Iterable[Finding] = ()) -> dict[str, Any]:
    """Return reports as plain data for JSON, with findings on the office, and whether evidence was opened for them."""
    return {
        "office": [finding.as_dict() for finding in office],
        "evidence_opened": open_evidence,
        "records": [
            {
                "file": report.record.file,
                "id": report.record.id,
                "nama": report.record.name if report.is_readable else None,
                "findings": [finding.as_dict() for finding in report.findings],
                "assessments": [
                    {
                        "edition": assessment.edition.id,
                        "group": assessment.group,
                        "verdict": assessment.verdict.value,
                        "findings": [finding.as_dict() for finding in assessment.findings],
                    }
                    for assessment in report.assessments
                ],
            }
            for report in reports
        ],
        "totals": {
            edition: {verdict.value: number for verdict, number in verdicts.items()}
            for edition, verdicts in totals(reports).items()
        },
    }

"""`submissions check`: verdict and findings per innovation and competition."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from submissions.assessment.assessing import Assessment, RecordReport, Verdict
from submissions.cli.options import (
    AskedEdition,
    competition_option,
    edition_option,
    evidence_option,
    format_option,
    paths_argument,
)
from submissions.cli.printing import counts, print_finding, print_joined
from submissions.cli.telling import print_json, say, say_opened, say_unopened
from submissions.cli.verdicts import COLOURS
from submissions.errors import ExitCode
from submissions.findings.finding import LONGEST_LIST, Finding, visible
from submissions.findings.joining import joined
from submissions.findings.labels import VERDICTS
from submissions.judging.judge import judge
from submissions.language import _, ngettext
from submissions.office.editions import chosen_editions
from submissions.office.places import by_workspace, workspace_of
from submissions.office.summary import Cause, findings_of, summary_of, unfilled_editions
from submissions.records.reading import read_records

MOST_LINES = 60  # of a screen or two; where there would be more, many records are summed up
MOST_NAMED, FEW_NAMED = 5, 3


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
@click.option("--full", is_flag=True, help=_("Print every finding of every record, however many there are."))
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
        )
        for file in judged.not_compared:
            say(_("{file} cannot be read and is not compared.").format(file=file))
        reports += judged.reports
        office += judged.office
    if form == "json":
        print_json(as_data(reports, open_evidence, office))
    else:
        for finding in office:
            print_finding(finding)
        short = not quiet and not full and len(reports) > 1 and lines_of(reports) > MOST_LINES
        if short:
            print_summary(reports)
        else:
            for report in reports:
                print_report(report, quiet, sources=sources)
        if sources:
            print_where_sources_are_explained(reports)
        print_totals(reports)
        print_next(reports, short=short)
    say_unopened(open_evidence=open_evidence)
    return exit_code(reports)


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
    for edition in unfilled_editions(report):
        others = [each.edition.competition for each in report.assessments if each.edition is not edition]
        words = _("Nothing is filled in for {edition}. If it is not to enter: write `kompetisi: [{others}]`.")
        click.echo(f"  {words.format(edition=edition.title, others=', '.join(others))}")
    click.echo()


def print_summary(reports: list[RecordReport]) -> None:
    """Print many records at a glance: what stops them, what else was noticed, and which are nearest to ready."""
    summary = summary_of(reports)
    for report in summary.unreadable[:MOST_NAMED]:
        click.secho(f"{report.record.file}: {_(VERDICTS[Verdict.UNREADABLE])}", fg="red")
        for finding in report.findings[:2]:
            print_finding(finding, sources=False)
    _print_causes(_("What stops them (number of innovations):"), summary.stopping, summary.more_stopping)
    _print_causes(_("What else was noticed:"), summary.noticed, summary.more_noticed)
    if summary.nearest:
        click.secho(_("Nearest to ready:"), bold=True)
        for each in summary.nearest:
            left = ngettext("{n} error", "{n} errors", each.errors).format(n=each.errors)
            click.echo(f"  {each.id}  {visible(each.name)}  ({left})")
    click.echo()


def _print_causes(heading: str, causes: Iterable[Cause], more: int) -> None:
    shown = list(causes)
    if not shown:
        return
    click.secho(heading, bold=True)
    for cause in shown:
        finding = cause.finding
        named = f"{finding.label}: " if finding.label else ""
        such = "" if cause.says_the_same else f"{_('such as')}: "
        who = f" ({', '.join(cause.records)})" if cause.count <= FEW_NAMED else ""
        click.echo(f"{cause.count:5}  {named}{such}{finding.sentence}{who} [{finding.code}]")
    if more:
        click.echo(f"       {ngettext('and {n} more', 'and {n} more', more).format(n=more)}")


def print_next(reports: list[RecordReport], *, short: bool) -> None:
    """Print what to do next."""
    if short:
        [*_rest, example] = [each.id for each in summary_of(reports).nearest[:1]] or ["NAMA"]
        click.echo(
            _("Next: `submissions check {id}` shows one in full, `submissions check --full` all of them.").format(
                id=example
            )
        )


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

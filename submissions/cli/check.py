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
from submissions.cli.printing import counts, print_finding
from submissions.cli.telling import print_json, say, say_opened, say_unopened
from submissions.cli.verdicts import COLOURS
from submissions.errors import ExitCode
from submissions.findings.finding import LONGEST_LIST, Finding, visible
from submissions.findings.labels import VERDICTS
from submissions.judging.judge import judge
from submissions.language import _
from submissions.office.editions import chosen_editions
from submissions.office.places import by_workspace, workspace_of
from submissions.records.reading import read_records


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
@click.option("-q", "--quiet", is_flag=True, help=_("Print verdicts only, without findings."))
def check(
    paths: tuple[Path, ...],
    competition: str | None,
    asked: AskedEdition,
    form: str,
    open_evidence: bool,
    convert: bool,
    against: Path | None,
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
            workspace, editions, files, open_evidence=open_evidence, compare=True, earlier=earlier, progress=say_opened
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
        for report in reports:
            print_report(report, quiet)
        if not quiet:
            print_where_sources_are_explained(reports)
        print_totals(reports)
    say_unopened(open_evidence=open_evidence)
    return exit_code(reports)


def exit_code(reports: list[RecordReport]) -> ExitCode:
    """Return what the reports come to: unreadable input weighs more than what is not eligible."""
    verdicts = {assessment.verdict for report in reports for assessment in report.assessments}
    if Verdict.UNREADABLE in verdicts:
        return ExitCode.UNREADABLE_INPUT
    return ExitCode.NOT_ELIGIBLE_OR_FAILED if Verdict.NOT_ELIGIBLE in verdicts else ExitCode.FINE


def print_report(report: RecordReport, quiet: bool) -> None:
    """Print one record: its name, the verdicts, and the findings under each."""
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
        for finding in report.findings:
            print_finding(finding)
    for assessment in report.assessments:
        if assessment.findings:
            click.echo(f"  {edition_title(assessment)}:")
            for finding in assessment.findings:
                print_finding(finding)
    click.echo()


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
        if finding.basis
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

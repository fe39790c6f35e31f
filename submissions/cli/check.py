"""`submissions check`: verdict and findings per innovation and competition."""

import json
import textwrap
from collections.abc import Iterable
from itertools import zip_longest
from pathlib import Path
from typing import Any

import click

from submissions.assessment.assessing import Assessment, RecordReport, Verdict
from submissions.cli.options import competition_option, edition_option, evidence_option, format_option, paths_argument
from submissions.cli.telling import say, say_opened, say_unopened
from submissions.cli.verdicts import VERDICTS
from submissions.errors import ExitCode
from submissions.findings.finding import LONGEST_LIST, Finding, Severity, visible
from submissions.judging.judge import judge
from submissions.language import _, ngettext
from submissions.office.editions import chosen_editions
from submissions.office.places import by_workspace, workspace_of
from submissions.records.reading import read_records

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


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
    year: int | None,
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
        editions = chosen_editions(workspace, competition, year, say)
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
        click.echo(json.dumps(as_data(reports, open_evidence, office), ensure_ascii=False, indent=2))
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
        label, colour = VERDICTS[assessment.verdict]
        click.echo(f"  {edition_title(assessment)}  ", nl=False)
        click.secho(_(label), fg=colour, nl=False)
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


def print_finding(finding: Finding, *, err: bool = False) -> None:
    """Print one finding: severity, place, field, what is wrong; what to do; by which rule."""
    click.secho(f"    {finding.severity.label}", fg=COLOURS[finding.severity], nl=False, err=err)
    named = finding.label or finding.field
    name = f"{named}: " if named else ""
    click.echo(f"  {finding.place}  {name}{finding.sentence} [{finding.code}]", err=err)
    print_side_by_side(finding, err=err)
    click.echo(f"        → {finding.remedy}", err=err)
    if finding.basis:
        click.echo(click.style(f"        {_('Rule')}: {finding.basis}", dim=True), err=err)
        if finding.basis.limit:
            click.echo(click.style(f"        {_('Note')}: {finding.basis.limit}", dim=True), err=err)


COLUMN = 50  # characters of each of two texts side by side


def print_side_by_side(finding: Finding, *, err: bool) -> None:
    """Print the passages of a finding in columns, each under its place."""
    columns = [
        [str(passage.place), *textwrap.wrap(visible(passage.text, 6 * COLUMN), COLUMN)] for passage in finding.passages
    ]
    for cells in zip_longest(*columns, fillvalue=""):
        click.echo(f"        {' │ '.join(cell.ljust(COLUMN) for cell in cells)}".rstrip(), err=err)


def edition_title(assessment: Assessment) -> str:
    """Return what to call an assessment's edition and group: `KIPP 2025 (Umum)`."""
    edition, group = assessment.edition, assessment.group
    named = f" ({edition.groups[group].label})" if group else ""
    return f"{edition.competition.upper()} {edition.year}{named}"


def counts(findings: list[Finding]) -> str:
    """Return how many errors, warnings and hints there are, in words."""
    numbers = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    words = [
        ngettext("{n} error", "{n} errors", numbers[Severity.ERROR]).format(n=numbers[Severity.ERROR]),
        ngettext("{n} warning", "{n} warnings", numbers[Severity.WARNING]).format(n=numbers[Severity.WARNING]),
        ngettext("{n} hint", "{n} hints", numbers[Severity.HINT]).format(n=numbers[Severity.HINT]),
    ]
    return ", ".join(word for word, number in zip(words, numbers.values(), strict=True) if number)


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
    for edition, verdicts in totals(reports).items():
        competition, year = edition.split("-")
        eligible, asked = verdicts[Verdict.ELIGIBLE], sum(verdicts.values())
        line = _("{edition}: {eligible} of {asked} eligible").format(
            edition=f"{competition.upper()} {year}", eligible=eligible, asked=asked
        )
        others = [
            f"{verdicts[verdict]} {_(VERDICTS[verdict][0])}" for verdict in list(Verdict)[1:] if verdicts[verdict]
        ]
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

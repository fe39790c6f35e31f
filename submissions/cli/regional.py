"""What the commands on the whole region share: the portfolio of a workspace, judged."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from submissions.assessment.assessing import RecordReport, Verdict, assess_record
from submissions.cli.check import look_into_evidence
from submissions.cli.places import workspace_of
from submissions.errors import ExitCode
from submissions.language import _
from submissions.records.reading import read_records
from submissions.region.government import assess_government, read_government
from submissions.region.portfolio import Portfolio, portfolio_of
from submissions.workspace import GOVERNMENT_FILE, Workspace

Command = Callable[..., Any]


def workspace_argument(command: Command) -> Command:
    """Add the argument WORKSPACE, the current folder if not given."""
    return click.argument(
        "folder",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="[WORKSPACE]",
        default=Path(),
    )(command)


@dataclass(frozen=True)
class Region:
    """A workspace with its judged portfolio, and what could not be read."""

    workspace: Workspace
    portfolio: Portfolio
    unreadable: tuple[RecordReport, ...]

    @property
    def exit_code(self) -> ExitCode:
        """Return what the region comes to for the exit code."""
        return ExitCode.UNREADABLE_INPUT if self.unreadable else ExitCode.FINE

    def tell_what_is_missing(self) -> None:
        """Say what the figures leave out: unreadable records, a profile that is not there."""
        for report in self.unreadable:
            file = report.record.file
            click.secho(_("{file} cannot be read; `submissions check` says why.").format(file=file), err=True)
        if self.portfolio.government is None:
            click.echo(
                _("There is no {file} here: the government itself (SPD) counts as 0.").format(file=GOVERNMENT_FILE),
                err=True,
            )


def region_of(folder: Path, year: int | None, *, open_evidence: bool) -> Region:
    """Read and judge a whole workspace for the IGA edition that is asked for.

    Raises:
        UserError: there is no record, no such edition, or the profile cannot be read.
    """
    workspace, files = workspace_of(folder)
    edition = workspace.edition("iga", year)
    profile = read_government(workspace)
    records = read_records(files, workspace)
    named = [*records, profile] if profile else records
    opened = look_into_evidence(named, workspace) if open_evidence else None
    reports = [assess_record(record, [edition], workspace, opened=opened) for record in records]
    government = assess_government(profile, edition, workspace, opened) if profile else None
    unreadable = tuple(each for each in reports if each.assessments[0].verdict is Verdict.UNREADABLE)
    return Region(workspace, portfolio_of(edition, reports, government), unreadable)

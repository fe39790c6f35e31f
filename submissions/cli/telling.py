"""What commands tell beside their result, on standard error: progress, what could not be read, what was not opened."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from submissions.cli.printing import print_finding
from submissions.language import _
from submissions.workspace import GOVERNMENT_FILE

if TYPE_CHECKING:
    from submissions.assessment.assessing import RecordReport
    from submissions.office.regions import JudgedRegion
    from submissions.workspace import Workspace

_FILES_BETWEEN_LINES = 500
_FEW = 200  # files that are opened in a moment


def say(text: str) -> None:
    """Tell something that is no result."""
    click.echo(text, err=True)


def say_opened(done: int, total: int) -> None:
    """Tell now and then how many evidence files were opened."""
    if total > _FEW and (done % _FILES_BETWEEN_LINES == 0 or done == total):
        say(_("{done} of {total} evidence files opened").format(done=done, total=total))


def say_unreadable(reports: "Iterable[RecordReport]") -> None:
    """Tell which records could not be read."""
    for report in reports:
        file = report.record.file
        click.secho(_("{file} cannot be read; `submissions check` says why.").format(file=file), err=True)


def say_unopened(*, open_evidence: bool) -> None:
    """Tell that evidence was not opened, where it was not: what is broken inside it is then not seen."""
    if not open_evidence:
        say(_("The evidence was not opened (--no-open): files that are broken, locked or empty are not seen."))


def say_templates_of_another_contract(workspace: "Workspace") -> None:
    """Warn of the office's own templates that were not made for what this program fills them with."""
    from submissions.documents.contract import check_templates

    for finding in check_templates(workspace):
        print_finding(finding, err=True)


def say_what_is_missing(region: "JudgedRegion") -> None:
    """Tell what the figures of a region leave out: unreadable records, a profile that is not there."""
    say_unreadable(region.unreadable)
    if region.portfolio.government is None:
        say(_("There is no {file} here: the government itself (SPD) counts as 0.").format(file=GOVERNMENT_FILE))
    say_unopened(open_evidence=region.evidence_opened)

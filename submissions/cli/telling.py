"""What several commands tell: results as JSON; beside them, on standard error, what was not read or opened."""

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from submissions.cli.printing import print_finding
from submissions.cli.streams import carries_unicode
from submissions.language import _
from submissions.steering import harmless_json
from submissions.workspace import GOVERNMENT_FILE

if TYPE_CHECKING:
    from submissions.assessment.assessing import RecordReport
    from submissions.office.regions import JudgedRegion
    from submissions.workspace import Workspace

_FILES_BETWEEN_LINES = 500
_RECORDS_BETWEEN_LINES = 50
_FEW = 200  # files that are opened in a moment


def say(text: str) -> None:
    """Tell something that is no result."""
    click.echo(text, err=True)


def say_next(step: str) -> None:
    """Tell the next sensible step: how every command ends whose result leads on to another."""
    say(_("Next: {step}").format(step=step))


def print_json(data: Any, indent: int | None = 2) -> None:
    """Print data as JSON that is JSON in every encoding of standard output: UTF-8, or ASCII with escapes."""
    text = harmless_json(json.dumps(data, ensure_ascii=not carries_unicode(sys.stdout), indent=indent))
    # A file's name may hold bytes that are no text: only escapes carry them.
    click.echo(text if is_text(text) else json.dumps(data, indent=indent))


def is_text(text: str) -> bool:
    """Return whether a text can be written as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def say_opened(done: int, total: int) -> None:
    """Tell now and then how many evidence files were opened."""
    if total > _FEW and (done % _FILES_BETWEEN_LINES == 0 or done == total):
        say(_("{done} of {total} evidence files opened").format(done=done, total=total))


def say_judged(done: int, total: int) -> None:
    """Tell now and then how many innovations were judged."""
    if total > _RECORDS_BETWEEN_LINES and (done % _RECORDS_BETWEEN_LINES == 0 or done == total):
        say(_("{done} of {total} innovations judged").format(done=done, total=total))


def say_unreadable(reports: "Iterable[RecordReport]") -> None:
    """Tell which records could not be read."""
    say_unreadable_files(report.record.file for report in reports)


def say_unreadable_files(files: Iterable[str]) -> None:
    """Tell which records could not be read, by their names."""
    for file in files:
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

"""How findings are printed, whichever command found them."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

import click

from submissions.findings.catalogue import KEY_UNKNOWN
from submissions.findings.finding import Finding, Severity, visible
from submissions.findings.joining import Joined
from submissions.language import _, ngettext

if TYPE_CHECKING:
    from submissions.office.summary import Cause

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
WIDTH = 96  # characters of a line of names
FEW_NAMED = 5  # records, behind what is amiss with them
COLUMN = 50  # characters of each of two texts side by side


def print_finding(finding: Finding, *, err: bool = False, sources: bool = False) -> None:
    """Print one finding: severity, place, field, what is wrong; what to do; by which rule, if that is wanted."""
    click.secho(f"    {finding.severity.label}", fg=COLOURS[finding.severity], nl=False, err=err)
    named = finding.label or finding.field
    name = f"{named}: " if named else ""
    click.echo(f"  {_place(finding)}  {name}{finding.sentence} [{finding.code}]", err=err)
    _print_side_by_side(finding, err=err)
    if finding.excerpt:
        _print_lines(finding.excerpt.as_written(), err=err)
    click.echo(f"        → {finding.remedy}", err=err)
    if finding.excerpt:
        _print_lines(finding.excerpt.as_corrected(), err=err)
    if finding.basis:
        if sources:
            click.echo(click.style(f"        {_('Rule')}: {finding.basis}", dim=True), err=err)
        if finding.basis.limit:
            click.echo(click.style(f"        {_('Note')}: {finding.basis.limit}", dim=True), err=err)


def print_joined(cause: Joined, *, sources: bool) -> None:
    """Print findings that have one cause: each thing once, with the fields or the points that it is about."""
    if len(cause.findings) == 1:
        print_finding(cause.first, sources=sources)
        return
    first = cause.first
    click.secho(f"    {first.severity.label}", fg=COLOURS[first.severity], nl=False)
    if not cause.says_the_same:
        told = ngettext("{n} thing about one document", "{n} things about one document", len(cause.findings))
        click.echo(f"  {_place(first)}  {told.format(n=len(cause.findings))}:")
        for finding in cause.findings:
            named = f"{finding.label}: " if finding.label else ""
            click.echo(f"        - {named}{finding.sentence} [{finding.code}]")
            click.echo(f"          → {finding.remedy}")
        return
    click.echo(f"  {_place(first)}  {first.sentence} [{first.code}]")
    fields = [_with_line(finding) for finding in cause.findings]
    click.echo(textwrap.indent(textwrap.fill(f"{len(fields)}: {', '.join(fields)}", WIDTH), " " * 8))
    likewise = "" if cause.has_one_remedy else f" {_('Likewise for the others.')}"
    click.echo(f"        → {first.remedy}{likewise}")
    if first.basis and sources:
        click.echo(click.style(f"        {_('Rule')}: {first.basis}", dim=True))


def print_causes(heading: str, causes: "Sequence[Cause]", more: int = 0, *, err: bool = False) -> None:
    """Print what is amiss with many records, each cause on a line with their number; the records where they are few."""
    if not causes:
        return
    click.secho(heading, bold=True, err=err)
    for cause in causes:
        finding = cause.finding
        such = "" if cause.says_the_same else f"{_('such as')}: "
        named = f"{finding.label}: " if finding.label else ""
        named = f"{named}{such}" if cause.label else f"{such}{named}"
        who = f" ({', '.join(cause.records)})" if cause.count <= FEW_NAMED else ""
        click.echo(f"{cause.count:5}  {named}{finding.sentence}{who} [{finding.code}]", err=err)
    if more:
        click.echo(f"       {ngettext('and {n} more', 'and {n} more', more).format(n=more)}", err=err)


def _with_line(finding: Finding) -> str:
    """Return what a finding is about with the line where it stands, as in `Tahapan Inovasi (21)`."""
    name = finding.label or finding.field
    return f"{name} ({finding.place.line})" if finding.place.line and not _stands_nowhere(finding) else name


def _place(finding: Finding) -> str:
    """Return where to look: the file alone where what is missing stands nowhere in it."""
    return finding.place.file if _stands_nowhere(finding) else str(finding.place)


def _stands_nowhere(finding: Finding) -> bool:
    """Return whether a finding's place is the beginning of its file for want of a better one.

    *Why not so in the finding:* machines want a line, and one of what encloses a missing value is right for them.
    """
    at_the_beginning = (finding.place.line, finding.place.column) == (1, 1)
    return at_the_beginning and bool(finding.field) and not finding.excerpt and finding.code != KEY_UNKNOWN.code


def _print_lines(lines: Iterable[str], *, err: bool) -> None:
    for line in lines:
        click.echo(f"          {line}", err=err)


def _print_side_by_side(finding: Finding, *, err: bool) -> None:
    """Print the passages of a finding in columns, each under its place."""
    columns = [
        [str(passage.place), *textwrap.wrap(visible(passage.text, 6 * COLUMN), COLUMN)] for passage in finding.passages
    ]
    for cells in zip_longest(*columns, fillvalue=""):
        click.echo(f"        {' │ '.join(cell.ljust(COLUMN) for cell in cells)}".rstrip(), err=err)


def counts(findings: Iterable[Finding]) -> str:
    """Return how many errors, warnings and hints there are, in words."""
    numbers = Counter(finding.severity for finding in findings)
    words = [
        ngettext("{n} error", "{n} errors", numbers[Severity.ERROR]).format(n=numbers[Severity.ERROR]),
        ngettext("{n} warning", "{n} warnings", numbers[Severity.WARNING]).format(n=numbers[Severity.WARNING]),
        ngettext("{n} hint", "{n} hints", numbers[Severity.HINT]).format(n=numbers[Severity.HINT]),
    ]
    return ", ".join(word for word, number in zip(words, map(numbers.get, Severity), strict=True) if number)

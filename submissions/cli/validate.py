"""`submissions validate`: whether PDF files are PDF/A-3a and PDF/UA-1, by veraPDF."""

from pathlib import Path

import click

from submissions.cli.telling import say_next
from submissions.errors import ExitCode
from submissions.language import _, ngettext


@click.command(
    help=_(
        "Check FILE with veraPDF against PDF/A-3a and PDF/UA-1, and name every rule that it breaks. Needs the extra "
        "`validate` and Java; `submissions doctor` says what is lacking."
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def validate(files: tuple[Path, ...]) -> int:
    """Print the validator's reports and return the exit code."""
    from submissions.finished.archive import FLAVOURS, meaning
    from submissions.finished.archive import validate as reports_on

    good = True
    for report in reports_on(files):
        good &= report.good
        if report.good:
            click.secho("✓ ", fg="green", nl=False)
            click.echo(f"{report.file}: {', '.join(FLAVOURS.values())}")
            continue
        click.secho("✗ ", fg="red", nl=False)
        click.echo(f"{report.file}: {report.problem}" if report.problem else f"{report.file}:")
        for broken in report.broken:
            times = ngettext("{n} time", "{n} times", broken.count).format(n=broken.count)
            click.echo(f"    {broken.standard} {broken.clause} ({times}): {broken.text}")
            if said := meaning(broken):
                click.echo(f"        {_('That is')}: {said}.")
            click.echo(click.style(f"        {broken.where}", dim=True))
        if report.broken:
            remedy = _("Make the document anew here and send it as it is, not printed or saved by another program.")
            click.echo(f"        → {remedy}")
    if good:
        say_next(_("`submissions verify` says whether a file is still as it was made."))
    return ExitCode.FINE if good else ExitCode.NOT_ELIGIBLE_OR_FAILED

"""`submissions shortcut`: a file on the desktop that opens a workspace in the browser."""

from pathlib import Path

import click

from submissions.cli.options import workspace_argument
from submissions.cli.telling import say_next
from submissions.errors import ExitCode
from submissions.language import _


@click.command(
    help=_(
        "Put a file on the desktop that opens WORKSPACE (the current folder if not given) in the browser by a double "
        "click, as `submissions serve` does: .bat on Windows, .command on macOS, .desktop on Linux. A file of that "
        "name that this command did not make is left as it is."
    ),
)
@workspace_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=_("The folder that it is put into, instead of the desktop."),
)
def shortcut(folder: Path, output: Path | None) -> int:
    """Write the shortcut and return the exit code."""
    from submissions.starting.shortcuts import write_shortcut

    path = write_shortcut(folder, output)
    click.echo(_("Made {file}.").format(file=path))
    say_next(_("a double click opens the page; the window that comes with it stays open meanwhile."))
    return ExitCode.FINE

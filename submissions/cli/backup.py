"""`submissions backup` and `submissions restore`: all of an office in one file, and back."""

import datetime as dt
from pathlib import Path

import click

from submissions.language import _, ngettext

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(
    help=_(
        "Write all of the office that FILE says how to serve into one file: records, evidence, histories, accounts; "
        "while the page is served, too. What can be made anew is left out. Keep it like a key."
    ),
)
@click.argument("file", type=_FILE)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=_("The file to write; kantor-DATE.zip here if not given. Nothing is overwritten."),
)
def backup(file: Path, output: Path | None) -> None:
    """Write a backup."""
    from submissions.page.backing_up import back_up
    from submissions.page.config import read_server
    from submissions.page.serving import open_accounts

    server = read_server(file)
    open_accounts(server)
    target = output or Path(f"kantor-{dt.datetime.now():%Y-%m-%d-%H%M}.zip")
    count = back_up(server, target)
    text = ngettext(
        "{n} file of the workspace and the accounts are in {file}.",
        "{n} files of the workspace and the accounts are in {file}.",
        count,
    )
    click.echo(text.format(n=count, file=target))


@click.command(
    help=_(
        "Make the office that FILE says how to serve of ARCHIVE, which `submissions backup` wrote: its folder must be "
        "empty or not there, and its database without accounts. Everything in ARCHIVE is looked at before."
    ),
)
@click.argument("archive", type=_FILE)
@click.argument("file", type=_FILE)
def restore(archive: Path, file: Path) -> None:
    """Make an office of a backup."""
    from submissions.page.backing_up import restore as bring_back
    from submissions.page.config import read_server
    from submissions.page.serving import open_accounts

    server = read_server(file)
    open_accounts(server)
    count = bring_back(server, archive)
    text = ngettext("{n} file was written to {folder}.", "{n} files were written to {folder}.", count)
    click.echo(text.format(n=count, folder=server.workspace))

"""`submissions init`: a workspace that a newcomer understands."""

import shlex
from pathlib import Path

import click

from submissions.language import _


@click.command(
    help=_(
        "Make a workspace in DIR: settings, one fully filled record with its evidence, and a short README. "
        "With --sample, the whole sample regency of 176 invented innovations. Existing files are never overwritten."
    ),
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--sample", is_flag=True, help=_("The sample regency: 176 invented innovations."))
def init(folder: Path, sample: bool) -> None:
    """Make a workspace."""
    if sample:
        from submissions.sample.generate import write_sample

        count = write_sample(folder).total
        click.echo(_("Made {folder} with {count} invented innovations.").format(folder=folder, count=count))
    else:
        from submissions.sample.generate import write_starter

        write_starter(folder)
        click.echo(_("Made {folder} with one example record.").format(folder=folder))
    click.echo(_("Next: submissions check {folder}").format(folder=shlex.quote(str(folder))))

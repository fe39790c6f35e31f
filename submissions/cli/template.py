"""`submissions template`: the Excel form that offices fill in."""

from pathlib import Path

import click

from submissions.cli.options import AskedEdition, OutputPath, competition_option, edition_option
from submissions.cli.telling import say
from submissions.errors import OutputError
from submissions.language import _
from submissions.office.editions import chosen_editions
from submissions.workspace import open_workspace


@click.command(
    help=_(
        "Make the form that offices fill in, as an Excel workbook: drop-down lists, prompts and word counters of the "
        "editions, those of the workspace that the current folder lies in. `submissions import` reads it again."
    ),
)
@competition_option
@edition_option
@click.option("--single", is_flag=True, help=_("One innovation as a form down the page instead of a row each."))
@click.option(
    "-o",
    "--output",
    type=OutputPath(),
    default=Path("formulir.xlsx"),
    show_default=True,
    help=_("The workbook to make; an existing file is never overwritten."),
)
def template(competition: str | None, asked: AskedEdition, single: bool, output: Path) -> None:
    """Make the form."""
    from submissions.files.whole import write_whole
    from submissions.workbooks.columns import layout_of
    from submissions.workbooks.writing import make_form

    refuse_existing(output)
    editions = chosen_editions(open_workspace(Path()), *asked.within(competition), say)
    write_whole(output, make_form(layout_of(editions), single))
    click.echo(_("Made {file}. Next: submissions import {file} -o WORKSPACE").format(file=output))


def refuse_existing(path: Path) -> None:
    """Refuse to replace a workbook: what somebody wrote into it would be lost.

    Raises:
        OutputError: there is a file already.
    """
    if path.exists():
        raise OutputError(
            _("{file} exists already; nothing was overwritten.").format(file=path),
            _("Name another file with -o, or move this one away."),
        )

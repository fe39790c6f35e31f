"""`submissions new`: a record to begin with."""

import shlex
import sys
from pathlib import Path

import click

from schemas.vocabulary import vocabulary
from submissions.cli.options import workspace_option
from submissions.cli.telling import say
from submissions.language import _
from submissions.office.editions import editions_entered
from submissions.starting.creating import create_record, kind_of
from submissions.workspace import open_workspace


@click.command(
    help=_(
        "Begin a record for the innovation NAME: an empty file in inovasi/ with every question that its competitions "
        "ask, its limit and its choices above it. It enters the competitions of the settings, or those named with "
        "--competition."
    ),
)
@click.argument("name", metavar="NAME")
@click.option("--office", metavar="NAME", help=_("Who proposes it: the office, health centre, village or company."))
@click.option(
    "--kind",
    type=click.Choice(list(vocabulary("jenis_pengusul").entries)),
    help=_("What the proposer is; taken from its name if not given."),
)
@click.option("--id", "identifier", metavar="ID", help=_("Its id and file name; made of its name if not given."))
@click.option(
    "--competition", "competitions", multiple=True, metavar="NAME", help=_("A competition that it enters; repeatable.")
)
@workspace_option
def new(
    name: str,
    office: str | None,
    kind: str | None,
    identifier: str | None,
    competitions: tuple[str, ...],
    folder: Path,
) -> None:
    """Write the record and say what comes next."""
    workspace = open_workspace(folder)
    editions = editions_entered(workspace, competitions, say)
    if office is None and sys.stdin.isatty():
        office = click.prompt(_("Which office proposes it"), default="", show_default=False)
    path = create_record(
        workspace,
        name,
        editions,
        identifier=identifier,
        proposer=office or "",
        kind=kind,
        competitions=competitions,
    )
    click.echo(_("Made {file}.").format(file=workspace.shown(path)))
    if not office:
        say(_("Nothing is judged before `pengusul` says who proposes it: its `nama` and `jenis`."))
    elif not (kind or kind_of(office)):
        say(_("Fill `jenis` under `pengusul`: the name does not say what the proposer is."))
    click.echo(_("Next: fill it in, then `submissions check {id}`.").format(id=shlex.quote(path.stem)))

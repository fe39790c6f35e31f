"""`submissions carry-over`: start next year's records from this year's."""

from pathlib import Path

import click

from submissions.cli.options import format_option, workspace_argument
from submissions.cli.telling import print_json, say
from submissions.errors import ExitCode, UserError
from submissions.findings.labels import CARRIED
from submissions.language import _
from submissions.office.editions import tell_of_edition_files
from submissions.office.places import workspace_of

_COLOURS = {"kept": "green", "develop": "yellow", "out": "red", "not-entered": "bright_black", "unreadable": "red"}


@click.command(
    name="carry-over",
    help=_(
        "Make a new workspace for a later edition from the records of WORKSPACE, which is only read. Says per "
        "innovation what is kept, what is out of the window unless developed, what is too old, and which years moved; "
        "the new records say it too, in comments."
    ),
)
@workspace_argument
@click.option("--to", "name", required=True, metavar="EDITION", help=_("The edition to start, such as iga-2027."))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=_("The new workspace; if not given, a folder beside the old one, named after both."),
)
@format_option
def carry_over(folder: Path, name: str, output: Path | None, form: str) -> int:
    """Carry records over and return the exit code."""
    from submissions.nextyear.carrying_over import Fate, counts
    from submissions.nextyear.carrying_over import carry_over as carry

    office, files = workspace_of(folder, say)
    tell_of_edition_files(office, say)
    if name not in office.edition_names:
        raise UserError(
            _("There is no edition {name}.").format(name=name),
            _("Known: {known}. Others are added as files in editions/.").format(known=", ".join(office.edition_names)),
        )
    edition = office.edition_named(name)
    target = output or office.root.with_name(f"{office.root.name}-{edition.id}")
    carried = carry(office, files, edition, target)
    if form == "json":
        records = [
            {
                "file": each.file,
                "nama": each.nama,
                "state": each.state.value,
                "emptied": each.emptied,
                "notes": [note.as_dict() for note in each.notes],
            }
            for each in carried
        ]
        print_json({"edition": edition.id, "folder": str(target), "records": records})
    else:
        for each in carried:
            click.secho(each.nama, bold=True, nl=False)
            click.echo(f"  ({each.file})  ", nl=False)
            click.secho(_(CARRIED[each.state]), fg=_COLOURS[each.state])
            for note in each.notes:
                click.echo(f"    {target}/{note.place}  {note.label or note.field}: {note.sentence} [{note.code}]")
                click.echo(f"        → {note.remedy}")
            if each.emptied:
                click.echo("    " + _("Turned into comments: {fields}").format(fields=", ".join(each.emptied)))
        numbers = counts(carried)
        words = ", ".join(f"{numbers[state]} {_(CARRIED[state])}" for state in Fate if numbers[state])
        click.echo(f"{edition.title}: {words}.")
        click.echo(_("Written to {folder}. Next: submissions check {folder}").format(folder=target))
    return ExitCode.UNREADABLE_INPUT if counts(carried)[Fate.UNREADABLE] else ExitCode.FINE

"""`submissions states`: where each innovation stands on its way, and how it moves on."""

import getpass
from collections.abc import Iterable
from pathlib import Path

import click

from submissions.cli.options import RecordPath, competition_option
from submissions.cli.telling import say, say_next
from submissions.errors import InputError
from submissions.language import _, day_text


@click.command(
    help=_(
        "Show where the innovations of PATH (a workspace, a folder or a record; the current folder if not given) stand "
        "on their way to each competition: draft, handed in, reviewed, approved, ready to send, sent. With --move one "
        "of them moves on. What was approved and changed since counts as handed in again."
    ),
)
@click.argument("path", required=False, type=RecordPath(folders=True), default=Path())
@competition_option
@click.option("--move", metavar="MOVE", help=_("Move the innovation on, such as ajukan, setujui, kembalikan."))
@click.option("--note", metavar="TEXT", default="", help=_("What is said with the move."))
def states(path: Path, competition: str | None, move: str | None, note: str) -> None:
    """Show states, or move one innovation."""
    from schemas.workflow import work_states
    from submissions.office.places import workspace_of
    from submissions.office.states import StandingRecord, standing_records
    from submissions.workflow.moving import make_move
    from submissions.workflow.permitting import Person
    from submissions.workflow.standing import moves_open

    workspace, files = workspace_of(path, say)
    if competition is not None:
        workspace.edition_name(competition, None)  # tells which there are
    found = standing_records(workspace, files)

    def chosen(record: StandingRecord) -> list[str]:
        return [each.competition for each in record.standings if competition in (None, each.competition)]

    if move is not None:
        if len(found) != 1 or len(chosen(found[0])) != 1:
            raise click.UsageError(_("A move is made for one record and one competition: name them."))
        person = Person(getpass.getuser())
        name = move.replace("-", "_")
        if name not in work_states().moves:
            moves = ", ".join(each.replace("_", "-") for each in work_states().moves)
            raise InputError(
                _("There is no move “{move}”.").format(move=move), _("Known: {known}.").format(known=moves)
            )
        [asked] = chosen(found[0])
        standing = make_move(workspace, found[0].path, asked, name, person.actor, note)
        click.echo(f"{found[0].name}, {asked}: {standing.state.label}")
        return
    for record in found:
        for each in record.standings:
            if each.competition not in chosen(record):
                continue
            since = f" ({_('since {day}').format(day=day_text(each.since.astimezone().date()))})" if each.since else ""
            changed = f", {_('changed since')}" if each.is_changed else ""
            click.echo(f"{record.name}, {each.competition}: {each.state.label}{since}{changed}")
            if len(found) == 1:
                open_now = ", ".join(
                    name.replace("_", "-") for name in moves_open(work_states(), each, Person("").role)
                )
                click.echo(f"    {_('Open is: {moves}.').format(moves=open_now)}" if open_now else "")
                for told in each.notes:
                    said = told.event.text or _("blacked out")
                    click.echo(f"    {'✓' if told.is_done else '•'} {told.event.by.name}: {said}")
    say_next(_("`submissions states RECORD --competition NAME --move MOVE` moves one on."))


def _typed(names: Iterable[str]) -> str:
    return ", ".join(name.replace("_", "-") for name in names)

"""`submissions rename`: another id for an innovation."""

from pathlib import Path

import click

from submissions.cli.options import RecordPath
from submissions.cli.telling import say, say_next
from submissions.cli.undoing import undo_last, undo_option
from submissions.language import _, ngettext
from submissions.workspace import open_workspace


@click.command(
    short_help=_("Give an innovation another id: file, evidence folder and the paths that name it go along."),
    help=_(
        "Give the innovation of RECORD the id NEW-ID. Its file gets that name, and so does its folder in bukti/, "
        "unless other records use it; the paths in the record follow. Everything is done or nothing. What `export` "
        "made under the old name is left over there; `export --prune` removes it. --undo takes the last renaming "
        "back, in the workspace of RECORD or of the current folder."
    ),
)
@click.argument("record", required=False, type=RecordPath(folders=True))
@click.argument("new_id", required=False, metavar="[NEW-ID]")
@click.option("--dry-run", is_flag=True, help=_("Only say what would be done."))
@undo_option
def rename(record: Path | None, new_id: str | None, dry_run: bool, undo: bool) -> None:
    """Rename a record, or take that back."""
    from submissions.changing.journal import Action
    from submissions.changing.renaming import plan_renaming
    from submissions.changing.renaming import rename as give

    if undo:
        if new_id is not None or dry_run:
            raise click.UsageError(_("--undo takes no new id and no --dry-run."))
        undo_last(open_workspace(record or Path()), Action.RENAME)
        return
    if record is None or new_id is None or record.is_dir():
        raise click.UsageError(_("Name a record's file and its new id."))
    workspace = open_workspace(record)
    plan = plan_renaming(workspace, record, new_id)
    if not dry_run:
        give(workspace, plan)
    for source, target in filter(None, [(plan.source, plan.target), plan.folder]):
        if source != target:
            click.echo(f"{workspace.shown(source)} → {workspace.shown(target)}")
    if plan.citations:
        text = ngettext("{n} path in the record follows.", "{n} paths in the record follow.", plan.citations)
        click.echo(text.format(n=plan.citations))
    if plan.shared_with:
        words = _("bukti/{id} stays, since it is also named in {files}.")
        say(words.format(id=plan.old, files=", ".join(plan.shared_with)))
    if dry_run:
        click.echo(_("Nothing was changed: this is what would be done."))
    else:
        click.echo(_("To undo it: submissions rename --undo {folder}").format(folder=workspace.root))
        say_next(_("`submissions check {id}` says whether all is found under the new name.").format(id=new_id))

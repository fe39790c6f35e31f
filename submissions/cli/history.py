"""`submissions history`: what records said before, whether that is as it was written, and what is blacked out of it."""

import getpass
from pathlib import Path

import click

from submissions.cli.options import RecordPath
from submissions.cli.telling import say_next
from submissions.errors import ExitCode
from submissions.language import _, day_text, ngettext
from submissions.workspace import open_workspace


@click.command(
    help=_(
        "Of a workspace (the current folder if not given): look at every history from its first line on and say where "
        "something was changed by hand. Of a record: list its states. With --black-out every earlier text of the "
        "record that holds WORD is taken out for good, such as the telephone number of a person who asks for it; who "
        "changed what when stays, and so does the chain."
    ),
)
@click.argument("path", required=False, type=RecordPath(folders=True), default=Path())
@click.option("--black-out", "words", multiple=True, metavar="WORD", help=_("What is taken out; may be given again."))
@click.option("--reason", metavar="TEXT", default="", help=_("Why it is taken out; it stands in the history."))
def history(path: Path, words: tuple[str, ...], reason: str) -> int:
    """Look at histories, list states, or black something out."""
    workspace = open_workspace(path)
    if words:
        from submissions.office.histories import black_out

        if path.is_dir() or not reason.strip():
            raise click.UsageError(_("--black-out needs one record, and --reason."))
        count = black_out(workspace, path, words, getpass.getuser(), reason.strip())
        text = ngettext("{n} earlier text was blacked out.", "{n} earlier texts were blacked out.", count)
        click.echo(text.format(n=count))
        say_next(_("frozen folders, exports, backups and the last import are not touched: look there too."))
        return ExitCode.FINE
    if path.is_dir():
        return _look_at_all(path)
    from submissions.changing.history import History

    for version in History(workspace, path).versions():
        at = version.at.astimezone()
        what = ", ".join(version.fields) or version.why or "–"
        told = f"{version.number:4} {day_text(at.date())}, {at:%H.%M} {version.by or version.how.value}: {what}"
        click.echo(told + (f" [{_('blacked out')}]" if version.is_blacked_out else ""))
    return ExitCode.FINE


def _look_at_all(path: Path) -> int:
    from submissions.office.histories import checked_histories

    found = list(checked_histories(open_workspace(path)))
    bad = [each for each in found if each.problem]
    for each in found:
        click.secho("✗ " if each.problem else "✓ ", fg="red" if each.problem else "green", nl=False)
        count = ngettext("{n} line", "{n} lines", each.count).format(n=each.count)
        click.echo(f"{each.name}: {each.problem}" if each.problem else f"{each.name}: {count}, {each.last[:16]}")
    if not found:
        click.echo(_("Nothing was changed by this program yet, so there is no history."))
    elif not bad:
        say_next(_("keep this list elsewhere: a history that was written anew as a whole has another end."))
    return ExitCode.NOT_ELIGIBLE_OR_FAILED if bad else ExitCode.FINE

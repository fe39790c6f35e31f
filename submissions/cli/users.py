"""`submissions users`: the accounts of the page of an office."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from submissions.cli.telling import say
from submissions.errors import InputError
from submissions.language import _

if TYPE_CHECKING:
    from submissions.page.config import OfficeServer


@click.command(
    help=_(
        "Show the accounts of the office that FILE says how to serve, or change one: --invite makes an account and "
        "prints the address by which its owner chooses a password, --list does so for all accounts of LIST, "
        "--code a code that counts once, --shut-out and --let-in say whether it may come in, --remind sends mail to "
        "those for whom something waits. What is printed is for its owner alone."
    ),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--invite", metavar="ACCOUNT", help=_("Make an account: an e-mail address or a short name."))
@click.option("--name", metavar="NAME", default="", help=_("The name of the person; with --invite."))
@click.option("--role", metavar="ROLE", default="pengusul", show_default=True, help=_("The role; with --invite."))
@click.option(
    "--for", "offices", multiple=True, metavar="OFFICE", help=_("An office of the person; may be given again.")
)
@click.option(
    "--list",
    "listed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="LIST",
    help=_("Make the accounts of a workbook with the columns Akun, Nama, Peran, Perangkat daerah: all, or none."),
)
@click.option("--code", metavar="ACCOUNT", help=_("Make a code that counts once, for a quarter of an hour."))
@click.option("--again", metavar="ACCOUNT", help=_("Make another invitation for an account."))
@click.option("--shut-out", "shut", metavar="ACCOUNT", help=_("Let an account in no more; its sessions end."))
@click.option("--let-in", "let", metavar="ACCOUNT", help=_("Let an account in again."))
@click.option(
    "--remind",
    is_flag=True,
    help=_(
        "Remind by mail those for whom something waits, once a day at most; print the message for each whom mail does "
        "not reach."
    ),
)
def users(
    file: Path,
    invite: str | None,
    name: str,
    role: str,
    offices: tuple[str, ...],
    listed: Path | None,
    code: str | None,
    again: str | None,
    shut: str | None,
    let: str | None,
    remind: bool,
) -> None:
    """Show or change accounts."""
    from submissions.page.config import read_server
    from submissions.page.serving import open_accounts

    server = read_server(file)
    open_accounts(server)
    from submissions.page.accounts.models import Account
    from submissions.page.accounts.people import Invited, change_account, invitation_of, one_time_code
    from submissions.page.accounts.people import invite as make

    def named(text: str) -> Account:
        found = Account.objects.filter(account__iexact=text).first()
        if found is None:
            raise InputError(_("There is no account “{account}”.").format(account=text))
        return found

    def link(account: Account) -> str:
        return server.link(f"/undangan/{invitation_of(account)}")

    if remind:
        _remind(server)
    elif invite is not None:
        click.echo(link(make(Invited(invite, name or invite, role, offices))))
    elif listed is not None:
        from submissions.page.accounts.lists import invite_all, listed_in

        made, there = invite_all(listed_in(listed))
        for each in made:
            click.echo(f"{each.account}: {each.name}: {link(each)}")
        if there:
            say(_("There already, and left as they are: {names}").format(names=", ".join(there)))
    elif again is not None:
        click.echo(link(named(again)))
    elif code is not None:
        click.echo(one_time_code(named(code)))
    elif shut is not None or let is not None:
        account = named(shut or let or "")
        change_account(account, account.role, account.offices, is_active=let is not None)
    else:
        for each in Account.objects.all():
            state = "" if each.is_active else f" [{_('shut out')}]"
            state = state or ("" if each.has_usable_password() else f" [{_('not yet in')}]")
            told = ", ".join([each.name, each.role, *each.offices])
            click.echo(f"{each.account}: {told}{state}")


def _remind(server: "OfficeServer") -> None:
    """Send mail to those for whom something waits, and print the messages that it does not bring."""
    import datetime as dt

    from submissions.deadlines.checking import deadlines_in
    from submissions.office.editions import chosen_editions
    from submissions.office.states import standings_of
    from submissions.page.accounts.reminders import remind, reminders_for
    from submissions.records.reading import read_records
    from submissions.workspace import open_workspace

    workspace = open_workspace(server.workspace)
    files = workspace.record_files()
    editions = chosen_editions(workspace, None, None, say, files)
    titles = {name: each.short_name for name, each in workspace.competitions.items()}
    deadlines = deadlines_in(workspace, editions, dt.date.today())
    records, damaged = standings_of(workspace, read_records(files, workspace))
    for file in damaged:
        say(_("{file}: what was done with it was changed by hand, so nobody is reminded of it.").format(file=file))
    found = reminders_for(records, workspace.settings, titles, deadlines, server.link())
    sent, error = remind(found)
    for each in sent:
        say(_("Sent to {account}.").format(account=each.account.account))
    told = [each for each in found if not each.by_mail]
    click.echo("\n\n".join(each.message for each in told), nl=bool(told))
    if not found:
        say(_("Nothing waits for anybody."))
    if error is not None:
        raise error

"""`submissions users`: the accounts of the page of an office."""

from pathlib import Path

import click

from submissions.cli.telling import say
from submissions.errors import InputError
from submissions.language import _


@click.command(
    help=_(
        "Show the accounts of the office that FILE says how to serve, or change one: --invite makes an account and "
        "prints the address by which its owner chooses a password, --list does so for all accounts of LIST, "
        "--code a code that counts once, --shut-out and --let-in say whether it may come in. What is printed is for "
        "its owner alone."
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
        scheme, port = ("https", "") if server.behind_tls else ("http", f":{server.port}")
        return f"{scheme}://{server.hosts[0]}{port}/undangan/{invitation_of(account)}"

    if invite is not None:
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

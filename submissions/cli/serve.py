"""`submissions serve`: a workspace in the browser."""

from pathlib import Path

import click

from submissions.cli.options import evidence_option, workspace_argument
from submissions.cli.telling import say
from submissions.errors import ExitCode
from submissions.language import _


@click.command(
    help=_(
        "Open WORKSPACE (the current folder if not given) in the browser, on this computer only: list, fill in and "
        "check innovations, import Excel forms, change the settings. An empty folder will do to begin with. Stop it "
        "with Ctrl+C; what was saved is in the files."
    ),
)
@workspace_argument
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    default=8765,
    show_default=True,
    help=_("The port of the page; the next free one where it is in use, any with 0."),
)
@click.option(
    "--office",
    "office_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help=_("Serve a whole office, with accounts, as FILE says (TOML); WORKSPACE and --port stand in it."),
)
@click.option("--check", "only_check", is_flag=True, help=_("With --office: only say what is wrong with it."))
@click.option("--no-browser", is_flag=True, help=_("Only print the address; open no browser."))
@evidence_option
def serve(
    folder: Path, port: int, office_file: Path | None, only_check: bool, no_browser: bool, open_evidence: bool
) -> int:
    """Serve the page until it is interrupted."""
    if office_file is not None:
        return _check_office(office_file) if only_check else _serve_office(office_file, open_evidence=open_evidence)
    if only_check:
        raise click.UsageError(_("--check needs --office FILE."))
    from submissions.files.shared import shared_by
    from submissions.page.serving import prepare, show

    serving = prepare(folder, port, open_evidence=open_evidence)
    if port not in (0, serving.port):
        say(_("Port {port} is in use; {other} is taken.").format(port=port, other=serving.port))
    click.echo(_("The page is open at {address}").format(address=serving.address))
    if name := shared_by(folder.resolve()):
        words = _("{folder} is kept in step with other computers by {name}: let nobody work in it there meanwhile.")
        say(words.format(folder=folder, name=name))
    click.echo(_("It stays on this computer. Stop it with Ctrl+C."))
    if not no_browser:
        show(serving.address)
    serving.run()
    return ExitCode.FINE


def _check_office(file: Path) -> int:
    from submissions.page.checking import server_faults
    from submissions.page.config import read_server
    from submissions.page.serving import open_accounts

    server = read_server(file)
    open_accounts(server)
    found = list(server_faults(server))
    for each in found:
        click.echo(f"✗ {each.what} {each.remedy}")
    if not found:
        click.echo(_("✓ Nothing is wrong with it."))
    return ExitCode.NOT_ELIGIBLE_OR_FAILED if found else ExitCode.FINE


def _serve_office(file: Path, *, open_evidence: bool) -> int:
    from submissions.page.config import read_server
    from submissions.page.serving import prepare_office

    serving = prepare_office(read_server(file), open_evidence=open_evidence)
    click.echo(_("The page is open at {address}").format(address=serving.address))
    from submissions.page.accounts.models import Account

    if not Account.objects.exists():
        words = _("Nobody has an account yet: `submissions users {file} --invite NAME --role admin` makes the first.")
        say(words.format(file=file))
    serving.run()
    return ExitCode.FINE

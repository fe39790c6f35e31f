"""What is wrong with how the page is served to an office, before anybody finds it out otherwise."""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from submissions.errors import UserError
from submissions.files.shared import shared_by
from submissions.language import _
from submissions.page.config import OfficeServer
from submissions.page.mailing import reach
from submissions.workspace import SETTINGS_FILE, open_workspace

_LITTLE_ROOM = 2 << 30  # bytes that are free


@dataclass(frozen=True)
class ServerFault:
    """One thing that is wrong with an installation: what, and what to do."""

    what: str
    remedy: str


def server_faults(server: OfficeServer) -> Iterator[ServerFault]:
    """Yield everything that is wrong with an installation.

    Args:
        server: whose accounts are open; see `open_accounts`.
    """
    yield from _of_folder(server)
    yield from _of_accounts(server)
    if server.behind_tls and all(host in ("localhost", "127.0.0.1") for host in server.hosts):
        yield ServerFault(
            _("No name is given by which browsers reach the page."),
            _("Write it into `hosts`, such as inovasi.contoh.go.id."),
        )
    if server.scanner and shutil.which(server.scanner[0]) is None:
        yield ServerFault(
            _("The virus scanner {program} is not there, so no file is taken.").format(program=server.scanner[0]),
            _("Install it, or take the line `scanner` out."),
        )
    if server.mail is not None:
        try:
            reach()
        except UserError as error:
            yield ServerFault(error.message, error.remedy)
    if not server.behind_tls:
        yield ServerFault(
            _("Only this computer can reach the page."),
            _("For others, let a server with TLS stand in front of it and write `behind_tls = true`."),
        )


def _of_folder(server: OfficeServer) -> Iterator[ServerFault]:
    folder = server.workspace
    if not os.access(folder, os.W_OK | os.X_OK):
        yield ServerFault(
            _("{folder} cannot be written.").format(folder=folder), _("Give it to the user who runs the page.")
        )
        return
    if not (folder / SETTINGS_FILE).is_file():
        yield ServerFault(
            _("{folder} has no {file}.").format(folder=folder, file=SETTINGS_FILE),
            _("`submissions init DIR` makes one."),
        )
    else:
        try:
            open_workspace(folder)
        except UserError as error:
            yield ServerFault(_("The settings cannot be read."), str(error))
    if name := shared_by(folder):
        yield ServerFault(
            _("{folder} is kept in step with other computers by {name}.").format(folder=folder, name=name),
            _("Put the workspace on a disk of the server."),
        )
    for place in {folder, server.data}:
        free = shutil.disk_usage(place).free
        if free < _LITTLE_ROOM:
            yield ServerFault(
                _("{folder} has only {n} MB left.").format(folder=place, n=free >> 20),
                _("Make room, or take a larger disk."),
            )


def _of_accounts(server: OfficeServer) -> Iterator[ServerFault]:
    from submissions.page.accounts.models import Account
    from submissions.page.accounts.people import may_invite

    if os.name != "nt" and stat.S_IMODE(server.data.stat().st_mode) & 0o077:
        yield ServerFault(
            _("Others on this computer can look into {folder}.").format(folder=server.data), f"chmod 700 {server.data}"
        )
    if not any(may_invite(each) and each.has_usable_password() for each in Account.objects.filter(is_active=True)):
        yield ServerFault(
            _("Nobody can come in yet who may invite others."),
            _("`submissions users FILE --invite NAME --role admin` makes an invitation."),
        )

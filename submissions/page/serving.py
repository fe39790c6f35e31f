"""Serve the page on this computer until it is stopped."""

import contextlib
import secrets
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock
from waitress.server import create_server

from submissions.errors import InputError, OutputError
from submissions.files.memory import Forgetting
from submissions.files.whole import unwritable
from submissions.language import _
from submissions.page.application import LARGEST_UPLOAD, OF_MANUAL, OF_ONE, application, set_up
from submissions.page.config import OfficeServer
from submissions.page.desk import Shelf

HOST, PORT = "127.0.0.1", 8765
_TRIED = 20
_THREADS, _THREADS_OF_OFFICE = 6, 12
_FORGET_EVERY = 60.0  # seconds
_SWITCH = 0.0005  # seconds after which a thread lets others go on; Python's own is ten times that


@dataclass(frozen=True)
class Serving:
    """A page that is being served: its address, what runs it until it is interrupted, what ends it."""

    address: str
    port: int
    run: Callable[[], None]
    close: Callable[[], None]


def prepare(folder: Path, port: int = PORT, *, open_evidence: bool = True) -> Serving:
    """Prepare to serve the page of a workspace, on the port or on the next one that is free.

    Args:
        folder: the workspace, or an empty folder to begin in.
        port: to begin with; 0 for any.
        open_evidence: whether evidence is opened when records are judged.

    Raises:
        InputError: there is no such folder.
        OutputError: no port is free.
    """
    if not folder.is_dir():
        raise InputError(
            _("There is no folder {folder}.").format(folder=folder), _("Make it first, or name another one.")
        )
    return _prepared(Shelf(folder, open_evidence=open_evidence), port)


def prepare_manual(path: str, query: str = "", port: int = PORT) -> Serving:
    """Prepare to serve the manual alone, without a workspace, on the port or on the next one that is free.

    Args:
        path: of the page that is to be opened.
        query: that goes with it.
        port: to begin with; 0 for any.

    Raises:
        OutputError: no port is free.
    """
    # The page asks what it works on; there is nothing in this folder, and none of the manual's pages writes.
    nothing = tempfile.TemporaryDirectory(prefix="submissions-")
    served = _prepared(Shelf(Path(nothing.name)), port, OF_MANUAL)
    address = served.address.replace("/?", f"{path}?", 1)

    def run() -> None:
        with nothing:
            served.run()

    return Serving(f"{address}&{query}" if query else address, served.port, run, served.close)


def _prepared(shelf: Shelf, port: int, addresses: str = OF_ONE) -> Serving:
    token = secrets.token_urlsafe(16)
    made = application(shelf, token, addresses=addresses)
    listening = _listening(port)
    chosen = listening.getsockname()[1]
    # What is beyond this is cut off without a word of ours; what is less but too much gets a page that says so.
    server = create_server(
        made, sockets=[listening], threads=_THREADS, max_request_body_size=8 * LARGEST_UPLOAD, ident="submissions"
    )

    def run() -> None:
        try:
            server.run()
        finally:
            shelf.end()

    return Serving(f"http://{HOST}:{chosen}/?masuk={token}", chosen, run, server.close)


def prepare_office(server: OfficeServer, *, open_evidence: bool = True) -> Serving:
    """Prepare to serve the page to an office, with accounts; the tables of the database are brought up to date.

    Args:
        server: how it is served.
        open_evidence: whether evidence is opened when records are judged.

    Raises:
        InputError: there is no such workspace, or the database cannot be reached.
        OutputError: the port is not free, or the folder of accounts cannot be written.
    """
    if not server.workspace.is_dir():
        raise InputError(
            _("There is no folder {folder}.").format(folder=server.workspace), _("Make it first, or name another one.")
        )
    open_accounts(server)
    shelf = Shelf(server.workspace, open_evidence=open_evidence)
    made = application(shelf, "", server)
    listening = _bound(server.address, server.port)
    if listening is None:
        raise OutputError(
            _("{address}, port {port}, cannot be taken.").format(address=server.address, port=server.port),
            _("Perhaps another program has it; write another `port`."),
        )
    # Who stands in front says who asks and how; what strangers say of that themselves is not heard.
    trusted: dict[str, Any] = (
        {"trusted_proxy": HOST, "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"}}
        if server.behind_tls
        else {}
    )
    served = create_server(
        made,
        sockets=[listening],
        threads=_THREADS_OF_OFFICE,
        max_request_body_size=8 * LARGEST_UPLOAD,
        ident="submissions",
        clear_untrusted_proxy_headers=True,
        **trusted,
    )

    def run() -> None:
        # Whoever waits for a file need not wait for the judging beside it: of 30 at once all pages come sooner.
        sys.setswitchinterval(_SWITCH)
        Forgetting.every = _FORGET_EVERY
        try:
            served.run()
        finally:
            shelf.end()

    port = listening.getsockname()[1]
    return Serving(server.model_copy(update={"port": port}).link(), port, run, served.close)


def open_accounts(server: OfficeServer) -> None:
    """Set Django up for an office, and bring the tables of its database up to date.

    Raises:
        InputError: the database cannot be reached.
        OutputError: the folder of accounts cannot be written.
    """
    from django.core.management import call_command
    from django.db.utils import DatabaseError

    try:
        server.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Of processes that start at once, one makes the tables, and the key by which all of them know a session.
        lock = FileLock(server.data / "kantor.lock")
        lock.acquire()
    except OSError as error:
        raise unwritable(server.data, error) from None
    try:
        set_up(server)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("clearsessions", verbosity=0)
    except DatabaseError as error:
        raise InputError(
            _("The database cannot be reached: {reason}.").format(reason=str(error).partition("\n")[0]),
            _("See that it runs and that `database` is right."),
        ) from None
    finally:
        lock.release()


def show(address: str) -> None:
    """Open an address in the browser, if there is one."""
    with contextlib.suppress(webbrowser.Error):
        webbrowser.open(address)


def _listening(port: int) -> socket.socket:
    for candidate in [0] if port == 0 else range(port, min(port + _TRIED, 65536)):
        made = _bound(HOST, candidate)
        if made is not None:
            return made
    raise OutputError(
        _("No port from {first} to {last} is free.").format(first=port, last=min(port + _TRIED, 65536) - 1),
        _("Name another one with --port."),
    )


def _bound(address: str, port: int) -> socket.socket | None:
    """Return a socket at an address and a port; None where it cannot be had."""
    made = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        # Not on Windows, where it would let two programs have the same port.
        if hasattr(socket, "SO_REUSEPORT"):
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((address, port))
    except OSError:
        made.close()
        return None
    return made

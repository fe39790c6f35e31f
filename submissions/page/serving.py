"""Serve the page on this computer until it is stopped."""

import contextlib
import secrets
import socket
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from waitress.server import create_server

from submissions.errors import InputError, OutputError
from submissions.language import _
from submissions.page.application import LARGEST_UPLOAD, application
from submissions.page.desk import Shelf

HOST, PORT = "127.0.0.1", 8765
_TRIED = 20
_THREADS = 6


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
    token = secrets.token_urlsafe(16)
    shelf = Shelf(folder, open_evidence=open_evidence)
    made = application(shelf, token)
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


def show(address: str) -> None:
    """Open an address in the browser, if there is one."""
    with contextlib.suppress(webbrowser.Error):
        webbrowser.open(address)


def _listening(port: int) -> socket.socket:
    for candidate in [0] if port == 0 else range(port, min(port + _TRIED, 65536)):
        made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            # Not on Windows, where it would let two programs have the same port.
            if hasattr(socket, "SO_REUSEPORT"):
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind((HOST, candidate))
        except OSError:
            made.close()
        else:
            return made
    raise OutputError(
        _("No port from {first} to {last} is free.").format(first=port, last=min(port + _TRIED, 65536) - 1),
        _("Name another one with --port."),
    )

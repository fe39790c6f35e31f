"""One export at a time in a folder: a lock that says who holds it and ends with its process."""

import getpass
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from submissions.errors import OutputError
from submissions.files.whole import unwritable, write_whole
from submissions.language import _

FILE, HOLDER = ".submissions-export.lock", ".submissions-export.holder"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for one export.

    Raises:
        OutputError: another export holds it, or the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / FILE)
        lock.acquire(timeout=0)
    except Timeout:
        raise OutputError(
            _("Another export into {folder} is running: {holder}.").format(folder=folder, holder=_holder(folder)),
            _("Wait for it to end, or choose another folder with -o."),
        ) from None
    except OSError as error:
        raise unwritable(folder, error) from None
    try:
        write_whole(folder / HOLDER, json.dumps(_who()).encode())
        yield
    finally:
        with suppress(OSError):
            (folder / HOLDER).unlink()
        # The lock's own file stays: whoever waits for it holds it open.
        lock.release()


def _who() -> dict[str, str]:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "?"
    return {"process": str(os.getpid()), "machine": socket.gethostname(), "user": user}


def _holder(folder: Path) -> str:
    try:
        data = json.loads((folder / HOLDER).read_bytes())
        return _("process {process} of {user} on {machine}").format(**{key: str(data[key]) for key in _who()})
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return _("it does not say who")

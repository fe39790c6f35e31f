"""All of an office in one file, made while the page is served, and an office made of such a file."""

import datetime as dt
import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from submissions import __version__
from submissions.errors import InputError, OutputError
from submissions.files.names import leads_out
from submissions.files.whole import unwritable
from submissions.language import _
from submissions.page.config import OfficeServer
from submissions.workspace import EXPORTED

_FORMAT, _CONTENT, _ACCOUNTS, _SUMS, _ABOUT = 1, "isi", "akun.json", "SHA256SUMS", "cadangan.json"
_NOT_KEPT = (EXPORTED, ".submissions/jobs")  # what is made anew at any time
_PIECE = 1 << 20


def back_up(server: OfficeServer, target: Path) -> int:
    """Write all of an office into one file: its folder, its history, its accounts; not what can be made anew.

    Files are written whole by the program, and logs only grow, so each is taken as it is at a moment. Passwords are in
    it only as hashes; keep the file like a key all the same.

    Args:
        server: whose accounts are open; see `open_accounts`.
        target: the file, which must not be there.

    Returns:
        How many files of the workspace are in it.

    Raises:
        OutputError: the file is there already or cannot be written, or what it is made of cannot be read.
    """
    from django.core.management import call_command

    if target.exists():
        raise OutputError(
            _("{file} exists already; nothing was overwritten.").format(file=target), _("Name another one.")
        )
    accounts = io.StringIO()
    call_command("dumpdata", "accounts", stdout=accounts, verbosity=0)
    partial = target.with_name(f".{target.name}.part")
    sums: dict[str, str] = {}
    try:
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in _files(server):
                name = f"{_CONTENT}/{path.relative_to(server.workspace).as_posix()}"
                with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as into:
                    sums[name] = _copy(source, into)
            _add(archive, sums, _ACCOUNTS, accounts.getvalue().encode())
            about = {"backup": _FORMAT, "program": f"submissions {__version__}", "at": _now()}
            _add(archive, sums, _ABOUT, json.dumps(about).encode())
            archive.writestr(_SUMS, "".join(f"{digest}  {name}\n" for name, digest in sums.items()))
        partial.rename(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise unwritable(target, error) from None
    return len(sums) - 2


def restore(server: OfficeServer, source: Path) -> int:
    """Make an office of a file that `back_up` wrote: its folder must not be there, and its database must be empty.

    Args:
        server: whose accounts are open.
        source: the file.

    Returns:
        How many files were written into the workspace.

    Raises:
        InputError: the file is none of ours, or is damaged; nothing was written then.
        OutputError: there is an office already, or it cannot be written.
    """
    from django.core.management import call_command

    from submissions.page.accounts.models import Account

    folder = server.workspace
    if folder.exists() and any(folder.iterdir()):
        raise OutputError(
            _("{folder} is not empty, so nothing was written there.").format(folder=folder), _("Name another one.")
        )
    if Account.objects.exists():
        raise OutputError(
            _("The database holds accounts already, so nothing was changed."), _("Name an empty database.")
        )
    try:
        with zipfile.ZipFile(source) as archive:
            names = _checked(archive, source)
            folder.mkdir(parents=True, exist_ok=True)
            for name in names:
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(f"{_CONTENT}/{name}") as packed, target.open("xb") as into:
                    _copy(packed, into)
            accounts = server.data / _ACCOUNTS
            accounts.write_bytes(_only_accounts(archive.read(_ACCOUNTS)))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError):
        raise _damaged(source) from None
    except OSError as error:
        raise unwritable(folder, error) from None
    try:
        call_command("loaddata", str(accounts), verbosity=0)
    finally:
        accounts.unlink()
    return len(names)


def _checked(archive: zipfile.ZipFile, source: Path) -> list[str]:
    """Return the files in a backup, from the workspace; every one was read, and is as it was written."""
    sums = dict(line.split("  ", 1)[::-1] for line in archive.read(_SUMS).decode().splitlines())
    if json.loads(archive.read(_ABOUT))["backup"] != _FORMAT:
        raise _damaged(source)
    names = []
    for name, digest in sums.items():
        with archive.open(name) as packed:
            if _copy(packed, None) != digest:
                raise _damaged(source)
        path = PurePosixPath(name)
        inner = str(path.relative_to(_CONTENT)) if path.parts[:1] == (_CONTENT,) else None
        if leads_out(path) or "\\" in name or (inner is not None and leads_out(Path(inner))):
            raise _damaged(source)
        if inner is not None:
            names.append(inner)
    return names


def _only_accounts(content: bytes) -> bytes:
    """Return the accounts of a backup; whatever else may stand there is not for the database."""
    return json.dumps([each for each in json.loads(content) if each["model"] == "accounts.account"]).encode()


def _files(server: OfficeServer) -> Iterator[Path]:
    """Yield what is kept of a workspace; links lead elsewhere and are left out, and the database is written apart."""
    folder = server.workspace
    left_out = [server.data, *(folder / name for name in _NOT_KEPT)]
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and not any(path.is_relative_to(each) for each in left_out):
            yield path


def _copy(source: IO[bytes], target: IO[bytes] | None) -> str:
    digest = hashlib.sha256()
    while piece := source.read(_PIECE):
        digest.update(piece)
        if target is not None:
            target.write(piece)
    return digest.hexdigest()


def _add(archive: zipfile.ZipFile, sums: dict[str, str], name: str, content: bytes) -> None:
    archive.writestr(name, content)
    sums[name] = hashlib.sha256(content).hexdigest()


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def _damaged(source: Path) -> InputError:
    return InputError(
        _("{file} is no whole backup of this program.").format(file=source), _("Take another one; nothing was written.")
    )

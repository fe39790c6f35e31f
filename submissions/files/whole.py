"""Write files whole or not at all, and never over something that is not ours."""

import os
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

from submissions.errors import OutputError, reason_of
from submissions.language import _

CREATOR = "submissions"
GENERATOR = b'<meta name="generator" content="submissions '
CALENDAR_PRODUCER = f"-//{CREATOR}//{CREATOR}//ID"
SHORTCUT = "Made by: submissions shortcut"
_HELD = (5, 32, 33)  # access denied, as Windows says it too; shared with nobody; locked
_PAUSES = (0.05, 0.1, 0.2, 0.4)  # seconds
_HEAD = 4096  # bytes in which what is no PDF says what made it
_SAYING = {
    ".html": GENERATOR,
    ".ics": f"PRODID:{CALENDAR_PRODUCER}\r\n".encode(),
    **dict.fromkeys((".bat", ".command", ".desktop"), SHORTCUT.encode()),
}


Done = TypeVar("Done")


def unwritable(path: Path, error: OSError) -> OutputError:
    """Return the error that a file or folder cannot be written, with the system's reason."""
    if _is_held(error):
        remedy = _("Close it where it is open, such as in Excel or in a PDF reader, or choose another place.")
    else:
        remedy = _("Make room there, or choose another place.")
    return OutputError(_("{file} cannot be written: {reason}.").format(file=path, reason=reason_of(error)), remedy)


def persistently(move: Callable[[], Done]) -> Done:
    """Do what moves a file or folder, and return what it returns; try again for a moment where another holds it.

    *Why:* Windows moves nothing that is open, and what scans for viruses opens every new file.

    Raises:
        OSError: it cannot be moved.
    """
    for pause in _PAUSES:
        try:
            return move()
        except OSError as error:
            if not _is_held(error):
                raise
            time.sleep(pause)
    return move()


def _is_held(error: OSError) -> bool:
    """Return whether Windows refused something because a program has it open; elsewhere that is no reason to."""
    return getattr(error, "winerror", None) in _HELD


def refuse_links(root: Path, relative: str) -> None:
    """Refuse to write where a link would lead.

    Args:
        root: the folder that nothing may lead out of.
        relative: the place in it, which need not be there.

    Raises:
        OutputError: the place, or a folder on the way to it, is a link.
    """
    real = root.resolve()
    if (real / relative).resolve() != real / relative:
        name = Path(relative).parts[0]
        raise OutputError(
            _("{file} is a link, so nothing can be written there.").format(file=name), _("Make it a folder.")
        )


def write_whole(path: Path, content: bytes) -> None:
    """Write a file: the old one or the new one is there at any moment, never half of it.

    Raises:
        OutputError: the folder cannot be written, the disk is full, or what stands there is no file.
    """
    temporary = None
    try:
        if path.exists() and not path.is_file():
            raise OutputError(
                _("{file} is no file, so nothing can be written in its place.").format(file=path),
                _("Name another file."),
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        persistently(partial(Path(temporary).replace, path))
        temporary = None
    except OSError as error:
        raise unwritable(path, error) from None
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def write_into(path: Path, content: bytes) -> None:
    """Write into what is no file and takes what comes: a pipe or a device.

    Raises:
        OutputError: it takes nothing, or not all.
    """
    try:
        with path.open("ab", buffering=0) as stream:
            rest = memoryview(content)
            while rest:
                rest = rest[stream.write(rest) :]
    except OSError as error:
        raise unwritable(path, error) from None


def leftovers(folder: Path, inner: Iterable[str]) -> list[Path]:
    """Return the temporary files that a killed run left in a folder and in those folders in it."""
    return [path for each in (folder, *(folder / name for name in inner)) for path in each.glob(".*.part")]


def refuse_foreign(path: Path) -> None:
    """Refuse to replace a file that this program did not make, or that somebody has signed since.

    Raises:
        OutputError: such a file stands there.
    """
    if not path.exists() or (path.is_file() and _made_by_us(path)):
        return
    raise OutputError(
        _("{file} exists and was not made by this program, or has been signed.").format(file=path),
        _("Name another file with -o, or move this one away."),
    )


def _made_by_us(path: Path) -> bool:
    if saying := _SAYING.get(path.suffix.lower()):
        with path.open("rb") as stream:
            return saying in stream.read(_HEAD)
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            creator = str(pdf.docinfo.get("/Creator", ""))
            form = pdf.Root.get("/AcroForm", pikepdf.Dictionary())
            return creator.startswith(CREATOR) and not int(form.get("/SigFlags", 0)) & 2
    except Exception:
        # A stranger's file may be broken in any way; it is left alone.
        return False


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

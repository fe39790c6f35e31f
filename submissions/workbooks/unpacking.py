"""Unpack an archive that somebody sent: no name in it decides where a file is written."""

import re
import zipfile
from pathlib import Path, PurePosixPath

from submissions.workbooks.sheets.model import RefusedError

MOST_FILES = 3000
MOST_MB = 1000
_BLOCK = 1 << 20
_LONGEST_NAME = 120


def unpack_into(archive: Path, folder: Path) -> list[str]:
    """Unpack the files of an archive, each into a numbered folder of its own, and return their paths from `folder`.

    Raises:
        RefusedError: it is none, is locked with a password, or holds more than can be meant.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = [entry for entry in opened.infolist() if not entry.is_dir() and not _is_litter(entry.filename)]
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_MB << 20:
                raise RefusedError("too-large")
            if any(entry.flag_bits & 1 for entry in entries):
                raise RefusedError("password")
            left, found = MOST_MB << 20, []
            for number, entry in enumerate(entries):
                target = folder / str(number) / safe_name(entry.filename)
                target.parent.mkdir()
                left -= _copy(opened, entry, target, left)
                found.append(target.relative_to(folder).as_posix())
            return found
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise RefusedError("damaged") from error


def _copy(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, most: int) -> int:
    """Copy one file; what it says of its size is not believed."""
    size = 0
    with opened.open(entry) as source, target.open("xb") as stream:
        while block := source.read(_BLOCK):
            size += len(block)
            if size > most:
                raise RefusedError("too-large")
            stream.write(block)
    return size


def _is_litter(name: str) -> bool:
    """Return whether a file is what systems leave in archives by themselves."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return "__MACOSX" in parts or not parts or parts[-1].startswith((".", "~$")) or parts[-1] == "Thumbs.db"


def safe_name(name: str) -> str:
    """Return the last part of a name in an archive, without what a file's name cannot hold."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = re.sub(r"[^\w .,()&+=@-]", "_", last).strip(" .") or "berkas"
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[:_LONGEST_NAME]}{dot}{ending[:10]}" if dot else plain[:_LONGEST_NAME]

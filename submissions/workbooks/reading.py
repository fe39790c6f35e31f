"""Read a workbook as sheets of cells, in a helper process with limits.

A workbook comes from a stranger: its size and that of its parts are looked at before anything is unpacked, and
what is read is read outside the program, where neither time nor memory can run away.
"""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from schemas.source import Place
from submissions.errors import InputError, reason_of
from submissions.findings import catalogue
from submissions.findings.finding import Finding, FindingsError, Kind
from submissions.language import _
from submissions.workbooks.sheets.model import Sheet
from submissions.workbooks.sheets.opening import unpacked_size
from submissions.workers.crew import CannotWorkError, Crew, Loss, Task

ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".htm", ".html", ".docx")
MOST_FILE_MB = 50
MOST_UNPACKED_MB = 400
SECONDS = 120
MEMORY_MB = 2048
_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "too-large": catalogue.WORKBOOK_TOO_LARGE,
        "dimensions": catalogue.WORKBOOK_TOO_WIDE,
        "password": catalogue.WORKBOOK_LOCKED,
        "kind": catalogue.WORKBOOK_OTHER_TYPE,
        "empty": catalogue.WORKBOOK_EMPTY,
        "no-table": catalogue.WORKBOOK_WITHOUT_TABLE,
        "xml-2003": catalogue.WORKBOOK_OLD_TYPE,
        "mhtml": catalogue.WORKBOOK_OLD_TYPE,
        "xlsb": catalogue.WORKBOOK_OLD_TYPE,
        "quotes": catalogue.WORKBOOK_QUOTATION,
        "entities": catalogue.WORKBOOK_STRANGE,
    }
)


def read_workbook(path: Path, memory_mb: int = MEMORY_MB, seconds: float = SECONDS) -> list[Sheet]:
    """Return the sheets of a workbook.

    Raises:
        FindingsError: it is no workbook, has a password, is too large, or unpacks to too much.
        InputError: no helper process can be had.
    """
    refuse_oversized(path)
    answer = _asked(path, {}, "sheets", memory_mb, seconds)
    return [Sheet.from_plain(data) for data in answer]


def unpack(path: Path, folder: Path, memory_mb: int = MEMORY_MB, seconds: float = SECONDS) -> list[Path]:
    """Unpack an archive into a folder of the program's own, and return the files.

    Raises:
        FindingsError: it is none, has a password, or unpacks to too much.
        InputError: no helper process can be had.
    """
    names = _asked(path, {"into": str(folder.resolve())}, "files", memory_mb, seconds)
    return [folder / name for name in names]


def _asked(path: Path, more: Mapping[str, str], wanted: str, memory_mb: int, seconds: float) -> Any:
    """Return what a helper process answers on a file.

    Raises:
        FindingsError: it refuses the file, or is lost over it.
        InputError: no helper process can be had.
    """
    request = json.dumps({"path": str(path.resolve()), "seconds": seconds, **more})
    with Crew[None]("submissions.workbooks.worker", [str(memory_mb)], 1, longest_answer=2**29) as crew:
        try:
            [result] = crew.work([Task(None, request, seconds)])
        except CannotWorkError as error:
            raise InputError(
                _("Workbooks cannot be read: {reason}").format(reason=error),
                _("`submissions doctor` says what this machine lacks."),
            ) from None
    answer = result.answer or {}
    if wanted not in answer:
        lost = result.lost in (Loss.TOO_MUCH_MEMORY, Loss.TOO_SLOW)
        raise _refusal(path, "too-large" if lost else answer.get("refused", ""))
    return answer[wanted]


def refuse_oversized(path: Path) -> None:
    """Refuse a workbook that is too large, or that says itself that it unpacks to too much.

    Raises:
        FindingsError: so, or it cannot be read at all.
    """
    if path.suffix.lower() not in ENDINGS:
        raise _refusal(path, "kind")
    try:
        if not path.is_file():
            raise _refusal(path, "kind")  # opening a pipe waits for ever
        if path.stat().st_size > MOST_FILE_MB << 20 or unpacked_size(path) > MOST_UNPACKED_MB << 20:
            raise _refusal(path, "too-large")
    except OSError as error:
        values = {"reason": reason_of(error)}
        raise FindingsError([Finding(catalogue.FILE_UNREADABLE, Place(str(path)), values=values)]) from None
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise _refusal(path, "damaged") from None


def _refusal(path: Path, code: str) -> FindingsError:
    """Return why a file is not read."""
    values = {"size": MOST_FILE_MB, "unpacked": MOST_UNPACKED_MB}
    return FindingsError([Finding(_KINDS.get(code, catalogue.WORKBOOK_DAMAGED), Place(str(path)), values=values)])

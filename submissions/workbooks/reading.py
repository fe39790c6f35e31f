"""Read a workbook (xlsx, xls, ods) as texts with their places, in a helper process with limits.

A workbook comes from a stranger: its size and that of its parts are looked at before anything is unpacked, and
what is read is read outside the program, where neither time nor memory can run away.
"""

import datetime as dt
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from submissions.errors import InputError
from submissions.language import _
from submissions.workers.crew import CannotWorkError, Crew, Loss, Task

ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")
MOST_FILE_MB = 50
MOST_UNPACKED_MB = 400
MOST_CELLS = 4_000_000
SECONDS = 120
MEMORY_MB = 2048
_UNSAFE_NUMBER = 10**15


@dataclass(frozen=True)
class RawSheet:
    """A sheet: the texts of its rows that are not blank, by row and column, both from 1 as Excel counts.

    `doubtful` holds the places of numbers so long that Excel has rounded them.
    """

    name: str
    rows: Mapping[int, Mapping[int, str]]
    doubtful: frozenset[tuple[int, int]] = field(default_factory=frozenset)


def read_workbook(path: Path, memory_mb: int = MEMORY_MB, seconds: float = SECONDS) -> list[RawSheet]:
    """Return the sheets of a workbook.

    Raises:
        InputError: it is no workbook, has a password, is too large, or unpacks to too much.
    """
    refuse_oversized(path)
    request = json.dumps({"path": str(path.resolve()), "seconds": seconds})
    with Crew[None]("submissions.workbooks.worker", [str(memory_mb)], 1, longest_answer=2**29) as crew:
        try:
            [result] = crew.work([Task(None, request, seconds)])
        except CannotWorkError as error:
            raise InputError(str(error)) from None
    if result.answer is None or "sheets" not in result.answer:
        lost = result.lost in (Loss.TOO_MUCH_MEMORY, Loss.TOO_SLOW) or (result.answer or {}).get("too_large")
        raise _too_large(path) if lost else _unreadable(path, (result.answer or {}).get("reason", result.detail))
    return [
        RawSheet(
            each["name"],
            {int(row): {int(at): text for at, text in cells.items()} for row, cells in each["rows"].items()},
            frozenset((row, at) for row, at in each["doubtful"]),
        )
        for each in result.answer["sheets"]
    ]


def refuse_oversized(path: Path) -> None:
    """Refuse a workbook that is too large, or that says itself that it unpacks to too much.

    Raises:
        InputError: so, or it cannot be read at all.
    """
    if path.suffix.lower() not in ENDINGS:
        raise InputError(
            _("{file} is not an Excel or LibreOffice workbook.").format(file=path),
            _("Save it as .xlsx, .xls or .ods."),
        )
    try:
        size = path.stat().st_size
        if size > MOST_FILE_MB << 20:
            raise _too_large(path)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED_MB << 20:
                    raise _too_large(path)
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise _unreadable(path, str(error)) from None


def _too_large(path: Path) -> InputError:
    return InputError(
        _("{file} is too large: more than {size} MB, or more than {unpacked} MB when unpacked.").format(
            file=path, size=MOST_FILE_MB, unpacked=MOST_UNPACKED_MB
        ),
        _("Copy the filled rows into an empty form, without pictures and formats, or divide them among several."),
    )


def _unreadable(path: Path, reason: str) -> InputError:
    return InputError(
        _("{file} cannot be read as a workbook: {reason}.").format(file=path, reason=reason or "?"),
        _("Open it in Excel or LibreOffice, remove a password if it has one, and save it again as .xlsx."),
    )


def sheets_of(path: Path) -> list[dict[str, Any]]:
    """Return the sheets as plain data for the answer of the helper process.

    Raises:
        Exception: whatever the library says of a file that it cannot read.
    """
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(str(path)) as book:
        return [_sheet(book.get_sheet_by_name(name)) for name in book.sheet_names]


def _sheet(sheet: Any) -> dict[str, Any]:
    start = sheet.start or (0, 0)
    if sheet.height * sheet.width > MOST_CELLS:
        raise MemoryError
    rows: dict[int, dict[int, str]] = {}
    doubtful = []
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), start=start[0] + 1):
        cells = {}
        for at, value in enumerate(values, start=start[1] + 1):
            text = text_of(value)
            if text:
                cells[at] = text
                if isinstance(value, float) and abs(value) >= _UNSAFE_NUMBER:
                    doubtful.append([row, at])
        if cells:
            rows[row] = cells
    _spread(sheet, rows)
    return {"name": sheet.name, "rows": rows, "doubtful": doubtful}


def _spread(sheet: Any, rows: dict[int, dict[int, str]]) -> None:
    """Give the value of cells merged downwards to each of their rows that holds something."""
    try:
        ranges = sheet.merged_cell_ranges or []
    except Exception:  # the library does not know them for every format
        return
    for (top, left), (bottom, _right) in ranges:
        merged = rows.get(top + 1, {}).get(left + 1)
        if merged:
            for row in (number for number in rows if top + 1 < number <= bottom + 1):
                rows[row][left + 1] = merged


def text_of(value: Any) -> str:
    """Return what stands in a cell as a text, as somebody would have typed it."""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return re.sub(r"\r\n?", "\n", str(value)).strip()

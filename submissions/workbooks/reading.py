"""Read a workbook as sheets of cells, in a helper process with limits.

A workbook comes from a stranger: its size and that of its parts are looked at before anything is unpacked, and
what is read is read outside the program, where neither time nor memory can run away.
"""

import json
import zipfile
from pathlib import Path

from submissions.errors import InputError
from submissions.language import _
from submissions.workbooks.sheets.model import Sheet
from submissions.workbooks.sheets.opening import unpacked_size
from submissions.workers.crew import CannotWorkError, Crew, Loss, Task

ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".htm", ".html")
MOST_FILE_MB = 50
MOST_UNPACKED_MB = 400
SECONDS = 120
MEMORY_MB = 2048


def read_workbook(path: Path, memory_mb: int = MEMORY_MB, seconds: float = SECONDS) -> list[Sheet]:
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
    answer = result.answer or {}
    if "sheets" not in answer:
        lost = result.lost in (Loss.TOO_MUCH_MEMORY, Loss.TOO_SLOW)
        raise _refusal(path, "too-large" if lost else answer.get("refused", ""), answer.get("detail", result.detail))
    return [Sheet.from_plain(data) for data in answer["sheets"]]


def refuse_oversized(path: Path) -> None:
    """Refuse a workbook that is too large, or that says itself that it unpacks to too much.

    Raises:
        InputError: so, or it cannot be read at all.
    """
    if path.suffix.lower() not in ENDINGS:
        raise _refusal(path, "kind")
    try:
        if not path.is_file():
            raise _refusal(path, "kind")  # opening a pipe waits for ever
        if path.stat().st_size > MOST_FILE_MB << 20 or unpacked_size(path) > MOST_UNPACKED_MB << 20:
            raise _refusal(path, "too-large")
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise _refusal(path, "damaged", str(error)) from None


def _refusal(path: Path, code: str, detail: str = "") -> InputError:
    """Return a reason for which a file is not read as a sentence."""
    as_workbook = _("Save it as .xlsx, .xls, .ods or .csv.")
    again = _("Open it in Excel or LibreOffice, and save it again as .xlsx.")
    if code == "too-large":
        sentence = _("{file} is too large: more than {size} MB, or more than {unpacked} MB when unpacked.")
        remedy = _(
            "Copy the filled rows into an empty form, without pictures and formats, or divide them among several."
        )
    elif code == "dimensions":
        sentence = _("{file} is too large: cells far outside of its table, or more rows and columns than can be meant.")
        remedy = _("Copy the filled rows into an empty form.")
    elif code == "password":
        sentence, remedy = _("{file} is locked with a password."), _("Remove the password, and save it again.")
    elif code == "kind":
        sentence, remedy = _("{file} is not an Excel or LibreOffice workbook."), as_workbook
    elif code == "empty":
        sentence, remedy = _("{file} is empty."), _("Check that it was copied whole.")
    elif code == "no-table":
        sentence = _("{file} is a web page without a table, not a workbook; perhaps a page to log in or of an error.")
        remedy = _("Export it anew, or open it in Excel and save it as .xlsx.")
    elif code in ("xml-2003", "mhtml", "xlsb"):
        sentence = _("{file} is a workbook of a kind that is not read here, whatever its name says.")
        remedy = again
    elif code == "quotes":
        sentence = _("{file} cannot be read as a table: a quotation mark is missing or stands in a wrong place.")
        remedy = again
    elif code == "entities":
        sentence = _("{file} cannot be read as a workbook: it holds what no spreadsheet writes.")
        remedy = again
    else:
        sentence = _("{file} cannot be read as a workbook: {reason}.")
        remedy = _("Open it in Excel or LibreOffice, remove a password if it has one, and save it again as .xlsx.")
    values = {"file": path, "size": MOST_FILE_MB, "unpacked": MOST_UNPACKED_MB, "reason": detail or "?"}
    return InputError(sentence.format(**values), remedy)

"""The helper process that reads workbooks and archives: `python -m submissions.workbooks.worker MEGABYTES`."""

import sys
from pathlib import Path
from typing import Any

from submissions.workbooks.sheets.model import RefusedError
from submissions.workbooks.sheets.opening import read_sheets
from submissions.workbooks.unpacking import unpack_into
from submissions.workers.serving import Say, serve


def work(request: dict[str, Any], say: Say) -> dict[str, Any]:
    """Return the sheets of the workbook of a request, or what its archive was unpacked to, or why there is nothing."""
    try:
        if "into" in request:
            return {"files": unpack_into(Path(request["path"]), Path(request["into"]))}
        return {"sheets": read_sheets(Path(request["path"]))}
    except MemoryError:
        return {"refused": "too-large", "leaving": True}
    except RefusedError as refused:
        return {"refused": refused.code, "leaving": True}
    except Exception:
        # The content decides what a library raises; its words mean nothing to whoever has the file.
        return {"refused": "damaged", "leaving": True}


if __name__ == "__main__":
    serve(work, 100, int(sys.argv[1]))

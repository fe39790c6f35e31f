"""A helper process over which some files bring, by their names, what hostile files bring over it."""

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from submissions.making import opener
from submissions.making.limits import OUT_OF_MEMORY
from submissions.workers.serving import Say, serve


def work(request: dict[str, Any], say: Say) -> dict[str, Any]:
    match Path(request["path"]).stem:
        case "mati":
            os.kill(os.getpid(), signal.SIGKILL)
        case "batal":
            os.abort()
        case "macet":
            while True:
                time.sleep(60)
        case "rakus":
            request = {**request, "path": bytearray(1 << 40)}
    return opener.work(request, say)


def greedy_work(request: dict[str, Any], say: Say) -> dict[str, Any]:
    try:
        return work(request, say)
    except MemoryError:
        return OUT_OF_MEMORY


if __name__ == "__main__":
    serve(greedy_work, opener.FILES_PER_LIFE, memory_mb=int(sys.argv[1]))

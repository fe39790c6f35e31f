"""The helper process: `python -m submissions.office.verifier MEGABYTES` compares one PDF after the other.

It reads `{"path": …, "trust": [certificates], "languages": …, "seconds": …}` and answers `{"good": …, "lines": […]}`.
"""

import sys
from pathlib import Path
from typing import Any

from submissions.finished.carried import check
from submissions.finished.signatures import certificates
from submissions.language import speak
from submissions.making.limits import OUT_OF_MEMORY
from submissions.office.verifying import told_of
from submissions.workers.serving import Say, serve
from submissions.workers.tasks import Answer

FILES_PER_LIFE = 100


def work(request: dict[str, Any], _say: Say) -> Answer:
    """Compare the file of a request."""
    speak(request["languages"])
    try:
        found = check(Path(request["path"]), certificates([Path(each) for each in request["trust"]]))
        return {"good": found.good, "lines": list(told_of(found))}
    except MemoryError:
        return OUT_OF_MEMORY


def main() -> None:
    """Serve requests."""
    serve(work, FILES_PER_LIFE, memory_mb=int(sys.argv[1]))


if __name__ == "__main__":
    main()

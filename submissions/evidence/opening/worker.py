"""The helper process: `python -m submissions.evidence.opening.worker [MEGABYTES]` looks at one file after the other.

It reads `{"path": …, "seconds": …}` and answers `{"facts": …}`: once when size and kind are known, and once
more in the end (see `submissions.workers.serving`).
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from submissions.evidence.opening.facts import FileFacts
from submissions.evidence.opening.looking import look
from submissions.evidence.problems import FileProblem
from submissions.workers.serving import Say, serve

MEMORY_MB = 1536
FILES_PER_LIFE = 500

Look = Callable[[Path, float, Callable[[FileFacts], FileFacts | None]], FileFacts]


class Inspector:
    """Looks at files; one with the same content as a file before is not looked into again."""

    def __init__(self, look: Look):
        self._look = look
        self._known: dict[str, FileFacts] = {}

    def work(self, request: dict[str, Any], say: Say) -> dict[str, Any]:
        """Look at the file of a request."""
        first = FileFacts()

        def begun(facts: FileFacts) -> FileFacts | None:
            nonlocal first
            first = facts
            say({"facts": facts.as_dict(), "final": False})
            return self._known.get(facts.sha256)

        try:
            facts = self._look(Path(request["path"]), request["seconds"], begun)
        except MemoryError:
            facts = replace(first, problem=FileProblem.TOO_MUCH_MEMORY, detail="")
            return {"facts": facts.as_dict(), "leaving": True}
        self._known[facts.sha256] = facts
        return {"facts": facts.as_dict()}


def main(look: Look = look, files_per_life: int = FILES_PER_LIFE) -> None:
    """Serve requests with a way of looking."""
    memory_mb = int(sys.argv[1]) if len(sys.argv) > 1 else MEMORY_MB
    serve(Inspector(look).work, files_per_life, memory_mb)


if __name__ == "__main__":
    main()

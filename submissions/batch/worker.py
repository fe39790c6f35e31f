"""The helper process: `python -m submissions.batch.worker WORKSPACE MEGABYTES` makes one document after the other."""

import base64
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from submissions.batch.rendering import maker_of, rendered
from submissions.workers.serving import Say, serve

if TYPE_CHECKING:
    from submissions.documents.making import Maker

DOCUMENTS_PER_LIFE = 2000  # a belt: fonts and styles are kept, so memory stays flat
OUT_OF_MEMORY = {"lost": "too-much-memory", "leaving": True}


class DocumentWorker:
    """Keeps the maker of one workspace and does its requests."""

    def __init__(self, root: Path):
        self._root = root
        self._maker: Maker | None = None

    def prepare(self) -> None:
        """Import the engine, and read fonts and styles: all that takes time once.

        What is there then stays for good: the garbage collector need not look at it again with every document,
        which takes a tenth off the time of each.
        """
        self._maker = maker_of(self._root)
        self._maker.warm_up()
        gc.collect()
        gc.freeze()

    def work(self, request: dict[str, Any], _say: Say) -> dict[str, Any]:
        """Make the document of a request."""
        assert self._maker is not None
        try:
            pdf, answer = rendered(self._maker, request["template"], request["content"])
        except MemoryError:
            return OUT_OF_MEMORY
        return {**answer, "pdf": base64.b64encode(pdf).decode("ascii")}


def main() -> None:
    """Serve the documents of a workspace."""
    worker = DocumentWorker(Path(sys.argv[1]))
    serve(worker.work, DOCUMENTS_PER_LIFE, memory_mb=int(sys.argv[2]), prepare=worker.prepare)


if __name__ == "__main__":
    main()

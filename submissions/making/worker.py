"""The helper process: `python -m submissions.making.worker WORKSPACE MEGABYTES` makes one document after the other.

What it opens is the office's own: templates, pictures of the record, the coat of arms. Evidence is opened by
another helper (`submissions.making.opener`); from there come the prepared files that a volume is made of.
"""

import gc
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from submissions.making.limits import OUT_OF_MEMORY
from submissions.making.rendering import attempted, maker_of, rendered, said_of
from submissions.workers.crew import Answer
from submissions.workers.serving import Say, serve

if TYPE_CHECKING:
    from submissions.documents.making import Maker

DOCUMENTS_PER_LIFE = 2000  # a belt: fonts and styles are kept, so memory stays flat
_LOOK = 0.8  # of the time that a job has: then it is looked where it is
_TEXTS = "richtext.py"  # the module that makes HTML of them


class DocumentWorker:
    """Keeps the maker of one workspace and does its requests."""

    def __init__(self, root: Path):
        self._root = root
        self._maker: Maker | None = None
        self._refusal: Answer = {}

    def prepare(self) -> None:
        """Import the engine, and read fonts and styles: all that takes time once.

        What is there then stays for good: the garbage collector need not look at it again with every document,
        which takes a tenth off the time of each. Nor does it look meanwhile: hardly anything is dropped, as the peak
        of memory shows (90 MB instead of 89), and a single document is there a tenth of a second sooner.
        """
        gc.disable()
        self.load()
        if self._maker is not None:
            self._maker.warm_up()
            gc.freeze()
        gc.enable()

    def load(self) -> None:
        """Get the maker; where the office's templates as a whole are refused, whoever asks for a document is told."""

        def work() -> Answer:
            self._maker = maker_of(self._root)
            return {}

        self._refusal = attempted(work)

    def work(self, request: dict[str, Any], say: Say) -> dict[str, Any]:
        """Make the document of a request."""
        if self._maker is None:
            return self._refusal
        maker = self._maker
        try:
            with _Watch(maker.workspace.templates_folder, request["seconds"], say):
                match request.get("do", "print"):
                    case "volume":
                        return attempted(lambda: _volume(maker, request))
                    case "join":
                        return attempted(lambda: _joined(request))
                    case "html":
                        return attempted(lambda: {"html": maker.html(_document(request))})
                    case _:
                        return rendered(maker, request["template"], _document(request).context)
        except MemoryError:
            return OUT_OF_MEMORY


class _Watch:
    """Looks once, when most of the time is over, whether an office's own template is at work, and says where."""

    def __init__(self, folder: Path, seconds: float, say: Say):
        self._folder, self._say = folder, say
        self._watched = threading.get_ident()
        self._timer = threading.Timer(seconds * _LOOK, self._look)
        self._timer.daemon = True

    def __enter__(self) -> None:
        with suppress(RuntimeError):  # no room for a thread: then nobody looks
            self._timer.start()

    def __exit__(self, *_what: object) -> None:
        self._timer.cancel()
        if self._timer.ident is not None:
            # Two threads that speak at once would not be understood.
            self._timer.join()

    def _look(self) -> None:
        frame = sys._current_frames().get(self._watched)
        while frame is not None:
            if frame.f_code.co_filename.endswith(_TEXTS):
                return  # it is a text of the record that takes long
            template = frame.f_globals.get("__jinja_template__")
            if template is not None and Path(template.filename).is_relative_to(self._folder):
                name = Path(template.filename).relative_to(self._folder.parent).as_posix()
                self._say({"template": f"{name}:{template.get_corresponding_lineno(frame.f_lineno)}", "final": False})
                return
            frame = frame.f_back


def _document(request: dict[str, Any]) -> Any:
    from submissions.documents.document import Document
    from submissions.documents.travelling import unpacked

    content = request["content"]
    return Document("", "", request["template"], unpacked(content) if request.get("packed") else content)


def _volume(maker: "Maker", request: dict[str, Any]) -> Answer:
    """Print the sheets of a volume, lay prepared pages under them, and write it to the file that is asked for."""
    from submissions.portal.volume.laying import lay_under
    from submissions.portal.volume.shapes import Under

    printed = maker.pdf(_document(request), archive=False)
    under = {
        printed.places[anchor]: Under(Path(file), number, is_picture)
        for anchor, (file, number, is_picture) in request["under"].items()
    }
    lay_under(printed.content, under, Path(request["into"]), printed.origin)
    return {**said_of(printed), "places": printed.places}


def _joined(request: dict[str, Any]) -> Answer:
    """Join a form and its volume, both of this program, and write them to the file that is asked for."""
    from submissions.portal.volume.joining import join

    return {"pages": join(Path(request["form"]), Path(request["volume"]), Path(request["into"])), "joined": True}


def main() -> None:
    """Serve the documents of a workspace."""
    worker = DocumentWorker(Path(sys.argv[1]))
    serve(worker.work, DOCUMENTS_PER_LIFE, memory_mb=int(sys.argv[2]), prepare=worker.prepare)


if __name__ == "__main__":
    main()

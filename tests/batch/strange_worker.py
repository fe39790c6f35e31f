"""A helper process that does to some forms, by the names of their innovations, what bad documents do to it."""

import ctypes
import os
import signal
import sys

from submissions.documents.document import Document
from submissions.documents.making import Maker
from submissions.documents.printed import Printed
from submissions.making import worker
from submissions.workers import limits
from tests.waiting import NEVER, hang

REASON = "dokumen ini aneh"


def do_strange_things(name: str) -> None:
    match name.split()[0]:
        case "Hang":
            hang()
        case "Killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "Segfault":
            ctypes.string_at(0)
        case "Leaves":
            os._exit(3)
        case "Raises":
            raise ValueError(REASON)
        case "Allocates":
            bytearray(1 << 40)
        case "Noise":
            sys.stdout.write("a library says something\n")
            os.write(1, b'{"pdf": "", "final": true}\n')


class StrangeMaker(Maker):
    """Makes documents, but does strange things before it makes a form; letters it makes like any other."""

    def pdf(self, document: Document, *, archive: bool = True) -> Printed:
        if document.template == "kipp/form.html.j2":
            do_strange_things(document.context["inovasi"]["nama"])
        return super().pdf(document, archive=archive)


if __name__ == "__main__":
    from submissions.documents import making

    # However busy the machine is, the parent is the first to find a document too slow.
    limits.GRACE_SECONDS = NEVER
    making.Maker = StrangeMaker  # type: ignore[misc]
    worker.main()

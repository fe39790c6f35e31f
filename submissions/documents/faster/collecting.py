"""Python's collector of reference cycles waits while a document is made, and then looks at what that document left.

A dossier makes a million objects that live as long as it does; the collector goes through them again and again, and
finds nothing. It is off meanwhile, and once the document is written it takes in what is new only: the rest of the
memory is left to its usual turns. What a document left that could not be made is still held by its error then, and
goes with one of the next.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

COLLECTING = "collecting"
"""What this is switched off by."""
_lock = threading.Lock()
_making = 0
_wanted = False  # whether the collector was on before the first of those that are being made


@contextmanager
def collecting_after(*, wait: bool = True) -> Iterator[None]:
    """Keep the collector off meanwhile, then collect what came up; where it is off anyway, it stays off.

    Args:
        wait: whether to do so; otherwise nothing is changed.
    """
    global _making, _wanted
    if not wait:
        yield
        return
    with _lock:
        if not _making:
            _wanted = gc.isenabled()
            gc.disable()
        _making += 1
    try:
        yield
    finally:
        with _lock:
            _making -= 1
            if _wanted and not _making:
                gc.enable()
        if _wanted:
            # Its usual turns come with new objects, of which there may be few between two documents.
            gc.collect(1 if gc.get_count()[1] > gc.get_threshold()[1] else 0)

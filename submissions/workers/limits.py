"""The limits that a helper process puts on itself; the parent minds its time as well, and ends it sooner."""

import faulthandler
import math
import signal
import sys
from contextlib import suppress

from submissions.workers import limits_windows

if sys.platform != "win32":
    import resource

GRACE_SECONDS = 5  # the parent kills sooner; this one is for a process that lost its parent
HAS_ALARM = hasattr(signal, "alarm")


def limit_time(seconds: float | None) -> None:
    """End this process some seconds after the time of its job, if nobody else does; None lifts that limit.

    Whatever it does then: the alarm is the system's, and where there is none (on Windows), a watchdog waits in a thread
    that needs no leave of Python's.
    """
    whole = 0 if seconds is None else math.ceil(seconds) + GRACE_SECONDS
    if HAS_ALARM:
        signal.alarm(whole)
    elif whole:
        faulthandler.dump_traceback_later(whole, exit=True, file=2)
    else:
        faulthandler.cancel_dump_traceback_later()


def limit_memory(megabytes: int) -> None:
    """Let this process have at most so many MiB of memory, and leave no core file if it dies.

    It is the address space that counts, on Windows what is committed of it. macOS knows the limit and keeps to none.
    """
    if sys.platform == "win32":
        limits_windows.limit_memory(megabytes)
        return
    limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_AS: megabytes << 20}
    for limit, most in limits.items():
        allowed = resource.getrlimit(limit)[1]
        if allowed != resource.RLIM_INFINITY:
            most = min(most, allowed)
        with suppress(OSError, ValueError):  # macOS knows the limit, but may refuse to set it
            resource.setrlimit(limit, (most, allowed))

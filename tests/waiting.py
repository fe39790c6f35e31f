"""Waiting for what must come: for events, since nobody knows how busy the machine is."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

# Seconds. Ends a test that would wait for ever; it says nothing of how fast anything should be.
PATIENCE = 300
# Seconds that nobody waits for: a limit of time that must not be reached.
NEVER = 3600


def wait_until(come: Callable[[], bool]) -> None:
    """Return as soon as something is so."""
    until = time.monotonic() + PATIENCE
    while not come():
        assert time.monotonic() < until, f"waited {PATIENCE} s in vain"
        time.sleep(0.02)


def running(process_id: int) -> bool:
    """Return whether a process runs; one that ended and that nobody asked for its exit code does not."""
    try:
        return "State:\tZ" not in Path(f"/proc/{process_id}/status").read_text()
    except OSError:
        return False


def ended(process: "subprocess.Popen[Any]") -> None:
    """Tell a process to end, as the system does that shuts down, and return once it has."""
    process.terminate()
    process.wait(PATIENCE)


def hang() -> NoReturn:
    """Do nothing more, as a helper process; what nobody but its alarm can end is ended as soon as its parent is gone.

    The alarm is set long after the time for a job. So that no test need wait for it, it then rings at once; one that
    was never set is not set here either.
    """
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(0.02)
    if signal.alarm(0):
        signal.alarm(1)
    while True:
        time.sleep(PATIENCE)

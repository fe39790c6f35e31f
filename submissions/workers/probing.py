"""Whether this system keeps to the limit of memory that helper processes put on themselves; tried in one of its own."""

import subprocess
import sys

from submissions.workers.helper import invocation
from submissions.workers.limits import limit_memory

_LIMIT_MB, _WANTED_MB = 512, 1024
_SECONDS = 20.0
_REFUSED, _GIVEN = 0, 1


def memory_is_limited() -> bool:
    """Return whether a process that wants more memory than its limit is refused it."""
    command, environment = invocation(__name__, [])
    try:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == _REFUSED


def _refused() -> bool:
    limit_memory(_LIMIT_MB)
    try:
        bytearray(_WANTED_MB << 20)
    except MemoryError:
        return True
    return False


if __name__ == "__main__":
    sys.exit(_REFUSED if _refused() else _GIVEN)

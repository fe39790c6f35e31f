"""What makes the PDF engine faster without changing a byte of what it makes: a lever for each thing that it does twice.

Each lever replaces a function of the engine, and only the very one that it was written for: another version of it, told
by a hash of its source, leaves the engine as it is, and `doctor` says so. What the engine's makers could take over is
described in `docs/upstream/`. `SUBMISSIONS_PLAIN_ENGINE=1` in the environment switches all levers off.
"""

import os

from submissions.documents.faster.levers import Lever, replaced
from submissions.documents.faster.serialising import SERIALISING
from submissions.documents.faster.styling import STYLING

__all__ = ["LEVERS", "SWITCH", "Lever", "make_faster", "unfit"]

SWITCH = "SUBMISSIONS_PLAIN_ENGINE"
LEVERS: tuple[Lever, ...] = (STYLING, SERIALISING)


def make_faster() -> None:
    """Put the levers in, once for a process; those that do not fit the engine that is installed are left out."""
    if os.environ.get(SWITCH):
        return
    for lever in LEVERS:
        if not unfit(lever):
            replaced(lever)


def unfit(lever: Lever) -> list[str]:
    """Return the functions of the engine that are others than a lever was written for."""
    return [each.name for each in lever.targets if not each.fits]

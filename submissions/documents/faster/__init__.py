"""What makes the PDF engine faster: a lever for each thing that it does twice, or the long way.

Documents come out byte for byte as without them, but for the rules of tables (`ruling`).

Each lever replaces a function of the engine, and only the very one that it was written for: another version of it, told
by a hash of its source, leaves the engine as it is, and `doctor` says so. What the engine's makers could take over is
described in `docs/upstream/`. `SUBMISSIONS_PLAIN_ENGINE=1` in the environment switches all levers off, names of single
ones, `styling,walking`, those alone.
"""

import os

from submissions.documents.faster.collecting import COLLECTING, collecting_after
from submissions.documents.faster.levers import Lever, replaced
from submissions.documents.faster.ruling import RULING
from submissions.documents.faster.serialising import SERIALISING
from submissions.documents.faster.setting import SETTING
from submissions.documents.faster.styling import STYLING
from submissions.documents.faster.walking import WALKING

__all__ = [
    "COLLECTING",
    "LEVERS",
    "SWITCH",
    "Lever",
    "collecting_after",
    "left_out",
    "make_faster",
    "switched_off",
    "unfit",
]

SWITCH = "SUBMISSIONS_PLAIN_ENGINE"
LEVERS: tuple[Lever, ...] = (STYLING, SETTING, WALKING, RULING, SERIALISING)


_left_out: list[str] = []


def make_faster() -> None:
    """Put the levers in, once for a process; those that do not fit the engine that is installed are left out."""
    for lever in LEVERS:
        if switched_off(lever.key) or unfit(lever):
            _left_out.append(lever.name)
        else:
            replaced(lever)


def switched_off(key: str = COLLECTING) -> bool:
    """Return whether the environment asks for the engine without a lever, or without any."""
    asked = os.environ.get(SWITCH, "")
    return asked == "1" or key in asked.split(",")


def left_out() -> list[str]:
    """Return the levers that are not in, since they are switched off or do not fit."""
    return list(_left_out)


def unfit(lever: Lever) -> list[str]:
    """Return the functions of the engine that are others than a lever was written for."""
    return [each.name for each in lever.targets if not each.fits]

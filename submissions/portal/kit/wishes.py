"""What the portal takes, and what became of a file that was made to fit it. Nothing is opened here."""

import sys
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from submissions.evidence.problems import FileProblem


class Outcome(StrEnum):
    """What became of a file on its way into the kit."""

    COPIED = "copied"
    STRIPPED = "stripped"
    UNFIT = "unfit"
    SHRUNK = "shrunk"
    CONVERTED = "converted"
    TOO_LARGE = "too-large"
    SIGNED = "signed"
    LOCKED = "locked"
    LINK = "link"
    MISSING = "missing"

    @property
    def needs_attention(self) -> bool:
        """Return whether the portal will probably refuse it."""
        return self in (Outcome.TOO_LARGE, Outcome.SIGNED, Outcome.LOCKED, Outcome.UNFIT, Outcome.MISSING)


@dataclass(frozen=True)
class Limit:
    """The largest size that is taken, in MB as the edition says it; None where no limit is known."""

    megabytes: Decimal | None

    @property
    def bytes(self) -> int:
        """Return the size up to which a file is left as it is."""
        return sys.maxsize if self.megabytes is None else int(self.megabytes * 1024 * 1024)

    @property
    def target(self) -> int:
        """Return the size that a file is made to have: a million bytes for each MB, in case that is meant."""
        return sys.maxsize if self.megabytes is None else int(self.megabytes * 1_000_000)


@dataclass(frozen=True)
class Wish:
    """What the portal takes at one place.

    `types` are endings without a dot, none if that is not known; `document` and `video` say how large either may be.
    """

    types: tuple[str, ...] = ()
    document: Limit = Limit(None)
    video: Limit = Limit(None)


@dataclass(frozen=True)
class Fitted:
    """A file as it goes into the kit, and the limit that counted for it; without `content` it is copied.

    `reason` says why the file cannot be shown, where that is its outcome.
    """

    outcome: Outcome
    ending: str
    limit: Limit
    content: bytes | None = None
    reason: FileProblem | None = None


def unchanged(path: Path, limit: Limit) -> Fitted:
    """Return a file as it is, fitting or not; it is not opened."""
    fits = path.stat().st_size <= limit.bytes
    return Fitted(Outcome.COPIED if fits else Outcome.TOO_LARGE, path.suffix.lower(), limit)


def unfit(path: Path, limit: Limit, reason: FileProblem) -> Fitted:
    """Return a file as it is that cannot be shown; where that is not for its kind, the kit says why."""
    as_it_is = unchanged(path, limit)
    if reason.lies_in_the_kind:
        return as_it_is
    if as_it_is.outcome is Outcome.COPIED:
        return replace(as_it_is, outcome=Outcome.UNFIT, reason=reason)
    return replace(as_it_is, outcome=Outcome.LOCKED) if reason is FileProblem.ENCRYPTED else as_it_is

"""Make one file fit for the portal: small enough, and of a type that is taken."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from submissions.foreign.kinds import Shown, shown_as
from submissions.foreign.unfit import Unfit, UnfitError
from submissions.kit.pdfs import SignedError, smaller_pdf
from submissions.kit.pictures import as_pdf, smaller_picture

_PICTURE_ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"}
_SAME_TYPE = {"jpeg": "jpg", "tif": "tiff"}


class Outcome(StrEnum):
    """What became of a file on its way into the kit."""

    COPIED = "copied"
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
        return self in (Outcome.TOO_LARGE, Outcome.SIGNED, Outcome.LOCKED, Outcome.MISSING)


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
class Fitted:
    """A file as it goes into the kit; without `content` the original is copied as it is."""

    outcome: Outcome
    ending: str
    content: bytes | None = None


def fitted(path: Path, limit: Limit, types: Sequence[str]) -> Fitted:
    """Make a file fit.

    Args:
        path: the office's file; it is only read.
        limit: how large it may be.
        types: the endings that the portal takes there, without a dot; none if that is not known.
    """
    ending = path.suffix.lower()
    fits = path.stat().st_size <= limit.bytes
    as_it_is = Fitted(Outcome.COPIED if fits else Outcome.TOO_LARGE, ending)
    try:
        if shown_as(path) is Shown.PDF:
            return Fitted(Outcome.COPIED, ".pdf") if fits else _pdf(path, limit)
        return _picture(path, limit, {_SAME_TYPE.get(each, each) for each in types}, as_it_is)
    except UnfitError as error:
        locked = error.reason is Unfit.ENCRYPTED and not fits
        return Fitted(Outcome.LOCKED, ending) if locked else as_it_is


def _pdf(path: Path, limit: Limit) -> Fitted:
    try:
        content = smaller_pdf(path, limit.target)
    except SignedError:
        return Fitted(Outcome.SIGNED, ".pdf")
    return Fitted(Outcome.SHRUNK if content else Outcome.TOO_LARGE, ".pdf", content)


def _picture(path: Path, limit: Limit, types: set[str], as_it_is: Fitted) -> Fitted:
    named = as_it_is.ending.lstrip(".")
    own = _SAME_TYPE.get(named, named) if as_it_is.ending in _PICTURE_ENDINGS else ""
    taken = not types or own in types
    if taken and as_it_is.outcome is Outcome.COPIED:
        return as_it_is
    if not types or "jpg" in types:
        content = smaller_picture(path, limit.target)
        same = own == "jpg" or taken
        return Fitted(Outcome.SHRUNK if same else Outcome.CONVERTED, ".jpg", content) if content else as_it_is
    if "pdf" in types:
        content = as_pdf(path, limit.target)
        return Fitted(Outcome.CONVERTED, ".pdf", content) if content else as_it_is
    return as_it_is

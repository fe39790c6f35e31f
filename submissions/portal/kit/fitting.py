"""Make one file fit for the portal: small enough, and of a type that is taken."""

from pathlib import Path

from submissions.evidence.showing.kinds import ShownAs, shown_as
from submissions.evidence.showing.unfit import Unfit, UnfitError
from submissions.portal.kit.pdfs import SignedError, smaller_pdf
from submissions.portal.kit.pictures import as_pdf, smaller_picture
from submissions.portal.kit.wishes import Fitted, Limit, Outcome, Wish, unchanged

_PICTURE_ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"}
_SAME_TYPE = {"jpeg": "jpg", "tif": "tiff"}


def fitted(path: Path, wish: Wish) -> Fitted:
    """Make a file fit.

    Args:
        path: the office's file; it is only read.
        wish: what the portal takes there.

    Raises:
        MemoryError: there is too little memory for it.
    """
    limit = wish.document
    try:
        shown = shown_as(path)
        if shown is ShownAs.PDF:
            return _pdf(path, limit) if path.stat().st_size > limit.bytes else Fitted(Outcome.COPIED, ".pdf", limit)
        return _picture(path, limit, {_SAME_TYPE.get(name, name) for name in wish.types}, unchanged(path, limit))
    except UnfitError as error:
        if error.reason is Unfit.VIDEO:
            limit = wish.video
        as_it_is = unchanged(path, limit)
        locked = error.reason is Unfit.ENCRYPTED and as_it_is.outcome is Outcome.TOO_LARGE
        return Fitted(Outcome.LOCKED, as_it_is.ending, limit) if locked else as_it_is


def _pdf(path: Path, limit: Limit) -> Fitted:
    try:
        content = smaller_pdf(path, limit.target)
    except SignedError:
        return Fitted(Outcome.SIGNED, ".pdf", limit)
    return Fitted(Outcome.SHRUNK if content else Outcome.TOO_LARGE, ".pdf", limit, content)


def _picture(path: Path, limit: Limit, types: set[str], as_it_is: Fitted) -> Fitted:
    named = as_it_is.ending.lstrip(".")
    own = _SAME_TYPE.get(named, named) if as_it_is.ending in _PICTURE_ENDINGS else ""
    taken = not types or own in types
    if taken and as_it_is.outcome is Outcome.COPIED:
        return as_it_is
    if not types or "jpg" in types:
        content = smaller_picture(path, limit.target)
        same = own == "jpg" or taken
        return Fitted(Outcome.SHRUNK if same else Outcome.CONVERTED, ".jpg", limit, content) if content else as_it_is
    if "pdf" in types:
        content = as_pdf(path, limit.target)
        return Fitted(Outcome.CONVERTED, ".pdf", limit, content) if content else as_it_is
    return as_it_is

"""Make one file fit for the portal: small enough, of a type that is taken, and telling nothing but what it shows."""

from dataclasses import replace
from pathlib import Path

from submissions.evidence.problems import FileProblem, UnfitError
from submissions.evidence.showing.kinds import ShownAs
from submissions.evidence.showing.preparing import judge
from submissions.portal.kit.pdfs import SignedError, smaller_pdf
from submissions.portal.kit.pictures import as_pdf, smaller_picture
from submissions.portal.kit.stripping import NotPlainError, stripped
from submissions.portal.kit.wishes import Fitted, Limit, Outcome, Wish, unchanged, unfit

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
        if judge(path) is ShownAs.PDF:
            return _pdf(path, limit) if path.stat().st_size > limit.bytes else Fitted(Outcome.COPIED, ".pdf", limit)
        return _picture(path, limit, {_SAME_TYPE.get(name, name) for name in wish.types})
    except UnfitError as error:
        if error.reason is FileProblem.VIDEO:
            limit = wish.video
        return unfit(path, limit, error.reason)


def _pdf(path: Path, limit: Limit) -> Fitted:
    try:
        content = smaller_pdf(path, limit.target)
    except SignedError:
        return Fitted(Outcome.SIGNED, ".pdf", limit)
    return Fitted(Outcome.SHRUNK if content else Outcome.TOO_LARGE, ".pdf", limit, content)


def _picture(path: Path, limit: Limit, types: set[str]) -> Fitted:
    as_it_is = unchanged(path, limit)
    named = as_it_is.ending.lstrip(".")
    own = _SAME_TYPE.get(named, named) if as_it_is.ending in _PICTURE_ENDINGS else ""
    taken = not types or own in types
    try:
        plain = stripped(path)
    except NotPlainError:
        # On its side, or of a format that portals rarely take: made anew, it is upright and a JPEG.
        taken = False
    else:
        if plain is not None:
            as_it_is = replace(as_it_is, content=plain)
            if as_it_is.outcome is Outcome.COPIED:
                as_it_is = replace(as_it_is, outcome=Outcome.STRIPPED)
    if taken and as_it_is.outcome in (Outcome.COPIED, Outcome.STRIPPED):
        return as_it_is
    if not types or "jpg" in types:
        content = smaller_picture(path, limit.target)
        outcome = Outcome.CONVERTED
        if own == "jpg" or taken:
            outcome = Outcome.SHRUNK if as_it_is.outcome is Outcome.TOO_LARGE else Outcome.STRIPPED
        return Fitted(outcome, ".jpg", limit, content) if content else as_it_is
    if "pdf" in types:
        content = as_pdf(path, limit.target)
        return Fitted(Outcome.CONVERTED, ".pdf", limit, content) if content else as_it_is
    return as_it_is

"""What a file is, as far as showing it goes: a PDF, a picture, or a reason why not."""

import zipfile
from enum import Enum, auto
from pathlib import Path

from submissions.evidence.opening.facts import FileKind
from submissions.evidence.opening.kinds import HEAD, LockedOfficeError, kind_of
from submissions.evidence.problems import FileProblem, UnfitError
from submissions.evidence.showing.heif import reads_heic

_OFFICE_ENDINGS = {".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf"}
_SHOWN_ENDINGS = {
    *(".pdf", ".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".avif", ".jp2", ".tif", ".tiff", ".gif", ".bmp"),
}
_VIDEO_ENDINGS = {".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".3gp"}


class ShownAs(Enum):
    """How a file is shown."""

    PDF = auto()
    PICTURE = auto()


def shown_as(path: Path) -> ShownAs:
    """Return how a file is shown, by its content whatever its name says.

    Raises:
        UnfitError: it cannot be shown.
        MemoryError: there is too little memory to tell.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            kind, _media = kind_of(file, head)
    except LockedOfficeError:
        raise UnfitError(FileProblem.ENCRYPTED) from None
    except zipfile.BadZipFile:
        raise UnfitError(FileProblem.BROKEN, "zip") from None
    except OSError as error:
        reason = FileProblem.MISSING if isinstance(error, FileNotFoundError) else FileProblem.UNREADABLE
        raise UnfitError(reason, error.strerror or str(error)) from None
    except MemoryError:
        raise
    except Exception as error:
        # Whatever reading a stranger's archive comes to, it costs only that file.
        raise UnfitError(FileProblem.BROKEN, f"{type(error).__name__}: {error}") from None
    if kind is FileKind.PDF:
        return ShownAs.PDF
    if kind is FileKind.HEIC and not reads_heic():
        raise UnfitError(FileProblem.PHONE_PICTURE)
    if kind.is_picture:
        return ShownAs.PICTURE
    raise UnfitError(_why_not(kind, path.suffix.lower()))


def _why_not(kind: FileKind, ending: str) -> FileProblem:
    if kind is FileKind.EMPTY:
        return FileProblem.EMPTY
    if kind is FileKind.MP4 or ending in _VIDEO_ENDINGS:
        return FileProblem.VIDEO
    if kind in (FileKind.DOC, FileKind.DOCX, FileKind.XLSX) or ending in _OFFICE_ENDINGS:
        return FileProblem.OFFICE
    return FileProblem.BROKEN if ending in _SHOWN_ENDINGS else FileProblem.OTHER_KIND

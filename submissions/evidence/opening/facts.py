"""What was found out about a file by opening it."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from submissions.evidence.problems import FileProblem

VERSION = 4
"""To be raised with every change of what is found out, so that nothing remembered is older than that."""

NOT_REGULAR = "not a regular file"
LONGEST_DETAIL = 200


class FileKind(StrEnum):
    """What a file is by its content, whatever its name says."""

    PDF = "pdf"
    JPG = "jpg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"
    AVIF = "avif"
    JP2 = "jp2"
    TIFF = "tiff"
    GIF = "gif"
    BMP = "bmp"
    MP4 = "mp4"
    DOCX = "docx"
    DOC = "doc"
    XLSX = "xlsx"
    ZIP = "zip"
    TEXT = "text"
    UNKNOWN = "unknown"
    EMPTY = "empty"

    @property
    def is_picture(self) -> bool:
        """Return whether it is a picture of whatever format."""
        return self in _PICTURES


_PICTURES = (
    *(FileKind.JPG, FileKind.PNG, FileKind.WEBP, FileKind.HEIC, FileKind.AVIF),
    *(FileKind.JP2, FileKind.TIFF, FileKind.GIF, FileKind.BMP),
)


@dataclass(frozen=True)
class FileFacts:
    """One file.

    `size` is in bytes. `sha256` is empty where the file could not be read to its end. `detail` is a
    technical word on the problem, or the media type of an unknown kind. `pages`, `blank_pages` (counted
    from 1), `has_text` and `text` are of a PDF, of which only the first pages are read and only the
    first `pages_drawn` were drawn to see whether they are blank; a form feed in `text` ends a page.
    `width` and `height` are in pixels. `seconds` is a video's length, None also where its header does
    not say it.
    """

    size: int = 0
    sha256: str = ""
    kind: FileKind = FileKind.UNKNOWN
    problem: FileProblem | None = None
    detail: str = ""
    pages: int | None = None
    pages_drawn: int = 0
    blank_pages: tuple[int, ...] = ()
    has_text: bool = False
    text: str = ""
    width: int | None = None
    height: int | None = None
    seconds: float | None = None

    @property
    def page_texts(self) -> list[str]:
        """Return the text of each page that was read."""
        return self.text.removesuffix("\f").split("\f")

    @property
    def largest_side(self) -> int | None:
        """Return the longer side of an image, in pixels."""
        return None if self.width is None or self.height is None else max(self.width, self.height)

    def as_dict(self) -> dict[str, Any]:
        """Return the facts as plain data for JSON."""
        return {**dataclasses.asdict(self), "blank_pages": list(self.blank_pages)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the facts that `as_dict` gave.

        Raises:
            ValueError: the data are not of that form.
        """
        try:
            problem = None if data["problem"] is None else FileProblem(data["problem"])
            blank = tuple(int(page) for page in data["blank_pages"])
            return cls(**{**data, "kind": FileKind(data["kind"]), "problem": problem, "blank_pages": blank})
        except (KeyError, TypeError) as error:
            raise ValueError(f"not the facts of a file: {error}") from None


def said(error: Exception) -> str:
    """Return what an error says, short, for `detail`."""
    text = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return (text or type(error).__name__)[:LONGEST_DETAIL]

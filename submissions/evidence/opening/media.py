"""Open pictures and videos: their size or length, and whether a video is whole."""

import warnings
from typing import Any, BinaryIO

from PIL import Image
from tinytag import TinyTag, TinyTagException

from submissions.evidence.opening.facts import FileKind, said
from submissions.evidence.problems import FileProblem
from submissions.evidence.showing.heif import reads_heic
from submissions.evidence.showing.webp import HEADER, webp_size

_FORMATS = {
    FileKind.JPG: "JPEG",
    FileKind.PNG: "PNG",
    FileKind.AVIF: "AVIF",
    FileKind.JP2: "JPEG2000",
    FileKind.TIFF: "TIFF",
    FileKind.GIF: "GIF",
    FileKind.BMP: "BMP",
    FileKind.HEIC: "HEIF",
}


def image_facts(file: BinaryIO, kind: FileKind) -> dict[str, Any]:
    """Return what an open picture says of its size, as values for `FileFacts`; nothing where it says none.

    Args:
        file: the picture.
        kind: what kind of picture it is.
    """
    if kind is FileKind.WEBP:
        width, height = webp_size(file.read(HEADER))
        return {"width": width, "height": height}
    if kind is FileKind.HEIC and not reads_heic():
        return {}
    most = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = None  # the header of a huge picture costs nothing
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(file, formats=[_FORMATS[kind]])
        with image:
            return {"width": image.width, "height": image.height}
    finally:
        Image.MAX_IMAGE_PIXELS = most


def video_facts(file: BinaryIO, size: int) -> dict[str, Any]:
    """Return what the header of an open MP4 video says, as values for `FileFacts`.

    Args:
        file: the video.
        size: the file's, in bytes.
    """
    if _is_cut_off(file, size):
        return {"problem": FileProblem.BROKEN, "detail": "its end is missing"}
    file.seek(0)
    try:
        seconds = TinyTag.get(file_obj=file, tags=False).duration
    except TinyTagException as error:
        return {"problem": FileProblem.BROKEN, "detail": said(error)}
    if seconds is None:
        return {"problem": FileProblem.BROKEN, "detail": "no header in it"}
    # A video recorded in fragments states 0: its length is not known.
    return {"seconds": seconds or None}


def _is_cut_off(file: BinaryIO, size: int) -> bool:
    """Return whether the pictures and sound of a video should go on beyond the end of the file."""
    position = 0
    while position + 8 <= size:
        file.seek(position)
        header = file.read(16)
        length, name = int.from_bytes(header[:4], "big"), header[4:8]
        if length == 1:
            length = int.from_bytes(header[8:16], "big")
        if length < 8:  # 0: up to the end of the file
            return False
        position += length
        if name == b"mdat" and position > size:
            return True
    return False

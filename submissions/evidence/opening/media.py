"""Open pictures and videos: their size or length, and whether they are whole."""

import struct
from typing import Any, BinaryIO

from PIL import Image, ImageFile, UnidentifiedImageError
from tinytag import TinyTag, TinyTagException

from submissions.evidence.opening.facts import FileKind, FileProblem, said

# A picture with more pixels is reported by its header and never decoded. A JPEG is decoded at an eighth
# of its size, a WebP picture takes eight bytes and more for each pixel.
DECODED_PIXELS = {FileKind.JPG: 100_000_000, FileKind.WEBP: 40_000_000}
_FORMATS = {FileKind.JPG: "JPEG", FileKind.PNG: "PNG", FileKind.WEBP: "WEBP"}


def image_facts(file: BinaryIO, kind: FileKind, size: int) -> dict[str, Any]:
    """Return what an open picture says of itself, as values for `FileFacts`.

    Args:
        file: the picture.
        kind: JPEG, PNG or WebP.
        size: the file's, in bytes.
    """
    if kind is FileKind.WEBP:
        # Pillow makes room for the whole picture before it tells its size.
        width, height, stated = _webp_header(file.read(30))
        found = {"width": width, "height": height}
        if stated > size + 1:  # some leave out the byte that pads
            return {**found, "problem": FileProblem.BROKEN, "detail": f"{size} of {stated} bytes"}
        if width * height > DECODED_PIXELS[kind]:
            return {**found, "detail": "header only"}
        file.seek(0)
    most, truncated = Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, in the same process, says that half a picture will do
    Image.MAX_IMAGE_PIXELS = None  # the header of a huge picture costs nothing; decoding is decided here
    try:
        with Image.open(file, formats=[_FORMATS[kind]]) as image:
            found = {"width": image.width, "height": image.height}
            try:
                detail = _check_whole(image, kind)
            except (OSError, SyntaxError, ValueError) as error:
                return {**found, "problem": FileProblem.BROKEN, "detail": said(error)}
            return {**found, "detail": detail}
    except UnidentifiedImageError:
        return {"problem": FileProblem.BROKEN, "detail": "no image in it"}
    finally:
        Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = most, truncated


def _check_whole(image: Image.Image, kind: FileKind) -> str:
    """Read a picture to its end; return a word where that would cost too much."""
    if kind is FileKind.PNG:
        image.verify()  # checksums, no decoding
    elif image.width * image.height > DECODED_PIXELS[kind]:
        return "header only"
    else:
        image.draft("L", (max(1, image.width // 8), max(1, image.height // 8)))
        image.load()
    return ""


def _webp_header(head: bytes) -> tuple[int, int, int]:
    """Return width, height (pixels) and the length (bytes) that the header states.

    Raises:
        ValueError: it is cut off, or of no known form.
    """
    if len(head) < 30:
        raise ValueError("the header is cut off")
    stated = int.from_bytes(head[4:8], "little") + 8
    chunk = head[12:16]
    if chunk == b"VP8 ":
        width, height = struct.unpack_from("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF, stated
    if chunk == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, stated
    if chunk == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1, stated
    raise ValueError(f"unknown form {chunk!r}")


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

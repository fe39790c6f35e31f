"""Take out of a picture what camera and owner tell: place, time, names, remarks. Its pixels stay as they are."""

import struct
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_START_OF_SCAN, _END = 0xDA, 0xD9
_JPEG_REMARKS = (*range(0xE1, 0xF0), 0xFE)  # application segments and comments …
_JPEG_COLOURS = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # … but for those that say how colours are to be seen
_PNG_REMARKS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"caBX")
_WEBP_REMARKS = (b"EXIF", b"XMP ")
_WEBP_REMARK_FLAGS = 0b1100
_ORIENTATION = 0x0112


class NotPlainError(Exception):
    """It is no JPEG, PNG or WebP picture, not as it should be, or stands on its side: it must be made anew."""


def stripped(path: Path) -> bytes | None:
    """Return a picture without what it tells beside its pixels, or None where there is nothing to take out.

    Raises:
        NotPlainError: this cannot be done without making the picture anew.
    """
    content = path.read_bytes()
    try:
        if content.startswith(_JPEG):
            clean = b"".join(_jpeg_parts(content))
        elif content.startswith(_PNG):
            clean = b"".join(_png_parts(content))
        elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            clean = _webp(content)
        else:
            raise NotPlainError
        if clean == content:
            return None
        with Image.open(path, formats=["JPEG", "PNG", "WEBP"]) as image:
            turned = image.getexif().get(_ORIENTATION, 1) not in (0, 1)
    except NotPlainError:
        raise
    except Exception as error:
        # Whatever is odd in it: made anew from its pixels it is plain.
        raise NotPlainError from error
    if turned:
        raise NotPlainError
    return clean


def _jpeg_parts(content: bytes) -> Iterator[bytes]:
    yield _JPEG
    at = len(_JPEG)
    while True:
        if content[at] != 0xFF:
            raise NotPlainError
        marker = content[at + 1]
        if marker == _END:
            # What follows is another picture, with remarks of its own.
            yield content[at : at + 2]
            return
        end = at + 2 + int(struct.unpack_from(">H", content, at + 2)[0])
        if end > len(content):
            raise NotPlainError
        colours = _JPEG_COLOURS.get(marker)
        if marker not in _JPEG_REMARKS or (colours and content.startswith(colours, at + 4)):
            yield content[at:end]
        at = end
        if marker == _START_OF_SCAN:
            at = _end_of_scan(content, at)
            yield content[end:at]


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the next segment begins: in a scan 0xFF stands before a zero or a mark to start anew only."""
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] == 0 or 0xD0 <= content[at + 1] <= 0xD7:
            at += 2
        elif content[at + 1] == 0xFF:
            at += 1
        else:
            return at


def _png_parts(content: bytes) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while at < len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise NotPlainError
        if name not in _PNG_REMARKS:
            yield content[at:end]
        if name == b"IEND":
            return
        at = end


def _webp(content: bytes) -> bytes:
    end = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    parts, at = [b"WEBP"], 12
    while at + 8 <= end:
        name, length = struct.unpack_from("<4sI", content, at)
        chunk = content[at : at + 8 + length + length % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_REMARK_FLAGS]) + chunk[9:]
        if name not in _WEBP_REMARKS:
            parts.append(chunk)
        at += len(chunk)
    body = b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body

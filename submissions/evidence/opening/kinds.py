"""Tell the kind of a file from its content."""

import codecs
import struct
import zipfile
from typing import BinaryIO

import filetype

from submissions.evidence.opening.facts import FileKind

HEAD = 8192
_PDF_MARK_WITHIN = 1024  # readers accept a PDF that begins with other bytes, up to here
_KINDS = {
    "pdf": FileKind.PDF,
    "jpg": FileKind.JPG,
    "png": FileKind.PNG,
    "apng": FileKind.PNG,
    "webp": FileKind.WEBP,
    "mp4": FileKind.MP4,
    "m4v": FileKind.MP4,
    "doc": FileKind.DOC,
    "gif": FileKind.GIF,
    "bmp": FileKind.BMP,
    "tif": FileKind.TIFF,
    "jp2": FileKind.JP2,
    "jpx": FileKind.JP2,
}
# What the box at the beginning says by which a picture of a telephone is known from a video.
_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"), FileKind.HEIC),
    **dict.fromkeys((b"avif", b"avis"), FileKind.AVIF),
}
_JPEG_2000 = (b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51")
_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE_PARTS = {"word/document.xml": FileKind.DOCX, "xl/workbook.xml": FileKind.XLSX}
_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNPRINTABLE = bytes(set(range(32)) - {*b"\t\n\r\f\x1b"})


class LockedOfficeError(Exception):
    """An Office document is locked with a password; which kind it is cannot be told."""


def kind_of(file: BinaryIO, head: bytes) -> tuple[FileKind, str]:
    """Return the kind of a file, and for an unknown kind its media type where that is known.

    Args:
        file: the file, open; it is read only where its beginning does not decide.
        head: its first `HEAD` bytes.

    Raises:
        LockedOfficeError: it is an Office document with a password.
        zipfile.BadZipFile: it begins as a ZIP archive, but is none.
    """
    if not head:
        return FileKind.EMPTY, ""
    if head.startswith(_ZIP_MARKS):
        return _zip_kind(file), ""
    if head.startswith(_OLE_MARK):
        return _ole_kind(file, head)
    if picture := _telephone_picture(head):
        return picture, ""
    guess = filetype.guess(head)
    if guess is not None and guess.extension in _KINDS:
        return _KINDS[guess.extension], ""
    if b"%PDF-" in head[:_PDF_MARK_WITHIN]:
        return FileKind.PDF, ""
    if guess is None and _is_text(head):
        return FileKind.TEXT, ""
    return FileKind.UNKNOWN, guess.mime if guess else ""


def _telephone_picture(head: bytes) -> FileKind | None:
    if head.startswith(_JPEG_2000):
        return FileKind.JP2
    if head[4:8] != b"ftyp":
        return None
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, min(int.from_bytes(head[:4], "big"), 128), 4))]
    own = _BRANDS.get(brands[0])
    # `mif1` alone says only that there is a picture; the others in the list say how it is packed.
    return FileKind.AVIF if own and any(_BRANDS.get(brand) is FileKind.AVIF for brand in brands) else own


def _zip_kind(file: BinaryIO) -> FileKind:
    with zipfile.ZipFile(file) as archive:
        names = archive.NameToInfo
        return next((kind for part, kind in _OFFICE_PARTS.items() if part in names), FileKind.ZIP)


def _ole_kind(file: BinaryIO, head: bytes) -> tuple[FileKind, str]:
    """Tell the old Word format and locked documents from others by the names in the container's directory."""
    if len(head) >= 52:
        (shift,), (sector,) = struct.unpack_from("<H", head, 30), struct.unpack_from("<I", head, 48)
        file.seek((sector + 1) << min(shift, 16))
        directory = file.read(4096)
        if "EncryptedPackage".encode("utf-16-le") in directory:
            raise LockedOfficeError
        if "WordDocument".encode("utf-16-le") in directory:
            return FileKind.DOC, ""
    return FileKind.UNKNOWN, "application/x-ole-storage"


def _is_text(head: bytes) -> bool:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    if head.translate(None, _UNPRINTABLE) != head:
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < HEAD)
    except UnicodeDecodeError:
        return False
    return True

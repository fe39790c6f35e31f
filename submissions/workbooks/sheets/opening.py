"""Open a workbook of whichever kind: what a file is, its first bytes say, not its name."""

import io
import zipfile
from functools import partial
from pathlib import Path

from submissions.workbooks.sheets.delimited import read_delimited
from submissions.workbooks.sheets.docx import DOCUMENT, read_docx
from submissions.workbooks.sheets.markup import Archive, open_archive
from submissions.workbooks.sheets.model import RefusedError
from submissions.workbooks.sheets.ods import read_ods
from submissions.workbooks.sheets.webpage import is_webpage, read_webpage
from submissions.workbooks.sheets.xls import read_xls
from submissions.workbooks.sheets.xlsx import read_xlsx

WORD = ".docx"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_OTHERS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def read_sheets(path: Path) -> list[dict[str, object]]:
    """Return the sheets of a workbook as plain data, from which `Sheet.from_plain` makes them again.

    Raises:
        RefusedError: it is none, is locked, or holds more than can be meant.
    """
    with path.open("rb") as stream:
        start = stream.read(4096)
        if start.startswith(b"PK"):
            return open_archive(stream, partial(_from_archive, of_word=path.suffix.lower() == WORD))
        content = start + stream.read()
    if not content.strip():
        raise RefusedError("empty")
    if start.startswith((_OLE, *_BIFF)):
        return read_xls(content)
    if start.startswith(_OTHERS):
        raise RefusedError("kind")
    if is_webpage(content):
        return read_webpage(content, path.stem)
    lower = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in lower:
        raise RefusedError("xml-2003")
    if lower.startswith((b"mime-version:", b"content-type: multipart")):
        raise RefusedError("mhtml")
    if lower.startswith((b"<?xml", b"<")):
        raise RefusedError("kind")
    return read_delimited(content, path.stem)


def _from_archive(archive: Archive, *, of_word: bool) -> list[dict[str, object]]:
    if archive.begin("mimetype", 200).startswith(_ODS):
        return read_ods(archive)
    if archive.has("xl/workbook.xml") or archive.has("xl/workbook.bin") or archive.has("_rels/.rels"):
        if of_word and archive.has(DOCUMENT):
            return read_docx(archive)
        if archive.has(DOCUMENT) or archive.has("ppt/presentation.xml"):
            raise RefusedError("kind")
        return read_xlsx(archive)
    raise RefusedError("kind")


def unpacked_size(path: Path) -> int:
    """Return what an archive says that it unpacks to, more than which is never read of it; 0 for what is none.

    Raises:
        zipfile.BadZipFile: the archive is damaged.
    """
    with path.open("rb") as stream:
        if not stream.read(2).startswith(b"PK"):
            return 0
        stream.seek(0, io.SEEK_SET)
        with zipfile.ZipFile(stream) as archive:
            return sum(entry.file_size for entry in archive.infolist())

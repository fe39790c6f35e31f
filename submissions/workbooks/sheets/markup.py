"""XML of workbooks, read as it comes: no entities of its own, no tree in memory, never more than was said."""

import zipfile
from collections.abc import Callable
from contextlib import suppress
from typing import IO
from xml.parsers import expat

from submissions.workbooks.sheets.model import RefusedError

Attributes = dict[str, str]


class Handlers:
    """What happens at the beginning and end of elements, and at text; names come without prefix.

    Text is passed on where `texts` is set, so that nothing is called for the white space of a sheet.
    """

    def __init__(self) -> None:
        self.parser: expat.XMLParserType | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin an element."""

    def end(self, name: str) -> None:
        """End an element."""

    def text(self, text: str) -> None:
        """Take a piece of text."""


def parse(stream: IO[bytes], handlers: Handlers) -> None:
    """Read an XML file.

    Raises:
        RefusedError: it is no XML, or brings entities of its own.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = 65_536
    handlers.parser = parser
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = handlers.start
    parser.EndElementHandler = handlers.end
    parser.CharacterDataHandler = handlers.text
    try:
        parser.ParseFile(stream)
    except expat.ExpatError as error:
        raise RefusedError("damaged", str(error)) from None


def _refuse(*_arguments: object) -> None:
    raise RefusedError("entities")


def local(name: str) -> str:
    """Return the name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


class Archive:
    """The parts of a workbook that is a ZIP archive; their names as its own references spell them."""

    def __init__(self, archive: zipfile.ZipFile):
        self._archive = archive
        self._names = {name.lower().replace("\\", "/").lstrip("/"): name for name in archive.namelist()}

    def has(self, name: str) -> bool:
        """Return whether there is such a part."""
        return name.lower().lstrip("/") in self._names

    def begin(self, name: str, length: int) -> bytes:
        """Return the first bytes of a part; none where there is no such part."""
        if not self.has(name):
            return b""
        with self._archive.open(self._names[name.lower().lstrip("/")]) as stream:
            return stream.read(length)

    def read(self, name: str, handlers: Handlers) -> None:
        """Read a part that must be there.

        Raises:
            RefusedError: it is missing, locked or no XML.
        """
        if not self.has(name):
            raise RefusedError("damaged", name)
        try:
            with self._archive.open(self._names[name.lower().lstrip("/")]) as stream:
                parse(stream, handlers)
        except RuntimeError as error:
            raise RefusedError("password", str(error)) from None

    def read_if_there(self, name: str, handlers: Handlers) -> None:
        """Read a part that need not be there."""
        if self.has(name):
            self.read(name, handlers)


def open_archive(stream: IO[bytes], use: Callable[[Archive], list[dict[str, object]]]) -> list[dict[str, object]]:
    """Return what is made of the parts of an archive.

    Raises:
        RefusedError: it is damaged.
    """
    with suppress(zipfile.BadZipFile, NotImplementedError), zipfile.ZipFile(stream) as archive:
        return use(Archive(archive))
    raise RefusedError("damaged", "ZIP")

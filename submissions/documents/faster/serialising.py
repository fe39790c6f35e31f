"""Each object of a PDF is written out once: the engine does so for the file, and again for the hash that names it.

What it is written from is mostly bytes, whole numbers and texts: these are looked for first.
"""

from collections.abc import Callable
from typing import Any

from submissions.documents.faster.levers import Lever, Target


class WrittenObject:
    """An object of a PDF as the writer asks for it, written out once."""

    __slots__ = ("compressible", "data", "free", "generation", "number", "offset")

    def __init__(self, found: Any):
        self.number, self.generation, self.free = found.number, found.generation, found.free
        self.offset, self.compressible = found.offset, found.compressible
        self.data: bytes = found.data if found.free != "f" else b""

    @property
    def indirect(self) -> bytes:
        """Return it as it stands in the file."""
        return b"%d %d obj\n%b\nendobj" % (self.number, self.generation, self.data)


def _writing_once(original: Callable[..., None]) -> Callable[..., None]:
    def write(
        self: Any, output: Any, version: bytes = b"1.7", identifier: bool | bytes = False, compress: bool = False
    ) -> None:
        # The writer adds what the document says of itself as the last object, if it was not added before.
        self.objects = [WrittenObject(each) for each in self.objects]
        original(self, output, version, identifier, compress)

    return write


def _to_bytes_sooner(original: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    def to_bytes(item: Any) -> bytes:
        kind = type(item)
        if kind is bytes:
            return item  # type: ignore[no-any-return]
        if kind is int:
            return b"%d" % item
        if kind is str:
            return item.encode("ascii")  # type: ignore[no-any-return]
        return original(item)

    return to_bytes


SERIALISING = Lever(
    "serialising",
    "each object of a PDF written out once",
    (
        Target("pydyf", "PDF.write", "242cd38f92ecd33f"),
        Target("pydyf", "_to_bytes", "1cefd02c285d3aee"),
        Target("pydyf", "PDF.add_object", "d2291d0d3ab50234"),
        Target("pydyf", "Object", "09d351b7b8390001"),
    ),
    (_writing_once, _to_bytes_sooner),
)

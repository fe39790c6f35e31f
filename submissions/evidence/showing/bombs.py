"""Kilobytes that unpack to gigabytes: told before anything is unpacked as a whole."""

import zlib
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Name, Stream

MOST_BYTES = 1 << 28
_PIECE = 1 << 20


def unpacks_beyond(content: pikepdf.Object | None, most: int = MOST_BYTES) -> bool:
    """Return whether a stream, or an array of streams, holds more than `most` bytes when unpacked."""
    streams = content if isinstance(content, Array) else [content]
    return any(isinstance(each, Stream) and _size(each, most) > most for each in streams)


def _size(stream: Stream, most: int) -> int:
    filters = stream.get("/Filter")
    names = list(filters) if isinstance(filters, Array) else [filters]
    pieces: Iterable[bytes] = [stream.read_raw_bytes()]
    for name in names:
        if name == Name.FlateDecode:
            pieces = _inflated(pieces)
    total = 0
    try:
        for piece in pieces:
            total += len(piece)
            if total > most:
                break
    except zlib.error:
        # What is broken is told by whoever reads it.
        return total
    return total


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for piece in pieces:
        if unpacker.eof:
            return
        rest = piece
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, _PIECE)
            rest = unpacker.unconsumed_tail

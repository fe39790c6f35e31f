"""The size of a WebP picture, read from its header: Pillow makes room for the whole picture before it tells it."""

import struct

HEADER = 30


def webp_size(head: bytes) -> tuple[int, int]:
    """Return width and height in pixels.

    Args:
        head: the first `HEADER` bytes of the file.

    Raises:
        ValueError: they are cut off, or of no known form.
    """
    if len(head) < HEADER:
        raise ValueError("the header is cut off")
    chunk = head[12:16]
    if chunk == b"VP8 ":
        width, height = struct.unpack_from("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    if chunk == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    raise ValueError(f"unknown form {chunk!r}")

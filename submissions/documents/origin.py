"""Where a PDF comes from, carried inside every kind of document: the small file `asal.json`.

It says which program made what of which record for which edition, and holds a digest of each page and of the
whole file. The digests are filled in after the file was written, over noughts of the same length: so the file
need not be written twice, and the digest of the whole can lie within.

These digests are no signature: whoever alters a file can make them anew.
"""

import hashlib
import io
import json
import re
from collections.abc import Mapping
from mmap import mmap
from pathlib import Path
from typing import Any

import pikepdf

from submissions.documents.digests import LETTERS, Digests, digests_of

NAME = "asal.json"
FORMAT = "submissions/asal/1"
DATE = "D:19800101000000Z"  # not that of today: equal input gives equal bytes
_SIZE, _WHOLE = 12, 64
_NOUGHTS = b"0" * _WHOLE
_IN_FILE = re.compile(rb'\{"format": "submissions/asal/1", [^\r\n]*?"sidik_berkas": "[0-9a-f]{64}"\}')


def unfilled(about: Mapping[str, Any], pages: int) -> bytes:
    """Return the text of `asal.json` before the file that carries it is written: noughts stand for all digests.

    Args:
        about: what is said of the document.
        pages: how many pages it has.
    """
    noughts = "0" * LETTERS
    return _text(about, Digests([noughts] * pages, [noughts] * pages, noughts), 0, "0" * _WHOLE)


def filled(content: bytes, about: Mapping[str, Any]) -> bytes:
    """Return a PDF that carries an unfilled `asal.json`, with its digests filled in."""
    buffer = bytearray(content)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        _fill(buffer, about, digests_of(pdf))
    return bytes(buffer)


def fill_file(path: Path, about: Mapping[str, Any]) -> None:
    """Fill in the digests of a PDF file that carries an unfilled `asal.json`; a large one need not be read at once."""
    with pikepdf.open(path, access_mode=pikepdf.AccessMode.stream) as pdf:
        digests = digests_of(pdf)
    with path.open("r+b") as stream, mmap(stream.fileno(), 0) as buffer:
        _fill(buffer, about, digests)


def first_in(content: bytes) -> bytes | None:
    """Return the text of the first `asal.json` that stands unpacked in a file, as this program writes it."""
    match = _IN_FILE.search(content)
    return match.group() if match else None


def is_whole(content: bytes, text: bytes) -> bool:
    """Return whether a file, as its program wrote it, has the digest that its `asal.json` gives."""
    at = content.find(text)
    if at < 0:
        return False
    whole = hashlib.sha256(content[: at + len(text) - _WHOLE - 2])
    whole.update(_NOUGHTS + content[at + len(text) - 2 :])
    return whole.hexdigest() == text[-_WHOLE - 2 : -2].decode()


def _fill(buffer: bytearray | mmap, about: Mapping[str, Any], digests: Digests) -> None:
    empty = unfilled(about, len(digests.pages))
    at = buffer.find(empty)
    if at < 0:
        raise ValueError("asal.json is not where it should be")
    size = len(buffer)
    buffer[at : at + len(empty)] = _text(about, digests, size, "0" * _WHOLE)
    whole = hashlib.sha256(buffer).hexdigest()
    buffer[at : at + len(empty)] = _text(about, digests, size, whole)


def _text(about: Mapping[str, Any], digests: Digests, size: int, whole: str) -> bytes:
    data = {
        "format": FORMAT,
        **about,
        "halaman": len(digests.pages),
        "sidik_halaman": digests.pages,
        "sidik_tautan": digests.annotations,
        "sidik_keterangan": digests.about,
        "ukuran": f"{size:0{_SIZE}}",
        "sidik_berkas": whole,
    }
    return json.dumps(data, ensure_ascii=False).encode()

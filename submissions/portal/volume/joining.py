"""A form and the pages of its evidence volume as one PDF, for organisers that take a single file."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf

from submissions.documents.attaching import attach_to_pikepdf
from submissions.documents.origin import fill_file, unfilled


def join(printed: bytes, volume: Path, into: Path, origin: Mapping[str, Any] | None) -> int:
    """Write a printed PDF with the pages of a volume behind its own to a file, and return the number of pages.

    Args:
        printed: the PDF, not tagged.
        volume: the finished volume.
        into: the file.
        origin: what `asal.json` in it says of it; without it there is none.
    """
    with pikepdf.open(io.BytesIO(printed)) as pdf, pikepdf.open(volume) as behind:
        pdf.pages.extend(behind.pages)
        pages = len(pdf.pages)
        if origin is not None:
            attach_to_pikepdf(pdf, unfilled(origin, pages))
        pdf.save(
            into,
            deterministic_id=True,
            compress_streams=False,  # what is packed stays so; `asal.json` must not be
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    if origin is not None:
        fill_file(into, origin)
    return pages

"""Join a form and its evidence volume into one PDF, for editions whose portal takes only one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from submissions.documents.attaching import attach_to_pikepdf
from submissions.documents.origin import fill_file, unfilled


def joined(form: Path, volume: Path, into: Path, origin: Mapping[str, Any]) -> int:
    """Write the pages of a form and then those of its volume to one file, with the links and bookmarks of both.

    It claims neither PDF/A nor tags, as the volume does not: foreign pages have neither.

    Args:
        form: a PDF of ours.
        volume: a PDF of ours.
        into: the file.
        origin: what `asal.json` in it says of it.

    Returns:
        How many pages it has.
    """
    with pikepdf.open(volume) as pdf, pikepdf.open(form) as front:
        count = len(front.pages)
        for at, page in enumerate(front.pages):
            for link in page.obj.get("/Annots", Array()):
                _unname(link, front)
            pdf.pages.insert(at, page)
        for page in pdf.pages[:count]:
            _lead_within(page, pdf, front)
        marks = _marks(front)
        with pdf.open_outline() as outline:
            outline.root[:0] = marks
        attach_to_pikepdf(pdf, unfilled(origin, len(pdf.pages)))
        pdf.save(
            into,
            deterministic_id=True,
            compress_streams=False,  # what is packed stays so; `asal.json` must not be
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
        pages = len(pdf.pages)
    fill_file(into, origin)
    return pages

"""Lay pages and pictures, prepared by `submissions.evidence.showing`, under the printed sheets of a volume."""

import io
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from submissions.documents.attaching import attach_to_pikepdf
from submissions.documents.origin import fill_file, unfilled
from submissions.evidence.showing.pages import FORMS
from submissions.portal.volume.paper import BAND, CAPTION, EDGE, LARGEST_DOT
from submissions.portal.volume.shapes import Under

_POINTS = 72 / 25.4  # in a millimetre
_DOCUMENT = Name.SubmissionsDocument
_SMALL = 1 << 20  # bytes; smaller files are read at once, so that not all of a thousand are open at a time


def lay_under(
    printed: bytes, contents: Mapping[int, Under], into: Path, origin: Mapping[str, Any] | None = None
) -> None:
    """Write a printed PDF to a file with pages and pictures under its own pages, by page number.

    Args:
        printed: the PDF.
        contents: what lies under which page.
        into: the file.
        origin: what `asal.json` in it says of it; without it there is none.
    """
    with ExitStack() as opened:
        pdf = opened.enter_context(pikepdf.open(io.BytesIO(printed)))
        sources: dict[Path, pikepdf.Pdf] = {}
        made: dict[tuple[Path, int], pikepdf.Object] = {}
        for number, content in contents.items():
            page = pdf.pages[number - 1]
            # The engine gives all its pages one dictionary of resources; each document is to stay on its pages.
            page.obj.Resources = Dictionary(dict(page.obj.Resources.items()))
            page.obj.Resources.XObject = Dictionary()
            if content.file not in sources:
                sources[content.file] = opened.enter_context(_opened(content.file))
            key = content.file, content.number
            if key not in made:
                made[key] = pdf.copy_foreign(sources[content.file].Root[FORMS][content.number])
            page.obj.Resources.XObject[_DOCUMENT] = form = made[key]
            room = _room_for_picture(page, form) if content.is_picture else _room_for_page(page)
            place = page.calc_form_xobject_placement(form, _DOCUMENT, room, allow_expand=content.is_picture)
            page.contents_add(place, prepend=True)
        if origin is not None:
            attach_to_pikepdf(pdf, unfilled(origin, len(pdf.pages)))
        pdf.save(
            into,
            deterministic_id=True,
            compress_streams=False,  # what is packed stays so; `asal.json` must not be
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    if origin is not None:
        fill_file(into, origin)


def _opened(file: Path) -> pikepdf.Pdf:
    """Open a prepared file; a large one is read piece by piece, so that it takes no memory."""
    if file.stat().st_size < _SMALL:
        return pikepdf.open(io.BytesIO(file.read_bytes()))
    return pikepdf.open(file, access_mode=pikepdf.AccessMode.stream)


def _room_for_page(page: pikepdf.Page) -> pikepdf.Rectangle:
    """Return the room for a foreign page on one of ours, in points: all above the band."""
    _x, _y, width, height = (float(number) for number in page.mediabox)
    return pikepdf.Rectangle(0, BAND * _POINTS, width, height)


def _room_for_picture(page: pikepdf.Page, form: pikepdf.Object) -> pikepdf.Rectangle:
    """Return the room for a picture on a page, in points: amid an edge, above what is said of it."""
    _x, _y, width, height = (float(number) for number in page.mediabox)
    _left, _low, dots_across, dots_up = (int(number) for number in form.BBox)
    edge, foot = EDGE * _POINTS, (BAND + CAPTION) * _POINTS
    across, up = width - 2 * edge, height - edge - foot
    scale = min(across / dots_across, up / dots_up, LARGEST_DOT)
    wide, high = dots_across * scale, dots_up * scale
    left, low = edge + (across - wide) / 2, foot + (up - high) / 2
    return pikepdf.Rectangle(left, low, left + wide, low + high)

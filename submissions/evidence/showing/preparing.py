"""A foreign file made ready for pages of ours: a PDF that holds only forms, each a page or a picture, cleaned."""

import io
from pathlib import Path

import pikepdf
from pikepdf import Array

from submissions.evidence.showing.kinds import ShownAs, shown_as
from submissions.evidence.showing.leaves import Leaf
from submissions.evidence.showing.pages import FORMS, loose_pages
from submissions.evidence.showing.pictures import Picture, picture_form, pictures

DOTS_PER_INCH = 150
_PICTURE_INCHES = 10.5  # the longer side of the room for a picture on a wide page


def judge(path: Path) -> ShownAs:
    """Return how a file is shown, once it is sure that it can be: the one judge of check, volume and kit.

    Raises:
        UnfitError: it cannot be shown.
        MemoryError: there is too little memory for it.
    """
    shown = shown_as(path)
    if shown is ShownAs.PDF:
        loose_pages(path)
    else:
        _pictures(path)
    return shown


def prepare(path: Path) -> tuple[bytes, list[Leaf]]:
    """Return the prepared file of a foreign one, and what is in it.

    Raises:
        UnfitError: it cannot be shown.
        MemoryError: there is too little memory for it.
    """
    if shown_as(path) is ShownAs.PDF:
        content, sizes = loose_pages(path)
        return content, [Leaf(width > height, is_picture=False) for width, height in sizes]
    shown = _pictures(path)
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.Root[FORMS] = Array([pdf.make_indirect(picture_form(pdf, picture)) for picture in shown])
        # Pictures are packed as they are to be; the rest is packed by whoever takes it over.
        pdf.save(buffer, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return buffer.getvalue(), [Leaf(picture.is_wide, is_picture=True) for picture in shown]


def _pictures(path: Path) -> list[Picture]:
    return pictures(path, round(_PICTURE_INCHES * DOTS_PER_INCH))

"""Make a picture smaller, or a page of it where the portal takes no pictures."""

import io
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from submissions.evidence.showing.pictures import Picture, jpeg, pictures, shrunk

# Longest side in dots (None: as it is) and JPEG quality; 1754 dots are A4 at 150 per inch.
STEPS = ((None, 85), (3508, 82), (2573, 80), (1754, 75), (1754, 60), (1754, 45))
_LONG, _SHORT, _EDGE = 841.89, 595.28, 28.35  # points: A4, and a centimetre around the picture


def smaller_picture(path: Path, target: int) -> bytes | None:
    """Return a picture as a JPEG that fits into `target` bytes, or None where it does not fit and still read.

    Raises:
        UnfitError: it cannot be opened.
    """
    [picture, *_others] = pictures(path)
    for longest, quality in STEPS:
        content = jpeg(shrunk(picture.image, longest), quality)
        if len(content) <= target:
            return content
    return None


def as_pdf(path: Path, target: int) -> bytes | None:
    """Return the picture (or all pages of a scan in TIFF) as an A4 PDF that fits into `target` bytes, or None.

    Raises:
        UnfitError: it cannot be opened.
    """
    found = pictures(path, STEPS[1][0])
    for longest, quality in STEPS[1:]:
        content = _pages(found, longest, quality)
        if len(content) <= target:
            return content
    return None


def _pages(found: list[Picture], longest: int | None, quality: int) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        for picture in found:
            width, height = (_LONG, _SHORT) if picture.is_wide else (_SHORT, _LONG)
            pdf.add_blank_page(page_size=(width, height))
            image = shrunk(picture.image, longest)
            scale = min((width - 2 * _EDGE) / image.width, (height - 2 * _EDGE) / image.height)
            wide, high = image.width * scale, image.height * scale
            place = f"{wide:.2f} 0 0 {high:.2f} {(width - wide) / 2:.2f} {(height - high) / 2:.2f} cm"
            stream = Stream(pdf, b"")
            stream.write(jpeg(image, quality), filter=Name.DCTDecode)
            stream.Type, stream.Subtype, stream.BitsPerComponent = Name.XObject, Name.Image, 8
            stream.Width, stream.Height = image.size
            stream.ColorSpace = Name.DeviceGray if image.mode == "L" else Name.DeviceRGB
            page = pdf.pages[-1].obj
            page.MediaBox = Array([0, 0, width, height])
            page.Resources = Dictionary(XObject=Dictionary(G=pdf.make_indirect(stream)))
            page.Contents = pdf.make_stream(f"q {place} /G Do Q".encode())
        pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()

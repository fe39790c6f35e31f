"""Make a PDF smaller: first without loss, then by its images, down to where they still read well."""

import io
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, PdfImage, Stream
from PIL import Image

from submissions.evidence.showing.bombs import unpacks_beyond
from submissions.evidence.showing.foreign import open_pdf
from submissions.evidence.showing.pictures import jpeg
from submissions.portal.kit.placement import Inches, images_drawn

# Dots per inch and JPEG quality, from what nobody sees to what still reads.
STEPS = ((220, 80), (150, 75), (150, 60), (150, 45))
_SMALLEST = 4096  # bytes; what is smaller is not worth the loss


class SignedError(Exception):
    """The PDF is signed electronically: any change would break the signature."""


def smaller_pdf(path: Path, target: int) -> bytes | None:
    """Return a PDF made to fit into `target` bytes, or None where it does not fit and still read.

    Raises:
        SignedError: it carries an electronic signature.
        UnfitError: it cannot be opened.
        MemoryError: there is too little memory for it.
    """
    for step in (None, *STEPS):
        # Opened anew for each step: what is made smaller is always the image as it was, and it need not be kept.
        with open_pdf(path) as pdf:
            try:
                if _is_signed(pdf):
                    raise SignedError
                if step is None and any(unpacks_beyond(thing) for thing in pdf.objects):
                    return None
                pages = len(pdf.pages)
                changed = _shrink_images(pdf, *step) if step else True
                content = _saved(pdf) if changed else b""
                if changed and len(content) <= target:
                    return content if _holds(content, pages) else None
            except (SignedError, MemoryError):
                raise
            except Exception:
                # Something in it is amiss, whatever the library makes of it: the office's own file is the safer one.
                return None
    return None


def _is_signed(pdf: pikepdf.Pdf) -> bool:
    return any(isinstance(thing, Dictionary) and "/ByteRange" in thing for thing in pdf.objects)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    buffer = io.BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(
        buffer,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        recompress_flate=True,
    )
    return buffer.getvalue()


def _holds(content: bytes, pages: int) -> bool:
    with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
        return len(pdf.pages) == pages


def _shrink_images(pdf: pikepdf.Pdf, dots: int, quality: int) -> bool:
    """Make the images of a PDF smaller and return whether any became so."""
    changed = False
    for image, inches in images_drawn(pdf).values():
        changed |= _shrink(image, inches, dots, quality)
    return changed


def _shrink(stream: Stream, inches: Inches, dots: int, quality: int) -> bool:
    """Replace an image by one of at most `dots` per inch, where that is smaller."""
    wide, high = stream.get("/Width"), stream.get("/Height")
    before = len(stream.read_raw_bytes())
    if before < _SMALLEST or not _may_change(stream) or not isinstance(wide, int) or not isinstance(high, int):
        return False
    scale = min(1.0, max(inches[0] * dots / max(wide, 1), inches[1] * dots / max(high, 1)))
    size = (max(1, round(wide * scale)), max(1, round(high * scale)))
    image = _picture(stream, size)
    if image is None:
        return False
    if image.size != size:
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    data = jpeg(image, quality)
    if len(data) >= before:
        return False
    stream.write(data, filter=Name.DCTDecode)
    stream.Width, stream.Height, stream.BitsPerComponent = *size, 8
    components = 1 if image.mode == "L" else 3
    if not _has_components(stream, components):
        stream.ColorSpace = Name.DeviceGray if components == 1 else Name.DeviceRGB
    return True


def _may_change(stream: Stream) -> bool:
    """Return whether an image may be made anew as a JPEG.

    Left alone are stencils and black-and-white scans (packed better as they are), and pictures of
    which a colour counts as transparent or whose values are turned round.
    """
    if stream.get("/ImageMask") or stream.get("/SMaskInData") or stream.get("/BitsPerComponent") == 1:
        return False
    if isinstance(stream.get("/Mask"), Array) or "/Matte" in stream.get("/SMask", Dictionary()):
        return False
    turned = [float(value) for value in stream.get("/Decode", Array())]
    return turned == [0.0, 1.0] * (len(turned) // 2)


def _picture(stream: Stream, size: tuple[int, int]) -> Image.Image | None:
    """Return an image in colour or grey, or None where it cannot be read or would change its colours."""
    try:
        if stream.get("/Filter") not in (Name.DCTDecode, Array([Name.DCTDecode])):
            image = PdfImage(stream).as_pil_image()
        else:
            file = Image.open(io.BytesIO(stream.read_raw_bytes()), formats=["JPEG"])
            # Read at a half or less where that is enough.
            file.draft(None, size)
            file.load()
            image = file
    except MemoryError:
        raise
    except Exception:
        # Filters and colours are many; an image that cannot be read stays as it is.
        return None
    if image.mode in ("LA", "RGBA"):
        # The mask stays beside the image, where it was.
        return image.convert("L" if image.mode == "LA" else "RGB")
    if image.mode == "P":
        return image.convert("RGB")
    return image if image.mode in ("L", "RGB") else None


def _has_components(stream: Stream, count: int) -> bool:
    """Return whether the image's own colours (such as those of a profile) still fit its new data."""
    space = stream.get("/ColorSpace")
    if isinstance(space, Array) and space[0] == Name.ICCBased:
        return int(space[1].get("/N", 0)) == count
    return space == (Name.DeviceGray if count == 1 else Name.DeviceRGB)

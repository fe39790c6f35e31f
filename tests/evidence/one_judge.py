"""Files on which inspection, volume and kit could disagree, and what each of them says."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from submissions.evidence.opening.looking import look
from submissions.evidence.problems import UnfitError
from submissions.evidence.showing.preparing import prepare
from submissions.portal.kit.fitting import fitted
from submissions.portal.kit.wishes import Limit, Wish
from tests.evidence.opening.files import pdf, picture, written


def said(path: Path) -> tuple[str | None, str | None, str | None]:
    """Return why a file cannot be shown, by inspection, volume and kit; None where it can."""
    try:
        prepare(path)
        volume = None
    except UnfitError as error:
        volume = error.reason.value
    problem = look(path).problem
    reason = fitted(path, Wish((), Limit(None), Limit(None))).reason
    return (problem.value if problem else None), volume, (reason.value if reason else None)


def cut(path: Path, whole: Path, lacking: int) -> None:
    path.write_bytes(whole.read_bytes()[:-lacking])


def no_pages(path: Path) -> None:
    document = pikepdf.new()
    document.save(path)


def portfolio(path: Path) -> None:
    with pikepdf.open(pdf(path, [written("Buka dengan Adobe")]), allow_overwriting_input=True) as document:
        document.Root.Collection = Dictionary(Type=Name.Collection, View=Name.D)
        document.attachments["isi.txt"] = b"isi"
        document.save(path)


def dynamic_form(path: Path) -> None:
    with pikepdf.open(pdf(path, [written("Please wait...")]), allow_overwriting_input=True) as document:
        document.Root.NeedsRendering = True
        document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Stream(document, b"<xdp/>"))
        document.save(path)


def placeholder(path: Path) -> None:
    text = b"BT /F1 9 Tf 72 700 Td (If this message is not eventually replaced by the proper contents of) Tj ET"
    pdf(path, [text])


def without_size(path: Path) -> None:
    with pikepdf.open(pdf(path, [written("Surat")]), allow_overwriting_input=True) as document:
        document.pages[0].obj.MediaBox = Array([0, 0, 0, 0])
        document.save(path)


def without_catalogue(path: Path) -> None:
    path.write_bytes(pdf(path, [written("Surat")]).read_bytes().replace(b"/Root 1 0 R", b"/Root 9999 0 R"))


def only_attachments_locked(path: Path) -> None:
    """Write a PDF of which only attachments are locked: everybody can read its pages."""
    content = pdf(path, [written("Surat")]).read_bytes()
    lock = (
        b"/Encrypt<</Filter/Standard/V 4/R 4/Length 128/P -1/CF<</StdCF<</AuthEvent/EFOpen/CFM/AESV2/Length 16>>>>"
        b"/StmF/Identity/StrF/Identity/EFF/StdCF/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>"
    )
    path.write_bytes(content.replace(b"/Root 1 0 R", b"/Root 1 0 R" + lock))


def many_tags(path: Path) -> None:
    path.write_bytes(b"II*\0\x08\0\0\0\0\0\0\0\0\0")


def half_a_picture(path: Path) -> None:
    cut(path, picture(path.with_name("utuh.jpg")), 2000)


def end_of_a_picture(path: Path) -> None:
    cut(path, picture(path.with_name("utuh.jpg")), 7)


def half_a_png(path: Path) -> None:
    cut(path, picture(path.with_name("utuh.png")), 2000)


def photo(path: Path) -> None:
    Image.effect_noise((90, 60), 50).convert("RGB").save(path)


FILES: dict[str, tuple[str, Callable[[Path], object], str | None]] = {
    "half a JPEG": ("a.jpg", half_a_picture, "broken"),
    "a JPEG without its end": ("a.jpg", end_of_a_picture, "broken"),
    "half a PNG": ("a.png", half_a_png, "broken"),
    "a TIFF without a size": ("a.tif", many_tags, "broken"),
    "a PDF without pages": ("a.pdf", no_pages, "no-pages"),
    "a portfolio": ("a.pdf", portfolio, "portfolio"),
    "a dynamic form": ("a.pdf", dynamic_form, "form"),
    "a placeholder": ("a.pdf", placeholder, "form"),
    "a page without a size": ("a.pdf", without_size, None),
    "a catalogue that is not there": ("a.pdf", without_catalogue, "broken"),
    "a PDF of which only attachments are locked": ("a.pdf", only_attachments_locked, None),
    "AVIF": ("a.avif", photo, None),
    "JPEG 2000": ("a.jp2", photo, None),
    "TIFF": ("a.tif", photo, None),
    "GIF": ("a.gif", photo, None),
    "BMP": ("a.bmp", photo, None),
    "WebP": ("a.webp", photo, None),
}

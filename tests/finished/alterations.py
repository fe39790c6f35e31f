"""What people and programs do to a finished PDF, each as a function of its bytes; and how it is to be told."""

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from submissions.documents.attaching import attach_to_pikepdf
from submissions.documents.origin import filled, first_in, unfilled
from submissions.finished.states import ChangeKind

Bytes = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Alteration:
    """An alteration; `kind` is the change that is told, None where only the bytes as a whole tell it."""

    name: str
    apply: Bytes
    kind: ChangeKind | None = None
    least_pages: int = 1
    needs_links: bool = False


def saved(change: Callable[[Pdf], object], **options: object) -> Bytes:
    def apply(content: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            change(pdf)
            into = io.BytesIO()
            pdf.save(into, **options)  # type: ignore[arg-type]
            return into.getvalue()

    return apply


def painted(operators: bytes) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        page = pdf.pages[-1]
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.add_resource(font, Name.Font, Name.Asing)
        page.contents_add(operators)

    return change


def replaced(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        page = pdf.pages[-1]
        content = page.Contents.read_bytes()
        assert old in content
        page.Contents = pdf.make_stream(content.replace(old, new, 1))

    return change


def without_content(pdf: Pdf) -> None:
    pdf.pages[-1].Contents = pdf.make_stream(b"")


def annotated(subtype: str, **more: Any) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        annot = Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=Array([50, 50, 200, 90]), **more)
        page = pdf.pages[-1].obj
        page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(annot)])

    return change


def links_of(pdf: Pdf) -> list[tuple[pikepdf.Object, int]]:
    pages = [page.obj for page in pdf.pages if "/Annots" in page.obj]
    places = [(page.Annots, at) for page in pages for at in range(len(page.Annots))]
    return [(annots, at) for annots, at in places if annots[at].Subtype == Name.Link]


def link_led_elsewhere(pdf: Pdf) -> None:
    annots, at = links_of(pdf)[0]
    link = annots[at]
    for key in ("/Dest", "/A"):
        if key in link:
            del link[key]
    link.A = Dictionary(S=Name.URI, URI=String("https://lain.example"))


def link_removed(pdf: Pdf) -> None:
    annots, at = links_of(pdf)[0]
    del annots[at]


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def script_by_name(pdf: Pdf) -> None:
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), pdf.make_indirect(script())]))


def script_at_opening(pdf: Pdf) -> None:
    pdf.Root.OpenAction = script()


def action_of_a_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.URI, URI=String("https://lain.example")))


def xfa(pdf: Pdf) -> None:
    if "/AcroForm" not in pdf.Root:
        pdf.Root.AcroForm = Dictionary(Fields=Array())
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")


def attached(name: str, content: bytes) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        if name in pdf.attachments:
            del pdf.attachments[name]
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)

    return change


def detached(name: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        del pdf.attachments[name]

    return change


def field_added(kind: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name(kind), T=String("baru"), Rect=Array([10, 10, 90, 40]), F=4
        )
        field = pdf.make_indirect(field)
        if "/AcroForm" not in pdf.Root:
            pdf.Root.AcroForm = Dictionary(Fields=Array())
        pdf.Root.AcroForm.Fields.append(field)
        page = pdf.pages[0].obj
        page.Annots = Array([*page.get("/Annots", []), field])

    return change


def info(key: str, value: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        pdf.docinfo[key] = value

    return change


def xmp_title(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = "Judul Lain"


def blank_page(pdf: Pdf) -> None:
    pdf.add_blank_page(page_size=(595, 842))


def foreign_page_in_front(pdf: Pdf) -> None:
    other = pikepdf.new()
    other.add_blank_page(page_size=(595, 842))
    other.pages[0].Contents = other.make_stream(b"0 0 50 50 re f")
    pdf.pages.insert(0, other.pages[0])


def page_twice(pdf: Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


def page_gone(number: int) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        del pdf.pages[number]

    return change


def pages_swapped(pdf: Pdf) -> None:
    page = pdf.pages[1]
    del pdf.pages[1]
    pdf.pages.insert(0, page)


def rotated(pdf: Pdf) -> None:
    pdf.pages[0].obj.Rotate = 180


def cropped(pdf: Pdf) -> None:
    pdf.pages[0].obj.CropBox = Array([0, 0, 595, 400])


def font_reads_otherwise(pdf: Pdf) -> None:
    fonts = pdf.pages[0].obj.Resources.Font
    font = fonts[next(iter(fonts.keys()))]
    font.ToUnicode = pdf.make_stream(font.ToUnicode.read_bytes().replace(b"0061", b"0062"))


def tags_gone(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def nothing(pdf: Pdf) -> None:
    pass


def page_altered_by_update(content: bytes) -> bytes:
    """Append an update in which the first page is covered: what was written stays as it is before it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    page = writer.root["/Pages"]["/Kids"][0]
    stream = writer.add_object(generic.StreamObject(stream_data=b"1 1 1 rg 0 0 600 600 re f"))
    page[generic.pdf_name("/Contents")] = generic.ArrayObject([page.raw_get("/Contents"), stream])
    writer.update_container(page)
    into = io.BytesIO()
    writer.write(into)  # type: ignore[no-untyped-call]
    return into.getvalue()


FILLED = ("format", "halaman", "sidik_halaman", "sidik_tautan", "sidik_keterangan", "ukuran", "sidik_berkas")
"""What of `asal.json` is filled in after the file was written."""
WHITE_BOX = b"q 1 1 1 rg 60 400 300 60 re f 0 g BT /Asing 12 Tf 70 420 Td (Rp9.000.000) Tj ET Q"
ADDED_TEXT = b"BT /Asing 9 Tf 60 60 Td (tambahan) Tj ET"
NOTE = String("catatan")

ALTERATIONS = [
    Alteration("first page removed", saved(page_gone(0)), ChangeKind.PAGE_GONE, least_pages=2),
    Alteration("last page removed", saved(page_gone(-1)), ChangeKind.PAGE_GONE, least_pages=2),
    Alteration("page in the middle removed", saved(page_gone(3)), ChangeKind.PAGE_GONE, least_pages=5),
    Alteration("blank page added", saved(blank_page), ChangeKind.PAGE_ADDED),
    Alteration("foreign page put in front", saved(foreign_page_in_front), ChangeKind.PAGE_ADDED),
    Alteration("page there twice", saved(page_twice), ChangeKind.PAGE_ADDED),
    Alteration("pages swapped", saved(pages_swapped), ChangeKind.PAGE_MOVED, least_pages=2),
    Alteration("page turned", saved(rotated), ChangeKind.PAGE_ALTERED),
    Alteration("page cropped", saved(cropped), ChangeKind.PAGE_ALTERED),
    Alteration("white box with new text", saved(painted(WHITE_BOX)), ChangeKind.PAGE_ALTERED),
    Alteration("text added", saved(painted(ADDED_TEXT)), ChangeKind.PAGE_ALTERED),
    Alteration("drawing added", saved(painted(b"0 0 9 9 re f")), ChangeKind.PAGE_ALTERED),
    Alteration("page emptied", saved(without_content), ChangeKind.PAGE_ALTERED),
    Alteration("letters read otherwise", saved(font_reads_otherwise), ChangeKind.PAGE_ALTERED),
    Alteration("note", saved(annotated("Text", Contents=NOTE)), ChangeKind.ANNOTATION),
    Alteration("text laid over", saved(annotated("FreeText", Contents=NOTE, DA=NOTE)), ChangeKind.ANNOTATION),
    Alteration("highlight", saved(annotated("Highlight")), ChangeKind.ANNOTATION),
    Alteration("stamp", saved(annotated("Stamp")), ChangeKind.ANNOTATION),
    Alteration("hidden square", saved(annotated("Square", IC=Array([1, 1, 1]))), ChangeKind.ANNOTATION),
    Alteration("file on a page", saved(annotated("FileAttachment")), ChangeKind.ANNOTATION),
    Alteration(
        "link added",
        saved(annotated("Link", A=Dictionary(S=Name.URI, URI=String("https://x.example")))),
        ChangeKind.LINKS,
    ),
    Alteration("link led elsewhere", saved(link_led_elsewhere), ChangeKind.LINKS, needs_links=True),
    Alteration("link removed", saved(link_removed), ChangeKind.LINKS, needs_links=True),
    Alteration("link that starts a script", saved(annotated("Link", A=script())), ChangeKind.SCRIPT),
    Alteration("script by name", saved(script_by_name), ChangeKind.SCRIPT),
    Alteration("script at opening", saved(script_at_opening), ChangeKind.SCRIPT),
    Alteration("action of a page", saved(action_of_a_page), ChangeKind.ACTION),
    Alteration("dynamic form", saved(xfa), ChangeKind.SCRIPT),
    Alteration("file attached", saved(attached("lain.txt", b"x")), ChangeKind.FILE_ADDED),
    Alteration("record replaced", saved(attached("rekaman.json", b"{}")), ChangeKind.RECORD),
    Alteration("record removed", saved(detached("rekaman.json")), ChangeKind.RECORD),
    Alteration("text field added", saved(field_added("/Tx")), ChangeKind.FIELD),
    Alteration("place to sign added", saved(field_added("/Sig")), ChangeKind.FIELD),
    Alteration("author changed", saved(info("/Author", "Orang Lain")), ChangeKind.ABOUT),
    Alteration("title changed", saved(xmp_title), ChangeKind.ABOUT),
    Alteration("producer changed", saved(info("/Producer", "Penyunting 1.0")), ChangeKind.ABOUT),
    Alteration("page altered by an update", page_altered_by_update, ChangeKind.PAGE_ALTERED),
    Alteration("tags removed", saved(tags_gone)),
    Alteration("saved anew", saved(nothing)),
    Alteration("saved anew for the web", saved(nothing, linearize=True)),
    Alteration("bytes appended", lambda content: content + b"%lain\n"),
    Alteration("empty line appended", lambda content: content + b"\n"),
    Alteration("one byte of a comment", lambda content: content.replace(b"\xf0\x9f\x96\xa4", b"\xf0\x9f\x96\xa5", 1)),
]


def forged(content: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return a PDF that carries another record, all codes and digests of which were made anew: what a forger can do."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        data = json.loads(pdf.attachments["rekaman.json"].get_file().read_bytes())
        change(data)
        return resealed(content, json.dumps(data).encode())


def resealed(content: bytes, record: bytes | None, change: Callable[[Pdf], object] = nothing) -> bytes:
    """Return a PDF after a change, with all its digests made anew."""
    text = first_in(content)
    assert text is not None
    origin = json.loads(text)
    about = {key: value for key, value in origin.items() if key not in FILLED}
    with pikepdf.open(io.BytesIO(content)) as pdf:
        old = pdf.attachments["rekaman.json"].get_file().read_bytes()
        change(pdf)
        pages = len(pdf.pages)
        del pdf.Root.Names.EmbeddedFiles, pdf.Root.AF
        about["sidik_isi"] = hashlib.sha256(record or old).hexdigest()
        attach_to_pikepdf(pdf, unfilled(about, pages))
        pdf.attachments["rekaman.json"] = pikepdf.AttachedFileSpec(pdf, record or old, filename="rekaman.json")
        into = io.BytesIO()
        pdf.save(into, compress_streams=False)
    return filled(into.getvalue(), about)

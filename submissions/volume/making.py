"""Make the evidence volume: print all its sheets with stamps and page numbers, then lay the documents under them.

The template prints every page of the volume, those of the documents empty but for their stamp. So
page numbers, references and bookmarks are the engine's own, and whatever a document contains cannot
reach its stamp.
"""

import io
from dataclasses import dataclass, replace

import pikepdf
from pikepdf import Array, Dictionary, Name

from submissions.documents.complaints import Complaint
from submissions.documents.context import Plain
from submissions.documents.making import Maker
from submissions.documents.planning import Document
from submissions.documents.sections import Exhibit, Section, sections_of
from submissions.foreign.pages import ForeignPage
from submissions.foreign.pictures import Picture, image_stream
from submissions.foreign.unfit import UnfitError
from submissions.volume.sheets import Content, Shape, Shaper

SUFFIX = "_bukti"
TEMPLATE = "iga/evidence.html.j2"
_POINTS = 72 / 25.4  # in a millimetre
BAND = 10.0  # millimetres at the foot of a page, for the stamp
CAPTION = 24.0  # millimetres above it, for what is said of a picture
EDGE = 15.0  # millimetres around a picture
_DOCUMENT = Name.SubmissionsDocument
LARGEST_DOT = 1.0  # points; a small picture is not blown up further


@dataclass(frozen=True)
class NotShown:
    """A document in whose place stands a sheet that says why it is not there."""

    number: str
    title: str
    file: str
    error: UnfitError


@dataclass(frozen=True)
class Volume:
    """A finished evidence volume.

    `places` gives for each document, by its identifier, the numbers under which it stands in the
    volume and the page where each begins.
    """

    content: bytes
    pages: int
    complaints: list[Complaint]
    places: dict[str, list[Plain]]
    not_shown: list[NotShown]

    def named_in(self, dossier: Document, file_name: str) -> Document:
        """Return the dossier with a list of where each document stands in the volume."""
        said = {"berkas": file_name, "halaman": self.pages, "letak": self.places}
        return replace(dossier, context=dossier.context | {"jilid": said})


def make_volume(dossier: Document, maker: Maker) -> Volume:
    """Make the evidence volume that belongs to a dossier."""
    shaper = Shaper(maker.workspace)
    sections = [section for section in sections_of(dossier.context) if not section.is_empty]
    shapes = [(exhibit, shaper.shape(exhibit.fields)) for section in sections for exhibit in section.exhibits]
    sheets = _Sheets()
    shown = [_section(section, {exhibit.number: shape for exhibit, shape in shapes}, sheets) for section in sections]
    paper = {"pita": BAND, "keterangan_gambar": CAPTION, "tepi": EDGE}
    context = dossier.context | {"bagian": shown, "kertas": paper}
    printed = maker.pdf(Document(dossier.stem, SUFFIX, TEMPLATE, context), archive=False)
    content = _laid_under(printed.content, {printed.places[anchor]: each for anchor, each in sheets.contents.items()})
    places: dict[str, list[Plain]] = {}
    for exhibit, _shape in shapes:
        page = printed.places[sheets.first[exhibit.number]]
        places.setdefault(exhibit.key, []).append({"nomor": exhibit.number, "halaman": page})
    not_shown = [
        NotShown(exhibit.number, exhibit.fields["judul"], exhibit.fields["berkas"], shape.unfit)
        for exhibit, shape in shapes
        if shape.unfit
    ]
    return Volume(content, printed.pages, printed.complaints, places, not_shown)


class _Sheets:
    """Names the pages of documents, and remembers what belongs onto each."""

    def __init__(self) -> None:
        self.contents: dict[str, Content] = {}
        self.first: dict[str, str] = {}
        self._count = 0

    def of(self, exhibit: Exhibit, shape: Shape) -> list[Plain]:
        sheets = []
        for number, kind in enumerate(shape.kinds(bool(exhibit.fields["tautan"]) and shape.unfit is None)):
            self._count += 1
            anchor = f"lembar-{self._count}"
            self.first.setdefault(exhibit.number, anchor)
            if shape.contents:
                self.contents[anchor] = shape.contents[number]
            sheets.append({**kind, "jangkar": anchor, "ke": number + 1})
        return sheets


def _section(section: Section, shapes: dict[str, Shape], sheets: _Sheets) -> Plain:
    documents = []
    for exhibit in section.exhibits:
        shape = shapes[exhibit.number]
        more = {
            "nomor_jilid": exhibit.number,
            "lembar": sheets.of(exhibit, shape),
            "jumlah": shape.pages,
            "sebab": shape.unfit.reason.in_documents if shape.unfit else None,
        }
        documents.append(exhibit.fields | more)
    return {
        "no": section.number,
        "nama": section.name,
        "indikator": section.indicator,
        "bukti": documents,
    }


def _laid_under(printed: bytes, contents: dict[int, Content]) -> bytes:
    """Return the printed pages with foreign pages and pictures under them, by page number."""
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        made: dict[int, pikepdf.Object] = {}
        for number, content in contents.items():
            page = pdf.pages[number - 1]
            # The engine gives all its pages one dictionary of resources; each document is to stay on its pages.
            page.obj.Resources = Dictionary(dict(page.obj.Resources.items()))
            page.obj.Resources.XObject = Dictionary()
            if id(content) not in made:
                made[id(content)] = _as_form(pdf, content)
            page.obj.Resources.XObject[_DOCUMENT] = form = made[id(content)]
            place = page.calc_form_xobject_placement(
                form, _DOCUMENT, _room(page, content), allow_expand=isinstance(content, Picture)
            )
            page.contents_add(place, prepend=True)
        buffer = io.BytesIO()
        pdf.save(
            buffer,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return buffer.getvalue()


def _room(page: pikepdf.Page, content: Content) -> pikepdf.Rectangle:
    """Return the room for a document on a page, in points: all above the band, or for a picture less."""
    _x, _y, width, height = (float(number) for number in page.mediabox)
    if isinstance(content, ForeignPage):
        return pikepdf.Rectangle(0, BAND * _POINTS, width, height)
    edge, foot = EDGE * _POINTS, (BAND + CAPTION) * _POINTS
    across, up = width - 2 * edge, height - edge - foot
    scale = min(across / content.image.width, up / content.image.height, LARGEST_DOT)
    wide, high = content.image.width * scale, content.image.height * scale
    left, low = edge + (across - wide) / 2, foot + (up - high) / 2
    return pikepdf.Rectangle(left, low, left + wide, low + high)


def _as_form(pdf: pikepdf.Pdf, content: Content) -> pikepdf.Object:
    if isinstance(content, ForeignPage):
        return pdf.copy_foreign(content.form)
    width, height = content.image.size
    form = pdf.make_stream(f"q {width} 0 0 {height} 0 0 cm /G Do Q".encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, width, height])
    form.Resources = Dictionary(XObject=Dictionary(G=pdf.make_indirect(image_stream(pdf, content))))
    return form

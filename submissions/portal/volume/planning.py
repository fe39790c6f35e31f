"""Plan the evidence volume: all its sheets with stamps and page numbers, under which the documents are laid.

The template prints every page of the volume, those of the documents empty but for their stamp. So
page numbers, references and bookmarks are the engine's own, and whatever a document contains cannot
reach its stamp.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from submissions.documents.complaints import Complaint
from submissions.documents.context import Plain
from submissions.documents.planning import Document
from submissions.documents.sections import Exhibit, Section, sections_of
from submissions.evidence.showing.unfit import UnfitError
from submissions.portal.volume.paper import BAND, CAPTION, EDGE
from submissions.portal.volume.shapes import Shape, evidence_file
from submissions.workspace import Workspace

SUFFIX = "_bukti"
TEMPLATE = "iga/evidence.html.j2"


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


@dataclass(frozen=True)
class Sheets:
    """The sheets of a volume as a document to be printed, and what lies under them.

    `under` gives for the `id` of a page the prepared file, the number of the form in it, and whether that is a picture.
    """

    document: Document
    under: dict[str, tuple[Path, int, bool]]
    shapes: list[tuple[Exhibit, Shape]]
    first: dict[str, str]

    def volume(self, content: bytes, pages: int, complaints: list[Complaint], anchors: Mapping[str, int]) -> Volume:
        """Return the finished volume; `anchors` are the numbers of its pages by their `id`."""
        places: dict[str, list[Plain]] = {}
        for exhibit, _shape in self.shapes:
            page = anchors[self.first[exhibit.number]]
            places.setdefault(exhibit.key, []).append({"nomor": exhibit.number, "halaman": page})
        not_shown = [
            NotShown(exhibit.number, exhibit.fields["judul"], exhibit.fields["berkas"], shape.unfit)
            for exhibit, shape in self.shapes
            if shape.unfit
        ]
        return Volume(content, pages, complaints, places, not_shown)


def evidence_files(dossier: Document, workspace: Workspace) -> list[Path]:
    """Return the files that the evidence volume of a dossier shows, each once."""
    found = (evidence_file(exhibit.fields, workspace) for section in _sections(dossier) for exhibit in section.exhibits)
    return list(dict.fromkeys(path for path in found if isinstance(path, Path)))


def sheets_of(dossier: Document, workspace: Workspace, shown: Mapping[Path, Shape]) -> Sheets:
    """Return the sheets of the evidence volume that belongs to a dossier.

    Args:
        dossier: whose evidence is shown.
        workspace: where it lies.
        shown: what each of its `evidence_files` becomes.
    """
    shapes = []
    for section in _sections(dossier):
        for exhibit in section.exhibits:
            file = evidence_file(exhibit.fields, workspace)
            shapes.append((exhibit, shown[file] if isinstance(file, Path) else file))
    pages = _Pages()
    by_number = {exhibit.number: shape for exhibit, shape in shapes}
    sections = [_section(section, by_number, pages) for section in _sections(dossier)]
    paper = {"pita": BAND, "keterangan_gambar": CAPTION, "tepi": EDGE}
    context = dossier.context | {"bagian": sections, "kertas": paper}
    return Sheets(Document(dossier.stem, SUFFIX, TEMPLATE, context), pages.under, shapes, pages.first)


def _sections(dossier: Document) -> list[Section]:
    return [section for section in sections_of(dossier.context) if not section.is_empty]


class _Pages:
    """Names the pages of documents, and remembers what belongs under each."""

    def __init__(self) -> None:
        self.under: dict[str, tuple[Path, int, bool]] = {}
        self.first: dict[str, str] = {}
        self._count = 0

    def of(self, exhibit: Exhibit, shape: Shape) -> list[Plain]:
        sheets = []
        for number, kind in enumerate(shape.kinds(bool(exhibit.fields["tautan"]) and shape.unfit is None)):
            self._count += 1
            anchor = f"lembar-{self._count}"
            self.first.setdefault(exhibit.number, anchor)
            if shape.file is not None:
                self.under[anchor] = (shape.file, number, shape.leaves[number].is_picture)
            sheets.append({**kind, "jangkar": anchor, "ke": number + 1})
        return sheets


def _section(section: Section, shapes: dict[str, Shape], pages: _Pages) -> Plain:
    documents = []
    for exhibit in section.exhibits:
        shape = shapes[exhibit.number]
        more = {
            "nomor_jilid": exhibit.number,
            "lembar": pages.of(exhibit, shape),
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

"""What lies in a folder of PDFs."""

from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2


@dataclass(frozen=True)
class Files:
    """What lies in a folder of PDFs: how many, pages, bytes, words, and which marks all of them carry."""

    documents: int
    pages: int
    size: int
    words: int
    marks: str


def files_in(folder: Path) -> Files:
    """Look into the PDFs of a folder."""
    pages = size = words = 0
    marks: list[set[str]] = []
    paths = sorted(folder.rglob("*.pdf"))
    for path in paths:
        with pypdfium2.PdfDocument(path) as document:
            pages += len(document)
            words += sum(len(page.get_textpage().get_text_bounded().split()) for page in document)
        size += path.stat().st_size
        marks.append(_marks(path))
    common = set.intersection(*marks) if marks else set()
    return Files(len(paths), pages, size, words, ", ".join(sorted(common)) or "none")


def _marks(path: Path) -> set[str]:
    """Return what a file says that it conforms to; whether it does, `submissions validate` tells."""
    with pikepdf.open(path) as pdf:
        about = pdf.open_metadata()
        part, level = about.get("pdfaid:part"), str(about.get("pdfaid:conformance", ""))
        marks = {f"A-{part}{level.lower()}"} if part else set()
        marks |= {f"UA-{about['pdfuaid:part']}"} if "pdfuaid:part" in about else set()
        return marks | ({"tags"} if "/StructTreeRoot" in pdf.Root else set())

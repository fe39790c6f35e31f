"""Write the pages of docs/gallery from documents of the starter's record: `python tools/make_gallery.py`.

The record, its persons and its figures are invented. The same program gives the same pages on every machine: the
documents use no fonts but those that come with it. All bear one and the same check code, for any change of an edition's
text or grade makes another code, though nobody sees another page.
"""

import datetime as dt
import io
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

import pypdfium2
from PIL import Image

from submissions.documents import making, provenance
from submissions.documents.making import Maker
from submissions.documents.planning import documents_of
from submissions.judging.judge import judge
from submissions.office.regions import region_of
from submissions.readiness.listing import readiness_of
from submissions.readiness.sheet import print_sheet
from submissions.region.report import report_context, report_document
from submissions.sample.generate import write_starter
from submissions.workspace import open_workspace

TARGET = Path(__file__).parents[1] / "docs" / "gallery"
DOTS_PER_INCH = 70
COLOURS = 48
LETTER = "_surat-inovator"
DAY = dt.date(2026, 6, 17)
CODE = "C0NT-0HC0-NT0H"
TITLES = {
    "iga": "The IGA dossier",
    "kipp": "The KIPP form",
    "surat": "A statement letter of KIPP",
    "kesiapan": "The readiness sheet, for the office itself",
    "laporan": "The report for the leadership",
}
HEAD = """# Gallery

Pages of documents as the program makes them from the invented record of `submissions init`. Made by
`python tools/make_gallery.py`; `tests/documents/test_gallery.py` looks whether they are still what the program prints.
"""


@patch.object(provenance, "check_code", lambda content: CODE)
@patch.object(making, "check_code", lambda content: CODE)
def documents(workspace_folder: Path) -> dict[str, bytes]:
    """Return the PDFs of the gallery by their short names, made in a new workspace in this folder."""
    write_starter(workspace_folder)
    workspace = open_workspace(workspace_folder)
    maker = Maker(workspace)
    [report] = judge(workspace, [workspace.edition("iga"), workspace.edition("kipp")]).reports
    found: dict[str, bytes] = {}
    for assessment in report.filled:
        for document in documents_of(assessment, workspace):
            name = {"": assessment.edition.competition, LETTER: "surat"}.get(document.suffix)
            if name:
                found[name] = maker.pdf(document).content
    readiness = readiness_of(report)
    assert readiness is not None
    found["kesiapan"] = print_sheet(readiness, maker)[1].content
    region = region_of(workspace_folder, None, None, open_evidence=True, say=lambda _text: None)
    context = report_context(region.portfolio, workspace, [region.portfolio.edition], DAY)
    found["laporan"] = maker.pdf(report_document(context)).content
    return {name: found[name] for name in TITLES}


def pictures(pdf: bytes) -> list[Image.Image]:
    """Return the pages of a PDF as pictures."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB") for page in document]


def file_name(name: str, number: int) -> str:
    """Return the name of the file that holds a page."""
    return f"{name}-{number:02}.png"


def png(picture: Image.Image) -> bytes:
    """Return a page as PNG of few colours: small, and sharp enough to be read."""
    buffer = io.BytesIO()
    few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def gallery() -> dict[str, bytes]:
    """Return the files of the gallery by their names: the pages and the list of them."""
    files, lines = {}, [HEAD]
    with tempfile.TemporaryDirectory() as folder:
        for name, pdf in documents(Path(folder) / "contoh").items():
            lines += [f"## {TITLES[name]}", ""]
            pages = pictures(pdf)
            for number, picture in enumerate(pages, 1):
                files[file_name(name, number)] = png(picture)
                lines.append(f"![{TITLES[name]}, page {number} of {len(pages)}]({file_name(name, number)})")
            lines.append("")
    files["README.md"] = ("\n".join(lines).rstrip() + "\n").encode()
    return files


def write_gallery() -> None:
    """Write the gallery anew; pages that there are no more go."""
    files = gallery()
    TARGET.mkdir(exist_ok=True)
    for old in TARGET.glob("*.png"):
        if old.name not in files:
            old.unlink()
    for name, content in files.items():
        (TARGET / name).write_bytes(content)


if __name__ == "__main__":
    write_gallery()
    sys.stdout.write(f"{TARGET}\n")

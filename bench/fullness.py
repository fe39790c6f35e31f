"""Measure how full the pages of documents are: `python bench/fullness.py [WORKSPACE] [COUNT]`.

Without a workspace the sample regency is made in a temporary folder. A page that is less than a third full stands out,
unless it is the last of a part; each one is printed, and the exit code is then 1. Of the evidence volumes, of which
every tenth record's is made, the sheets before documents are measured, not the documents: a sheet less than a quarter
full stands out.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image

from submissions.documents.composing import form_content
from submissions.documents.making import Maker
from submissions.documents.planning import documents_of
from submissions.judging.judge import judge
from submissions.making.workshop import Workshop
from submissions.sample.generate import write_sample
from submissions.workspace import Workspace, open_workspace

_POINTS = 72 / 25.4
TOP, FOOT = 24.0, 22.0  # millimetres of the margins, in which heads and feet stand
LEAST = 1 / 3
LEAST_OF_SHEET = 1 / 4
_VOLUMES = 10  # of so many records one volume is made, since its documents take time
_DOTS_PER_INCH = 36
_LIGHT = 200  # of 255: a grey rule counts as ink, the tint of a draft's mark does not
_NEAR_TOP = 20.0  # millimetres below the margin within which a part begins its page


@dataclass(frozen=True)
class Page:
    """How full one page is, as a share of its height between the margins; `ends` says that a part ends on it."""

    number: int
    full: float
    ends: bool

    @property
    def is_too_empty(self) -> bool:
        """Return whether it is less than a third full though its part goes on."""
        return self.full < LEAST and not self.ends


def pages_of(pdf: bytes) -> list[Page]:
    """Return how full each page of a PDF is, down to its lowest mark."""
    with pypdfium2.PdfDocument(pdf) as document:
        begun = {number for number, below in _bookmarks(document) if below < TOP + _NEAR_TOP}
        full = [_full(page.render(scale=_DOTS_PER_INCH / 72).to_pil()) for page in document]
    return [Page(number, share, number == len(full) or number + 1 in begun) for number, share in enumerate(full, 1)]


def _bookmarks(document: pypdfium2.PdfDocument) -> Iterator[tuple[int, float]]:
    """Yield the page of each bookmark of a part, and how far below the page's upper edge it leads, in millimetres."""
    for item in document.get_toc():
        target = item.get_dest()
        if item.level or target is None:
            continue
        index = target.get_index()
        _mode, where = target.get_view()
        height = document[index].get_height()
        yield index + 1, (height - where[1]) / _POINTS if len(where) > 1 else 0.0


def _full(picture: Image.Image) -> float:
    grey = picture.convert("L")
    dots = grey.height / 297
    body = grey.crop((0, round(TOP * dots), grey.width, round((297 - FOOT) * dots)))
    marks = body.point(lambda value: 255 if value < _LIGHT else 0).getbbox()
    return marks[3] / body.height if marks else 0.0


def measure(folder: Path, most: int) -> int:
    """Print the pages of a workspace's dossiers and forms that are too empty, and return how many there are."""
    workspace = open_workspace(folder)
    maker, empty, total = Maker(workspace), 0, 0
    paths = workspace.record_files()
    for competition in ("iga", "kipp"):
        step = max(1, len(paths) // most)
        reports = judge(workspace, [workspace.edition(competition)], paths[::step][:most], open_evidence=False).reports
        for assessment in (each for report in reports for each in report.filled):
            document = next(iter(documents_of(assessment, workspace)))
            pages = pages_of(maker.pdf(document).content)
            total += len(pages)
            for page in (page for page in pages if page.is_too_empty):
                empty += 1
                print(f"{document.name}, page {page.number} of {len(pages)}: {page.full:.0%} full")
    print(f"{empty} of {total} pages less than a third full")
    return empty + measure_volumes(workspace, paths[::step][:most][::_VOLUMES])


def measure_volumes(workspace: Workspace, paths: Sequence[Path]) -> int:
    """Print the sheets of some records' evidence volumes that are too empty, and return how many there are."""
    shares = []
    reports = judge(workspace, [workspace.edition("iga")], paths, open_evidence=False).reports
    with Workshop(workspace) as workshop:
        for report in reports:
            for assessment in report.filled:
                pdf = workshop.volume(form_content(assessment, workspace)).printed.content
                with pypdfium2.PdfDocument(pdf) as document:
                    begun = sorted({number for number, _below in _bookmarks(document)} - {1})
                    shares += [
                        _full(document[number - 1].render(scale=_DOTS_PER_INCH / 72).to_pil()) for number in begun
                    ]
    empty = sum(share < LEAST_OF_SHEET for share in shares)
    print(f"{empty} of {len(shares)} sheets of volumes less than a quarter full; the emptiest {min(shares):.0%}")
    return empty


if __name__ == "__main__":
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    if len(sys.argv) > 1:
        sys.exit(measure(Path(sys.argv[1]), count) > 0)
    with tempfile.TemporaryDirectory() as temporary:
        write_sample(Path(temporary) / "contoh")
        sys.exit(measure(Path(temporary) / "contoh", count) > 0)

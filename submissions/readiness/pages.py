"""A page for each office that goes with a letter: what the message for a chat says, with boxes to tick."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from schemas.edition import Edition
from schemas.wording import date_text
from submissions import __version__
from submissions.deadlines.listing import Deadline
from submissions.documents.composing import created, edition_content, office_content, origin_content
from submissions.documents.context import ORIGIN, Plain, edition_context, office_context
from submissions.documents.document import Document
from submissions.documents.printed import Printed, Printer
from submissions.files.names import is_device_name
from submissions.readiness.chat import MOST_INNOVATIONS, MOST_LINES, Asked, asked_of, asker_of
from submissions.readiness.listing import Office, Readiness, by_office
from submissions.workspace import Workspace

TEMPLATE = "internal/perangkat_daerah.html.j2"
_SIZES = tuple((most, lines) for most in (MOST_INNOVATIONS, 7, 5, 3, 1) for lines in (MOST_LINES, 9, 7, 5, 4))
"""How many innovations and lines of each are tried until they fit on one page."""
_ROOM, _CHARACTERS, _EDGES = 42, 112, 0.35  # lines of the page's table, characters in one, lines that edges take
_LONGEST_NAME = 80
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class OfficePage:
    """The page of one office: into which file it goes, and what it is made from."""

    file: str
    office: Office
    edition: Edition
    deadlines: tuple[Deadline, ...]

    def printed(self, printer: Printer) -> Printed:
        """Return the page, with as many innovations and lines as one page has room for."""
        told = [self._asked(printer.workspace, *size) for size in _SIZES]
        for asked in [each for each in told if _height(each) <= _ROOM] or told[-1:]:
            printed = printer.pdf(self._document(printer.workspace, asked))
            if printed.pages == 1:
                break
        return printed

    def document(self, workspace: Workspace) -> Document:
        """Return the page with all that the message for a chat has, whether or not it fits on one page."""
        return self._document(workspace, self._asked(workspace, *_SIZES[0]))

    def _document(self, workspace: Workspace, asked: Asked) -> Document:
        return Document(self.file.removesuffix(".pdf"), "", TEMPLATE, _context(asked, self, workspace))

    def _asked(self, workspace: Workspace, innovations: int, lines: int) -> Asked:
        asked = asked_of(self.office, self.edition, self.deadlines, asker_of(workspace.settings), innovations, lines)
        assert asked is not None
        return asked


def _height(asked: Asked) -> float:
    """Return how many lines of the page's table something takes, rather too few."""
    rows = [line for block in asked.blocks for _title, lines in block.sections for line in lines]
    counted = sum(bool(block.left_out) for block in asked.blocks)
    return sum(1 + _EDGES + len(row) // _CHARACTERS for row in rows) + (1 + _EDGES) * (len(asked.blocks) + counted)


def office_pages(
    found: Iterable[Readiness], edition: Edition, deadlines: Sequence[Deadline], workspace: Workspace
) -> list[OfficePage]:
    """Return the pages of the offices that have something to do, in the order of what they have to gain.

    Args:
        found: innovations entered in the edition.
        edition: that edition.
        deadlines: of the edition and the asking office.
        workspace: whose office asks.
    """
    asker, used, pages = asker_of(workspace.settings), set[str](), []
    for office in by_office(found):
        if asked_of(office, edition, deadlines, asker) is None:
            continue
        stem = _free(_safe(office.name), used)
        used.add(stem)
        pages.append(OfficePage(f"{stem}.pdf", office, edition, tuple(deadlines)))
    return pages


def _safe(name: str) -> str:
    """Return a name as that of a file: small Latin letters, digits and hyphens, whatever it was."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    safe = _NO_LETTERS.sub("-", plain).strip("-")[:_LONGEST_NAME].strip("-")
    return f"kantor-{safe}" if is_device_name(safe) or not safe else safe


def _free(stem: str, used: set[str]) -> str:
    """Return a name that no other office has."""
    number, free = 2, stem.rstrip("-")
    while free in used:
        free, number = f"{stem.rstrip('-')}-{number}", number + 1
    return free


def _context(asked: Asked, page: OfficePage, workspace: Workspace) -> Plain:
    edition, region = page.edition, workspace.settings.pemda.nama
    today = page.deadlines[0].today if page.deadlines else None
    return {
        "versi": __version__,
        "draf": False,
        "kode": None,
        "pengenal": page.file.removesuffix(".pdf"),
        "dibuat": created(),
        "edisi": edition_context(edition_content(edition)),
        **office_context(office_content(workspace)),
        ORIGIN: asdict(origin_content(edition, workspace, "perangkat-daerah", page.office.name, region)),
        "perangkat_daerah": page.office.name,
        "hari_ini": date_text(today) if today else None,
        "diminta": asked.what,
        "tenggat": list(asked.dates),
        "inovasi": [
            {
                "nama": block.heading.partition(". ")[2],
                "no": block.heading.partition(". ")[0],
                "bagian": [
                    {"judul": title.rstrip(":"), "butir": [line.removeprefix("• ") for line in lines]}
                    for title, lines in block.sections
                ],
                "lain": block.left_out,
            }
            for block in asked.blocks
        ],
        "inovasi_lain": asked.more,
        "peminta": list(asked.foot),
    }

"""What an organiser asks of the PDF, given to the template, and measured on what was printed."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from schemas.manuscript import PageLayout, filled_in
from schemas.source import Place
from schemas.wording import megabytes
from submissions.documents.content import CommonContent, ManuscriptContent
from submissions.files.names import usable
from submissions.findings import catalogue
from submissions.findings.finding import Finding, basis_of

if TYPE_CHECKING:
    from schemas.edition import Edition

WHOLE = ""
"""The key of a length that is of the whole between cover and annexes."""
START, END = "naskah-awal", "naskah-akhir"
PART, PART_END = "bagian-", "akhir-bagian-"
OWN_FONT = "Arimo"
_MEGABYTE = 1024 * 1024
_SAME_FONT = ("arial", "arimo", "liberation sans", "helvetica")
"""Fonts whose letters are as wide as those of ours, so that a text takes as many pages."""
_NATURAL = Decimal("1.149")
"""The height of a line of our font: a distance of 1.15 in a word processor is so many times that."""
_PAPERS = {"A4": "210mm 297mm", "F4": "215mm 330mm", "Letter": "216mm 279mm", "Legal": "216mm 356mm"}
_LONGEST_NAME = 120
_MOST_NAMED = 3


def manuscript_content(edition: "Edition", common: CommonContent) -> ManuscriptContent | None:
    """Return what the template needs to know of the organiser's wishes; None where there are none."""
    asked = edition.manuscript
    layout = _styles(asked.layout)
    is_counted = asked.pages.max is not None
    parts = frozenset(
        key
        for key, field in edition.fields.items()
        if (field.pages and field.pages.max) or (is_counted and field.kind.is_narrative)
    )
    if not (layout or asked.cover or is_counted or parts):
        return None
    values = _values(edition, common)
    lines = tuple(filter(None, (filled_in(line, values) for line in asked.cover.lines))) if asked.cover else ()
    return ManuscriptContent(layout, lines, is_counted, parts)


def file_name(edition: "Edition", common: CommonContent) -> str | None:
    """Return the name that the organiser wants for the file, without its ending; None where nobody says."""
    asked = edition.manuscript.file_name
    if asked is None or asked.value is None:
        return None
    name = re.sub(r"[^\w.,() +-]+", "-", filled_in(asked.value, _values(edition, common)))
    return usable(name.strip(" .-")[:_LONGEST_NAME].rstrip(" .-")) or None


def _values(edition: "Edition", common: CommonContent) -> dict[str, str]:
    return {
        "judul": common.innovation.name,
        "pengusul": common.innovation.proposer,
        "pemda": common.office.region.nama,
        "edisi": edition.name,
        "kompetisi": edition.competition_title,
        "tahun": str(edition.year),
        "kelompok": common.group or "",
        "pengenal": common.record_name,
    }


def _styles(layout: PageLayout) -> dict[str, str]:
    """Return the styles of a layout by the names that templates know; nothing for what the edition does not say."""
    found = {}
    if layout.paper and layout.paper.value:
        found["kertas"] = _PAPERS[layout.paper.value]
    if layout.size and layout.size.value:
        found["ukuran"] = f"{layout.size.value}pt"
    if layout.spacing and layout.spacing.value:
        found["baris"] = f"{(layout.spacing.value * _NATURAL).quantize(Decimal('0.001'))}"
    if layout.margins:
        sides = (layout.margins.top, layout.margins.right, layout.margins.bottom, layout.margins.left)
        found["tepi"] = " ".join(f"{side}mm" for side in sides)
    return found


def lengths_of(places: Mapping[str, int]) -> dict[str, int]:
    """Return how many pages the parts of a document take that its template marks, by field; `WHOLE` is all of it.

    Args:
        places: the number of the page of each `id` in the document.
    """
    pairs = [(WHOLE, START, END)] if START in places else []
    keys = [name.removeprefix(PART) for name in places if name.startswith(PART)]
    pairs += [(key, f"{PART}{key}", f"{PART_END}{key}") for key in keys]
    return {key: places[end] - places[start] + 1 for key, start, end in pairs if end in places}


def manuscript_findings(
    edition: "Edition", lengths: Mapping[str, int], size: int, document: str, at: Mapping[str, Place] | None = None
) -> list[Finding]:
    """Return in what a printed document is not as the organiser asks.

    Args:
        edition: whose document it is.
        lengths: of its parts; see `lengths_of`.
        size: of the file that is sent, in bytes.
        document: the name of the file.
        at: where in the record the fields stand, if known.
    """
    asked, places, found = edition.manuscript, at or {}, []
    whole, most = lengths.get(WHOLE), asked.pages.max
    if whole is not None and most is not None and whole > most:
        longest = sorted((key for key in lengths if key), key=lambda key: -lengths[key])[:_MOST_NAMED]
        named = ", ".join(f"{edition.fields[key].label} ({lengths[key]})" for key in longest) or "–"
        figures: dict[str, Any] = {"count": whole, "limit": most, "excess": whole - most, "longest": named}
        basis = basis_of(asked.pages, edition)
        found.append(Finding(catalogue.PAGES_TOO_MANY, Place(document), values=figures, basis=basis))
    for key, count in lengths.items():
        limit = edition.fields[key].pages if key in edition.fields else None
        if limit and limit.max is not None and count > limit.max:
            figures = {"count": count, "limit": limit.max, "excess": count - limit.max}
            place, label = places.get(key, Place(document)), edition.fields[key].label
            found.append(Finding(catalogue.PART_TOO_LONG, place, key, label, figures, basis_of(limit, edition)))
    largest = asked.max_mb
    if largest and largest.value is not None and size > largest.value * _MEGABYTE:
        figures = {"size": megabytes(size), "limit": largest.value}
        basis = basis_of(largest, edition)
        found.append(Finding(catalogue.DOCUMENT_TOO_BIG, Place(document), values=figures, basis=basis))
    font = asked.layout.font
    if font and font.value and font.value.casefold() not in _SAME_FONT:
        figures = {"font": font.value, "own": OWN_FONT}
        basis = basis_of(font, edition)
        found.append(Finding(catalogue.FONT_OTHER, Place(document), values=figures, basis=basis))
    return found

"""A proposal written in Word as the first draft of a record: what stands under or beside a label that is known."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from schemas.questions import plain_question
from schemas.vocabulary import loosely, vocabulary
from submissions.findings import catalogue
from submissions.findings.cells import CellPlace
from submissions.findings.finding import Finding
from submissions.workbooks.columns import BookLayout, Column
from submissions.workbooks.sheets.docx import HEADING_COLUMN
from submissions.workbooks.sheets.model import Sheet
from submissions.workbooks.tables import TextCell, TextRow, on_cell

ENDINGS = (".docx",)
_NUMBERED = re.compile(r"\s*(?:\d+(?:\.\d+)*|[A-Za-z]|[IVXivx]+)[.)]\s+|\s*\d+(?:\.\d+)+\s+|\s*•\s*")
_LONGEST_LABEL = 120
_HEADS = {"isi", "isian", "jawaban", "keterangan"}
"""What the column of the answers is called in a table's first row, where a word beside it is no label."""
_KIND, _PROPOSER = "pengusul.jenis", "pengusul.nama"


def proposal_rows(
    path: Path, sheets: Sequence[Sheet], layout: BookLayout, findings: list[Finding]
) -> Iterator[TextRow]:
    """Yield the row of an innovation that a proposal of Word describes; what was not found is said.

    Args:
        path: of the document.
        sheets: of it, as `sheets.docx` reads it.
        layout: all columns that are known.
        findings: what was found before.
    """
    labels = _labels(layout)
    found: dict[str, list[TextCell]] = {}
    for sheet in sheets:
        _gather(path, sheet, labels, found)
    cells = {name: _joined(pieces) for name, pieces in found.items()}
    start = CellPlace(path.name, sheets[0].name if sheets else "?", 1, 0)
    if not cells:
        findings.append(on_cell(catalogue.PROPOSAL_UNKNOWN, start))
        return
    if _PROPOSER in cells and _KIND not in cells:
        cells |= _kind_of(cells[_PROPOSER])
    findings.append(on_cell(catalogue.PROPOSAL_DRAFT, start, count=len(cells)))
    place = next(iter(cells.values())).place
    yield TextRow(layout.main, cells, None, None, place)


def _labels(layout: BookLayout) -> dict[str, Column]:
    """Return the columns of one innovation by what a proposal may call them."""
    known = dict(layout.main.by_heading)
    for column in layout.main.columns:
        if ask := plain_question(column.name).ask:
            known.setdefault(loosely(ask), column)
    return known


def _gather(path: Path, sheet: Sheet, labels: dict[str, Column], found: dict[str, list[TextCell]]) -> None:
    """Put the texts of a document under the columns of their labels."""
    current: Column | None = None
    for row in sorted(sheet.rows):
        cells = sheet.rows[row]
        heading = cells.get(HEADING_COLUMN)
        if heading is not None:
            current = labels.get(_key(heading))
            continue
        texts = [(at, text) for at, text in sorted(cells.items())]
        labelled = next((at for at, text in texts if _is_label(text, labels)), None)
        if len(texts) > 1 and labelled is not None:
            beside = [(at, text) for at, text in texts if at > labelled and text.strip(" :")]
            for at, text in beside[:1] if loosely(beside[0][1] if beside else "") not in _HEADS else ():
                _put(path, sheet, row, at, text.removeprefix(":").strip(), labels[_key(cells[labelled])], found)
            current = None
        elif labelled is not None:
            current = labels[_key(cells[labelled])]
        else:
            at, text = texts[0]
            label, colon, rest = text.partition(":")
            column = labels.get(_key(label)) if colon and len(label) < _LONGEST_LABEL else None
            if column is not None and rest.strip():
                _put(path, sheet, row, at, rest.strip(), column, found)
                current = column if column.kind.is_long else None
            elif current is not None:
                _put(path, sheet, row, at, "\n".join(text for _at, text in texts), current, found)


def _put(
    path: Path, sheet: Sheet, row: int, at: int, text: str, column: Column, found: dict[str, list[TextCell]]
) -> None:
    """Add a piece of text to a column; of a line only the first counts."""
    pieces = found.setdefault(column.name, [])
    if column.kind.is_long or not pieces:
        pieces.append(TextCell(text, CellPlace(path.name, sheet.name, row, at, column.heading)))


def _joined(pieces: Sequence[TextCell]) -> TextCell:
    """Return pieces of text as one: paragraphs apart, items of a list below each other."""
    text = pieces[0].text
    for before, piece in pairwise(pieces):
        both_listed = before.text.startswith("•") and piece.text.startswith("•")
        text += ("\n" if both_listed else "\n\n") + piece.text
    return pieces[0]._replace(text=text)


def _key(text: str) -> str:
    """Return the label that a text may be, spelt loosely."""
    return loosely(_bare(text))


def _bare(text: str) -> str:
    """Return a label without number, colon and what stands in brackets at its end."""
    bare = _NUMBERED.sub("", text.strip(), count=1).strip().rstrip(":").strip()
    return re.sub(r"\s*\((?:wajib|maksimal|minimal|maks|min)[^)]*\)$", "", bare, flags=re.IGNORECASE)


def _is_label(text: str, labels: dict[str, Column]) -> bool:
    return len(text) <= _LONGEST_LABEL and bool(loosely(text)) and _key(text) in labels


def _kind_of(proposer: TextCell) -> dict[str, TextCell]:
    """Return what a proposer is, by the first word of its name; nothing where that is open."""
    words = proposer.text.split()
    key = vocabulary("jenis_pengusul").key_of(words[0]) if words else None
    return {_KIND: proposer._replace(text=key)} if key else {}

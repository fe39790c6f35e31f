"""One page on an innovation as a member of the jury sees it: problem, idea, before and after, copies, who pays."""

import re

from schemas.narrative import plain_text
from submissions.assessment.assessing import FilledAssessment, RecordReport
from submissions.assessment.narratives import Narrative
from submissions.documents.composing import common_content
from submissions.documents.context import Plain, common_context
from submissions.documents.document import Document
from submissions.errors import InputError
from submissions.language import _
from submissions.readiness.interview import MONEY, PROBLEM, RESULT, Texts
from submissions.records.reading import ReadRecord
from submissions.workspace import Workspace

TEMPLATE = "internal/ringkas.html.j2"
SUFFIX = "_ringkas"
_IDEA = ("cara_kerja", "ringkasan", "tahapan_spesifikasi")
_TABLES = (*RESULT, "metode_pembaharuan")
_LONGEST, _LONGEST_CELL = 420, 60  # characters of a part and of a cell, so that all fits on one page
_MOST_ROWS, _MOST_COPIES = 6, 5
_BEFORE = re.compile(r"\bsebelum\b", re.IGNORECASE)
_MONEY = re.compile(r"Rp ?\d|\b(?:anggaran|biaya|dibiayai|dana|APB\w{1,3}|BOK|BLUD|hibah)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")
_CHANGED = re.compile(r"(?:naik|turun|meningkat|menurun|berkurang|bertambah)[ \n][^.;\n|]{0,60}\d[^.;\n|]{0,60}")


def brief_of(report: RecordReport, workspace: Workspace) -> Document:
    """Return the page on an innovation, for the first edition in which it is entered that has texts of its own.

    Raises:
        InputError: it is entered in none.
    """
    record = report.record
    entered = [each for each in report.filled if each.edition.competition in each.submission.innovation.kompetisi]
    if not isinstance(record, ReadRecord) or not entered:
        raise InputError(
            _("{file} is entered in no edition.").format(file=record.file), _("Name one under `kompetisi`.")
        )
    own = [each for each in entered if each.edition.id in record.innovation.jawaban]
    assessment = (own or entered)[0]
    name = f"{record.innovation.id}_{assessment.edition.id}"
    return Document(name, SUFFIX, TEMPLATE, _context(record, assessment, workspace))


def _context(record: ReadRecord, assessment: FilledAssessment, workspace: Workspace) -> Plain:
    innovation, texts = record.innovation, Texts(record)
    heads, rows = _before_and_after(texts)
    copies = [f"{each.instansi}, {each.daerah}" if each.daerah else each.instansi for each in innovation.replikasi.oleh]
    return common_context(common_content(assessment, workspace, innovation.id)) | {
        "draf": False,
        "masalah": _beginning(texts.find(PROBLEM)),
        "gagasan": _beginning(texts.find(_IDEA)),
        "kepala": heads,
        "baris": rows,
        "perubahan": [] if rows else _changes(texts),
        "peniru": copies[:_MOST_COPIES],
        "peniru_lain": max(len(copies) - _MOST_COPIES, 0),
        "biaya": _beginning(texts.find(MONEY), _MONEY),
    }


def _beginning(narrative: Narrative | None, about: re.Pattern[str] | None = None) -> str:
    """Return the first sentences of a text, as many as have room; empty where there is no text.

    Where a sentence is `about` something that is looked for, the first one that is begins.
    """
    if narrative is None:
        return ""
    sentences = _SENTENCE.split(" ".join(plain_text(narrative.text).split()))
    first = next((number for number, each in enumerate(sentences) if about and about.search(each)), 0)
    told = ""
    for sentence in sentences[first:]:
        if told and len(told) + len(sentence) > _LONGEST:
            break
        told = f"{told} {sentence}".strip()
    return told if len(told) <= _LONGEST else told[: _LONGEST - 1] + "…"


def _before_and_after(texts: Texts) -> tuple[list[str], list[list[str]]]:
    """Return the heads and rows of the first table that sets before beside after; nothing where there is none."""
    for name in _TABLES:
        narrative = texts.find((name,))
        lines = [line.strip() for line in narrative.text.split("\n")] if narrative else []
        table = [[_cell(cell) for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
        if len(table) > 2 and any(map(_BEFORE.search, table[0])):
            width = len(table[0])
            rows = [(row + [""] * width)[:width] for row in table[2:] if not set("".join(row)) <= set(":- ")]
            return table[0], rows[:_MOST_ROWS]
    return [], []


def _cell(text: str) -> str:
    plain = plain_text(text.strip())
    return plain if len(plain) <= _LONGEST_CELL else plain[: _LONGEST_CELL - 1] + "…"


def _changes(texts: Texts) -> list[str]:
    narrative = texts.find(RESULT)
    found = _CHANGED.finditer(narrative.text) if narrative else ()
    return [" ".join(each[0].split()) for each in found][:_MOST_ROWS]

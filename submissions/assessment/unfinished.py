"""What is not finished: blanks in texts, the form's question left in an answer, drafts among the evidence."""

import re
from collections.abc import Iterable, Iterator

from schemas.remarks import remarks
from schemas.source import Location
from schemas.submission import Submission
from submissions.assessment.cited import CitedDocument
from submissions.assessment.narratives import Narrative, own
from submissions.findings import catalogue
from submissions.findings.finding import OWN_CONCLUSION, Finding
from submissions.records.reading import ReadRecord

_SHORTEST_PROMPT = 30  # characters; a shorter one may stand in an answer on purpose
_BEGINNING = 12  # characters of a prompt; without them it is not there
_PAGES = 3  # of a document, on which it says what it is
_MARKS = ("…", "...", "__", "[", "xx", "XX")  # without one of them no blank can stand in a text
_OF_DRAFTS = ("draf", "konsep", "rancangan", "....", "……", "___")  # the same for the line of a draft
ACTS = frozenset(
    {
        *("perda", "perkada", "sk_kepala_daerah", "sk_kepala_pd", "surat_tugas", "surat_pernyataan", "surat"),
        *("perjanjian", "sop", "anggaran", "perencanaan", "dokumen_haki", "piagam", "sertifikat"),
    }
)
"""The kinds of documents that somebody signs and numbers, so that a draft of them is none."""


def check_texts_finished(narratives: Iterable[Narrative]) -> Iterator[Finding]:
    """Yield a warning for each text in which places were left to be filled in."""
    lists = remarks("unfinished")
    blanks, in_words = lists.any_of("blanks"), lists.any_of("blanks_as_written")
    for narrative in narratives:
        found = list(in_words.finditer(narrative.text))
        if _holds_any(narrative.text, _MARKS):
            found = sorted([*found, *blanks.finditer(narrative.text)], key=lambda each: each.start())
        if not found:
            continue
        shown = [narrative.around(*each.span()) for each in found[:2]]
        kind = catalogue.TEXT_UNFINISHED if len(found) == 1 else catalogue.TEXT_UNFINISHED_OFTEN
        values = {"count": len(found), "text": shown[0], "other": shown[-1]}
        yield narrative.finding(kind, found[0].start(), values)


def _holds_any(text: str, parts: Iterable[str]) -> bool:
    return any(part in text for part in parts)


def is_nothing(text: str) -> bool:
    """Return whether an answer holds nothing but a place to be filled in."""
    return bool(remarks("unfinished").any_of("nothing").fullmatch(text.strip()))


def check_prompts(record: ReadRecord, submission: Submission) -> Iterator[Finding]:
    """Yield a warning for each answer in which the question of the form still stands."""
    for answer in submission.narratives():
        prompt = answer.field.prompt
        if not prompt or len(prompt) < _SHORTEST_PROMPT or not isinstance(answer.value, str):
            continue
        begins = prompt[:_BEGINNING].casefold()
        if begins in " ".join(answer.value.casefold().split()) and _plain(prompt) in _plain(answer.value):
            place, at = record.source.place(answer.location), answer.location.dotted
            values = {"text": prompt}
            yield Finding(catalogue.PROMPT_LEFT, place, at, answer.field.label, values, OWN_CONCLUSION)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def check_numbers(record: ReadRecord) -> Iterator[Finding]:
    """Yield a warning for each document whose number is a blank."""
    blank = remarks("unfinished").any_of("number")
    for key, evidence in record.innovation.bukti.items():
        if evidence.nomor and blank.search(evidence.nomor):
            values = {"document": evidence.title, "number": evidence.nomor}
            yield own(catalogue.NUMBER_LEFT_OPEN, record, Location("bukti", key, "nomor"), values)


def draft_words(document: CitedDocument) -> str | None:
    """Return the words by which a document says that it is a draft: in its register, or in its text; else None."""
    lists, evidence = remarks("unfinished"), document.evidence
    named = [text for text in (evidence.judul, evidence.tentang, evidence.nomor) if text]
    if any(lists.any_of("draft").search(text) for text in named):
        return next(text for text in named if lists.any_of("draft").search(text))
    if evidence.jenis not in ACTS:
        return None
    for text in named:
        if lists.any_of("draft_of_act").search(text):
            return text
    return _draft_line(document)


def _draft_line(document: CitedDocument) -> str | None:
    """Return the line of a PDF's first pages that says that it is a draft, or that it has no number yet."""
    if document.facts is None or not document.facts.has_text:
        return None
    text = "\n".join(document.facts.page_texts[:_PAGES])
    if not _holds_any(text.casefold(), _OF_DRAFTS):
        return None
    found = remarks("unfinished").any_of("draft_line").search(text)
    return " ".join(found[0].split()) if found else None

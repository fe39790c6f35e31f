"""Credit that a document cannot carry by its own words: its kind against its title, and against its text.

What is doubted proves nothing until a person has confirmed it with name, date and reason under `pemeriksaan`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from schemas.innovation import Innovation
from schemas.remarks import remarks
from schemas.settings import Region
from schemas.source import Location
from schemas.stating import inspected
from schemas.vocabulary import vocabulary
from submissions.assessment.cited import CitedDocument
from submissions.assessment.narratives import own
from submissions.assessment.saying import PROVINCE, is_elsewhere, level_of
from submissions.assessment.unfinished import draft_words
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind
from submissions.records.reading import ReadRecord

POINT = "BUKTI-"
"""What the name of a point begins with by which a person confirms a document; its key in the record follows."""
_ACTS = ("perda", "perkada", "sk_kepala_daerah")
_PAGES = 2  # of a decree, on which its head stands


def with_doubts(
    record: ReadRecord, documents: Mapping[str, CitedDocument], region: Region, left_out: Collection[str]
) -> tuple[dict[str, CitedDocument], list[Finding]]:
    """Return the evidence of a record with what is doubted marked so, and a warning on each doubt.

    Args:
        record: whose evidence it is.
        documents: the evidence by its key.
        region: whose acts count as its own.
        left_out: the codes of checks that the office leaves out.
    """
    confirmed = _confirmed(record.innovation)
    findings: dict[str, Finding] = {}
    for key, document in documents.items():
        doubt = None if key in confirmed else _doubt(document, region, left_out)
        if doubt is not None:
            kind, words = doubt
            label = vocabulary("jenis_bukti").entries[document.evidence.jenis].label
            values = {"document": document.evidence.title, "kind": label, "text": words, "point": f"{POINT}{key}"}
            findings[key] = own(kind, record, Location("bukti", key, "jenis"), values)
    marked = {key: replace(each, doubted=True) if key in findings else each for key, each in documents.items()}
    return marked, list(findings.values())


def is_point(name: str, innovation: Innovation) -> bool:
    """Return whether a point of an inspection confirms one of the record's documents."""
    return name.startswith(POINT) and name.removeprefix(POINT) in innovation.bukti


def _confirmed(innovation: Innovation) -> set[str]:
    """Return the keys of the documents that a person has confirmed, giving a reason."""
    said = inspected(innovation.pemeriksaan)
    return {name.removeprefix(POINT) for name, (holds, who) in said.items() if holds and who.catatan}


def _doubt(document: CitedDocument, region: Region, left_out: Collection[str]) -> tuple[Kind, str] | None:
    """Return what stands against a document, and its own words that say so."""
    doubts = (
        (catalogue.DOCUMENT_DRAFT, draft_words),
        (catalogue.KIND_UNLIKE_TITLE, _unlike_title),
        (catalogue.ACT_OF_OTHER_GOVERNMENT, lambda each: _of_other_government(each, region)),
    )
    for kind, words_of in doubts:
        if kind.code not in left_out and (words := words_of(document)):
            return kind, words
    return None


def _unlike_title(document: CitedDocument) -> str | None:
    """Return the title or the heading that does not fit the kind of a document."""
    lists, evidence = remarks("claims"), document.evidence
    if evidence.jenis not in lists.patterns:
        return None
    named = [text for text in (evidence.judul, evidence.tentang) if text]
    excused = f"{evidence.jenis}_unless"
    if excused in lists.patterns and any(lists.any_of(excused).search(text) for text in named):
        return None
    unlike = lists.any_of(evidence.jenis)
    return next((text for text in named if unlike.search(text)), None) or _heading(document)


def _heading(document: CitedDocument) -> str | None:
    """Return the heading of a decree's text that names another than the head of the region."""
    found, evidence = document.facts, document.evidence
    if found is None or not found.has_text or evidence.jenis != "sk_kepala_daerah" or evidence.memuat:
        return None
    heading, of_head = remarks("claims").any_of("heading"), remarks("claims").any_of("heading_of_head")
    pages = found.page_texts
    if not any(heading.search(line) for line in _lines(pages[:_PAGES])) or any(map(of_head.search, _lines(pages))):
        return None
    return next(" ".join(line.split()) for line in _lines(pages[:_PAGES]) if heading.search(line))


def _lines(pages: Iterable[str]) -> Iterator[str]:
    return (line for page in pages for line in page.splitlines())


def _of_other_government(document: CitedDocument, region: Region) -> str | None:
    """Return the words by which an act is a province's where the region is none, or a regency's where it is one."""
    kind = level_of(region)
    evidence = document.evidence
    if kind is None or evidence.jenis not in _ACTS:
        return None
    foreign = remarks("claims").any_of("of_regency" if kind == PROVINCE else "of_province")
    found = foreign.match(evidence.judul or "")
    return found[0] if found else None


def check_replicated(record: ReadRecord, region: Region) -> Iterator[Finding]:
    """Yield a warning for each who is said to have copied the innovation and is no other region."""
    for number, copy in enumerate(record.innovation.replikasi.oleh):
        named = f"{copy.instansi} {copy.daerah or ''}".strip()
        if not is_elsewhere(named, region) or (copy.daerah and not is_elsewhere(copy.daerah, region)):
            at = Location("replikasi", "oleh", number)
            yield own(
                catalogue.REPLICATED_AT_HOME,
                record,
                at,
                {"text": named},
                Innovation.model_fields["replikasi"].title or "",
            )

"""What opening the evidence showed: files that cannot serve, and what their text does not say.

The files were looked at before (`submissions.evidence.opening`); judging what was found stays pure.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from pathlib import Path

from schemas.evidence import Evidence
from schemas.innovation import Innovation
from schemas.wording import date_text
from submissions.assessment.cited import CitedDocument, evidence_documents, is_misnamed
from submissions.evidence.opening.facts import FileFacts, FileKind
from submissions.evidence.problems import FileProblem
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind
from submissions.records.reading import StatingFile
from submissions.workspace import Workspace

_PROBLEMS: dict[FileProblem, Kind] = {
    FileProblem.MISSING: catalogue.EVIDENCE_UNREADABLE,  # taken away while it was looked at
    FileProblem.EMPTY: catalogue.EVIDENCE_EMPTY,
    FileProblem.ENCRYPTED: catalogue.EVIDENCE_ENCRYPTED,
    FileProblem.BROKEN: catalogue.EVIDENCE_BROKEN,
    FileProblem.UNREADABLE: catalogue.EVIDENCE_UNREADABLE,
    FileProblem.NO_PAGES: catalogue.EVIDENCE_NO_PAGES,
    FileProblem.PORTFOLIO: catalogue.EVIDENCE_PORTFOLIO,
    FileProblem.FORM: catalogue.EVIDENCE_FORM,
    FileProblem.PHONE_PICTURE: catalogue.EVIDENCE_PHONE_PICTURE,
    FileProblem.TOO_LONG: catalogue.EVIDENCE_TOO_MUCH,
    FileProblem.TOO_LARGE: catalogue.EVIDENCE_TOO_MUCH,
    FileProblem.TOO_SLOW: catalogue.EVIDENCE_NOT_LOOKED_AT,
    FileProblem.TOO_MUCH_MEMORY: catalogue.EVIDENCE_TAKES_MEMORY,
    FileProblem.CRASHED: catalogue.EVIDENCE_KILLS_READER,
}
_CONVERTED = (FileKind.HEIC, FileKind.AVIF, FileKind.JP2, FileKind.TIFF, FileKind.GIF, FileKind.BMP)
_NAMES = {FileKind.JP2: "JPEG 2000"}


def evidence_files(record: StatingFile, workspace: Workspace) -> list[Path]:
    """Return the files that a record names as evidence or photographs and that are there."""
    cited = [each.path for each in evidence_documents(record, workspace, {}).values() if each.path]
    photos = record.stating.foto if isinstance(record.stating, Innovation) else ()
    shown = [workspace.file(photo.berkas) for photo in photos]
    return list(dict.fromkeys([*cited, *(path for path in shown if path)]))


def check_opened(record: StatingFile, documents: Mapping[str, CitedDocument]) -> Iterator[Finding]:
    """Yield findings on the record's evidence as it was found when opened."""
    first: dict[str, CitedDocument] = {}
    for key, document in documents.items():
        if document.path is None or document.facts is None:
            continue
        evidence, found = document.evidence, document.facts
        place = record.source.place(("bukti", key, "berkas"))
        for kind, figures in _judged(evidence, document.path, found):
            values = {"file": evidence.berkas, **figures}
            yield Finding(kind, place, f"bukti.{key}.berkas", evidence.title, values)
        other = first.setdefault(found.sha256, document) if found.sha256 else document
        if other.name != document.name:
            values = {"file": evidence.berkas, "other": other.evidence.berkas}
            yield Finding(catalogue.EVIDENCE_SAME, place, f"bukti.{key}.berkas", evidence.title, values)


def _judged(evidence: Evidence, path: Path, found: FileFacts) -> Iterator[tuple[Kind, dict[str, object]]]:
    if found.problem is not None:
        yield _PROBLEMS[found.problem], {}
    elif found.kind in _CONVERTED:
        of_phone = found.kind in (FileKind.HEIC, FileKind.AVIF)
        kind = catalogue.EVIDENCE_OTHER_PICTURE_PHONE if of_phone else catalogue.EVIDENCE_OTHER_PICTURE
        yield kind, {"type": _NAMES.get(found.kind, found.kind.upper())}
    if is_misnamed(path, found):
        yield catalogue.EVIDENCE_OTHER_CONTENT, {"ending": path.suffix.lower().lstrip("."), "type": found.kind.value}
    if found.blank_pages:
        pages = ", ".join(str(page) for page in found.blank_pages[:10])
        yield catalogue.EVIDENCE_BLANK_PAGES, {"pages": pages, "count": len(found.blank_pages)}
    if evidence.nomor and found.kind is FileKind.PDF and found.problem is None:
        yield from _read(evidence, found)


def _read(evidence: Evidence, found: FileFacts) -> Iterator[tuple[Kind, dict[str, object]]]:
    """Say what of a letter's register its text does not show; a scan may have no text at all."""
    if not found.has_text:
        yield catalogue.EVIDENCE_WITHOUT_TEXT, {}
        return
    lacking = []
    if evidence.nomor and not pages_showing(found, [evidence.nomor]):
        lacking.append(evidence.nomor)
    if evidence.tanggal and not pages_showing(found, date_spellings(evidence.tanggal)):
        lacking.append(date_text(evidence.tanggal))
    if lacking:
        yield catalogue.EVIDENCE_REGISTER_NOT_FOUND, {"what": "; ".join(lacking)}


class InText(Enum):
    """What the text of a document shows of something that was looked for."""

    FOUND = auto()
    NOT_FOUND = auto()
    NO_TEXT = auto()


def read_in(document: CitedDocument, wanted: Iterable[str]) -> tuple[InText | None, list[int]]:
    """Return whether a PDF shows a text, and on which pages; None where it was not opened or is no PDF."""
    found = document.facts
    if found is None or found.problem is not None or found.kind is not FileKind.PDF:
        return None, []
    if not found.has_text:
        return InText.NO_TEXT, []
    pages = pages_showing(found, wanted)
    return (InText.FOUND if pages else InText.NOT_FOUND), pages


def date_spellings(day: dt.date) -> list[str]:
    """Return how a letter may write a date."""
    return [date_text(day), f"{day:%d} {date_text(day).split(' ', 1)[1]}", f"{day:%d-%m-%Y}", f"{day:%d/%m/%Y}"]


def pages_showing(found: FileFacts, wanted: Iterable[str]) -> list[int]:
    """Return the pages, from 1, whose text shows one of the wanted texts, white space and case aside.

    A number must stand there whole: 7/2024 is not found in 17/2024.
    """
    looked_for = ["".join(text.casefold().split()) for text in wanted]
    pages = enumerate(_pages(found), 1)
    return [number for number, page in pages if any(_shows(page, letters) for letters in looked_for)]


@dataclass(frozen=True)
class _Page:
    """The text of a page in small letters, as it is and without white space."""

    text: str
    squeezed: str


@lru_cache(maxsize=8)  # a document is asked for its number, its date and more in a row
def _pages(found: FileFacts) -> tuple[_Page, ...]:
    small = [text.casefold() for text in found.page_texts]
    return tuple(_Page(text, "".join(text.split())) for text in small)


def _shows(page: _Page, letters: str) -> bool:
    """Return whether a page shows some letters; a pattern is made only where white space may divide two numbers."""
    at = page.squeezed.find(letters)
    if at < 0:
        return False
    while at >= 0:
        before, after = page.squeezed[at - 1 : at], page.squeezed[at + len(letters) :][:1]
        if not (letters[:1].isdigit() and before.isdecimal()) and not (letters[-1:].isdigit() and after.isdecimal()):
            return True
        at = page.squeezed.find(letters, at + 1)
    return _pattern(letters).search(page.text) is not None


def _pattern(letters: str) -> re.Pattern[str]:
    before = r"(?<!\d)" if letters[:1].isdigit() else ""
    after = r"(?!\d)" if letters[-1:].isdigit() else ""
    return re.compile(before + r"\s*".join(map(re.escape, letters)) + after)

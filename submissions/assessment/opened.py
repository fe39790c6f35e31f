"""What opening the evidence showed: files that cannot serve, and what their text does not say.

The files were looked at before (`submissions.inspection`); judging what was found stays pure.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from schemas.evidence import Evidence
from submissions import catalogue
from submissions.findings import Finding, Kind
from submissions.inspection.facts import FileFacts, FileKind, Problem
from submissions.records.reading import Record
from submissions.workspace import Workspace

Facts = Mapping[Path, FileFacts]

_PROBLEMS: dict[Problem, Kind] = {
    Problem.EMPTY: catalogue.EVIDENCE_EMPTY,
    Problem.ENCRYPTED: catalogue.EVIDENCE_ENCRYPTED,
    Problem.BROKEN: catalogue.EVIDENCE_BROKEN,
    Problem.UNREADABLE: catalogue.EVIDENCE_BROKEN,
}
_ENDINGS: dict[str, FileKind] = {
    "pdf": FileKind.PDF,
    "jpg": FileKind.JPG,
    "jpeg": FileKind.JPG,
    "png": FileKind.PNG,
    "webp": FileKind.WEBP,
    "mp4": FileKind.MP4,
    "docx": FileKind.DOCX,
    "xlsx": FileKind.XLSX,
}


def evidence_files(record: Record, workspace: Workspace) -> list[Path]:
    """Return the files that a record names as evidence and that are there."""
    evidence = record.innovation.bukti.values() if record.innovation else ()
    found = (workspace.file(each.berkas) for each in evidence if each.berkas)
    return [path for path in found if path is not None]


def check_opened(record: Record, workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """Yield findings on the record's evidence as it was found when opened."""
    assert record.innovation is not None
    first: dict[str, str] = {}
    for key, evidence in record.innovation.bukti.items():
        path = workspace.file(evidence.berkas) if evidence.berkas else None
        found = facts.get(path) if path else None
        if path is None or found is None:
            continue
        for kind, figures in _judged(evidence, path, found):
            place = record.source.place(("bukti", key, "berkas"))
            values = {"file": evidence.berkas, **figures}
            yield Finding(kind, place, f"bukti.{key}.berkas", evidence.title, values)
        other = first.setdefault(found.sha256, key) if found.sha256 else key
        if other != key and record.innovation.bukti[other].berkas != evidence.berkas:
            place = record.source.place(("bukti", key, "berkas"))
            values = {"file": evidence.berkas, "other": record.innovation.bukti[other].berkas}
            yield Finding(catalogue.EVIDENCE_SAME, place, f"bukti.{key}.berkas", evidence.title, values)


def _judged(evidence: Evidence, path: Path, found: FileFacts) -> Iterator[tuple[Kind, dict[str, object]]]:
    if found.problem in _PROBLEMS:
        yield _PROBLEMS[found.problem], {"reason": found.detail or found.problem.value}
    elif found.problem is not None:
        yield catalogue.EVIDENCE_NOT_LOOKED_AT, {"reason": found.problem.value}
    ending = path.suffix.lower().lstrip(".")
    expected = _ENDINGS.get(ending)
    if expected and found.kind not in (expected, FileKind.UNKNOWN, FileKind.EMPTY):
        yield catalogue.EVIDENCE_OTHER_CONTENT, {"ending": ending, "type": found.kind.value}
    if found.blank_pages:
        pages = ", ".join(str(page) for page in found.blank_pages[:10])
        yield catalogue.EVIDENCE_BLANK_PAGES, {"pages": pages, "count": len(found.blank_pages)}
    if evidence.nomor and found.has_text and not _says(found.text, evidence.nomor):
        yield catalogue.EVIDENCE_NUMBER_NOT_FOUND, {"number": evidence.nomor}


def _says(text: str, wanted: str) -> bool:
    """Return whether a text says something, white space and case aside."""

    def reduced(words: str) -> str:
        return re.sub(r"\s+", "", words).casefold()

    return reduced(wanted) in reduced(text)

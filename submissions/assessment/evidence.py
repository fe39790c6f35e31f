"""What is cited and where it lies: every citation has its document, every document its file."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal
from pathlib import Path

from schemas.edition import Files
from schemas.source import Location
from schemas.submission import Answer, Submission
from submissions import catalogue
from submissions.findings import Finding, basis_of
from submissions.records.reading import Record
from submissions.records.translation import nearest
from submissions.workspace import Workspace

_SAME_TYPE = {"jpeg": "jpg", "tif": "tiff"}
MEGABYTE = 1024 * 1024
LINK = "link"


def check_evidence(record: Record, workspace: Workspace) -> list[Finding]:
    """Return findings on the record's evidence that hold for every competition."""
    return [*_citations(record), *_files(record, workspace)]


def _citations(record: Record) -> Iterator[Finding]:
    innovation = record.innovation
    assert innovation is not None
    cited = innovation.cited()
    refused = {finding.field.split(".")[1] for finding in record.findings if finding.field.startswith("bukti.")}
    for location, key in cited.items():
        if key in innovation.bukti or key in refused:
            continue
        near = nearest(key, innovation.bukti)
        kind = catalogue.EVIDENCE_UNKNOWN_NEAR if near else catalogue.EVIDENCE_UNKNOWN
        path = ".".join(str(part) for part in location[:-1])
        yield Finding(kind, record.source.place(location), path, "Bukti", {"id": key, "nearest": near})
    for key in innovation.bukti.keys() - set(cited.values()):
        place = record.source.place(("bukti", key), key=True)
        yield Finding(catalogue.EVIDENCE_UNUSED, place, f"bukti.{key}", "Bukti", {"id": key})


def _files(record: Record, workspace: Workspace) -> Iterator[Finding]:
    assert record.innovation is not None
    for key, evidence in record.innovation.bukti.items():
        if evidence.berkas is None:
            continue
        if workspace.file(evidence.berkas):
            continue
        inside = workspace.inside(evidence.berkas) is not None
        kind = catalogue.EVIDENCE_MISSING if inside else catalogue.EVIDENCE_OUTSIDE
        place = record.source.place(("bukti", key, "berkas"))
        yield Finding(kind, place, f"bukti.{key}.berkas", evidence.title, {"file": evidence.berkas})


def check_attachments(record: Record, submission: Submission, workspace: Workspace) -> Iterator[Finding]:
    """Yield findings on files that the form takes: their type and size against the edition's limits."""
    for answer in submission.answers.values():
        if answer.field.type == "files" and isinstance(answer.value, list) and answer.field.files:
            yield from _accepted(record, submission, workspace, answer, answer.field.files, answer.value)
        elif answer.evidence and answer.field.evidence:
            yield from _accepted(record, submission, workspace, answer, answer.field.evidence, list(answer.evidence))


def _accepted(
    record: Record, submission: Submission, workspace: Workspace, answer: Answer, files: Files, cited: list[str]
) -> Iterator[Finding]:
    innovation = submission.innovation
    edition = submission.edition
    for key in cited:
        evidence = innovation.bukti.get(key)
        if evidence is None:
            continue
        path = workspace.file(evidence.berkas) if evidence.berkas else None
        location: Location = ("bukti", key, "berkas" if evidence.berkas else "tautan")
        place, field = record.source.place(location), ".".join(map(str, location))
        ending = Path(evidence.berkas).suffix.lower().lstrip(".") if evidence.berkas else LINK
        if not {ending, _SAME_TYPE.get(ending, ending)} & set(files.types):
            named = evidence.berkas or evidence.tautan
            values = {"file": named, "type": ending or "?", "accepted": ", ".join(files.types)}
            rule = basis_of(files, edition.id)
            yield Finding(catalogue.FILE_TYPE_WRONG, place, field, answer.field.label, values, rule)
        if path is None:
            continue
        limit, size = files.max_mb.value, path.stat().st_size
        if limit is not None and size > limit * MEGABYTE:
            figures = {
                "file": evidence.berkas,
                "size": (Decimal(size) / MEGABYTE).quantize(Decimal("0.1"), ROUND_CEILING),
                "limit": limit,
            }
            rule = basis_of(files.max_mb, edition.id)
            yield Finding(catalogue.FILE_TOO_BIG, place, field, answer.field.label, figures, rule)

"""What is cited and where it lies: every citation has its document, every document its file."""

import os
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from schemas.edition import Edition, Files
from schemas.rules import Graded
from schemas.source import Location
from schemas.submission import Answer, Submission
from schemas.wording import megabytes
from submissions.assessment.cited import LINK, CitedDocument, is_accepted, type_of
from submissions.evidence.opening.converting import is_word
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind, basis_of
from submissions.findings.from_errors import nearest
from submissions.records.reading import ReadRecord, StatingFile
from submissions.workspace import Workspace

MEGABYTE = 1024 * 1024  # no portal says how it counts: a file is too big only where it is so by either way

Documents = Mapping[str, CitedDocument]


def check_evidence(record: StatingFile, workspace: Workspace, documents: Documents) -> list[Finding]:
    """Return findings on the record's evidence that hold for every competition."""
    return [*_citations(record), *_files(record, workspace, documents)]


def _citations(record: StatingFile) -> Iterator[Finding]:
    stating = record.stating
    cited = stating.cited()
    refused = {finding.field.split(".")[1] for finding in record.findings if finding.field.startswith("bukti.")}
    for location, key in cited.items():
        if key in stating.bukti or key in refused:
            continue
        near = nearest(key, stating.bukti)
        kind = catalogue.EVIDENCE_UNKNOWN_NEAR if near else catalogue.EVIDENCE_UNKNOWN
        path = Location(*location[:-1]).dotted
        yield Finding(kind, record.source.place(location), path, "Bukti", {"id": key, "nearest": near})
    for key in stating.bukti.keys() - set(cited.values()):
        place = record.source.place(("bukti", key), key=True)
        yield Finding(catalogue.EVIDENCE_UNUSED, place, f"bukti.{key}", "Bukti", {"id": key})


def _files(record: StatingFile, workspace: Workspace, documents: Documents) -> Iterator[Finding]:
    cited = {document.taken for document in documents.values() if document.taken}
    for key, document in documents.items():
        evidence = document.evidence
        if evidence.berkas is None:
            continue
        place, path = record.source.place(("bukti", key, "berkas")), f"bukti.{key}.berkas"
        if document.path:
            if document.taken not in (None, evidence.berkas):
                values = {"file": evidence.berkas, "nearest": document.taken}
                yield Finding(catalogue.EVIDENCE_TAKEN, place, path, evidence.title, values)
            if is_word(document.path):
                yield Finding(catalogue.EVIDENCE_WORD, place, path, evidence.title, {"file": evidence.berkas})
            continue
        kind, near = _why_missing(evidence.berkas, workspace, cited)
        yield Finding(kind, place, path, evidence.title, {"file": evidence.berkas, "nearest": near})


def _why_missing(file: str, workspace: Workspace, cited: Collection[str]) -> tuple[Kind, str]:
    """Return why there is no file at a path of the workspace, and the name of one that may be meant."""
    path = workspace.inside(file)
    if path is None:
        other = workspace.other_workspace(file)
        return (catalogue.EVIDENCE_ELSEWHERE, other) if other else (catalogue.EVIDENCE_OUTSIDE, "")
    if os.path.lexists(workspace.root / file):
        if path.is_dir():
            return catalogue.EVIDENCE_FOLDER, ""
        return catalogue.EVIDENCE_DEVICE if os.path.exists(path) else catalogue.EVIDENCE_LINK_BROKEN, ""  # noqa: PTH110
    near = ", ".join(workspace.meant(file)) or workspace.nearest(file, cited)
    return (catalogue.EVIDENCE_MISSING_NEAR, near) if near else (catalogue.EVIDENCE_MISSING, "")


def check_attachments(record: ReadRecord, submission: Submission, documents: Documents) -> Iterator[Finding]:
    """Yield findings on files that the form takes: their type and size against the edition's limits."""
    for answer in submission.answers.values():
        files = answer.field.files if answer.field.kind.cites else answer.field.evidence
        if files:
            yield from _accepted(record, submission.edition, documents, answer, files)


def _accepted(
    record: ReadRecord, edition: Edition, documents: Documents, answer: Answer, files: Files
) -> Iterator[Finding]:
    for document in (documents[key] for key in answer.cited if key in documents):
        evidence = document.evidence
        location = Location("bukti", document.key, "berkas" if evidence.berkas else "tautan")
        place, field = record.source.place(location), location.dotted
        type_ = type_of(document.name) if evidence.berkas else LINK
        if not is_accepted({type_}, files.types):
            named = evidence.berkas or evidence.tautan
            values = {"file": named, "type": type_ or "?", "accepted": ", ".join(files.types)}
            rule = basis_of(files, edition)
            yield Finding(catalogue.FILE_TYPE_WRONG, place, field, answer.field.label, values, rule)
        yield from _too_big(record, edition, document, files.max_mb, answer.field.label)


def check_sizes(record: StatingFile, edition: Edition, documents: Documents) -> Iterator[Finding]:
    """Yield findings on documents of indicators that are larger than the portal takes, each document once."""
    limits = edition.evidence_limits
    facts = record.stating.indikator
    if limits is None:
        return
    cited = [key for name in edition.indicators if name in facts for key in facts[name].bukti]
    for document in (documents[key] for key in dict.fromkeys(cited) if key in documents):
        limit = limits.video_mb if document.is_video else limits.document_mb
        yield from _too_big(record, edition, document, limit, document.evidence.title)


def _too_big(
    record: StatingFile, edition: Edition, document: CitedDocument, limit: Graded[Decimal], label: str
) -> Iterator[Finding]:
    size = document.size
    if limit.value is None or size is None or size <= limit.value * MEGABYTE:
        return
    figures = {
        "file": document.evidence.berkas,
        "size": megabytes(size),
        "limit": limit.value,
    }
    at = Location("bukti", document.key, "berkas")
    basis = basis_of(limit, edition)
    yield Finding(catalogue.FILE_TOO_BIG, record.source.place(at), at.dotted, label, figures, basis)

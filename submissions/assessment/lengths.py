"""Lengths that a form limits and that are no words: how many entries a list has, how long a video lasts."""

from collections.abc import Iterator, Mapping
from typing import Any

from schemas.source import Location
from schemas.submission import Answer, Submission
from submissions.assessment.cited import CitedDocument
from submissions.findings import catalogue
from submissions.findings.finding import Finding, basis_of
from submissions.records.reading import ReadRecord

_SECONDS = 60


def check_lengths(
    record: ReadRecord, submission: Submission, documents: Mapping[str, CitedDocument]
) -> Iterator[Finding]:
    """Yield a finding for each list with too many or too few entries, and for each video that is too long."""
    for answer in submission.answers.values():
        yield from _entries(record, submission, answer)
        yield from _video(record, submission, answer, documents)


def _entries(record: ReadRecord, submission: Submission, answer: Answer) -> Iterator[Finding]:
    limits = answer.field.entries
    if limits is None or not isinstance(answer.value, list):
        return
    count = len(answer.value)
    at, label = answer.location, answer.field.label
    basis = basis_of(limits, submission.edition)
    if limits.max is not None and count > limits.max:
        figures = {"count": count, "limit": limits.max, "excess": count - limits.max}
        place = record.source.place(Location(*at, limits.max))
        yield Finding(catalogue.ENTRIES_TOO_MANY, place, at.dotted, label, figures, basis)
    elif limits.min is not None and count < limits.min:
        figures = {"count": count, "limit": limits.min, "missing": limits.min - count}
        yield Finding(catalogue.ENTRIES_TOO_FEW, record.source.place(at), at.dotted, label, figures, basis)


def _video(
    record: ReadRecord, submission: Submission, answer: Answer, documents: Mapping[str, CitedDocument]
) -> Iterator[Finding]:
    """Measure the videos that an answer cites, and those that lie beside the address that it names."""
    limit = answer.field.minutes
    if limit is None or limit.value is None or not answer.value:
        return
    basis, label = basis_of(limit, submission.edition), answer.field.label
    meant = [
        each for each in documents.values() if each.key in answer.cited or each.evidence.tautan == str(answer.value)
    ]
    measured = {each.key: each.facts.seconds for each in meant if each.facts and each.facts.seconds}
    if not measured:
        place = record.source.place(answer.location)
        figures: dict[str, Any] = {"limit": limit.value}
        yield Finding(catalogue.VIDEO_NOT_MEASURED, place, answer.location.dotted, label, figures, basis)
    for key, seconds in measured.items():
        if seconds > limit.value * _SECONDS:
            at = Location("bukti", key, "berkas")
            figures = {"document": documents[key].evidence.title, "seconds": round(seconds), "limit": limit.value}
            yield Finding(catalogue.VIDEO_LONG, record.source.place(at), at.dotted, label, figures, basis)

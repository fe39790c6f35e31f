"""What is said of proof: why evidence carries less than is claimed, what waits for a person, what was verified."""

from collections.abc import Iterator

from schemas.edition import Edition
from schemas.source import Location
from submissions.assessment.scores import Scores
from submissions.findings import catalogue
from submissions.findings.finding import Finding, basis_of
from submissions.records.reading import StatingFile


def check_proofs(record: StatingFile, edition: Edition, scores: Scores) -> Iterator[Finding]:
    """Yield what stands against each indicator's evidence, and one finding on all that nobody has confirmed."""
    for row in scores.rows:
        yield from row.proof.findings
    count = sum(len(row.proof.pending) for row in scores.rows)
    if count:
        values = {"count": count, "points": scores.awaiting - scores.proven}
        at = Location("pemeriksaan")
        basis = basis_of(edition, edition)
        place = record.source.place(at)
        yield Finding(catalogue.PROOF_NOT_CONFIRMED, place, at.dotted, "Pemeriksaan Bukti", values, basis)


def check_verification(record: StatingFile, edition: Edition, scores: Scores) -> Iterator[Finding]:
    """Yield findings on a ministry's result that does not fit the edition, or contradicts itself."""
    result = record.stating.verifikasi.get(edition.id)
    if result is None:
        return
    for key in result.parameter:
        if key not in edition.indicators:
            kind = catalogue.VERIFIED_UNKNOWN if edition.indicators else catalogue.VERIFIED_WITHOUT_INDICATORS
            at = Location("verifikasi", edition.id, "parameter", key)
            values = {"edition": edition.id, "key": key, "choices": ", ".join(edition.indicators)}
            place = record.source.place(at, key=True)
            yield Finding(kind, place, at.dotted, "", values)
    place = record.source.place(("verifikasi", edition.id, "skor"))
    if edition.indicators and scores.stated is not None and scores.stated > scores.maximum:
        limits = {"stated": scores.stated, "maximum": scores.maximum}
        yield Finding(catalogue.VERIFIED_TOO_HIGH, place, f"verifikasi.{edition.id}.skor", "", limits)
    elif scores.stated is not None and scores.verified_sum is not None and scores.stated != scores.verified_sum:
        figures = {"stated": scores.stated, "summed": scores.verified_sum}
        yield Finding(catalogue.VERIFIED_UNLIKE_SUM, place, f"verifikasi.{edition.id}.skor", "", figures)

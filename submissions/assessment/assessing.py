"""One innovation against one edition: the filled form, what its indicators reach, and all findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from schemas.edition import Edition
from schemas.source import Location
from schemas.submission import Submission, fill
from submissions import catalogue
from submissions.assessment.characters import check_characters
from submissions.assessment.cited import Document, Facts, evidence_documents
from submissions.assessment.completeness import check_form, check_html, check_indicators
from submissions.assessment.eligibility import Case, check_dates, check_eligibility
from submissions.assessment.evidence import check_attachments, check_evidence, check_sizes
from submissions.assessment.links import check_links
from submissions.assessment.meaning import check_meaning
from submissions.assessment.opened import check_opened
from submissions.assessment.proofs import check_proofs, check_verification
from submissions.assessment.proving import Proof, proofs_of
from submissions.assessment.scores import Scores, scores_of
from submissions.assessment.scoring import Reached, parameters_reached
from submissions.findings import Finding, has_errors, in_order
from submissions.records.reading import Record
from submissions.records.translation import nearest
from submissions.workspace import Workspace


class Verdict(StrEnum):
    """What an assessment comes to."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not-eligible"
    NOT_ENTERED = "not-entered"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Assessment:
    """One innovation judged for one edition and group.

    `findings` are those of this competition; those of the record as a whole are in `RecordReport`
    and count for every competition.
    """

    edition: Edition
    verdict: Verdict
    submission: Submission | None = None
    reached: dict[str, Reached] = field(default_factory=dict)
    proofs: dict[str, Proof] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def scores(self) -> Scores | None:
        """Return the scores claimed, proven and verified; None for a record that could not be read."""
        if self.submission is None:
            return None
        return scores_of(self.submission.innovation, self.edition, self.reached, self.proofs)


@dataclass(frozen=True)
class RecordReport:
    """One record with its findings and its assessments, one for each competition asked."""

    record: Record
    findings: list[Finding]
    assessments: list[Assessment]


def assess_record(
    record: Record,
    editions: Iterable[Edition],
    workspace: Workspace,
    group: str | None = None,
    opened: Facts | None = None,
    same_title: Sequence[Record] = (),
    noted: Sequence[Finding] = (),
) -> RecordReport:
    """Judge one record for each of the editions.

    Args:
        record: the record as read.
        editions: for which to judge it.
        workspace: where its evidence lies.
        group: the group of the entry; the one in the record if not given.
        opened: what opening the evidence showed, if it was opened.
        same_title: the other records with the same title; what that means is for an edition to say.
        noted: findings that only a look at all records gives, such as texts that stand in two of them.
    """
    if record.innovation is None:
        assessments = [Assessment(edition, Verdict.UNREADABLE) for edition in editions]
        return RecordReport(record, in_order(record.findings), assessments)
    documents = evidence_documents(record, workspace, opened or {})
    findings = in_order(
        [
            *record.findings,
            *check_evidence(record, workspace, documents),
            *check_opened(record, documents),
            *check_links(record, documents),
            *check_characters(record),
            *check_dates(record),
            *_unknown_names(record, workspace),
            *noted,
        ]
    )
    assessments = [_assess(record, edition, workspace, group, documents, same_title) for edition in editions]
    if has_errors(findings):
        assessments = [_blocked(assessment) for assessment in assessments]
    return RecordReport(record, findings, assessments)


def _blocked(assessment: Assessment) -> Assessment:
    """Return the assessment of a record that has errors of its own, which count for every competition."""
    eligible = assessment.verdict is Verdict.ELIGIBLE
    return replace(assessment, verdict=Verdict.NOT_ELIGIBLE) if eligible else assessment


def _assess(
    record: Record,
    edition: Edition,
    workspace: Workspace,
    group: str | None,
    documents: Mapping[str, Document],
    same_title: Sequence[Record],
) -> Assessment:
    innovation = record.innovation
    assert innovation is not None
    submission = fill(innovation, edition, group if group in edition.groups else None, beside(workspace))
    reached = parameters_reached(innovation, edition, submission.values)
    if edition.competition not in innovation.kompetisi:
        return Assessment(edition, Verdict.NOT_ENTERED, submission, reached)
    proofs = proofs_of(record, submission, reached, documents)
    scores = scores_of(innovation, edition, reached, proofs)
    found = [
        *check_form(record, submission),
        *check_html(record, submission),
        *check_meaning(record, submission),
        *check_attachments(record, submission, documents),
        *check_sizes(record, edition, documents),
        *check_indicators(record, edition, reached),
        *check_eligibility(Case(record, submission, reached, same_title)),
        *check_proofs(record, edition, scores),
        *check_verification(record, edition, scores),
    ]
    said = {finding.field for finding in record.findings}
    found = [finding for finding in found if not _already_said(finding, said)]
    verdict = Verdict.NOT_ELIGIBLE if has_errors(found) else Verdict.ELIGIBLE
    return Assessment(edition, verdict, submission, reached, proofs, in_order(found))


_LACKING = (
    catalogue.REQUIRED_MISSING,
    catalogue.REQUIRED_MISSING_OWN,
    catalogue.CRITERION_NOT_STATED,
    catalogue.INDICATOR_MANDATORY_EMPTY,
    catalogue.WINDOW_NO_DATE,
    catalogue.REPLICATION_NOT_NAMED,
    catalogue.FACT_LACKING,
)


def _already_said(finding: Finding, said: set[str]) -> bool:
    """Return whether a value is only missing because reading has already refused it."""
    return finding.kind in _LACKING and any(_within(path, finding.field) for path in said)


def _within(path: str, field: str) -> bool:
    return f"{path}.".startswith(f"{field}.") or f"{field}.".startswith(f"{path}.")


def beside(workspace: Workspace) -> dict[str, str]:
    """Return the answers that lie beside the record, in the settings."""
    region = workspace.settings.pemda
    kind = f"Pemerintah {region.jenis.title()}" if region.jenis else "Pemerintah Daerah"
    return {"pemda": region.nama, "tipe_instansi": kind}


def _unknown_names(record: Record, workspace: Workspace) -> list[Finding]:
    """Return findings on names that no edition knows: editions, indicators, points to look at."""
    innovation = record.innovation
    assert innovation is not None
    findings = []
    named = [("jawaban", name) for name in innovation.jawaban]
    named += [("verifikasi", name) for name in innovation.verifikasi]
    for location in named:
        if location[1] not in workspace.edition_names:
            values = {"edition": location[1], "choices": ", ".join(workspace.edition_names)}
            place = record.source.place(location, key=True)
            findings.append(Finding(catalogue.EDITION_UNKNOWN, place, ".".join(location), "", values))
    findings += _unknown_points(record, workspace)
    if not innovation.indikator:
        return findings
    known = workspace.indicator_keys
    for key in innovation.indikator.keys() - known.keys():
        near = nearest(key, known)
        kind = catalogue.INDICATOR_UNKNOWN_NEAR if near else catalogue.INDICATOR_UNKNOWN
        figures = {"key": key, "nearest": near, "choices": ", ".join(known)}
        place = record.source.place(("indikator", key), key=True)
        findings.append(Finding(kind, place, f"indikator.{key}", "", figures))
    return findings


def _unknown_points(record: Record, workspace: Workspace) -> Iterator[Finding]:
    """Yield findings on points that were looked at, but that no edition asks."""
    assert record.innovation is not None
    known = workspace.check_names if record.innovation.pemeriksaan else {}
    for number, inspection in enumerate(record.innovation.pemeriksaan):
        for field_name in ("terpenuhi", "tidak_terpenuhi"):
            for place_in_list, name in enumerate(getattr(inspection, field_name)):
                if name in known:
                    continue
                near = nearest(name, known)
                kind = catalogue.INSPECTION_UNKNOWN_NEAR if near else catalogue.INSPECTION_UNKNOWN
                at: Location = ("pemeriksaan", number, field_name, place_in_list)
                path = ".".join(str(part) for part in at)
                yield Finding(kind, record.source.place(at), path, "", {"name": name, "nearest": near})

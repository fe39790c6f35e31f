"""One innovation against one edition: the filled form, what its indicators reach, and all findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from schemas.edition import Edition
from schemas.innovation import Innovation
from schemas.source import Location
from schemas.submission import Submission, fill
from submissions.assessment import words
from submissions.assessment.authority import check_ages, check_authority, check_honours, foreign_proposer
from submissions.assessment.characters import check_characters
from submissions.assessment.citations import check_attachments, check_evidence, check_sizes
from submissions.assessment.cited import CitedDocument, Facts, evidence_documents
from submissions.assessment.claims import check_replicated, is_point, with_doubts
from submissions.assessment.completeness import check_filled, check_form, check_html, check_indicators
from submissions.assessment.contents import check_opened
from submissions.assessment.contradictions import check_contradictions
from submissions.assessment.eligibility import Case, check_dates, check_eligibility
from submissions.assessment.gaps import Gap, gaps_of
from submissions.assessment.law import check_laws
from submissions.assessment.lengths import check_lengths
from submissions.assessment.links import check_links
from submissions.assessment.meaning import check_cut_off, check_meaning
from submissions.assessment.measures import parameters_reached
from submissions.assessment.narratives import Narrative, narratives_of
from submissions.assessment.parameters import Reached
from submissions.assessment.plausibility import Figure, check_entries, check_plausibility, figures_of
from submissions.assessment.presenting import check_places, check_presenting
from submissions.assessment.proof import Proof, proofs_of
from submissions.assessment.proof_findings import check_proofs, check_verification
from submissions.assessment.scores import Scores, scores_of
from submissions.assessment.substance import check_room, check_substance
from submissions.assessment.timing import check_order, check_time
from submissions.assessment.unfinished import check_numbers, check_prompts, check_texts_finished
from submissions.findings import catalogue
from submissions.findings.finding import Finding, has_errors, in_order
from submissions.findings.from_errors import nearest
from submissions.records.glancing import Glance
from submissions.records.reading import ReadRecord, Record
from submissions.workspace import Workspace

_KIND_OF_GOVERNMENT = "tipe_instansi"


class Verdict(StrEnum):
    """What an assessment comes to."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not-eligible"
    NOT_ENTERED = "not-entered"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Assessment:
    """One innovation judged for one edition and group; `FilledAssessment` unless its record could not be read.

    `findings` are those of this competition; those of the record as a whole are in `RecordReport`
    and count for every competition. `gaps` are the open steps, most points first.
    """

    edition: Edition
    verdict: Verdict
    group: str | None = None
    proofs: dict[str, Proof] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FilledAssessment(Assessment):
    """The assessment of a record that could be read, so that its form is filled and its indicators are scored."""

    submission: Submission
    scores: Scores

    @property
    def reached(self) -> dict[str, Reached]:
        """Return the parameter that the facts of each indicator reach."""
        return {row.key: row.reached for row in self.scores.rows}


@dataclass(frozen=True)
class RecordReport:
    """One record with its findings and its assessments, one for each competition asked.

    `useful` names the pieces of evidence in which something can be read: a file that opens, or a link.
    """

    record: Record
    findings: list[Finding]
    assessments: Sequence[Assessment]
    useful: frozenset[str] = frozenset()

    @property
    def filled(self) -> list[FilledAssessment]:
        """Return the assessments if the record could be read, else none."""
        return [each for each in self.assessments if isinstance(each, FilledAssessment)]

    @property
    def is_readable(self) -> bool:
        """Return whether the record could be read, so that there is something to judge."""
        return isinstance(self.record, ReadRecord)


def assess_record(
    record: Record,
    editions: Iterable[Edition],
    workspace: Workspace,
    group: str | None = None,
    opened: Facts | None = None,
    same_id: Sequence[Glance] = (),
    same_title: Sequence[Glance] = (),
) -> RecordReport:
    """Judge one record for each of the editions.

    Args:
        record: the record as read.
        editions: for which to judge it.
        workspace: where its evidence lies.
        group: the group of the entry; the one in the record if not given.
        opened: what opening the evidence showed, if it was opened.
        same_id: the other records with the same id.
        same_title: the other records with the same title; what that means is for an edition to say.
    """
    if not isinstance(record, ReadRecord):
        assessments = [Assessment(edition, Verdict.UNREADABLE) for edition in editions]
        return RecordReport(record, in_order(record.findings), assessments)
    left_out = own_checks_left_out(workspace)
    region = workspace.settings.pemda
    documents, doubts = with_doubts(record, evidence_documents(record, workspace, opened or {}), region, left_out)
    narratives = narratives_of(record)
    own = [
        *doubts,
        *check_texts_finished(narratives),
        *check_numbers(record),
        *check_replicated(record, region),
        *check_contradictions(record, narratives, documents),
        *check_order(record, narratives),
        *check_authority(record, region),
        *check_laws(narratives),
        *check_substance(narratives),
    ]
    findings = in_order(
        [
            *record.findings,
            *(finding for finding in own if finding.code not in left_out),
            *_repeated(record, same_id),
            *check_evidence(record, workspace, documents),
            *check_opened(record, documents),
            *check_links(record, documents),
            *check_characters(record),
            *check_cut_off(record),
            *check_dates(record),
            *check_entries(record),
            *check_presenting(record, workspace, opened or {}),
            *_unplaced(record, workspace),
            *_unknown_names(record, workspace),
        ]
    )
    figures = figures_of(record)
    assessments = [
        _assess(record, edition, workspace, group, documents, narratives, figures, same_title) for edition in editions
    ]
    useful = frozenset(key for key, document in documents.items() if not document.is_useless)
    return RecordReport(record, findings, _blocked(assessments, findings), useful)


def own_checks_left_out(workspace: Workspace) -> frozenset[str]:
    """Return the codes of the program's own checks that an office leaves out; what an edition asks stays."""
    return frozenset(workspace.settings.tanpa_pemeriksaan) & catalogue.OWN.keys()


def _blocked(assessments: Iterable[Assessment], findings: Iterable[Finding]) -> list[Assessment]:
    """Return the assessments of a record with these findings: its own errors count for every competition."""
    if not has_errors(findings):
        return list(assessments)
    return [
        replace(each, verdict=Verdict.NOT_ELIGIBLE) if each.verdict is Verdict.ELIGIBLE else each
        for each in assessments
    ]


def _repeated(record: ReadRecord, same_id: Sequence[Glance]) -> Iterator[Finding]:
    if same_id:
        values = {"id": record.innovation.id, "other": ", ".join(other.file for other in same_id)}
        yield Finding(catalogue.ID_REPEATED, record.source.place(("id",)), "id", "Pengenal", values)


def _assess(
    record: ReadRecord,
    edition: Edition,
    workspace: Workspace,
    group: str | None,
    documents: Mapping[str, CitedDocument],
    narratives: Sequence[Narrative],
    figures: Sequence[Figure],
    same_title: Sequence[Glance],
) -> FilledAssessment:
    innovation = record.innovation
    submission = filled(innovation, edition, workspace, group)
    reached = parameters_reached(innovation, edition, submission.values)
    if edition.competition not in innovation.kompetisi:
        scores = scores_of(innovation, edition, reached, {})
        gaps = tuple(gaps_of(scores, submission))
        group = submission.group
        return FilledAssessment(edition, Verdict.NOT_ENTERED, group, gaps=gaps, submission=submission, scores=scores)
    left_out = own_checks_left_out(workspace)
    proofs = proofs_of(record, edition, submission.answers, reached, documents, workspace.settings.pemda, left_out)
    scores = scores_of(innovation, edition, reached, proofs)
    found = [
        *check_form(record, submission),
        *check_html(record, submission),
        *check_meaning(record, submission),
        *check_plausibility(record, edition, figures),
        *check_attachments(record, submission, documents),
        *check_sizes(record, edition, documents),
        *check_lengths(record, submission, documents),
        *check_indicators(record, edition, reached),
        *check_eligibility(Case(record, submission, reached, same_title)),
        *check_proofs(record, edition, scores),
        *check_verification(record, edition, scores),
    ]
    own = [
        *check_prompts(record, submission),
        *check_room(record, submission),
        *check_time(edition, narratives),
        *check_ages(record, edition, lambda: workspace.known_editions),
        *check_honours(record, edition, submission.group, lambda: workspace.known_editions),
    ]
    own = [finding for finding in own if finding.code not in left_out]
    if any(finding.kind is catalogue.AGE_BELOW_ALL for finding in own):
        found = [finding for finding in found if finding.kind is not catalogue.AGE_NOT_VERIFIED]
    found += own
    if _is_foreign(innovation, workspace):
        # That no kind of government is filled in for it is one thing with what is told of the proposer.
        found = [finding for finding in found if finding.field != _KIND_OF_GOVERNMENT]
    said = {finding.field for finding in record.findings}
    found = [finding for finding in found if not _already_said(finding, said)]
    verdict = Verdict.NOT_ELIGIBLE if has_errors(found) else Verdict.ELIGIBLE
    if verdict is Verdict.ELIGIBLE:
        found += check_filled(record, submission)
    gaps = tuple(gaps_of(scores, submission))
    return FilledAssessment(
        edition, verdict, submission.group, proofs, in_order(found), gaps, submission=submission, scores=scores
    )


_LACKING = (
    catalogue.REQUIRED_MISSING,
    catalogue.REQUIRED_MISSING_OWN,
    catalogue.REQUIRED_MISSING_LETTER,
    catalogue.CRITERION_NOT_STATED,
    catalogue.CRITERIA_NOT_STATED,
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


def filled(innovation: Innovation, edition: Edition, workspace: Workspace, group: str | None) -> Submission:
    """Return the form of an edition as an innovation of a workspace fills it, in a group if the edition has that."""
    return fill(innovation, edition, group if group in edition.groups else None, _beside(innovation, workspace))


def _beside(innovation: Innovation, workspace: Workspace) -> dict[str, str]:
    """Return the answers that lie beside the record, in the settings; no kind of government for who belongs to none."""
    region = workspace.settings.pemda
    if _is_foreign(innovation, workspace):
        return {"pemda": region.nama}
    kind = words.GOVERNMENT.format(kind=region.jenis.title()) if region.jenis else words.GOVERNMENT_OF_NO_KIND
    return {"pemda": region.nama, _KIND_OF_GOVERNMENT: kind}


def _is_foreign(innovation: Innovation, workspace: Workspace) -> bool:
    """Return whether the proposer is told to belong to another government."""
    foreign = foreign_proposer(innovation, workspace.settings.pemda)
    return foreign is not None and foreign[0].code not in own_checks_left_out(workspace)


def _unknown_names(record: ReadRecord, workspace: Workspace) -> list[Finding]:
    """Return findings on names that no edition knows: editions, indicators, points to look at."""
    innovation = record.innovation
    findings = []
    named = [("jawaban", name) for name in innovation.jawaban]
    named += [("verifikasi", name) for name in innovation.verifikasi]
    named += [("registrasi", name) for name in innovation.registrasi]
    for field_name, name in named:
        if name not in workspace.edition_names:
            at = Location(field_name, name)
            values = {"edition": name, "choices": ", ".join(workspace.edition_names)}
            findings.append(
                Finding(catalogue.EDITION_UNKNOWN, record.source.place(at, key=True), at.dotted, "", values)
            )
    findings += _unknown_competitions(record, workspace)
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


def _unplaced(record: ReadRecord, workspace: Workspace) -> Iterator[Finding]:
    """Yield findings on photographs at texts that no form knows; forms are read only where there are photographs."""
    if record.innovation.foto:
        yield from check_places(record, workspace.text_names)


def _unknown_competitions(record: ReadRecord, workspace: Workspace) -> Iterator[Finding]:
    """Yield findings on competitions that the record names and of which no edition is known here."""
    known = workspace.competitions
    if "kompetisi" not in record.source.data:
        return
    for number, name in enumerate(record.innovation.kompetisi):
        if name not in known:
            near = nearest(name, known)
            kind = catalogue.COMPETITION_UNKNOWN_NEAR if near else catalogue.COMPETITION_UNKNOWN
            values = {"name": name, "nearest": near, "choices": ", ".join(known)}
            at = Location("kompetisi", number)
            yield Finding(kind, record.source.place(at), at.dotted, "Diikutkan pada Kompetisi", values)


def _unknown_points(record: ReadRecord, workspace: Workspace) -> Iterator[Finding]:
    """Yield findings on points that were looked at, but that no edition asks."""
    known = workspace.check_names if record.innovation.pemeriksaan else {}
    for number, inspection in enumerate(record.innovation.pemeriksaan):
        for field_name in ("terpenuhi", "tidak_terpenuhi"):
            for place_in_list, name in enumerate(getattr(inspection, field_name)):
                if name in known or is_point(name, record.innovation):
                    continue
                near = nearest(name, known)
                kind = catalogue.INSPECTION_UNKNOWN_NEAR if near else catalogue.INSPECTION_UNKNOWN
                at = Location("pemeriksaan", number, field_name, place_in_list)
                path = at.dotted
                yield Finding(kind, record.source.place(at), path, "", {"name": name, "nearest": near})

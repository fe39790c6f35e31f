"""The government profile judged: what its facts claim, and what its evidence proves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from schemas.edition import Edition
from schemas.rules import Grade
from submissions.assessment.assessing import Assessment, Verdict
from submissions.assessment.characters import check_characters
from submissions.assessment.citations import check_evidence, check_sizes
from submissions.assessment.cited import Facts, evidence_documents
from submissions.assessment.completeness import check_indicators
from submissions.assessment.contents import check_opened
from submissions.assessment.links import check_links
from submissions.assessment.measures import parameters_reached
from submissions.assessment.parameters import Reached
from submissions.assessment.proof import proofs_of
from submissions.assessment.proof_findings import check_proofs, check_verification
from submissions.assessment.scores import Scores, scores_of
from submissions.findings import catalogue
from submissions.findings.finding import Finding, basis_of, has_errors, in_order
from submissions.findings.from_errors import nearest
from submissions.records.government import GovernmentProfile
from submissions.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class GovernmentAssessment(Assessment):
    """The government itself judged by its own indicators of an edition: no form, only facts and evidence."""

    profile: GovernmentProfile
    scores: Scores


def assess_government(
    record: GovernmentProfile, edition: Edition, workspace: Workspace, opened: Facts | None = None
) -> GovernmentAssessment:
    """Judge the government profile for an edition.

    Args:
        record: the profile, as `read_government` gives it.
        edition: whose `government_indicators` count.
        workspace: where its evidence lies.
        opened: what opening the evidence showed, if it was opened.
    """
    view = edition.for_government()
    documents = evidence_documents(record, workspace, opened or {})
    reached = parameters_reached(record.government, view)
    proofs = proofs_of(record, view, {}, reached, documents)
    scores = scores_of(record.government, view, reached, proofs)
    findings = in_order(
        [
            *check_evidence(record, workspace, documents),
            *check_opened(record, documents),
            *check_links(record, documents),
            *check_characters(record),
            *check_sizes(record, view, documents),
            *check_indicators(record, view, reached),
            *check_proofs(record, view, scores),
            *check_verification(record, view, scores),
            *_unknown(record, view),
            *_empty(record, view, reached),
        ]
    )
    verdict = Verdict.NOT_ELIGIBLE if has_errors(findings) else Verdict.ELIGIBLE
    return GovernmentAssessment(view, verdict, None, proofs, findings, profile=record, scores=scores)


def _unknown(record: GovernmentProfile, edition: Edition) -> Iterator[Finding]:
    """Yield findings on indicators that the edition does not have."""
    for key in record.government.indikator.keys() - edition.indicators.keys():
        near = nearest(key, edition.indicators)
        kind = catalogue.INDICATOR_UNKNOWN_NEAR if near else catalogue.INDICATOR_UNKNOWN
        figures = {"key": key, "nearest": near, "choices": ", ".join(edition.indicators)}
        place = record.source.place(("indikator", key), key=True)
        yield Finding(kind, place, f"indikator.{key}", "", figures)


def _empty(record: GovernmentProfile, edition: Edition, reached: Mapping[str, Reached]) -> Iterator[Finding]:
    """Yield findings on mandatory indicators that state nothing, and on parameters claimed without a document.

    No source says that a row without a document is refused; that it proves nothing is our conclusion, so it warns.
    """
    for key, indicator in edition.indicators.items():
        facts = record.government.indikator.get(key)
        path = f"indikator.{key}"
        if indicator.mandatory.value and not reached[key].stated:
            values = {"number": indicator.no, "what": " / ".join(indicator.parameters), "field": path}
            basis = basis_of(indicator.mandatory, edition)
            place = record.source.place(("indikator", key))
            yield Finding(catalogue.INDICATOR_MANDATORY_EMPTY, place, path, indicator.name, values, basis)
        elif reached[key].claimed and not (facts and facts.bukti):
            what = (indicator.evidence or "…").rstrip(".")
            values = {"number": indicator.no, "level": str(reached[key].parameter), "what": what}
            basis = replace(basis_of(indicator, edition), grade=Grade.INFERRED)
            place = record.source.place(("indikator", key))
            yield Finding(catalogue.LEVEL_WITHOUT_EVIDENCE, place, f"{path}.bukti", indicator.name, values, basis)

"""The sheet of the government profile (Satuan Pemerintah Daerah) as a document, in the manner of the dossier."""

from dataclasses import dataclass
from decimal import Decimal

from submissions.assessment.assessing import Assessment
from submissions.documents.composing import EvidenceIndex, common_content, indicator_content, submission_of
from submissions.documents.content import AnswersContent, CommonContent, IndicatorContent, ListedEvidence
from submissions.documents.context import CARRIED, Plain, common_context, indicator_context, listed_context
from submissions.documents.facts import facts_in
from submissions.documents.planning import Document
from submissions.documents.provenance import Provenance, provenance_of
from submissions.region import words
from submissions.workspace import Workspace

TEMPLATE = "iga/pemda.html.j2"


@dataclass(frozen=True)
class GovernmentContent:
    """What the sheet says: the indicators of the government itself with their weights, and what they come to."""

    common: CommonContent
    provenance: Provenance
    indicators: tuple[tuple[IndicatorContent, Decimal], ...]
    evidence: tuple[ListedEvidence, ...]
    claimed: Decimal
    maximum: Decimal


def government_sheet(assessment: Assessment, workspace: Workspace) -> Document:
    """Return the sheet of a judged government profile; a draft where the profile has errors.

    Raises:
        ValueError: the profile could not be read, so that there is nothing to show.
    """
    content = government_content(assessment, workspace)
    stem = f"{content.common.record_name}_{assessment.edition.id}"
    return Document(stem, "", TEMPLATE, government_context(content))


def government_content(assessment: Assessment, workspace: Workspace) -> GovernmentContent:
    """Return what the sheet of a judged government profile says; raises as `government_sheet` does."""
    submission, scores = submission_of(assessment), assessment.scores
    if scores is None:
        raise ValueError(f"{assessment.edition.id}: a profile that cannot be read has no scores")
    innovation, edition = submission.innovation, assessment.edition
    index = EvidenceIndex(innovation)
    title = words.GOVERNMENT_PROFILE.format(edition=edition.title)
    indicators = tuple(
        (indicator_content(row.key, row.reached, innovation, edition, index), row.weight) for row in scores.rows
    )
    evidence = index.listed()
    said = AnswersContent((), tuple(indicator for indicator, _weight in indicators), evidence)
    return GovernmentContent(
        common=common_content(assessment, workspace, innovation.id),
        provenance=provenance_of(submission, title, facts_in(said), prints_narratives=False),
        indicators=indicators,
        evidence=evidence,
        claimed=scores.claimed,
        maximum=scores.maximum,
    )


def government_context(content: GovernmentContent) -> Plain:
    """Return what the template of the sheet is filled with."""
    return common_context(content.common) | {
        CARRIED: content.provenance.record,
        "kode": content.provenance.code,
        "indikator": [indicator_context(indicator) | {"bobot": weight} for indicator, weight in content.indicators],
        "bukti": [listed_context(listed) for listed in content.evidence],
        "skor": {"dinyatakan": content.claimed, "tertinggi": content.maximum},
    }

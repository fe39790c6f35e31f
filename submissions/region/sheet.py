"""The sheet of the government profile (Satuan Pemerintah Daerah) as a document, in the manner of the dossier."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from schemas.edition import Edition
from schemas.government import Government
from schemas.settings import GOVERNMENT_SHEET
from submissions.assessment.government import GovernmentAssessment
from submissions.assessment.parameters import Reached
from submissions.documents.composing import EvidenceIndex, common_about, indicator_content
from submissions.documents.content import (
    AnswersContent,
    CommonContent,
    IndicatorContent,
    InnovationContent,
    ListedEvidence,
)
from submissions.documents.context import CARRIED, Plain, common_context, indicator_context, listed_context
from submissions.documents.document import Document
from submissions.documents.facts import facts_in
from submissions.documents.provenance import Provenance, provenance_of_government
from submissions.region import words
from submissions.workspace import Workspace

TEMPLATE = "iga/pemda.html.j2"
_RECORD_NAME = "pemda"


@dataclass(frozen=True)
class GovernmentContent:
    """What the sheet says: the indicators of the government itself with their weights, and what they come to."""

    common: CommonContent
    provenance: Provenance
    indicators: tuple[tuple[IndicatorContent, Decimal], ...]
    evidence: tuple[ListedEvidence, ...]
    claimed: Decimal
    maximum: Decimal


def government_sheet(assessment: GovernmentAssessment, workspace: Workspace) -> Document:
    """Return the sheet of a judged government profile; a draft where the profile has errors."""
    content = government_content(assessment, workspace)
    stem = f"{content.common.record_name}_{assessment.edition.id}"
    return Document(stem, "", TEMPLATE, government_context(content))


def government_content(assessment: GovernmentAssessment, workspace: Workspace) -> GovernmentContent:
    """Return what the sheet of a judged government profile says."""
    edition, scores, profile = assessment.edition, assessment.scores, assessment.profile
    title = words.GOVERNMENT_PROFILE.format(edition=edition.title)
    said = government_answers(profile.government, edition, {row.key: row.reached for row in scores.rows})
    # The contract of templates has an innovation in all documents; here it is only what the sheet is about.
    subject = InnovationContent(profile.name, profile.name, "", None, None, None, (), None)
    return GovernmentContent(
        common=common_about(subject, assessment, workspace, _RECORD_NAME, GOVERNMENT_SHEET),
        provenance=provenance_of_government(profile.government, profile.name, edition, title, facts_in(said)),
        indicators=tuple(zip(said.indicators, (row.weight for row in scores.rows), strict=True)),
        evidence=said.evidence,
        claimed=scores.claimed,
        maximum=scores.maximum,
    )


def government_answers(government: Government, edition: Edition, reached: Mapping[str, Reached]) -> AnswersContent:
    """Return what the profile itself gives the sheet to print.

    Args:
        government: as the profile states it.
        edition: its view for the government.
        reached: the parameter of each indicator.
    """
    index = EvidenceIndex(government.bukti)
    indicators = tuple(indicator_content(key, reached[key], government, edition, index) for key in edition.indicators)
    return AnswersContent((), indicators, index.listed())


def government_context(content: GovernmentContent) -> Plain:
    """Return what the template of the sheet is filled with."""
    return common_context(content.common) | {
        CARRIED: content.provenance.record,
        "kode": content.provenance.code,
        "indikator": [indicator_context(indicator) | {"bobot": weight} for indicator, weight in content.indicators],
        "bukti": [listed_context(listed) for listed in content.evidence],
        "skor": {"dinyatakan": content.claimed, "tertinggi": content.maximum},
    }

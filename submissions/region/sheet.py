"""The sheet of the government profile (Satuan Pemerintah Daerah) as a document, in the manner of the IGA dossier."""

from submissions.assessment.assessing import Assessment
from submissions.documents.context import EvidenceIndex, base_context, indicator_entry
from submissions.documents.facts import facts_in
from submissions.documents.planning import Document
from submissions.documents.provenance import carried, check_code
from submissions.workspace import Workspace

TEMPLATE = "iga/pemda.html.j2"


def government_sheet(assessment: Assessment, workspace: Workspace) -> Document:
    """Return the sheet of a judged government profile; a draft where the profile has errors."""
    submission = assessment.submission
    scores = assessment.scores
    assert submission is not None
    assert scores is not None
    innovation, edition = submission.innovation, assessment.edition
    index = EvidenceIndex(innovation)
    rows = [
        indicator_entry(row.key, row.reached, innovation, edition, index) | {"bobot": row.weight} for row in scores.rows
    ]
    content = {"indikator": rows, "bukti": index.entries()}
    title = f"Profil Pemerintah Daerah {edition.competition.upper()} {edition.year}"
    record = carried(submission, title, facts_in(content), prints_narratives=False)
    context = base_context(assessment, workspace, innovation.id) | {
        "rekaman": record,
        "kode": check_code(record),
        **content,
        "skor": {"dinyatakan": scores.claimed, "tertinggi": scores.maximum},
    }
    return Document(f"{innovation.id}_{edition.id}", "", TEMPLATE, context)

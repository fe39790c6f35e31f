"""What an innovation still lacks: step by step, what it needs and how many points it brings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from schemas.submission import Submission
from submissions.assessment.proof import Pending
from submissions.assessment.scores import Row, Scores
from submissions.assessment.targets import document_needed
from submissions.findings.finding import Finding

HIGHEST = 3


class Need(StrEnum):
    """What a step asks for, the cheapest first."""

    CONFIRMATION = "confirmation"
    DOCUMENT = "document"
    FACT = "fact"


@dataclass(frozen=True)
class Gap:
    """One step on one indicator.

    It raises the parameter from `before` to `after`. `document` is what must be there for it,
    `findings` say what is wrong with what is there, `pending` what a person must confirm.
    """

    row: Row
    need: Need
    before: int
    after: int
    document: str
    findings: tuple[Finding, ...] = ()
    pending: tuple[Pending, ...] = ()

    @property
    def gain(self) -> Decimal:
        """Return the points that it brings."""
        return self.row.weight * (self.after - self.before)

    @property
    def doubts(self) -> int:
        """Return how many things speak against what is there: what a person looks at first among equal points."""
        return len(self.row.proof.findings)

    @property
    def is_mandatory(self) -> bool:
        """Return whether the edition marks the indicator as mandatory."""
        return bool(self.row.indicator.mandatory.value)


def gaps_of(scores: Scores, submission: Submission) -> list[Gap]:
    """Return every open step of an innovation, by its scores and its filled form, most points first, then most doubts.

    An indicator may have several: what is claimed and waits for a person's look; what is claimed and
    lacks a document; and the next parameter above what is claimed, which needs a new fact.
    """
    found = [gap for row in scores.rows for gap in _steps(row, submission)]
    return sorted(found, key=lambda gap: (-gap.gain, list(Need).index(gap.need), -gap.doubts))


def _steps(row: Row, submission: Submission) -> Iterator[Gap]:
    facts, answers = submission.innovation.indikator.get(row.key), submission.values

    def step(need: Need, before: int, after: int) -> Gap:
        return Gap(row, need, before, after, document_needed(row.indicator, facts, after, answers))

    if row.awaiting > row.proven:
        yield replace(step(Need.CONFIRMATION, row.proven, row.awaiting), pending=tuple(row.proof.pending))
    if row.claimed > row.awaiting:
        yield replace(step(Need.DOCUMENT, row.awaiting, row.claimed), findings=tuple(row.proof.findings))
    if row.claimed < HIGHEST:
        yield step(Need.FACT, row.claimed, row.claimed + 1)


def cheapest(gaps: Sequence[Gap]) -> list[Gap]:
    """Return gaps in the order of least effort: those that need no new fact first, then by points."""
    return sorted(gaps, key=lambda gap: (gap.need is Need.FACT, -gap.gain, list(Need).index(gap.need)))

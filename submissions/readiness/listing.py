"""Innovations with their gaps, and what they come to per office."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from schemas.innovation import Innovation
from schemas.offices import office_key, usual_spellings
from submissions.assessment.assessing import FilledAssessment, RecordReport, Verdict
from submissions.assessment.gaps import Gap, Need
from submissions.assessment.scores import Scores
from submissions.findings.finding import Finding, Severity, in_order

_ENTERED = (Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE)


@dataclass(frozen=True)
class Readiness:
    """One innovation entered in an edition: what stands against it; its scores and gaps where that has indicators."""

    report: RecordReport
    assessment: FilledAssessment
    innovation: Innovation
    scores: Scores
    gaps: tuple[Gap, ...]

    @property
    def office(self) -> str:
        """Return the office that answers for it: the one above the proposer, or the proposer."""
        return self.innovation.pengusul.induk or self.innovation.pengusul.nama

    @property
    def errors(self) -> list[Finding]:
        """Return what must be mended before it can be sent, whatever points it has."""
        found = (*self.report.findings, *self.assessment.findings)
        return in_order(finding for finding in found if finding.severity is Severity.ERROR)

    @property
    def advised(self) -> list[Finding]:
        """Return what should be mended, where no gap says it: an edition without indicators has warnings only."""
        if self.assessment.edition.indicators:
            return []
        return [finding for finding in self.assessment.findings if finding.severity is Severity.WARNING]

    @property
    def is_ready(self) -> bool:
        """Return whether nothing is left to do that needs no new fact."""
        return not (self.errors or self.advised or self.open_gaps)

    @property
    def open_gaps(self) -> list[Gap]:
        """Return the gaps between what is claimed and what is proven: those that need no new fact."""
        return [gap for gap in self.gaps if gap.need is not Need.FACT]


@dataclass(frozen=True)
class Office:
    """The innovations of one office, and their sums."""

    name: str
    innovations: tuple[Readiness, ...]

    @property
    def claimed(self) -> Decimal:
        """Return the mean of the claimed scores."""
        return self._mean([each.scores.claimed for each in self.innovations])

    @property
    def proven(self) -> Decimal:
        """Return the mean of the proven scores."""
        return self._mean([each.scores.proven for each in self.innovations])

    @property
    def gain(self) -> Decimal:
        """Return the points that its open gaps would bring, over all its innovations."""
        return sum((gap.gain for each in self.innovations for gap in each.open_gaps), Decimal(0))

    def number(self, need: Need) -> int:
        """Return how many gaps of a kind are open."""
        return sum(gap.need is need for each in self.innovations for gap in each.gaps)

    @staticmethod
    def _mean(numbers: list[Decimal]) -> Decimal:
        return sum(numbers, Decimal(0)) / len(numbers)


def readiness_of(report: RecordReport) -> Readiness | None:
    """Return the readiness of a record for the one edition of its report that has indicators.

    None where it is not entered there, or cannot be read.
    """
    return next((each for each in all_readiness_of(report) if each.assessment.edition.indicators), None)


def all_readiness_of(report: RecordReport) -> list[Readiness]:
    """Return the readiness of a record for each edition of its report in which it is entered; none if unreadable."""
    return [
        Readiness(report, each, each.submission.innovation, each.scores, each.gaps)
        for each in report.filled
        if each.verdict in _ENTERED
    ]


def by_office(found: Iterable[Readiness]) -> list[Office]:
    """Return the offices with their innovations: the one with most to gain first.

    Names that differ in capitals and spaces only are one office, under the spelling used most.
    """
    innovations = list(found)
    names = office_names(innovations)
    offices: dict[str, list[Readiness]] = {}
    for innovation in innovations:
        offices.setdefault(names[innovation.office], []).append(innovation)
    made = [Office(name, tuple(own)) for name, own in offices.items()]
    return sorted(made, key=lambda office: (-office.gain, office.name))


def office_names(found: Iterable[Readiness]) -> dict[str, str]:
    """Return for each office, as it is written, the name under which it is shown."""
    written = [innovation.office for innovation in found]
    usual = usual_spellings(written)
    return {name: usual[office_key(name)] for name in written}

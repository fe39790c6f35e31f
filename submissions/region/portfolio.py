"""The portfolio of a region: which innovations count, with which scores, and what they come to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.edition import Edition, Scoring
from submissions.assessment.assessing import RecordReport, Verdict
from submissions.assessment.government import GovernmentAssessment
from submissions.assessment.scores import Scores
from submissions.errors import UserError
from submissions.language import _
from submissions.readiness.listing import Readiness, readiness_of
from submissions.region.index import Index, Scored, Standing, index_of


@dataclass(frozen=True)
class Portfolio:
    """All innovations of a region that are entered in an edition, and the government's own profile.

    `government` is None where the workspace has no profile; its score then counts as 0.
    """

    edition: Edition
    entered: tuple[Readiness, ...]
    government: GovernmentAssessment | None = None

    @property
    def scoring(self) -> Scoring:
        """Return the edition's constants of the index.

        Raises:
            UserError: the edition has none.
        """
        return scoring_of(self.edition)

    @property
    def years(self) -> list[str]:
        """Return the years whose constants are known, from the edition's own on."""
        return sorted(year for year in self.scoring.years if int(year) >= self.edition.year)

    @property
    def eligible(self) -> list[Readiness]:
        """Return the innovations that can be sent: only these count."""
        return [each for each in self.entered if each.assessment.verdict is Verdict.ELIGIBLE]

    def scored(self, standing: Standing) -> list[Scored]:
        """Return what counts of each eligible innovation; those without a ministry's result are not verified."""
        found = ((each, score_by(each.scores, standing)) for each in self.eligible)
        return [
            Scored(each.report.record.file, score, each.innovation.urusan_utama)
            for each, score in found
            if score is not None
        ]

    def government_score(self, standing: Standing) -> Decimal | None:
        """Return the score of the government itself (SPD); None where it is not known."""
        return score_by(self.government.scores, standing) if self.government else None

    def index(self, standing: Standing, year: str | int | None = None) -> Index | None:
        """Return the projected index; None where no innovation has a score of that standing.

        Raises:
            UserError: the edition has no constants of the index, or none of that year.
        """
        innovations = self.scored(standing)
        if standing is Standing.VERIFIED and not innovations:
            return None
        return self.index_of(innovations, standing, year)

    def index_of(self, innovations: Iterable[Scored], standing: Standing, year: str | int | None = None) -> Index:
        """Return the projected index of some innovations with this region's government."""
        wanted = str(year or self.edition.year)
        if wanted not in self.scoring.years:
            raise UserError(
                _("{edition} has no constants of the index for {year}.").format(edition=self.edition.id, year=wanted),
                _("Known: {years}.").format(years=", ".join(self.scoring.years)),
            )
        return index_of(self.scoring, wanted, self.government_score(standing) or Decimal(0), innovations)


def scoring_of(edition: Edition) -> Scoring:
    """Return an edition's constants of the index.

    Raises:
        UserError: the edition has none.
    """
    if edition.scoring is None or not edition.scoring.years:
        raise UserError(
            _("{edition} has no constants of the index.").format(edition=edition.id),
            _("Choose another edition with --edition, or add `scoring` in editions/{edition}.yaml.").format(
                edition=edition.id
            ),
        )
    return edition.scoring


def portfolio_of(
    edition: Edition, reports: Sequence[RecordReport], government: GovernmentAssessment | None
) -> Portfolio:
    """Return the portfolio of assessed records; those not entered or unreadable are left out."""
    return Portfolio(edition, tuple(each for each in map(readiness_of, reports) if each), government)


def score_by(scores: Scores, standing: Standing) -> Decimal | None:
    """Return the score of a standing; None where it is not known."""
    return {
        Standing.CLAIMED: scores.claimed,
        Standing.PROVEN: scores.proven,
        Standing.VERIFIED: scores.verified,
    }[standing]

"""What to send of a portfolio, what leaving the rest out saves, and what each fix brings to the index."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from submissions.assessment.gaps import Gap, Need
from submissions.readiness.listing import Readiness
from submissions.region.index import Scored, Standing
from submissions.region.portfolio import Portfolio, score_by
from submissions.region.selection import Selection, best_selection


@dataclass(frozen=True)
class Fix:
    """One step of the gap list, and what it brings to the index of the region."""

    innovation: Readiness
    gap: Gap
    gain: Fraction


@dataclass(frozen=True)
class Choice:
    """A portfolio with the best set to send of it."""

    portfolio: Portfolio
    standing: Standing
    selection: Selection

    @cached_property
    def by_key(self) -> dict[str, Readiness]:
        """Return the innovations by the key that they have in the selection."""
        return {each.report.record.file: each for each in self.portfolio.entered}

    @cached_property
    def fixes(self) -> list[Fix]:
        """Return every step of the gap list of the eligible innovations, what brings most first.

        A step is weighed alone. By claimed scores only new facts change anything.
        """
        found = [
            Fix(each, gap, self._gain(each, gap))
            for each in self.portfolio.eligible
            for gap in each.gaps
            if self.standing is Standing.PROVEN or gap.need is Need.FACT
        ]
        return sorted(found, key=lambda fix: (-fix.gain, -fix.gap.gain, fix.innovation.innovation.id, fix.gap.row.key))

    def _gain(self, each: Readiness, gap: Gap) -> Fraction:
        score = score_by(each.scores, self.standing)
        assert score is not None
        return self.selection.gain_of(each.report.record.file, score + gap.gain)

    @cached_property
    def mended(self) -> list[tuple[Readiness, Fraction]]:
        """Return the innovations that are not eligible, with what each would bring if it were, most first."""
        eligible = {id(each) for each in self.portfolio.eligible}
        found = []
        for each in self.portfolio.entered:
            score = score_by(each.scores, self.standing)
            if id(each) in eligible or score is None:
                continue
            entering = Scored(each.report.record.file, score, each.innovation.urusan_utama)
            found.append((each, self.selection.gain_of_entering(entering)))
        return sorted(found, key=lambda pair: (-pair[1], pair[0].innovation.id))


def choose(portfolio: Portfolio, standing: Standing, year: str | int | None = None) -> Choice:
    """Return the best set to send of a portfolio, by the scores of a standing and the constants of a year.

    Raises:
        UserError: the edition has no constants of the index, or none of that year.
    """
    found = portfolio.index_of([], standing, year)
    innovations = portfolio.scored(standing)
    return Choice(portfolio, standing, best_selection(found.scoring, found.year, found.government, innovations))

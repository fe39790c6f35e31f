"""The subset of innovations that gives the highest projected index, proven optimal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from schemas.edition import Scoring
from submissions.region.index import Index, Scored, index_of


@dataclass(frozen=True)
class Selection:
    """The innovations to send, those to leave out, and the index that the former give.

    `needed` are those that stand for a basic-service affair each: without them the number would not count.
    """

    scoring: Scoring
    year: str
    government: Decimal
    sent: tuple[Scored, ...]
    left_out: tuple[Scored, ...]
    needed: frozenset[str]

    @cached_property
    def index(self) -> Index:
        """Return the index of what is sent."""
        return self._index(self.sent)

    def cost_of_adding(self, innovation: Scored) -> Fraction:
        """Return what the index would lose if one more innovation were sent as well; never negative."""
        return self.index.exact - self._with(innovation).exact

    def gain_of(self, key: str, score: Decimal) -> Fraction:
        """Return what the index gains where one innovation has another, higher score.

        One that is sent stays so. One that is left out is added, or takes the place of the weakest
        that is not needed for an affair, or stays out: whichever is best. Choosing all anew could
        bring a little more, never less.

        Raises:
            KeyError: there is no such innovation.
        """
        known = self._by_key[key]
        if known not in self._sent:
            return self.gain_of_entering(Scored(key, score, known.affair))
        raised = self.index.maturity - known.score + score
        return Index(*self._constants, self.index.count, raised, self.index.covered).exact - self.index.exact

    def gain_of_entering(self, raised: Scored) -> Fraction:
        """Return what the index gains where an innovation that is not sent may be, with this score."""
        ways = [Fraction(0), self._with(raised).exact - self.index.exact]
        if self._weakest is not None:
            maturity = self.index.maturity - self._weakest.score + raised.score
            covered = self.index.covered | self._affairs(raised)
            swapped = Index(*self._constants, self.index.count, maturity, covered - self._lost)
            ways.append(swapped.exact - self.index.exact)
        return max(ways)

    def _with(self, innovation: Scored) -> Index:
        maturity, covered = self.index.maturity + innovation.score, self.index.covered | self._affairs(innovation)
        return Index(*self._constants, self.index.count + 1, maturity, covered)

    def _affairs(self, innovation: Scored) -> frozenset[str]:
        known = self.scoring.basic_service_affairs
        return frozenset({innovation.affair} if innovation.affair in known else set())

    def _index(self, innovations: Sequence[Scored]) -> Index:
        return index_of(self.scoring, self.year, self.government, innovations)

    @property
    def _constants(self) -> tuple[Scoring, str, Decimal]:
        return self.scoring, self.year, self.government

    @cached_property
    def _by_key(self) -> dict[str, Scored]:
        return {each.key: each for each in (*self.sent, *self.left_out)}

    @cached_property
    def _sent(self) -> frozenset[Scored]:
        return frozenset(self.sent)

    @cached_property
    def _weakest(self) -> Scored | None:
        free = [each for each in self.sent if each.key not in self.needed]
        return min(free, key=lambda each: each.score, default=None)

    @cached_property
    def _lost(self) -> frozenset[str]:
        """Return the affair that is covered no more where the weakest goes."""
        if self._weakest is None:
            return frozenset()
        others = {each.affair for each in self.sent if each is not self._weakest}
        return self._affairs(self._weakest) - frozenset(affair for affair in others if affair)


def best_selection(scoring: Scoring, year: str | int, government: Decimal, innovations: Iterable[Scored]) -> Selection:
    """Return the subset of innovations that gives the highest index; of equally good ones the smallest.

    *Why it is optimal.* Of `n` innovations sent, the index depends on the sum of their scores and on
    whether at least `m` of the basic-service affairs are covered; everything else is fixed by `n`.

    Where coverage is not asked for, the `n` highest scores have the highest sum.

    Where it is, call the highest-scored innovation of an affair its head. (1) Take a best set that covers
    at least `m` affairs. If it covers an affair without its head, put the head in the place of another
    innovation of that affair: the coverage stays, the sum does not fall. (2) Let H be the `m` highest
    heads. If a head h of H is missing, its affair is not covered, so some covered affair outside H has
    its head g in the set, and g scores no more than h. Put h in the place of g: one affair is won, at
    most one is lost, the sum does not fall. After at most `m` such steps the set holds all of H. (3) The
    other `n - m` places are free, so the highest scores of the rest fill them best.

    So for each `n` there are two candidates, both prefixes of a list sorted once: all by score, and H
    followed by the rest by score. The best over all `n` is the answer, in the time of a sort.

    Args:
        scoring: the edition's constants.
        year: whose divisor and number of affairs count.
        government: the score of the government itself, which no choice changes.
        innovations: those that may be sent: eligible ones.
    """
    known = str(year)
    wanted = scoring.years[known].min_basic_service_affairs
    by_score = sorted(innovations, key=lambda each: (-each.score, each.key))
    heads: dict[str, Scored] = {}
    for each in by_score:
        if each.affair is not None and each.affair in scoring.basic_service_affairs:
            heads.setdefault(each.affair, each)
    needed = list(heads.values())[:wanted]
    orders: list[tuple[list[Scored], int]] = [(by_score, 0)]
    if len(needed) == wanted:
        there = {each.key for each in needed}
        orders.append(([*needed, *(each for each in by_score if each.key not in there)], wanted))
    candidates = [
        (_value(scoring, known, number, total, number >= least and bool(least or not wanted)), -number, place)
        for place, (order, least) in enumerate(orders)
        for number, total in enumerate(accumulate((each.score for each in order), initial=Decimal(0)))
        if number >= least
    ]
    _best, negative, place = max(candidates)
    order, least = orders[place]
    sent = sorted(order[:-negative], key=lambda each: (-each.score, each.key))
    left_out = sorted(order[-negative:], key=lambda each: (-each.score, each.key))
    kept = frozenset(each.key for each in needed) if least else frozenset[str]()
    return Selection(scoring, known, government, tuple(sent), tuple(left_out), kept)


def _value(scoring: Scoring, year: str, number: int, total: Decimal, covered: bool) -> Fraction:
    """Return the points that so many innovations of this sum bring, with or without those for their number."""
    average = Fraction(total) / max(scoring.years[year].min_divisor, number)
    counted = min(number, scoring.counted_at_most) * scoring.weight_per_innovation if covered else Decimal(0)
    return average + Fraction(counted)

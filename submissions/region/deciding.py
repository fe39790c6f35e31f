"""The few decisions that raise the projected index most, and what they bring together.

Single gains must not be added: the average, the number and what is worth sending depend on each other. So decisions are
carried out one after the other, and what each brings is the index after it less the index before it. These parts add up
to the joint gain exactly, and none is negative: evidence raises scores, the best set is no worse than all, and a set to
choose from grows only.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from schemas.edition import Indicator
from submissions.assessment.gaps import Gap, Need
from submissions.assessment.scores import Row
from submissions.findings.catalogue import eligibility
from submissions.findings.finding import Kind
from submissions.readiness.listing import Readiness
from submissions.region.index import Index, Scored, Standing, index_of
from submissions.region.portfolio import Portfolio, score_by
from submissions.region.selection import Selection, best_selection

MOST = 5
_NO_CONDITION_MET = {each.code for each in vars(eligibility).values() if isinstance(each, Kind)}


class Sort(StrEnum):
    """What is decided: several decisions of a report may be of one sort, never with the same content."""

    CONFIRM = "confirm"
    """Somebody looks at evidence that is there."""
    COMPLETE = "complete"
    """Documents that are lacking are procured."""
    GOVERNMENT = "government"
    """The profile of the government itself is proven, or written where there is none."""
    RAISE = "raise"
    """An indicator is raised above what is claimed, which takes something new."""
    SEND = "send"
    """The best set is sent, the rest is held back."""
    MEND = "mend"
    """Innovations that lack answers or files are made eligible."""


@dataclass(frozen=True)
class GapStep:
    """One step of the gap list of one innovation."""

    innovation: Readiness
    gap: Gap


@dataclass(frozen=True)
class Decision:
    """What may be decided: steps of innovations, rows of the government, innovations to be mended.

    `indicator` is the one that it is about; None where it is about several. `is_rest` says that others of its sort
    stand by themselves.
    """

    sort: Sort
    steps: tuple[GapStep, ...] = ()
    indicator: Indicator | None = None
    is_rest: bool = False
    rows: tuple[Row, ...] = ()
    mended: tuple[Readiness, ...] = ()

    @property
    def points(self) -> Decimal:
        """Return the points that it brings to innovations and government, by which decisions are put in order."""
        return sum((step.gap.gain for step in self.steps), Decimal(0)) + self.government

    @property
    def government(self) -> Decimal:
        """Return the points that it brings to the government itself."""
        return sum((row.weight * (row.claimed - row.proven) for row in self.rows), Decimal(0))


@dataclass(frozen=True)
class Taken:
    """A decision carried out after those before it; `gain` is None where nobody can know what it brings."""

    decision: Decision
    before: Index
    after: Index

    @property
    def gain(self) -> Decimal | None:
        """Return what the index gains, in the decimals of the edition."""
        if self.decision.sort is Sort.GOVERNMENT and not self.decision.rows:
            return None
        return self.after.value - self.before.value


@dataclass(frozen=True)
class Contribution:
    """What closing some open gaps brings to the index, all of them together, today's innovations being sent."""

    name: str
    number: str
    steps: tuple[GapStep, ...]
    gain: Fraction

    def count(self, need: Need) -> int:
        """Return how many steps of a kind there are."""
        return sum(step.gap.need is need for step in self.steps)

    @property
    def innovations(self) -> int:
        """Return how many innovations have such a step."""
        return len({id(step.innovation) for step in self.steps})


@dataclass(frozen=True)
class Risk:
    """What the index of the best set falls to if something is not accepted.

    Attributes:
        pieces: the proven parameters whose evidence there is a finding on; empty where an innovation falls as a whole.
        innovation: the one that falls as a whole; None of pieces.
        affair: the affair that only this innovation covers.
        index: what is left.
        fall: by how much it falls, in the decimals of the edition.
    """

    pieces: tuple[tuple[Readiness, Row], ...]
    innovation: Readiness | None
    affair: str | None
    index: Index
    fall: Decimal


class Deciding:
    """The decisions of one region, by proven scores and the constants of the edition's own year."""

    def __init__(self, portfolio: Portfolio):
        """Prepare; nothing is calculated before it is asked for."""
        self.portfolio = portfolio
        self._year = str(portfolio.edition.year)

    @cached_property
    def today(self) -> Index:
        """Return the index of all eligible innovations as they are."""
        return self.portfolio.index_of(self.portfolio.scored(Standing.PROVEN), Standing.PROVEN)

    @cached_property
    def open_steps(self) -> list[GapStep]:
        """Return every step of eligible innovations that needs no new fact."""
        return [GapStep(each, gap) for each in self.portfolio.eligible for gap in each.open_gaps]

    @cached_property
    def mendable(self) -> list[Readiness]:
        """Return the innovations that only lack answers or files; no condition of the edition is in their way."""
        return [
            each
            for each in self.portfolio.entered
            if each.errors and not any(error.code in _NO_CONDITION_MET for error in each.errors)
        ]

    @cached_property
    def decisions(self) -> list[Decision]:
        """Return at most `MOST` decisions in the order in which they are carried out; no two say the same."""
        found = self._chosen()
        evidence = sorted((each for each in found if each.sort not in (Sort.SEND, Sort.MEND)), key=_turn(found))
        last = [each for sort in (Sort.SEND, Sort.MEND) for each in found if each.sort is sort]
        return [*evidence, *last]

    @cached_property
    def taken(self) -> list[Taken]:
        """Return the decisions as they are carried out, one after the other."""
        taken, before = [], self.today
        for number, decision in enumerate(self.decisions, 1):
            after = self.carried_out(self.decisions[:number])
            taken.append(Taken(decision, before, after))
            before = after
        return taken

    @property
    def joint(self) -> Index:
        """Return the index with all decisions carried out."""
        return self.taken[-1].after if self.taken else self.today

    @cached_property
    def final(self) -> Selection:
        """Return what is sent and what is held back once all is carried out."""
        return self._best(self.decisions)

    def carried_out(self, decisions: Sequence[Decision]) -> Index:
        """Return the index with some decisions carried out together.

        All eligible innovations are sent, unless a decision chooses: then the best set is.
        """
        if any(each.sort in (Sort.SEND, Sort.MEND) for each in decisions):
            return self._best(decisions).index
        return index_of(self.portfolio.scoring, self._year, self._government(decisions), self._scored(decisions))

    def by_indicator(self) -> list[Contribution]:
        """Return what closing the open gaps of each indicator brings, most first."""
        return self._contributions(self.open_steps, lambda step: (step.gap.row.indicator.name, _number(step)))

    def by_office(self, names: dict[str, str]) -> list[Contribution]:
        """Return what closing the open gaps of each office brings, most first.

        Args:
            names: under which name each office is shown, by how it is written.
        """
        return self._contributions(self.open_steps, lambda step: (names[step.innovation.office], ""))

    def risks(self, selection: Selection) -> list[Risk]:
        """Return what the index of a set falls to: if no doubtful piece is accepted, and if one innovation is not.

        Of single pieces and of single innovations only the worst is told.
        """
        by_key = {each.report.record.file: each for each in self.portfolio.entered}
        sent = [(by_key[each.key], each) for each in selection.sent]
        doubted = [
            (each, row) for each, _scored in sent for row in each.scores.rows if row.proven and row.proof.findings
        ]
        found = [_without_pieces(selection, doubted)] if doubted else []
        if len(doubted) > 1:
            found.append(_without_pieces(selection, [max(doubted, key=_points_of)]))
        if sent:
            alone = Counter(each.affair for _innovation, each in sent)
            worst = min(sent, key=lambda pair: _without(selection, pair[1], alone).exact)
            found.append(_risk(selection, _without(selection, worst[1], alone), (), worst[0]))
        return [each for each in found if each.fall > 0]

    def _chosen(self) -> list[Decision]:
        confirming = [step for step in self.open_steps if step.gap.need is Need.CONFIRMATION]
        completing = [step for step in self.open_steps if step.gap.need is Need.DOCUMENT]
        found = [
            Decision(sort, tuple(steps))
            for sort, steps in ((Sort.CONFIRM, confirming), (Sort.COMPLETE, completing))
            if steps
        ]
        found += self._of_government()
        if mended := self._worth_mending(found):
            found.append(Decision(Sort.MEND, mended=mended))
        if self._best(found).left_out:
            found.append(Decision(Sort.SEND))
        if len(found) < MOST and len({step.gap.row.key for step in confirming}) > 1:
            found[:1] = _split(found[0])
        more = _per_indicator(Sort.RAISE, self._raising())
        return found + more[: MOST - len(found)]

    def _of_government(self) -> list[Decision]:
        government = self.portfolio.government
        if government is None:
            return [Decision(Sort.GOVERNMENT)]
        rows = tuple(row for row in government.scores.rows if row.claimed > row.proven and row.weight)
        return [Decision(Sort.GOVERNMENT, rows=rows)] if rows else []

    def _worth_mending(self, others: Sequence[Decision]) -> tuple[Readiness, ...]:
        """Return those of the mendable that the best set would hold, everything else being carried out."""
        best = self._best([*others, Decision(Sort.MEND, mended=tuple(self.mendable))])
        sent = {each.key for each in best.sent}
        return tuple(each for each in self.mendable if each.report.record.file in sent)

    def _raising(self) -> list[GapStep]:
        return [
            GapStep(each, gap)
            for each in self.portfolio.eligible
            for gap in each.gaps
            if gap.need is Need.FACT and gap.gain > 0
        ]

    def _contributions(
        self, steps: Iterable[GapStep], named: Callable[[GapStep], tuple[str, str]]
    ) -> list[Contribution]:
        groups: dict[tuple[str, str], list[GapStep]] = {}
        for step in steps:
            groups.setdefault(named(step), []).append(step)
        found = [Contribution(name, number, tuple(own), self._gain_of(own)) for (name, number), own in groups.items()]
        return sorted(found, key=lambda each: (-each.gain, each.number, each.name))

    def _gain_of(self, steps: Sequence[GapStep]) -> Fraction:
        points = sum((step.gap.gain for step in steps), Decimal(0))
        return replace(self.today, maturity=self.today.maturity + points).exact - self.today.exact

    def _best(self, decisions: Sequence[Decision]) -> Selection:
        return best_selection(self.portfolio.scoring, self._year, self._government(decisions), self._scored(decisions))

    def _government(self, decisions: Iterable[Decision]) -> Decimal:
        known = self.portfolio.government_score(Standing.PROVEN) or Decimal(0)
        return known + sum((each.government for each in decisions), Decimal(0))

    def _scored(self, decisions: Sequence[Decision]) -> list[Scored]:
        raised: dict[str, Decimal] = {}
        for step in (step for each in decisions for step in each.steps):
            key = step.innovation.report.record.file
            raised[key] = raised.get(key, Decimal(0)) + step.gap.gain
        mended = [each for decision in decisions for each in decision.mended]
        return [_scored(each, raised) for each in (*self.portfolio.eligible, *mended)]


def _points_of(piece: tuple[Readiness, Row]) -> Decimal:
    _innovation, row = piece
    return row.weight * row.proven


def _without_pieces(selection: Selection, pieces: Sequence[tuple[Readiness, Row]]) -> Risk:
    """Return the risk that pieces are not accepted: the innovations stay, their points go."""
    lost = sum((_points_of(piece) for piece in pieces), Decimal(0))
    left = replace(selection.index, maturity=selection.index.maturity - lost)
    return _risk(selection, left, tuple(pieces), None)


def _without(selection: Selection, innovation: Scored, by_affair: Counter[str | None]) -> Index:
    """Return the index without one innovation, in constant time: a region may have tens of thousands."""
    index, lost = selection.index, frozenset[str]()
    if innovation.affair in index.covered and by_affair[innovation.affair] == 1:
        lost = frozenset({innovation.affair})
    return replace(
        index, count=index.count - 1, maturity=index.maturity - innovation.score, covered=index.covered - lost
    )


def _risk(
    selection: Selection, left: Index, pieces: tuple[tuple[Readiness, Row], ...], innovation: Readiness | None
) -> Risk:
    lost = sorted(selection.index.covered - left.covered)
    return Risk(pieces, innovation, lost[0] if lost else None, left, selection.index.value - left.value)


def _scored(each: Readiness, raised: dict[str, Decimal]) -> Scored:
    key, score = each.report.record.file, score_by(each.scores, Standing.PROVEN)
    assert score is not None
    return Scored(key, score + raised.get(key, Decimal(0)), each.innovation.urusan_utama)


def _turn(decisions: Sequence[Decision]) -> Callable[[Decision], tuple[bool, Decimal, bool, Decimal]]:
    """Return by what decisions are sorted: what nobody can weigh first, then most points; a rest follows its own."""
    together: dict[Sort, Decimal] = {}
    for each in decisions:
        together[each.sort] = together.get(each.sort, Decimal(0)) + each.points

    def turn(each: Decision) -> tuple[bool, Decimal, bool, Decimal]:
        points = each.points if each.sort is Sort.RAISE else together[each.sort]
        return bool(each.points), -points, each.is_rest, -each.points

    return turn


def _number(step: GapStep) -> str:
    return step.gap.row.indicator.no


def _per_indicator(sort: Sort, steps: Iterable[GapStep]) -> list[Decision]:
    """Return a decision for each indicator, the one that brings most points first."""
    groups: dict[str, list[GapStep]] = {}
    for step in steps:
        groups.setdefault(step.gap.row.key, []).append(step)
    found = [Decision(sort, tuple(own), own[0].gap.row.indicator) for own in groups.values()]
    return sorted(found, key=lambda each: (-each.points, each.indicator.no if each.indicator else ""))


def _split(decision: Decision) -> list[Decision]:
    """Return a decision of several indicators as two: the indicator that brings most, and the rest."""
    first, *others = _per_indicator(decision.sort, decision.steps)
    rest = tuple(step for each in others for step in each.steps)
    only = others[0].indicator if len(others) == 1 else None
    return [first, Decision(decision.sort, rest, only, is_rest=True)]

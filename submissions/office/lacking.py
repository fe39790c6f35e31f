"""What many innovations still lack, short enough to be read: per office, the documents, who is nearest to its claim."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.edition import Edition
from submissions.assessment.gaps import Gap, Need
from submissions.readiness.listing import Office, Readiness, by_office

MOST_OFFICES, MOST_KINDS, MOST_NEAREST = 15, 12, 6


@dataclass(frozen=True)
class LackingKind:
    """The document of an indicator that some innovations lack: the first gap stands for all."""

    gap: Gap
    count: int
    points: Decimal


@dataclass(frozen=True)
class NearestToClaim:
    """An innovation with little between what it claims and what is proven: how many gaps, and their points."""

    readiness: Readiness
    gaps: int
    points: Decimal


@dataclass(frozen=True)
class Lacking:
    """The innovations entered in one edition at a glance; lists are cut, `more_…` says how many are not told.

    `to_confirm` is how many innovations wait for a person's look, with the points of all.
    """

    edition: Edition
    entered: int
    stopped: int
    to_confirm: tuple[int, Decimal]
    offices: tuple[Office, ...]
    kinds: tuple[LackingKind, ...]
    nearest: tuple[NearestToClaim, ...]
    more_offices: int
    more_kinds: int


def lacking_in(found: Iterable[Readiness]) -> list[Lacking]:
    """Return what innovations lack, edition by edition in the order in which they come."""
    editions: dict[str, list[Readiness]] = {}
    for each in found:
        editions.setdefault(each.assessment.edition.id, []).append(each)
    return [_lacking(own) for own in editions.values()]


def _lacking(found: Sequence[Readiness]) -> Lacking:
    edition = found[0].assessment.edition
    offices = by_office(found) if edition.indicators else []
    kinds = _kinds(found)
    return Lacking(
        edition=edition,
        entered=len(found),
        stopped=sum(bool(each.errors) for each in found),
        to_confirm=_to_confirm(found),
        offices=tuple(offices[:MOST_OFFICES]),
        kinds=tuple(kinds[:MOST_KINDS]),
        nearest=_nearest(found),
        more_offices=len(offices[MOST_OFFICES:]),
        more_kinds=len(kinds[MOST_KINDS:]),
    )


def _kinds(found: Iterable[Readiness]) -> list[LackingKind]:
    """Return which documents are lacking, what most innovations lack first."""
    alike: dict[str, list[Gap]] = {}
    for gap in (gap for each in found for gap in each.open_gaps if gap.need is Need.DOCUMENT):
        alike.setdefault(gap.row.key, []).append(gap)
    made = [LackingKind(own[0], len(own), _points(own)) for own in alike.values()]
    return sorted(made, key=lambda kind: (-kind.count, -kind.points))


def _to_confirm(found: Iterable[Readiness]) -> tuple[int, Decimal]:
    waiting = [[gap for gap in each.open_gaps if gap.need is Need.CONFIRMATION] for each in found]
    return sum(bool(gaps) for gaps in waiting), _points(gap for gaps in waiting for gap in gaps)


def _nearest(found: Iterable[Readiness]) -> tuple[NearestToClaim, ...]:
    """Return the innovations that lack something, those that lack least first."""
    having = [NearestToClaim(each, len(each.open_gaps), _points(each.open_gaps)) for each in found if each.open_gaps]
    return tuple(sorted(having, key=lambda each: (each.points, each.gaps, each.readiness.innovation.id))[:MOST_NEAREST])


def _points(gaps: Iterable[Gap]) -> Decimal:
    return sum((gap.gain for gap in gaps), Decimal(0))

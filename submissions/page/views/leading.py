"""The page for leaders: what the region comes to, how ready each office is, and how it went week by week."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from schemas.edition import Edition
from schemas.workflow import work_states
from submissions.assessment.assessing import Verdict
from submissions.assessment.gaps import Need
from submissions.deadlines.listing import State
from submissions.errors import UserError
from submissions.findings.labels import STANDINGS
from submissions.language import _, figure
from submissions.office.indexing import IndexHeadline, headline_of
from submissions.page.desk import Desk
from submissions.page.middleware import desk_of, language_of
from submissions.page.showing import render_page
from submissions.readiness.listing import Office, Readiness, by_office
from submissions.region.index import Standing
from submissions.region.portfolio import Portfolio
from submissions.region.telling import scale
from submissions.region.trend import WeekFigures, weeks_of

_STEPS = 4  # shades of the map
_ORDER = (Standing.PROVEN, Standing.CLAIMED, Standing.VERIFIED)
_MOST_WEEKS = 12
_AMONG_FIRST = 5


@dataclass(frozen=True)
class MapSquare:
    """One innovation in the map: 0 where it may not be sent, else 1 to 4 by how much of the highest score is proven."""

    key: str
    name: str
    step: int
    points: str


@dataclass(frozen=True)
class LedOffice:
    """An office in the order of leaders: its innovations, and what they come to."""

    name: str
    squares: tuple[MapSquare, ...]
    eligible: int
    claimed: str
    proven: str
    open: str


@dataclass(frozen=True)
class IndexScale:
    """Where the index stands by each standing, and where each predicate but the lowest begins; in thousandths."""

    marks: dict[str, float]
    borders: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True)
class LedEdition:
    """What a region comes to in an edition; the index and the points where the edition scores."""

    edition: Edition
    entered: int
    eligible: int
    headlines: tuple[tuple[str, str, IndexHeadline | None], ...]
    scale: IndexScale | None
    offices: tuple[LedOffice, ...]
    share_of_first: int
    to_look_at: int
    to_send: int


@require_GET
def leading(request: HttpRequest) -> HttpResponse:
    """Show what leaders want to know, the whole of it on one page that can be printed."""
    desk = desk_of(request)
    judged = desk.judged(wait=False)
    editions = desk.editions() if judged.reports else []
    shown = [
        desk.kept_with_verdicts(("leading", each.id, language_of(request)), partial(_led, desk, each))
        for each in editions
    ]
    shown = [each for each in shown if each.entered]
    region = desk.workspace().settings.pemda
    weeks, unreadable = [], None
    try:
        weeks = [(each.edition, _weeks(weeks_of(desk.workspace(), each.edition.id))) for each in shown]
    except UserError as error:
        unreadable = error
    return render_page(
        request,
        "pimpinan.html.j2",
        waiting=judged.waiting,
        region=region.singkat or region.nama,
        now=dt.datetime.now(),
        shown=shown,
        states=_states(desk, editions),
        weeks=[(edition, found) for edition, found in weeks if found],
        unreadable=unreadable,
        next_date=next((each for each in desk.deadlines() if each.state is State.COMING and each.day), None),
    )


def _led(desk: Desk, edition: Edition) -> LedEdition:
    portfolio = desk.portfolio(edition)
    scored = edition.scoring is not None and bool(edition.scoring.years)
    # Where nothing is scored, nobody has points to gain: those with most that may not be sent come first.
    offices = sorted(
        by_office(portfolio.entered), key=lambda each: (-each.gain, _eligible(each) - len(each.innovations))
    )
    keys = {desk.workspace().shown(named.path): key for key, named in desk.records().items()}
    open_points = [office.gain for office in offices]
    every = sum(open_points, Decimal(0))
    return LedEdition(
        edition,
        len(portfolio.entered),
        len(portfolio.eligible),
        tuple((each.value, _(STANDINGS[each]), headline_of(portfolio, each)) for each in _ORDER) if scored else (),
        _scale(portfolio) if scored else None,
        tuple(_office(each, edition, keys) for each in offices),
        round(100 * sum(open_points[:_AMONG_FIRST], Decimal(0)) / every) if every else 0,
        sum(office.number(Need.CONFIRMATION) for office in offices),
        sum(office.number(Need.DOCUMENT) for office in offices),
    )


def _scale(portfolio: Portfolio) -> IndexScale:
    marks = [(each.value, portfolio.index(each)) for each in (Standing.CLAIMED, Standing.PROVEN)]
    drawn = scale(portfolio.scoring, marks)
    return IndexScale(
        {each["sebutan"]: round(1000 * each["tempat"], 1) for each in drawn["tanda"]},
        tuple(
            (each["nama"], figure(each["mulai"]), round(1000 * each["kiri"], 1))
            for each in drawn["predikat"]
            if each["kiri"]
        ),
    )


def _office(office: Office, edition: Edition, keys: Mapping[str, str]) -> LedOffice:
    squares = [_square(each, keys.get(each.report.record.file, ""), edition) for each in office.innovations]
    scored = bool(edition.indicators)
    return LedOffice(
        office.name,
        tuple(sorted(squares, key=lambda each: (-each.step, each.name.casefold()))),
        _eligible(office),
        figure(office.claimed, 1) if scored else "",
        figure(office.proven, 1) if scored else "",
        figure(office.gain, 0) if scored else "",
    )


def _eligible(office: Office) -> int:
    return sum(each.assessment.verdict is Verdict.ELIGIBLE for each in office.innovations)


def _square(each: Readiness, key: str, edition: Edition) -> MapSquare:
    step, points = 0, ""
    if each.assessment.verdict is Verdict.ELIGIBLE:
        step = _STEPS
        if edition.indicators:
            share = each.scores.proven / edition.maximum_maturity if edition.maximum_maturity else Decimal(0)
            step = min(_STEPS, 1 + int(share * _STEPS))
    if edition.indicators:
        points = figure(each.scores.proven, 1)
    return MapSquare(key, each.innovation.nama, step, points)


def _states(desk: Desk, editions: Sequence[Edition]) -> list[tuple[str, list[tuple[str, int]]]]:
    """Return for each competition how many innovations stand at each state, where any was begun."""
    records = desk.standing_records()
    found = []
    for edition in editions:
        own = [each.name for record in records for each in record.standings if each.competition == edition.competition]
        counted = [(state.label, own.count(name)) for name, state in work_states().states.items() if name in own]
        found += [(edition.competition_title, counted)] if counted else []
    return found


def _weeks(found: Sequence[WeekFigures]) -> list[WeekFigures]:
    """Return the last weeks; nothing of a single one, which is no trend."""
    return list(found[-_MOST_WEEKS:]) if len(found) > 1 else []

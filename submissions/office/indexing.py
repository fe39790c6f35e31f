"""The projected index of a region in words and figures: its parts for each standing, later years, each formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from submissions.findings.finding import basis_of
from submissions.language import _, figure
from submissions.region.index import Index, Standing, rounded
from submissions.region.portfolio import Portfolio


@dataclass(frozen=True)
class IndexRow:
    """A line of the index: what it is, and its figure for each standing; `is_result` marks the index itself."""

    label: str
    cells: tuple[str, ...]
    is_result: bool = False


@dataclass(frozen=True)
class IndexHeadline:
    """The index in one line: its figure, its predicate, and how far the next one is; empty where it is not known."""

    figure: str
    predicate: str
    distance: str
    next_predicate: str


def headline_of(portfolio: Portfolio, standing: Standing) -> IndexHeadline | None:
    """Return the index by the scores of a standing in one line; None where it is not known."""
    found = portfolio.index(standing)
    if found is None:
        return None
    places = found.scoring.decimals.value or 0
    far = _distance(found) if found.distance is not None else ""
    after = found.next_predicate.name if found.next_predicate else ""
    return IndexHeadline(figure(found.value, places), found.predicate.name if found.predicate else "", far, after)


def index_rows(portfolio: Portfolio) -> list[IndexRow]:
    """Return the parts of the index with a cell for each standing, in the order of `Standing`.

    Raises:
        UserError: the edition has no constants of the index.
    """
    scoring, edition = portfolio.scoring, portfolio.edition
    shown = [portfolio.index(standing) for standing in Standing]
    government = [portfolio.government_score(standing) for standing in Standing]
    parts: list[tuple[str, Decimal, Sequence[Decimal | None]]] = [
        (_("SPD (at most {maximum})"), scoring.maximum_government, government),
        (
            _("Average maturity (at most {maximum})"),
            scoring.maximum_maturity,
            [rounded(each.average, 2) if each else None for each in shown],
        ),
        (
            _("Number of innovations (at most {maximum})"),
            scoring.maximum_count,
            [each.count_score if each else None for each in shown],
        ),
        (
            _("Total (at most {maximum})"),
            scoring.maximum_total,
            [rounded(each.total, 2) if each else None for each in shown],
        ),
    ]
    places = scoring.decimals.value or 0
    covered = _("Basic-service affairs covered (needed: {needed} of {all})").format(
        needed=scoring.years[str(edition.year)].min_basic_service_affairs, all=len(scoring.basic_service_affairs)
    )
    return [
        *(
            IndexRow(
                label.format(maximum=figure(maximum)),
                tuple("–" if each is None else figure(each, 2) for each in values),
            )
            for label, maximum, values in parts
        ),
        IndexRow(
            _("Index"), tuple("–" if each is None else figure(each.value, places) for each in shown), is_result=True
        ),
        IndexRow(
            _("Predicate"), tuple("–" if each is None or not each.predicate else each.predicate.name for each in shown)
        ),
        IndexRow(_("To the next predicate"), tuple(map(_distance, shown))),
        IndexRow(_("Innovations counted"), tuple("–" if each is None else str(each.count) for each in shown)),
        IndexRow(covered, tuple("–" if each is None else str(len(each.covered)) for each in shown)),
    ]


def _distance(index: Index | None) -> str:
    if index is None or index.distance is None:
        return "–"
    return f"+{figure(index.distance, index.scoring.decimals.value or 0)}"


def later_years(portfolio: Portfolio) -> list[IndexRow]:
    """Return what the same portfolio would come to by the constants of each later year."""
    rows = []
    for year in portfolio.years:
        if year == str(portfolio.edition.year):
            continue
        constants = portfolio.scoring.years[year]
        label = _("{year} (divisor {divisor}, affairs {affairs})").format(
            year=year, divisor=constants.min_divisor, affairs=constants.min_basic_service_affairs
        )
        found = (portfolio.index(standing, year) for standing in Standing)
        rows.append(IndexRow(label, tuple("–" if each is None else _value_and_predicate(each) for each in found)))
    return rows


def _value_and_predicate(index: Index) -> str:
    predicate = f" {index.predicate.name}" if index.predicate else ""
    return f"{figure(index.value, index.scoring.decimals.value or 0)}{predicate}"


def explained(portfolio: Portfolio, standing: Standing, index: Index) -> list[tuple[str, str]]:
    """Return each formula of an index with its figures, and the rule it rests on."""
    scoring, constants, edition = index.scoring, index.constants, portfolio.edition
    rule, of_year = str(basis_of(scoring, edition)), str(basis_of(constants, edition))
    known = portfolio.government_score(standing)
    government = (
        _("SPD = sum of parameter × weight over {n} rows = {sum}").format(
            n=len(edition.government_indicators), sum=_four(Fraction(index.government))
        )
        if known is not None
        else _("SPD = not known, counted as 0")
    )
    average = _("Average maturity = sum of scores / MAX({smallest}, n) = {sum} / MAX({smallest}, {n}) {value}").format(
        smallest=constants.min_divisor,
        sum=figure(index.maturity),
        n=index.count,
        value=_equals(index.average),
    )
    number = _(
        "Number of innovations = MIN(n, {most}) × {weight} = MIN({n}, {most}) × {weight} = {value} "
        "(basic-service affairs covered {covered}, needed {needed})"
    )
    if not index.is_covered:
        number = _("Number of innovations = 0 (basic-service affairs covered {covered}, needed {needed})")
    parts = {
        "spd": _four(Fraction(index.government)),
        "average": _four(index.average),
        "number": figure(index.count_score),
    }
    places = scoring.decimals.value or 0
    return [
        (government, rule),
        (average, of_year),
        (
            number.format(
                most=scoring.counted_at_most,
                weight=figure(scoring.weight_per_innovation),
                n=index.count,
                value=figure(index.count_score),
                covered=len(index.covered),
                needed=constants.min_basic_service_affairs,
            ),
            of_year,
        ),
        (
            _("Total = SPD + average maturity + number of innovations = {spd} + {average} + {number} {total}").format(
                **parts, total=_equals(index.total)
            ),
            rule,
        ),
        (
            _("Index = total / {maximum} × 100 = {total} / {maximum} × 100 = {value}").format(
                total=_four(index.total), maximum=figure(scoring.maximum_total), value=figure(index.value, places)
            ),
            str(basis_of(scoring.decimals, edition)),
        ),
    ]


def _four(value: Fraction) -> str:
    """Return a fraction with no more than four decimals."""
    shown = rounded(value, 4)
    return figure(shown.normalize() + 0 if shown == value else shown)


def _equals(value: Fraction) -> str:
    """Return `= value`, or `≈ value` where its decimals go on after the fourth."""
    return f"{'=' if rounded(value, 4) == value else '≈'} {_four(value)}"

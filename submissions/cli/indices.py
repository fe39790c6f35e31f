"""`submissions index`: the projected index of the region, three times, now and by the constants of later years."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from submissions.cli.options import AskedEdition, edition_option, evidence_option, format_option, workspace_argument
from submissions.cli.telling import print_json, say, say_judged, say_next, say_opened, say_what_is_missing
from submissions.findings.finding import basis_of
from submissions.findings.labels import STANDINGS
from submissions.language import _, figure
from submissions.office.regions import JudgedRegion, region_of
from submissions.region.index import Index, Standing, rounded

_WIDTH, _COLUMN = 44, 22


@click.command(
    help=_(
        "Project the Indeks Inovasi Daerah of WORKSPACE (the current folder if not given): what the government itself "
        "brings, the average maturity, the number of innovations, the index, its predicate and the distance to the "
        "next. Only eligible innovations count. It is a projection, not the ministry's result."
    ),
)
@workspace_argument
@edition_option
@click.option("--explain", is_flag=True, help=_("Also print each formula with its figures and its source."))
@format_option
@evidence_option
def index(folder: Path, asked: AskedEdition, explain: bool, form: str, open_evidence: bool) -> int:
    """Print the projected index and return the exit code."""
    region = region_of(folder, *asked, open_evidence=open_evidence, say=say, progress=say_opened, judged=say_judged)
    found = {standing: region.portfolio.index(standing) for standing in Standing}
    if form == "json":
        print_json(as_data(region))
    else:
        print_index(region, found)
        print_years(region)
        if explain:
            for standing, each in found.items():
                if each is not None:
                    print_explanation(region, standing, each)
    say_what_is_missing(region)
    if form == "text":
        words = _("`submissions select {competition}` says which innovations to send, and what each fix would bring.")
        say_next(words.format(competition=region.portfolio.edition.competition))
    return region.exit_code


def print_index(region: JudgedRegion, found: dict[Standing, Index | None]) -> None:
    """Print the parts of the index, a column for each standing."""
    portfolio = region.portfolio
    edition, scoring = portfolio.edition, portfolio.scoring
    title = _("Projected index {edition}: {eligible} eligible of {entered} innovations entered").format(
        edition=edition.title,
        eligible=len(portfolio.eligible),
        entered=len(portfolio.entered),
    )
    click.secho(title, bold=True)
    _line("", [_(STANDINGS[each]) for each in Standing])
    shown = list(found.values())
    government = [portfolio.government_score(standing) for standing in found]
    rows: list[tuple[str, Decimal, Sequence[Decimal | None]]] = [
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
    for label, maximum, values in rows:
        _line(label.format(maximum=figure(maximum)), ["–" if each is None else figure(each, 2) for each in values])
    places = scoring.decimals.value or 0
    _line(_("Index"), ["–" if each is None else figure(each.value, places) for each in shown], bold=True)
    _line(_("Predicate"), ["–" if each is None or not each.predicate else each.predicate.name for each in shown])
    _line(_("To the next predicate"), [_distance(each) for each in shown])
    _line(_("Innovations counted"), ["–" if each is None else str(each.count) for each in shown])
    covered = _("Basic-service affairs covered (needed: {needed} of {all})").format(
        needed=scoring.years[str(edition.year)].min_basic_service_affairs, all=len(scoring.basic_service_affairs)
    )
    _line(covered, ["–" if each is None else str(len(each.covered)) for each in shown])
    click.echo(_("  Verified counts only innovations that have a result of the ministry (`verifikasi` in the record)."))


def _line(label: str, cells: list[str], *, bold: bool = False) -> None:
    text = f"  {label:<{_WIDTH}}" + "".join(f"{cell:>{_COLUMN}}" for cell in cells)
    click.secho(text.rstrip(), bold=bold)


def _distance(index: Index | None) -> str:
    if index is None or index.distance is None:
        return "–"
    return f"+{figure(index.distance, index.scoring.decimals.value or 0)}"


def print_years(region: JudgedRegion) -> None:
    """Print what the same portfolio would come to by the constants of each later year."""
    portfolio = region.portfolio
    later = [year for year in portfolio.years if year != str(portfolio.edition.year)]
    if not later:
        return
    click.secho(f"\n{_('The same portfolio by the constants announced for later years')}", bold=True)
    _line("", [_(STANDINGS[each]) for each in Standing])
    for year in later:
        constants = portfolio.scoring.years[year]
        label = _("{year} (divisor {divisor}, affairs {affairs})").format(
            year=year, divisor=constants.min_divisor, affairs=constants.min_basic_service_affairs
        )
        found = [portfolio.index(standing, year) for standing in Standing]
        _line(label, ["–" if each is None else _value_and_predicate(each) for each in found])


def _value_and_predicate(index: Index) -> str:
    predicate = f" {index.predicate.name}" if index.predicate else ""
    return f"{figure(index.value, index.scoring.decimals.value or 0)}{predicate}"


def print_explanation(region: JudgedRegion, standing: Standing, index: Index) -> None:
    """Print each formula with the figures in it, and where it is from."""
    click.secho(f"\n{_('How it is worked out')}: {_(STANDINGS[standing])}", bold=True)
    for formula, source in explained(region, standing, index):
        click.echo(f"  {formula}")
        click.echo(click.style(f"      {_('Rule')}: {source}", dim=True))


def explained(region: JudgedRegion, standing: Standing, index: Index) -> list[tuple[str, str]]:
    """Return each formula of an index with its figures, and the rule it rests on."""
    scoring, constants, edition = index.scoring, index.constants, region.portfolio.edition
    rule, of_year = str(basis_of(scoring, edition)), str(basis_of(constants, edition))
    known = region.portfolio.government_score(standing)
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


def as_data(region: JudgedRegion) -> dict[str, Any]:
    """Return the index as plain data for JSON; decimals as text, so that none is rounded again."""
    portfolio = region.portfolio
    years = list(dict.fromkeys([str(portfolio.edition.year), *portfolio.years]))
    return {
        "edition": portfolio.edition.id,
        "entered": len(portfolio.entered),
        "eligible": len(portfolio.eligible),
        "government_profile": portfolio.government is not None,
        "index": {
            year: {standing.value: _index_as_data(region, standing, year) for standing in Standing} for year in years
        },
    }


def _index_as_data(region: JudgedRegion, standing: Standing, year: str) -> dict[str, Any] | None:
    found = region.portfolio.index(standing, year)
    if found is None:
        return None
    following = found.next_predicate
    known = region.portfolio.government_score(standing)
    return {
        "spd": None if known is None else str(known),
        "innovations": found.count,
        "sum_of_scores": str(found.maturity),
        "divisor": found.divisor,
        "average_maturity": str(rounded(found.average, 6)),
        "covered_affairs": sorted(found.covered),
        "needed_affairs": found.constants.min_basic_service_affairs,
        "count_score": str(found.count_score),
        "total": str(rounded(found.total, 6)),
        "index": str(found.value),
        "predicate": found.predicate.name if found.predicate else None,
        "next_predicate": following.name if following else None,
        "distance": None if found.distance is None else str(found.distance),
        "formulas": [{"formula": formula, "rule": rule} for formula, rule in explained(region, standing, found)],
    }

"""`submissions index`: the projected index of the region, three times, now and by the constants of later years."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from submissions.cli.options import AskedEdition, edition_option, evidence_option, format_option, workspace_argument
from submissions.cli.telling import print_json, say, say_judged, say_next, say_opened, say_what_is_missing
from submissions.findings.labels import STANDINGS
from submissions.language import _
from submissions.office.indexing import explained, index_rows, later_years
from submissions.office.regions import JudgedRegion, region_of
from submissions.region.index import Index, Standing, rounded

_WIDTH, _COLUMN = 44, 27


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
        print_index(region)
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


def print_index(region: JudgedRegion) -> None:
    """Print the parts of the index, a column for each standing."""
    portfolio = region.portfolio
    title = _("Projected index {edition}: {eligible} eligible of {entered} innovations entered").format(
        edition=portfolio.edition.title,
        eligible=len(portfolio.eligible),
        entered=len(portfolio.entered),
    )
    click.secho(title, bold=True)
    _line("", [_(STANDINGS[each]) for each in Standing])
    for row in index_rows(portfolio):
        _line(row.label, row.cells, bold=row.is_result)
    click.echo(_("  Verified counts only innovations that have a result of the ministry (`verifikasi` in the record)."))


def _line(label: str, cells: Sequence[str], *, bold: bool = False) -> None:
    text = f"  {label:<{_WIDTH}}" + "".join(f"{cell:>{_COLUMN}}" for cell in cells)
    click.secho(text.rstrip(), bold=bold)


def print_years(region: JudgedRegion) -> None:
    """Print what the same portfolio would come to by the constants of each later year."""
    rows = later_years(region.portfolio)
    if not rows:
        return
    click.secho(f"\n{_('The same portfolio by the constants announced for later years')}", bold=True)
    _line("", [_(STANDINGS[each]) for each in Standing])
    for row in rows:
        _line(row.label, row.cells)


def print_explanation(region: JudgedRegion, standing: Standing, index: Index) -> None:
    """Print each formula with the figures in it, and where it is from."""
    click.secho(f"\n{_('How it is worked out')}: {_(STANDINGS[standing])}", bold=True)
    for formula, source in explained(region.portfolio, standing, index):
        click.echo(f"  {formula}")
        click.echo(click.style(f"      {_('Rule')}: {source}", dim=True))


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
        "formulas": [
            {"formula": formula, "rule": rule} for formula, rule in explained(region.portfolio, standing, found)
        ],
    }

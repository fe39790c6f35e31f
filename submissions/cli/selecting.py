"""`submissions select`: which innovations to send, and why."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from schemas.competitions import as_competition, competitions
from schemas.edition import Edition
from submissions.cli.length import paged
from submissions.cli.metavars import in_the_users_language
from submissions.cli.options import AskedEdition, edition_option, evidence_option, format_option, workspace_argument
from submissions.cli.telling import (
    print_json,
    say,
    say_judged,
    say_next,
    say_opened,
    say_unopened,
    say_unreadable,
    say_what_is_missing,
)
from submissions.errors import ExitCode
from submissions.findings.finding import basis_of
from submissions.findings.labels import NEEDS, STANDINGS
from submissions.judging.judge import judge
from submissions.language import _, figure
from submissions.office.places import workspace_of
from submissions.office.regions import region_of
from submissions.region.choosing import Choice, choose
from submissions.region.index import Index, Scored, Standing, rounded
from submissions.region.ranking import GroupRanking, Ranked, ranked
from submissions.workspace import Workspace

_PLACES = 4


class ByCompetition(click.Group):
    """A group with a command for each competition; what it prints follows from the edition."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the packaged competitions; an office's own are known in its workspace only."""
        return list(competitions())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a competition, which need not be packaged."""
        name = str(as_competition(cmd_name))
        return None if name.startswith("-") else in_the_users_language(_command(name))


@click.group(
    cls=ByCompetition,
    subcommand_metavar="COMPETITION [ARGS]...",
    help=_(
        "Say which innovations to send, and why: the set that gives the highest projected index where the competition "
        "has one, else the eligible proposals in order, within the quota."
    ),
)
def select() -> None:
    """Hold the ways to select together."""


_BEST_SET = _(
    "Find the set of eligible innovations of WORKSPACE that gives the highest projected index; no other set gives "
    "more. For each one left out, say what sending it too would cost; for each fix of the gap list, what it would "
    "bring to the index."
)
_ORDER = _(
    "Rank the eligible {competition} proposals of WORKSPACE per group: by completeness, then by the weights of the "
    "edition that stand on evidence, then by evidence. Everything counted is shown. It does not judge the texts."
)
_SET_OPTIONS = (
    click.option(
        "--by",
        "standing",
        type=click.Choice([Standing.PROVEN.value, Standing.CLAIMED.value]),
        default=Standing.PROVEN.value,
        help=_("By which score of the innovations; proven if not given."),
    ),
    click.option("--constants", metavar="YEAR", help=_("By the constants announced for this later year.")),
    click.option(
        "--fixes", "most", type=click.IntRange(min=0), default=20, metavar="N", help=_("How many fixes to show; 20.")
    ),
)


def _command(competition: str) -> click.Command:
    """Return the command of a competition: of the best set, of the order, or of either where no edition is packaged."""
    packaged = competitions().get(competition)
    form = packaged.form if packaged else None

    def run(
        folder: Path,
        asked: AskedEdition,
        form: str,
        open_evidence: bool,
        standing: str = Standing.PROVEN.value,
        constants: str | None = None,
        most: int = 20,
    ) -> int:
        workspace, files = workspace_of(folder, say)
        edition = workspace.edition(competition, asked.within(competition).year)
        if edition.scoring is not None:
            return select_set(folder, edition, Standing(standing), constants, most, form, open_evidence)
        if constants is not None:
            raise click.UsageError(_("{edition} has no constants of the index.").format(edition=edition.id))
        return select_order(workspace, files, edition, form, open_evidence)

    options = [workspace_argument, edition_option, *(_SET_OPTIONS if form != "proposal" else ())]
    command: Callable[..., int] = run
    for add in reversed([*options, format_option, evidence_option]):
        command = add(command)
    name = packaged.short_name if packaged else competition
    helps = {
        "indicators": (_("The set of innovations that gives the highest projected index."), _BEST_SET),
        "proposal": (
            _("The eligible {competition} proposals per group in order, within the quota where the edition knows one."),
            _ORDER,
        ),
    }
    short, long = helps.get(
        form or "", (_("The best set where there is an index, else an order."), _BEST_SET + " " + _ORDER)
    )
    return click.command(
        name=competition, short_help=short.format(competition=name), help=long.format(competition=name)
    )(command)


def select_set(
    folder: Path, edition: Edition, standing: Standing, constants: str | None, most: int, form: str, open_evidence: bool
) -> int:
    """Print the best set to send and return the exit code."""
    region = region_of(
        folder,
        edition.competition,
        edition.year,
        open_evidence=open_evidence,
        say=_silent,
        progress=say_opened,
        judged=say_judged,
    )
    choice = choose(region.portfolio, standing, constants)
    if form == "json":
        print_json(as_data(choice))
    else:
        with paged():
            print_choice(choice, most)
    say_what_is_missing(region)
    if form == "text":
        _say_what_follows(bool(choice.selection.sent))
    return region.exit_code


def _say_what_follows(any_chosen: bool) -> None:
    """Say the next step: the documents of what was chosen, or what is in the way."""
    say_next(
        _("`submissions export` makes the documents of all that are eligible.")
        if any_chosen
        else _("`submissions check` says what must be mended.")
    )


def _silent(_text: str) -> None:
    """Say nothing: what is told of the workspace was said when it was looked for."""


def print_choice(choice: Choice, most: int) -> None:
    """Print what to send, what to leave out, and which fixes bring most."""
    selection, portfolio = choice.selection, choice.portfolio
    every = portfolio.index_of(portfolio.scored(choice.standing), choice.standing, selection.year)
    title = _("Best set by {standing} scores, constants of {year}: {sent} of {eligible} eligible innovations")
    click.secho(
        title.format(
            standing=_(STANDINGS[choice.standing]),
            year=selection.year,
            sent=len(selection.sent),
            eligible=len(portfolio.eligible),
        ),
        bold=True,
    )
    click.echo(
        _("  Index {index} ({predicate}); with all eligible ones {every}.").format(
            index=_index(selection.index),
            predicate=selection.index.predicate.name if selection.index.predicate else "–",
            every=_index(every),
        )
    )
    click.echo(
        _("  Average {average}, number {number}, basic-service affairs covered {covered}, needed {needed}.").format(
            average=figure(rounded(selection.index.average, 2)),
            number=figure(selection.index.count_score),
            covered=len(selection.index.covered),
            needed=selection.index.constants.min_basic_service_affairs,
        )
    )
    click.secho(f"\n{_('Send')}", bold=True)
    if not selection.sent:
        click.echo(
            f"  {_('None: no innovation here is eligible for {edition}.').format(edition=portfolio.edition.title)}"
        )
    for each in selection.sent:
        click.echo(_line(choice, each, _("needed for its affair") if each.key in selection.needed else ""))
    if selection.left_out:
        click.secho(f"\n{_('Leave out (what sending it too would cost the index)')}", bold=True)
        for each in selection.left_out:
            click.echo(_line(choice, each, f"−{_gain(selection.cost_of_adding(each))}"))
    if choice.mended:
        click.secho(f"\n{_('Not eligible (what it would bring if it were; `submissions check` says why)')}", bold=True)
        for readiness, gain in choice.mended:
            click.echo(f"  +{_gain(gain)}  {readiness.innovation.nama}  ({readiness.report.record.file})")
    shown = [fix for fix in choice.fixes if fix.gain > 0][:most]
    if shown:
        click.secho(f"\n{_('What each fix alone would bring to the index')}", bold=True)
        example, index = _gain(shown[0].gain), _index(selection.index)
        click.echo(
            _("  (+{gain}: the projected index of {index} would be higher by that)").format(gain=example, index=index)
        )
    for fix in shown:
        indicator = fix.gap.row.indicator
        click.echo(
            f"  +{_gain(fix.gain)}  {fix.innovation.innovation.nama}: {indicator.no} {indicator.name}, "
            f"{fix.gap.before} → {fix.gap.after}, {_(NEEDS[fix.gap.need])}\n          → {fix.gap.document}"
        )


def _line(choice: Choice, each: Scored, note: str) -> str:
    readiness = choice.by_key[each.key]
    affair = each.affair if each.affair in choice.selection.scoring.basic_service_affairs else ""
    parts = [f"{figure(each.score):>7}  {readiness.innovation.nama}  ({each.key})", affair, note]
    return "  " + "  ".join(part for part in parts if part)


def _index(index: Index) -> str:
    return figure(index.value, index.scoring.decimals.value or 0)


def _gain(gain: Fraction) -> str:
    return figure(rounded(gain, _PLACES), _PLACES)


def as_data(choice: Choice) -> dict[str, Any]:
    """Return a choice as plain data for JSON; decimals as text."""
    selection = choice.selection

    def entry(each: Scored) -> dict[str, Any]:
        readiness = choice.by_key[each.key]
        return {
            "file": each.key,
            "id": readiness.innovation.id,
            "nama": readiness.innovation.nama,
            "score": str(each.score),
            "affair": each.affair,
        }

    return {
        "edition": choice.portfolio.edition.id,
        "by": choice.standing.value,
        "constants": selection.year,
        "index": str(selection.index.value),
        "sent": [entry(each) | {"needed_for_affair": each.key in selection.needed} for each in selection.sent],
        "left_out": [
            entry(each) | {"cost": str(rounded(selection.cost_of_adding(each), 6))} for each in selection.left_out
        ],
        "not_eligible": [
            {"file": each.report.record.file, "id": each.innovation.id, "gain": str(rounded(gain, 6))}
            for each, gain in choice.mended
        ],
        "fixes": [
            {
                "id": fix.innovation.innovation.id,
                "indicator": fix.gap.row.key,
                "need": fix.gap.need.value,
                "from": fix.gap.before,
                "to": fix.gap.after,
                "points": str(fix.gap.gain),
                "index_gain": str(rounded(fix.gain, 6)),
                "document": fix.gap.document,
            }
            for fix in choice.fixes
        ],
    }


def select_order(workspace: Workspace, files: Sequence[Path], edition: Edition, form: str, open_evidence: bool) -> int:
    """Print the order of the proposals and return the exit code."""
    judged = judge(workspace, [edition], files, open_evidence=open_evidence, progress=say_opened, judged=say_judged)
    found = ranked(edition, [report for report in judged.reports if report.is_readable])
    if form == "json":
        data = {"edition": edition.id, "groups": [_group_as_data(each) for each in found]}
        print_json(data)
    else:
        with paged():
            for each in found:
                print_group(each, edition)
        if not found:
            click.echo(_("No proposal here is eligible for {edition}.").format(edition=edition.id))
    say_unreadable(judged.unreadable)
    say_unopened(open_evidence=open_evidence)
    if form == "text":
        _say_what_follows(any(each.proposals for each in found))
    return ExitCode.UNREADABLE_INPUT if judged.unreadable else ExitCode.FINE


def print_group(ranking: GroupRanking, edition: Edition) -> None:
    """Print the proposals of a group in order, with a line where the quota ends."""
    click.secho(
        _("{group}: {n} eligible, in the order of answered, weight on evidence, evidence").format(
            group=ranking.label or edition.id, n=len(ranking.proposals)
        ),
        bold=True,
    )
    if ranking.quota is None or ranking.quota.value is None:
        click.echo(_("  The edition knows no quota; all may be sent as far as we know."))
    else:
        basis = basis_of(ranking.quota, edition)
        click.echo(_("  Quota {quota}. Rule: {basis}").format(quota=ranking.quota.value, basis=basis))
    for number, (rank, each) in enumerate(zip(ranking.ranks, ranking.proposals, strict=True), 1):
        if number == ranking.within + 1:
            click.echo(_("  ---- beyond the quota ----"))
        click.echo(f"  {rank:>3}. {_figures(each)}  {each.innovation.nama}  ({each.file})")
    if len(set(ranking.ranks)) < len(ranking.proposals):
        click.echo(_("  The same number: equal in all that is counted. Read them; this order does not judge texts."))
    if ranking.is_tied_at_quota:
        click.echo(_("  The last within the quota and the first beyond it are equal: a person must decide."))
    click.echo()


def _figures(each: Ranked) -> str:
    weight = "–" if each.weight is None else f"{figure(each.weight)}/{figure(each.weight_at_most)}"
    return _("answered {answered}/{asked}, weight {weight}, evidence {evidenced}/{taking}").format(
        answered=each.answered,
        asked=each.asked,
        weight=weight,
        evidenced=each.evidenced,
        taking=each.evidence_asked,
    )


def _group_as_data(ranking: GroupRanking) -> dict[str, Any]:
    return {
        "group": ranking.group,
        "quota": ranking.quota.value if ranking.quota else None,
        "tied_at_quota": ranking.is_tied_at_quota,
        "proposals": [
            {
                "file": each.file,
                "id": each.innovation.id,
                "nama": each.innovation.nama,
                "rank": ranking.ranks[number],
                "within_quota": number < ranking.within,
                "answered": each.answered,
                "asked": each.asked,
                "weight": None if each.weight is None else str(each.weight),
                "weight_at_most": str(each.weight_at_most),
                "evidenced": each.evidenced,
                "evidence_asked": each.evidence_asked,
            }
            for number, each in enumerate(ranking.proposals)
        ],
    }

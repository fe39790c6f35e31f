"""`submissions score`: the three scores of one innovation, and what would change them."""

from pathlib import Path
from typing import Any

import click

from schemas.edition import Edition
from submissions.assessment.assessing import RecordReport
from submissions.assessment.gaps import cheapest
from submissions.assessment.scores import Row, Scores
from submissions.assessment.whatif import changed
from submissions.cli.gaps import gap_as_data, print_gap
from submissions.cli.marks import edition_with_jury, print_marks
from submissions.cli.options import AskedEdition, edition_option, evidence_option, format_option, record_argument
from submissions.cli.scoring import edition_with_indicators
from submissions.cli.telling import print_json, say_next, say_opened, say_unopened
from submissions.errors import ExitCode, InputError
from submissions.findings.finding import FindingsError, visible
from submissions.judging.judge import judging_of
from submissions.language import _, figure, ngettext
from submissions.readiness.listing import all_readiness_of
from submissions.readiness.wording import details
from submissions.records.reading import ReadRecord, read_record
from submissions.workspace import open_workspace


@click.command(
    help=_(
        "Show per indicator of RECORD the parameter that its facts claim, that its evidence proves, and that the "
        "ministry verified, with the scores they make. --set shows what another fact would change; the record itself "
        "is not touched. For a competition whose jury reads proposals: what it weighs beside each narrative, how that "
        "opens, and your own marks by --set where it has criteria."
    ),
)
@record_argument
@edition_option
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="INDICATOR=FACT",
    help=_("What if: regulasi=perda, sdm=31, anggaran=2025,2026, pengaduan=38/40, kemanfaatan=a:620, replikasi=3."),
)
@click.option("--best", type=click.IntRange(min=1), metavar="N", help=_("Also name the N cheapest next steps."))
@format_option
@evidence_option
def score(
    record: Path, asked: AskedEdition, settings: tuple[str, ...], best: int | None, form: str, open_evidence: bool
) -> int:
    """Print the scores of one record and return the exit code."""
    workspace = open_workspace(record)
    judged = edition_with_jury(workspace, asked)
    if judged is not None:
        return print_marks(workspace, judged, record, dict(map(_pair, settings)), form)
    edition = edition_with_indicators(workspace, asked)
    wanted = dict(_pair(text) for text in settings)
    read = read_record(record, workspace)
    if not isinstance(read, ReadRecord):
        raise FindingsError(read.findings)
    if edition.competition not in read.innovation.kompetisi:
        raise InputError(
            _("{file} is not entered in {competition}: it has no score there.").format(
                file=read.file, competition=edition.competition_title
            ),
            _("Add it to `kompetisi` in the record."),
        )
    with judging_of(workspace, [edition], [record], open_evidence=open_evidence, progress=say_opened) as judging:
        [before] = judging.reports([record])
        after = judging.report_on(changed(read, edition, wanted)) if wanted else None
    say_unopened(open_evidence=open_evidence)
    shown = after or before
    steps = cheapest(shown.assessments[0].gaps)[: best or 0]
    if form == "json":
        data = as_data(before, edition) | ({"with_changes": as_data(after, edition)} if after else {})
        data["next_steps"] = [gap_as_data(gap, read.innovation) for gap in steps]
        print_json(data)
        return ExitCode.FINE
    click.secho(read.innovation.nama, bold=True, nl=False)
    click.echo(f"  ({read.file})  {edition.title}")
    print_errors(shown)
    print_scores(before.filled[0].scores)
    if after:
        print_change(before.filled[0].scores, after.filled[0].scores, list(wanted))
    if best:
        click.echo(f"\n{_('Cheapest next steps')}:")
        for gap in steps:
            print_gap(gap, details(gap, read.innovation))
        if not steps:
            click.echo(_("  none: every indicator is proven at its highest parameter"))
    say_next(_("`submissions gaps {id}` names the document behind each point.").format(id=read.id))
    return ExitCode.FINE


def _pair(text: str) -> tuple[str, str]:
    key, equals, fact = text.partition("=")
    if not equals or not key.strip() or not fact.strip():
        raise click.BadParameter(
            _("“{text}” is not of the form indicator=fact.").format(text=visible(text)), param_hint="'--set'"
        )
    return key.strip(), fact.strip()


def print_errors(report: RecordReport) -> None:
    """Say in one line that a record is not eligible, whatever its score, and why: the first error."""
    errors = [error for each in all_readiness_of(report) for error in each.errors]
    if errors:
        first, more = errors[0], len(errors) - 1
        named = f"{first.label}: " if first.label else ""
        others = f" {ngettext('and {n} more', 'and {n} more', more).format(n=more)}" if more else ""
        told = _("Not eligible yet, so this score does not count: {error}").format(error=f"{named}{first.sentence}")
        click.secho(f"  {told}{others}", fg="red")


def print_scores(scores: Scores) -> None:
    """Print a row for each indicator, and the three scores."""
    width = max(len(row.indicator.name) for row in scores.rows) + 2
    headings = [_("weight"), _("claimed"), _("proven"), _("verified")]
    click.echo(f"  {_('No.'):<4}{_('Indicator'):<{width}}" + "".join(f"{each:>15}" for each in headings))
    for row in scores.rows:
        name = row.indicator.name + ("*" if row.indicator.mandatory.value else "")
        cells = [figure(row.weight), *(_parameter(row, each) for each in (row.claimed, row.proven, row.verified))]
        note = _note(row)
        click.echo(f"  {row.indicator.no:<4}{name:<{width}}" + "".join(f"{each:>15}" for each in cells) + note)
    verified = "–" if scores.verified is None else figure(scores.verified)
    totals = [figure(scores.maximum), figure(scores.claimed), figure(scores.proven), verified]
    click.secho(f"  {'':<4}{_('Score'):<{width}}" + "".join(f"{each:>15}" for each in totals), bold=True)
    click.echo(_("  * mandatory. In brackets: the points, parameter times weight."))
    if scores.awaiting > scores.proven:
        click.echo(
            _("  {points} more points are proven once a person has confirmed what only a person can see.").format(
                points=figure(scores.awaiting - scores.proven)
            )
        )


def _parameter(row: Row, parameter: int | None) -> str:
    return "–" if parameter is None else f"{parameter} ({figure(row.weight * parameter)})"


def _note(row: Row) -> str:
    if row.awaiting > row.proven:
        return "  " + _("{level} once confirmed").format(level=row.awaiting)
    return ""


def print_change(before: Scores, after: Scores, keys: list[str]) -> None:
    """Print what other facts change: per indicator, and in the scores."""
    click.echo(f"\n{_('With these facts')}:")
    earlier = {row.key: row for row in before.rows}
    for row in (row for row in after.rows if row.key in keys):
        known = earlier[row.key]
        click.echo(
            f"  {row.indicator.no} {row.indicator.name}: "
            + _("claimed {before} → {after} ({fact}), proven {proven_before} → {proven_after}").format(
                before=known.claimed,
                after=row.claimed,
                fact=visible(row.reached.fact) or "–",
                proven_before=known.proven,
                proven_after=row.proven,
            )
        )
    for name, old, new in (
        (_("claimed"), before.claimed, after.claimed),
        (_("proven"), before.proven, after.proven),
    ):
        sign = "+" if new >= old else ""
        click.echo(f"  {_('Score')} {name}: {figure(old)} → {figure(new)} ({sign}{figure(new - old)})")


def as_data(report: RecordReport, edition: Edition) -> dict[str, Any]:
    """Return the scores as plain data for JSON; decimals as text, so that none is rounded."""
    scores = report.filled[0].scores
    return {
        "record": report.record.file,
        "edition": edition.id,
        "score": {
            "maximum": str(scores.maximum),
            "claimed": str(scores.claimed),
            "proven": str(scores.proven),
            "proven_once_confirmed": str(scores.awaiting),
            "verified": None if scores.verified is None else str(scores.verified),
        },
        "indicators": [
            {
                "key": row.key,
                "no": row.indicator.no,
                "name": row.indicator.name,
                "mandatory": bool(row.indicator.mandatory.value),
                "weight": str(row.weight),
                "claimed": row.claimed,
                "fact": row.reached.fact,
                "proven": row.proven,
                "proven_once_confirmed": row.awaiting,
                "verified": row.verified,
            }
            for row in scores.rows
        ],
    }

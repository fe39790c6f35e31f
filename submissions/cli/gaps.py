"""`submissions gaps`: what each innovation still lacks, how many points it brings, and what that makes per office."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from schemas.innovation import Innovation
from submissions.assessment.assessing import RecordReport
from submissions.assessment.gaps import Gap, Need
from submissions.cli.length import full_option, is_too_long, paged
from submissions.cli.options import (
    AskedEdition,
    competition_option,
    edition_option,
    evidence_option,
    format_option,
    limit_options,
    paths_argument,
    today_option,
)
from submissions.cli.printing import print_finding
from submissions.cli.telling import print_json, say, say_judged, say_next, say_opened, say_unopened, say_unreadable
from submissions.deadlines.checking import deadlines_in
from submissions.deadlines.listing import Deadline
from submissions.deadlines.listing import as_data as deadline_as_data
from submissions.deadlines.wording import headlines
from submissions.errors import ExitCode
from submissions.findings.finding import visible
from submissions.findings.labels import NEEDS
from submissions.judging.judge import judge
from submissions.language import _, figure, ngettext
from submissions.making.limits import Limits
from submissions.office.editions import chosen_editions
from submissions.office.lacking import Lacking, lacking_in
from submissions.office.places import by_workspace
from submissions.readiness.chat import link_of, messages_of
from submissions.readiness.listing import Office, Readiness, all_readiness_of, by_office, office_names
from submissions.readiness.wording import details
from submissions.workspace import Workspace

_BETWEEN_MESSAGES = "\n\n\n"
COLOURS = {Need.CONFIRMATION: "cyan", Need.DOCUMENT: "yellow", Need.FACT: "bright_black"}


@click.command(
    help=_(
        "List per innovation what must be mended before it can be sent; then what is claimed but not proven, and the "
        "next parameter of each indicator: the document needed, the points it brings, whether it is mandatory; then "
        "the sums per office. Many records are summed up, unless --full asks for everything. PATH is a record, a "
        "folder of records or a workspace; the current folder if none is given."
    ),
)
@paths_argument
@competition_option
@edition_option
@format_option
@click.option(
    "--pdf",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=_("Also make a readiness sheet per innovation into DIR: a page with boxes to tick, not for the ministry."),
)
@click.option("--whatsapp", is_flag=True, help=_("Print short messages per office instead, to be pasted into a chat."))
@click.option(
    "--links", is_flag=True, help=_("With --whatsapp: below each message a link that opens WhatsApp with its text.")
)
@full_option
@today_option
@evidence_option
@limit_options
def gaps(
    paths: tuple[Path, ...],
    competition: str | None,
    asked: AskedEdition,
    form: str,
    folder: Path | None,
    whatsapp: bool,
    links: bool,
    full: bool,
    today: dt.date,
    open_evidence: bool,
    timeout: float,
    memory_mb: int,
) -> int:
    """Print the gaps and return the exit code."""
    if links and not whatsapp:
        raise click.UsageError(_("--links goes with --whatsapp."))
    found: list[Readiness] = []
    unreadable: list[RecordReport] = []
    deadlines: list[Deadline] = []
    heads: dict[str, None] = {}
    texts: list[str] = []
    complete = True
    for workspace, files in by_workspace(paths or (Path(),), say):
        editions = chosen_editions(workspace, *asked.within(competition), say, files)
        own = deadlines_in(workspace, editions, today)
        deadlines += own
        heads |= dict.fromkeys(line for edition in editions for line in headlines(own, edition))
        judged = judge(workspace, editions, files, open_evidence=open_evidence, progress=say_opened, judged=say_judged)
        unreadable += judged.unreadable
        ready = [each for report in judged.reports for each in all_readiness_of(report)]
        found += ready
        texts += messages_of(workspace.settings, editions, ready, own) if whatsapp else []
        if folder:
            scored = [each for each in ready if each.assessment.edition.indicators]
            complete &= make_sheets(scored, workspace, folder, Limits(timeout, memory_mb))
    if whatsapp:
        with paged():
            told = [f"{text}\n\n{link_of(text)}" if links else text for text in texts]
            click.echo(_BETWEEN_MESSAGES.join(told) or _("Nothing is open."))
    elif form == "json":
        print_json(as_data(found) | {"deadlines": [deadline_as_data(each) for each in deadlines]})
    else:
        with paged():
            for line in heads:
                click.echo(line)
            click.echo()
            records = len({each.report.record.file for each in found})
            is_short = not full and is_too_long(records, lines_of(found))
            print_lacking(lacking_in(found)) if is_short else print_all(found)
    say_unreadable(unreadable)
    say_unopened(open_evidence=open_evidence)
    if form == "text" and not whatsapp:
        say_next_step(found)
    if unreadable:
        return ExitCode.UNREADABLE_INPUT
    return ExitCode.FINE if complete else ExitCode.NOT_ELIGIBLE_OR_FAILED


def make_sheets(found: Sequence[Readiness], workspace: Workspace, folder: Path, limits: Limits) -> bool:
    """Make the readiness sheets of a workspace and return whether none was lost."""
    from submissions.cli.documents import write_pdf
    from submissions.cli.making import Making
    from submissions.files.whole import refuse_foreign
    from submissions.readiness.sheet import print_sheet, sheet_name

    for each in found:
        refuse_foreign(folder / sheet_name(each))
    with Making(workspace, limits) as making:
        for each in found:
            target = folder / sheet_name(each)
            done = making.spared(target, partial(print_sheet, each, making.workshop))
            if done:
                _sheet, printed = done
                source = each.report.record.source
                write_pdf(target, printed, source, err=True)
    return making.complete


def lines_of(found: Sequence[Readiness]) -> int:
    """Return how many lines innovations take if all of their gaps are printed, roughly."""
    return sum(3 + 2 * (len(each.errors) + len(each.advised) + len(each.gaps)) for each in found)


def print_lacking(found: Sequence[Lacking]) -> None:
    """Print many innovations at a glance: what they lack, per office, and which are nearest to their claim."""
    for each in found:
        count = ngettext("{n} innovation", "{n} innovations", each.entered).format(n=each.entered)
        stopped = _("{n} cannot be sent yet, because of errors").format(n=each.stopped) if each.stopped else ""
        click.secho(f"{each.edition.title}: {', '.join(filter(None, [count, stopped]))}", bold=True)
        if each.kinds:
            click.echo(_("Documents lacking most often (innovations, points for all of them):"))
        for kind in each.kinds:
            indicator = kind.gap.row.indicator
            points = f"+{figure(kind.points)}"
            click.echo(f"{kind.count:6} {points:>8}  {indicator.no} {indicator.name}")
        _print_more(each.more_kinds)
        waiting, points_waiting = each.to_confirm
        if waiting:
            click.echo(_("Only to be looked at and confirmed by a person (innovations, points):"))
            click.echo(f"{waiting:6} {f'+{figure(points_waiting)}':>8}")
        if each.offices:
            click.echo(_("Per office (innovations, points to win):"))
        for office in each.offices:
            points = f"+{figure(office.gain)}"
            click.echo(f"{len(office.innovations):6} {points:>8}  {visible(office.name)}")
        _print_more(each.more_offices)
        if each.nearest:
            click.echo(_("Nearest to what they claim:"))
        for near in each.nearest:
            own = near.readiness.innovation
            click.echo(f"       {f'+{figure(near.points)}':>8}  {own.id}  {visible(own.nama)}")
        click.echo()


def _print_more(more: int) -> None:
    if more:
        click.echo(f"       {ngettext('and {n} more', 'and {n} more', more).format(n=more)}")


def say_next_step(found: Sequence[Readiness]) -> None:
    """Say what to do next: look at one, mend its errors, or make its documents."""
    ids = dict.fromkeys(each.innovation.id for each in found)
    if len(ids) > 1:
        nearest = [near for each in lacking_in(found) for near in each.nearest[:1]]
        shown = nearest[0].readiness.innovation.id if nearest else next(iter(ids))
        say_next(
            _(
                "`submissions gaps {id}` shows one in full, `submissions gaps --full` all of them; "
                "`submissions gaps --whatsapp` writes to the offices."
            ).format(id=shown)
        )
    elif any(each.errors for each in found):
        say_next(_("mend what stands first, then `submissions check {id}`.").format(id=next(iter(ids))))
    elif any(each.assessment.edition.indicators for each in found):
        say_next(_("`submissions score {id} --best 3` names the cheapest steps.").format(id=next(iter(ids))))


def print_all(found: Sequence[Readiness]) -> None:
    """Print what every innovation lacks, errors before points; then the sums per office."""
    for each in found:
        click.secho(each.innovation.nama, bold=True, nl=False)
        click.echo(f"  ({each.report.record.file}, {each.assessment.edition.title})")
        print_readiness(each)
        click.echo()
    if not found:
        click.echo(_("No innovation here is entered in this competition."))
        return
    offices = by_office(each for each in found if each.assessment.edition.indicators)
    if not offices:
        return
    click.secho(_("Per office (open: claimed, but not proven)"), bold=True)
    width = max(len(office.name) for office in offices)
    for office in offices:
        click.echo(f"  {office.name:<{width}}  {_office_line(office)}")


def print_readiness(each: Readiness) -> None:
    """Print what stands against one innovation in one edition, then its scores and gaps or what should be mended."""
    if each.errors:
        click.echo("  " + _("To mend first; without it nothing can be sent:"))
    for finding in each.errors:
        print_finding(finding, sources=False)
    if not each.assessment.edition.indicators:
        for finding in each.advised:
            print_finding(finding, sources=False)
        if each.is_ready:
            click.echo("  " + _("Nothing is open."))
        return
    scores = each.scores
    click.echo(
        _("  claimed {claimed}, proven {proven}, {awaiting} once all is confirmed, of {maximum}").format(
            claimed=figure(scores.claimed),
            proven=figure(scores.proven),
            awaiting=figure(scores.awaiting),
            maximum=figure(scores.maximum),
        )
    )
    for gap in each.gaps:
        print_gap(gap, details(gap, each.innovation))


def _office_line(office: Office) -> str:
    count = len(office.innovations)
    return ", ".join(
        [
            ngettext("{n} innovation", "{n} innovations", count).format(n=count),
            _("mean claimed {claimed}, proven {proven}").format(
                claimed=figure(office.claimed, 1), proven=figure(office.proven, 1)
            ),
            _("lacking documents: {documents}, to confirm: {looks}, +{points} points").format(
                documents=office.number(Need.DOCUMENT),
                looks=office.number(Need.CONFIRMATION),
                points=figure(office.gain),
            ),
        ]
    )


def print_gap(gap: Gap, lines: Sequence[str]) -> None:
    """Print one gap: points, indicator, what is needed; then what is wrong with what is there."""
    indicator = gap.row.indicator
    mandatory = f" ({_('mandatory')})" if gap.is_mandatory else ""
    click.secho(f"  +{figure(gap.gain)}".ljust(8), bold=True, nl=False)
    click.echo(f"{indicator.no} {indicator.name}{mandatory}, {gap.before} → {gap.after}: ", nl=False)
    click.secho(_(NEEDS[gap.need]), fg=COLOURS[gap.need], nl=False)
    click.echo(f"\n        → {gap.document}")
    for line in lines:
        click.secho(f"          {line}", dim=True)


def as_data(found: Sequence[Readiness]) -> dict[str, Any]:
    """Return the gaps as plain data for JSON; decimals as text, so that none is rounded."""
    names = office_names(found)
    return {
        "records": [readiness_as_data(each, names[each.office]) for each in found],
        "offices": [
            {
                "name": office.name,
                "innovations": len(office.innovations),
                "mean_claimed": str(round(office.claimed, 2)),
                "mean_proven": str(round(office.proven, 2)),
                "points_open": str(office.gain),
                **{need.value: office.number(need) for need in Need},
            }
            for office in by_office(each for each in found if each.assessment.edition.indicators)
        ],
    }


def readiness_as_data(each: Readiness, office: str) -> dict[str, Any]:
    """Return one innovation in one edition as plain data for JSON; without indicators there are no scores."""
    scores = each.scores if each.assessment.edition.indicators else None
    return {
        "file": each.report.record.file,
        "id": each.innovation.id,
        "nama": each.innovation.nama,
        "office": office,
        "edition": each.assessment.edition.id,
        "claimed": str(scores.claimed) if scores else None,
        "proven": str(scores.proven) if scores else None,
        "proven_once_confirmed": str(scores.awaiting) if scores else None,
        "errors": [finding.as_dict() for finding in each.errors],
        "advised": [finding.as_dict() for finding in each.advised],
        "gaps": [gap_as_data(gap, each.innovation) for gap in each.gaps],
    }


def gap_as_data(gap: Gap, innovation: Innovation) -> dict[str, Any]:
    """Return one gap as plain data for JSON."""
    return {
        "indicator": gap.row.key,
        "no": gap.row.indicator.no,
        "need": gap.need.value,
        "mandatory": gap.is_mandatory,
        "from": gap.before,
        "to": gap.after,
        "gain": str(gap.gain),
        "document": gap.document,
        "details": details(gap, innovation),
        "pending": [pending.name for pending in gap.pending],
    }

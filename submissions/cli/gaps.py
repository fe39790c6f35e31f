"""`submissions gaps`: what each innovation still lacks, how many points it brings, and what that makes per office."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from schemas.innovation import Innovation
from submissions.assessment.assessing import RecordReport
from submissions.assessment.gaps import Gap, Need
from submissions.cli.options import (
    AskedEdition,
    edition_option,
    evidence_option,
    format_option,
    limit_options,
    paths_argument,
)
from submissions.cli.scoring import edition_with_indicators
from submissions.cli.telling import print_json, say, say_opened, say_unopened, say_unreadable
from submissions.errors import ExitCode
from submissions.findings.labels import NEEDS
from submissions.judging.judge import judge
from submissions.language import _, figure, ngettext, speaking
from submissions.making.limits import Limits
from submissions.office.places import by_workspace
from submissions.readiness.chat import message
from submissions.readiness.listing import Office, Readiness, by_office, office_names, readiness_of
from submissions.readiness.wording import details
from submissions.workspace import Workspace

COLOURS = {Need.CONFIRMATION: "cyan", Need.DOCUMENT: "yellow", Need.FACT: "bright_black"}


@click.command(
    help=_(
        "List per innovation what is claimed but not proven, and the next parameter of each indicator: the document "
        "needed, the points it brings, whether it is mandatory; then the sums per office. PATH is a record, a folder "
        "of records or a workspace; the current folder if none is given."
    ),
)
@paths_argument
@edition_option
@format_option
@click.option(
    "--pdf",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=_("Also make a readiness sheet of two pages per innovation into DIR; it is not for the ministry."),
)
@click.option("--whatsapp", is_flag=True, help=_("Print a short text per office instead, to be pasted into a chat."))
@evidence_option
@limit_options
def gaps(
    paths: tuple[Path, ...],
    asked: AskedEdition,
    form: str,
    folder: Path | None,
    whatsapp: bool,
    open_evidence: bool,
    timeout: float,
    memory_mb: int,
) -> int:
    """Print the gaps and return the exit code."""
    found: list[Readiness] = []
    unreadable: list[RecordReport] = []
    complete = True
    for workspace, files in by_workspace(paths or (Path(),), say):
        edition = edition_with_indicators(workspace, asked)
        judged = judge(workspace, [edition], files, open_evidence=open_evidence, progress=say_opened)
        unreadable += judged.unreadable
        ready = [each for each in map(readiness_of, judged.reports) if each]
        found += ready
        if folder:
            complete &= make_sheets(ready, workspace, folder, Limits(timeout, memory_mb))
    if whatsapp:
        print_messages(found)
    elif form == "json":
        print_json(as_data(found))
    else:
        print_all(found)
    say_unreadable(unreadable)
    say_unopened(open_evidence=open_evidence)
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


def print_messages(found: Sequence[Readiness]) -> None:
    """Print the message of every office that has something to do, with an empty line between them."""
    with speaking("id"):
        offices = [(office, office.innovations[0].assessment.edition) for office in by_office(found)]
        messages = [text for office, edition in offices if (text := message(office, edition))]
    click.echo("\n\n".join(messages) or _("Nothing is open."))


def print_all(found: Sequence[Readiness]) -> None:
    """Print the gaps of every innovation, then the sums per office."""
    for each in found:
        scores = each.scores
        click.secho(each.innovation.nama, bold=True, nl=False)
        click.echo(f"  ({each.report.record.file})")
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
        click.echo()
    offices = by_office(found)
    if not offices:
        click.echo(_("No innovation here is entered in this competition."))
        return
    click.secho(_("Per office (open: claimed, but not proven)"), bold=True)
    width = max(len(office.name) for office in offices)
    for office in offices:
        click.echo(f"  {office.name:<{width}}  {_office_line(office)}")


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
        "records": [
            {
                "file": each.report.record.file,
                "id": each.innovation.id,
                "nama": each.innovation.nama,
                "office": names[each.office],
                "edition": each.assessment.edition.id,
                "claimed": str(each.scores.claimed),
                "proven": str(each.scores.proven),
                "proven_once_confirmed": str(each.scores.awaiting),
                "gaps": [gap_as_data(gap, each.innovation) for gap in each.gaps],
            }
            for each in found
        ],
        "offices": [
            {
                "name": office.name,
                "innovations": len(office.innovations),
                "mean_claimed": str(round(office.claimed, 2)),
                "mean_proven": str(round(office.proven, 2)),
                "points_open": str(office.gain),
                **{need.value: office.number(need) for need in Need},
            }
            for office in by_office(found)
        ],
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

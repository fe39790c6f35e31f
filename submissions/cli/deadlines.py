"""`submissions calendar`: the deadlines of office and editions in working days; also as a calendar file."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import click

from submissions.cli.options import (
    AskedEdition,
    OutputPath,
    competition_option,
    edition_option,
    format_option,
    today_option,
    workspace_argument,
)
from submissions.cli.telling import print_json, say, say_next
from submissions.deadlines.checking import deadlines_in
from submissions.deadlines.listing import Deadline, State, as_data
from submissions.deadlines.wording import left_text, name_text, remarks, what_is_not_known, whose_text
from submissions.language import N_, _, ngettext, weekday_text
from submissions.office.editions import chosen_editions
from submissions.office.places import tell_of_missing_settings
from submissions.workspace import Workspace, open_workspace

_TITLES = {State.COMING: N_("To come"), State.UNKNOWN: N_("Without a date"), State.PAST: N_("Past")}
_ENDING = ".ics"


@click.command(
    help=_(
        "List the deadlines of WORKSPACE (the current folder if not given): the office's own, under `tenggat` in "
        "submissions.yaml, and the dates of the editions. Days left are working days: Monday to Friday without public "
        "holidays, collective leave and the days under `hari_libur`; today does not count, the last day does."
    ),
)
@workspace_argument
@competition_option
@edition_option
@today_option
@click.option(
    "-o",
    "--output",
    type=OutputPath(),
    metavar="FILE",
    help=_("Also write them into FILE, .ics, for calendars of telephones and computers; it replaces an older one."),
)
@format_option
def calendar(
    folder: Path, competition: str | None, asked: AskedEdition, today: dt.date, output: Path | None, form: str
) -> None:
    """Print the dates, and write them as a calendar file."""
    from submissions.deadlines.ics import calendar_file
    from submissions.files.whole import refuse_foreign, write_whole

    if output:
        if output.suffix.lower() != _ENDING:
            raise click.BadParameter(_("“{file}” must end in .ics.").format(file=output), param_hint="'-o'")
        refuse_foreign(output)
    workspace = open_workspace(folder)
    tell_of_missing_settings(workspace, say)
    deadlines = deadlines_in(workspace, chosen_editions(workspace, *asked.within(competition), say), today)
    if form == "json":
        notes = what_is_not_known(deadlines)
        print_json({"today": today.isoformat(), "deadlines": [as_data(each) for each in deadlines], "notes": notes})
    else:
        print_deadlines(deadlines, workspace, today)
    if output:
        write_whole(output, calendar_file(deadlines, workspace.settings.pemda.nama, today))
        click.echo(_("Written: {file}").format(file=output), err=form == "json")
    if form == "text":
        step = _("open the file on a telephone or computer: its calendar takes the dates.")
        say_next(step if output else _("`submissions calendar -o tenggat.ics` makes a file for calendars."))


def print_deadlines(deadlines: Sequence[Deadline], workspace: Workspace, today: dt.date) -> None:
    """Print the dates in parts: to come, without a date, past."""
    click.echo(_("Counted from {day}").format(day=weekday_text(today)))
    for state, part in groupby(deadlines, key=lambda each: each.state):
        click.echo()
        click.secho(_(_TITLES[state]), bold=True)
        _print_part(list(part))
    click.echo()
    own = len(workspace.settings.hari_libur)
    if own:
        click.echo(
            ngettext("{n} day off of your own is counted.", "{n} days off of your own are counted.", own).format(n=own)
        )
    notes = what_is_not_known(deadlines)
    for line in notes:
        click.echo(line)
    if notes:
        click.echo(_("Days off that are not counted can be added under `hari_libur` in submissions.yaml."))
    if not any(each.is_own for each in deadlines):
        click.echo(_("You have no deadlines of your own: write them under `tenggat` in submissions.yaml."))


def _print_part(deadlines: Sequence[Deadline]) -> None:
    rows = [_row(each) for each in deadlines]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for each, row in zip(deadlines, rows, strict=True):
        left, day = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(["", *filter(str.strip, (left, day)), f"{name_text(each)} ({whose_text(each)})"]))
        indent = 2 + sum(width + 2 for width in widths if width)
        for line in remarks(each):
            click.secho(" " * indent + line, dim=True)


def _row(deadline: Deadline) -> tuple[str, str]:
    day = weekday_text(deadline.day) if deadline.day else ""
    return ("" if deadline.state is State.PAST else left_text(deadline)), day

"""`submissions template`: the Excel form that offices fill in, empty or with what is known already."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import click

from schemas.edition import Edition
from submissions.cli.options import (
    AskedEdition,
    OutputPath,
    RecordPath,
    competition_option,
    edition_option,
    today_option,
)
from submissions.cli.telling import say, say_next
from submissions.errors import OutputError
from submissions.language import _, ngettext
from submissions.office.editions import chosen_editions
from submissions.workspace import Workspace, open_workspace

ROWS = 200
"""How many innovations a form of rows has room for where no number is given."""
FOLDER, FORM = Path("formulir"), Path("formulir.xlsx")


@click.command(
    help=_(
        "Make the form that offices fill in, as an Excel workbook: one innovation, asked like a paper form, with "
        "drop-down lists, examples, word counters and the parameter of every indicator, for the editions of the "
        "workspace that the current folder lies in. With --prefilled or --all it holds what is known already. "
        "`submissions import` reads it again."
    ),
)
@competition_option
@edition_option
@click.option(
    "--rows",
    is_flag=False,
    flag_value=ROWS,
    type=click.IntRange(1, 5000),
    metavar="[N]",
    help=_("A table with a row for each innovation instead, with room for N of them (200 if not given)."),
)
@click.option(
    "--prefilled",
    "records",
    multiple=True,
    type=RecordPath(),
    metavar="RECORD",
    help=_("Make the form of RECORD with what is known of it; repeatable."),
)
@click.option("--all", "everything", is_flag=True, help=_("Make the form of every innovation, a folder per office."))
@click.option(
    "--gaps",
    is_flag=True,
    help=_("Mark in forms with what is known what is missing, with the remedy as a note; evidence is not opened."),
)
@click.option(
    "-o",
    "--output",
    type=OutputPath(folders=True),
    help=_(
        "The workbook to make, {form} if not given; with --prefilled or --all a folder, {folder} if not given. "
        "An existing file is never overwritten."
    ).format(form=FORM, folder=FOLDER),
)
@today_option
def template(
    competition: str | None,
    asked: AskedEdition,
    rows: int | None,
    records: tuple[Path, ...],
    everything: bool,
    gaps: bool,
    output: Path | None,
    today: dt.date,
) -> None:
    """Make the form, or the forms of innovations that are known."""
    prefilled = bool(records) or everything
    if rows and prefilled:
        raise click.UsageError(_("--rows makes an empty form: it takes neither --prefilled nor --all."))
    if gaps and not prefilled:
        raise click.UsageError(_("--gaps marks what is missing of innovations: name them with --prefilled, or --all."))
    workspace = open_workspace(records[0] if records else Path())
    editions = chosen_editions(workspace, *asked.within(competition), say)
    if prefilled:
        _make_prefilled(workspace, editions, list(records) if not everything else None, gaps, output or FOLDER, today)
        return
    from submissions.files.whole import write_whole
    from submissions.office.forms import empty_form

    file = output or FORM
    refuse_existing(file)
    entered = [edition.competition for edition in editions] if competition else []
    write_whole(file, empty_form(workspace, editions, today, entered, rows))
    click.echo(_("Made {file}. Next: submissions import {file} -o WORKSPACE").format(file=file))


def _make_prefilled(
    workspace: Workspace,
    editions: Sequence[Edition],
    asked: list[Path] | None,
    gaps: bool,
    folder: Path,
    today: dt.date,
) -> None:
    """Make the forms of innovations with what is known of them, or none where one of the files is there already."""
    from submissions.cli.telling import say_unreadable_files
    from submissions.files.whole import write_whole
    from submissions.office.forms import FormMaker, form_names
    from submissions.records.reading import ReadRecord, read_records

    read = list(read_records(asked if asked is not None else workspace.record_files(), workspace))
    known = [record for record in read if isinstance(record, ReadRecord)]
    maker = FormMaker(workspace, editions, today)
    if gaps:
        maker.mark_gaps([record.path for record in known])
    places = {path: folder / name for path, name in form_names(known, by_office=asked is None).items()}
    if len(known) == 1 and folder.suffix.lower() == FORM.suffix:
        places, folder = {known[0].path: folder}, folder.parent
    for place in places.values():
        refuse_existing(place)
    for record in known:
        write_whole(places[record.path], maker.form(record))
    count = len(known)
    text = ngettext("Made {n} form in {folder}.", "Made {n} forms in {folder}.", count)
    click.echo(text.format(n=count, folder=folder))
    say_unreadable_files([record.file for record in read if not isinstance(record, ReadRecord)])
    if known:
        say_next(_("send them out; what comes back: `submissions import FOLDER -o WORKSPACE`."))


def refuse_existing(path: Path) -> None:
    """Refuse to replace a workbook: what somebody wrote into it would be lost.

    Raises:
        OutputError: there is a file already.
    """
    if path.exists():
        raise OutputError(
            _("{file} exists already; nothing was overwritten.").format(file=path),
            _("Name another file with -o, or move this one away."),
        )

"""`submissions report`: the report for the leadership, as PDF and as a page for a browser."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from schemas.edition import Edition
from submissions.cli.options import (
    AskedEdition,
    OutputPath,
    edition_option,
    evidence_option,
    limit_options,
    today_option,
    workspace_argument,
)
from submissions.cli.telling import say, say_judged, say_next, say_opened, say_what_is_missing
from submissions.errors import ExitCode
from submissions.language import _
from submissions.making.limits import Limits
from submissions.office.editions import competitions_asked
from submissions.office.regions import JudgedRegion, region_of

if TYPE_CHECKING:
    from submissions.cli.making import Making

_ENDINGS = (".pdf", ".html")


@click.command(
    help=_(
        "Make the report on WORKSPACE (the current folder if not given): what is to be decided and what it brings, "
        "by whom and until when, on two pages; then map of readiness, offices, figures, dates and list as annexes. A "
        "name that ends in .html gives a page that opens from the file, without a network. With --per-office there is "
        "a page for each office instead, to go with a letter: what the chat message says."
    ),
)
@workspace_argument
@edition_option
@click.option(
    "-o",
    "--output",
    "outputs",
    type=OutputPath(folders=True),
    multiple=True,
    metavar="FILE",
    help=_(
        "Where to write it, .pdf or .html; may be given twice. laporan.pdf if not given; with --per-office a folder, "
        "perangkat-daerah if not given."
    ),
)
@click.option("--per-office", is_flag=True, help=_("Make a page for each office that has something to do instead."))
@today_option
@evidence_option
@limit_options
def report(
    folder: Path,
    asked: AskedEdition,
    outputs: tuple[Path, ...],
    per_office: bool,
    today: dt.date,
    open_evidence: bool,
    timeout: float,
    memory_mb: int,
) -> int:
    """Make the report and return the exit code."""
    from submissions.cli.making import Making
    from submissions.files.whole import refuse_foreign

    targets = outputs or (Path("perangkat-daerah" if per_office else "laporan.pdf"),)
    if per_office and len(targets) > 1:
        raise click.BadParameter(_("With --per-office there is one folder."), param_hint="'-o'")
    for target in targets:
        if per_office and (target.suffix.lower() in _ENDINGS or target.is_file()):
            raise click.BadParameter(
                _("With --per-office “{file}” is a folder.").format(file=target), param_hint="'-o'"
            )
        if not per_office:
            if target.suffix.lower() not in _ENDINGS or target.is_dir():
                told = _("“{file}” must end in .pdf or .html.").format(file=target)
                raise click.BadParameter(told, param_hint="'-o'")
            refuse_foreign(target)
    region = region_of(folder, *asked, open_evidence=open_evidence, say=say, progress=say_opened, judged=say_judged)
    edition = region.portfolio.edition
    asked_for = competitions_asked(region.workspace, region.workspace.record_files(), say)
    others = [region.workspace.edition(name) for name in asked_for if name != edition.competition]
    with Making(region.workspace, Limits(timeout, memory_mb)) as making:
        if per_office:
            made = make_pages(region, targets[0], today, making)
        else:
            make_report(region, [edition, *others], targets, today, making)
            made = True
    say_what_is_missing(region)
    words = (
        _("send each page with its letter; `submissions gaps --whatsapp` writes the same for a chat.")
        if per_office
        else _("`submissions select {competition}` says which innovations to send.")
    )
    if made:
        say_next(words.format(competition=edition.competition))
    return max(region.exit_code, ExitCode.FINE if making.complete else ExitCode.NOT_ELIGIBLE_OR_FAILED)


def make_report(
    region: JudgedRegion, editions: Sequence[Edition], targets: Sequence[Path], today: dt.date, making: "Making"
) -> None:
    """Make the report for the leadership into each of some files, by their endings."""
    from submissions.cli.documents import write_pdf
    from submissions.files.whole import write_whole
    from submissions.office.progress import progress_content
    from submissions.region.report import report_context, report_document, web_report

    progress = progress_content(region.workspace, region.records, editions, dt.datetime.now(dt.UTC))
    context = report_context(region.portfolio, region.workspace, editions, today, progress)
    for target in targets:
        if target.suffix.lower() == ".html":
            if (page := making.html(target, web_report(context))) is not None:
                write_whole(target, page.encode())
                click.echo(_("Written: {file}").format(file=target))
        elif printed := making.pdf(target, report_document(context)):
            write_pdf(target, printed)


def make_pages(region: JudgedRegion, folder: Path, today: dt.date, making: "Making") -> bool:
    """Make the page of each office first and write them then; one that is lost costs only itself.

    Returns:
        Whether there was anything to ask for.
    """
    from submissions.cli.documents import write_pdf
    from submissions.deadlines.checking import deadlines_in
    from submissions.files.whole import refuse_foreign
    from submissions.readiness.pages import office_pages

    edition = region.portfolio.edition
    deadlines = deadlines_in(region.workspace, [edition], today)
    pages = office_pages(region.portfolio.entered, edition, deadlines, region.workspace)
    for page in pages:
        refuse_foreign(folder / page.file)
    made = [
        (folder / page.file, making.spared(folder / page.file, partial(page.printed, making.workshop)))
        for page in pages
    ]
    for target, printed in made:
        if printed:
            write_pdf(target, printed)
    if not pages:
        click.echo(_("Nothing is open."))
    return bool(pages)

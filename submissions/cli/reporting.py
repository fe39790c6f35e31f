"""`submissions report`: the report for the leadership, as PDF and as a page for a browser."""

import datetime as dt
from pathlib import Path

import click

from schemas.source import Source
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
from submissions.office.regions import region_of

_ENDINGS = (".pdf", ".html")


@click.command(
    help=_(
        "Make the report on WORKSPACE (the current folder if not given): one page of figures, then offices, "
        "affairs, dates and a map of readiness. A name that ends in .html gives a page that opens from the file, "
        "without a network."
    ),
)
@workspace_argument
@edition_option
@click.option(
    "-o",
    "--output",
    "outputs",
    type=OutputPath(),
    multiple=True,
    metavar="FILE",
    help=_("Where to write it, .pdf or .html; may be given twice. laporan.pdf if not given."),
)
@today_option
@evidence_option
@limit_options
def report(
    folder: Path,
    asked: AskedEdition,
    outputs: tuple[Path, ...],
    today: dt.date,
    open_evidence: bool,
    timeout: float,
    memory_mb: int,
) -> int:
    """Make the report and return the exit code."""
    from submissions.cli.documents import write_pdf
    from submissions.cli.making import Making
    from submissions.files.whole import refuse_foreign, write_whole
    from submissions.region.report import report_context, report_document, web_report

    targets = outputs or (Path("laporan.pdf"),)
    for target in targets:
        if target.suffix.lower() not in _ENDINGS:
            raise click.BadParameter(_("“{file}” must end in .pdf or .html.").format(file=target), param_hint="'-o'")
        refuse_foreign(target)
    region = region_of(folder, *asked, open_evidence=open_evidence, say=say, progress=say_opened, judged=say_judged)
    edition = region.portfolio.edition
    asked_for = competitions_asked(region.workspace, region.workspace.record_files(), say)
    others = [region.workspace.edition(name) for name in asked_for if name != edition.competition]
    context = report_context(region.portfolio, region.workspace, [edition, *others], today)
    with Making(region.workspace, Limits(timeout, memory_mb)) as making:
        for target in targets:
            if target.suffix.lower() == ".html":
                if (page := making.html(target, web_report(context))) is not None:
                    write_whole(target, page.encode())
                    click.echo(_("Written: {file}").format(file=target))
            elif printed := making.pdf(target, report_document(context)):
                of_no_record = Source(target.name, {}, {}, {})
                write_pdf(target, printed, of_no_record)
    say_what_is_missing(region)
    words = _("`submissions select {competition}` says which innovations to send.")
    say_next(words.format(competition=edition.competition))
    return max(region.exit_code, ExitCode.FINE if making.complete else ExitCode.NOT_ELIGIBLE_OR_FAILED)

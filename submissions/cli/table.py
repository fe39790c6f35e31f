"""`submissions table`: everything back as one Excel workbook."""

from pathlib import Path

import click

from submissions.cli.options import (
    AskedEdition,
    OutputPath,
    RecordPath,
    competition_option,
    edition_option,
    evidence_option,
)
from submissions.cli.telling import say, say_judged, say_next, say_opened, say_unopened, say_unreadable
from submissions.cli.template import refuse_existing
from submissions.errors import ExitCode
from submissions.judging.judge import judge
from submissions.language import _, ngettext
from submissions.office.editions import chosen_editions
from submissions.office.places import workspace_of


@click.command(
    help=_(
        "Write an Excel workbook with a row per office for leaders, and one row per innovation: identity, verdict per "
        "competition, score claimed and proven, number of gaps; a sheet per indicator; and the records themselves in "
        "sheets that `submissions import` reads again. PATH is a workspace, a folder of records or a record; the "
        "current folder if not given."
    ),
)
@click.argument("path", default=".", type=RecordPath(folders=True), metavar="[PATH]")
@competition_option
@edition_option
@click.option(
    "-o",
    "--output",
    type=OutputPath(),
    default=Path("rekap.xlsx"),
    show_default=True,
    help=_("The workbook to make; an existing file is never overwritten."),
)
@evidence_option
def table(path: Path, competition: str | None, asked: AskedEdition, output: Path, open_evidence: bool) -> int:
    """Make the table and return the exit code."""
    from submissions.files.whole import write_whole
    from submissions.office.progress import states_told
    from submissions.workbooks.columns import layout_of
    from submissions.workbooks.rows import answered_besides
    from submissions.workbooks.table import make_table

    refuse_existing(output)
    workspace, files = workspace_of(path, say)
    editions = chosen_editions(workspace, *asked.within(competition), say, files)
    judged = judge(workspace, editions, files, open_evidence=open_evidence, progress=say_opened, judged=say_judged)
    reports = judged.reports
    layout = layout_of(workspace.all_editions().values(), answered_besides(report.record for report in reports))
    states = states_told(workspace, [report.record for report in reports])
    write_whole(output, make_table(reports, editions, layout, states))
    text = ngettext("Made {file} with {n} innovation.", "Made {file} with {n} innovations.", len(reports))
    click.echo(text.format(file=output, n=len(reports)))
    say_unreadable(judged.unreadable)
    say_unopened(open_evidence=open_evidence)
    say_next(_("what is corrected in its sheets comes back with `submissions import {file}`.").format(file=output))
    return ExitCode.UNREADABLE_INPUT if judged.unreadable else ExitCode.FINE

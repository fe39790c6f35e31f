"""`submissions table`: everything back as one Excel workbook."""

from pathlib import Path

import click

from submissions.assessment.assessing import Verdict, assess_record
from submissions.cli.check import look_into_evidence
from submissions.cli.options import chosen_editions, competition_option, edition_option, evidence_option
from submissions.cli.places import workspace_of
from submissions.cli.template import refuse_existing
from submissions.duplicates.titles import same_titles
from submissions.errors import ExitCode
from submissions.language import _, ngettext
from submissions.records.reading import read_records


@click.command(
    short_help=_("Write all innovations with verdicts and scores into one Excel workbook."),
    help=_(
        "Write an Excel workbook with one row per innovation: identity, verdict per competition, score claimed and "
        "proven, number of gaps; a sheet per indicator; and the records themselves in sheets that `submissions "
        "import` reads again. PATH is a workspace, a folder of records or a record; the current folder if not given."
    ),
)
@click.argument("path", default=".", type=click.Path(exists=True, path_type=Path), metavar="[PATH]")
@competition_option
@edition_option
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("rekap.xlsx"),
    show_default=True,
    help=_("The workbook to make; an existing file is never overwritten."),
)
@evidence_option
def table(path: Path, competition: str | None, year: int | None, output: Path, open_evidence: bool) -> int:
    """Make the table and return the exit code."""
    from submissions.batch.files import write_whole
    from submissions.workbooks.columns import layout_of
    from submissions.workbooks.rows import answered_besides
    from submissions.workbooks.table import make_table

    refuse_existing(output)
    workspace, files = workspace_of(path)
    editions = chosen_editions(workspace, competition, year)
    records = read_records(files, workspace)
    opened = look_into_evidence(records, workspace) if open_evidence else None
    same = same_titles(records)
    reports = [
        assess_record(record, editions, workspace, opened=opened, same_title=same.get(record.path, ()))
        for record in records
    ]
    layout = layout_of(workspace.all_editions().values(), answered_besides(records))
    write_whole(output, make_table(reports, editions, layout))
    text = ngettext("Made {file} with {n} innovation.", "Made {file} with {n} innovations.", len(reports))
    click.echo(text.format(file=output, n=len(reports)))
    unreadable = [each for each in reports if any(a.verdict is Verdict.UNREADABLE for a in each.assessments)]
    for report in unreadable:
        click.secho(_("{file} cannot be read; `submissions check` says why.").format(file=report.record.file), err=True)
    return ExitCode.UNREADABLE_INPUT if unreadable else ExitCode.FINE

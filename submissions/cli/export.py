"""`submissions export`: every eligible innovation of a workspace, in one go."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from submissions.assessment.assessing import RecordReport, Verdict, assess_record
from submissions.batch.exporting import Task, plan
from submissions.batch.exporting import export as make_all
from submissions.batch.manifest import FILE, Manifest
from submissions.cli.check import VERDICTS, by_workspace, totals
from submissions.cli.options import chosen_editions, competition_option, edition_option
from submissions.errors import ExitCode
from submissions.language import _
from submissions.records.reading import read_records


@click.command(
    name="export",
    short_help=_("Make the documents of every eligible innovation of a workspace."),
    help=_(
        "Check every record of WORKSPACE, make the documents of the eligible ones into DIR, and write manifest.json "
        "with every file, its hash, and every innovation left out with the reason."
    ),
)
@click.argument("workspace", type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="DIR",
    help=_("The folder to write into."),
)
@competition_option
@edition_option
@click.option(
    "--all", "include_all", is_flag=True, help=_("Also make what is not eligible, marked DRAF on every page.")
)
def export(workspace: Path, output: Path, competition: str | None, year: int | None, include_all: bool) -> int:
    """Export a workspace and return the exit code."""
    [(office, files)] = by_workspace([workspace])
    editions = chosen_editions(office, competition, year)
    reports = [assess_record(record, editions, office) for record in read_records(files, office)]
    tasks, _left_out = plan(reports, include_all)
    with progress_bar(len(tasks)) as advance:
        manifest = make_all(reports, office, output, include_all, advance)
    print_summary(reports, manifest)
    click.echo(
        _("Written to {folder}: {count} PDF files and {manifest}.").format(
            folder=output.resolve(), count=len(manifest.files), manifest=FILE
        )
    )
    if stale := manifest.stale_files(output):
        click.echo(
            _("{count} PDF files there are of an earlier run and not of this one: {files}").format(
                count=len(stale), files=", ".join(stale)
            )
        )
    for file in manifest.files:
        for warning in file.warnings:
            click.secho(f"{file.file}: {warning}", fg="yellow", err=True)
    for failure in manifest.failures:
        click.secho(f"{failure.record} {failure.document}: {failure.reason}", fg="red", err=True)
    return exit_code(reports, manifest)


def exit_code(reports: list[RecordReport], manifest: Manifest) -> ExitCode:
    """Return what the export comes to; unreadable input weighs most."""
    verdicts = {assessment.verdict for report in reports for assessment in report.assessments}
    if Verdict.UNREADABLE in verdicts:
        return ExitCode.UNREADABLE_INPUT
    failed = manifest.failures or Verdict.NOT_ELIGIBLE in verdicts
    return ExitCode.NOT_ELIGIBLE_OR_FAILED if failed else ExitCode.FINE


@contextmanager
def progress_bar(total: int) -> Iterator[Callable[[Task], None]]:
    """Show a bar with rate and time left on a terminal, and a line now and then elsewhere."""
    if not sys.stderr.isatty():
        done = 0

        def line(_task: Task) -> None:
            nonlocal done
            done += 1
            if done % 25 == 0 or done == total:
                click.echo(_("{done} of {total} sets of documents made").format(done=done, total=total), err=True)

        yield line
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=total)

        def advance(task: Task) -> None:
            progress.update(bar, advance=1, description=task.title[:50])

        yield advance


def print_summary(reports: list[RecordReport], manifest: Manifest) -> None:
    """Print a table with a column per edition: innovations by verdict, files, pages, failures."""
    verdicts = totals(reports)
    rows: list[tuple[str, list[object]]] = [
        (_("Edition"), list(verdicts)),
        (_("Innovations"), [sum(each.values()) for each in verdicts.values()]),
    ]
    for verdict, (label, _colour) in VERDICTS.items():
        rows.append((_(label), [each[verdict] for each in verdicts.values()]))
    files = [[file for file in manifest.files if file.edition == edition] for edition in verdicts]
    failures = [[one for one in manifest.failures if one.edition == edition] for edition in verdicts]
    rows += [
        (_("PDF files"), [len(each) for each in files]),
        (_("Pages"), [sum(file.pages for file in each) for each in files]),
        (_("Failed"), [len(each) for each in failures]),
    ]
    width = max(len(heading) for heading, _cells in rows)
    for heading, cells in rows:
        click.echo(heading.ljust(width) + "".join(str(cell).rjust(13) for cell in cells))

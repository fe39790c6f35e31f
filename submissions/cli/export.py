"""`submissions export`: every eligible innovation of a workspace, in one go."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from submissions.batch.engines import JobEngine, LocalEngine
from submissions.batch.exporting import LOG, Export, Options, Progress
from submissions.batch.exporting import export as make_all
from submissions.batch.jobs import MadeFile
from submissions.batch.manifest import FILE
from submissions.cli.options import (
    AskedEdition,
    competition_option,
    edition_option,
    evidence_option,
    limit_options,
    sample_option,
    state_option,
    workspace_argument,
)
from submissions.cli.printing import print_causes, print_finding
from submissions.cli.streams import steering_allowed
from submissions.cli.telling import (
    say,
    say_next,
    say_opened,
    say_templates_of_another_contract,
    say_unopened,
    say_unreadable_files,
)
from submissions.cli.verdicts import NOT_ELIGIBLE, UNREADABLE
from submissions.documents.printed import Complaint
from submissions.errors import ExitCode
from submissions.findings.finding import Severity, has_errors
from submissions.findings.labels import VERDICTS
from submissions.language import _, ngettext
from submissions.making.limits import cannot_work
from submissions.office.editions import chosen_edition_names
from submissions.office.places import workspace_of
from submissions.office.samples import without_samples
from submissions.office.states import taken_in_state
from submissions.steering import harmless
from submissions.workers.crew import CannotWorkError
from submissions.workers.processors import processors
from submissions.workspace import EXPORTED, Workspace

_COLUMN = 13  # of a table's column, where the edition's name is no longer


@click.command(
    name="export",
    help=_(
        "Check every record of WORKSPACE, make the documents of the eligible ones into DIR, and write manifest.json "
        "with every file, its hash, and every innovation left out with the reason."
    ),
)
@workspace_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(EXPORTED),
    show_default=True,
    metavar="DIR",
    help=_("The folder to write into."),
)
@competition_option
@edition_option
@evidence_option
@sample_option
@state_option
@click.option(
    "--all", "include_all", is_flag=True, help=_("Also make what is not eligible, marked DRAF on every page.")
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help=_("How many documents are made at once; if not given, as many as this process may use processors."),
)
@click.option("--force", is_flag=True, help=_("Make every document anew, also those of which nothing has changed."))
@click.option("--prune", is_flag=True, help=_("Remove PDF files of an earlier run that belong to no record any more."))
@limit_options
@click.option(
    "--cluster",
    "address",
    metavar="ADDRESS",
    help=_("Make the documents on the workers of a Dask scheduler, such as tcp://10.0.0.5:8786, instead of here."),
)
@click.option("--shared", is_flag=True, help=_("With --cluster: every machine sees the workspace under the same path."))
@click.option("-q", "--quiet", is_flag=True, help=_("Say nothing but what went wrong."))
def export(
    folder: Path,
    output: Path,
    competition: str | None,
    asked: AskedEdition,
    open_evidence: bool,
    with_sample: bool,
    state: str | None,
    include_all: bool,
    jobs: int | None,
    force: bool,
    prune: bool,
    timeout: float,
    memory_mb: int,
    address: str | None,
    shared: bool,
    quiet: bool,
) -> int:
    """Export a workspace and return the exit code."""
    office, files = workspace_of(folder, say)
    if not with_sample:
        files = without_samples(office, files, say)
    editions = chosen_edition_names(office, *asked.within(competition), say, files)
    only = None
    if state is not None:
        files, only = taken_in_state(office, files, editions, state, say)
    say_templates_of_another_contract(office)
    engine: JobEngine
    if address:
        from submissions.batch.cluster import ClusterEngine

        engine = ClusterEngine(address, office, timeout, memory_mb, shared)
    else:
        engine = LocalEngine(office.root, jobs or processors(), timeout, memory_mb)
    options = Options(include_all, force, prune, open_evidence, only)
    try:
        with progress_shown(quiet) as show:
            done = make_all(office, files, editions, output, engine, options, show, None if quiet else say_opened)
    except CannotWorkError as error:
        raise cannot_work(error) from None
    if not quiet:
        print_summary(done)
        print_where(done, output)
    print_warnings(done, office)
    too_long = print_unlike_asked(done, office)
    print_failures(done, output)
    say_left_out(done, office, editions, open_evidence=open_evidence)
    say_unopened(open_evidence=open_evidence)
    if done.manifest.files:
        say_what_make_adds(office, editions)
    if not quiet and done.manifest.files:
        say_next(_("look at some of them; `submissions freeze` seals what is sent."))
    return max(exit_code(done), ExitCode.NOT_ELIGIBLE_OR_FAILED) if too_long else exit_code(done)


def exit_code(done: Export) -> ExitCode:
    """Return what the export comes to; unreadable input weighs most."""
    verdicts = {verdict for numbers in done.verdicts.values() for verdict in numbers}
    if UNREADABLE in verdicts:
        return ExitCode.UNREADABLE_INPUT
    failed = done.manifest.failures or NOT_ELIGIBLE in verdicts
    return ExitCode.NOT_ELIGIBLE_OR_FAILED if failed else ExitCode.FINE


def print_where(done: Export, output: Path) -> None:
    """Say where the files are, how many are new, and which belong to no record any more."""
    click.echo(
        _("Written to {folder}: {made} PDF files made, {kept} unchanged, and {manifest}.").format(
            folder=output.resolve(), made=done.made, kept=done.kept, manifest=FILE
        )
    )
    if done.removed:
        listed = ", ".join(done.removed)
        click.echo(_("Removed, of an earlier run ({count}): {files}").format(count=len(done.removed), files=listed))
    if done.stale:
        listed = ", ".join(done.stale)
        click.echo(
            _("Of an earlier run and not of this one ({count}; --prune removes them): {files}").format(
                count=len(done.stale), files=listed
            )
        )


def print_warnings(done: Export, office: Workspace) -> None:
    """Say what the engine complained of: each thing once, at its place in the record where it concerns a field."""
    found: dict[tuple[Complaint, str], list[MadeFile]] = {}
    for file in done.manifest.files:
        for complaint in file.warnings:
            found.setdefault((complaint, file.subject.record if complaint.field else ""), []).append(file)
    if not found:
        return
    from submissions.cli.documents import print_complaints
    from submissions.records.reading import read_record

    for (complaint, _record), [first, *others] in found.items():
        source = read_record(office.root / first.subject.record, office).source
        more = ngettext("{file} and {n} other", "{file} and {n} others", len(others))
        named = more.format(file=first.file, n=len(others)) if others else first.file
        print_complaints(named, [complaint], source)


def say_left_out(done: Export, office: Workspace, editions: Sequence[str], *, open_evidence: bool) -> None:
    """Tell of which records nothing was made, and the main reason of each, those with the same one together.

    *Why not where nothing was made anew:* the reasons were told by the run before, and judging takes longer than that.
    """
    left_out = dict.fromkeys(
        left.record for left in done.manifest.left_out if left.errors or left.verdict == UNREADABLE
    )
    if not left_out:
        return
    if not done.made and done.kept:
        words = ngettext(
            "{n} innovation is left out as before", "{n} innovations are left out as before", len(left_out)
        )
        say(_("{count}; `submissions check` says why.").format(count=words.format(n=len(left_out))))
        return
    from submissions.judging.judge import judge
    from submissions.office.summary import main_causes

    known = [office.edition_named(name) for name in editions]
    judged = judge(office, known, [office.root / file for file in left_out], open_evidence=open_evidence)
    causes, more = main_causes(judged.reports)
    print_causes(_("Not made, by the first error (number of innovations):"), causes, more, err=True)
    for report in judged.unreadable:
        say_unreadable_files([report.record.file])
        for finding in report.findings[:1]:
            print_finding(finding, err=True, sources=False)


def say_what_make_adds(office: Workspace, editions: Sequence[str]) -> None:
    """Say which editions ask for a file that only `make` makes: form and annexes in one, or a name of the organiser's.

    *Why not here:* one name for many records may be one for two of them, and annexes do not travel to other machines.
    """
    for edition in map(office.edition_named, editions):
        asked = edition.manuscript
        if asked.annexes.in_one_pdf.value or asked.file_name:
            words = _(
                "{edition} asks for one file with its annexes, or of a certain name: "
                "`submissions make NAME --edition {id}` makes that."
            )
            say(words.format(edition=edition.title, id=edition.id))


def print_unlike_asked(done: Export, office: Workspace) -> bool:
    """Say which documents are not as their organisers ask; return whether a binding rule says so."""
    from submissions.documents.manuscript import manuscript_findings

    found = [
        finding
        for file in done.manifest.files
        if file.file.endswith(f"_{file.subject.edition}.pdf")  # the form itself, no letter
        for finding in manuscript_findings(
            office.edition_named(file.subject.edition), file.lengths, file.bytes, file.file
        )
        if finding.severity is not Severity.HINT
    ]
    for finding in found:
        print_finding(finding, err=True)
    return has_errors(found)


def print_failures(done: Export, output: Path) -> None:
    """Say what could not be made."""
    for failure in done.manifest.failures:
        click.secho(f"{failure.record} {failure.document}: {failure.reason}", fg="red", err=True)
    if done.manifest.failures:
        click.echo(_("More on this in {file}.").format(file=output / LOG), err=True)


@contextmanager
def progress_shown(quiet: bool) -> Iterator[Callable[[Progress], None] | None]:
    """Show a bar with rate and time left on a terminal, and a line now and then elsewhere."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        with _bar() as show:
            yield show
    else:
        yield _Lines()


class _Lines:
    """Prints a line for every so many documents."""

    def __init__(self) -> None:
        self._said = 0

    def __call__(self, progress: Progress) -> None:
        if progress.done - self._said < 50 and (progress.done < progress.planned or progress.done == self._said):
            return
        self._said = progress.done
        words = _("{done} of {total} documents processed").format(done=progress.done, total=progress.planned)
        click.echo(words, err=True)


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    rate = TextColumn("{task.fields[rate]}", markup=False)
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        rate,
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with steering_allowed(), Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate="")

        def show(progress: Progress) -> None:
            elapsed = bar.tasks[0].elapsed or 0
            rate = _("{number}/min").format(number=round(60 * progress.done / elapsed)) if elapsed > 1 else ""
            title = harmless(progress.title)[:50]
            bar.update(task, completed=progress.done, total=progress.planned or None, description=title, rate=rate)

        yield show


def print_summary(done: Export) -> None:
    """Print a table with a column per edition: innovations by verdict, files, pages, failures."""
    manifest, verdicts = done.manifest, done.verdicts
    rows: list[tuple[str, list[object]]] = [
        (_("Edition"), list(verdicts)),
        (_("Innovations"), [sum(each.values()) for each in verdicts.values()]),
    ]
    for verdict, label in VERDICTS.items():
        rows.append((_(label), [each.get(verdict, 0) for each in verdicts.values()]))
    files = [[file for file in manifest.files if file.subject.edition == edition] for edition in verdicts]
    failures = [[one for one in manifest.failures if one.edition == edition] for edition in verdicts]
    rows += [
        (_("PDF files"), [len(each) for each in files]),
        (_("Pages"), [sum(file.pages for file in each) for each in files]),
        (_("Failed"), [len(each) for each in failures]),
    ]
    width = max(len(heading) for heading, _cells in rows)
    widths = [max(_COLUMN, len(edition) + 2) for edition in verdicts]
    for heading, cells in rows:
        shown = (str(cell).rjust(wide) for cell, wide in zip(cells, widths, strict=True))
        click.echo(heading.ljust(width) + "".join(shown))

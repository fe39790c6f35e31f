"""`submissions letters`: the statement letters of innovations, to be signed before anything else is complete."""

from pathlib import Path

import click

from schemas.edition import Edition
from schemas.settings import Settings
from submissions.batch.engines import LocalEngine
from submissions.cli.documents import print_complaints
from submissions.cli.export import progress_shown
from submissions.cli.options import RecordPath, limit_options
from submissions.cli.telling import say, say_templates_of_another_contract
from submissions.errors import ExitCode, UserError
from submissions.language import _, ngettext
from submissions.making.limits import cannot_work
from submissions.office.editions import chosen_editions
from submissions.office.letters import LostLetter, Plan, WrittenLetter, plan_letters, write_letters
from submissions.office.places import by_workspace
from submissions.records.reading import read_record
from submissions.workers.crew import CannotWorkError
from submissions.workers.processors import processors
from submissions.workspace import SETTINGS_FILE, Workspace

_LETTERS_PER_HELPER = 20  # to start a helper takes as long as so many letters


@click.command(
    help=_(
        "Make the statement letters of each RECORD, or with --all of every innovation of the workspace, ready to be "
        "signed: at any time, also while a record has errors. What is not known is a line of dots. A statement that "
        "is a page of the form itself, as in the dossier, is made only where its edition is named."
    ),
)
@click.argument("paths", nargs=-1, type=RecordPath(folders=True), metavar="[RECORD]...")
@click.option("--all", "every", is_flag=True, help=_("The letters of every innovation of the workspace."))
@click.option(
    "--edition",
    "name",
    metavar="NAME",
    help=_("Only the letters of this edition, such as kipp-2025; if not given, of all that a record enters."),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("surat"),
    show_default=True,
    metavar="DIR",
    help=_("The folder to write into."),
)
@limit_options
@click.option("-q", "--quiet", is_flag=True, help=_("Say nothing but what went wrong."))
def letters(
    paths: tuple[Path, ...],
    every: bool,
    name: str | None,
    output: Path,
    timeout: float,
    memory_mb: int,
    quiet: bool,
) -> int:
    """Make letters and return the exit code."""
    if not paths and not every:
        raise click.UsageError(_("Name the records whose letters are to be made, or add --all."))
    workspace, files = _one_workspace(paths or (Path(),))
    editions = [workspace.edition_named(name)] if name else chosen_editions(workspace, None, None, say)
    workspace.refuse_missing_emblem()
    say_templates_of_another_contract(workspace)
    plan = plan_letters(workspace, editions, files, in_form=bool(name))
    helpers = min(processors(), 1 + len(plan.letters) // _LETTERS_PER_HELPER)
    engine = LocalEngine(workspace.root, helpers, timeout, memory_mb)
    try:
        with progress_shown(quiet) as show:
            done = list(write_letters(plan, output, engine, show))
    except CannotWorkError as error:
        raise cannot_work(error) from None
    written = sorted((each for each in done if isinstance(each, WrittenLetter)), key=lambda each: each.letter.file)
    lost = [each for each in done if isinstance(each, LostLetter)]
    if not quiet:
        print_written(written, output, one_by_one=not every)
        print_blanks(written)
        print_next_step(written)
    print_what_is_missing(plan, lost, editions, workspace)
    for letter in written:
        if letter.printed.complaints:
            source = read_record(workspace.root / letter.letter.record, workspace).source
            print_complaints(letter.letter.file, letter.printed.complaints, source)
    return exit_code(plan, written, lost)


def _one_workspace(paths: tuple[Path, ...]) -> tuple[Workspace, list[Path]]:
    found = by_workspace(paths, say)
    if len(found) > 1:
        raise UserError(
            _("The records lie in {count} workspaces.").format(count=len(found)),
            _("Make the letters of one workspace at a time: {folders}.").format(
                folders=", ".join(str(each.root) for each, _files in found)
            ),
        )
    return found[0]


def exit_code(plan: Plan, written: list[WrittenLetter], lost: list[LostLetter]) -> ExitCode:
    """Return what a run comes to; unreadable input weighs most."""
    if plan.unreadable:
        return ExitCode.UNREADABLE_INPUT
    return ExitCode.NOT_ELIGIBLE_OR_FAILED if lost or not written else ExitCode.FINE


def print_written(written: list[WrittenLetter], folder: Path, *, one_by_one: bool) -> None:
    """Print how many letters there are now, and where; one by one if wanted."""
    if not written:
        return
    for letter in written if one_by_one else ():
        pages = ngettext("{n} page", "{n} pages", letter.printed.pages).format(n=letter.printed.pages)
        click.echo(_("Written: {file} ({pages})").format(file=letter.path, pages=pages))
    innovations = len({each.letter.record for each in written})
    click.echo(
        _("{letters} for {innovations}, in {folder}.").format(
            letters=ngettext("{n} letter", "{n} letters", len(written)).format(n=len(written)),
            innovations=ngettext("{n} innovation", "{n} innovations", innovations).format(n=innovations),
            folder=folder.resolve(),
        )
    )


def print_blanks(written: list[WrittenLetter]) -> None:
    """Print which fields of which files are lines of dots, each once."""
    blanks: dict[str, dict[str, None]] = {}
    for each in written:
        for field in each.blanks:
            file = SETTINGS_FILE if field.split(".")[0] in Settings.model_fields else each.letter.record
            blanks.setdefault(file, {})[field] = None
    if not blanks:
        return
    click.echo(_("Not known, so a line of dots (fill it in and make the letters again, or write it by hand):"))
    for file, fields in sorted(blanks.items(), key=lambda pair: (pair[0] != SETTINGS_FILE, pair[0])):
        click.echo(f"  {file}: {', '.join(fields)}")


def print_next_step(written: list[WrittenLetter]) -> None:
    """Print what to do with the letters, and where the scan of each kind is cited."""
    if not written:
        return
    click.echo(_("Next: print them, have them signed, scan them; name each scan under `bukti` and cite it:"))
    fields = {each.letter.title: each.letter.field for each in written}
    for title, field in fields.items():
        cited = _("under `{field}`").format(field=field) if field else _("where it is asked for; the form has no field")
        click.echo(f"  {title}: {cited}")


def print_what_is_missing(plan: Plan, lost: list[LostLetter], editions: list[Edition], workspace: Workspace) -> None:
    """Print which letters were not made, and of which records there are none, on standard error."""
    for each in lost:
        message = _("Not made: {file}: {reason}.").format(file=each.letter.file, reason=each.reason.rstrip("."))
        click.secho(message, fg="red", err=True)
    for record in plan.unreadable:
        say(_("{file} cannot be read; `submissions check` says why.").format(file=record.file))
    if not plan.without:
        return
    names = ", ".join(edition.id for edition in editions)
    say(
        _("No letters, because they enter nothing that asks for any ({editions}): {files}.").format(
            editions=names, files=", ".join(plan.without)
        )
    )

"""`submissions editions`: what is known, from which source, and how well; new editions, checked and compared."""

import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from schemas.competitions import EditionName, parsed_name
from schemas.drafts import draft
from schemas.edition import Edition
from schemas.editions import OVERRIDES, edition_files, is_edition_name
from schemas.rules import Grade
from schemas.source import Place, ReadError, Source, read_source
from submissions.cli.length import paged
from submissions.cli.options import format_option
from submissions.cli.printing import print_finding
from submissions.cli.telling import print_json, say, say_next
from submissions.errors import ExitCode, InputError, OutputError
from submissions.files.whole import write_whole
from submissions.findings import catalogue
from submissions.findings.finding import LONGEST_LIST, Finding, FindingsError, visible
from submissions.findings.from_errors import from_problems, from_validation
from submissions.findings.labels import GRADES
from submissions.language import _
from submissions.office.compared import as_table, differences
from submissions.office.described import described
from submissions.office.doubts import (
    dates_unnamed,
    graded_rules,
    other_years,
    templates_not_found,
    unknown_values,
    unverified,
)
from submissions.office.editions import replaced, tell_of_edition_files
from submissions.records.editing import CannotEditError, changed_text
from submissions.records.writing import file_text
from submissions.workspace import SETTINGS_FILE, TEMPLATES, Workspace, open_workspace

LISTED = 12  # places of one kind that a check names before it only counts


class NamesOrCommands(click.Group):
    """A group whose first word may be the name of an edition, which is then shown by the hidden command `list`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments; those that begin with no command are those of `list`."""
        asks_help = args[:1] and args[0] in ctx.help_option_names
        if not asks_help and (not args or args[0] not in self.commands):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=NamesOrCommands,
    subcommand_metavar="[NAME]... | COMMAND [ARGS]...",
    help=_(
        "List the editions known here. With NAME, such as iga-2026, show one in full: its legal basis, and every "
        "rule that rests on one source or an inference, or whose value was not found."
    ),
)
def editions() -> None:
    """Print the editions, or do one of the things below with them."""


@editions.command(
    "list",
    hidden=True,
    help=_(
        "List the editions known here. With NAME, such as iga-2026, show one in full: its legal basis, and every "
        "rule that rests on one source or an inference, or whose value was not found."
    ),
)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@format_option
def list_editions(names: tuple[str, ...], form: str) -> None:
    """Print the editions, or some of them in full."""
    workspace = open_workspace(Path())
    tell_of_edition_files(workspace, say)
    known = workspace.edition_names
    shown = [edition_named(workspace, name) for name in names or known]
    if form == "json":
        print_json([as_data(edition) for edition in shown])
        return
    with paged():
        for edition in shown:
            print_edition(edition, full=bool(names))
    shown_first = names[0] if names else known[0]
    say_next(_("`submissions editions show {name}` says in plain words what it asks.").format(name=shown_first))


@editions.command("show", help=_("Say in plain words what the edition NAME asks, part by part."))
@click.argument("name", metavar="NAME")
@format_option
def show(name: str, form: str) -> None:
    """Print an edition in plain words."""
    edition = edition_named(open_workspace(Path()), name)
    rows = described(edition)
    if form == "json":
        data = [{"section": row.section, "what": row.what, "says": row.says} for row in rows]
        print_json({"edition": edition.id, "says": data})
        return
    with paged():
        for section, part in groupby(rows, key=lambda row: row.section):
            click.secho(section, bold=True)
            for row in part:
                click.echo(f"  {row.what}: {row.says}")
            click.echo()
    say_next(_("`submissions editions {name}` names the source of each rule that is in doubt.").format(name=name))


@editions.command("diff", help=_("Show in a table what the editions BEFORE and AFTER say differently."))
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    help=_("A table for a terminal, Markdown for a document, or JSON; Markdown where the output is no terminal."),
)
def diff(before: str, after: str, form: str | None) -> None:
    """Print what two editions say differently."""
    workspace = open_workspace(Path())
    old, new = edition_named(workspace, before), edition_named(workspace, after)
    if form == "json":
        rows = [
            {"section": each.section, "what": each.what, "before": each.before, "after": each.after}
            for each in differences(old, new)
        ]
        print_json({"before": old.id, "after": new.id, "differences": rows})
    elif form == "text" or (form is None and sys.stdout.isatty()):
        print_differences(old, new)
    else:
        click.echo(as_table(old, new))


def print_differences(old: Edition, new: Edition) -> None:
    """Print what two editions say differently as tables as wide as the terminal, one for each part."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = differences(old, new)
    if not rows:
        click.echo(_("Both say the same."))
    for section, part in groupby(rows, key=lambda row: row.section):
        table = Table(box=SIMPLE_HEAD, expand=True, padding=(0, 1), title_justify="left")
        for heading, share in ((_("What"), 2), (old.id, 3), (new.id, 3)):
            table.add_column(heading, ratio=share, overflow="fold")
        for each in part:
            table.add_row(*(Text(visible(cell or "–", LONGEST_LIST)) for cell in (each.what, each.before, each.after)))
        click.secho(section, bold=True)
        console = Console(highlight=False, markup=False, emoji=False)
        with console.capture() as captured:
            console.print(table)
        lines = [line.rstrip() for line in captured.get().splitlines()]
        click.echo("\n".join(filter(None, lines)) + "\n")


@editions.command(
    "new",
    help=_(
        "Write editions/NAME.yaml as a copy of an edition: without its dates, sources and notes, and every rule "
        "inferred until you have compared it."
    ),
)
@click.argument("name", metavar="NAME")
@click.option("--from", "origin", required=True, metavar="EDITION", help=_("The edition to copy, such as kipp-2025."))
def new(name: str, origin: str) -> None:
    """Write the file of a new edition."""
    workspace = open_workspace(Path())
    edition_named(workspace, origin)
    if not is_edition_name(name):
        raise click.UsageError(_("An edition is named like iga-2027, not {name}.").format(name=name))
    if name in workspace.edition_names:
        raise click.UsageError(_("There is an edition {name} already.").format(name=name))
    target = workspace.editions_folder / f"{name}.yaml"
    if target.exists():
        raise OutputError(_("{file} is there already.").format(file=target), _("Choose another name, or move it."))
    data = edition_files(workspace.editions_folder)[origin].source().data
    instead = _put_out_of_force(workspace, name)
    write_whole(target, file_text(draft(data, name, from_edition=origin)).encode())
    click.echo(_("Written: {file}. Compare it line by line with the official text, then:").format(file=target))
    click.echo(f"  submissions editions check {target}")
    if instead:
        words = _(
            "{name} is the newest, so it is in force here from now on, though nothing in it is verified. Until it is, "
            "write `edisi: {{{competition}: {year}}}` in {file}."
        )
        say(words.format(name=name, competition=instead.competition, year=instead.year, file=SETTINGS_FILE))


def _put_out_of_force(workspace: Workspace, name: str) -> EditionName | None:
    """Return the edition in force here that one of this name, once added, replaces; None where it replaces none."""
    added = parsed_name(name)
    if added is None or added.competition not in workspace.competitions:
        return None
    if added.competition in workspace.settings.edisi:
        return None
    before = parsed_name(workspace.edition_name(added.competition))
    return before if before and before.year < added.year else None


@editions.command(
    "check",
    help=_(
        "Say by place what is wrong in the edition file FILE, and what in it is not verified yet. Where it lays values "
        "over a packaged edition without saying so, as in older workspaces, --write adds the line that says it."
    ),
)
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--write", is_flag=True, help=_("Add the line `overrides: NAME` where it is missing; nothing else changes.")
)
def check_file(file: Path, write: bool) -> ExitCode:
    """Print what is wrong with an edition file, and what is left to do."""
    if write:
        _add_line(file)
    source, edition, findings = read_edition(file)
    for finding in findings:
        print_finding(finding)
    if edition is None or source is None:
        return ExitCode.UNREADABLE_INPUT
    if edition.id not in (file.stem, f"{file.resolve().parent.name}-{file.stem}"):
        values = {"name": file.stem, "edition": edition.id}
        print_finding(Finding(catalogue.EDITION_MISNAMED, Place(str(file)), values=values))
        return ExitCode.UNREADABLE_INPUT
    lost = templates_not_found(edition, source, file.resolve().parents[1] / TEMPLATES)
    for finding in (*lost, *dates_unnamed(edition, source)):
        print_finding(finding)
    if lost:
        return ExitCode.UNREADABLE_INPUT
    click.echo(_("{edition}: the file can be used.").format(edition=edition.id))
    known = edition_files(file.resolve().parent).get(edition.id)
    if known is not None and known.replaces_packaged():
        print_finding(replaced(edition.id))
    years = {".".join(map(str, at)): source.place(at) for at, _text in other_years(source, edition.year)}
    for title, paths in (
        (_("Not verified (gives warnings only)"), list(unverified(edition))),
        (_("Not found (left empty)"), list(unknown_values(edition))),
        (_("Names another year: still so?"), list(years)),
    ):
        _print_places(title, paths, source)
    return ExitCode.FINE


def _add_line(file: Path) -> None:
    """Add the line by which a file says over which packaged edition it lays its values; say what was done.

    Raises:
        InputError: the file cannot be read, or its layout does not take another line.
    """
    known = edition_files(file.resolve().parent).get(file.stem)
    try:
        lacks = known is not None and known.lacks_line()
        if not lacks:
            click.echo(_("{file} needs no such line; it was left as it is.").format(file=file))
            return
        line = f"{OVERRIDES}: {file.stem}"
        text = changed_text(file.read_bytes().decode(), {(OVERRIDES,): file.stem}, file.name)
        write_whole(file, text.encode())
    except ReadError as error:
        raise FindingsError(from_problems(error.problems)) from None
    except CannotEditError:
        raise InputError(
            _("{file} cannot be changed line by line.").format(file=file),
            _("Add the line yourself: {line}").format(line=line),
        ) from None
    click.echo(_("Added to {file}: {line}").format(file=file, line=line))


def read_edition(file: Path) -> tuple[Source | None, Edition | None, list[Finding]]:
    """Return a file's data and the edition it makes, or what is wrong with it.

    A file that lies over a packaged edition is read with it.
    """
    known = edition_files(file.resolve().parent).get(file.stem)
    try:
        beside = known is not None and known.local is not None and known.local.resolve() == file.resolve()
        source = known.source() if known is not None and beside else read_source(file, str(file))
    except ReadError as error:
        return None, None, from_problems(error.problems, Edition)
    try:
        return source, Edition.model_validate(source.data), []
    except ValidationError as error:
        return source, None, from_validation(error, source, Edition)


def _print_places(title: str, paths: list[str], source: Source) -> None:
    if not paths:
        return
    click.echo(f"  {title}: {len(paths)}")
    for path in paths[:LISTED]:
        location = tuple(int(part) if part.isdecimal() else part for part in path.split("."))
        click.echo(f"    {source.place(location)}  {visible(path)}")
    if len(paths) > LISTED:
        click.echo("    " + _("… and {n} more").format(n=len(paths) - LISTED))


def edition_named(workspace: Workspace, name: str) -> Edition:
    """Return the edition of a name such as `iga-2026`.

    Raises:
        UsageError: there is none.
    """
    known = workspace.edition_names
    if name not in known:
        raise click.UsageError(
            _("There is no edition {name}.").format(name=name)
            + " "
            + _("Known: {known}.").format(known=", ".join(known))
        )
    return workspace.edition_named(name)


def print_edition(edition: Edition, full: bool) -> None:
    """Print one edition: name, status, legal basis, how many rules of which grade; all doubts if `full`."""
    status = _("complete") if edition.status == "complete" else _("partial")
    click.secho(f"{edition.id}", bold=True, nl=False)
    click.echo(f"  {edition.name}  ({status})")
    for basis in edition.legal_basis:
        articles = f" {_('articles')} {basis.articles}" if basis.articles else ""
        click.echo(f"  {basis.ref}{articles}{' – ' + basis.content if basis.content else ''}")
    numbers = Counter(rule.grade for rule in graded_rules(edition).values())
    words = "; ".join(f"{numbers[grade]} {_(GRADES[grade])}" for grade in Grade if numbers[grade])
    click.echo(f"  {_('Rules')}: {words}; {_('values not found')}: {len(unknown_values(edition))}")
    if full:
        for note in edition.notes:
            click.echo(f"  – {note}")
        _print_rules(_("Not verified (gives warnings only)"), unverified(edition))
        _print_rules(_("Not found (left empty)"), unknown_values(edition))
        click.echo(f"  {_('Sources')}:")
        for key, text in edition.sources.items():
            click.echo(f"    {key}: {text}")
    click.echo()


def _print_rules(title: str, rules: dict[str, Any]) -> None:
    if rules:
        click.echo(f"  {title}:")
    for path, rule in rules.items():
        note = f" – {rule.note}" if rule.note else ""
        click.echo(f"    {path}: {rule.source}{note}")


def as_data(edition: Edition) -> dict[str, Any]:
    """Return one edition's identity and the state of its rules as plain data for JSON."""
    numbers = Counter(rule.grade for rule in graded_rules(edition).values())
    return {
        "name": edition.id,
        "title": edition.name,
        "status": edition.status,
        "legal_basis": [basis.model_dump(mode="json") for basis in edition.legal_basis],
        "rules": {grade.value: numbers[grade] for grade in Grade},
        "not_found": list(unknown_values(edition)),
        "not_verified": list(unverified(edition)),
    }

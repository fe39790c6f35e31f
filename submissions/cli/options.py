"""Options that several commands share, and how they name editions."""

from collections.abc import Callable
from typing import Any

import click

from schemas.edition import Edition
from schemas.editions import COMPETITIONS, misnamed_files
from submissions.language import _
from submissions.making.limits import DEFAULT_MEMORY_MB, DEFAULT_SECONDS
from submissions.workspace import Workspace

Command = Callable[..., Any]


def competition_option(command: Command) -> Command:
    """Add `--competition`."""
    return click.option(
        "--competition", type=click.Choice(COMPETITIONS), help=_("Only this competition; both if not given.")
    )(command)


def edition_option(command: Command) -> Command:
    """Add `--edition`."""
    return click.option(
        "--edition",
        "year",
        type=click.IntRange(min=1900, max=9999),
        metavar="YEAR",
        help=_("The edition's year; if not given, the one in the settings, else the newest."),
    )(command)


def evidence_option(command: Command) -> Command:
    """Add `--open/--no-open`, for commands that open evidence unless told otherwise."""
    return click.option(
        "--open/--no-open",
        "open_evidence",
        default=True,
        help=_("Open every evidence file (the default), or go by names and dates alone, which is faster."),
    )(command)


def limit_options(command: Command) -> Command:
    """Add `--timeout` and `--memory`, for commands that make documents in helper processes."""
    with_memory = click.option(
        "--memory",
        "memory_mb",
        type=click.IntRange(min=256),
        default=DEFAULT_MEMORY_MB,
        show_default=True,
        metavar="MB",
        help=_("The largest address space for each process that makes documents."),
    )(command)
    return click.option(
        "--timeout",
        type=click.FloatRange(min=0.1),
        default=DEFAULT_SECONDS,
        show_default=True,
        metavar="SECONDS",
        help=_("The longest time for one document."),
    )(with_memory)


def tell_of_misnamed_editions(workspace: Workspace) -> None:
    """Say which files in `editions/` are left out because of their names."""
    for path in misnamed_files(workspace.editions_folder):
        click.echo(
            _("{file} is left out: an edition's file is named like iga-2027.yaml.").format(file=workspace.shown(path)),
            err=True,
        )


def chosen_editions(workspace: Workspace, competition: str | None, year: int | None) -> list[Edition]:
    """Return the editions that the options ask for; see `chosen_edition_names`."""
    names = (name.split("-") for name in chosen_edition_names(workspace, competition, year))
    return [workspace.edition(competition, int(year)) for competition, year in names]


def chosen_edition_names(workspace: Workspace, competition: str | None, year: int | None) -> list[str]:
    """Return the names of the editions that the options ask for, without reading them.

    A year without a competition takes the competitions that have an edition of that year.

    Raises:
        UserError: there is no such edition.
    """
    tell_of_misnamed_editions(workspace)
    if competition:
        return [workspace.edition_name(competition, year)]
    if year is None:
        return [workspace.edition_name(name) for name in COMPETITIONS]
    having = [name for name in COMPETITIONS if f"{name}-{year}" in workspace.edition_names]
    for name in having and set(COMPETITIONS) - set(having):
        message = _("{competition} has no edition {year}: left out.").format(competition=name.upper(), year=year)
        click.echo(message, err=True)
    return [workspace.edition_name(name, year) for name in having or COMPETITIONS[:1]]

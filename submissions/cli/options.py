"""Arguments and options that several commands share: each means the same everywhere."""

import datetime as dt
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click
import click.shell_completion

from schemas.competitions import as_competition, competitions, parsed_name
from submissions.language import _
from submissions.making.limits import DEFAULT_MEMORY_MB, DEFAULT_SECONDS

Command = Callable[..., Any]


_DEVICES = ("/dev", "/dev/fd", "/proc/self/fd")
STANDARD_OUTPUT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


class OutputPath(click.Path):
    """The file that something is written into, whole: what is no file, such as a pipe or `-`, is refused at once."""

    def __init__(self, *, may_flow: bool = False, folders: bool = False) -> None:
        """Prepare.

        Args:
            may_flow: whether the command also writes into what is no file; only texts can come in pieces.
            folders: whether it may be a folder into which files are written.
        """
        super().__init__(dir_okay=folders, path_type=Path)
        self.may_flow = may_flow

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Return the path."""
        path = super().convert(value, param, ctx)
        if not self.may_flow and flows(Path(os.fsdecode(path))):
            self.fail(_("“{file}” is no file; what is made here is written into a file of its own.").format(file=value))
        return path


class RecordPath(click.Path):
    """A record: its file, or its id, or a part of its name; a path that exists wins."""

    def __init__(self, *, folders: bool = False) -> None:
        """Prepare.

        Args:
            folders: whether a folder of records, or a workspace, may be named as well.
        """
        super().__init__(exists=True, dir_okay=folders, path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Return the path of the record that is meant."""
        if os.path.lexists(value):
            return super().convert(value, param, ctx)
        from submissions.office.naming import record_meant

        return record_meant(os.fsdecode(value), Path())


def flows(path: Path) -> bool:
    """Return whether a path is no place for a file, but standard output, a pipe or a device. Never raises."""
    if str(path) in STANDARD_OUTPUT or str(path.absolute().parent) in _DEVICES:
        return True
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


class AskedEdition(NamedTuple):
    """What `--edition` asks for: a competition, a year, both or neither."""

    competition: str | None = None
    year: int | None = None

    def within(self, competition: str | None) -> "AskedEdition":
        """Return what is asked for together with `--competition`, or by a command of one competition.

        Raises:
            UsageError: the two name different competitions.
        """
        if competition and self.competition and competition != self.competition:
            raise click.UsageError(
                _("{edition} is no edition of {competition}.").format(
                    edition="-".join(map(str, filter(None, self))), competition=competition
                )
            )
        return self._replace(competition=self.competition or competition)


NOTHING_ASKED = AskedEdition()


class CompetitionType(click.ParamType[str]):
    """The name of a competition; whether there is one is known in a workspace only."""

    name = "competition"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name as it is compared."""
        return str(as_competition(value))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[click.shell_completion.CompletionItem]:
        """Return the packaged competitions that begin so."""
        return [click.shell_completion.CompletionItem(name) for name in competitions() if name.startswith(incomplete)]


class EditionType(click.ParamType[AskedEdition]):
    """An edition as users name it: `2026`, `iga-2026`, or `iga` for the one that is chosen or the newest."""

    name = "edition"

    def convert(
        self, value: str | AskedEdition, param: click.Parameter | None, ctx: click.Context | None
    ) -> AskedEdition:
        """Return what is asked for."""
        if isinstance(value, AskedEdition):
            return value
        text = str(as_competition(value))
        if re.fullmatch(r"[0-9]+", text):
            if not re.fullmatch(r"[12][0-9]{3}", text):
                self.fail(_("“{value}” is no year.").format(value=value), param, ctx)
            return AskedEdition(None, int(text))
        parsed = parsed_name(text)
        return AskedEdition(parsed.competition, parsed.year) if parsed else AskedEdition(text)


def workspace_argument(command: Command) -> Command:
    """Add the argument WORKSPACE, the current folder if not given."""
    return click.argument(
        "folder",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="[WORKSPACE]",
        default=Path(),
    )(command)


def workspace_option(command: Command) -> Command:
    """Add `--in`: the workspace, the current folder if not given."""
    return click.option(
        "--in",
        "folder",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        metavar="WORKSPACE",
        help=_("The workspace; the one of the current folder if not given."),
    )(command)


def paths_argument(command: Command) -> Command:
    """Add the argument PATH: records, folders of records or workspaces; the current folder if none is given."""
    return click.argument("paths", nargs=-1, type=RecordPath(folders=True), metavar="[PATH]...")(command)


def record_argument(command: Command) -> Command:
    """Add the argument RECORD."""
    return click.argument("record", type=RecordPath())(command)


def format_option(command: Command) -> Command:
    """Add `--format`."""
    return click.option(
        "--format", "form", type=click.Choice(["text", "json"]), default="text", help=_("How to print.")
    )(command)


def state_option(command: Command) -> Command:
    """Add `--state`."""
    return click.option(
        "--state",
        metavar="STATE",
        help=_("Take only what stands at STATE on its way, such as siap-kirim; see `submissions states`."),
    )(command)


def competition_option(command: Command) -> Command:
    """Add `--competition`."""
    return click.option(
        "--competition",
        type=CompetitionType(),
        metavar="NAME",
        help=_("Only this competition, such as iga; all that concern the workspace if not given."),
    )(command)


def edition_option(command: Command) -> Command:
    """Add `--edition`."""
    return click.option(
        "--edition",
        "asked",
        type=EditionType(),
        default=NOTHING_ASKED,
        metavar="EDITION",
        help=_(
            "The edition: its year, its name such as iga-2026, or a competition; if not given, the one in the "
            "settings, else the newest."
        ),
    )(command)


class DayOfUse(click.ParamType[dt.date]):
    """A date as records write it, such as 2026-08-21 or 21 Agustus 2026."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Return the day."""
        from pydantic import TypeAdapter, ValidationError

        from schemas.fields import Day

        try:
            return TypeAdapter[dt.date](Day).validate_python(value)
        except ValidationError:
            self.fail(_("“{date}” is not a date; write it like 2026-08-21.").format(date=value))


def today_option(command: Command) -> Command:
    """Add `--today`: the one way by which a command learns which day it is."""
    return click.option(
        "--today",
        type=DayOfUse(),
        default=dt.date.today,
        metavar="DATE",
        help=_("Count the days left from DATE instead of today."),
    )(command)


def evidence_option(command: Command) -> Command:
    """Add `--open/--no-open`."""
    return click.option(
        "--open/--no-open",
        "open_evidence",
        default=True,
        help=_("Open every evidence file (the default), or go by names and dates alone, which is faster."),
    )(command)


def sample_option(command: Command) -> Command:
    """Add `--with-sample`."""
    return click.option(
        "--with-sample",
        is_flag=True,
        help=_("Also take what is marked as invented (`contoh: ya`), which is left out otherwise."),
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

"""The program's door: runs a command and turns what happens into an exit code and a sentence."""

import gc
import signal
import sys
from types import FrameType

import click

from submissions.cli.speaking import speak_as_the_settings_say
from submissions.cli.streams import prepare_streams, use_names_of_any_language
from submissions.errors import ExitCode, ReaderGoneError, UserError
from submissions.language import _

# Records are read into hundreds of thousands of objects with hardly a cycle among them: looking for cycles after every
# 700 new ones took a quarter of the time of `check`, a single look at half a million still 4 %. Documents are made in
# processes of their own, untouched by this.
_OBJECTS_BETWEEN_COLLECTIONS = 2_000_000


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code; see `run`."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    signal.signal(signal.SIGTERM, _terminate)
    use_names_of_any_language()
    try:
        prepare_streams()
    except UserError as error:
        sys.exit(_told(error))
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code.

    *Why:* in Click's own mode a command's return value is lost and Ctrl-C exits with 1.
    """
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except UserError as error:
        return _told(error)
    except ReaderGoneError:
        # Whoever reads us (such as `head`) has what it wanted.
        return ExitCode.FINE


def _run(arguments: list[str] | None) -> int:
    speak_as_the_settings_say(sys.argv[1:] if arguments is None else arguments)
    from submissions.cli.main import submissions  # its help is put into words when it is imported

    try:
        code = submissions.main(arguments, prog_name="submissions", standalone_mode=False)
        return int(code or ExitCode.FINE)
    except click.ClickException as error:
        error.show()
        return ExitCode.WRONG_USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("Interrupted."), err=True)
        return ExitCode.INTERRUPTED


def _told(error: UserError) -> int:
    click.echo(f"{_('Error')}: {error.message}", err=True)
    if error.remedy:
        click.echo(error.remedy, err=True)
    return error.exit_code


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()

"""How much a command prints at once: a summary where it would be too long to be read, pages where all is wanted."""

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout

import click

from submissions.language import _
from submissions.steering import harmless

MOST_LINES = 60  # of a screen or two; where there would be more, many records are summed up
NO_PAGER = "NO_PAGER"


def full_option(command: Callable[..., int]) -> Callable[..., int]:
    """Add `--full`: everything, however long."""
    return click.option("--full", is_flag=True, help=_("Print everything of every record, however long it is."))(
        command
    )


def is_too_long(records: int, lines: int) -> bool:
    """Return whether so many records are to be summed up, their lines being too many; one is always told in full."""
    return records > 1 and lines > MOST_LINES


@contextmanager
def paged() -> Iterator[None]:
    """Show what is printed page by page where it is longer than the terminal.

    Without a terminal, or with `NO_PAGER` in the environment, it is printed as it is.
    """
    if os.environ.get(NO_PAGER) or not sys.stdout.isatty():
        yield
        return
    kept = _Terminal()
    try:
        with redirect_stdout(kept):
            yield
    except BaseException:
        click.echo(kept.getvalue(), nl=False)
        raise
    text = kept.getvalue()
    if text.count("\n") < shutil.get_terminal_size().lines:
        click.echo(text, nl=False)
    else:
        click.echo_via_pager(harmless(text))  # not written through our own stream, which would make it harmless


class _Terminal(io.StringIO):
    """What is to be shown on a terminal, so that its colours stay."""

    def isatty(self) -> bool:
        return True

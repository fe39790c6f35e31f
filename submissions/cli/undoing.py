"""`--undo` of the commands that change records."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from submissions.language import _
from submissions.workspace import Workspace

if TYPE_CHECKING:
    from submissions.changing.journal import Action


def undo_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--undo`."""
    return click.option(
        "--undo",
        is_flag=True,
        help=_("Take the last one back, byte for byte; refused where a file was changed since."),
    )(command)


def undo_last(workspace: Workspace, action: "Action") -> None:
    """Take the last change back and say what was done.

    Raises:
        OutputError: it cannot be taken back; nothing was done then.
    """
    from submissions.changing.undoing import undo

    undone = undo(workspace, action)
    done = (
        (undone.removed, _("removed")),
        (undone.restored, _("as it was before")),
        (undone.moved, _("moved back")),
    )
    for files, what in done:
        for file in files:
            click.echo(f"{file}: {what}")
    click.echo(_("Undone: {about}").format(about=undone.about))

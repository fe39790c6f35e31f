"""Documents made in helper processes for a command: what is lost is told where it would have been written."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import click

from submissions.cli.telling import say_templates_of_another_contract
from submissions.documents.document import Document
from submissions.documents.printed import Printed
from submissions.language import _
from submissions.making.limits import Limits
from submissions.making.workshop import NotMadeError, Workshop
from submissions.workspace import Workspace

T = TypeVar("T")


class Making:
    """A workshop in which a lost document costs only itself; `complete` says whether none was lost."""

    def __init__(self, workspace: Workspace, limits: Limits):
        self.complete = True
        self.workshop = Workshop(workspace, limits)

    def __enter__(self) -> Self:
        self.workshop.warm_up()
        say_templates_of_another_contract(self.workshop.workspace)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.workshop.__exit__(kind, value, trace)

    def pdf(self, target: Path, document: Document) -> Printed | None:
        """Return the PDF for `target`, or None where it was lost; that is then told."""
        return self.spared(target, lambda: self.workshop.pdf(document))

    def html(self, target: Path, document: Document) -> str | None:
        """Return the HTML for `target`, or None where it was lost; that is then told."""
        return self.spared(target, lambda: self.workshop.html(document))

    def spared(self, target: Path, make: Callable[[], T]) -> T | None:
        """Return what is made, or None where it was lost; that is then told.

        Raises:
            UserError: it was not lost, but something is to be mended.
        """
        try:
            return make()
        except NotMadeError as error:
            message = _("Not made: {file}: {reason}.").format(file=target, reason=error.reason)
            click.secho(message, fg="red", err=True)
            self.complete = False
            return None

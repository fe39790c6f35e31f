"""PDFs from documents: templates and engine of a workspace, kept between documents."""

from submissions.documents.engine import Engine, Printed
from submissions.documents.markup import environment, render
from submissions.documents.planning import Document, refuse_missing_emblem
from submissions.workspace import Workspace


class Maker:
    """Makes the documents of a workspace; keeps templates and engine between documents."""

    def __init__(self, workspace: Workspace):
        refuse_missing_emblem(workspace)
        self.workspace = workspace
        self._environment = environment(workspace)
        self._engine = Engine(workspace)

    def warm_up(self) -> None:
        """Read fonts and styles now rather than with the first document."""
        self._engine.print("<title>x</title><p lang=id>a <b>b</b> <i>c <b>d</b></i>")

    def html(self, document: Document) -> str:
        """Return the HTML of a document."""
        return render(self._environment, document.template, document.context)

    def pdf(self, document: Document, *, tagged: bool = True) -> Printed:
        """Return the PDF of a document; see `Engine.print`."""
        return self._engine.print(self.html(document), tagged=tagged)

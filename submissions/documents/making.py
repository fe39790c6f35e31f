"""PDFs from documents: templates and engine of a workspace, kept between documents."""

from submissions.documents.engine import Attached, Engine
from submissions.documents.markup import environment, render
from submissions.documents.planning import Document
from submissions.documents.printed import Printed
from submissions.documents.provenance import DESCRIPTION, NAME
from submissions.workspace import Workspace


class Maker:
    """Makes the documents of a workspace; keeps templates and engine between documents."""

    def __init__(self, workspace: Workspace):
        workspace.refuse_missing_emblem()
        self.workspace = workspace
        self._environment = environment(workspace)
        self._engine = Engine(workspace)

    def warm_up(self) -> None:
        """Read fonts and styles now rather than with the first document.

        An office's own styles may be without end: they are left to the first document, which has limits.
        """
        if self._engine.has_own_styles:
            return
        self._engine.print("<title>x</title><p lang=id>a <b>b</b> <i>c <b>d</b></i>")

    def html(self, document: Document) -> str:
        """Return the HTML of a document."""
        return render(self._environment, document.template, document.context)

    def pdf(self, document: Document, *, archive: bool = True) -> Printed:
        """Return the PDF of a document, which carries the record that it was made from; see `Engine.print`."""
        record = document.context.get("rekaman") if archive else None
        attached = Attached(NAME, record.encode(), DESCRIPTION) if record else None
        return self._engine.print(self.html(document), archive=archive, attached=attached)

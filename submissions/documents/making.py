"""PDFs from documents: templates and engine of a workspace, kept between documents."""

from dataclasses import replace

from submissions.documents.describing import described, letter_record
from submissions.documents.engine import Attached, Engine
from submissions.documents.markup import environment, render
from submissions.documents.planning import Document
from submissions.documents.printed import Printed
from submissions.documents.provenance import DESCRIPTION, NAME, check_code
from submissions.workspace import Workspace


class Maker:
    """Makes the documents of a workspace; keeps templates and engine between documents."""

    def __init__(self, workspace: Workspace):
        workspace.refuse_missing_emblem()
        self.workspace = workspace
        self._environment = environment(workspace)
        self._engine = Engine(workspace)

    def warm_up(self) -> None:
        """Read fonts and styles now rather than with the first document."""
        self._engine.print("<title>x</title><p lang=id>a <b>b</b> <i>c <b>d</b></i>")

    def html(self, document: Document) -> str:
        """Return the HTML of a document."""
        return self._filled(document)[0]

    def pdf(self, document: Document, *, archive: bool = True) -> Printed:
        """Return the PDF of a document, which carries what it was made from; see `Engine.print`.

        One that foreign pages are laid into carries nothing yet: `Printed.origin` is then what is still to be laid in.
        """
        html, carried = self._filled(document)
        if not archive:
            origin = described(document, html, None) | {"kolom": []}
            return replace(self._engine.print(html, archive=False), origin=origin)
        record = document.context.get("rekaman")
        attached = Attached(NAME, carried.encode(), DESCRIPTION) if carried else None
        return self._engine.print(html, attached=attached, origin=described(document, html, carried), record=record)

    def _filled(self, document: Document) -> tuple[str, str | None]:
        """Return the HTML of a document, and the record that it carries.

        A letter carries what it says, and its code is that of its words: whatever else the record says later, a
        paper that was signed still has the code of the letter.
        """
        context = document.context
        if "surat" not in context:
            return render(self._environment, document.template, context), context.get("rekaman")
        words = render(self._environment, document.template, context | {"kode": None})
        carried = letter_record(document, words)
        html = render(self._environment, document.template, context | {"kode": check_code(carried)})
        return html, carried

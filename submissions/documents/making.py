"""PDFs from documents: templates and engine of a workspace, kept between documents."""

from dataclasses import replace

from submissions.documents.context import origin_of, seen_by_templates, source_record
from submissions.documents.describing import blanks_in, described, lines_of
from submissions.documents.document import Document
from submissions.documents.engine import Attached, Engine
from submissions.documents.manuscript import lengths_of
from submissions.documents.markup import environment, filled_with, render
from submissions.documents.photographs import Photographs
from submissions.documents.printed import Printed
from submissions.documents.provenance import NAME, CarriedLetter, CarriedRecord, check_code
from submissions.documents.words import ATTACHED_RECORD
from submissions.workspace import Workspace


class Maker:
    """Makes the documents of a workspace; keeps templates and engine between documents."""

    def __init__(self, workspace: Workspace):
        workspace.refuse_missing_emblem()
        self.workspace = workspace
        photographs = Photographs(workspace)
        self._environment = environment(workspace, photographs)
        self._engine = Engine(workspace, photographs, self._environment)

    def warm_up(self) -> None:
        """Read fonts and styles now rather than with the first document.

        An office's own styles may be without end: they are left to the first document, which has limits.
        """
        if self._engine.has_own_styles:
            return
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
            printed = self._engine.print(html, archive=False)
            return replace(printed, origin=origin, lengths=lengths_of(printed.places))
        printed = self._engine.print(
            html,
            attached=Attached(NAME, carried.text.encode(), ATTACHED_RECORD) if carried else None,
            origin=described(document, html, carried),
            record=source_record(document.context),
        )
        return replace(printed, blanks=blanks_in(html), lengths=lengths_of(printed.places))

    def _filled(self, document: Document) -> tuple[str, CarriedRecord | CarriedLetter | None]:
        """Return the HTML of a document, and what it carries.

        A letter carries what it says, and its code is that of its words: whatever else the record says later, a
        paper that was signed still has the code of the letter.
        """
        context = document.context
        origin = origin_of(context)
        if not origin.letter:
            record = source_record(context)
            html = render(self._environment, document.template, context)
            return html, CarriedRecord.read(record) if record else None
        seen = seen_by_templates(context)
        words = filled_with(self._environment, document.template, seen | {"kode": None})
        carried = CarriedLetter(
            origin.edition_name, origin.letter, tuple(lines_of(words))
        )  # its QR code says the edition
        html = filled_with(self._environment, document.template, seen | {"kode": check_code(carried.text)})
        return html, carried

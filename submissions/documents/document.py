"""A document that is ready for its template; whoever only prints it need know nothing of records and verdicts."""

from dataclasses import dataclass

from submissions.documents.context import Plain


@dataclass(frozen=True)
class Document:
    """One document ready for its template: what its file name adds to that of the set, and the plain values.

    It may travel: `context` is all that it is made from besides the office's own templates and pictures.
    """

    stem: str
    suffix: str
    template: str
    context: Plain

    @property
    def name(self) -> str:
        """Return the document's file name, without folder."""
        return f"{self.stem}{self.suffix}.pdf"

    @property
    def pictures(self) -> tuple[str, ...]:
        """Return the photographs that it shows, by their path in the workspace; letters show none."""
        if self.suffix:
            return ()
        photos = [self.context.get("foto_sampul"), *self.context.get("foto", ())]
        return tuple(dict.fromkeys(photo["berkas"] for photo in photos if photo))

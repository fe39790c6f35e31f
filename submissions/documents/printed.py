"""A finished PDF, and what prints one: the engine in this process, or a helper process that has one.

Also imported by who only counts and keeps finished files, so it asks for nothing that is slow to import.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from submissions.documents.document import Document
    from submissions.workspace import Workspace


@dataclass(frozen=True)
class Complaint:
    """One line of the engine's log, and the dotted field of the record whose value it quotes; empty if none does."""

    line: str
    field: str = ""


@dataclass(frozen=True)
class Printed:
    """A finished PDF: its bytes, its number of pages, what the engine complained of, and where things stand.

    `places` gives for each `id` of the HTML the number of its page, counted from 1; `origin` is what `asal.json` is to
    say of it where that is still to be laid in. `blanks` are the fields of record or settings for which it has dots.
    `lengths` are the pages of its parts where the edition limits them; see `submissions.documents.manuscript`.
    """

    content: bytes
    pages: int
    complaints: list[Complaint]
    places: dict[str, int] = field(default_factory=dict)
    origin: dict[str, Any] | None = None
    blanks: tuple[str, ...] = ()
    lengths: dict[str, int] = field(default_factory=dict)


class Printer(Protocol):
    """Prints the documents of a workspace."""

    @property
    def workspace(self) -> "Workspace":
        """Return whose documents they are."""
        ...

    def pdf(self, document: "Document") -> Printed:
        """Return the PDF of a document."""
        ...

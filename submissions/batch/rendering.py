"""Make one document of a job: the same work in a helper process and on another machine."""

import traceback
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from submissions.errors import UserError
from submissions.workspace import open_workspace

if TYPE_CHECKING:
    from submissions.documents.making import Maker

Answer = dict[str, Any]


def maker_of(root: Path) -> "Maker":
    """Return what makes the documents of a workspace; it keeps templates, fonts and styles between documents."""
    from submissions.documents.making import Maker

    return Maker(open_workspace(root))


def rendered(maker: "Maker", template: str, content: dict[str, Any]) -> tuple[bytes, Answer]:
    """Return the PDF of a template filled with content, and what is to be said of it.

    Never raises for what is wrong with the document; the answer then has a `reason`.

    Raises:
        MemoryError: there is too little memory for this document.
    """
    from submissions.documents.planning import Document

    try:
        printed = maker.pdf(Document("", "", template, content))
    except MemoryError:
        raise
    except UserError as error:
        return b"", {"reason": str(error)}
    except Exception as error:
        return b"", {"reason": f"{type(error).__name__}: {error}", "traceback": traceback.format_exc()}
    return printed.content, {"pages": printed.pages, "warnings": [asdict(each) for each in printed.complaints]}

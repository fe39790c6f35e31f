"""Make one document of a job: the same work in a helper process and on another machine."""

import traceback
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from submissions.errors import InputError, UserError
from submissions.language import _
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

    pdf = b""

    def work() -> Answer:
        nonlocal pdf
        printed = maker.pdf(Document("", "", template, content))
        pdf = printed.content
        return {"pages": printed.pages, "warnings": [asdict(complaint) for complaint in printed.complaints]}

    answer = attempted(work)
    return pdf, answer


def attempted(work: Callable[[], Answer]) -> Answer:
    """Return the answer of some work, or the `reason` why there is none.

    Where something that it reads is faulty, `unreadable` is what is wrong and what to do.

    Raises:
        MemoryError: there is too little memory for it.
    """
    try:
        return work()
    except MemoryError:
        raise
    except InputError as error:
        return {"reason": str(error), "unreadable": [error.message, error.remedy]}
    except UserError as error:
        return {"reason": str(error)}
    except Exception:
        # The library's words are for whoever mends this program; the export keeps them in its log.
        return {"reason": _("the program breaks down over something in it"), "traceback": traceback.format_exc()}

"""Make one document of a job: the same work in a helper process and on another machine."""

import base64
import traceback
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from submissions.documents.printed import Complaint, Printed
from submissions.errors import InputError, UserError
from submissions.language import _
from submissions.workers.crew import Answer
from submissions.workspace import open_workspace

if TYPE_CHECKING:
    from submissions.documents.context import Plain
    from submissions.documents.making import Maker


def maker_of(root: Path) -> "Maker":
    """Return what makes the documents of a workspace; it keeps templates, fonts and styles between documents."""
    from submissions.documents.making import Maker

    return Maker(open_workspace(root))


def rendered(maker: "Maker", template: str, content: "Plain") -> Answer:
    """Return the PDF of a template filled with content, as an answer, from which `received` makes it again.

    Never raises for what is wrong with the document; the answer then has a `reason`.

    Raises:
        MemoryError: there is too little memory for this document.
    """
    from submissions.documents.document import Document

    def work() -> Answer:
        printed = maker.pdf(Document("", "", template, content))
        return {**said_of(printed), "pdf": base64.b64encode(printed.content).decode("ascii")}

    return attempted(work)


def said_of(printed: Printed) -> Answer:
    """Return what an answer says of a finished PDF besides its bytes."""
    return {
        "pages": printed.pages,
        "warnings": [asdict(complaint) for complaint in printed.complaints],
        "blanks": list(printed.blanks),
        **({"lengths": printed.lengths} if printed.lengths else {}),
    }


def received(answer: Answer, content: bytes | None = None) -> Printed:
    """Return the finished PDF of an answer; `content` if its bytes came another way."""
    complaints = [Complaint(**warning) for warning in answer["warnings"]]
    if content is None:
        content = base64.b64decode(answer["pdf"])
    return Printed(
        content,
        answer["pages"],
        complaints,
        answer.get("places", {}),
        blanks=tuple(answer.get("blanks", ())),
        lengths=answer.get("lengths", {}),
    )


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

"""What the helper that opens foreign files is asked, and what it answers: typed on both sides, JSON in between."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from submissions.evidence.problems import FileProblem, UnfitError
from submissions.evidence.showing.leaves import Leaf
from submissions.portal.kit.wishes import Fitted, Limit, Outcome, Wish
from submissions.workers.tasks import Answer


@dataclass(frozen=True)
class Opening:
    """One file to be opened, and where to write what is made of it: to fit a wish, or else to be shown."""

    path: Path
    into: Path
    wish: Wish | None = None

    def request(self, seconds: float) -> str:
        """Return the text of the JSON object by which a helper is asked for it."""
        data: dict[str, object] = {"path": str(self.path), "into": str(self.into), "seconds": seconds}
        if self.wish is not None:
            document, video = _megabytes(self.wish.document), _megabytes(self.wish.video)
            data["wish"] = {"types": self.wish.types, "document": document, "video": video}
        return json.dumps(data)

    @classmethod
    def read(cls, request: Mapping[str, Any]) -> "Opening":
        """Return what a helper is asked."""
        asked, wish = request.get("wish"), None
        if asked is not None:
            wish = Wish(tuple(asked["types"]), _limit(asked["document"]), _limit(asked["video"]))
        return cls(Path(request["path"]), Path(request["into"]), wish)


def shown_answer(leaves: tuple[Leaf, ...]) -> Answer:
    """Return the answer that a file was prepared to be shown."""
    return {"leaves": [asdict(leaf) for leaf in leaves]}


def fitted_answer(fit: Fitted) -> Answer:
    """Return the answer of what became of a file on its way into the kit; its content was written elsewhere."""
    return {
        "outcome": fit.outcome.value,
        "ending": fit.ending,
        "limit": _megabytes(fit.limit),
        "made": fit.content is not None,
        "reason": None if fit.reason is None else fit.reason.value,
    }


def unfit_answer(error: UnfitError) -> Answer:
    """Return the answer that a file cannot be shown or made to fit."""
    return {"unfit": error.reason.value, "detail": error.detail}


def is_whole(answer: Answer) -> bool:
    """Return whether an answer is one of these, or tells of a loss."""
    return any(key in answer for key in ("lost", "unfit", "leaves", "outcome"))


def leaves_in(answer: Answer) -> tuple[Leaf, ...]:
    """Return the leaves of a file that was prepared to be shown.

    Raises:
        UnfitError: it cannot be shown.
    """
    _refuse_unfit(answer)
    return tuple(Leaf(**leaf) for leaf in answer["leaves"])


def fitted_in(answer: Answer) -> tuple[Fitted, bool]:
    """Return what became of a file on its way into the kit, and whether something else was made of it.

    Raises:
        UnfitError: it cannot be opened.
    """
    _refuse_unfit(answer)
    reason = None if answer["reason"] is None else FileProblem(answer["reason"])
    fit = Fitted(Outcome(answer["outcome"]), answer["ending"], _limit(answer["limit"]), reason=reason)
    return fit, bool(answer["made"])


def _refuse_unfit(answer: Answer) -> None:
    if "unfit" in answer:
        raise UnfitError(FileProblem(answer["unfit"]), answer["detail"])


def _megabytes(limit: Limit) -> str | None:
    return None if limit.megabytes is None else str(limit.megabytes)


def _limit(megabytes: str | None) -> Limit:
    return Limit(None if megabytes is None else Decimal(megabytes))

"""The helper process: `python -m submissions.making.opener MEGABYTES` opens one foreign file after the other.

It makes of a file either what an evidence volume shows of it, or what goes into the upload kit; both are written to
a place that the request names. Whoever puts volume or kit together opens no foreign file.
"""

import sys
from typing import Any

from submissions.evidence.problems import UnfitError
from submissions.evidence.showing.preparing import prepare
from submissions.making.limits import OUT_OF_MEMORY
from submissions.making.openings import Opening, fitted_answer, shown_answer, unfit_answer
from submissions.portal.kit.fitting import fitted
from submissions.portal.kit.wishes import Wish
from submissions.workers.serving import Say, serve
from submissions.workers.tasks import Answer

FILES_PER_LIFE = 500


def work(request: dict[str, Any], _say: Say) -> Answer:
    """Open the file of a request."""
    opening = Opening.read(request)
    try:
        return _show(opening) if opening.wish is None else _fit(opening, opening.wish)
    except UnfitError as error:
        return unfit_answer(error)
    except MemoryError:
        return OUT_OF_MEMORY


def _show(opening: Opening) -> Answer:
    content, leaves = prepare(opening.path)
    opening.into.write_bytes(content)
    return shown_answer(tuple(leaves))


def _fit(opening: Opening, wish: Wish) -> Answer:
    fit = fitted(opening.path, wish)
    if fit.content is not None:
        opening.into.write_bytes(fit.content)
    return fitted_answer(fit)


def main() -> None:
    """Serve requests."""
    serve(work, FILES_PER_LIFE, memory_mb=int(sys.argv[1]))


if __name__ == "__main__":
    main()

"""The helper process: `python -m submissions.making.opener MEGABYTES` opens one foreign file after the other.

It makes of a file either what an evidence volume shows of it, or what goes into the upload kit; both are written to
a place that the request names. Whoever puts volume or kit together opens no foreign file.
"""

import sys
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any

from submissions.evidence.showing.preparing import prepare
from submissions.evidence.showing.unfit import UnfitError
from submissions.making.limits import OUT_OF_MEMORY
from submissions.portal.kit.fitting import fitted
from submissions.portal.kit.wishes import Limit, Wish
from submissions.workers.serving import Say, serve

FILES_PER_LIFE = 500


def work(request: dict[str, Any], _say: Say) -> dict[str, Any]:
    """Open the file of a request."""
    path, into = Path(request["path"]), Path(request["into"])
    try:
        return _fit(path, into, request["wish"]) if "wish" in request else _show(path, into)
    except UnfitError as error:
        return {"unfit": error.reason.value, "detail": error.detail}
    except MemoryError:
        return OUT_OF_MEMORY


def _show(path: Path, into: Path) -> dict[str, Any]:
    content, leaves = prepare(path)
    into.write_bytes(content)
    return {"leaves": [asdict(leaf) for leaf in leaves]}


def _fit(path: Path, into: Path, wish: dict[str, Any]) -> dict[str, Any]:
    document, video = (Limit(None if wish[key] is None else Decimal(wish[key])) for key in ("document", "video"))
    fit = fitted(path, Wish(tuple(wish["types"]), document, video))
    if fit.content is not None:
        into.write_bytes(fit.content)
    megabytes = None if fit.limit.megabytes is None else str(fit.limit.megabytes)
    return {
        "outcome": fit.outcome.value,
        "ending": fit.ending,
        "limit": megabytes,
        "made": fit.content is not None,
        "reason": fit.reason,
    }


def main() -> None:
    """Serve requests."""
    serve(work, FILES_PER_LIFE, memory_mb=int(sys.argv[1]))


if __name__ == "__main__":
    main()

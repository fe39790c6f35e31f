"""The helper process: `python -m submissions.showcase.preparer MEGABYTES` makes one picture after the other ready.

Photographs are made by what makes them for documents, with its limits and its memory of what was made before.
"""

import io
import sys
from functools import cache
from pathlib import Path
from typing import Any

from submissions.documents.photographs import CARD_PIXELS, FORMATS, SCREEN_PIXELS, Photographs
from submissions.evidence.problems import UnfitError
from submissions.evidence.showing.pictures import pictures
from submissions.files.folder import put
from submissions.making.limits import OUT_OF_MEMORY
from submissions.showcase.sharing import of_photograph
from submissions.workers.serving import Say, serve
from submissions.workers.tasks import Answer
from submissions.workspace import Workspace, open_workspace

EMBLEM_PIXELS = 192  # on its longer side: three times as fine as a page shows it
PICTURES_PER_LIFE = 500
NOT_SHOWN: Answer = {"shown": False}


def work(request: dict[str, Any], _say: Say) -> Answer:
    """Make the picture of a request ready."""
    workspace, file = _workspace(request["root"]), request["file"]
    into = {name: Path(path) for name, path in request["into"].items()}
    try:
        return _emblem(workspace, file, into["emblem"]) if "emblem" in into else _photograph(workspace, file, into)
    except MemoryError:
        return OUT_OF_MEMORY


@cache
def _workspace(root: str) -> Workspace:
    return open_workspace(Path(root))


def _photograph(workspace: Workspace, file: str, into: dict[str, Path]) -> Answer:
    photographs = Photographs(workspace)
    large, small = (photographs.prepared(file, longest) for longest in (SCREEN_PIXELS, CARD_PIXELS))
    if large is None or small is None:
        return NOT_SHOWN
    put(into["large"], large.content)
    put(into["small"], small.content)
    if "share" in into:
        put(into["share"], of_photograph(large.content))
    return {"shown": True, "large": [large.width, large.height], "small": [small.width, small.height]}


def _emblem(workspace: Workspace, file: str, into: Path) -> Answer:
    path = workspace.file(file)
    if path is None:
        return NOT_SHOWN
    try:
        [picture] = pictures(path, EMBLEM_PIXELS, FORMATS)
    except UnfitError:
        return NOT_SHOWN
    buffer = io.BytesIO()
    picture.image.save(buffer, "PNG", optimize=True)
    into.write_bytes(buffer.getvalue())
    return {"shown": True, "large": list(picture.image.size)}


def main() -> None:
    """Serve requests."""
    serve(work, PICTURES_PER_LIFE, memory_mb=int(sys.argv[1]))


if __name__ == "__main__":
    main()

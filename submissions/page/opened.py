"""The helper process: `python -m submissions.page.opened FOLDER` serves a workspace that was opened from another.

It prints the address, and ends when its standard input does: with the page that it was opened from, however that ends.
"""

import os
import sys
import threading
from pathlib import Path

from submissions.page.serving import prepare


def main() -> None:
    """Serve the workspace."""
    serving = prepare(Path(sys.argv[1]))
    print(serving.address, flush=True)  # noqa: T201 - read by the page
    threading.Thread(target=_end_with_input, daemon=True).start()
    serving.run()


def _end_with_input() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main()

"""Another workspace opened from the page: by a helper of its own, which ends with this program."""

import queue
import re
import subprocess
import sys
import threading
from pathlib import Path

from submissions.errors import OutputError
from submissions.language import _

_HELPER = "submissions.page.opened"
_PATIENCE = 60.0  # seconds for which it may take to begin
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\?\S+")


class OtherWorkspaces:
    """The workspaces that were opened from this page, each once."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._opened: dict[Path, tuple[subprocess.Popen[str], str]] = {}

    def address_of(self, folder: Path) -> str:
        """Return the address under which a workspace is open, and open it if it is not.

        Args:
            folder: of the workspace.

        Raises:
            OutputError: it does not open.
        """
        with self._guard:
            program, address = self._opened.get(folder, (None, ""))
            if program is not None and program.poll() is None:
                return address
            program = subprocess.Popen(
                [sys.executable, "-P", "-m", _HELPER, str(folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
            lines: queue.Queue[str] = queue.Queue()
            threading.Thread(target=_read, args=(program, lines), daemon=True).start()
            try:
                found = _ADDRESS.search(lines.get(timeout=_PATIENCE))
            except queue.Empty:
                found = None
            if found is None:
                program.kill()
                raise OutputError(
                    _("{folder} does not open.").format(folder=folder), _("Look whether it is still there.")
                )
            self._opened[folder] = (program, found[0])
            return found[0]

    def end(self) -> None:
        """Close what was opened."""
        with self._guard:
            for program, _address in self._opened.values():
                if program.stdin is not None:
                    program.stdin.close()
            self._opened.clear()


def _read(program: "subprocess.Popen[str]", lines: "queue.Queue[str]") -> None:
    """Pass on what a program prints, so that it never waits for a reader; an empty line where it ends."""
    assert program.stdout is not None
    for line in program.stdout:
        lines.put(line)
    lines.put("")

"""One helper process as the parent sees it: begun, asked, heard and ended.

Parent and helper speak JSON, an object a line (see `submissions.workers.serving`): a helper that went
wrong cannot make the parent run anything.
"""

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Generic

import submissions
from submissions.workers.tasks import Answer, J, Task

START_SECONDS = 60.0
_LARGEST_PLAIN_CODE = 255
# The C library's abort; one that was sped up, as Rust's; no memory, as the system says it and as PDFium does.
_LACKING_ON_WINDOWS = (3, 0xC0000409, 0xC0000017, 0xE0000008)
_END_SECONDS = 1.0  # a process that waits for a dead disk cannot even be killed; it is left behind


class Word(Enum):
    """What is heard of a helper beside answers."""

    READY = {"ready": True}
    BEGUN = {"begun": True}
    NONSENSE = "nonsense"
    GONE = "gone"


Heard = Answer | Word


class Helper(Generic[J]):
    """One helper process, and how far it is: `ready` for jobs; it has `begun` its job, and said something `partial`."""

    def __init__(
        self,
        module: str,
        arguments: list[str],
        longest: int,
        good: Callable[[Answer], bool],
        hear: Callable[["Helper[J]", Heard], None],
    ):
        """Start the process.

        Args:
            module: what it runs, `python -m module arguments`.
            arguments: for it.
            longest: an answer, in characters.
            good: whether an answer is in the form agreed; called in a thread of the helper's own.
            hear: told whatever the process says, at last `GONE`; called in that thread too.

        Raises:
            OSError: it cannot be started.
        """
        self.ready = self.begun = False
        self.partial: Answer | None = None
        self.deadline = time.monotonic() + START_SECONDS
        self._longest, self._good, self._hear = longest, good, hear
        command, environment = invocation(module, arguments)
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        try:
            threading.Thread(target=self._listen, daemon=True).start()
        except RuntimeError as error:  # there are as many threads as the system allows
            self.kill()
            self.wait()
            assert self.process.stdout is not None
            self.process.stdout.close()
            raise OSError(errno.EAGAIN, str(error)) from None

    def _listen(self) -> None:
        """Pass on whatever the process says, and that it says no more."""
        assert self.process.stdout is not None
        try:
            with self.process.stdout as answers:
                while line := answers.readline(self._longest):
                    self._hear(self, self._understood(line))
        finally:
            self._hear(self, Word.GONE)

    def _understood(self, line: bytes) -> Heard:
        try:
            answer = json.loads(line)
            if answer in (Word.READY.value, Word.BEGUN.value):
                return Word(answer)
            return answer if isinstance(answer["final"], bool) and self._good(answer) else Word.NONSENSE
        except Exception:  # whatever the line makes the reader trip over, it is not what was agreed
            return Word.NONSENSE

    def give(self, task: Task[J]) -> None:
        """Hand over a job and let the time run."""
        self.begun, self.partial = False, None
        self.deadline = time.monotonic() + task.seconds
        line = task.request.encode() + b"\n"
        # In a thread: a long request to a helper that does not read must not hold up the others.
        try:
            threading.Thread(target=self._write, args=(line,), daemon=True).start()
        except RuntimeError:  # there are as many threads as the system allows
            self._write(line)

    def _write(self, line: bytes) -> None:
        assert self.process.stdin is not None
        with suppress(OSError, ValueError):  # it died; that is heard as well
            self.process.stdin.write(line)
            self.process.stdin.flush()

    def kill(self) -> None:
        """End the process now; it keeps nothing that would be lost."""
        self.process.kill()

    def wait(self) -> int | None:
        """Return the exit code of the process that ends about now; None if it does not."""
        try:
            code = self.process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            return None
        assert self.process.stdin is not None
        with suppress(OSError, ValueError):
            self.process.stdin.close()
        return code


def invocation(module: str, arguments: list[str]) -> tuple[list[str], dict[str, str]]:
    """Return the command and the environment with which a module of ours is run in a process of its own."""
    # -P and the path: the folder that the user stands in may hold a json.py of its own.
    home = str(Path(submissions.__file__).parents[1])
    path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    return [sys.executable, "-P", "-m", module, *arguments], {**os.environ, "PYTHONPATH": path}


def how_it_ended(code: int | None) -> str:
    """Return the technical word for an exit code."""
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"ended by {signal.Signals(-code).name}"
    # The codes of Windows are known by their digits to the base of sixteen.
    return f"exit code {code:#x}" if code is not None and code > _LARGEST_PLAIN_CODE else f"exit code {code}"


def lacked_memory(code: int | None) -> bool:
    """Return whether an exit code is that of a process that was refused memory.

    PDFium and the C library abort then; other deaths are crashes.
    """
    return code in _LACKING_ON_WINDOWS if sys.platform == "win32" else code == -signal.SIGABRT

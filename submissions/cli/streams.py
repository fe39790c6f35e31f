"""The program's standard streams: whatever they are, no character, full disk or closed pipe ends in a traceback."""

import codecs
import errno
import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TextIO, cast

from submissions.errors import OutputError, ReaderGoneError, reason_of
from submissions.language import _
from submissions.steering import harmless

_READABLE = {
    "→": "->",
    "←": "<-",
    "–": "-",
    "—": "-",
    "−": "-",
    "…": "...",
    "•": "*",
    "·": "*",
    "│": "|",
    "×": "x",
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "≥": ">=",
    "≤": "<=",
    "≈": "~",
    "✓": "+",
    "✗": "x",
}
_HANDLER = "submissions-readable"
_IN, _OUT, _ERR = 0, 1, 2
_ASCII, _ANY_BYTES = "ascii", "latin-1"


def prepare_streams() -> None:
    """Make the standard streams fit for what the program prints.

    A character that an encoding lacks is spelt in those that every encoding has. What cannot be written to standard
    output is told as a sentence; what cannot be written to standard error is left untold, and no exit code changes.

    Raises:
        OutputError: standard output is closed, so that nothing that is asked for could be seen.
    """
    codecs.register_error(_HANDLER, _readable)
    if sys.stdin is None:
        sys.stdin = _nothing(_IN, "r")
    if sys.stderr is None:
        sys.stderr = _nothing(_ERR, "w")
    if sys.stdout is None:
        sys.stdout = _nothing(_OUT, "w")
        raise OutputError(
            _("Standard output is closed: nothing could be shown, so nothing was done."),
            _("Send it to a file, or to {nowhere} if it is not wanted.").format(nowhere=os.devnull),
        )
    sys.stdout, sys.stderr = _Told.over(sys.stdout), _Untold.over(cast(TextIO, sys.stderr))


def use_names_of_any_language() -> None:
    """Start the program anew where the system's encoding of file names is ASCII, which no office's names fit into.

    *Why:* Python fixes that encoding as it starts. With the locale "C" it does so by itself, unless it was forbidden;
    then every name with a letter beyond ASCII would be a failure, as deep as the file system.
    """
    if os.name != "posix" or sys.flags.utf8_mode or codecs.lookup(sys.getfilesystemencoding()).name != _ASCII:
        return
    # What is printed stays in the encoding that was asked for.
    encoding = getattr(sys.stdout, "encoding", None) or _ASCII
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": os.environ.get("PYTHONIOENCODING") or encoding}
    os.execve(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]], environment)


def carries_unicode(stream: object) -> bool:
    """Return whether a stream takes every character as UTF-8."""
    try:
        return codecs.lookup(getattr(stream, "encoding", None) or _ASCII).name.replace("_", "-").startswith("utf-8")
    except LookupError:
        return False


@contextmanager
def steering_allowed() -> Iterator[None]:
    """Let what is written to standard error move the cursor: for a bar that shows how far something is.

    Elsewhere only colours pass: the name of a file or an innovation could hide what was told before it.
    """
    stream = sys.stderr
    if not isinstance(stream, _Stream):
        yield
        return
    stream.steered = True
    try:
        yield
    finally:
        stream.steered = False


class _Stream(io.TextIOWrapper):
    """A stream that spells what its encoding lacks or what would steer a terminal.

    It meets a failure once: what follows goes nowhere.
    """

    only_ascii = False
    steered = False

    @classmethod
    def over(cls, stream: TextIO) -> TextIO:
        """Return such a stream in the place of another; the same where that one is no plain stream of Python's."""
        if not isinstance(stream, io.TextIOWrapper):
            return stream
        encoding, by_line = stream.encoding, stream.line_buffering
        # Click would write UTF-8 to a stream that says it is ASCII.
        only_ascii = codecs.lookup(encoding).name == _ASCII
        made = cls(stream.detach(), _ANY_BYTES if only_ascii else encoding, errors=_HANDLER, line_buffering=by_line)
        made.only_ascii = only_ascii
        return made

    def write(self, text: str) -> int:
        """Write a text."""
        if not self.steered:
            text = harmless(text)
        try:
            super().write(text.encode(_ASCII, _HANDLER).decode(_ASCII) if self.only_ascii else text)
        except OSError as error:
            self._fail(error)
        return len(text)

    def flush(self) -> None:
        """Hand on what was written."""
        try:
            super().flush()
        except OSError as error:
            self._fail(error)

    def _fail(self, error: OSError) -> None:
        # What is still kept would be written once more as the interpreter ends, and change the exit code.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())
        os.close(nowhere)
        self.failed(error)

    def failed(self, error: OSError) -> None:
        """Say that it could not be written, if anybody is to know."""


class _Told(_Stream):
    def failed(self, error: OSError) -> None:
        # Windows calls a closed pipe an invalid argument.
        if error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL):
            raise ReaderGoneError from None
        raise OutputError(
            _("Standard output cannot be written: {reason}.").format(reason=reason_of(error)),
            _("Make room there, or send it to another place."),
        ) from None


class _Untold(_Stream):
    pass


def _nothing(number: int, mode: str) -> IO[str]:
    """Return a stream of nothing, at the number of a closed one, which else the next file to be opened would get."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    if nowhere != number:
        os.dup2(nowhere, number)
        os.close(nowhere)
    return open(number, mode, encoding="utf-8", errors="backslashreplace", closefd=False)


def _readable(error: UnicodeError) -> tuple[str, int]:
    """Spell the characters that an encoding lacks in ASCII; those that have no such spelling by their numbers."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_spelt, error.object[error.start : error.end])), error.end


def _spelt(character: str) -> str:
    if character in _READABLE:
        return _READABLE[character]
    bare = unicodedata.normalize("NFKD", character).encode(_ASCII, "ignore").decode()
    return bare or character.encode(_ASCII, "backslashreplace").decode()

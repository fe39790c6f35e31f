"""Exit codes, and the one family of exceptions that a user sees as a sentence."""

import errno
from enum import IntEnum

from submissions.language import N_, _

_REASONS = {
    errno.ENOSPC: N_("No space left on device"),
    errno.EDQUOT: N_("Disk quota exceeded"),
    errno.EACCES: N_("Permission denied"),
    errno.EPERM: N_("Operation not permitted"),
    errno.EROFS: N_("Read-only file system"),
    errno.ENOENT: N_("No such file or directory"),
    errno.EISDIR: N_("Is a directory"),
    errno.ENOTDIR: N_("Not a directory"),
    errno.ENAMETOOLONG: N_("File name too long"),
    errno.EIO: N_("Input/output error"),
    errno.ECONNREFUSED: N_("Connection refused"),
    errno.ETIMEDOUT: N_("Connection timed out"),
    errno.EHOSTUNREACH: N_("No route to host"),
    errno.ENETUNREACH: N_("Network is unreachable"),
}


class ExitCode(IntEnum):
    """What the program's exit code says; documented in docs/commands.md and stable."""

    FINE = 0
    NOT_ELIGIBLE_OR_FAILED = 1
    WRONG_USAGE = 2
    UNREADABLE_INPUT = 3
    INTERRUPTED = 130


class UserError(Exception):
    """Something the user can mend: a sentence that says what is wrong, and one that says what to do."""

    exit_code = ExitCode.WRONG_USAGE

    def __init__(self, message: str, remedy: str = ""):
        self.message, self.remedy = message, remedy
        super().__init__(" ".join(filter(None, (message, remedy))))


class InputError(UserError):
    """What should be read cannot be read."""

    exit_code = ExitCode.UNREADABLE_INPUT


class OutputError(UserError):
    """What should be made or written cannot be."""

    exit_code = ExitCode.NOT_ELIGIBLE_OR_FAILED


class ReaderGoneError(Exception):
    """The reader of our output has closed the pipe."""


def reason_of(error: OSError) -> str:
    """Return in the user's language why the system refused something; in its own words where it seldom does."""
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or str(error)

"""How long a helper may take and how much memory it may have, and what is said of one that was lost."""

from dataclasses import dataclass

from submissions.errors import OutputError
from submissions.language import N_, _
from submissions.workers.crew import CannotWorkError, Loss

DEFAULT_SECONDS = 120.0
DEFAULT_MEMORY_MB = 1536
LONGEST_ANSWER = 1 << 29  # characters; a PDF of 400 MB would be a fault, not a dossier
OUT_OF_MEMORY = {"lost": Loss.TOO_MUCH_MEMORY.value, "leaving": True}  # what a helper answers whose memory is out
_LOSSES = {
    Loss.TOO_SLOW: N_("it took too long ({detail}); --timeout allows more"),
    Loss.TOO_MUCH_MEMORY: N_("it took more memory than a helper process may have ({memory} MB)"),
    Loss.CRASHED: N_("its helper process died ({detail})"),
}


@dataclass(frozen=True)
class Limits:
    """What a helper process may take: seconds for each document, and MiB of address space."""

    seconds: float = DEFAULT_SECONDS
    memory_mb: int = DEFAULT_MEMORY_MB


NO_MORE_THAN_USUAL = Limits()


def loss_words(loss: Loss, detail: str, memory_mb: int, template: str = "") -> str:
    """Return what happened to a document that was lost, in the user's language.

    Args:
        loss: how its helper was lost.
        detail: a technical word on it.
        memory_mb: the address space that the helper had, in MiB.
        template: file and line of an office's own template that was being filled, if one was.
    """
    detail = ", ".join(filter(None, (detail, template)))
    return _(_LOSSES[loss]).format(detail=detail, memory=memory_mb)


def cannot_work(error: CannotWorkError) -> OutputError:
    """Return what the user is told where no helper process can be started."""
    return OutputError(
        _("Documents cannot be made: {reason}").format(reason=error),
        _("`submissions doctor` says what this machine lacks; --memory may allow too little."),
    )

"""Where it is remembered what records and evidence came to: in the user's own cache, for all workspaces."""

from pathlib import Path

from submissions.files.memory import Memory

VERSION = 5
"""To be raised when the form of what is kept changes. A change of the program is seen by itself."""

PHOTOGRAPHS_VERSION = 1
"""To be raised when photographs are made ready in another way."""


def verdicts() -> Memory:
    """Return the memory of what records came to."""
    return Memory(_folder() / "verdicts.sqlite", VERSION)


def evidence_file() -> Path:
    """Return the file in which it is remembered what opening evidence showed."""
    return _folder() / "evidence.sqlite"


def photographs() -> Memory:
    """Return the memory of photographs that were made ready for print."""
    return Memory(_folder() / "photographs.sqlite", PHOTOGRAPHS_VERSION)


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("submissions")

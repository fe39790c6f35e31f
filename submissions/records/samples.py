"""Which files of a workspace are marked as invented: `contoh: ya`, as `init` writes them and a person takes it away."""

import re
from collections.abc import Iterable
from pathlib import Path

from submissions.workspace import SETTINGS_FILE, Workspace

_MARK = re.compile(rb"""^(?:[{,]?\s*["'])?contoh["']?\s*:[ \t]*["']?(?:ya|true|yes)\b""", re.MULTILINE | re.IGNORECASE)


def is_sample(path: Path) -> bool:
    """Return whether a record, the settings or the profile is marked as invented. Never raises."""
    try:
        return path.is_file() and _MARK.search(path.read_bytes()) is not None  # reading a pipe would never end
    except (OSError, ValueError):
        return False


def samples_among(files: Iterable[Path]) -> list[Path]:
    """Return the files that are marked as invented."""
    return [path for path in files if is_sample(path)]


def office_samples(workspace: Workspace) -> list[Path]:
    """Return which of the office's own files, settings and profile, are marked as invented."""
    return samples_among([workspace.root / SETTINGS_FILE])

"""Folders that another computer may write into at the same time: locks do not hold there."""

import re
from pathlib import Path

_SYNCED = ("OneDrive", "Google Drive", "GoogleDrive", "My Drive", "Dropbox", "iCloud", "Nextcloud")
_MOUNTS = Path("/proc/mounts")
_NETWORK = re.compile(r"(?:nfs\d?|cifs|smb\w*|fuse\.sshfs|fuse\.rclone|9p|afs)")


def shared_by(folder: Path) -> str | None:
    """Return what keeps a folder in step with other computers, or None: a service by its name, or a network drive.

    Args:
        folder: an absolute path. Where it lies is looked at, not what is in it.
    """
    for part in folder.parts:
        for name in _SYNCED:
            if part.startswith(name):
                return name
    text = str(folder)
    if text.startswith(("\\\\", "//")):
        return text.replace("\\", "/").lstrip("/").split("/")[0]
    return _network_drive(folder)


def _network_drive(folder: Path) -> str | None:
    """Return the source of the network drive that a folder lies on, as Linux tells."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    best = ("", "", "")
    for line in lines:
        source, place, kind, *_rest = [*line.split(" "), "", "", ""]
        if folder.is_relative_to(place) and len(place) >= len(best[1]):
            best = (source, place, kind)
    return best[0] if _NETWORK.fullmatch(best[2]) else None

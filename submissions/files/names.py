"""Names that one system keeps for itself or takes for a place elsewhere, so that they work on some computers only."""

from pathlib import PurePath

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def is_device_name(stem: str) -> bool:
    """Return whether Windows takes a name, whatever its ending, for a device."""
    return stem.partition(".")[0].strip().casefold() in _DEVICES


def usable(stem: str) -> str:
    """Return a name that no system keeps for itself: the same, with something added where one does."""
    return f"{stem}-berkas" if is_device_name(stem) else stem


def leads_out(relative: PurePath) -> bool:
    """Return whether a path that should lie in a folder leads elsewhere, by its words alone.

    Args:
        relative: of the kind of this system: what stands behind "C:" or a backslash is a place on Windows only.
    """
    return bool(relative.anchor) or ".." in relative.parts

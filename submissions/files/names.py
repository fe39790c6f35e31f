"""Names that a system keeps for itself: a file of such a name works on one computer and not on another."""

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def is_device_name(stem: str) -> bool:
    """Return whether Windows takes a name, whatever its ending, for a device."""
    return stem.partition(".")[0].strip().casefold() in _DEVICES


def usable(stem: str) -> str:
    """Return a name that no system keeps for itself: the same, with something added where one does."""
    return f"{stem}-berkas" if is_device_name(stem) else stem

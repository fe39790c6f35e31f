"""How a kind of finding is defined; every definition enters the catalogue."""

from submissions.findings.finding import Kind, Severity

CATALOGUE: dict[str, Kind] = {}
OWN: dict[str, Kind] = {}
"""The checks of this program's own, by their codes: no edition asks for them, so an office may leave them out."""


def _kind(code: str, severity: Severity, message: str, remedy: str, on_page: str) -> Kind:
    kind = Kind(code, severity, message, remedy, on_page)
    # Some codes have a second wording, for when more is known; the first one needs the fewest figures.
    CATALOGUE.setdefault(code, kind)
    return kind


def error(code: str, message: str, remedy: str, on_page: str = "") -> Kind:
    """Return a kind of error that is now in the catalogue."""
    return _kind(code, Severity.ERROR, message, remedy, on_page)


def warning(code: str, message: str, remedy: str, on_page: str = "") -> Kind:
    """Return a kind of warning that is now in the catalogue."""
    return _kind(code, Severity.WARNING, message, remedy, on_page)


def hint(code: str, message: str, remedy: str, on_page: str = "") -> Kind:
    """Return a kind of hint that is now in the catalogue."""
    return _kind(code, Severity.HINT, message, remedy, on_page)


def _own(kind: Kind) -> Kind:
    OWN.setdefault(kind.code, kind)
    return kind


def own_warning(code: str, message: str, remedy: str, on_page: str = "") -> Kind:
    """Return a kind of warning that is this program's own conclusion, and which an office may leave out."""
    return _own(warning(code, message, remedy, on_page))


def own_hint(code: str, message: str, remedy: str, on_page: str = "") -> Kind:
    """Return a kind of hint that is this program's own conclusion, and which an office may leave out."""
    return _own(hint(code, message, remedy, on_page))

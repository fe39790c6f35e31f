"""The texts of a record, each with where it stands."""

from collections.abc import Iterator
from typing import Any

from schemas.source import Location, Steps

TOP = Location()


def texts(value: Any, at: Location = TOP) -> Iterator[tuple[Location, str]]:
    """Yield every text in nested mappings and lists with its location, in order."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, Location(*at, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from texts(inner, Location(*at, number))


def texts_beyond_ascii(value: Any, at: Steps = ()) -> list[tuple[Location, str]]:
    """Return the texts that `texts` yields and that are not plain ASCII.

    *Why apart:* of a record's hundreds of texts hardly one needs a second look, and the others no location.
    """
    if isinstance(value, str):
        return [] if value.isascii() else [(Location(*at), value)]
    within = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [
        found
        for step, inner in within
        if not (isinstance(inner, str) and inner.isascii())
        for found in texts_beyond_ascii(inner, (*at, step))
    ]

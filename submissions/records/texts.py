"""The texts of a record, each with where it stands."""

from collections.abc import Iterator
from typing import Any

from schemas.source import Location

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

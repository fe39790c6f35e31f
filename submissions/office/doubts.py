"""What of an edition still has to be compared with the official text."""

import re
from collections.abc import Iterator
from typing import Any

from schemas.edition import Edition
from schemas.rules import Graded, Rule, Words, rules_in
from schemas.source import Source, Steps

_BESIDE = {"source", "sources", "note", "notes", "legal_basis", "calendar", "theme", "year", "name"}
"""Where years are named that have nothing to do with what the edition asks."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def graded_rules(edition: Edition) -> dict[str, Rule]:
    """Return every rule of an edition that states something, by its dotted path."""
    return {
        ".".join(path): rule
        for path, rule in rules_in(edition)
        if not (isinstance(rule, Words) and rule.min is None and rule.max is None and not rule.note)
    }


def unknown_values(edition: Edition) -> dict[str, Graded[Any]]:
    """Return the values of an edition that were not found, by their dotted path."""
    rules = graded_rules(edition).items()
    return {path: rule for path, rule in rules if isinstance(rule, Graded) and rule.value is None}


def unverified(edition: Edition) -> dict[str, Rule]:
    """Return the rules that rest on one source or an inference: nothing but a warning may rest on them."""
    unknown = unknown_values(edition)
    return {
        path: rule
        for path, rule in graded_rules(edition).items()
        if path not in unknown and rule.grade and not rule.grade.binding
    }


def other_years(source: Source, year: int) -> Iterator[tuple[Steps, str]]:
    """Yield each text of an edition's file that names years, none of them its own: a copy may say last year's."""

    def walk(value: Any, at: Steps) -> Iterator[tuple[Steps, str]]:
        if isinstance(value, dict):
            for key, item in value.items():
                if key not in _BESIDE:
                    yield from walk(item, (*at, key))
        elif isinstance(value, list):
            for number, item in enumerate(value):
                yield from walk(item, (*at, number))
        elif isinstance(value, str):
            named = set(_YEAR.findall(value))
            if named and str(year) not in named:
                yield at, value

    return walk(source.data, ())

"""What of an edition still has to be compared with the official text."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from schemas.edition import Edition
from schemas.rules import Graded, Rule, Words, rules_in
from schemas.source import Source, Steps
from submissions.findings import catalogue
from submissions.findings.finding import Finding
from submissions.findings.from_errors import nearest
from submissions.findings.labels import calendar_entry, known_entries
from submissions.resources import templates_folder

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


def templates_not_found(edition: Edition, source: Source, folder: Path) -> list[Finding]:
    """Return a finding for each template that an edition names and that neither the office nor the program has.

    Args:
        edition: the edition.
        source: its file, for the places.
        folder: of the office's own templates; it need not exist.
    """
    packaged = templates_folder()
    of_forms = [path.relative_to(packaged).as_posix() for path in sorted(packaged.glob("*/*.html.j2"))]
    of_letters = [path.relative_to(packaged).as_posix() for path in sorted(packaged.glob("*/letters/*.html.j2"))]
    named: list[tuple[tuple[str, ...], str, list[str]]] = []
    if edition.template:
        named.append((("template",), edition.template, of_forms))
    named += [(("letters", name, "template"), each.template, of_letters) for name, each in edition.letters.items()]
    return [
        Finding(
            catalogue.EDITION_TEMPLATE_UNKNOWN,
            source.place(at),
            ".".join(at),
            values={"name": name, "folder": folder, "choices": ", ".join(choices)},
        )
        for at, name, choices in named
        if ".." in PurePosixPath(name).parts or not any((each / name).is_file() for each in (folder, packaged))
    ]


def dates_unnamed(edition: Edition, source: Source) -> list[Finding]:
    """Return a hint for each date of an edition's calendar that the program has no name for, and reads nowhere."""
    known = known_entries()
    return [
        Finding(
            catalogue.EDITION_DATE_UNNAMED,
            source.place(("calendar", key), key=True),
            f"calendar.{key}",
            values={"name": key, "shown": calendar_entry(key), "nearest": nearest(key, known) or "registration_opens"},
        )
        for key in edition.calendar
        if key not in known
    ]


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

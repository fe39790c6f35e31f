"""What values look like in a record, as JSON Schema: wider than the models, as people write."""

from collections.abc import Mapping
from typing import Any

from schemas.fields import MONTHS

Schema = dict[str, Any]

DATE = "Tanggal, misalnya 2026-05-31, 31-05-2026 atau 31 Mei 2026"
_IN_WORDS = rf"\d{{1,2}}\s+({'|'.join(MONTHS)})\s+\d{{4}}"
_DATES = rf"^\s*(\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}|{_IN_WORDS})\s*$"


def text() -> Schema:
    """Return the schema of a text, which YAML may take for a number."""
    return {"type": ["string", "number", "boolean"]}


def day(description: str = DATE) -> Schema:
    """Return the schema of a date, in figures or words."""
    return {"type": "string", "pattern": _ignoring_case(_DATES), "description": description}


def yes_no() -> Schema:
    """Return the schema of yes or no."""
    return {"enum": ["ya", "tidak", "yes", "no", True, False]}


def closed(properties: Mapping[str, Schema]) -> Schema:
    """Return the schema of a mapping with these names and no others, which may be empty."""
    return {"type": ["object", "null"], "properties": dict(properties), "additionalProperties": False}


def many_of(definition: str) -> Schema:
    """Return the schema of a list of what a model of the record defines."""
    return {"type": "array", "items": {"$ref": f"#/$defs/{definition}"}}


def _ignoring_case(pattern: str) -> str:
    """Return a pattern that takes each letter of a word large or small; JSON Schema knows no flags."""
    for word in MONTHS:
        pattern = pattern.replace(word, "".join(f"[{letter.upper()}{letter}]" for letter in word))
    return pattern

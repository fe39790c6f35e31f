"""What a value may look like in a file, as JSON Schema: the shapes of what `schemas.fields` and code lists read.

They take what the program takes and refuse what it refuses, with few exceptions, which `docs/record.md` names.
A pattern knows no flags: each letter stands in it large and small.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from schemas.fields import MONTHS
from schemas.unseen import UNSEEN
from schemas.vocabulary import Vocabulary, loosely, vocabulary, vocabulary_names

Schema = dict[str, Any]


def _either_case(word: str) -> str:
    return "".join(f"[{letter.upper()}{letter}]" if letter.isalpha() else letter for letter in word)


def _any_of(words: Iterable[str]) -> str:
    return f"({'|'.join(map(_either_case, words))})"


_YEAR, _MONTH, _DAY = "(?!0000)[0-9]{4}", "(0?[1-9]|1[0-2])", "(0?[1-9]|[12][0-9]|3[01])"
_DATES = rf"{_YEAR}-{_MONTH}-{_DAY}|{_DAY}[-/.]{_MONTH}[-/.]{_YEAR}|{_DAY}\s+{_any_of(MONTHS)}\s+{_YEAR}"
_FIGURES = r"[0-9]{1,18}([.,][0-9]{1,6})?"
_NOT_THOUSANDS = r"(?!-?[1-9][0-9]{0,2}\.[0-9]{3}\s*$)"
_NOUGHT = r"(?=0*([.,]0*)?\s*$)"
_LATITUDES = "-?(0?[0-8]?[0-9]({mark}[0-9]+)?|0?90({mark}0+)?)"
_LONGITUDES = "-?((0?[0-9]?|1[0-7])[0-9]({mark}[0-9]+)?|180({mark}0+)?)"
_POINTS = "|".join(
    rf"{_LATITUDES.format(mark=mark)}{between}\s*{_LONGITUDES.format(mark=mark)}"
    for mark, between in ((r"\.", r"\s*[,;]"), (",", r"\s*(;|,(?=\s))"))
)
_HOST = r"[^\s/?#@:\[\]]*\.[^\s/?#@:\[\]]*(:[^\s/?#@\[\]]*)?"
_BRACKETED = r"[^\s/?#]*\[[^\s/?#]*"
_DEFINITIONS = "#/$defs/"
_LISTS = "daftar-"

NOTHING: Schema = {"type": "null"}
# What an editor takes for a number or for true is text for us wherever we ask for text.
TEXT: Schema = {"type": ["string", "number", "boolean"]}
VISIBLE_TEXT: Schema = TEXT | {"pattern": rf"[^\s{UNSEEN}]"}
BLANK: Schema = {"type": "string", "pattern": rf"^[\s{UNSEEN}]*$"}
DATE: Schema = {
    "type": "string",
    "pattern": rf"^\s*({_DATES})\s*$",
    "description": "Tanggal, misalnya 2026-05-31, 31-05-2026 atau 31 Mei 2026",
}
YES_NO: Schema = {
    "anyOf": [
        {"enum": ["ya", "tidak", True, False]},
        {"type": "string", "pattern": rf"^\s*{_any_of(('ya', 'yes', 'true', 'tidak', 'no', 'false'))}\s*$"},
    ]
}
NUMBER: Schema = {"type": ["number", "string"], "pattern": rf"^\s*{_NOT_THOUSANDS}-?{_FIGURES}\s*$"}
COUNT: Schema = NUMBER | {"pattern": rf"^\s*{_NOT_THOUSANDS}(-{_NOUGHT})?{_FIGURES}\s*$", "minimum": 0}
WHOLE: Schema = {"type": ["integer", "string"], "pattern": r"^\s*[-+]?[0-9]{1,18}(\.0+)?\s*$"}
POINT: Schema = {"type": "string", "pattern": rf"^\s*({_POINTS})\s*$"}
LINK: Schema = {
    "type": "string",
    "pattern": rf"^\s*{_either_case('http')}[Ss]?://(([^\s/?#]*@)?{_HOST}|{_BRACKETED})([/?#]\S*)?\s*$",
}
PATH: Schema = TEXT | {"pattern": r"^(?![/\\])(?![A-Za-z]:)(?!(.*[/\\])?\.\.([/\\]|$))(?=.*\S)[^\x00-\x1f]+$"}
COLOUR: Schema = {"type": ["string", "integer"], "pattern": r"^\s*#?[0-9A-Fa-f]{6}\s*$"}
IDENTIFIER: Schema = TEXT | {"pattern": "^[a-z0-9]+([-_][a-z0-9]+)*$", "maxLength": 80, "minimum": 0}

BY_FORMAT = {
    "date": DATE,
    "uri": LINK,
    "path": PATH,
    "identifier": IDENTIFIER,
    "coordinates": POINT,
    "colour": COLOUR,
}
"""The schemas of what models give a `format`."""


def choice(completed: Iterable[str], spelt: Iterable[str]) -> Schema:
    """Return the schema of a choice: what an editor offers, and everything that `loosely` takes for one of these.

    A text with a character beyond ASCII is let through: it may be an accent, which a pattern cannot leave out.
    """
    known = list(dict.fromkeys(filter(None, map(loosely, spelt))))
    loose: Schema = {"type": "string", "pattern": rf"^[\W_]*{_one_of(known)}$|[^\x00-\x7f]"}
    if any(each.isdigit() for each in known):
        loose["type"] = ["string", "number"]
    return {"anyOf": [{"enum": list(dict.fromkeys(completed))}, loose]}


def chosen(codes: Vocabulary, completed: Iterable[str], keys: Sequence[str]) -> Schema:
    """Return the schema of a choice of some entries of a code list, whose numbers may be written as well."""
    if not codes.is_numbered:
        return choice(completed, [spelling for spelling, key in codes.known.items() if key in keys])
    pattern = codes.shape(_loose_letter, keys)
    loose = {"type": ["string", "number"], "pattern": rf"^{pattern}$|[^\x00-\x7f]"}
    return {"anyOf": [{"enum": list(dict.fromkeys(completed))}, loose]}


def _loose_letter(letter: str) -> str:
    return rf"{_either_case(letter)}[\W_]*"


def _one_of(words: Iterable[str]) -> str:
    """Return the expression of one of some words, what they have in common at their beginning written once."""
    followers: dict[str, list[str]] = {}
    for word in words:
        followers.setdefault(word[:1], []).append(word[1:])
    ways = [_loose_letter(first) + _one_of(rest) if first else "" for first, rest in followers.items()]
    return ways[0] if len(ways) == 1 else f"({'|'.join(ways)})"


def code_from(name: str) -> Schema:
    """Return the schema of a choice from the code list `name`, whose definition `code_lists` gives."""
    return {"$ref": f"{_DEFINITIONS}{_LISTS}{name}"}


def code_lists(schema: Schema) -> dict[str, Schema]:
    """Return the definitions of the code lists that a schema refers to."""
    text = json.dumps(schema)
    used = [name for name in vocabulary_names() if f'"{_DEFINITIONS}{_LISTS}{name}"' in text]
    return {f"{_LISTS}{name}": _code(vocabulary(name)) for name in used}


def _code(codes: Vocabulary) -> Schema:
    labels = [entry.label for entry in codes.entries.values()]
    return {"title": codes.title, **chosen(codes, [*codes.entries, *labels], list(codes.entries))}


def closed(properties: Mapping[str, Schema]) -> Schema:
    """Return the schema of a mapping with these names and no others, which may be empty."""
    return {"type": ["object", "null"], "properties": dict(properties), "additionalProperties": False}


def many(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def many_of(definition: str) -> Schema:
    """Return the schema of a list of what a model of the record defines."""
    return many({"$ref": f"{_DEFINITIONS}{definition}"})

"""Invented people: names whose surnames say so, and personnel numbers full of zeros."""

import random
from functools import cache
from pathlib import Path
from typing import Any

from schemas.source import read_source

FRAGMENTS = Path(__file__).parent / "fragments"


@cache
def fragment(name: str) -> dict[str, Any]:
    """Return a file of text fragments, read once; `name` is its path in `fragments/` without the ending."""
    return read_source(FRAGMENTS / f"{name}.yaml").data


def person(chance: random.Random, field: str = "umum") -> str:
    """Return an invented name with a degree of the field."""
    words = fragment("people")
    name = f"{chance.choice(words['depan'])} {chance.choice(words['belakang'])}"
    if field == "kesehatan" and chance.random() < 0.25:
        return f"dr. {name}"
    return f"{name}, {chance.choice(words['gelar'][field])}"


def personnel_number(chance: random.Random) -> str:
    """Return an invented NIP."""
    born = chance.randrange(68, 96)
    sex = chance.randrange(1, 3)
    return f"19{born}0101 20{chance.randrange(5, 20):02d}01 {sex} {chance.randrange(1, 10):03d}"


def plain_names(chance: random.Random, count: int) -> list[str]:
    """Return invented names without degrees, as different from each other as the lists allow."""
    words = fragment("people")
    pairs = [f"{first} {last}" for first in words["depan"] for last in words["belakang"]]
    return chance.sample(pairs, min(count, len(pairs)))

"""Words and phrases of Indonesian official texts: wrong and right spellings, empty phrases, usual abbreviations."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter

from schemas.source import read_source

FOLDER = Path(__file__).parent / "writing"


class Habit(BaseModel):
    """An expression, and what is better written in its place; `jenis` says what kind of phrase it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    pola: str
    saran: str
    jenis: str = ""


class Habits:
    """Expressions looked for together, of which each knows its advice; capitals matter only where it is said."""

    def __init__(self, habits: list[Habit], *, capitals_matter: bool):
        flags = 0 if capitals_matter else re.IGNORECASE
        self._each = [(re.compile(habit.pola, flags), habit) for habit in habits]
        self.any = re.compile("|".join(f"(?:{habit.pola})" for habit in habits), flags)

    def of(self, text: str) -> Habit:
        """Return the habit whose expression a text is.

        Raises:
            StopIteration: it is none.
        """
        return next(habit for expression, habit in self._each if expression.fullmatch(text))


def _data(name: str) -> Any:
    file = f"{name}.yaml"
    return read_source(FOLDER / file, file).data


@cache
def spellings() -> dict[str, str]:
    """Return right spellings by the wrong ones; those with capitals are wrong only so."""
    return TypeAdapter(dict[str, str]).validate_python(_data("spelling"))


@cache
def phrases() -> Habits:
    """Return the empty phrases, at the beginning of a word."""
    habits = TypeAdapter(list[Habit]).validate_python(_data("phrases")["frasa"])
    return Habits([each.model_copy(update={"pola": rf"\b(?:{each.pola})\b"}) for each in habits], capitals_matter=False)


@cache
def number_habits() -> Habits:
    """Return the ways in which numbers, money and dates are written wrongly."""
    return Habits(TypeAdapter(list[Habit]).validate_python(_data("numbers")["angka"]), capitals_matter=True)


@cache
def abbreviations() -> frozenset[str]:
    """Return the abbreviations that need no explanation."""
    return frozenset(TypeAdapter(list[str]).validate_python(_data("abbreviations")["singkatan"]))

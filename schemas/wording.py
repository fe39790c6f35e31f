"""How Indonesian documents write dates, numbers, limits of words, and yes or no."""

import datetime as dt
from collections.abc import Iterable
from decimal import ROUND_CEILING, Decimal
from typing import Any

from schemas.fields import MONTHS
from schemas.rules import Words


def date_text(day: dt.date) -> str:
    """Return a date as in `15 Desember 2022`."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def short_date_text(day: dt.date) -> str:
    """Return a date as in `15 Des 2022`, for the columns of tables."""
    return f"{day.day} {MONTHS[day.month - 1][:3].capitalize()} {day.year}"


def name_parts(name: str) -> tuple[str, str]:
    """Return the short and the long half of a name such as `AKTA MAPAN (Akta Menyertai Ibu Pulang)`.

    A name without a long half in brackets at its end is short as a whole.
    """
    short, bracket, long = name.strip().partition(" (")
    if not bracket or not short.strip() or not long.endswith(")") or not _is_whole(long[:-1]):
        return name.strip(), ""
    return short.strip(), long[:-1].strip()


def _is_whole(text: str) -> bool:
    """Return whether every bracket in a text that is opened is closed, and none before."""
    depth = 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return False
    return depth == 0


def ranges_text(numbers: Iterable[int]) -> str:
    """Return numbers as in `2, 14–17`: three and more in a row as a range."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    pieces = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(pieces)


def number_text(value: Decimal | int, decimals: int | None = None) -> str:
    """Return a number as in `1.234.567,50`; with `decimals` digits after the comma, else as many as it has."""
    text = f"{value:,.{decimals}f}" if decimals is not None else f"{Decimal(value):,f}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def word_limits(minimum: int | None, maximum: int | None, unit: str = " kata") -> list[str]:
    """Return the limits of a text as in `minimal 300 kata` and `maksimal 500 kata`, each only where it is known."""
    limits = {"minimal": minimum, "maksimal": maximum}
    return [f"{name} {number_text(limit)}{unit}" for name, limit in limits.items() if limit is not None]


def words_between(words: Words) -> str:
    """Return both limits of a text in one phrase, as in `300 sampai 500 kata`; empty where none is known."""
    if words.min is not None and words.max is not None:
        return f"{number_text(words.min)} sampai {number_text(words.max)} kata"
    if words.max is not None:
        return f"Paling banyak {number_text(words.max)} kata"
    return f"Paling sedikit {number_text(words.min)} kata" if words.min is not None else ""


def megabytes(size: int) -> Decimal:
    """Return a size in bytes as it is shown everywhere: in millions, with one decimal, rounded up."""
    return (Decimal(size) / 1_000_000).quantize(Decimal("0.1"), ROUND_CEILING)


def value_text(value: Any) -> str:
    """Return a value of a form's field as a document writes it."""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, dt.date):
        return date_text(value)
    if isinstance(value, Decimal | int):
        return number_text(Decimal(value))
    return str(value)

"""How Indonesian documents write dates, numbers, limits of words, and yes or no."""

import datetime as dt
from decimal import ROUND_CEILING, Decimal
from typing import Any

from schemas.fields import MONTHS
from schemas.rules import Words


def date_text(day: dt.date) -> str:
    """Return a date as in `15 Desember 2022`."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


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

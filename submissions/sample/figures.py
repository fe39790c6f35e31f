"""Measures before and after: varied between innovations on the same topic, written the Indonesian way."""

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One measured quantity: what it is, its value before and after, and what was aimed at; `figures` are bare."""

    label: str
    before: str
    after: str
    target: str
    unit: str
    figures: tuple[int, int]


def number(value: float) -> str:
    """Return a number with a full stop between thousands."""
    return f"{round(value):,}".replace(",", ".")


def measures(rows: list[list[str]], repeat: int, chance: random.Random) -> list[Measure]:
    """Return the measures of a topic; those of a repeated topic differ from the first ones.

    Args:
        rows: label, before, after and unit, as in the topic.
        repeat: how many innovations before this one had the same topic.
        chance: the source of variation.
    """
    found = []
    for label, before, after, unit in rows:
        first, last = int(before), int(after)
        if repeat:
            first, last = _varied(first, unit, chance), _varied(last, unit, chance)
            if (first < last) != (int(before) < int(after)):
                first, last = int(before), int(after)
        target = first + round((last - first) * chance.choice((0.85, 0.9, 0.95)))
        before_text, after_text, aim = (_with(value, unit) for value in (first, last, target))
        found.append(Measure(label, before_text, after_text, aim, unit, (first, last)))
    return found


def _varied(value: int, unit: str, chance: random.Random) -> int:
    if value < 10:
        return value
    varied = round(value * chance.uniform(0.88, 1.12))
    return min(varied, 99) if "persen" in unit and value < 100 else varied


def _with(value: int, unit: str) -> str:
    return number(value) if unit == "angka" else f"{number(value)} {unit}"

"""What somebody meant who wrote a number or a list as a text: proposals for the remedies of findings."""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from submissions.findings import catalogue
from submissions.findings.finding import Kind

_TENS: Mapping[str, int] = MappingProxyType(
    {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}
)
_NUMBER = re.compile(r"(?:Rp\.?\s*)?(?P<figure>[0-9](?:[0-9.,\u00a0 ]*[0-9])?(?:,-)?)\s*(?P<unit>[^\W\d_][^\d]*|%)?")
_LONGEST = 200  # characters; a longer text is no list
_PLAIN = re.compile(r"[A-Za-z0-9][\w ./()-]*")  # what needs no quotation marks in a list


def number_meant(kind: Kind, text: Any) -> tuple[Kind, dict[str, Any]] | None:
    """Return a kind with a proposal, and its figures, for a text that is no number; None where nothing can be proposed.

    Args:
        kind: NUMBER_UNREADABLE, or WHOLE_NUMBER_EXPECTED where no fraction is allowed.
        text: what stands in the number's place.
    """
    kinds = _OF_NUMBERS.get(kind)
    found = _NUMBER.fullmatch(text.strip()) if isinstance(text, str) else None
    if kinds is None or found is None:
        return None
    grouped, either, worded = kinds
    is_whole = kind is catalogue.WHOLE_NUMBER_EXPECTED
    figure, unit = found["figure"], (found["unit"] or "").strip()
    plain = figure if re.fullmatch(r"[0-9]{1,18}(?:,[0-9]{1,6})?", figure) else ungrouped(figure)
    if re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", figure):
        thousands, fraction = figure.replace(".", ""), figure.replace(".", ",")
        if is_whole:
            return grouped, {"value": text, "nearest": thousands}
        return either, {"value": text, "nearest": thousands, "fraction": fraction}
    tens = _TENS.get(unit.casefold().split(" ")[0]) if unit else None
    if plain is not None and tens:
        plain = f"{Decimal(plain.replace(',', '.')).scaleb(tens).normalize():f}".replace(".", ",")
    if plain is None or (is_whole and "," in plain):
        return None
    if unit:
        return worded, {"value": text, "nearest": plain}
    return (grouped, {"value": text, "nearest": plain}) if plain != text.strip() else None


def ungrouped(text: str) -> str | None:
    """Return a number without the signs between its thousands: `2535002` for `2.535.002`; None where it has none.

    `1.250` may as well be a fraction, and is none of these.
    """
    for mark, decimal in ((".", ","), (",", "."), (" ", ","), ("\u00a0", ",")):
        least = 2 if mark in ".," else 1
        thousands = rf"(?:{re.escape(mark)}[0-9]{{3}}){{{least},}}"
        found = re.fullmatch(rf"([1-9][0-9]{{0,2}}{thousands})(?:{re.escape(decimal)}([0-9]{{1,6}}|-))?", text)
        if found:
            fraction = (found[2] or "").rstrip("0-")
            return found[1].replace(mark, "") + (f",{fraction}" if fraction else "")
    return None


def list_meant(text: Any) -> str | None:
    """Return a text of things parted by commas or semicolons as YAML's list of them; None where it is no such text."""
    if not isinstance(text, str) or not text.strip() or "\n" in text.strip() or len(text) > _LONGEST:
        return None
    things = [thing for thing in (each.strip() for each in re.split("[;,]", text)) if thing]
    if not things or any('"' in thing or "\\" in thing for thing in things):
        return None
    return "[" + ", ".join(each if _PLAIN.fullmatch(each) else f'"{each}"' for each in things) + "]"


_OF_NUMBERS: Mapping[Kind, tuple[Kind, Kind, Kind]] = MappingProxyType(
    {
        catalogue.NUMBER_UNREADABLE: (
            catalogue.NUMBER_GROUPED,
            catalogue.NUMBER_OF_TWO_READINGS,
            catalogue.NUMBER_WITH_WORDS,
        ),
        catalogue.WHOLE_NUMBER_EXPECTED: (
            catalogue.WHOLE_NUMBER_GROUPED,
            catalogue.WHOLE_NUMBER_GROUPED,
            catalogue.WHOLE_NUMBER_WITH_WORDS,
        ),
    }
)

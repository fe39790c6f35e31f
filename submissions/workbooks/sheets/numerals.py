"""Numbers as spreadsheets show them besides plain decimals: with an exponent, and as fractions."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

Token = tuple[str, str]


def scientific(scaled: Decimal, tokens: Sequence[Token]) -> str:
    """Return a number with an exponent, as the tokens of its format say."""
    at = next(number for number, (kind, _text) in enumerate(tokens) if kind == "exponent")
    before, after = tokens[:at], tokens[at + 1 :]
    point = list(before).index(("sign", ".")) if ("sign", ".") in before else len(before)
    wholes = max(1, sum(kind == "digit" for kind, _text in before[:point]))
    decimals = sum(kind == "digit" for kind, _text in before[point:])
    exponent = 0
    value = abs(scaled)
    if value:
        exponent = value.adjusted() // wholes * wholes
        value = value.scaleb(-exponent).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        if value >= 10**wholes:
            exponent += wholes
            value = value.scaleb(-wholes).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    width = sum(kind == "digit" for kind, _text in after)
    sign = "-" if exponent < 0 else ("+" if tokens[at][1].endswith("+") else "")
    return f"{'-' if scaled < 0 else ''}{value:.{decimals}f}E{sign}{abs(exponent):0{width}d}"


def is_fraction(tokens: Sequence[Token]) -> bool:
    """Return whether the stroke in a format divides numerator and denominator, and is no mere sign."""
    at = list(tokens).index(("sign", "/"))
    before, after = tokens[:at], tokens[at + 1 :]
    return bool(before and after) and before[-1][0] == "digit" and (after[0][0] == "digit" or after[0][1].isdigit())


def fraction(scaled: Decimal, tokens: Sequence[Token]) -> str:
    """Return a number as a fraction, with or without the whole number before it."""
    at = list(tokens).index(("sign", "/"))
    spaces = [number for number in range(at) if tokens[number] == ("text", " ")]
    below = "".join(text for kind, text in tokens[at + 1 :] if kind == "digit" or text.isdigit())
    exact = Fraction(abs(scaled))
    with_whole = bool(spaces) and any(kind == "digit" for kind, _text in tokens[: spaces[-1]])
    whole = int(exact) if with_whole else 0
    rest = exact - whole
    if re.fullmatch(r"[1-9]\d*", below):
        part = Fraction(round(rest * int(below)))
        above, under = int(part), int(below)
    else:
        near = rest.limit_denominator(10 ** len(below) - 1)
        above, under = near.numerator, near.denominator
    if with_whole and above >= under:
        whole, above = whole + 1, 0
    sign = "-" if scaled < 0 else ""
    if with_whole and not above:
        return f"{sign}{whole}"
    if with_whole:
        return f"{sign}{whole or ''} {above}/{under}".strip()
    return f"{sign}{above}/{under}"

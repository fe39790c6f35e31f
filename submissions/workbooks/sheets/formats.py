"""Number formats of spreadsheets: a number and its format's code make the text that a cell shows.

What depends on the computer that shows it (which sign divides decimals or thousands, the names of months) is
written as in the file, and said as a doubt.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache

from submissions.workbooks.sheets.clocks import clock_text, has_clock
from submissions.workbooks.sheets.model import CellDoubt, Shown
from submissions.workbooks.sheets.numerals import fraction, is_fraction, scientific

GENERAL = "General"
UNSAFE = 10**15
_EXACT = 10
_DIGITS = 400  # of the largest number that a cell can hold, with its decimals; 28 are kept otherwise
"""Significant digits up to which a number without format is shown whole in any usual column."""

# The numbers that stand for formats without a code of their own (ECMA-376 part 1, 18.8.30). None: money and
# accounts, which every computer shows in the way of its country.
BUILT_IN: dict[int, str | None] = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "d/m/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "d/m/yyyy h:mm",
    37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General)|(?P<exponent>E[+-])|(?P<half>AM/PM|A/P)|(?P<clock>y+|m+|d+|h+|s+(?:\.0+)?|e+|g+|b+)"
    r"|(?P<digit>[0#?])|(?P<sign>[.,%/@])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_COMPARE = {
    "<": lambda one, two: one < two,
    ">": lambda one, two: one > two,
    "<=": lambda one, two: one <= two,
    ">=": lambda one, two: one >= two,
    "=": lambda one, two: one == two,
    "<>": lambda one, two: one != two,
}
Token = tuple[str, str]


@dataclass(frozen=True)
class Section:
    """One of the parts of a format between semicolons: its condition, and its tokens (kind, text)."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None
    known: bool = True

    @property
    def clock(self) -> bool:
        """Return whether it shows days or times."""
        return has_clock(self.tokens)

    def count(self, kind: str) -> int:
        """Return how many tokens of a kind it has."""
        return sum(name == kind for name, _text in self.tokens)


@lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[Section, ...]:
    """Return the parts of a format's code."""
    found: list[list[Token]] = [[]]
    conditions: dict[int, tuple[str, Decimal]] = {}
    unknown: set[int] = set()
    for match in _TOKEN.finditer(code):
        kind, text = str(match.lastgroup or "quoted"), match[match.lastgroup or "quoted"]
        if kind == "bracket":
            condition = _CONDITION.fullmatch(text.replace(" ", ""))
            if condition:
                conditions[len(found) - 1] = (condition[1], Decimal(condition[2]))
            elif re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
                found[-1].append(("elapsed", text.lower()))
            elif text.startswith("$"):
                found[-1].append(("text", text[1:].split("-")[0]))
            elif re.match(r"(?:DBNum|NatNum|~)", text, re.IGNORECASE):
                unknown.add(len(found) - 1)
        elif kind == "other" and text == ";":
            found.append([])
        elif kind in ("quoted", "escaped", "other"):
            found[-1].append(("text", text))
        elif kind == "space":
            found[-1].append(("text", " "))
        elif kind == "clock":
            if text[0].lower() in "egb":
                # In numbers a lone E is a letter; eras and Buddhist years are of other calendars.
                unknown.add(len(found) - 1)
            found[-1].append((kind, text.lower()))
        elif kind != "fill":
            found[-1].append((kind, text))
    return tuple(Section(tuple(tokens), conditions.get(at), at not in unknown) for at, tokens in enumerate(found))


def shows_plainly(code: str) -> bool:
    """Return whether a text in a cell with this format is shown as it is."""
    texts = [section for section in sections_of(code) if section.count("sign") and ("sign", "@") in section.tokens]
    sections = sections_of(code)
    return len(sections) < 4 and all(section.tokens == (("sign", "@"),) for section in texts)


def shown_text(text: str, code: str) -> str:
    """Return a text as a cell with this format shows it; empty where it shows nothing."""
    sections = sections_of(code)
    section = next((each for each in sections if ("sign", "@") in each.tokens), None)
    if section is None:
        if len(sections) < 4:
            return text
        section = sections[3]
    return "".join(text if token == ("sign", "@") else token[1] for token in section.tokens).strip()


@lru_cache(maxsize=65_536)
def shown_number(number: float, code: str | None, epoch_1904: bool = False) -> Shown:
    """Return what a cell shows of a number.

    Args:
        number: what is stored.
        code: of its format, in the spelling of files; None where it is not known.
        epoch_1904: whether days are counted from 1904.
    """
    exact = Decimal(f"{number:.15g}")
    if not exact.is_finite():
        return Shown(str(number), CellDoubt.ERROR)
    plain = plain_number(exact)
    if code is None:
        return Shown(plain, CellDoubt.FORMAT, plain)
    sections = sections_of(code)
    section, absolute, certain = _chosen(sections, exact)
    if section is None:
        return Shown(plain, CellDoubt.FORMAT, plain)
    if section.clock:
        return clock_text(number, section.tokens, epoch_1904, section.known)
    if not section.tokens:
        return Shown("", CellDoubt.UNSEEN, plain) if len(sections) > 1 else general(exact)
    if not certain or not section.known:
        return Shown(plain, CellDoubt.FORMAT, plain)
    return _number(abs(exact) if absolute else exact, exact, section)


def plain_number(exact: Decimal) -> str:
    """Return a number with a point for decimals and without exponent, as short as it can be."""
    text = f"{exact:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def general(exact: Decimal) -> Shown:
    """Return what a cell without format shows of a number."""
    plain = plain_number(exact)
    if abs(exact) >= UNSAFE:
        return Shown(plain, CellDoubt.ROUNDED, plain)
    if "." not in plain:
        return Shown(plain)
    digits = len(exact.normalize().as_tuple().digits)
    if digits > _EXACT or abs(exact) < Decimal("0.0001"):
        return Shown(plain, CellDoubt.WIDTH, plain)
    return Shown(plain, _decimal_doubt(plain), plain)


def _decimal_doubt(text: str) -> CellDoubt:
    # 1.234 reads as one thousand two hundred and thirty-four where a comma divides decimals.
    return CellDoubt.SEPARATOR if re.search(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.])", text) else CellDoubt.DECIMAL


def _chosen(sections: tuple[Section, ...], exact: Decimal) -> tuple[Section | None, bool, bool]:
    """Return the section for a number, whether it shows it without its sign, and whether that is certain."""
    if any(section.condition for section in sections):
        for section in sections[:3]:
            if section.condition is None:
                return section, False, exact >= 0
            sign, limit = section.condition
            if _COMPARE[sign](exact, limit):
                return section, False, exact >= 0
        return None, False, False
    numeric = sections[:3] if len(sections) > 3 else sections
    if len(numeric) > 1 and numeric[-1].count("sign") and ("sign", "@") in numeric[-1].tokens:
        numeric = numeric[:-1]
    if exact < 0 and len(numeric) > 1:
        return numeric[1], True, True
    if exact == 0 and len(numeric) > 2:
        return numeric[2], True, True
    return numeric[0], False, True


def _number(signed: Decimal, exact: Decimal, section: Section) -> Shown:
    """Return what a section shows of a number, its sign left out where the section's words say it."""
    tokens = section.tokens
    if section.count("general") or ("sign", "@") in tokens:
        return _around(signed, exact, tokens)
    if not section.count("digit"):
        # Only words: the number is not shown, what stands there is.
        return Shown("".join(text for _kind, text in tokens).strip(), None, None)
    percents = tokens.count(("sign", "%"))
    scaled = signed * 100**percents
    if section.count("exponent"):
        text = scientific(scaled, tokens)
    elif ("sign", "/") in tokens and is_fraction(tokens):
        text = fraction(scaled, tokens)
    else:
        return _decimal(scaled, exact, tokens, bool(percents))
    return Shown(text, _decimal_doubt(text) if "." in text else None, None if percents else plain_number(exact))


def _around(signed: Decimal, exact: Decimal, tokens: tuple[Token, ...]) -> Shown:
    """Return a number as without format, between the words of its section."""
    inner = general(abs(exact))
    pieces = [inner.text if kind == "general" or text == "@" else text for kind, text in tokens]
    text = ("-" if signed < 0 else "") + "".join(pieces).strip()
    return Shown(text, inner.doubt, plain_number(exact))


def _decimal(scaled: Decimal, exact: Decimal, tokens: tuple[Token, ...], percent: bool) -> Shown:
    places = [at for at, (kind, _text) in enumerate(tokens) if kind == "digit"]
    point = next((at for at, token in enumerate(tokens) if token == ("sign", ".")), None)
    whole = [at for at in places if point is None or at < point]
    decimals = [at for at in places if point is not None and at > point]
    commas = [at for at, token in enumerate(tokens) if token == ("sign", ",")]
    grouped = any(whole and whole[0] < at < whole[-1] for at in commas)
    thousands = sum(at > (places[-1] if point is None else max(whole, default=point)) for at in commas)
    if point is not None:
        thousands = sum(at > places[-1] or bool(whole and whole[-1] < at < point) for at in commas)
    with localcontext() as exactly:
        exactly.prec = _DIGITS
        value = (abs(scaled) / 1000**thousands).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    integer, _point, fraction = f"{value:f}".partition(".")
    integer = integer.lstrip("0")
    while fraction and len(decimals) >= len(fraction) and tokens[decimals[len(fraction) - 1]][1] != "0":
        if fraction[-1] != "0":
            break
        fraction = fraction[:-1]
    pieces = _whole_digits(integer, tokens, whole, grouped)
    for number, at in enumerate(decimals):
        pieces[at] = fraction[number] if number < len(fraction) else ("" if tokens[at][1] == "#" else " ")
    if point is not None and not fraction:
        pieces[point] = ""
    text = "".join(
        pieces[at] if at in pieces else ("" if token == ("sign", ",") else token[1]) for at, token in enumerate(tokens)
    )
    if scaled < 0 and value:
        text = "-" + text
    text = text.strip()
    shown_value = plain_number(value.copy_sign(exact) * 1000**thousands)
    doubt = None
    zero = next((at for at in whole if tokens[at][1] == "0"), None)
    behind = sum(zero is not None and at > zero and tokens[at][1] == "#" for at in whole)
    if not text:
        doubt = CellDoubt.UNSEEN
    elif len(integer) < behind or (point is not None and not fraction):
        # Programs differ: 0### shows 7 as 0007 or 07, and 0.## shows it as "7." or 7.
        doubt = CellDoubt.FORMAT
    elif abs(exact) >= UNSAFE:
        doubt = CellDoubt.ROUNDED
    elif grouped and "," in text:
        doubt = CellDoubt.SEPARATOR
    elif point is not None:
        doubt = _decimal_doubt(text)
    return Shown(text, doubt, None if percent or text == shown_value else shown_value)


def _whole_digits(integer: str, tokens: tuple[Token, ...], places: list[int], grouped: bool) -> dict[int, str]:
    """Return what stands at the places for digits before the point; the first takes all that are left."""
    pieces: dict[int, str] = {}
    left = integer
    written = 0
    zero = next((at for at in places if tokens[at][1] == "0"), None)

    def divided(digits: str) -> str:
        nonlocal written
        made = ""
        for digit in reversed(digits):
            made = digit + ("," if grouped and written and written % 3 == 0 else "") + made
            written += 1
        return made

    for at in reversed(places):
        digit = left[-1:]
        left = left[:-1]
        if at == places[0]:
            digit = left + digit
        if not digit:
            # Behind a place that is always filled every place is: 0### shows 0812.
            digit = "0" if zero is not None and at >= zero else {"?": " "}.get(tokens[at][1], "")
        pieces[at] = divided(digit) if digit.strip() else digit
    return pieces

"""Days and times of spreadsheets: numbers that a format shows as such."""

import datetime as dt
from collections.abc import Sequence

from schemas.fields import MONTHS
from submissions.workbooks.sheets.model import CellDoubt, Shown

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_LAST_DAY = 2_958_465
Token = tuple[str, str]


def has_clock(tokens: Sequence[Token]) -> bool:
    """Return whether the tokens of a format show days or times."""
    return any(kind == "elapsed" or (kind == "clock" and text[0] in "ymdhs") for kind, text in tokens)


def day_of(number: float, epoch_1904: bool) -> dt.date | None:
    """Return the day that a number stands for; None where there is none, or Excel's calendar has one too many."""
    if epoch_1904:
        number += 1462
    if not 1 <= number < _LAST_DAY + 1 or 60 <= number < 61:
        return None
    # The first of these spreadsheets took 1900 for a leap year, and all others must.
    start = dt.date(1899, 12, 30) if number >= 61 else dt.date(1899, 12, 31)
    return start + dt.timedelta(days=int(number))


def clock_text(number: float, tokens: Sequence[Token], epoch_1904: bool, known: bool) -> Shown:
    """Return what a format of days or times shows of a number."""
    letters = _with_minutes(tokens)
    calendar = {text[0] for kind, text in letters if kind == "clock" and text[0] in "ymd"}
    day = day_of(number, epoch_1904)
    if number < 0 or (calendar and day is None):
        return Shown(f"{number:.15g}", CellDoubt.PART_DATE)
    digits = max((len(text) - 2 for kind, text in letters if kind == "clock" and "." in text), default=0)
    digits = max(0, min(digits, 3))
    seconds = round(number * 86_400, digits) if digits else float(round(number * 86_400))
    half = any(kind == "half" for kind, _text in letters)
    pieces = [_piece(kind, text, seconds, day, half) for kind, text in letters]
    text = "".join(pieces).strip()
    if not calendar:
        return Shown(text, CellDoubt.TIME if known else CellDoubt.FORMAT)
    assert day is not None
    if calendar != {"y", "m", "d"} and not (calendar == {"y", "m"} and not known):
        return Shown(text, CellDoubt.PART_DATE)
    return Shown(text, CellDoubt.DATE, day.isoformat())


def _with_minutes(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with minutes told from months: an m after an hour, or before a second."""
    made = list(tokens)
    clocks = [at for at, (kind, _text) in enumerate(made) if kind in ("clock", "elapsed")]
    for place, at in enumerate(clocks):
        kind, text = made[at]
        if kind != "clock" or text[0] != "m" or len(text) > 2:
            continue
        before = made[clocks[place - 1]][1] if place else ""
        after = made[clocks[place + 1]][1] if place + 1 < len(clocks) else ""
        if before[:1] == "h" or after[:1] == "s":
            made[at] = (kind, text.replace("m", "n"))
    return made


def _piece(kind: str, text: str, seconds: float, day: dt.date | None, half: bool) -> str:
    if kind == "elapsed":
        unit = {"h": 3600, "m": 60, "s": 1}[text[0]]
        return f"{int(seconds // unit):0{len(text)}d}"
    if kind == "half":
        return "PM" if seconds % 86_400 >= 43_200 else "AM"
    if kind != "clock":
        return text
    letter, width = text[0], len(text)
    if letter == "h":
        hour = int(seconds % 86_400 // 3600)
        return f"{(hour % 12 or 12) if half else hour:0{min(width, 2)}d}"
    if letter == "n":
        return f"{int(seconds % 3600 // 60):0{width}d}"
    if letter == "s":
        whole, _point, decimals = text.partition(".")
        value = seconds % 60
        if decimals:
            return f"{value:0{len(whole) + 1 + len(decimals)}.{len(decimals)}f}"
        return f"{int(value):0{min(width, 2)}d}"
    return _calendar(letter, width, day) if day is not None else text


def _calendar(letter: str, width: int, day: dt.date) -> str:
    if letter == "y":
        return f"{day.year % 100:02d}" if width < 3 else str(day.year)
    if letter == "m":
        name = MONTHS[day.month - 1].capitalize()
        return {1: str(day.month), 2: f"{day.month:02d}", 3: name[:3], 5: name[0]}.get(width, name)
    name = _DAYS[day.weekday()]
    return {1: str(day.day), 2: f"{day.day:02d}", 3: name[:3]}.get(width, name)

"""Formulas of the form: words of a text, the parameter that facts reach. Made of the program's own judgement."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import singledispatch

from schemas.measures import Band, BandsMeasure, BasisMeasure, Measuring, OptionMeasure, YearsMeasure
from submissions.assessment.parameters import judged
from submissions.workbooks import words as book_words

Cells = Mapping[str, Sequence[str]]
"""The cells in which the facts of an indicator are answered: by the fact's field, and of many by their items' order."""
_LONE = (" - ", " – ", " — ", " • ", " * ", " & ", " / ", " = ", " + ", " | ", " > ")
_NUMBERED = tuple(f"{number}{sign} " for sign in ".)" for number in range(1, 10))
_MARKED = ("- ", "* ", "• ", "– ")
_UNTOLD = " .,-/()'\":&*?~"  # what does not tell two names apart


def quoted(text: str) -> str:
    """Return a text as it stands in a formula."""
    return '"' + text.replace('"', '""') + '"'


def word_count(cell: str) -> str:
    """Return the formula, without its sign, that counts the words of a cell about as the program does.

    Signs alone and the numbers and bullets that begin a line are no words.
    """
    flat = f'TRIM(SUBSTITUTE(SUBSTITUTE({cell},CHAR(10)," "),CHAR(9)," "))'
    words = f'LEN({flat})-LEN(SUBSTITUTE({flat}," ",""))+1'
    lone = _occurrences(f'" "&{flat}&" "', "{" + ",".join(map(quoted, _LONE)) + "}", 3)
    lines = f"CHAR(10)&{cell}"
    numbers = _occurrences(lines, "CHAR(10)&{" + ",".join(map(quoted, _NUMBERED)) + "}", 4)
    return f'IF({flat}="",0,{words}-{lone}-{numbers}-{_bullets_at_start(cell)})'


def _occurrences(text: str, signs: str, length: int) -> str:
    return f'SUMPRODUCT((LEN({text})-LEN(SUBSTITUTE({text},{signs},"")))/{length})'


def _bullets_at_start(cell: str) -> str:
    """Count a bullet in front of the very first word; those of later lines have a space before them."""
    return "IF(OR(" + ",".join(f"LEFT({cell},2)={quoted(mark)}" for mark in _MARKED) + "),1,0)"


def stepped(value: str, level: Callable[[Decimal], int], points: Sequence[Decimal]) -> str:
    """Return the formula of a level that changes only at some points, as a function of the program gives it.

    Args:
        value: the cell or formula of the number.
        level: what the program says of a number.
        points: where it may change, in any order.
    """
    ends = sorted(set(points))
    if not ends:
        return str(level(Decimal(0)))
    steps: list[tuple[str, int]] = []
    before = ends[0] - 1
    for end in ends:
        middle = (before + end) / 2 if end != ends[0] else before
        steps += [(f"{value}<{_plain(end)}", level(middle)), (f"{value}<={_plain(end)}", level(end))]
        before = end
    last = level(ends[-1] + 1)
    kept: list[tuple[str, int]] = []
    for condition, reached in reversed(steps):
        if reached != (kept[-1][1] if kept else last):
            kept.append((condition, reached))
    formula = str(last)
    for condition, reached in kept:
        formula = f"IF({condition},{reached},{formula})"
    return formula


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


def _of_bands(value: str, bands: Sequence[Band], least: Decimal | None = None) -> str:
    """Return the formula of the parameter that a number reaches; below `least` it reaches none."""
    parameters = [""] * len(bands)

    def level(number: Decimal) -> int:
        return 0 if least is not None and number < least else judged(number, "", "", bands, parameters).parameter

    points = [end for band in bands for end in (band.min, band.max, band.above) if end is not None]
    return stepped(value, level, [*points, *([least] if least is not None else [])])


def distinct(cells: Sequence[str]) -> str:
    """Return the formula that counts different names in cells that stand below each other; `;` divides two in one."""
    whole = f"{cells[0]}:{cells[-1]}"
    bare = whole
    for sign in _UNTOLD:
        bare = f'SUBSTITUTE({bare},{quoted(sign)},"")'
    bare = f"LOWER({bare})"
    first = f"MATCH({bare},{bare},0)=ROW({whole})-ROW({cells[0]})+1"
    return f'SUMPRODUCT(({bare}<>"")*({first}))+SUMPRODUCT(LEN({whole})-LEN(SUBSTITUTE({whole},";","")))'


@singledispatch
def measured(measure: Measuring, cells: Cells) -> str:
    """Return the formula, without its sign, of the number by which facts are judged; empty where it is none.

    Raises:
        TypeError: nothing is known of such a measure.
    """
    raise TypeError(type(measure))


@measured.register
def _(measure: OptionMeasure, cells: Cells) -> str:
    return ""


@measured.register
def _(measure: YearsMeasure, cells: Cells) -> str:
    return _yes(cells["tahun"])


@measured.register
def _(measure: BasisMeasure, cells: Cells) -> str:
    return f"N({cells['jumlah'][0]})"


@measured.register
def _(measure: BandsMeasure, cells: Cells) -> str:
    if measure.of == "ratio":
        received, handled = cells["diterima"][0], cells["ditangani"][0]
        return f"IF(N({received})>0,N({handled})*100/N({received}),0)"
    if measure.of == "daftar":
        return _yes(cells["daftar"]) if measure.entries else distinct(cells["daftar"])
    return f"N({cells['jumlah'][0]})"


def _yes(cells: Sequence[str]) -> str:
    return f"COUNTIF({cells[0]}:{cells[-1]},{quoted(book_words.YES)})"


@singledispatch
def parameter(measure: Measuring, cells: Cells, number: str, options: tuple[str, str]) -> str:
    """Return the formula, without its sign, of the parameter that facts reach: 0 to 3, as the program judges them.

    Args:
        measure: of the indicator.
        cells: where the facts stand.
        number: the cell of `measured`.
        options: the cells of the options to choose from, and those of the parameters that they reach.

    Raises:
        TypeError: nothing is known of such a measure.
    """
    raise TypeError(type(measure))


@parameter.register
def _(measure: OptionMeasure, cells: Cells, number: str, options: tuple[str, str]) -> str:
    chosen = cells["pilihan"][0]
    return f'IF({chosen}="",0,SUMPRODUCT(({options[0]}={chosen})*{options[1]}))'


@parameter.register
def _(measure: YearsMeasure, cells: Cells, number: str, options: tuple[str, str]) -> str:
    at = dict(zip(sorted(measure.years), cells["tahun"], strict=False))
    formula = "0"
    for level in sorted(measure.levels):
        sets = [",".join(f"{at[year]}={quoted(book_words.YES)}" for year in years) for years in measure.levels[level]]
        formula = f"IF(OR({','.join(f'AND({each})' for each in sets)}),{level},{formula})"
    return formula


@parameter.register
def _(measure: BasisMeasure, cells: Cells, number: str, options: tuple[str, str]) -> str:
    chosen, amount = cells["basis"][0], cells["jumlah"][0]
    formula = "0"
    for basis in reversed(measure.bases.values()):
        formula = f"IF({chosen}={quoted(basis.name)},{_of_bands(number, basis.bands)},{formula})"
    return f"IF(COUNT({amount})=0,0,{formula})"


@parameter.register
def _(measure: BandsMeasure, cells: Cells, number: str, options: tuple[str, str]) -> str:
    if measure.of == "ratio":
        received, handled = cells["diterima"][0], cells["ditangani"][0]
        of_none = f"IF({received}=0,{measure.empty_ratio or 0},{_of_bands(number, measure.bands)})"
        told = f"IF(N({handled})>{received},0,{of_none})"
        return f"IF(COUNT({received})=0,0,IF(AND(COUNT({handled})=0,{received}>0),0,{told}))"
    if measure.of == "daftar":
        return f"IF({number}=0,0,{_of_bands(number, measure.bands)})"
    least = Decimal(0) if measure.whole else None
    return f"IF(COUNT({cells['jumlah'][0]})=0,0,{_of_bands(number, measure.bands, least)})"

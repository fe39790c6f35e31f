"""Where the marks of the report's charts stand: plain numbers and SVG path data, no text of anybody's.

Templates draw them. Marks of a kind are one path, so that a chart of many innovations stays small.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Plain = dict[str, Any]

WIDTH, CELL_WIDTH, LINE, GAP, SCORE_WIDTH = 634, 13, 11, 3, 34
LETTER = 10  # height of the letters of a map: 7.5 pt where it is as wide as a page's text
FIRST_HIGHEST, HIGHEST = 800, 860  # of a map's page with the heading above it, and of those that follow
PLOT_WIDTH, PLOT_HEIGHT, MARGIN = 520, 260, 42
_CAPITAL, _SMALL = 0.64, 0.49  # widths of letters as shares of their height, rather too wide


@dataclass(frozen=True)
class HeatRow:
    """One row of the heat map: what it is called, per indicator the parameters proven and claimed, and its score."""

    label: str
    cells: Sequence[tuple[int, int]]
    score: Decimal


def heat_maps(rows: Sequence[HeatRow], indicators: Sequence[tuple[str, str]]) -> list[Plain]:
    """Return the heat map cut into parts that fit on a page each; the first names the indicators, which takes room.

    Args:
        rows: from top to bottom; a long label takes several lines, and is never cut.
        indicators: number and name of each column.
    """
    left = WIDTH - SCORE_WIDTH - CELL_WIDTH * len(indicators)
    named = [(row, _lines(row.label, left - 6)) for row in rows]
    head = max((_width(f"{number} {name}") for number, name in indicators), default=0) + 8
    parts: list[list[tuple[HeatRow, list[str]]]] = [[]]
    used = head
    for row, lines in named:
        height = len(lines) * LINE + GAP
        if parts[-1] and used + height > (FIRST_HIGHEST if len(parts) == 1 else HIGHEST):
            parts.append([])
            used = 16
        parts[-1].append((row, lines))
        used += height
    return [
        _heat_map(part, indicators, left, head if number == 0 else 16, names=number == 0)
        for number, part in enumerate(parts)
    ]


def _heat_map(
    rows: Sequence[tuple[HeatRow, list[str]]],
    indicators: Sequence[tuple[str, str]],
    left: int,
    head: float,
    *,
    names: bool,
) -> Plain:
    """Return one part: a path for each proven parameter from 1 to 3, one of marks for what is only claimed."""
    levels: dict[int, list[str]] = {0: [], 1: [], 2: [], 3: []}
    marks: list[str] = []
    labels, top = [], head
    for row, lines in rows:
        height = len(lines) * LINE + GAP
        for column, (proven, claimed) in enumerate(row.cells):
            at = left + column * CELL_WIDTH
            levels[proven].append(f"M{at} {top:g}h{CELL_WIDTH - 1}v{height - 1}h{1 - CELL_WIDTH}z")
            if claimed > proven:
                marks.append(f"M{at + 3} {top + height / 2 - 0.5:g}h6")
        first = top + LINE - 1.5
        labels.append(
            {
                "y": first,
                "nama": row.label,
                "potongan": [{"y": first + number * LINE, "teks": line} for number, line in enumerate(lines)],
                "skor": row.score,
            }
        )
        top += height
    return {
        "lebar": WIDTH,
        "tinggi": top + 2,
        "tingkat": {level: "".join(paths) for level, paths in levels.items()},
        "tanda": "".join(marks),
        "baris": labels,
        "kolom": [
            {"x": left + column * CELL_WIDTH + CELL_WIDTH / 2, "no": number, "nama": name}
            for column, (number, name) in enumerate(indicators)
        ],
        "x_label": left - 5,
        "kepala": head,
        "bernama": names,
        "x_skor": WIDTH,
    }


def _width(text: str) -> float:
    return LETTER * sum(_CAPITAL if letter.isupper() else _SMALL for letter in text)


def _lines(text: str, room: float) -> list[str]:
    """Return a text in lines that fit; a word that is longer than a line is divided."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if _width(joined) <= room:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if lines[-1] and _width(lines[-1] + letter) > room:
                lines.append("")
            lines[-1] += letter
    return lines


def scatter(points: Iterable[tuple[int, Decimal, bool]], highest: Decimal, indicators: int) -> Plain:
    """Return a scatter of score (upwards) against the number of indicators that lack evidence (to the right).

    Args:
        points: indicators that lack evidence, score, and whether the innovation is eligible.
        highest: the highest score there is.
        indicators: how many indicators there are.
    """
    eligible, other = [], []
    ticks = range(0, indicators + 1, 5)
    for lacking, score, is_eligible in points:
        x = MARGIN + PLOT_WIDTH * lacking / max(indicators, 1)
        y = 10 + PLOT_HEIGHT * (1 - float(score / highest if highest else 0))
        if is_eligible:
            eligible.append(f"M{x:.1f} {y:.1f}h0")
        else:
            other.append(f"M{x - 3:.1f} {y - 3:.1f}l6 6m0 -6l-6 6")
    return {
        "lebar": MARGIN + PLOT_WIDTH + 14,
        "tinggi": PLOT_HEIGHT + 50,
        "kiri": MARGIN,
        "bawah": PLOT_HEIGHT + 10,
        "kanan": MARGIN + PLOT_WIDTH,
        "layak": "".join(eligible),
        "lain": "".join(other),
        "x": [{"x": MARGIN + PLOT_WIDTH * each / max(indicators, 1), "n": each} for each in ticks],
        "y": [
            {"y": 10 + PLOT_HEIGHT * (1 - quarter / 4), "n": (highest * quarter / 4).quantize(Decimal("1"))}
            for quarter in range(5)
        ],
    }

"""Where the marks of the report's charts stand: plain numbers and SVG path data, no text of anybody's.

Templates draw them. Marks of a kind are one path, so that a chart of many innovations stays small.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Plain = dict[str, Any]

CELL_WIDTH, CELL_HEIGHT, LABEL_WIDTH, HEAD = 16, 11, 230, 26
PLOT_WIDTH, PLOT_HEIGHT, MARGIN = 520, 260, 42


@dataclass(frozen=True)
class HeatRow:
    """One row of the heat map: what it is called, and per indicator the parameters proven and claimed."""

    label: str
    cells: Sequence[tuple[int, int]]


def heat_map(rows: Sequence[HeatRow], numbers: Sequence[str]) -> Plain:
    """Return a heat map: a path for each proven parameter from 1 to 3, and one of marks for what is only claimed."""
    levels: dict[int, list[str]] = {1: [], 2: [], 3: []}
    marks: list[str] = []
    for line, row in enumerate(rows):
        top = HEAD + line * CELL_HEIGHT
        for column, (proven, claimed) in enumerate(row.cells):
            left = LABEL_WIDTH + column * CELL_WIDTH
            if proven:
                levels[proven].append(f"M{left} {top}h{CELL_WIDTH - 1}v{CELL_HEIGHT - 1}h{1 - CELL_WIDTH}z")
            if claimed > proven:
                marks.append(f"M{left + 5} {top + 5}h5")
    return {
        "lebar": LABEL_WIDTH + len(numbers) * CELL_WIDTH,
        "tinggi": HEAD + len(rows) * CELL_HEIGHT + 2,
        "tingkat": {level: "".join(paths) for level, paths in levels.items()},
        "tanda": "".join(marks),
        "baris": [
            {"y": HEAD + line * CELL_HEIGHT + CELL_HEIGHT - 3, "nama": row.label} for line, row in enumerate(rows)
        ],
        "kolom": [
            {"x": LABEL_WIDTH + column * CELL_WIDTH + CELL_WIDTH / 2, "no": number}
            for column, number in enumerate(numbers)
        ],
        "x_label": LABEL_WIDTH - 5,
    }


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

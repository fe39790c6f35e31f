"""Figures as text: medians with their spread, ratios of what ran in turns, tables."""

import statistics
from collections.abc import Callable, Iterable

from measuring.runs import Run, Way


def spread(values: Iterable[float], digits: int = 2) -> str:
    """Return a median with the least and the most, such as `0.72 (0.70–0.75)`."""
    known = list(values)
    if len(known) == 1:
        return f"{known[0]:,.{digits}f}"
    return f"{statistics.median(known):,.{digits}f} ({min(known):,.{digits}f}–{max(known):,.{digits}f})"


def ratios(ours: Way, other: Way, what: Callable[[Run], float]) -> list[float]:
    """Return ours divided by the other, round by round."""
    return [what(one) / what(two) for one, two in zip(ours.runs, other.runs, strict=True)]


def table(head: list[str], rows: list[list[str]], *, markdown: bool) -> str:
    """Return a table, as Markdown or with aligned columns."""
    if markdown:
        return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---", *["---:"] * (len(head) - 1)], *rows])
    widths = [max(len(row[number]) for row in [head, *rows]) for number in range(len(head))]
    return "\n".join(
        "  ".join(text.ljust(width) if not number else text.rjust(width) for number, (text, width) in enumerate(cells))
        for cells in (list(zip(row, widths, strict=True)) for row in [head, *rows])
    )

"""Pieces of Markdown for pages that are made."""

from collections.abc import Iterable, Sequence


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, with a line at its end; a bar or a line's end within a cell breaks nothing."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join(f"| {' | '.join(map(cell, line))} |\n" for line in lines)


def cell(text: str) -> str:
    """Return a text as the content of a cell."""
    return " ".join(text.split()).replace("|", "\\|")


def page(title: str, summary: str, *parts: str) -> str:
    """Return a page of the manual: title, what it is for, and its parts, parted by empty lines."""
    return "\n\n".join(part.strip("\n") for part in (f"# {title}", summary, *parts) if part.strip()) + "\n"

"""Numbers of pages that a document refers to, put in once its pages are laid out.

Where a number is to stand, the styles print noughts, so that no page is laid out again when the number is known: with
`target-counter` a dossier of 70 pages took 94 layouts. A style that prints the number itself is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

REFERENCE = "halaman"
"""The class of an element that says on which page the element named by its `data-tujuan` is."""
COUNTED = f".{REFERENCE}::after {{ content: target-counter(attr(data-tujuan), page) !important }}"
"""Styles that let the engine find the numbers itself, for what `filled_in` cannot do."""
_REFERRING = re.compile(rf"\bclass\s*=[^>]*\b{REFERENCE}\b", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COUNTING = re.compile(r"counter-(?:reset|set|increment)\s*:[^;}]*(?:\bpage\b|\bvar\(|\\)", re.IGNORECASE)
_WAITING = re.compile("0+")
_SHIFTED = {"right": 1.0, "end": 1.0, "center": 0.5}
"""How much of the room that is left over stands before a number, by how its line is aligned."""
_SHIFTED_RTL = {"right": 1.0, "start": 1.0, "justify": 1.0, "center": 0.5}


@dataclass(frozen=True)
class _Place:
    """A box of noughts, and the number that it is to hold; empty where what it refers to is nowhere."""

    box: Any
    number: str


def has_references(html: str) -> bool:
    """Return whether a document refers to pages of its own."""
    return bool(_REFERRING.search(html))


def counts_otherwise(text: str) -> bool:
    """Return whether styles make the number that is printed on a page another than its place in the document.

    Args:
        text: styles, or a document with styles in it.
    """
    return "counter-" in text and bool(_COUNTING.search(_COMMENT.sub(" ", text)))


def places_in(document: Any) -> dict[str, int]:
    """Return on which page of a laid out document each anchor is; on the first, where its element has several."""
    places: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            places.setdefault(name, number)
    return places


def filled_in(document: Any) -> bool:
    """Put in the numbers that a laid out document waits for.

    A number with fewer digits than there are noughts keeps to the side that its line is aligned to; all digits have
    the same width.

    Returns:
        Whether all could be: not one that has more digits than there is room for, nor one of a place that is nowhere,
        nor where noughts are divided, or a gap would stay between a shorter number and what stands beside it.
    """
    known = places_in(document)
    found: dict[int, _Place] = {}
    for box, noughts in _references(document):
        number = str(known.get(box.element.get("data-tujuan", "").removeprefix("#"), ""))
        texts = [each for each in box.descendants() if hasattr(each, "text")]
        if [each.text for each in texts] != [noughts] or not 0 < len(number) <= len(noughts):
            return False
        found[id(texts[0])] = _Place(texts[0], number)
    if found and any(_leaves_a_gap(line, found) for line in _lines(document)):
        return False
    for place in found.values():
        box = place.box
        spare = box.width * (1 - len(place.number) / len(box.text))
        shifted = _SHIFTED if box.style["direction"] == "ltr" else _SHIFTED_RTL
        box.position_x += spare * shifted.get(box.style["text_align_all"], 0.0)
        box.text = box.pango_layout.text = place.number
    return True


def _references(document: Any) -> Iterator[tuple[Any, str]]:
    """Yield the boxes that noughts stand in for a number, and these noughts as the styles have them."""
    for box in _boxes(document):
        if box.element_tag is None or not box.element_tag.endswith("::after") or hasattr(box, "text"):
            continue
        content = box.style["content"]
        is_one_text = isinstance(content, tuple) and len(content) == 1 and content[0][0] == "string"
        if is_one_text and _WAITING.fullmatch(content[0][1]) and REFERENCE in box.element.get("class", "").split():
            yield box, content[0][1]


def _lines(document: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure.boxes import LineBox

    return (box for box in _boxes(document) if isinstance(box, LineBox))


def _boxes(document: Any) -> Iterator[Any]:
    for page in document.pages:
        yield from page._page_box.descendants(placeholders=True)


def _leaves_a_gap(line: Any, places: dict[int, _Place]) -> bool:
    """Return whether a number that is shorter than its noughts would stand apart from what else is in its line."""
    shown = [box for box in line.descendants() if not box.children and getattr(box, "text", "-").strip()]
    short = [at for at, box in enumerate(shown) if (place := places.get(id(box))) and len(place.number) < len(box.text)]
    if not short or len(shown) == 1:
        return False
    style = line.style
    is_left = style["direction"] == "ltr" and style["text_align_all"] in ("start", "left", "justify")
    return not is_left or short != [len(shown) - 1] or any(box.is_leader for box in line.descendants())

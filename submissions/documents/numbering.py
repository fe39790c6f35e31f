"""Numbers of pages that a document refers to, put in once its pages are laid out.

Where a number is to stand, the styles print noughts, so that no page is laid out again when the number is known: with
`target-counter` a dossier of 70 pages took 94 layouts. A style that prints the number itself is left alone.
"""

import re
from collections.abc import Iterator
from typing import Any

REFERENCE = "halaman"
"""The class of an element that says on which page the element named by its `data-tujuan` is."""
OTHER_PAGES = re.compile(r"counter-(?:reset|set|increment)\s*:[^;}]*\bpage\b", re.IGNORECASE)
"""What of styles makes the number that is printed on a page another than its place in the document."""
COUNTED = f".{REFERENCE}::after {{ content: target-counter(attr(data-tujuan), page) !important }}"
"""Styles that let the engine find the numbers itself, for what `filled_in` cannot do."""
_WAITING = re.compile("0+")
_SHIFTED = {"right": 1.0, "end": 1.0, "center": 0.5}
"""How much of the room that is left over stands before a number, by how its line is aligned."""


def has_references(html: str) -> bool:
    """Return whether a document refers to pages of its own."""
    return f'class="{REFERENCE}"' in html


def filled_in(document: Any) -> bool:
    """Put in the numbers that a laid out document waits for.

    A number with fewer digits than there are noughts keeps to the side that its line is aligned to; all digits have
    the same width.

    Returns:
        Whether all could be: not one that has more digits than there is room for, nor one of a place that is nowhere.
    """
    waiting = list(_waiting(document))
    if not waiting:
        return True
    places = {name: number for number, page in enumerate(document.pages, 1) for name in page.anchors}
    numbers = [str(places.get(box.element.get("data-tujuan", "").removeprefix("#"), "")) for box in waiting]
    if any(not 0 < len(number) <= len(box.text) for box, number in zip(waiting, numbers, strict=True)):
        return False
    for box, number in zip(waiting, numbers, strict=True):
        spare = box.width * (1 - len(number) / len(box.text))
        box.position_x += spare * _SHIFTED.get(box.style["text_align_all"], 0.0)
        box.text = box.pango_layout.text = number
    return True


def _waiting(document: Any) -> Iterator[Any]:
    """Yield the boxes of text that hold noughts for a number."""
    for page in document.pages:
        for box in page._page_box.descendants():
            text = getattr(box, "text", None)
            if text and _WAITING.fullmatch(text) and box.element.get("class") == REFERENCE:
                yield box

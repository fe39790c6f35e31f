"""What in the HTML of a document breaks PDF/A-3a or PDF/UA-1 in our engine or is read wrongly, where HTML shows it.

It sees what the patterns of `html_patterns.py` measured; the validator sees the rest.
"""

import re
from collections.abc import Iterator
from typing import Any

from submissions.documents.weasy import HTML

_SVG = "{http://www.w3.org/2000/svg}"
_BLOCKS = {"p", "div", "table", "blockquote", "pre", "section", "dl", "h1", "h2", "h3", "h4", "h5", "h6"}
_BAD_STYLES = {
    "opacity": re.compile(r"(?<![\w-])opacity\s*:"),
    "fixed place": re.compile(r"position\s*:\s*fixed"),
    "marker inside": re.compile(r"list-style(-position)?\s*:[^;}]*\binside\b"),
    "own marker": re.compile(r"::marker\s*\{[^}]*\bcontent\s*:"),
}


def faults_in_style(style: str) -> list[str]:
    """Return which bad styles a stylesheet, or a `style` attribute, holds."""
    return [name for name, pattern in _BAD_STYLES.items() if pattern.search(style)]


def faults_in(html: str) -> list[str]:
    """Return what is bad in a document, sorted and each once."""
    root = HTML(string=html).etree_element
    return sorted({*_headings(root), *(fault for element in root.iter() for fault in _in_element(element))})


def _headings(root: Any) -> Iterator[str]:
    level = 0
    for element in root.iter():
        if re.fullmatch("h[1-6]", str(element.tag)):
            if int(element.tag[1]) > level + 1:
                yield "gap between headings"
            level = int(element.tag[1])


def _in_element(element: Any) -> Iterator[str]:
    tag, tags = element.tag, [each.tag for each in element.iter()][1:]
    yield from faults_in_style(element.get("style") or "")
    if tag == "style":
        yield from faults_in_style(element.text or "")
    if tag == "li" and _BLOCKS & set(tags):
        yield "block in an item"
    if tag == "img" and not element.get("alt"):
        yield "picture without words"
    if tag == f"{_SVG}svg" and not (element.findtext(f"{_SVG}title") or "").strip():
        yield "drawing without title"
    if tag == "a" and tags:
        yield "element in a link"
    if tag in ("td", "th"):
        if "table" in tags:
            yield "table in a cell"
        if element.get("colspan") or element.get("rowspan"):
            yield "cell over several"
    if tag == "table" and not _has_headers(element):
        yield "table without headers"
    if tag != "dl" and {"dt", "dd"} & {each.tag for each in element}:
        yield "term outside a list"


def _has_headers(table: Any) -> bool:
    """Return whether each cell has a header: in a head, or one with its scope in its row."""
    return table.find("thead") is not None or all(
        any(cell.tag == "th" and cell.get("scope") == "row" for cell in row) for row in table.iter("tr")
    )

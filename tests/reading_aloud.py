"""A PDF as a screen reader reads it: one line for each thing that is said, in the order of the tag tree.

What is spread over pages is put together again, so that the text does not depend on where pages break.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.tag_tree import Element, TaggedPdf, Text, read_tags

_HEADING = re.compile(r"H[1-6]$")
_GROUPS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote"}
_BLOCKS = _GROUPS | {"P", "L", "Table", "Form", "Caption"} | {f"H{level}" for level in range(1, 7)}
_ENDS = (".", ":", ";", "!", "?", "”")


@dataclass
class Said:
    """One thing that is read: what it is, its words, and what is read within it."""

    kind: str
    words: str = ""
    page: int = 0
    within: list["Said"] = field(default_factory=list)
    columns: tuple[str, ...] = ()


def read_aloud(content: bytes) -> str:
    """Return what a screen reader says of a PDF, as lines of text."""
    tagged = read_tags(content)
    title = tagged.title if tagged.shows_title else "(the file's name)"
    lines = [f"document: {title}", f"language: {tagged.language or '(none)'}", ""]
    return "\n".join([*lines, *_lines(said(tagged))]) + "\n"


def said(tagged: TaggedPdf) -> list[Said]:
    """Return what is read of a tagged PDF, in order."""
    return _joined(_blocks(tagged.root.children, {}))


def _blocks(children: Iterable[Element | Text], headers: dict[bytes, str]) -> Iterator[Said]:
    """Yield what is read of elements: blocks by themselves, what stands loose between them as text."""
    loose: list[Element | Text] = []
    for child in [*children, None]:
        if child is not None and not _is_block(child):
            loose.append(child)
            continue
        if words := _words(loose):
            kind = "figure" if _is_figure(loose) else "text"
            yield Said(kind, words, _page(loose))
        loose = []
        if isinstance(child, Element):
            yield from _block(child, headers)


def _block(element: Element, headers: dict[bytes, str]) -> Iterator[Said]:
    if element.tag == "Table":
        yield _table(element)
    elif element.tag == "L":
        yield _list(element, headers)
    elif element.tag == "Form":
        yield Said("field to sign", element.label, element.page)
    elif element.tag in ("P", "Caption") or _HEADING.match(element.tag):
        kind = {"P": "paragraph", "Caption": "caption"}.get(element.tag, f"heading {element.tag[1:]}")
        if any(_is_block(child) for child in element.children):
            yield Said(kind, "", element.page, list(_blocks(element.children, headers)))
        elif words := _words(element.children):
            yield Said(kind, words, element.page)
    else:
        yield from _blocks(element.children, headers)


def _list(element: Element, headers: dict[bytes, str]) -> Said:
    items: list[Said] = []
    for child in element.children:
        assert isinstance(child, Element)
        if child.tag == "L":
            items[-1].within.append(_list(child, headers))
        else:
            within = list(_blocks(child.children, headers))
            plain = within and within[0].kind == "text"
            items.append(Said("item", within[0].words if plain else "", child.page, within[1:] if plain else within))
    return Said("list", "", element.page, items)


def _table(element: Element) -> Said:
    headers = {cell.key: _words(cell.children) for cell in element.with_tag("TH")}
    columns = tuple(_words(cell.children) for part in element.with_tag("THead") for cell in part.with_tag("TH"))
    rows = []
    for row in element.with_tag("TR"):
        if not row.with_tag("TD"):
            continue
        of_row = [cell.key for cell in row.with_tag("TH")]
        cells = []
        for cell in row.with_tag("TH", "TD"):
            names = [headers[key] for key in cell.headers if key not in of_row]
            if cell.tag == "TH":
                names = ["row header"]
            elif of_row and not set(of_row) <= set(cell.headers):
                names.append("(not of this row)")
            kind = ", ".join(names) or ("" if of_row else "(no header)")
            cells.append(Said(kind, "", cell.page, _joined(_blocks(cell.children, headers))))
        rows.append(Said("row", "", row.page, cells))
    captions = [each for part in element.with_tag("Caption") for each in _block(part, {})]
    return Said("table", " ".join(each.words for each in captions), element.page, rows, columns)


def _is_block(child: Element | Text) -> bool:
    return isinstance(child, Element) and any(each.tag in _BLOCKS for each in child.descendants())


def _is_figure(loose: list[Element | Text]) -> bool:
    parts = [each for each in loose if _words([each])]
    return len(parts) == 1 and isinstance(parts[0], Element) and parts[0].tag == "Figure"


def _page(parts: list[Element | Text]) -> int:
    return next((each.page if isinstance(each, Element) else each.line[0] for each in parts), 0)


def _words(parts: Iterable[Element | Text]) -> str:
    """Return the words of inline content; a new line of the page is a space, but not where a word was broken."""
    text, last = "", None
    for run in _runs(parts):
        if last is not None and run.line != last.line and not text.endswith((" ", "\u00ad", "/", "-")):
            text += " "
        text, last = text + run.text, run
    return " ".join(text.split())


def _runs(parts: Iterable[Element | Text]) -> Iterator[Text]:
    for part in parts:
        if isinstance(part, Text):
            yield part
            continue
        inside = list(_runs(part.children))
        if part.tag == "Figure":
            yield Text(f"[figure: {part.alt or '(no words)'}]", inside[0].line if inside else (part.page, 0.0))
        elif part.tag == "Link":
            words = _words(part.children)
            # A long address is broken anywhere, and where it is depends on the width of its column.
            same = words.replace(" ", "") == part.address
            words, to = (part.address, "") if same else (words, f" → {part.address or '(nowhere)'}")
            yield Text(f"[link: {words}{to}]", inside[0].line if inside else (part.page, 0.0))
        else:
            yield from inside


def _joined(blocks: Iterable[Said]) -> list[Said]:
    """Put together again what pages have parted: tables, lists, paragraphs in the middle of a sentence."""
    result: list[Said] = []
    for each in blocks:
        last = result[-1] if result else None
        if last and last.kind == each.kind and last.page != each.page and last.columns == each.columns:
            if each.kind in ("table", "list"):
                last.within += each.within
                last.page = each.page
                continue
            if each.kind == "paragraph" and not last.within and not last.words.endswith(_ENDS):
                last.words += f" {each.words}"
                last.page = each.page
                continue
        result.append(each)
    return result


def _lines(blocks: Iterable[Said], depth: int = 0) -> Iterator[str]:
    indent = "  " * depth
    for each in blocks:
        if each.kind == "table":
            name = f" “{each.words}”" if each.words else ""
            yield f"{indent}table{name}, {len(each.within)} rows; columns: {' | '.join(each.columns) or '(none)'}"
            yield from _lines(each.within, depth + 1)
        elif each.kind == "row":
            yield f"{indent}- " + " | ".join(
                ": ".join(filter(None, [cell.kind, _flat(cell.within)])) for cell in each.within
            )
        elif each.kind == "list":
            yield f"{indent}list, {len(each.within)} items"
            yield from _lines(each.within, depth + 1)
        else:
            if each.kind.startswith("heading") and not depth:
                yield ""
            words = each.words if each.kind != "figure" else each.words.removeprefix("[figure: ").removesuffix("]")
            yield f"{indent}{each.kind}: {words}".rstrip()
            yield from _lines(each.within, depth + 1)


def _flat(blocks: list[Said]) -> str:
    """Return what is read in a cell, on one line."""
    plain = [each for each in blocks if each.kind in ("text", "paragraph")]
    if len(plain) == len(blocks):
        return " / ".join(each.words for each in blocks) or "(empty)"
    return " / ".join(line.strip() for line in _lines(blocks))

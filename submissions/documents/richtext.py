"""Narrative Markdown to the HTML of a document: no raw HTML, no images, only what reads well tagged.

A list item's paragraphs are written without `<p>`, and headings as bold lines: blocks in list
items and headings out of order would break PDF/UA.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import nh3
from markdown_it.token import Token
from markupsafe import Markup, escape

from schemas.narrative import markdown_parser
from submissions.documents.columns import Widths, widths_of

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "a"} | {
    *("blockquote", "code", "pre", "span", "colgroup", "col"),
}
ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "th": {"style"},
    "td": {"style"},
    "span": {"class"},
    "tr": {"class"},
    "col": {"style"},
}
_LONG_RUN = 30  # letters without a space that may not fit on what is left of a line


@lru_cache(maxsize=512)
def narrative_html(markdown: str) -> Markup:
    """Return the HTML of a narrative; anything that is not plain Markdown comes out as text."""
    tokens = _for_documents(markdown_parser().parse(markdown))
    html = markdown_parser().renderer.render(tokens, markdown_parser().options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        filter_style_properties={"text-align", "width"},
    )
    return Markup(clean)


def _for_documents(tokens: Sequence[Token]) -> list[Token]:
    result: list[Token] = []
    in_items: list[int] = []
    tables = _tables(tokens)
    widths: Widths | None = None
    cell = 0
    for position, token in enumerate(tokens):
        if token.type == "list_item_open":
            in_items.append(0)
        elif token.type == "list_item_close":
            in_items.pop()
        elif token.type == "paragraph_open" and in_items:
            token.hidden = True
            if in_items[-1]:
                result.append(_token("html_block", "<br>"))
            in_items[-1] += 1
        elif token.type == "paragraph_close" and in_items:
            token.hidden = True
        elif token.type == "heading_open":
            result += [_token("html_block", "<p><strong>")]
            continue
        elif token.type == "heading_close":
            result += [_token("html_block", "</strong></p>\n")]
            continue
        elif token.type == "hr":
            continue
        elif token.type == "tr_open":
            cell = 0
            if widths and widths.is_tall(_row(tokens, position)):
                token.attrSet("class", "panjang")
        elif token.type in ("th_close", "td_close"):
            cell += 1
        elif token.type == "table_close":
            widths = None
        if token.type == "inline":
            longest = min(_LONG_RUN, 2 * widths.letters(cell) // 3) if widths else _LONG_RUN
            pieces = _with_addresses(_emphasised_once(token.children or []))
            token.children = list(_divisible(list(pieces), longest))
        result.append(token)
        if token.type == "table_open":
            widths = tables[position]
            columns = "".join(f'<col style="width: {share}%">' for share in widths.percent)
            result.append(_token("html_block", f"<colgroup>{columns}</colgroup>\n"))
    return result


def _tables(tokens: Sequence[Token]) -> dict[int, Widths]:
    """Return the widths of the columns of each table by the position of its first token."""
    found = {}
    for start, token in enumerate(tokens):
        if token.type == "table_open":
            end = next(at for at in range(start, len(tokens)) if tokens[at].type == "table_close")
            rows = [_row(tokens, at) for at in range(start, end) if tokens[at].type == "tr_open"]
            found[start] = widths_of(rows)
    return found


def _row(tokens: Sequence[Token], start: int) -> list[str]:
    """Return the texts of the cells of the row that begins there."""
    cells = []
    for token in tokens[start:]:
        if token.type == "tr_close":
            break
        if token.type == "inline":
            cells.append("".join(child.content for child in token.children or []))
    return cells


def _divisible(tokens: Sequence[Token], longest: int) -> Iterator[Token]:
    """Yield inline tokens, those long runs of letters marked that go on from one element into the next.

    The engine divides a run where it does not fit, but not where the run changes from bold to plain on its way: it
    would leave the margin.
    """
    texts = [_letters(token) for token in tokens]
    runs = [run.span() for run in re.finditer(rf"\S{{{longest + 1},}}", "".join(texts))]
    start = 0
    for token, text in zip(tokens, texts, strict=True):
        end = start + len(text)
        crossing = [(first, last) for first, last in runs if text and first < end and last > start]
        at = 0
        for first, last in crossing:
            if start <= first and last <= end:
                continue  # all of it within one element
            left, right = max(first, start) - start, min(last, end) - start
            yield from _texts(text[at:left])
            yield _token("html_inline", '<span class="putus">')
            yield from [token] if token.type == "code_inline" else _texts(text[left:right])
            yield _token("html_inline", "</span>")
            at = len(text) if token.type == "code_inline" else right
        if at:
            yield from _texts(text[at:])
        else:
            yield token
        start = end


def _letters(token: Token) -> str:
    """Return what an inline token adds to a run of letters; a space where it ends one."""
    if token.type in ("text", "code_inline"):
        return token.content
    return "" if token.nesting else " "


def _texts(text: str) -> Iterator[Token]:
    if text:
        yield _token("text", text)


def _emphasised_once(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield inline tokens without emphasis within the same emphasis, which nobody sees.

    Text of nothing but stars nests thousands deep otherwise, and the engine would not come to an end.
    """
    depths = {"em": 0, "strong": 0}
    for token in tokens:
        if token.tag in depths:
            before = depths[token.tag]
            depths[token.tag] += token.nesting
            if max(before, depths[token.tag]) > 1:
                continue
        yield token


def _with_addresses(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield inline tokens, links as bare text, behind each its address for readers on paper, unless that is its text.

    The engine makes a link of every element within a link: what is bold there breaks PDF/UA, and what a style adds
    to a link is read as a second one.
    """
    address: str | None = None
    text = ""
    for token in tokens:
        if address is not None and token.type != "link_close":
            if token.content:
                yield _token("text", token.content)
            elif token.type in ("softbreak", "hardbreak"):
                yield _token("text", " ")
            text += token.content
            continue
        yield token
        if token.type == "link_open":
            address, text = str(token.attrs.get("href", "")), ""
        elif token.type == "link_close":
            if text != address:
                yield _token("html_inline", f'<span class="alamat"> ({escape(address)})</span>')
            address = None


def _token(kind: str, content: str) -> Token:
    fields: dict[str, Any] = {"content": content, "block": True}
    return Token(kind, "", 0, **fields)

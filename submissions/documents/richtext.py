"""Narrative Markdown to the HTML of a document: no raw HTML, no images, only what reads well tagged.

A list item's paragraphs are written without `<p>`, and headings as bold lines: blocks in list
items and headings out of order would break PDF/UA.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import nh3
from markdown_it.token import Token
from markupsafe import Markup, escape

from schemas.narrative import MARKDOWN

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "a"} | {
    *("blockquote", "code", "pre", "span"),
}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "th": {"style"}, "td": {"style"}, "span": {"class"}}


@lru_cache(maxsize=512)
def narrative_html(markdown: str) -> Markup:
    """Return the HTML of a narrative; anything that is not plain Markdown comes out as text."""
    tokens = _for_documents(MARKDOWN.parse(markdown))
    html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        filter_style_properties={"text-align"},
    )
    return Markup(clean)


def _for_documents(tokens: Sequence[Token]) -> list[Token]:
    result: list[Token] = []
    in_items: list[int] = []
    for token in tokens:
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
        if token.type == "inline":
            token.children = list(_with_addresses(_emphasised_once(token.children or [])))
        result.append(token)
    return result


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

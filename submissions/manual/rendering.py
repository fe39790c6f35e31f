"""A page of the manual as HTML: only plain tags, its links and pictures where whoever shows it has them."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import nh3
from markupsafe import Markup

from submissions.manual.reading import (
    GLOSSARY,
    Manual,
    ManualHeading,
    ManualPage,
    heading_at,
    linked_page,
    manual_parser,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

TAGS = {
    *("p", "br", "hr", "strong", "em", "ul", "ol", "li", "a", "blockquote", "code", "pre", "img", "div"),
    *("h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href", "class"},
    "ol": {"start"},
    "th": {"scope"},
    "img": {"src", "alt", "width", "height", "loading"},
    "div": {"class", "tabindex", "role", "aria-label"},
    **{tag: {"id"} for tag in ("h2", "h3", "h4")},
}
_WIDE = 3  # columns from which a table may not fit a telephone

Address = Callable[[str, str], str]
"""Gives the address of a page by its name and of an anchor on it, which may be empty."""
PictureAddress = Callable[[str], str]


def page_html(manual: Manual, page: ManualPage, address: Address, picture: PictureAddress) -> Markup:
    """Return what stands on a page below its title and its summary.

    Args:
        manual: that it is of.
        page: to be shown.
        address: where the pages of the manual are.
        picture: where its pictures are, by the names of their files.
    """
    tokens = list(_shown(manual, page, address, picture))
    html = manual_parser().renderer.render(tokens, manual_parser().options, {})
    return Markup(
        nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None)
    )


def _shown(manual: Manual, page: ManualPage, address: Address, picture: PictureAddress) -> "Iterator[Token]":
    tokens = page.tokens()
    headings = heading_at(tokens)
    terms = {} if page.name == GLOSSARY else {term.casefold(): heading for term, heading in manual.terms.items()}
    left_out = _title_and_summary(tokens)
    in_heading = False
    for at, token in enumerate(tokens):
        if at in left_out:
            continue
        if at in headings:
            in_heading = True
            token.attrSet("id", headings[at].anchor)
        elif token.type == "heading_close":
            in_heading = False
        elif token.type == "th_open":
            token.attrs = {"scope": "col"}
        elif token.type == "td_open":
            token.attrs = {}
        elif token.type == "table_open":
            yield from _opened(tokens, at)
        elif token.type == "inline":
            _lead(manual, page, token, address, picture)
            if not in_heading:
                token.children = list(_with_terms(token.children or [], terms, address))
        yield token
        if token.type == "table_close":
            yield _token("html_block", "</div>\n")


def _title_and_summary(tokens: "list[Token]") -> set[int]:
    """Return the positions of the title and of the paragraph below it, which stand elsewhere."""
    found: set[int] = set()
    for kind in ("heading", "paragraph"):
        opening = next(
            (at for at, token in enumerate(tokens) if token.type == f"{kind}_open" and not token.level), None
        )
        if opening is not None:
            found |= {opening, opening + 1, opening + 2}
    return found


def _opened(tokens: "list[Token]", at: int) -> "Iterator[Token]":
    """Yield the frame in which a table scrolls where it is wider than the page; by keys too."""
    names = []
    for token in tokens[at:]:
        if token.type == "thead_close":
            break
        if token.type == "inline":
            names.append(token.content)
    label = re.sub(r"[`*\"<>&]", "", ", ".join(names))
    scrolls = f' tabindex="0" role="region" aria-label="{label}"' if len(names) >= _WIDE else ""
    yield _token("html_block", f'<div class="scroll"{scrolls}>\n')


def _lead(manual: Manual, page: ManualPage, token: "Token", address: Address, picture: PictureAddress) -> None:
    """Let the links and pictures of a line lead to where the manual is shown."""
    for child in token.children or ():
        if child.type == "link_open":
            name, anchor = linked_page(page, unquote(str(child.attrs.get("href", ""))))
            if name is not None and name in manual.pages:
                child.attrSet("href", address(name, anchor))
        elif child.type == "image":
            file = posixpath.basename(str(child.attrs.get("src", "")))
            child.attrs = {"src": picture(file), "alt": "", **_size(manual, file), "loading": "lazy"}


def _size(manual: Manual, file: str) -> dict[str, Any]:
    """Return how large a picture is, so that the text does not move when it comes."""
    from PIL import Image

    path = manual.picture(file)
    if path is None:
        return {}
    with Image.open(path) as opened:
        return {"width": str(opened.width), "height": str(opened.height)}


def _with_terms(tokens: "list[Token]", terms: dict[str, ManualHeading], address: Address) -> "Iterator[Token]":
    """Yield a line's tokens, the first time that a term of the glossary stands on the page as a link to it.

    What is a link already stays one; what is bold is the name of a button or a menu.

    Args:
        tokens: of the line.
        terms: not met yet, in small letters; those that are met are taken out.
        address: where the pages are.
    """
    inside = 0
    for at, token in enumerate(tokens):
        inside += token.nesting
        if token.type != "text" or inside or not terms:
            yield token
            continue
        rest = token.content
        while terms and (met := _any_of(terms, begins=not at and rest is token.content).search(rest)):
            heading = terms.pop(met[0].casefold())
            yield _token("text", rest[: met.start()])
            opening = _token("link_open", "", "a", 1)
            opening.attrs = {"href": address(GLOSSARY, heading.anchor), "class": "istilah"}
            yield opening
            yield _token("text", met[0])
            yield _token("link_close", "", "a", -1)
            rest = rest[met.end() :]
        yield _token("text", rest)


def _any_of(terms: Mapping[str, ManualHeading], *, begins: bool) -> re.Pattern[str]:
    """Return what finds a term: in small letters, or where a sentence begins with it; else it is part of a name."""
    longest_first = [re.escape(term) for term in sorted(terms, key=len, reverse=True)]
    small = "|".join(longest_first)
    large = "|".join(f"{term[0].upper()}{term[1:]}" for term in longest_first)
    start = r"(?:^|(?<=[.?!:] ))" if begins else r"(?<=[.?!:] )"
    return re.compile(rf"(?:(?<![\w-])(?:{small})|{start}(?:{large}))(?![\w-])")


def _token(kind: str, content: str, tag: str = "", nesting: int = 0) -> "Token":
    from markdown_it.token import Token

    return Token(kind, tag, nesting, content=content)  # type: ignore[arg-type]

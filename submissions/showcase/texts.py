"""Narratives as pages show them: the HTML that documents have, without what is private and without styles."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from markupsafe import escape

from submissions.showcase import words
from submissions.showcase.privacy import BARRIER, Private, Secret, readable

_INLINE = {"strong", "em", "code", "a", "span", "br"}
_DROPPED = {"col", "colgroup", "span"}
_PRINTED_ADDRESS = "alamat"  # behind a link, for readers on paper
_TABLE = '<div class="tabel" tabindex="0" role="group" aria-label="Tabel"><table>'


@dataclass(frozen=True)
class _Piece:
    """A tag as it is written, or a text; what is written in the place of a text that is a barrier is nothing."""

    text: str
    tag: str = ""


def shown_html(html: str, private: Private) -> tuple[str, frozenset[Secret]]:
    """Return the HTML of a narrative as a public page may have it, and what was left out.

    Args:
        html: as documents have it: clean, every tag closed.
        private: what is not shown.
    """
    reader = _Reader(private)
    reader.feed(html)
    reader.close()
    pieces = reader.pieces
    spans = private.spans("".join(piece.text for piece in pieces))
    found = set(reader.kinds) | {span.kind for span in spans}
    return "".join(_written(pieces, [(span.start, span.end) for span in spans])), frozenset(found)


def plain_of(html: str) -> str:
    """Return what a reader sees of the HTML of a page's narrative, in one line."""
    reader = _Reader(None)
    reader.feed(html)
    reader.close()
    return " ".join("".join(piece.text for piece in reader.pieces).replace(BARRIER, " ").split())


class _Reader(HTMLParser):
    """Takes HTML apart into tags and texts; texts of different blocks are divided by a barrier."""

    def __init__(self, private: Private | None):
        super().__init__(convert_charrefs=True)
        self.pieces: list[_Piece] = []
        self.kinds: set[Secret] = set()
        self._private = private
        self._links: list[bool] = []
        self._spans: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "span":
            self._spans.append(named.get("class") == _PRINTED_ADDRESS)
        if tag in _DROPPED or any(self._spans):
            return
        if tag == "a":
            self._links.append(self._may_lead(named.get("href") or ""))
            if self._links[-1]:
                address = escape(named["href"])
                self.pieces.append(_Piece("", f'<a href="{address}" rel="nofollow noopener noreferrer">'))
            return
        if tag == "table":
            written = _TABLE
        elif tag in ("th", "td") and "right" in (named.get("style") or ""):
            written = f'<{tag} class="kanan">'
        elif tag == "ol" and (named.get("start") or "").isdecimal():
            written = f'<ol start="{named["start"]}">'
        else:
            written = f"<{tag}>"
        self._tag(tag, written)

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self._spans.pop()
        if tag in _DROPPED or any(self._spans):
            return
        if tag == "a":
            if self._links.pop():
                self.pieces.append(_Piece("", "</a>"))
            return
        self._tag(tag, "</table></div>" if tag == "table" else f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not any(self._spans):
            self.pieces.append(_Piece(readable(data)))

    def _tag(self, tag: str, written: str) -> None:
        self.pieces.append(_Piece("\n" if tag == "br" else "" if tag in _INLINE else BARRIER, written))

    def _may_lead(self, address: str) -> bool:
        """Return whether a link may stay: it leads to a page of the web, and its address holds nothing private."""
        if self._private is None:
            return True
        try:
            parts = urlsplit(address)
            leads = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
        except ValueError:
            leads = False
        if not leads or self._private.spans(unquote(address)) or self._private.spans(address):
            self.kinds.add(Secret.LINK)
            return False
        return True


def _written(pieces: list[_Piece], spans: list[tuple[int, int]]) -> Iterator[str]:
    """Yield the HTML of pieces, a mark in the place of each span of their text."""
    at, marked = 0, set[int]()
    for piece in pieces:
        if piece.tag:
            yield piece.tag
            at += len(piece.text)
            continue
        start, end, here = at, at + len(piece.text), at
        for number, (first, last) in enumerate(spans):
            if last <= start or first >= end:
                continue
            yield str(escape(piece.text[here - start : max(first, start) - start]))
            if number not in marked:
                marked.add(number)
                yield words.MARK
            here = min(last, end)
        yield str(escape(piece.text[here - start :]))
        at = end

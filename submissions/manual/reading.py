"""The pages of the manual as they are shipped: Markdown, in the order in which the indices name them."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from submissions.resources import manual_folder

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

INDEX = "index"
PICTURES = "gambar"
GLOSSARY = "acuan/istilah"
_TERM = 3  # the level of the headings that are terms of the glossary
_ENDING = ".md"


@cache
def manual_parser() -> "MarkdownIt":
    """Return the parser of the manual: CommonMark with tables and pictures, without raw HTML."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")


@dataclass(frozen=True)
class ManualHeading:
    """A heading within a page: how deep, its text, and the anchor that leads to it."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class ManualSection:
    """What stands below a heading up to the next one, as plain text; what comes before the first has no heading."""

    heading: ManualHeading | None
    text: str


@dataclass(frozen=True)
class ManualPage:
    """One page: `name` is its path without ending, such as `cara/tanda-tangan`; an index has the name of its folder."""

    name: str
    is_index: bool
    source: str

    @property
    def kind(self) -> str:
        """Return which of the manual's kinds it belongs to: its first folder."""
        return self.name.partition("/")[0]

    @property
    def folder(self) -> str:
        """Return the folder of its file, from which its links lead."""
        return self.name if self.is_index else posixpath.dirname(self.name)

    @property
    def title(self) -> str:
        """Return its first heading."""
        return next((heading.text for heading in self._content.headings if heading.level == 1), self.name)

    @property
    def summary(self) -> str:
        """Return the paragraph that says what it is for."""
        return self._content.summary

    @property
    def headings(self) -> tuple[ManualHeading, ...]:
        """Return the headings below its title."""
        return tuple(heading for heading in self._content.headings if heading.level > 1)

    @property
    def sections(self) -> tuple[ManualSection, ...]:
        """Return its text by headings, without title and summary."""
        return self._content.sections

    @property
    def rows(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the first cell of each row of its tables, and what the row links to."""
        return self._content.rows

    @cached_property
    def _content(self) -> "_Content":
        return _content_of(self.tokens())

    def tokens(self) -> "list[Token]":
        """Return what it consists of, parsed anew: whoever asks may change it."""
        return manual_parser().parse(self.source)


@dataclass(frozen=True)
class _Content:
    headings: tuple[ManualHeading, ...]
    summary: str
    sections: tuple[ManualSection, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def _content_of(tokens: "Sequence[Token]") -> _Content:
    headings = heading_at(tokens)
    summary, sections, pieces = "", [], list[str]()
    rows, cells, links = [], list[str](), list[str]()
    heading: ManualHeading | None = None
    for at, token in enumerate(tokens):
        if at in headings:
            if headings[at].level > 1:
                sections.append(ManualSection(heading, " ".join(pieces)))
                heading, pieces = headings[at], []
        elif token.type == "inline" and at - 1 not in headings:
            text = inline_text(token)
            if not summary and tokens[at - 1].type == "paragraph_open" and not tokens[at - 1].level:
                summary = text
            else:
                pieces.append(text)
            cells.append(text)
            links += [str(each.attrs["href"]) for each in token.children or () if each.type == "link_open"]
        elif token.type in ("fence", "code_block"):
            pieces.append(token.content)
        elif token.type == "tr_open":
            cells, links = [], []
        elif token.type == "tr_close" and cells:
            rows.append((cells[0], tuple(links)))
    sections.append(ManualSection(heading, " ".join(pieces)))
    return _Content(tuple(headings.values()), summary, tuple(sections), tuple(rows))


@dataclass(frozen=True, eq=False)
class Manual:
    """All pages by name, in the order of reading, the root's index first under the empty name."""

    folder: Path
    pages: Mapping[str, ManualPage]

    @cached_property
    def kinds(self) -> tuple[ManualPage, ...]:
        """Return the indices of the kinds of pages, in their order."""
        return tuple(page for page in self.pages.values() if page.is_index and page.name and "/" not in page.name)

    @cached_property
    def alone(self) -> tuple[ManualPage, ...]:
        """Return the pages that belong to no kind, such as the one of questions."""
        return tuple(page for page in self.pages.values() if page.name and not page.is_index and "/" not in page.name)

    @cached_property
    def terms(self) -> Mapping[str, ManualHeading]:
        """Return the terms of the glossary and where each is explained."""
        page = self.pages.get(GLOSSARY)
        return {heading.text: heading for heading in page.headings if heading.level == _TERM} if page else {}

    @cached_property
    def questions(self) -> Mapping[str, str]:
        """Return what the pages beside the kinds ask, and the name of the page that answers each."""
        found: dict[str, str] = {}
        for page in self.alone:
            for question, links in page.rows:
                answer = linked_page(page, links[-1])[0] if links else None
                if answer is not None and answer in self.pages:
                    found[question] = answer
        return found

    def children(self, index: ManualPage) -> list[ManualPage]:
        """Return the pages that an index names, without those that an index below it names."""
        below = [page for page in self.pages.values() if page.name and page.name != index.name]
        return [page for page in below if self.parent(page) is index]

    def parent(self, page: ManualPage) -> ManualPage | None:
        """Return the index that a page is named in; None for the root's."""
        return self.pages.get(posixpath.dirname(page.name)) if page.name else None

    def neighbours(self, page: ManualPage) -> tuple[ManualPage | None, ManualPage | None]:
        """Return the page before and the page after one, of the same index."""
        parent = self.parent(page)
        row = self.children(parent) if parent else []
        at = row.index(page) if page in row else -1
        before = row[at - 1] if at > 0 else None
        return before, row[at + 1] if 0 <= at < len(row) - 1 else None

    def picture(self, name: str) -> Path | None:
        """Return the file of a picture; None where the manual has none of that name."""
        path = self.folder / PICTURES / name
        return path if re.fullmatch(r"[\w-]{1,100}\.png", name, re.ASCII) and path.is_file() else None


@cache
def manual() -> Manual:
    """Return the manual that came with the program."""
    return read_manual(manual_folder())


def read_manual(folder: Path) -> Manual:
    """Return the manual of a folder: each page that an index names, beginning with the folder's own.

    Args:
        folder: that of `index.md`.
    """
    found: dict[str, ManualPage] = {}

    def take(page: ManualPage) -> None:
        found[page.name] = page
        for name in _named(page) if page.is_index else ():
            if name not in found and (other := _page(folder, name)):
                take(other)

    if root := _page(folder, ""):
        take(root)
    return Manual(folder, found)


def _page(folder: Path, name: str) -> ManualPage | None:
    for path, is_index in ((folder / name / f"{INDEX}{_ENDING}", True), (folder / f"{name}{_ENDING}", False)):
        if path.is_file():
            return ManualPage(name, is_index, path.read_text(encoding="utf-8"))
    return None


def _named(index: ManualPage) -> Iterator[str]:
    """Yield the names of the pages right below an index that it links to."""
    for token in index.tokens():
        for child in token.children or ():
            if child.type == "link_open":
                name = linked_page(index, str(child.attrs.get("href", "")))[0]
                if name and posixpath.dirname(name) == index.name:
                    yield name


def linked_page(page: ManualPage, link: str) -> tuple[str | None, str]:
    """Return the name of the page that a link leads to and the anchor there; None where it leads out of the manual.

    Args:
        page: on which the link stands.
        link: as it is written, from the folder of the page.
    """
    path, _sign, anchor = link.partition("#")
    if re.match(r"[a-z]+:|/", link):
        return None, ""
    if not path:
        return page.name, anchor
    name = posixpath.normpath(posixpath.join(page.folder, path))
    if not name.endswith(_ENDING) or name.startswith(".."):
        return None, anchor
    name = name.removesuffix(_ENDING)
    return (posixpath.dirname(name) if posixpath.basename(name) == INDEX else name), anchor


def heading_at(tokens: "Sequence[Token]") -> dict[int, ManualHeading]:
    """Return the headings of a page by the position of the token that opens each."""
    found: dict[int, ManualHeading] = {}
    taken: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            text = inline_text(tokens[at + 1])
            anchor = slug(text)
            taken[anchor] = taken.get(anchor, -1) + 1
            found[at] = ManualHeading(
                int(token.tag[1:]), text, f"{anchor}-{taken[anchor]}" if taken[anchor] else anchor
            )
    return found


def slug(heading: str) -> str:
    """Return the anchor of a heading, as GitHub makes it: lower case, hyphens for spaces, no punctuation."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def inline_text(token: "Token") -> str:
    """Return what a reader sees of a line of text."""
    pieces = (
        " " if child.type in ("softbreak", "hardbreak") else "" if child.type == "image" else child.content
        for child in token.children or ()
    )
    return "".join(pieces)

"""Narrative text: Markdown without raw HTML, and the one way in which its words are counted.

No ministry publishes how it counts. Two regional applications that imitate the portal strip the
markup and split on white space; so do we, leaving out tokens without any letter or digit (a lone
dash or bullet). A hyphenated reduplication such as "rata-rata" is therefore one word.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKUP = re.compile(r"[*_`\[\]<>&\\|~]|^\s*(?:#|[-+=]|\d+[.)])|  $", re.MULTILINE)
_WORD = re.compile(r"[^\W_]\S*")  # from its first letter or digit, so that each token is found once at most
# What makes the count of a text other than that of its tokens; in doubt the text is parsed.
_MARKER = r"(?:[-+*]|\d+[.)])"
_CHANGES_COUNT = re.compile(
    rf"[\[<&\\`~\t]|^ *(?:>|#|{_MARKER} +(?:{_MARKER}(?: |$)|#|(?!\*\*[^\W_])[-*=_]{{2}})|{_MARKER} *$)"
    r"|^ {4}|^ *[-=]+ *$",
    re.MULTILINE,
)
_LIST_NUMBER = re.compile(r"( {0,3})\d{1,9}[.)] +\S")
_ROW = re.compile(r"\|(?: [^|\n]* \|)+|[|: -]+")
_HTML = re.compile(r"(?<!\\)</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
_BREAKS = {"paragraph_close", "heading_close", "td_close", "th_close", "list_item_close"}


@cache
def markdown_parser() -> "MarkdownIt":
    """Return the parser of narratives: CommonMark and tables, without raw HTML and pictures.

    *Why so late:* a list of verdicts that were kept parses nothing, and the parser takes long to import.
    """
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table").disable("image")


@lru_cache(maxsize=64)  # the texts of a record are counted first and looked at later
def parsed(markdown: str) -> "tuple[list[Token], dict[str, Any]]":
    """Return the tokens of a Markdown text and what else its parser noted, such as `references`; only to be read."""
    noted: dict[str, Any] = {}
    return markdown_parser().parse(markdown, noted), noted


@lru_cache(maxsize=4096)
def plain_text(markdown: str) -> str:
    """Return what a reader sees of a Markdown text: one line per paragraph, list item and table cell."""
    if not _MARKUP.search(markdown):
        return "\n".join(" ".join(block.split()) for block in re.split(r"\n\s*\n", markdown.strip()))
    pieces: list[str] = []
    for token in parsed(markdown)[0]:
        if token.type == "inline":
            pieces.append(_inline_text(token.children or []))
        elif token.type in {"fence", "code_block"}:
            pieces.append(token.content)
        elif token.type in _BREAKS:
            pieces.append("\n")
    return re.sub(r"\s*\n\s*", "\n", "".join(pieces)).strip()


@lru_cache(maxsize=4096)
def count_words(markdown: str) -> int:
    """Return the number of words a reader sees in a Markdown text.

    Most texts hold nothing that changes the count but the numbers of ordered lists: those are
    counted without parsing, which is ten times faster.
    """
    numbers = _list_numbers(markdown) if _tells_all(markdown) else None
    return _words_in(plain_text(markdown)) if numbers is None else _words_in(markdown) - numbers


def _tells_all(markdown: str) -> bool:
    """Return whether nothing in a text hides words or joins them, as far as it can be told without parsing.

    A table hides what a row has beyond the columns of its head; where all rows are of one length it does not.
    """
    if _CHANGES_COUNT.search(markdown):
        return False
    rows = [line for line in markdown.split("\n") if "|" in line] if "|" in markdown else ()
    return all(_ROW.fullmatch(row) for row in rows) and len({row.count("|") for row in rows}) <= 1


def _words_in(text: str) -> int:
    return len(_WORD.findall(text))


def _list_numbers(markdown: str) -> int | None:
    """Return how many lines begin with the number of a list item; None where only parsing can tell.

    A number surely begins an item after an empty line, or where the number of the item before it stood.
    """
    found, after_gap, indent = 0, True, None
    for line in markdown.split("\n"):
        number = _LIST_NUMBER.match(line)
        if number:
            if not after_gap and number[1] != indent:
                return None
            found, indent = found + 1, number[1]
        elif after_gap or "|" in line:
            indent = None
        after_gap = not line.strip()
    return found


def html_tags(markdown: str) -> list[str]:
    """Return the raw HTML tags written in a text; they are printed as they stand, not obeyed.

    With a backslash before it, a tag is meant to be printed.
    """
    return _HTML.findall(markdown)


def _inline_text(tokens: "list[Token]") -> str:
    return "".join(" " if token.type in {"softbreak", "hardbreak"} else token.content for token in tokens)

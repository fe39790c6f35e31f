"""A narrative as plain text for the boxes of a portal: paragraphs, lists and tables without Markdown's marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas.narrative import markdown_parser

if TYPE_CHECKING:
    from markdown_it.token import Token

_NESTED = "   "


@dataclass
class _List:
    """A list that is being written: the number of its next item, or None where it has bullets."""

    number: int | None


def plain_paragraphs(markdown: str) -> str:
    """Return a Markdown text as plain text: an empty line between blocks, `- ` and `1. ` before list items."""
    return _Writer().written(markdown_parser().parse(markdown))


class _Writer:
    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._lists: list[_List] = []
        self._mark = ""
        self._cells: list[str] = []
        self._cell_open = False
        self._tight = False

    def written(self, tokens: "Sequence[Token]") -> str:
        for token in tokens:
            self._take(token)
        return "\n".join(self._blocks).strip("\n")

    def _take(self, token: "Token") -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            number = int(token.attrGet("start") or 1) if kind.startswith("ordered") else None
            self._lists.append(_List(number))
            self._tight = len(self._lists) > 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
            self._tight = bool(self._lists)
        elif kind == "list_item_open":
            self._mark = self._next_mark()
        elif kind in ("td_open", "th_open"):
            self._cell_open = True
        elif kind in ("td_close", "th_close"):
            self._cell_open = False
        elif kind == "tr_close":
            self._add(" | ".join(self._cells))
            self._cells, self._tight = [], True
        elif kind == "table_close":
            self._tight = False
        elif kind == "inline":
            text = _inline(token.children or [])
            self._cells.append(text) if self._cell_open else self._add(text)
        elif kind in ("fence", "code_block"):
            self._add(token.content.rstrip("\n"))

    def _next_mark(self) -> str:
        current = self._lists[-1]
        if current.number is None:
            return "- "
        current.number += 1
        return f"{current.number - 1}. "

    def _add(self, text: str) -> None:
        if self._blocks and not self._tight:
            self._blocks.append("")
        indent = _NESTED * max(0, len(self._lists) - 1)
        mark, self._mark = self._mark, ""
        if self._lists and not mark:
            mark = "  "
        follow = indent + " " * len(mark)
        self._blocks.append(indent + mark + text.replace("\n", f"\n{follow}"))
        self._tight = bool(self._lists)


def _inline(tokens: "Sequence[Token]") -> str:
    text, addresses = "", list[tuple[str, int]]()
    for token in tokens:
        if token.type == "softbreak":
            text += " "
        elif token.type == "hardbreak":
            text += "\n"
        elif token.type == "link_open":
            addresses.append((str(token.attrGet("href") or ""), len(text)))
        elif token.type == "link_close":
            address, start = addresses.pop()
            if address and address not in text[start:]:
                text += f" ({address})"
        else:
            text += token.content
    return text

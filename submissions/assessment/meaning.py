"""Text written by hand that Markdown takes otherwise than it looks: told with its line, where that is plain."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Any

from schemas.narrative import parsed
from schemas.source import Location
from schemas.submission import Submission
from schemas.typed import STARTS_WITH_BULLET
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind
from submissions.records.reading import ReadRecord

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST = 60  # characters of a line in a message
_MOST_ALIKE = 5
_SHORT = 40  # a line of so few characters was ended on purpose, not where the page of an editor ends
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_END = r"[.)](?:\s|(?=[^\W\d_]))"
_COUNTED: tuple[tuple[re.Pattern[str], Callable[[str], int]], ...] = (
    (re.compile(rf"\(?([a-z]){_END}"), ord),
    (re.compile(rf"\(?([A-Z]){_END}"), ord),
    (re.compile(rf"\(?({'|'.join(_ROMAN)}){_END}", re.IGNORECASE), lambda text: _ROMAN.index(text.lower())),
    (re.compile(rf"\(?(\d{{1,9}}){_END}"), int),
    (re.compile(r"(?:\d{1,3}\.)+(\d{1,3})[.)]?\s"), int),
)
"""What the lines of a list begin with that counts up, and how its numbers are read."""
_DASH, _NEAR_DASH = re.compile(r"[–—]\s|[-–—](?=[^\W_])"), re.compile(r"[-–—](?=[^\W_])")
_SIGN = re.compile(r"([→⇒➔➜✓✔✗✘☐☑☒★☆o])\s|([→⇒➔➜✓✔✗✘☐☑☒★☆*+#])(?=[^\W\d_])")
_NEAR_MARK = re.compile(r"(-|\d{1,2}[.)]|#{1,6})(?=[^\W_])(?!(?<=#)\d)(?!(?<=\d[.)])\d)")
_ENTITY = re.compile(r"(?<!\\)&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BOLD = re.compile(r"(?<!\\)\*\*[^\W\d_]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ROW = re.compile(r"\||.*\s\|\s")
# Without any of these nothing can be meant otherwise; most texts need not be parsed.
_SUSPECT_LINE = re.compile(
    rf"^[ >]*(?:{STARTS_WITH_BULLET.pattern}|[–—-]\s*\S|\(?(?:[a-zA-Z]|[ivxIVX]+|\d+)[.)]|\d+\.\d|[-=]+[ \t]*$"
    r"|[#>+~*→⇒➔➜✓✔✗✘☐☑☒★☆]|o\s| {4}|\t)",
    re.MULTILINE,
)
_SUSPECT_SIGN = re.compile(r"\*\d|\d\*|\w\*\w|\*\*|\||\][(:]|&#?\w+;")
_SIGNS = "*|]&"  # without one of them the expression finds nothing
_ITEM = r"(?!\(?(?:[a-zA-Z]|[ivxIVX]+|\d+)[.)])(?=\w)"  # a text that looks like no mark of its own
_SURE_ITEM = re.compile(rf"^- {_ITEM}", re.MULTILINE)
_SURE_NUMBER = re.compile(rf"(\d{{1,9}})([.)]) {_ITEM}")
_SURE_BOLD = re.compile(r"\*\*(?<!\S\*\*)([^\W\d_][^*\n`\\<&\[|]*(?<=[\w.:,;!?]))\*\*(?![^\s.,:;])")
_ROW_OF_CELLS = r"\|(?: [^|\n]+ \|)+"
_SURE_TABLE = re.compile(
    rf"(?:\A|(?<=\n\n))({_ROW_OF_CELLS})\n(\|(?: ?:?-+:? ?\|)+)((?:\n{_ROW_OF_CELLS})*)(?=\n\n|\n?\Z)"
)
_NEVER_SURE = re.compile(r"[`\\<&\[\t]")


@dataclass(frozen=True)
class Doubt:
    """A place in a text that is printed otherwise than it looks: its line, counted from 0, and what stands there."""

    kind: Kind
    line: int
    text: str
    printed: str = ""


def check_cut_off(record: ReadRecord) -> Iterator[Finding]:
    """Yield a finding for each value of which a part behind a sign # is left out, though it does not look a remark."""
    for location, text in record.source.cut.items():
        place, at = record.source.place(location), Location(*location)
        yield Finding(catalogue.TEXT_CUT_OFF, place, at.dotted, "", {"text": text})


def check_meaning(record: ReadRecord, submission: Submission) -> Iterator[Finding]:
    """Yield hints on what of a narrative is printed otherwise than it looks, a few of each kind."""
    for answer in submission.narratives():
        location, text = _stated(record.source.data, answer.location)
        counts: Counter[str] = Counter()
        for doubt in doubts(text):
            counts[doubt.kind.code] += 1
            if counts[doubt.kind.code] > _MOST_ALIKE:
                continue
            text_shown = doubt.text if len(doubt.text) <= _LONGEST else doubt.text[: _LONGEST - 1] + "…"
            values = {"text": text_shown, "printed": doubt.printed}
            place = record.source.line(location, doubt.line)
            yield Finding(doubt.kind, place, answer.location.dotted, answer.field.label, values)


def _stated(data: Any, location: Location) -> tuple[Location, str]:
    """Return a narrative as it stands in the record, and where: it may have documents beside it."""
    for part in location:
        data = data.get(part) if isinstance(data, dict) else None
    if isinstance(data, dict):
        location, data = Location(*location, "isi"), data.get("isi")
    return location, data if isinstance(data, str) else ""


@lru_cache(maxsize=4096)
def doubts(markdown: str) -> tuple[Doubt, ...]:
    """Return what of a Markdown text is printed otherwise than it looks, from its beginning to its end."""
    found = _doubts(markdown) if _is_suspect(markdown) and _is_suspect(_less_sure(markdown)) else ()
    return tuple(sorted(dict.fromkeys(found), key=lambda doubt: doubt.line))


def _is_suspect(text: str) -> bool:
    """Return whether there is anything in a text that could be taken otherwise than it looks."""
    if _SUSPECT_LINE.search(text):
        return True
    return any(sign in text for sign in _SIGNS) and _SUSPECT_SIGN.search(text) is not None


def _less_sure(markdown: str) -> str:
    """Return a text without those marks that surely are taken as they look: bold words, items of lists, and tables.

    *Why:* most texts have no others, and to parse a text takes a hundred times as long.
    """
    if _NEVER_SURE.search(markdown):
        return markdown
    plain = _SURE_BOLD.sub(r"\1", markdown)
    if "|" in plain:
        plain = _SURE_TABLE.sub(_cells, plain)
    unmarked = _SURE_ITEM.sub("", plain)
    return unmarked if unmarked != plain else _without_numbers(plain)


def _cells(table: re.Match[str]) -> str:
    """Return the texts of a table's cells, a line for each row; the table as it is where rows are of other lengths."""
    rows = [table[1], *table[3].split("\n")[1:]]
    if any(row.count("|") != table[2].count("|") for row in rows):
        return table[0]
    return "\n".join(" ".join(row.replace("|", " ").split()) for row in rows)


def _without_numbers(text: str) -> str:
    """Return a text without the numbers of lists that begin a paragraph and count on; the text itself for any other."""
    lines, last, is_within = [], ("", 0), False
    is_first = True
    for line in text.split("\n"):
        found = _SURE_NUMBER.match(line)
        if found:
            sign, number = found[2], int(found[1])
            if (is_within and (sign, number) != (last[0], last[1] + 1)) or not (is_within or is_first):
                return text
            last, is_within = (sign, number), True
            line = line[found.end() :]
        elif is_first and line[:1].strip():
            is_within = False
        is_first = not line.strip()
        lines.append(line)
    return "\n".join(lines)


def _doubts(markdown: str) -> Iterator[Doubt]:
    lines = markdown.split("\n")
    tokens, noted = parsed(markdown)
    addresses: set[str] = set()
    for before, token in pairwise(tokens):
        if token.type == "inline" and token.map and before.type not in ("th_open", "td_open"):
            yield from _run_together(token.content.split("\n"), token.map[0])
        if token.type == "inline" and token.map and "`" not in token.content:
            yield from _entities_and_marks(token.content.split("\n"), token)
        if token.type == "inline" and token.map:
            addresses |= {str(child.attrs["href"]) for child in token.children or [] if child.type == "link_open"}
            yield from _inline(token.children or [], token.map[0], lines)
    yield from _blocks(tokens, lines)
    yield from _numbering(tokens, lines)
    for reference in noted.get("references", {}).values():
        if reference["href"] not in addresses:
            line = reference["map"][0]
            yield Doubt(catalogue.TEXT_NOT_PRINTED, line, lines[line].strip())


def _run_together(lines: Sequence[str], first: int) -> Iterator[Doubt]:
    """Yield that lines which look like items or rows are one paragraph."""
    soft = {number for number in range(1, len(lines)) if not lines[number - 1].endswith(("\\", "  "))}
    texts = [line.strip() for line in lines]
    items = soft & set(_like_items(texts))
    if items:
        yield Doubt(catalogue.LINES_RUN_TOGETHER, first + min(items), texts[min(items)])
    elif (near := _NEAR_MARK.match(texts[0])) and "#" not in texts[0][near.end() :]:
        yield Doubt(catalogue.MARK_WITHOUT_SPACE, first, texts[0], near[1])
    rows = [number for number, text in enumerate(texts) if _ROW.match(text)]
    broken = [number for number in rows[1:] if number in soft and number - 1 in rows]
    if broken:
        yield Doubt(catalogue.TABLE_WITHOUT_RULE, first + broken[0] - 1, texts[broken[0] - 1])


def _like_items(texts: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of lines that look like items of a list, which the first of a kind alone does not."""
    for number, text in enumerate(texts):
        if STARTS_WITH_BULLET.match(text) or (number and _NEAR_DASH.match(text) and len(texts[number - 1]) <= _SHORT):
            yield number
    for pattern, value in _COUNTED:
        counted = [(number, value(found[1])) for number, text in enumerate(texts) if (found := pattern.match(text))]
        yield from (number for (_, one), (number, next_) in pairwise(counted) if next_ == one + 1)
    yield from [number for number, text in enumerate(texts) if _DASH.match(text)][1:]
    seen: set[str] = set()
    for number, text in enumerate(texts):
        if sign := _SIGN.match(text):
            if sign[0].strip() in seen:
                yield number
            seen.add(sign[0].strip())


def _inline(tokens: "Sequence[Token]", first: int, lines: Sequence[str]) -> Iterator[Doubt]:
    line, before = first, ""
    for token, after in zip_longest(tokens, tokens[1:]):
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        text = lines[line].strip() if line < len(lines) else ""
        figures = before[-1:].isdigit() if token.nesting == 1 else (after.content[:1] if after else "").isdigit()
        within = token.nesting == 1 and token.markup == "*" and before[-1:].isalpha()
        if token.tag in ("em", "strong") and token.markup[:1] == "*" and (figures or within):
            yield Doubt(catalogue.MARKS_NOT_PRINTED, line, text, token.markup)
        if token.type == "link_open" and not _SCHEME.match(str(token.attrs["href"])):
            yield Doubt(catalogue.LINK_LEADS_NOWHERE, line, str(token.attrs["href"]))
        before = token.content


def _entities_and_marks(lines: Sequence[str], token: "Token") -> Iterator[Doubt]:
    """Yield that a name such as `&copy;` is printed as the sign it names, and that marks of bold are printed."""
    printed = "".join(child.content for child in token.children or [])
    for line, text in enumerate(lines, start=token.map[0] if token.map else 0):
        for found in _ENTITY.finditer(text):
            if html.unescape(found[0]) != found[0]:
                yield Doubt(catalogue.MARKS_NOT_PRINTED, line, text.strip(), found[0])
        bold = _BOLD.search(text)
        if bold and bold[0] in printed:
            yield Doubt(catalogue.MARKS_PRINTED, line, text.strip(), "**")


def _blocks(tokens: "Sequence[Token]", lines: Sequence[str]) -> Iterator[Doubt]:
    """Yield that a sign before a figure, a line of signs, or spaces before a text are taken for a mark."""
    for token, after in zip_longest(tokens, tokens[1:]):
        if not token.map or token.map[0] >= len(lines):
            continue
        line, text = token.map[0], lines[token.map[0]].strip()
        if token.type == "code_block":
            yield Doubt(catalogue.TEXT_AS_CODE, line, text)
        elif token.type == "fence" and token.markup.startswith("~"):
            yield Doubt(catalogue.MARKS_NOT_PRINTED, line, text, token.markup)
        elif token.type == "bullet_list_open" and token.markup == "+":
            yield Doubt(catalogue.MARKS_NOT_PRINTED, line, text, "+")
        elif token.type == "list_item_open" and after and after.type == "list_item_close":
            yield Doubt(catalogue.ITEM_WITHOUT_TEXT, line, text)
        if token.type == "heading_open" and token.markup[:1] in "=-":
            yield Doubt(catalogue.LINE_MAKES_HEADING, token.map[1] - 1, text, lines[token.map[1] - 1].strip())
        elif token.type in ("heading_open", "blockquote_open", "list_item_open") and token.markup[:1] in "#>+":
            signs = re.match(r"[#>+]+\s*(?=\d)", text)
            if signs:
                yield Doubt(catalogue.MARKS_NOT_PRINTED, line, text, signs[0].strip())


def _numbering(tokens: "Sequence[Token]", lines: Sequence[str]) -> Iterator[Doubt]:
    """Yield that the items of a list have other numbers in print; a list of nothing but 1 is Markdown's own way."""
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open":
            lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items = lists.pop()
            if token.type == "bullet_list_close" or len({item.info for item in items}) == 1:
                continue
            start = int(items[0].info)
            for number, item in enumerate(items, start=start):
                if int(item.info) != number and item.map:
                    yield Doubt(catalogue.NUMBERS_CHANGE, item.map[0], lines[item.map[0]].strip(), str(number))
                    break

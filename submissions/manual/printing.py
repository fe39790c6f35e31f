"""A page of the manual for a terminal: Markdown whose links name pages, and whose pictures are told in words."""

import re

from submissions.language import _
from submissions.manual.reading import Manual, ManualHeading, ManualPage, heading_at, linked_page

_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)\s]*\)")
_LINK = re.compile(r"\[((?:[^\[\]`]|`[^`]*`)+)\]\(([^)\s]+)\)")
_FENCE = "```"


def printed_markdown(manual: Manual, page: ManualPage, anchor: str = "") -> str:
    """Return the Markdown of a page, or of what stands below one of its headings, for who cannot follow links.

    Args:
        manual: that it is of.
        page: to be printed.
        anchor: of the heading; empty for the whole page.
    """
    lines = page.source.splitlines()
    heading = next((each for each in page.headings if anchor and each.anchor == anchor), None)
    if heading is not None:
        lines = lines[slice(*_lines_of(page, heading))]
    is_code, told = False, []
    for line in lines:
        is_code ^= line.lstrip().startswith(_FENCE)
        told.append(line if is_code else _for_reading(manual, page, line))
    return "\n".join(told)


def _lines_of(page: ManualPage, heading: ManualHeading) -> tuple[int, int | None]:
    """Return at which line what stands below a heading begins and ends; headings below it belong to it."""
    tokens = page.tokens()
    begins = {each.anchor: (tokens[at].map or [0])[0] for at, each in heading_at(tokens).items()}
    after = [each for each in page.headings if begins[each.anchor] > begins[heading.anchor]]
    end = next((begins[each.anchor] for each in after if each.level <= heading.level), None)
    return begins[heading.anchor], end


def _for_reading(manual: Manual, page: ManualPage, line: str) -> str:
    line = _PICTURE.sub(lambda picture: f"*{_('Picture: {what}').format(what=picture[1])}*", line)
    return _LINK.sub(lambda link: _told_link(manual, page, link[1], link[2]), line)


def _told_link(manual: Manual, page: ManualPage, text: str, target: str) -> str:
    name, _anchor = linked_page(page, target)
    if name is None:
        return f"[{text}]({target})"
    return text if name == page.name or name not in manual.pages or not name else f"{text} ({name})"

"""Signs that nobody sees: marks of direction, of no width, soft hyphens. They come along when text is copied.

*Why:* `nama` with such a sign looks like another and is not found; one mark of direction prints a line backwards. So
values of records and cells go without them, here for all.
"""

import re

UNSEEN = "\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
"""These signs, as a set of a regular expression."""
SOFT_HYPHEN = "\xad"
_UNSEEN = re.compile(f"[{UNSEEN}]")


def without_unseen(text: str) -> str:
    """Return a text without the signs that nobody sees."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def unseen_in(text: str) -> list[str]:
    """Return the different signs of a text that nobody sees, in order; soft hyphens, which divide words, are none."""
    return [] if text.isascii() else [sign for sign in dict.fromkeys(_UNSEEN.findall(text)) if sign != SOFT_HYPHEN]

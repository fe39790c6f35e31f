"""Characters that steer a terminal or turn the direction of writing: a name may hold them, and hide what it is."""

import re

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_COLOUR = re.compile("(\x1b\\[(?:0|1|2|3[1-6])m)")  # those that this program prints; others can hide text


def spelt(character: str) -> str:
    r"""Return how a character that must not work is shown, such as `\x202e`."""
    return f"\\x{ord(character):02x}"


def harmless(text: str) -> str:
    """Return a text for a terminal: what would steer it is spelt; line breaks, tabs and colours stay."""
    if text.isprintable():
        return text
    parts = _COLOUR.split(text)  # every second one is a colour
    parts[::2] = (_CONTROLS.sub(lambda found: spelt(found[0]), part) for part in parts[::2])
    return "".join(parts)


def harmless_json(text: str) -> str:
    """Return JSON in which what would steer a terminal is escaped; it says the same."""
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def unturned(text: str) -> str:
    """Return a text for a document, without the marks that would print its letters in another order."""
    return text if text.isascii() else _TURNING.sub("", text)

"""Names of files and keys as one part of an address, whatever signs they have."""

import os
import re

_PLAIN = re.compile(r"[^\w.\- ]|(?<=^)\.+$", re.ASCII)
OWN = ("baru", "banyak", "nama-lama")
"""What stands in an address where else the name of an innovation does."""


def part_of(name: str) -> str:
    """Return a name as one part of an address: what is no plain sign as its bytes, each `~` and two digits.

    *Why not percent signs:* servers and browsers take them apart before anybody can tell a slash from a folder.
    """
    found = _PLAIN.sub(_spelt, name)
    return f"~{ord(found[0]):02X}{found[1:]}" if found in OWN else found


def _spelt(sign: re.Match[str]) -> str:
    return "".join(f"~{byte:02X}" for byte in os.fsencode(sign[0]))

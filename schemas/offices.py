"""Names of offices: many hands write them, so they are compared loosely and shown in the usual spelling."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from schemas.unseen import without_unseen

FIELDS = ("pengusul.nama", "pengusul.induk")
"""The fields of a record that name an office."""


@lru_cache(maxsize=4096)
def office_key(name: str) -> str:
    """Return what names of one office have in common: no capitals, no spaces but one, nothing that cannot be seen."""
    return _visible(unicodedata.normalize("NFKC", name)).casefold()


def _visible(name: str) -> str:
    return re.sub(r"\s+", " ", without_unseen(name)).strip()


def usual_spellings(names: Iterable[str]) -> dict[str, str]:
    """Return the spelling of each office that is used most, by its key; of equals the first in the alphabet.

    Args:
        names: as they are written, each as often as it is.
    """
    spellings: dict[str, Counter[str]] = {}
    for name in names:
        spellings.setdefault(office_key(name), Counter())[_visible(name)] += 1
    return {key: min(counts, key=lambda name: (-counts[name], name)) for key, counts in spellings.items()}

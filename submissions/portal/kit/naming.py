"""Names for files and folders that every portal and every system takes: ASCII, no spaces, short, unique."""

import re
import unicodedata

LONGEST = 100
LONGEST_FOLDER = 60


class Names:
    """Hands out names, none of them twice, not even in another case."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def folder(self, number: str, name: str) -> str:
        """Return a name such as `16_Regulasi-Inovasi-Daerah`."""
        return self._unique(plain(number), [plain(name)], "", LONGEST_FOLDER)

    def file(self, number: str, title: str, letter_number: str | None, ending: str) -> str:
        """Return a name such as `17-1_SK-Tim_800-12-2025.pdf`; `ending` comes with its dot."""
        return self._unique(plain(number), [plain(title), plain(letter_number or "")[:30]], ending, LONGEST)

    def _unique(self, number: str, parts: list[str], ending: str, longest: int) -> str:
        ending = f".{plain(ending)[:8].lower()}" if plain(ending) else ""
        for attempt in range(1, 10_000):
            mark = number[:20] if attempt == 1 else f"{number[:20]}-{attempt}"
            room = longest - len(ending) - len(mark) - sum(len(part) + 1 for part in parts[1:] if part)
            first = _cut(parts[0], max(0, room - 1))
            name = "_".join(filter(None, (mark, first, *(part.strip("-") for part in parts[1:])))) + ending
            if name.casefold() not in self._taken:
                self._taken.add(name.casefold())
                return name
        raise AssertionError("no name is left")


def _cut(text: str, longest: int) -> str:
    """Return the beginning of a plain text, whole words where that leaves more than half of it."""
    if len(text) <= longest:
        return text
    cut = text[: longest + 1]
    word = cut.rfind("-")
    return cut[: word if word > longest // 2 else longest].strip("-")


def plain(text: str) -> str:
    """Return a text as ASCII letters and digits with hyphens between them."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-")

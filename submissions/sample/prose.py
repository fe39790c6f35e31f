"""Prose of generated records: sentences chosen from fragments, their slots filled from a topic."""

import random
from collections.abc import Iterator, Mapping

from schemas.narrative import count_words
from submissions.sample.people import fragment

FILES = ("prose", "answers")
"""The fragments that hold blocks: those of the profile, those of the KIPP narratives."""


class Phrase(str):
    """A piece of text that can begin a sentence: `{masalah:C}` writes it with a capital letter."""

    def __format__(self, how: str) -> str:
        return str(self[:1].upper() + self[1:]) if how == "C" else str(self)


class Teller:
    """Tells the parts of one record, remembering which sentences it has not used."""

    def __init__(self, values: Mapping[str, str], chance: random.Random) -> None:
        self._chance = chance
        self.values = {key: Phrase(value) for key, value in values.items()}

    def learn(self, **values: str) -> None:
        """Add slots that depend on what has been told or chosen before."""
        self.values.update({key: Phrase(value) for key, value in values.items()})

    def tell(self, block: str, at_most: int | None = None) -> str:
        """Return the text of a block; with a limit of words, sentences at the end of its paragraphs are left out."""
        paragraphs = [
            [self._chance.choice(slot).format_map(self.values) for slot in paragraph] for paragraph in _block(block)
        ]
        while at_most and count_words(_joined(paragraphs)) > at_most:
            longest = max((part for part in paragraphs if len(part) > 1), key=len, default=None)
            if longest is None:
                break
            longest.pop()
        return _joined(paragraphs)

    def more(self, *blocks: str) -> Iterator[str]:
        """Yield every running sentence of some blocks, to lengthen a text that needs more."""
        for block in blocks:
            for paragraph in _block(block):
                for slot in paragraph:
                    for sentence in slot:
                        if "\n" not in sentence and "{metode}" not in sentence and "_daftar}" not in sentence:
                            yield sentence.format_map(self.values)


def _block(name: str) -> list[list[list[str]]]:
    """Return a block: paragraphs, in each slots, in each its alternatives."""
    block: list[list[list[str]]] = next(fragment(file)[name] for file in FILES if name in fragment(file))
    return block


def _joined(paragraphs: list[list[str]]) -> str:
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs)

"""Characters that no font of the documents has: they would be boxes on paper, and break PDF/A and PDF/UA."""

import unicodedata
from collections.abc import Iterator

from submissions.findings import catalogue
from submissions.findings.finding import Finding
from submissions.language import _
from submissions.records.reading import ReadRecord
from submissions.records.texts import texts
from submissions.resources import printable_characters

_MOST_NAMED = 5
_NOT_DRAWN = {"Cc", "Cf", "Mn", "Me", "Zl", "Zp"}
_NOT_PRINTED = ("pemeriksaan", "verifikasi")


def check_characters(record: ReadRecord) -> Iterator[Finding]:
    """Yield a finding for each text of a record with characters that cannot be printed."""
    for location, text in texts(record.source.data):
        strange = unprintable(text)
        if strange and location[0] not in _NOT_PRINTED:
            named = [_named(letter) for letter in strange[:_MOST_NAMED]]
            more = " …" if len(strange) > _MOST_NAMED else ""
            path = location.dotted
            place = record.source.place(location)
            yield Finding(catalogue.CHARACTER_WITHOUT_FONT, place, path, "", {"characters": ", ".join(named) + more})


def unprintable(text: str) -> list[str]:
    """Return the different characters of a text that no font of the documents has, in order."""
    if text.isascii():
        return []
    known = printable_characters()
    strange = dict.fromkeys(letter for letter in unicodedata.normalize("NFC", text) if letter not in known)
    return [letter for letter in strange if not letter.isspace() and unicodedata.category(letter) not in _NOT_DRAWN]


def _named(letter: str) -> str:
    """Return what to call a character: itself, where it can be seen."""
    if letter.isprintable():
        return f"“{letter}”"
    own = unicodedata.category(letter) == "Co"
    return _("a sign of a font of its own, such as Word's bullet") if own else f"U+{ord(letter):04X}"

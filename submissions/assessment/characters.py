"""Characters that no font of the documents has: they would be boxes on paper, and break PDF/A and PDF/UA."""

import unicodedata
from collections.abc import Iterator

from schemas.unseen import unseen_in
from submissions.findings import catalogue
from submissions.findings.finding import Finding
from submissions.language import _
from submissions.records.reading import StatingFile
from submissions.records.texts import texts_beyond_ascii
from submissions.resources import printable_characters

_MOST_NAMED = 5
_NOT_DRAWN = {"Cc", "Cf", "Mn", "Me", "Zl", "Zp"}
_NOT_PRINTED = ("pemeriksaan", "verifikasi", "registrasi")


def check_characters(record: StatingFile) -> Iterator[Finding]:
    """Yield a finding for each text of a record with characters that cannot be printed, or that nobody sees."""
    for location, text in texts_beyond_ascii(record.source.data):
        if location[0] in _NOT_PRINTED:
            continue
        named = [_named(letter) for letter in unprintable(text)]
        unseen = [_named(sign) for sign in unseen_in(text)]
        for kind, names in ((catalogue.CHARACTER_WITHOUT_FONT, named), (catalogue.CHARACTER_UNSEEN, unseen)):
            if names:
                more = " …" if len(names) > _MOST_NAMED else ""
                values = {"characters": ", ".join(names[:_MOST_NAMED]) + more}
                yield Finding(kind, record.source.place(location), location.dotted, "", values)


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

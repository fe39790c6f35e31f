"""What of a text never goes onto a public page: names of known persons, their numbers and addresses, file paths.

A text is looked through as its reader sees it, after Markdown has been made of it: a number is found whether it was
written with dots, in bold, or across two lines. In doubt something is left out, and the office is told.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from html import unescape

from schemas.innovation import Innovation
from schemas.offices import office_key
from schemas.settings import Settings
from schemas.unseen import without_unseen
from submissions.language import N_
from submissions.showcase import words

BARRIER = "\x00"
"""What divides texts that are looked through together: nothing is found across it."""


class Secret(StrEnum):
    """What was found in a text that is not shown."""

    PERSON = N_("the name of a person")
    TELEPHONE = N_("a telephone number")
    NUMBER = N_("a long number such as NIK or NIP")
    EMAIL = N_("an e-mail address")
    CONTACT = N_("a contact of the record")
    PATH = N_("the path of a file")
    LINK = N_("a link that holds such a thing, or leads into the office's folder")


@dataclass(frozen=True, order=True)
class Span:
    """A piece of a text that is not shown."""

    start: int
    end: int
    kind: Secret


_BETWEEN = r"[\s.\-‐‑‒–—−()/·_*']"
_RUN = re.compile(rf"(?:\+[\s(]{{0,2}})?\(?\d(?:{_BETWEEN}{{0,6}}\d)*")
_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+")
_DAY = re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?=\s|$)")
_LONG_NUMBER = 15  # figures of a tax number; a NIK has 16, a NIP 18
_TELEPHONE = 9  # figures of the shortest number with its area code
_ABROAD = 8  # figures behind a plus sign
_MOBILE = ("628", "0")
_PRICE = re.compile(r"(?:rp|idr)\.?\s*$", re.IGNORECASE)
_SIGN = r"(?:@|＠|\s?[(\[]\s?(?:at|et)\s?[)\]]\s?)"
_EMAIL = re.compile(
    rf"[^\s@＠<>()\[\]{{}},;:\"\x00]{{1,64}}\s?{_SIGN}\s?[^\W_][\w-]*(?:\s?\.\s?[^\W_][\w-]*)+", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_DEGREES = re.compile(r"(?<=[a-z])(?:\s+(?:(?:[A-Z][A-Za-z]{0,4}\.)+[A-Z][A-Za-z]{0,5}\.?|[A-Z]{2,3}))+\s*$")
_DIVIDER = re.compile(r"[,;/()|\n]|\s[-–—]\s")
_SHORTEST_NUMBER = 5  # figures of a telephone number without its area code, such as a field for it may hold
_CONTACTS = re.compile(r"[,;/]|\s{2,}")  # between two contacts in one field
_JOINERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # nobody sees these either
_APART = 8  # signs that may stand between two words of a name
_SHORTEST = 3  # letters of a word of a name that is looked for with a title alone
_JOINED = 7  # letters of a name that is looked for without its spaces too


@dataclass(frozen=True)
class Name:
    """The words of one person's name, without titles, degrees and posts."""

    words: tuple[str, ...]

    @cached_property
    def long(self) -> frozenset[str]:
        """Return the words that are more than an initial."""
        return frozenset(word for word in self.words if len(word) > 1)

    @cached_property
    def initials(self) -> frozenset[str]:
        """Return the first letters of the words."""
        return frozenset(word[0] for word in self.words)

    @cached_property
    def joined(self) -> str:
        """Return the words without spaces, as addresses and names of accounts have them; empty where that is short."""
        together = "".join(self.words)
        return together if len(together) >= _JOINED else ""


def names_in(text: str | None) -> Iterator[Name]:
    """Yield the names of persons that a field for persons holds; what names an office is none."""
    for number, part in enumerate(_DIVIDER.split(unicodedata.normalize("NFC", text or ""))):
        plain = [_plain(word) for word in _WORD.findall(_DEGREES.sub("", part))]
        post: tuple[str, ...] = ()
        while plain and (plain[0] in words.TITLES or plain[0] in words.POSTS):
            post = (plain[0],) if plain[0] in words.POSTS else post
            plain = plain[1:]
        long = [word for word in plain if len(word) > 1]
        if not long or plain[0] in words.INSTITUTIONS:
            continue
        # Behind a comma, one word is a degree; behind a post, it may be the post's place, so both go together.
        if len(long) > 1:
            yield Name(tuple(plain))
        elif number == 0:
            yield Name((*post, *plain))


def persons_of(innovation: Innovation) -> list[str]:
    """Return what the fields for persons of a record hold.

    Who began the innovation may be an office, a group or a post: what is its proposer's name too is none of a person,
    and neither is the head of a region.
    """
    held = [person.nama for person in innovation.inovator]
    held += [look.oleh for look in innovation.pemeriksaan]
    if innovation.kontak:
        held.append(innovation.kontak.nama)
    began, proposer = innovation.nama_inisiator, innovation.pengusul
    if began and innovation.inisiator != "opd":
        offices = [office_key(name) for name in (proposer.nama, proposer.induk) if name]
        if office_key(began) not in offices and any(name.words[0] not in words.POSTS for name in names_in(began)):
            held.append(began)
    return held


def contacts_of(innovation: Innovation) -> list[str]:
    """Return telephone numbers, addresses and personnel numbers that a record holds in fields of their own."""
    held = [person.nip for person in innovation.inovator]
    if innovation.kontak:
        held += [innovation.kontak.telepon, innovation.kontak.surel]
    return [text for text in held if text]


def signatories_of(settings: Settings) -> list[str]:
    """Return the names of all who sign, by the settings of an office."""
    others = (heading for _kind, headings in settings.pengecualian for heading in headings.values())
    named = (settings.penanda_tangan.nama, *(heading.penanda_tangan.nama for heading in others))
    return [name for name in named if name]


class Private:
    """What is not shown of one innovation: who is named in it and in the office's other records, and their numbers."""

    def __init__(
        self, everywhere: "People", own: Iterable[str] = (), contacts: Iterable[str] = (), files: Iterable[str] = ()
    ):
        """Prepare.

        Args:
            everywhere: persons of the whole office; their full names are looked for.
            own: what this record's fields for persons hold; also one word of them behind a title.
            contacts: what its fields for numbers and addresses hold, in whatever form.
            files: paths that it names.
        """
        self._everywhere = everywhere
        self._own = [name for text in own for name in names_in(text)]
        self._single = frozenset[str]().union(*(name.long for name in self._own if len(name.long) == 1))
        self._titled = {word for name in self._own for word in name.long if len(word) >= _SHORTEST}
        self._files = _any_of(re.escape(file) for file in files if len(file) >= _SHORTEST)
        self._contacts = _any_of(_loosely(part) for text in contacts for part in _CONTACTS.split(text) if part)

    def shown(self, text: str) -> tuple[str, frozenset[Secret]]:
        """Return a text as it may be shown, and what was left out of it."""
        clean = readable(text)
        spans = self.spans(clean)
        # What was copied from a page may have `&nbsp;` in it; a reader takes it for a space.
        if "&" in clean and (hidden := self.spans(plain := readable(unescape(clean)))):
            clean, spans = plain, hidden
        if not spans:
            return clean, frozenset()
        pieces, at = [], 0
        for span in spans:
            pieces += [clean[at : span.start], words.MARK]
            at = span.end
        return "".join([*pieces, clean[at:]]), frozenset(span.kind for span in spans)

    def spans(self, text: str) -> list[Span]:
        """Return the pieces of a text that are not shown, in order; none touches another."""
        found = [*_emails(text), *numbers_in(text), *self._persons(text)]
        for shape, secret in ((self._files, Secret.PATH), (self._contacts, Secret.CONTACT)):
            found += [Span(*match.span(), secret) for match in shape.finditer(text)] if shape else []
        return list(_apart(sorted(found)))

    def _persons(self, text: str) -> Iterator[Span]:
        located = [(match.start(), match.end(), _plain(match[0])) for match in _WORD.finditer(text)]
        for name in self._everywhere.likely(word for _start, _end, word in located):
            yield from _runs(text, located, name)
        for name in self._own:
            if len(name.long) > 1:
                yield from _runs(text, located, name)
        before = ""
        for start, end, word in located:
            if word in self._single or (before in words.TITLES and word in self._titled):
                yield Span(start, end, Secret.PERSON)
            before = word if word not in words.POSTS else before


class People:
    """The persons of all records and settings of an office, found fast in a text."""

    def __init__(self, texts: Iterable[str]):
        self._names = {name.words: name for text in texts for name in names_in(text) if len(name.long) > 1}

    @cached_property
    def _by_word(self) -> dict[str, list[Name]]:
        known: dict[str, list[Name]] = {}
        for name in self._names.values():
            for word in name.long:
                known.setdefault(word, []).append(name)
        return known

    @cached_property
    def _by_joined(self) -> dict[str, Name]:
        return {name.joined: name for name in self._names.values() if name.joined}

    @cached_property
    def _joined(self) -> list[str]:
        return sorted(self._by_joined)

    def likely(self, plain: Iterable[str]) -> list[Name]:
        """Return the persons of whose names there are two words among these, or the whole in one."""
        present = set(plain)
        initials = {word for word in present if len(word) == 1}
        found: dict[tuple[str, ...], Name] = {}
        for word in sorted(present):
            for name in self._by_word.get(word, ()):
                if len(name.long & present) > 1 or not name.initials.isdisjoint(initials):
                    found[name.words] = name
            if len(word) >= _JOINED:
                at = bisect_left(self._joined, word)
                for key in self._joined[max(0, at - 1) : at + 1]:
                    if key in word:
                        found[self._by_joined[key].words] = self._by_joined[key]
        return list(found.values())


def readable(text: str) -> str:
    """Return a text as it is looked through and shown: composed letters, no signs that nobody sees."""
    if text.isascii():
        return text
    seen = without_unseen(unicodedata.normalize("NFC", text))
    return "".join(sign for sign in seen if sign not in _JOINERS and unicodedata.category(sign) != "Cf")


def _any_of(shapes: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of these, the longest first; None where there is nothing to be found."""
    known = sorted(set(filter(None, shapes)), key=lambda shape: (-len(shape), shape))
    return re.compile("|".join(known), re.IGNORECASE) if known else None


def _loosely(contact: str) -> str:
    """Return the shape of a contact: its figures with whatever may stand between them, else what it is."""
    figures = re.sub(r"\D", "", contact)
    if len(figures) >= _SHORTEST_NUMBER:
        return rf"(?<!\d){f'{_BETWEEN}{{0,6}}'.join(figures)}(?!\d)"
    return re.escape(contact.strip()) if "@" in contact else ""


def _plain(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", word).casefold() if not unicodedata.combining(sign))


def _runs(text: str, located: Sequence[tuple[int, int, str]], name: Name) -> Iterator[Span]:
    """Yield where two or more words of a name stand side by side, in any order, initials among them."""
    run: list[tuple[int, int, str]] = []
    for start, end, word in located:
        if name.joined and name.joined in word:
            yield Span(start, end, Secret.PERSON)
        fits = word in name.long or (len(word) == 1 and word in name.initials)
        near = run and start - run[-1][1] <= _APART and not re.search(r"[\d\x00]", text[run[-1][1] : start])
        if not (fits and near):
            yield from _as_name(run)
            run = []
        if fits:
            run.append((start, end, word))
    yield from _as_name(run)


def _as_name(run: Sequence[tuple[int, int, str]]) -> Iterator[Span]:
    different = {word for _start, _end, word in run}
    if len(different) > 1 and any(len(word) >= _SHORTEST for word in different):
        yield Span(run[0][0], run[-1][1], Secret.PERSON)


def _emails(text: str) -> Iterator[Span]:
    for match in _EMAIL.finditer(text):
        yield Span(*match.span(), Secret.EMAIL)


def numbers_in(text: str) -> Iterator[Span]:
    """Yield the telephone numbers of a text, and the long numbers such as NIK and NIP, in order."""
    for match in _RUN.finditer(text):
        start = match.start()
        for day in [*_DAY.finditer(match[0]), None]:
            end = match.start() + day.start() if day else match.end()
            yield from _number(text, start, end)
            start = match.start() + day.end() if day else end


def _number(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what is not shown of a run of figures with what may stand between them."""
    run = text[start:end].rstrip()
    start += len(run) - len(run.lstrip(" \t\n-–—"))
    run = text[start : start + len(run.lstrip(" \t\n-–—"))]
    figures = _figures(run)
    if len(figures) >= _LONG_NUMBER:
        yield Span(start, start + len(run), Secret.NUMBER)
    elif not (_AMOUNT.fullmatch(run) and (not figures.startswith(_MOBILE) or _PRICE.search(text[:start]))):
        # A telephone number goes from where it begins to the end of the run.
        for group in re.finditer(r"(?:\+[\s(]*|\()?\d+", run):
            tail, abroad = _figures(run[group.start() :]), group[0].startswith("+")
            if (abroad and len(tail) >= _ABROAD) or (tail.startswith(_MOBILE) and len(tail) >= _TELEPHONE):
                yield Span(start + group.start(), start + len(run), Secret.TELEPHONE)
                return


def _figures(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdecimal())


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in order, those that overlap as one."""
    last: Span | None = None
    for span in spans:
        if last is not None and span.start < last.end:
            last = Span(last.start, max(last.end, span.end), last.kind)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last

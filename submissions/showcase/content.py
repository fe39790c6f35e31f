"""What a public page says of an innovation: of its record only what may be shown, and of that what is not private."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from operator import attrgetter

from schemas.innovation import Photo
from schemas.offices import office_key, usual_spellings
from schemas.source import Location, Place
from schemas.vocabulary import vocabulary
from schemas.wording import name_parts
from submissions.documents.content import PhotoContent
from submissions.documents.markup import at_word
from submissions.documents.presenting import cover_of, result_content
from submissions.documents.richtext import narrative_html
from submissions.language import N_
from submissions.records.reading import ReadRecord
from submissions.showcase import words
from submissions.showcase.privacy import People, Private, contacts_of, persons_of, signatories_of
from submissions.showcase.texts import plain_of, shown_html
from submissions.workspace import Workspace

_RESERVED = re.compile(r"index|con|prn|aux|nul|com\d|lpt\d")  # by web servers, and by Windows
_LETTERS = "abcdefghijklmnop"
_NAMED_BY = 10  # letters of a name in the place of an id that is not shown
_LONGEST_SENTENCE = 200  # letters of what a card says where the record has no sentence
_SAYS_SOMETHING = re.compile(r"[^\W_]")
NOT_SHOWN = N_("a picture that cannot be shown")


@dataclass(frozen=True)
class Withheld:
    """What is not on the pages although its record is public: where it stands, of which innovation, and what it is."""

    place: Place
    field: str
    name: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class ShownPhoto:
    """A photograph of an innovation: its file in the workspace, what is said of it, and where the record names it."""

    file: str
    caption: str
    alt: str
    number: int
    place: Place


@dataclass(frozen=True)
class ShownFigure:
    """A figure before and after, ready to be read; `bars` are the lengths of its two bars, from 0 to 1."""

    name: str
    unit: str
    before: str
    after: str
    year_before: str
    year_after: str
    change: str
    bars: tuple[float, float] | None


@dataclass(frozen=True)
class ShownInnovation:
    """One innovation as pages show it; what is not known is empty.

    `name` is that of its files; `sentence` its one sentence, and where the record has none how its first text begins;
    `milestones` are names and years; `parts` the key, the heading and the HTML of each text; `tags` are what else it
    belongs to, in the words of the official lists.
    """

    name: str
    title: str
    meaning: str
    sentence: str
    has_sentence: bool
    office: str
    parent: str
    kind: str
    stage: str
    affair: str
    year: int | None
    milestones: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    parts: tuple[tuple[str, str, str], ...]
    figures: tuple[ShownFigure, ...]
    pictures: tuple[ShownPhoto, ...]
    cover: ShownPhoto | None

    @property
    def answering(self) -> str:
        """Return the office that answers for it."""
        return self.parent or self.office


Note = Callable[[Withheld], None]


def shown_innovations(
    public: Sequence[ReadRecord], readable: Iterable[ReadRecord], workspace: Workspace, note: Note
) -> list[ShownInnovation]:
    """Return the innovations as pages show them, the newest first.

    Args:
        public: the records that may be shown.
        readable: all records of the office: whom they name is not shown on any page.
        workspace: the office's folder, whose settings name those who sign.
        note: told of each thing that is left out.
    """
    signing = signatories_of(workspace.settings)
    people = People([*signing, *(name for record in readable for name in persons_of(record.innovation))])
    proposers = [record.innovation.pengusul for record in public]
    spellings = usual_spellings(name for each in proposers for name in (each.nama, each.induk) if name)
    found: dict[str, ShownInnovation] = {}
    for record in public:
        own = [*persons_of(record.innovation), *signing]
        private = Private(people, own, contacts_of(record.innovation), record.innovation.files)
        reading = _Reading(record, private, note)
        name = reading.name(found)
        found[name] = reading.shown(name, spellings)
    return sorted(found.values(), key=lambda each: (-(each.year or 0), each.title.casefold(), each.name))


def shown_region(workspace: Workspace) -> str:
    """Return the name of the region as pages show it."""
    signing = signatories_of(workspace.settings)
    return Private(People(signing), signing).shown(workspace.settings.pemda.nama)[0]


class _Reading:
    """Reads what may be shown out of one record, and notes what is left out."""

    def __init__(self, record: ReadRecord, private: Private, note: Note):
        self._record, self._private, self._note = record, private, note
        self._innovation = record.innovation
        self._title = private.shown(record.innovation.nama)[0]

    def name(self, taken: Mapping[str, object]) -> str:
        """Return the name of the innovation's files: its id, or letters that say nothing where that is private."""
        ident = self._innovation.id
        if self._private.spans(re.sub(r"[-_]", " ", ident)) or self._private.spans(ident):
            self._tell(Location("id"), self._private.shown(re.sub(r"[-_]", " ", ident))[1])
            figures = sha256(ident.encode()).hexdigest()[:_NAMED_BY]
            ident = "inovasi-" + "".join(_LETTERS[int(figure, 16)] for figure in figures)
        if _RESERVED.fullmatch(ident):
            ident = f"{ident}-inovasi"
        number, name = 1, ident
        while name in taken:
            number += 1
            name = f"{ident}-{number}"
        return name

    def shown(self, name: str, spellings: Mapping[str, str]) -> ShownInnovation:
        """Return the innovation as pages show it."""
        innovation = self._innovation
        title, meaning = name_parts(self._text(innovation.nama, "nama") or words.MARK)
        sentence, parts = self._text(innovation.satu_kalimat, "satu_kalimat"), tuple(self._parts())
        pictures = tuple(self._picture(photo, number) for number, photo in enumerate(innovation.foto))
        days = [(words.MILESTONES[field], getattr(innovation, field)) for field in words.MILESTONES]
        years = [
            day.year for day in (innovation.waktu_penerapan, innovation.waktu_uji_coba, innovation.waktu_ide) if day
        ]
        office, parent = (
            self._text(spellings[office_key(each)], f"pengusul.{field}") if each else ""
            for field, each in (("nama", innovation.pengusul.nama), ("induk", innovation.pengusul.induk))
        )
        return ShownInnovation(
            name=name,
            title=title,
            meaning=meaning,
            sentence=sentence or _opening(parts),
            has_sentence=bool(sentence),
            office=office,
            parent=parent if parent != office else "",
            kind=_label("jenis", innovation.jenis),
            stage=_label("tahapan", innovation.tahapan),
            affair=_label("urusan", innovation.urusan_utama),
            year=years[0] if years else None,
            milestones=tuple((what, str(day.year)) for what, day in days if day),
            tags=tuple(self._tags()),
            parts=parts,
            figures=tuple(self._figures()),
            pictures=pictures,
            cover=_cover(pictures, innovation.foto),
        )

    def _text(self, text: str | None, field: str) -> str:
        """Return a text as it may be shown; empty where nothing is left of it."""
        shown, kinds = self._private.shown(text or "")
        self._tell(Location(*(int(step) if step.isdecimal() else step for step in field.split("."))), kinds)
        return shown if not kinds or _SAYS_SOMETHING.search(shown.replace(words.MARK, "")) else ""

    def _tell(self, at: Location, kinds: Iterable[str]) -> None:
        if kinds:
            self._note(
                Withheld(self._record.source.place(at), at.dotted, name_parts(self._title)[0], tuple(sorted(kinds)))
            )

    def _parts(self) -> Iterator[tuple[str, str, str]]:
        for key, (heading, field) in words.PARTS.items():
            if markdown := attrgetter(field)(self._innovation):
                shown, kinds = shown_html(narrative_html(markdown), self._private)
                self._tell(Location(*field.split(".")), kinds)
                yield key, heading, shown

    def _tags(self) -> Iterator[str]:
        innovation = self._innovation
        yield from (_label("urusan", code) for code in innovation.urusan_beririsan)
        if innovation.tematik:
            yield _label("tematik", innovation.tematik)
        yield from (_label("sdgs", code) for code in innovation.sdgs)

    def _figures(self) -> Iterator[ShownFigure]:
        """Yield the figures; one of which a number is private is none."""
        for number, result in enumerate(self._innovation.hasil_angka):
            content, at = result_content(result), f"hasil_angka.{number}"
            before, after = content.before or "", content.after
            year_before, year_after = (str(year or "") for year in (content.year_before, content.year_after))
            stated = {"sebelum": before, "sesudah": after, "tahun_sebelum": year_before, "tahun_sesudah": year_after}
            if all(self._text(value, f"{at}.{name}") == value for name, value in stated.items()):
                name, unit = self._text(content.name, f"{at}.nama"), self._text(content.unit, f"{at}.satuan")
                yield ShownFigure(name, unit, before, after, year_before, year_after, content.change, content.bars)

    def _picture(self, photo: Photo, number: int) -> ShownPhoto:
        at = f"foto.{number}"
        caption = self._text(photo.keterangan, f"{at}.keterangan")
        said = self._text(photo.alt, f"{at}.alt") or caption
        place = self._record.source.place(("foto", number, "berkas"))
        return ShownPhoto(photo.berkas, caption, said or words.PICTURE_OF.format(name=self._title), number + 1, place)


def _label(codes: str, key: str | None) -> str:
    return vocabulary(codes).entries[key].label if key else ""


def _opening(parts: Iterable[tuple[str, str, str]]) -> str:
    """Return how the first text begins, up to a word, for a card of an innovation without a sentence of its own."""
    return at_word(next((plain_of(html) for _key, _heading, html in parts), ""), _LONGEST_SENTENCE)


def _cover(pictures: Sequence[ShownPhoto], photos: Sequence[Photo]) -> ShownPhoto | None:
    """Return the photograph that stands for the innovation: the cover of its documents, else the first."""
    cover = cover_of(PhotoContent(photo.berkas, "", "", tuple(photo.di)) for photo in photos)
    chosen = next((each for each in pictures if cover and each.file == cover.file), None)
    return chosen or next(iter(pictures), None)

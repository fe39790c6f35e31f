"""What the documents of an innovation say, as typed values, built once for dossier, form, letters, volume and kit.

Texts are ready to be read (dates and choices in words); names and numbers are still those of the program. What
templates call them stands in `submissions.documents.context`.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from schemas.competitions import Form
from schemas.innovation import Contact, Innovator
from schemas.settings import Letterhead, Region, Signatory
from submissions.documents import words
from submissions.documents.provenance import Origin, Provenance

_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """Return the words of a text, as they are compared: without capitals and marks."""
    return _WORD.findall(text.casefold())


@dataclass(frozen=True)
class EditionContent:
    """What documents say of an edition."""

    competition: str
    short_name: str
    year: int
    name: str
    authority: str | None
    theme: str | None
    legal_basis: tuple[str, ...]


@dataclass(frozen=True)
class OfficeContent:
    """What documents say of the office: region, letterhead, signatory, place and date."""

    region: Region
    letterhead: Letterhead
    signatory: Signatory
    place: str | None
    letter_date: str | None


@dataclass(frozen=True)
class InnovationContent:
    """What every document says of the innovation and of who answers for it."""

    name: str
    proposer: str
    proposer_kind: str
    parent: str | None
    applied_since: str | None
    kind_of_innovator: str | None
    innovators: tuple[Innovator, ...]
    contact: Contact | None


@dataclass(frozen=True)
class CommonContent:
    """What every document of an innovation says: who, which edition, which office, draft or not.

    `created` is when it is said to be made; see `submissions.documents.composing.created`. `origin` is what every
    document carries of where it comes from.
    """

    is_draft: bool
    record_name: str
    created: str | None
    edition: EditionContent
    group: str | None
    innovation: InnovationContent
    office: OfficeContent
    origin: Origin


@dataclass(frozen=True)
class EvidenceContent:
    """One piece of evidence; `number` counts in the order in which the document first cites it."""

    number: int
    key: str
    kind: str
    title: str
    letter_number: str | None
    date: str | None
    subject: str | None
    pages: str | None
    file: str | None
    link: str | None
    note: str | None
    short_date: str | None = None
    innovation: str = ""

    @property
    def added_subject(self) -> str | None:
        """Return what it is about, where that says more than its title and the innovation's name do."""
        said = words_of(f"{self.title} {self.innovation} {words.FILLING}")
        adds = (all(word not in each for each in said) for word in words_of(self.subject or ""))
        return self.subject if any(adds) else None


@dataclass(frozen=True)
class ListedEvidence:
    """An entry of the list of evidence, with the fields and indicators that cite it."""

    evidence: EvidenceContent
    cited_by: tuple[str, ...]


@dataclass(frozen=True)
class FieldContent:
    """One field of the form as answered.

    A field shows one of `text`, `narrative` (Markdown), `rows` and `parts`, or nothing; `date` is the day that `text`
    words, where it is one. `words` is the count of a narrative, or of all the narratives of a group.
    """

    number: str | None
    key: str
    label: str
    long_label: str
    type: str
    section: str | None
    text: str | None
    narrative: str | None
    rows: tuple[str, ...]
    words: int | None
    least_words: int | None
    most_words: int | None
    is_required: bool
    evidence: tuple[EvidenceContent, ...]
    parts: tuple["FieldContent", ...]
    is_filled: bool
    date: dt.date | None = None

    @property
    def all_evidence(self) -> tuple[EvidenceContent, ...]:
        """Return what the field and its parts cite, as often as they do."""
        return (*self.evidence, *(cited for part in self.parts for cited in part.evidence))


@dataclass(frozen=True)
class IndicatorContent:
    """One indicator: the parameter reached (0 for none) by which fact, and the evidence cited.

    `fact` is empty where it is the parameter's own words; `levels` are the words of all three parameters, empty where
    what was reached is none of them. `proof` is what the edition says of documents that prove it.
    """

    number: str
    key: str
    name: str
    variable: str | None
    is_mandatory: bool
    parameter: int
    parameter_text: str
    fact: str
    note: str | None
    evidence: tuple[EvidenceContent, ...]
    levels: tuple[str, ...] = ()
    proof: str | None = None


@dataclass(frozen=True)
class ResultContent:
    """One figure before and after, ready to be read; `change` is empty where there is nothing to compare with.

    `bars` are the lengths of both as shares of the longer, None where they cannot be drawn.
    """

    name: str
    unit: str | None
    before: str | None
    after: str
    year_before: int | None
    year_after: int | None
    change: str
    bars: tuple[float, float] | None


@dataclass(frozen=True)
class PhotoContent:
    """A photograph: its file in the workspace, what it shows, in words for who does not see it, and where it stands."""

    file: str
    caption: str
    words: str
    places: tuple[str, ...]


@dataclass(frozen=True)
class PresentationContent:
    """What presents an innovation at a glance: its own short texts, its figures and photographs.

    `problem` and `idea` are how the longer texts begin, for a summary of a record that has no `summary`.
    """

    sentence: str | None = None
    summary: str | None = None
    problem: str = ""
    idea: str = ""
    results: tuple[ResultContent, ...] = ()
    photos: tuple[PhotoContent, ...] = ()
    milestones: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class AnswersContent:
    """What the record itself gives a document to print: fields and indicators, and the evidence that they cite."""

    fields: tuple[FieldContent, ...]
    indicators: tuple[IndicatorContent, ...]
    evidence: tuple[ListedEvidence, ...]
    presentation: PresentationContent = PresentationContent()


@dataclass(frozen=True)
class LetterContent:
    """A statement letter that goes with the form; `name` is that of its file.

    It carries its own words and the code of these, which are known when it is filled. `is_in_form` says that the form
    has a page of it already; `attachment` is the key of the field under which it is uploaded.
    """

    name: str
    template: str
    title: str
    wants_meterai: bool
    office: OfficeContent
    is_in_form: bool = False
    attachment: str | None = None


@dataclass(frozen=True)
class PlaceInVolume:
    """Where a piece of evidence stands in the evidence volume: under which number, from which page on."""

    number: str
    page: int


@dataclass(frozen=True)
class VolumeListing:
    """What the dossier says of its evidence volume: its file, its pages, and where in it each piece of evidence is."""

    file: str
    pages: int
    places: Mapping[str, tuple[PlaceInVolume, ...]]


@dataclass(frozen=True)
class ManuscriptContent:
    """What an organiser asks of the PDF: styles by the names that templates know, and the lines of a cover.

    `is_counted` says that the pages between cover and annexes are counted, `parts` names the fields whose pages are.
    """

    styles: Mapping[str, str]
    cover: tuple[str, ...]
    is_counted: bool
    parts: frozenset[str]


@dataclass(frozen=True)
class FormContent:
    """The filled form of one innovation: what its dossier or form, letters, evidence volume and kit are made from.

    `stem` is how the names of their files begin, `template` is that of the form itself; `takes` is which form it is.
    `annexes` are the fields whose evidence goes first, where the edition says so. `file_name` is what the
    organiser wants it to be called.
    """

    stem: str
    template: str
    common: CommonContent
    provenance: Provenance
    fields: tuple[FieldContent, ...]
    indicators: tuple[IndicatorContent, ...]
    evidence: tuple[ListedEvidence, ...]
    letters: tuple[LetterContent, ...] = ()
    presentation: PresentationContent = PresentationContent()
    volume: VolumeListing | None = None
    takes: Form = "indicators"
    annexes: tuple[str, ...] = ()
    manuscript: ManuscriptContent | None = None
    file_name: str | None = None

    def with_volume(self, volume: VolumeListing) -> "FormContent":
        """Return the same form, its dossier with a list of where each piece of evidence stands in the volume."""
        return replace(self, volume=volume)

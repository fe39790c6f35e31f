"""The evidence of an innovation by what it proves.

In a form of indicators: indicator after indicator, then the attachments of the profile. In a proposal: the statement
letters, then block after block. The numbers (`17.1` for the first document of indicator 17, `P22.1` for one of profile
item 22, `S2.1` for the second letter, `1.1.2` for the second document of block 1.1) are the same in the evidence volume
and in the upload kit.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from submissions.documents.content import EvidenceContent, FieldContent, FormContent, IndicatorContent


@dataclass(frozen=True)
class Exhibit:
    """One piece of evidence at one place that cites it."""

    number: str
    evidence: EvidenceContent


@dataclass(frozen=True)
class IndicatorSection:
    """What one indicator cites."""

    indicator: IndicatorContent
    exhibits: tuple[Exhibit, ...]

    @property
    def number(self) -> str:
        """Return its number, as in the form."""
        return self.indicator.number

    @property
    def name(self) -> str:
        """Return what it is called."""
        return self.indicator.name

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is claimed and nothing cited."""
        return not self.exhibits and not self.indicator.parameter


@dataclass(frozen=True)
class FieldSection:
    """What one field cites: an item of the profile, or a block of a proposal; there is none without evidence.

    `is_letter` says that a statement letter is uploaded there.
    """

    field: FieldContent
    number: str
    exhibits: tuple[Exhibit, ...]
    is_letter: bool = False

    @property
    def name(self) -> str:
        """Return what it is called."""
        return self.field.label


Section = IndicatorSection | FieldSection


def sections_of(content: FormContent) -> list[Section]:
    """Return every indicator of a form, and every field that cites evidence."""
    return _ordered(content, indicator_sections(content))


def shown_sections(content: FormContent) -> list[Section]:
    """Return the sections of a form in which something is claimed or cited."""
    return _ordered(content, [section for section in indicator_sections(content) if not section.is_empty])


def _ordered(content: FormContent, indicators: list[IndicatorSection]) -> list[Section]:
    """Return what is asked first in front: the indicators, or the letters and blocks of a proposal."""
    fields = field_sections(content)
    return [*fields, *indicators] if content.takes == "proposal" else [*indicators, *fields]


def indicator_sections(content: FormContent) -> list[IndicatorSection]:
    """Return what each indicator of a form cites."""
    return [IndicatorSection(each, _exhibits(each.number, each.evidence)) for each in content.indicators]


def field_sections(content: FormContent) -> list[FieldSection]:
    """Return what each field cites, if it does; in a proposal letters first, if the edition says no other order."""
    if content.takes != "proposal":
        numbered = [(field, f"P{field.number or field.key}", False) for field in content.fields]
    else:
        numbered = _letters_and_blocks(content)
    cited = ((field, number, _exhibits(number, field.all_evidence), letter) for field, number, letter in numbered)
    return [FieldSection(field, number, exhibits, letter) for field, number, exhibits, letter in cited if exhibits]


def _letters_and_blocks(content: FormContent) -> list[tuple[FieldContent, str, bool]]:
    """Return the fields of a proposal that may cite, each with its number and whether it is a letter's.

    A letter has an S, a field without a number of its own an L (Lampiran), each counted through. A block has the number
    of the form; with a P where indicators, too, have numbers.
    """
    fields = {field.key: field for field in content.fields}
    attached = dict.fromkeys(letter.attachment for letter in content.letters if letter.attachment in fields)
    letters = [(fields[key], f"S{at}", True) for at, key in enumerate(filter(None, attached), 1)]
    others = [field for field in content.fields if field.key not in attached]
    unnumbered = {field.key: f"L{at}" for at, field in enumerate((f for f in others if _bare(f)), 1)}
    mark = "P" if content.indicators else ""
    blocks = [
        (field, unnumbered.get(field.key) or f"{mark}{field.number}", False)
        for field in others
        if field.number or field.key in unnumbered
    ]
    place = {key: at for at, key in enumerate(content.annexes)}
    return sorted(letters + blocks, key=lambda each: place.get(each[0].key, len(place)))


def _bare(field: FieldContent) -> bool:
    """Return whether a field that cites has no number of its own."""
    return not field.number and bool(field.all_evidence)


def _exhibits(number: str, cited: Iterable[EvidenceContent]) -> tuple[Exhibit, ...]:
    once = {evidence.key: evidence for evidence in cited}.values()
    return tuple(Exhibit(f"{number}.{at}", evidence) for at, evidence in enumerate(once, 1))

"""The evidence of an innovation by what it proves: indicator after indicator, then the attachments of the profile.

The numbers (`17.1` for the first document of indicator 17, `P22.1` for one of profile item 22) are
the same in the evidence volume and in the upload kit.
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
    """What one item of the profile cites; there is none without evidence."""

    field: FieldContent
    exhibits: tuple[Exhibit, ...]

    @property
    def number(self) -> str:
        """Return its number with a P: items of the profile and indicators have numbers in common."""
        return _field_number(self.field)

    @property
    def name(self) -> str:
        """Return what it is called."""
        return self.field.label


Section = IndicatorSection | FieldSection


def sections_of(content: FormContent) -> list[Section]:
    """Return every indicator of a form, and every item of the profile that cites evidence."""
    return [*indicator_sections(content), *field_sections(content)]


def shown_sections(content: FormContent) -> list[Section]:
    """Return the sections of a form in which something is claimed or cited."""
    claimed = (section for section in indicator_sections(content) if not section.is_empty)
    return [*claimed, *field_sections(content)]


def indicator_sections(content: FormContent) -> list[IndicatorSection]:
    """Return what each indicator of a form cites."""
    return [IndicatorSection(each, _exhibits(each.number, each.evidence)) for each in content.indicators]


def field_sections(content: FormContent) -> list[FieldSection]:
    """Return what each item of the profile cites, if it does."""
    cited = ((field, _exhibits(_field_number(field), field.all_evidence)) for field in content.fields)
    return [FieldSection(field, exhibits) for field, exhibits in cited if exhibits]


def _field_number(field: FieldContent) -> str:
    return f"P{field.number or field.key}"


def _exhibits(number: str, cited: Iterable[EvidenceContent]) -> tuple[Exhibit, ...]:
    once = {evidence.key: evidence for evidence in cited}.values()
    return tuple(Exhibit(f"{number}.{at}", evidence) for at, evidence in enumerate(once, 1))

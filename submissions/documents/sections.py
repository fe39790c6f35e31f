"""The evidence of an innovation by what it proves: indicator after indicator, then the attachments of the profile.

The numbers (`17.1` for the first document of indicator 17, `P22.1` for one of profile item 22) are
the same in the evidence volume and in the upload kit.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from submissions.documents.context import Plain


@dataclass(frozen=True)
class Exhibit:
    """One document at one place that cites it; `fields` are those of the context's list of evidence."""

    number: str
    fields: Plain

    @property
    def key(self) -> str:
        """Return the document's identifier in the record."""
        return str(self.fields["kunci"])


@dataclass(frozen=True)
class Section:
    """What one indicator (or, where `indicator` is None, one item of the profile) cites."""

    number: str
    key: str
    name: str
    indicator: Plain | None
    exhibits: tuple[Exhibit, ...]

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is claimed and nothing cited."""
        return not self.exhibits and not (self.indicator and self.indicator["parameter"])


def sections_of(context: Plain) -> list[Section]:
    """Return every indicator of a document's context, and every item of the profile that cites documents."""
    sections = [
        _section(indicator["no"], indicator["kunci"], indicator["nama"], indicator, indicator["bukti"])
        for indicator in context["indikator"]
    ]
    return sections + list(_profile(context))


def _profile(context: Plain) -> Iterator[Section]:
    for field in context["isian"]:
        cited = [*field["bukti"], *(entry for part in field["isian"] for entry in part["bukti"])]
        if cited:
            # Items of the profile and indicators have numbers in common.
            yield _section(f"P{field['no'] or field['kunci']}", field["kunci"], field["label"], None, cited)


def _section(number: str, key: str, name: str, indicator: Plain | None, cited: list[Plain]) -> Section:
    once = list({entry["kunci"]: entry for entry in cited}.values())
    exhibits = tuple(Exhibit(f"{number}.{at}", entry) for at, entry in enumerate(once, 1))
    return Section(number, key, name, indicator, exhibits)

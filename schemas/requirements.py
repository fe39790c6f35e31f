"""The rules of eligibility: named predicates that editions combine and give their figures."""

from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import Field

from schemas.fields import Day, Model, YesNo
from schemas.rules import Condition, Rule
from schemas.vocabulary import vocabulary

if TYPE_CHECKING:
    from schemas.edition import Edition
    from schemas.innovation import Award

Named = tuple[str, Iterable[str], Container[str]]
"""Where in a rule something is named, the names, and those that there are."""


class Requirement(Rule):
    """One rule of eligibility; each has a `rule`, its name, and a `label`, what readers call it."""

    def applies_to(self, group: str | None) -> bool:
        """Return whether the rule is asked of an entry in this group."""
        groups: list[str] = getattr(self, "groups", [])
        return not groups or group in groups

    def names_in(self, edition: "Edition") -> Iterator[Named]:
        """Yield what else of the edition, or of a code list, the rule names and relies on."""
        yield "groups", getattr(self, "groups", []), edition.groups


class ImplementationWindow(Requirement):
    """Applied inside a window of dates, or developed inside it where development counts.

    `development_inside` is the rule, with its own source and grade, that refuses a development
    outside the window although the application lies inside. Without both days nothing is judged.
    """

    rule: Literal["implementation_window"]
    label: str
    applied_from: Day | None = None
    applied_to: Day | None = None
    development_counts: YesNo
    development_inside: Rule | None = None


class AgeException(Rule):
    """Another minimum age for some entries."""

    when: Condition
    months: int


class MinimumAge(Requirement):
    """Implemented for so many months, counted back from a date of the edition's calendar.

    Where `months` or the date is unknown, the age is shown and nothing is judged.
    """

    rule: Literal["minimum_age"]
    label: str
    months: int | None = None
    reference: str
    exceptions: list[AgeException] = []
    groups: list[str] = []

    def names_in(self, edition: "Edition") -> Iterator[Named]:
        """Yield the date that the age is counted to, and the fields that its exceptions look at."""
        yield from super().names_in(edition)
        yield "reference", [self.reference], edition.calendar
        yield "exceptions", [each.when.field for each in self.exceptions], edition.fields


class CriteriaMet(Requirement):
    """Every criterion of a list is met, by the office's own statement in the record."""

    rule: Literal["criteria_met"]
    label: str
    criteria: dict[str, str]


class MandatoryIndicators(Requirement):
    """The indicators that the edition marks as mandatory are not empty."""

    rule: Literal["mandatory_indicators"]
    label: str


class EvidencePerIndicator(Requirement):
    """An indicator that claims a parameter cites at least one document."""

    rule: Literal["evidence_per_indicator"]
    label: str


class HonourLimit(Model):
    """Honours (keys of the code list `gelar`), in which years, how often at the most or at the least."""

    honours: list[str]
    years: tuple[int, int] | None = None
    group: str | None = None
    fewer_than: int | None = None
    at_least: int | None = None

    def counted(self, awards: Iterable["Award"], competition: str) -> list[int]:
        """Return the numbers, from 0, of those honours that are meant here."""
        return [
            number
            for number, award in enumerate(awards)
            if award.kompetisi == competition
            and award.gelar in self.honours
            and (self.years is None or self.years[0] <= award.tahun <= self.years[1])
            and (self.group is None or self.group == award.kelompok)
        ]

    def refuses(self, awards: Iterable["Award"], competition: str) -> bool:
        """Return whether these are too many honours."""
        return self.fewer_than is not None and len(self.counted(awards, competition)) >= self.fewer_than


class PriorAwards(Requirement):
    """What an entry's award history in this competition must not, or must, contain."""

    rule: Literal["prior_awards"]
    label: str
    groups: list[str] = []
    limits: list[HonourLimit]

    def names_in(self, edition: "Edition") -> Iterator[Named]:
        """Yield the honours that are counted."""
        yield from super().names_in(edition)
        yield "limits", [honour for limit in self.limits for honour in limit.honours], vocabulary("gelar").entries


class ReplicationNamed(Requirement):
    """An entry in a group for replications names what it replicates."""

    rule: Literal["replication_named"]
    label: str
    groups: list[str] = []
    honours: list[str] = []
    years: tuple[int, int] | None = None

    def names_in(self, edition: "Edition") -> Iterator[Named]:
        """Yield the honours that what is replicated may have."""
        yield from super().names_in(edition)
        yield "honours", self.honours, vocabulary("gelar").entries


class UniqueTitle(Requirement):
    """No other proposal of the same office in the same competition has the same title."""

    rule: Literal["unique_title"]
    label: str
    groups: list[str] = []


class Proposers(Requirement):
    """Only proposers of these kinds (keys of the code list `jenis_pengusul`) may enter, such as citizens."""

    rule: Literal["proposers"]
    label: str
    groups: list[str] = []
    kinds: Annotated[list[str], Field(min_length=1)]

    def names_in(self, edition: "Edition") -> Iterator[Named]:
        """Yield the kinds of proposers."""
        yield from super().names_in(edition)
        yield "kinds", self.kinds, vocabulary("jenis_pengusul").entries


EligibilityRule = Annotated[
    ImplementationWindow
    | MinimumAge
    | CriteriaMet
    | MandatoryIndicators
    | EvidencePerIndicator
    | PriorAwards
    | ReplicationNamed
    | UniqueTitle
    | Proposers,
    Field(discriminator="rule"),
]

REQUIREMENTS: tuple[type[Requirement], ...] = get_args(get_args(EligibilityRule)[0])
"""Every rule of eligibility there is."""

"""Rules with their source: how sure we are of a value, and the shapes that carry it."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, Self, TypeVar, get_args

from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from schemas.fields import Day, Model, Number, YesNo
from schemas.vocabulary import loosely, vocabulary

if TYPE_CHECKING:
    from schemas.edition import Edition

T = TypeVar("T")

Named = tuple[str, Iterable[str], Container[str]]
"""Where in a rule something is named, the names, and those that there are."""
OWN_CONCLUSION = re.compile(
    r"kesimpulan kami|kami simpulkan|disimpulkan|dugaan|diduga|perkiraan kami|menurut kami|anggapan kami", re.IGNORECASE
)
"""Words by which the text of a rule says that the rule is concluded, not read."""


class Grade(StrEnum):
    """How well a rule is founded."""

    OFFICIAL = "official"
    """Seen in an official text, on an official page or in official slides."""
    CORROBORATED = "corroborated"
    """Two or more independent derived sources agree."""
    SINGLE = "single"
    """One derived source or one news item only."""
    INFERRED = "inferred"
    """Concluded by us; no source says it outright."""

    @property
    def binding(self) -> bool:
        """Return whether an error may rest on a rule of this grade; otherwise it gives a warning."""
        return self in (Grade.OFFICIAL, Grade.CORROBORATED)


def weakest(*grades: Grade | None) -> Grade | None:
    """Return the least well founded of some grades; None where none is given."""
    order = list(Grade)
    return max((grade for grade in grades if grade is not None), key=order.index, default=None)


class Links(Model):
    """What a rule hangs by, each with its own grade: the chain is as strong as the weakest of them."""

    value: Grade | None = None
    """That the value is so."""
    edition: Grade | None = None
    """That it is so in this edition, not only in another year or another's form."""
    consequence: Grade | None = None
    """That an entry fails by it."""


class Rule(Model):
    """Anything that a ministry lays down, with its source and grade.

    What does not name its own source and grade takes those of what encloses it, up to the
    edition's defaults; `settle` writes them in after reading. A grade is never better than the weakest
    of the rule's `links`. `weaker` names single values of the rule that are less well founded than the
    rest, such as the wording of parameters whose figures are sure.
    """

    source: str | None = None
    grade: Grade | None = None
    note: str | None = None
    links: Links | None = None
    weaker: dict[str, Grade] = {}

    @model_validator(mode="after")
    def _weaker_is_there(self) -> Self:
        for name in self.weaker:
            if name.split(".")[0] not in type(self).model_fields:
                figures = {"at": "weaker", "name": name}
                raise PydanticCustomError("edition-reference", "names what is not there", figures)
        return self


class Graded(Rule, Generic[T]):
    """One value with its own source and grade; a bare value takes those of what encloses it.

    A value of None is unknown: it is shown as not verified and nothing rests on it.
    """

    value: T | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, data: Any) -> Any:
        return data if isinstance(data, dict) else {"value": data}


class Words(Rule):
    """How many words a text must or may have; None where no limit is known."""

    min: int | None = None
    max: int | None = None

    @property
    def unlimited(self) -> bool:
        """Return whether no limit is known."""
        return self.min is None and self.max is None

    def outside(self, count: int) -> PydanticCustomError | None:
        """Return the error of a text with so many words, or None where it keeps to the limits."""
        if self.min is not None and count < self.min:
            return PydanticCustomError("words-too-few", "too few words", {"count": count, "limit": self.min})
        if self.max is not None and count > self.max:
            return PydanticCustomError("words-too-many", "too many words", {"count": count, "limit": self.max})
        return None


class Condition(Model):
    """Holds where the answer to another field of the form has this value."""

    field: str
    value: str

    def holds(self, answer: object) -> bool:
        """Return whether `answer`, the other field's value, is the one that this condition names."""
        if isinstance(answer, bool):
            answer = "ya" if answer else "tidak"
        return answer == self.value


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


EligibilityRule = Annotated[
    ImplementationWindow
    | MinimumAge
    | CriteriaMet
    | MandatoryIndicators
    | EvidencePerIndicator
    | PriorAwards
    | ReplicationNamed
    | UniqueTitle,
    Field(discriminator="rule"),
]

REQUIREMENTS: tuple[type[Requirement], ...] = get_args(get_args(EligibilityRule)[0])
"""Every rule of eligibility there is."""


class Band(Model):
    """An interval of a measured fact; a missing end is open."""

    min: Number | None = None
    max: Number | None = None
    above: Number | None = None

    @property
    def low(self) -> Any:
        """Return the lower end, whether it belongs to the band (`min`) or not (`above`)."""
        return self.min if self.min is not None else self.above


Level = Annotated[int, Field(ge=1, le=3)]


class Measuring(Model):
    """What every measure can be asked, whatever it turns into parameters."""

    @property
    def choices(self) -> list[str]:
        """Return the options of which one is the fact; none where it is counted."""
        return []

    def option_texts(self, parameters: Sequence[str]) -> dict[str, str]:
        """Return for each option the parameter that it reaches, of three with these words; a fact may say either."""
        return {}

    @property
    def basis_names(self) -> dict[str, str]:
        """Return the names of the bases of which one is measured, by their keys."""
        return {}

    @property
    def years(self) -> frozenset[int]:
        """Return the years that count; none where it is not years that are stated."""
        return frozenset()

    @property
    def counts_things(self) -> bool:
        """Return whether things are counted, so that there can be a document of each."""
        return False

    def key_of(self, text: str | None) -> str | None:
        """Return the key of the basis that a text means (key or name, spelt loosely), or None."""
        return None

    def wanted(self, level: int) -> int:
        """Return how many things a parameter asks at the least."""
        return 1


class BandsMeasure(Measuring):
    """A number falls into one of three bands.

    `of` says how the number comes from the facts: stated as `jumlah`, the count of different
    entries of `daftar`, or the share of `ditangani` in `diterima` in per cent.
    """

    kind: Literal["bands"]
    of: Literal["jumlah", "daftar", "ratio"] = "jumlah"
    unit: str
    bands: tuple[Band, Band, Band]
    whole: YesNo = False
    empty_ratio: Level | None = None
    entries: dict[str, str] | None = None

    @property
    def counts_things(self) -> bool:
        """Return whether things are counted: a share is of no things of which each has a document."""
        return self.of != "ratio"

    def wanted(self, level: int) -> int:
        """Return how many things a parameter asks at the least."""
        return int(self.bands[level - 1].min or 1)


class YearsMeasure(Measuring):
    """Which years (or how many in a row) are covered; years are written as years, not as T-1."""

    kind: Literal["years"]
    levels: Annotated[dict[Level, list[list[int]]], Field(min_length=3)]

    @property
    def years(self) -> frozenset[int]:
        """Return the years that count for any parameter."""
        return frozenset(year for sets in self.levels.values() for years in sets for year in years)


class OptionMeasure(Measuring):
    """One of the official options is picked; each reaches a parameter."""

    kind: Literal["option"]
    options: dict[str, Level]

    @property
    def choices(self) -> list[str]:
        """Return the options, in official order."""
        return list(self.options)

    def option_texts(self, parameters: Sequence[str]) -> dict[str, str]:
        """Return for each option the parameter that it reaches, of three with these words; a fact may say either."""
        return {option: parameters[level - 1] for option, level in self.options.items()}


class Basis(Model):
    """One of several ways to measure a benefit."""

    name: str
    unit: str
    bands: tuple[Band, Band, Band]
    parameters: tuple[str, str, str]
    evidence: str | None = None
    whole: YesNo = False


class BasisMeasure(Measuring):
    """Exactly one basis is chosen, and the number is judged by its bands."""

    kind: Literal["basis"]
    bases: dict[str, Basis]

    @property
    def basis_names(self) -> dict[str, str]:
        """Return the names of the bases by their keys."""
        return {key: basis.name for key, basis in self.bases.items()}

    def key_of(self, text: str | None) -> str | None:
        """Return the key of the basis that a text means (key or name, spelt loosely), or None."""
        spellings = {loosely(each): key for key, basis in self.bases.items() for each in (basis.name, key)}
        return spellings.get(loosely(text)) if text else None


Measure = Annotated[BandsMeasure | YearsMeasure | OptionMeasure | BasisMeasure, Field(discriminator="kind")]

MEASURES: tuple[type[Measuring], ...] = get_args(get_args(Measure)[0])
"""Every measure there is."""


def settle(
    model: BaseModel, source: str | None = None, grade: Grade | None = None, path: tuple[str, ...] = ()
) -> list[tuple[str, ...]]:
    """Give every rule inside `model` that names no source or grade those of what encloses it.

    *Why:* a file-wide default keeps an edition short, and each rule still answers for itself.

    Returns:
        where a rule has a binding grade although its own source or note says that it is a conclusion.
    """
    refused = []
    if isinstance(model, Rule):
        own = f"{model.source or ''} {model.note or ''}"
        source = model.source or source
        grade = weakest(model.grade or grade, *(model.links or Links()).model_dump().values())
        model.__dict__.update(source=source, grade=grade)
        if grade and grade.binding and OWN_CONCLUSION.search(own):
            refused.append(path)
    for name, inner in _inner_models(model):
        refused += settle(inner, source, grade, (*path, *name))
    return refused


def rules_in(model: BaseModel, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Rule]]:
    """Yield every rule inside `model` with the path of field names that leads to it."""
    for name, inner in _inner_models(model):
        here = (*path, *name)
        if isinstance(inner, Rule):
            yield here, inner
        yield from rules_in(inner, here)


def _inner_models(model: BaseModel) -> Iterator[tuple[tuple[str, ...], BaseModel]]:
    for name in type(model).model_fields:
        value = getattr(model, name)
        pairs: list[tuple[tuple[str, ...], Any]]
        if isinstance(value, dict):
            pairs = [((name, str(key)), item) for key, item in value.items()]
        elif isinstance(value, list | tuple):
            pairs = [((name, str(number)), item) for number, item in enumerate(value)]
        else:
            pairs = [((name,), value)]
        yield from ((at, item) for at, item in pairs if isinstance(item, BaseModel))

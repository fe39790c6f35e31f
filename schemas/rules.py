"""Rules with their source: how sure we are of a value, and the shapes that carry it."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Generic, Literal, Self, TypeVar

from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from schemas.fields import Day, Model, Number, YesNo
from schemas.vocabulary import loosely

T = TypeVar("T")

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


class Condition(Model):
    """Holds where the answer to another field of the form has this value."""

    field: str
    value: str

    def holds(self, answer: object) -> bool:
        """Return whether `answer`, the other field's value, is the one that this condition names."""
        if isinstance(answer, bool):
            answer = "ya" if answer else "tidak"
        return answer == self.value


class ImplementationWindow(Rule):
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


class MinimumAge(Rule):
    """Implemented for so many months, counted back from a date of the edition's calendar.

    Where `months` or the date is unknown, the age is shown and nothing is judged.
    """

    rule: Literal["minimum_age"]
    label: str
    months: int | None = None
    reference: str
    exceptions: list[AgeException] = []
    groups: list[str] = []


class CriteriaMet(Rule):
    """Every criterion of a list is met, by the office's own statement in the record."""

    rule: Literal["criteria_met"]
    label: str
    criteria: dict[str, str]


class MandatoryIndicators(Rule):
    """The indicators that the edition marks as mandatory are not empty."""

    rule: Literal["mandatory_indicators"]
    label: str


class EvidencePerIndicator(Rule):
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


class PriorAwards(Rule):
    """What an entry's award history in this competition must not, or must, contain."""

    rule: Literal["prior_awards"]
    label: str
    groups: list[str] = []
    limits: list[HonourLimit]


class ReplicationNamed(Rule):
    """An entry in a group for replications names what it replicates."""

    rule: Literal["replication_named"]
    label: str
    groups: list[str] = []
    honours: list[str] = []
    years: tuple[int, int] | None = None


class UniqueTitle(Rule):
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


class BandsMeasure(Model):
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


class YearsMeasure(Model):
    """Which years (or how many in a row) are covered; years are written as years, not as T-1."""

    kind: Literal["years"]
    levels: Annotated[dict[Level, list[list[int]]], Field(min_length=3)]


class OptionMeasure(Model):
    """One of the official options is picked; each reaches a parameter."""

    kind: Literal["option"]
    options: dict[str, Level]


class Basis(Model):
    """One of several ways to measure a benefit."""

    name: str
    unit: str
    bands: tuple[Band, Band, Band]
    parameters: tuple[str, str, str]
    evidence: str | None = None
    whole: YesNo = False


class BasisMeasure(Model):
    """Exactly one basis is chosen, and the number is judged by its bands."""

    kind: Literal["basis"]
    bases: dict[str, Basis]

    def key_of(self, text: str | None) -> str | None:
        """Return the key of the basis that a text means (key or name, spelt loosely), or None."""
        spellings = {loosely(each): key for key, basis in self.bases.items() for each in (basis.name, key)}
        return spellings.get(loosely(text)) if text else None


Measure = Annotated[BandsMeasure | YearsMeasure | OptionMeasure | BasisMeasure, Field(discriminator="kind")]


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

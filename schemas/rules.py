"""Rules with their source: how sure we are of a value, and the shapes that carry it."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Generic, Self, TypeVar

from pydantic import BaseModel, model_validator
from pydantic_core import PydanticCustomError

from schemas.fields import Model

T = TypeVar("T")

OWN_CONCLUSION = re.compile(
    r"kesimpulan kami|kami simpulkan|disimpulkan|dugaan|diduga|perkiraan kami|menurut kami|anggapan kami", re.IGNORECASE
)
"""Words by which the text of a rule says that the rule is concluded, not read."""

COPIED = "SALINAN"
"""The source of whatever was copied from another edition and that nobody has compared yet."""


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


class Chain(Model):
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
    links: Chain | None = None
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


def settle(
    model: BaseModel, source: str | None = None, grade: Grade | None = None, path: tuple[str, ...] = ()
) -> list[tuple[str, ...]]:
    """Give every rule inside `model` that names no source or grade those of what encloses it.

    *Why:* a file-wide default keeps an edition short, and each rule still answers for itself.

    Returns:
        where a rule has a binding grade although its own source or note says that it is a conclusion, or is given one
        although its source is that of a copy.
    """
    refused = []
    if isinstance(model, Rule):
        own = f"{model.source or ''} {model.note or ''}"
        source = model.source or source
        is_copied = bool(model.grade) and re.search(rf"\b{COPIED}\b", source or "")
        grade = weakest(model.grade or grade, *(model.links or Chain()).model_dump().values())
        model.__dict__.update(source=source, grade=grade)
        if grade and grade.binding and (is_copied or OWN_CONCLUSION.search(own)):
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

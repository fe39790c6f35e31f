"""What must be true of an indicator's documents: tested by the program, or confirmed by a person who looks.

An edition combines the tests, which are named predicates with figures. A test that only filters says
which documents count; any other says whether those that count carry a parameter.
"""

from typing import Annotated, Any, ClassVar, Literal, Self, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from schemas.fields import Day, Model, Number, YesNo
from schemas.measures import Level, Measuring
from schemas.rules import Condition, Rule

Kinds = list[str]


class NamedTest(Model):
    """One test of documents that the program can make; each has a `rule`, its name.

    One that `may_err` goes by words alone: a person who looked, and says why, is believed more than it.
    """

    may_err: ClassVar[bool] = False

    @property
    def kinds_named(self) -> Kinds:
        """Return every kind of document that the test names."""
        return []

    def fits(self, measure: Measuring) -> bool:
        """Return whether an indicator with this measure can be tested so."""
        return True


class DocumentsDated(NamedTest):
    """Only documents dated inside a span of days count; with `kinds`, this is asked of those kinds only."""

    rule: Literal["documents_dated"]
    since: Day | None = None
    until: Day | None = None
    kinds: Kinds = []

    @property
    def kinds_named(self) -> Kinds:
        """Return the kinds that are looked at."""
        return self.kinds


class DatedInYearOfApplication(NamedTest):
    """Of these kinds, only documents dated in the year in which the innovation was first applied count."""

    rule: Literal["dated_in_year_of_application"]
    kinds: Kinds

    @property
    def kinds_named(self) -> Kinds:
        """Return the kinds that are looked at."""
        return self.kinds


class KindsGiven(NamedTest):
    """For a parameter, one document out of every group of kinds; a parameter that is not named asks none."""

    rule: Literal["kinds_given"]
    levels: dict[Level, list[Kinds]]

    @property
    def kinds_named(self) -> Kinds:
        """Return the kinds of every group of every parameter."""
        return [kind for groups in self.levels.values() for group in groups for kind in group]


class FileTypeGiven(NamedTest):
    """One of the documents is a file of one of these endings, or (`link`) has an address."""

    rule: Literal["file_type_given"]
    types: list[str]


class DocumentPerEntry(NamedTest):
    """As many documents as the parameter asks entries."""

    rule: Literal["document_per_entry"]

    def fits(self, measure: Measuring) -> bool:
        """Return whether entries are counted."""
        return measure.counts_things


class SetPerEvent(NamedTest):
    """For each event that the parameter asks, one document out of every group of kinds."""

    rule: Literal["set_per_event"]
    kinds: list[Kinds]

    @property
    def kinds_named(self) -> Kinds:
        """Return the kinds of every group."""
        return [kind for group in self.kinds for kind in group]

    def fits(self, measure: Measuring) -> bool:
        """Return whether events are counted."""
        return measure.counts_things


class DocumentPerYear(NamedTest):
    """A document for each of the years that the parameter asks."""

    rule: Literal["document_per_year"]

    def fits(self, measure: Measuring) -> bool:
        """Return whether years are stated."""
        return bool(measure.years)


class MinimumDocuments(NamedTest):
    """So many documents, whatever the parameter."""

    rule: Literal["minimum_documents"]
    count: int


class VideoLength(NamedTest):
    """The video lasts at most so many minutes; of a video that only has an address nobody knows."""

    rule: Literal["video_length"]
    minutes: Number


class SpanFitsDates(NamedTest):
    """The months stated are no fewer than those from trial to application in the record."""

    rule: Literal["span_fits_dates"]


class NotOfGovernment(NamedTest):
    """Only press counts that is not the government's own, by its address or its title."""

    rule: Literal["not_of_government"]
    may_err: ClassVar[bool] = True


class WrittenOutside(NamedTest):
    """Only reports count that do not name the proposer or one of the innovators as their authors."""

    rule: Literal["written_outside"]
    may_err: ClassVar[bool] = True


class EntriesElsewhere(NamedTest):
    """Of the entries that are named, only other regions count, or what lies in one."""

    rule: Literal["entries_elsewhere"]
    may_err: ClassVar[bool] = True

    def fits(self, measure: Measuring) -> bool:
        """Return whether entries are counted."""
        return measure.counts_things


class NotEverybody(NamedTest):
    """The number of those who benefit is not that of the whole population."""

    rule: Literal["not_everybody"]
    may_err: ClassVar[bool] = True


class DaysAsWritten(NamedTest):
    """The days that are stated stand in the text of a document, which names no longer time alone."""

    rule: Literal["days_as_written"]
    may_err: ClassVar[bool] = True


# Those that leave documents out come first, and are made first: the others count what is left.
Test = Annotated[
    DocumentsDated
    | DatedInYearOfApplication
    | NotOfGovernment
    | WrittenOutside
    | KindsGiven
    | FileTypeGiven
    | DocumentPerEntry
    | SetPerEvent
    | DocumentPerYear
    | MinimumDocuments
    | VideoLength
    | SpanFitsDates
    | EntriesElsewhere
    | NotEverybody
    | DaysAsWritten,
    Field(discriminator="rule"),
]

TESTS: tuple[type[NamedTest], ...] = get_args(get_args(Test)[0])
"""Every test there is, in the order in which they are made."""


class Check(Rule):
    """One thing that a verifier looks at.

    `by` says who finds out: a person, the program by its `test`, both, or nobody, since the `record`
    cannot state anything else. It is asked where the parameter is one of `levels`, where the form's
    answer is that of `when`, where the benefit is measured on one of `bases`, and where a document of
    `kinds` is cited. `advice` costs nothing. `shows_name` says that the innovation's name must be read
    in the document, so that a hint on where it stands helps.
    """

    text: str
    by: Literal["person", "program", "both", "record"] = "person"
    test: Test | None = None
    levels: list[Level] = [1, 2, 3]
    when: Condition | None = None
    bases: list[str] = []
    kinds: Kinds = []
    advice: YesNo = False
    shows_name: YesNo = False

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, data: Any) -> Any:
        return {"text": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> Self:
        if (self.by in ("program", "both")) != (self.test is not None):
            raise PydanticCustomError("check-without-test", "a test and `by` do not fit", {"by": self.by})
        return self

    @property
    def for_person(self) -> bool:
        """Return whether a person must look, whatever the program finds."""
        return self.by in ("person", "both")

    @property
    def kinds_named(self) -> list[str]:
        """Return every kind of document that the check names."""
        return [*self.kinds, *(self.test.kinds_named if self.test else [])]

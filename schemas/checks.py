"""What must be true of an indicator's documents: tested by the program, or confirmed by a person who looks.

An edition combines the tests, which are named predicates with figures. A test that only filters says
which documents count; any other says whether those that count carry a parameter.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from schemas.fields import Day, Model, Number, YesNo
from schemas.rules import Condition, Level, Rule

Kinds = list[str]


class DocumentsDated(Model):
    """Only documents dated inside a span of days count; with `kinds`, this is asked of those kinds only."""

    rule: Literal["documents_dated"]
    since: Day | None = None
    until: Day | None = None
    kinds: Kinds = []


class DatedInYearOfApplication(Model):
    """Of these kinds, only documents dated in the year in which the innovation was first applied count."""

    rule: Literal["dated_in_year_of_application"]
    kinds: Kinds


class KindsGiven(Model):
    """For a parameter, one document out of every group of kinds; a parameter that is not named asks none."""

    rule: Literal["kinds_given"]
    levels: dict[Level, list[Kinds]]


class FileTypeGiven(Model):
    """One of the documents is a file of one of these endings, or (`link`) has an address."""

    rule: Literal["file_type_given"]
    types: list[str]


class DocumentPerEntry(Model):
    """As many documents as the parameter asks entries."""

    rule: Literal["document_per_entry"]


class SetPerEvent(Model):
    """For each event that the parameter asks, one document out of every group of kinds."""

    rule: Literal["set_per_event"]
    kinds: list[Kinds]


class DocumentPerYear(Model):
    """A document for each of the years that the parameter asks."""

    rule: Literal["document_per_year"]


class MinimumDocuments(Model):
    """So many documents, whatever the parameter."""

    rule: Literal["minimum_documents"]
    count: int


class VideoLength(Model):
    """The video lasts at most so many minutes; of a video that only has an address nobody knows."""

    rule: Literal["video_length"]
    minutes: Number


class SpanFitsDates(Model):
    """The months stated are no fewer than those from trial to application in the record."""

    rule: Literal["span_fits_dates"]


Test = Annotated[
    DocumentsDated
    | DatedInYearOfApplication
    | KindsGiven
    | FileTypeGiven
    | DocumentPerEntry
    | SetPerEvent
    | DocumentPerYear
    | MinimumDocuments
    | VideoLength
    | SpanFitsDates,
    Field(discriminator="rule"),
]


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
        test = self.test
        if isinstance(test, KindsGiven):
            groups = [group for level in test.levels.values() for group in level]
        elif isinstance(test, SetPerEvent):
            groups = test.kinds
        else:
            groups = [getattr(test, "kinds", [])]
        return [*self.kinds, *(kind for group in groups for kind in group)]

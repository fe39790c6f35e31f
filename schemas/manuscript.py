"""What an organiser asks of the PDF itself: pages, paper, type, cover, annexes, file name; and how a jury judges."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from schemas.fields import Number, YesNo
from schemas.rules import Graded, Rule

Paper = Literal["A4", "F4", "Letter", "Legal"]
PLACEHOLDERS = ("judul", "pengusul", "pemda", "edisi", "kompetisi", "tahun", "kelompok", "pengenal")
"""What a line of a cover and the name of a file may hold in braces: `{judul}`."""
_GAP = re.compile(r"\{([^{}]*)\}")


def filled_in(pattern: str, values: dict[str, str]) -> str:
    """Return a pattern with its placeholders replaced; one pass, so that no value is read as a pattern."""
    return _GAP.sub(lambda gap: values.get(gap[1], ""), pattern)


def _only_known(pattern: str) -> str:
    for name in _GAP.findall(pattern):
        if name not in PLACEHOLDERS:
            figures = {"name": f"{{{name}}}", "choices": ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)}
            raise PydanticCustomError("placeholder-unknown", "no such placeholder", figures)
    return pattern


Pattern = Annotated[str, AfterValidator(_only_known)]
Positive = Annotated[Number, Field(gt=0)]


class Pages(Rule):
    """How many pages there may be at the most; None where no limit is known."""

    max: Annotated[int, Field(ge=1)] | None = None


class Entries(Rule):
    """How many entries a list must or may have, such as the members of a team."""

    min: Annotated[int, Field(ge=0)] | None = None
    max: Annotated[int, Field(ge=1)] | None = None


class Margins(Rule):
    """The margins of a page in millimetres."""

    top: Positive
    right: Positive
    bottom: Positive
    left: Positive


class PageLayout(Rule):
    """Paper, the name of a font, its size in points, the distance of lines, margins; what is not said stays ours."""

    paper: Graded[Paper] | None = None
    font: Graded[str] | None = None
    size: Graded[Annotated[Number, Field(ge=6, le=24)]] | None = None
    spacing: Graded[Annotated[Number, Field(ge=1, le=3)]] | None = None
    margins: Margins | None = None


class Cover(Rule):
    """A cover with these lines; see `PLACEHOLDERS`. It does not count among the pages."""

    lines: Annotated[list[Pattern], Field(min_length=1)]


class Annexes(Rule):
    """The annexes of a form.

    `order` names fields of the form: what they cite is numbered in this order, before all else. `in_one_pdf` says that
    form and annexes go as one file.
    """

    order: list[str] = []
    in_one_pdf: Graded[YesNo] = Field(default_factory=lambda: Graded[YesNo](value=False))


class Manuscript(Rule):
    """What an organiser asks of the PDF. `pages` are those between cover and annexes; `max_mb` is of the file sent."""

    pages: Pages = Field(default_factory=Pages)
    max_mb: Graded[Positive] | None = None
    layout: PageLayout = Field(default_factory=PageLayout)
    cover: Cover | None = None
    annexes: Annexes = Field(default_factory=Annexes)
    file_name: Graded[Pattern] | None = None


class JuryCriterion(Rule):
    """One criterion by which a jury judges: its weight, what it asks, and the fields of the form that answer it."""

    label: str
    weight: Graded[Number] | None = None
    asks: str | None = None
    fields: list[str] = []

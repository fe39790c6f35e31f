"""Other headings of columns by which offices and the national application name fields of the record."""

from functools import cache
from pathlib import Path

from schemas.fields import Model
from schemas.source import read_source

FILE = Path(__file__).parent / "headings.yaml"


class Headings(Model):
    """The file `headings.yaml`: spellings by the field's dotted path, and columns that are no field."""

    source: str
    headings: dict[str, list[str]]
    passed_over: list[str]


@cache
def headings() -> Headings:
    """Return the other headings that are known."""
    return Headings.model_validate(read_source(FILE).data)

"""The acts that texts of innovations cite most, with their titles, and what replaced them."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from schemas.source import read_source

FILE = Path(__file__).with_name("laws.yaml")

ActKind = Literal["uu", "pp", "perpres", "permendagri", "permenpanrb"]
LABELS: dict[ActKind, str] = {
    "uu": "UU",
    "pp": "PP",
    "perpres": "Perpres",
    "permendagri": "Permendagri",
    "permenpanrb": "PermenPANRB",
}
_SPELT: dict[ActKind, str] = {
    "uu": r"Undang[- ]Undang|UU",
    "pp": r"Peraturan\s+Pemerintah|PP",
    "perpres": r"Peraturan\s+Presiden|Perpres",
    "permendagri": r"Peraturan\s+Menteri\s+Dalam\s+Negeri|Permendagri",
    "permenpanrb": r"Peraturan\s+Menteri\s+(?:PANRB|PAN-?RB|Pendayagunaan[A-Za-z\s]{1,60}?)|PermenPAN-?\s?RB",
}
_CITED = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{kind}>{spelt})' for kind, spelt in _SPELT.items())})"
    r"\s+(?:R\.?I\.?\s+|Republik\s+Indonesia\s+)?(?:Nomor\s+|No\.?\s*)?(?P<number>\d{1,3})(?:\s+Tahun\s+|/)(?P<year>\d{4})"
    r"(?:\s+tentang\s+(?P<title>[^.;:\n|]{1,120}(?:\n[ ]*[^.;:\n|]{1,80})?))?"
)


class Act(BaseModel):
    """One act; `replaced` is what stands in the place of the whole of it, in short."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: ActKind
    number: int
    year: int
    title: str
    replaced: str | None = None

    def __str__(self) -> str:
        return f"{LABELS[self.kind]} {self.number}/{self.year}"


class Laws(BaseModel):
    """The table, with where it comes from and of when it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    source: str
    as_of: dt.date
    acts: list[Act]

    @cached_property
    def known(self) -> dict[tuple[str, int, int], Act]:
        """Return the acts by kind, number and year."""
        return {(act.kind, act.number, act.year): act for act in self.acts}


class CitedAct(NamedTuple):
    """An act as a text cites it; `title` is empty where the text gives none."""

    kind: ActKind
    number: int
    year: int
    title: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{LABELS[self.kind]} {self.number}/{self.year}"


@cache
def laws() -> Laws:
    """Return the table."""
    return Laws.model_validate(read_source(FILE, FILE.name).data)


def acts_in(text: str) -> Iterator[CitedAct]:
    """Yield the acts that a text cites, of the kinds in the table."""
    for found in _CITED.finditer(text):
        kind = next(name for name in LABELS if found[name])
        title = " ".join((found["title"] or "").split())
        yield CitedAct(kind, int(found["number"]), int(found["year"]), title, found.start(), found.end())

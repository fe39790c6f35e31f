"""The texts of a record, wherever they stand in it, with the place of every word."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from schemas.fields import MONTHS
from schemas.innovation import Criteria, Design, Innovation
from schemas.source import Location, Place
from submissions.findings.finding import OWN_CONCLUSION, Finding, Kind, Passage
from submissions.records.reading import ReadRecord

_OF_RECORD = ("pengembangan", "ringkasan", "tujuan", "manfaat", "hasil")
_AROUND = 45  # characters on each side of what is quoted
_MONTH = "|".join(MONTHS)
DAY = rf"(?:(\d{{1,2}})[ \n]+)?({_MONTH})[ \n]+((?:19|20)\d\d)(?!\d)"
"""The expression of a day, or of a month with its year, as Indonesian texts write them: day, month, year."""


@dataclass(frozen=True)
class Narrative:
    """One text of a record: where it stands, what it is called, and its words as they stand in the file.

    `edition` is the one whose own answer it is; empty where it belongs to the innovation.
    """

    record: ReadRecord
    location: Location
    label: str
    text: str
    edition: str = ""

    @cached_property
    def part(self) -> str:
        """Return the last name in its location, such as `hasil` or `dampak`."""
        names = [str(step) for step in self.location if step != "isi"]
        return names[-1]

    def place(self, offset: int) -> Place:
        """Return the place of a character of the text."""
        return self.record.source.line(self.location, self.text.count("\n", 0, offset))

    def around(self, start: int, end: int) -> str:
        """Return what stands around a passage, on one line, whole words only."""
        left, right = max(0, start - _AROUND), min(len(self.text), end + _AROUND)
        words = " ".join(self.text[left:right].split())
        if left:
            words = "… " + words.partition(" ")[2]
        return words.rpartition(" ")[0] + " …" if right < len(self.text) else words

    def passage(self, start: int, end: int) -> Passage:
        """Return a passage to be read beside another."""
        return Passage(self.place(start), self.around(start, end))

    def finding(self, kind: Kind, offset: int, values: dict[str, Any], passages: tuple[Passage, ...] = ()) -> Finding:
        """Return a finding of the program's own on a place in the text."""
        at = self.location.dotted
        return Finding(kind, self.place(offset), at, self.label, values, OWN_CONCLUSION, passages)


def narratives_of(record: ReadRecord) -> list[Narrative]:
    """Return every text of a record: those of the innovation, then those of its answers to each edition."""
    return [
        Narrative(record, at, label, text, str(at[1]) if at[0] == "jawaban" else "")
        for at, label, text in (*_of_innovation(record.innovation), *_of_answers(record.innovation))
        if text
    ]


def _of_innovation(innovation: Innovation) -> Iterator[tuple[Location, str, str]]:
    for name in _OF_RECORD:
        yield Location(name), _title(Innovation, name), getattr(innovation, name) or ""
    for name in Design.model_fields:
        yield Location("rancang_bangun", name), _title(Design, name), getattr(innovation.rancang_bangun, name) or ""
    for name in Criteria.model_fields:
        criterion = getattr(innovation.kriteria, name)
        yield (
            Location("kriteria", name, "penjelasan"),
            _title(Criteria, name),
            (criterion and criterion.penjelasan) or "",
        )


def _of_answers(innovation: Innovation) -> Iterator[tuple[Location, str, str]]:
    def texts(value: Any, at: Location) -> Iterator[tuple[Location, str, str]]:
        if isinstance(value, str):
            yield at, "", value
        elif isinstance(value, dict):
            for name, inner in value.items():
                if name != "bukti":
                    yield from texts(inner, Location(*at, name))

    for edition, answers in innovation.jawaban.items():
        yield from texts(answers, Location("jawaban", edition))


def _title(model: type[BaseModel], name: str) -> str:
    return model.model_fields[name].title or ""


def day_of(day: str | None, month: str, year: str) -> dt.date | None:
    """Return the day that the groups of `DAY` mean; the first of the month where none is named, None where none is."""
    try:
        return dt.date(int(year), MONTHS.index(month.lower()) + 1, int(day or 1))
    except ValueError:
        return None


def own(
    kind: Kind,
    record: ReadRecord,
    at: Location,
    values: dict[str, Any],
    label: str = "",
    passages: tuple[Passage, ...] = (),
) -> Finding:
    """Return a finding of the program's own on a value of a record."""
    return Finding(kind, record.source.place(at), at.dotted, label, values, OWN_CONCLUSION, passages)


def expression(*patterns: str) -> re.Pattern[str]:
    """Return one expression of several, capitals aside."""
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)

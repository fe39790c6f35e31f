"""The questions that a panel will ask of an innovation, made from its own figures, doubts and gaps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.source import Location, Place
from submissions.assessment.assessing import RecordReport
from submissions.assessment.narratives import Narrative, narratives_of
from submissions.findings.catalogue import OWN
from submissions.findings.finding import Severity
from submissions.readiness import words
from submissions.records.reading import ReadRecord

MINUTES = 13
"""How long a panel asks, after seven minutes of talk (KIPP 2022)."""
_MOST = 10  # questions that have room in it, each with its answer
_MOST_DOUBTS, _MOST_CHANGES, _MOST_GAPS = 2, 2, 2
_TO_MEND = frozenset({"text-unfinished", "prompt-left", "number-left-open"})
"""What is mended before anybody reads it, so that no panel asks about it."""
PROBLEM = ("latar_belakang", "permasalahan", "ringkasan")
NOVELTY = ("keunggulan", "kebaruan", "keunggulan_kebaharuan", "ide_inovatif")
MONEY, LASTING = ("sumber_daya",), ("strategi_keberlanjutan", "keberlanjutan")
FAILURE, RESULT = ("evaluasi_tindak_lanjut", "evaluasi"), ("dampak", "signifikansi", "hasil")
_FIGURE = re.compile(r"\d[\d.,]*[ \n]?(?:persen|%|[a-z]{3,})")
_CHANGED = re.compile(r"(?:naik|turun|meningkat|menurun|berkurang|bertambah)[ \n][^.;\n|]{0,60}\d[^.;\n|]{0,60}")


@dataclass(frozen=True)
class PanelQuestion:
    """One question, and where in the record its answer stands, or should stand."""

    text: str
    place: Place


def questions_of(report: RecordReport) -> list[PanelQuestion]:
    """Return the questions that a panel will ask, as many as it has time for; none of a record that cannot be read.

    What stands on weak feet comes first after the opening: doubts, figures, unproven claims.
    """
    record = report.record
    if not isinstance(record, ReadRecord):
        return []
    texts = Texts(record)
    doubts, gaps = list(_doubts(report)), list(_gaps(report, record))
    weak = [*doubts[:1], *_figures(texts), *doubts[1:], *gaps]
    always = list(_always(record, texts))
    room = _MOST - 1 - len(always)
    opening = PanelQuestion(words.ASKED_OF_TALK, texts.place_of(("ringkasan",)))
    return [opening, *weak[: max(room, 0)], *always]


class Texts:
    """The texts of a record, found by what they are called; an answer to an edition goes before the record's own."""

    def __init__(self, record: ReadRecord):
        self._record = record
        self._all = sorted(narratives_of(record), key=lambda each: not each.edition)

    def find(self, names: Sequence[str]) -> Narrative | None:
        """Return the first text of one of some names, the earlier name before the later."""
        return next((each for name in names for each in self._all if each.part == name), None)

    def place_of(self, names: Sequence[str]) -> Place:
        """Return where such a text stands; the record's beginning where there is none."""
        found = self.find(names)
        return found.place(0) if found else self._record.source.place(Location())


def _doubts(report: RecordReport) -> Iterator[PanelQuestion]:
    found = [*report.findings, *(each for one in report.assessments for each in one.findings)]
    own = [each for each in found if each.code in OWN.keys() - _TO_MEND and each.severity is Severity.WARNING]
    for finding in own[:_MOST_DOUBTS]:
        place = finding.place
        if isinstance(place, Place):
            yield PanelQuestion(words.ASKED_OF_DOUBT.format(text=finding.message), place)


def _figures(texts: Texts) -> Iterator[PanelQuestion]:
    problem = texts.find(PROBLEM)
    if problem and (figure := _FIGURE.search(problem.text)):
        text = problem.around(*figure.span()).strip("… ")
        yield PanelQuestion(words.ASKED_OF_PROBLEM.format(text=text), problem.place(figure.start()))
    result = texts.find(RESULT)
    if result:
        for change in list(_CHANGED.finditer(result.text))[:_MOST_CHANGES]:
            shown = " ".join(change[0].split())
            yield PanelQuestion(words.ASKED_OF_CHANGE.format(text=shown), result.place(change.start()))


def _gaps(report: RecordReport, record: ReadRecord) -> Iterator[PanelQuestion]:
    rows = [row for each in report.filled for row in each.scores.rows if row.claimed > row.awaiting]
    for row in sorted(rows, key=lambda each: each.weight * (each.awaiting - each.claimed))[:_MOST_GAPS]:
        values = {"number": row.indicator.no, "name": row.indicator.name}
        text = words.ASKED_OF_GAP.format(**values, claimed=row.claimed, proven=row.awaiting)
        yield PanelQuestion(text, record.source.place(("indikator", row.key)))


def _always(record: ReadRecord, texts: Texts) -> Iterator[PanelQuestion]:
    yield PanelQuestion(words.ASKED_OF_NOVELTY, texts.place_of(NOVELTY))
    yield PanelQuestion(words.ASKED_OF_MONEY, texts.place_of(MONEY))
    copies = record.innovation.replikasi.oleh
    named = copies[0].daerah or copies[0].instansi if copies else ""
    text = words.ASKED_OF_COPIES.format(text=named) if copies else words.ASKED_OF_NO_COPIES
    yield PanelQuestion(text, record.source.place(("replikasi",)))
    yield PanelQuestion(words.ASKED_OF_LASTING, texts.place_of(LASTING))
    last = words.ASKED_OF_FAILURE if texts.find(FAILURE) else words.ASKED_OF_OTHERS
    yield PanelQuestion(last, texts.place_of(FAILURE))

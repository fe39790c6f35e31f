"""Whether aim and result belong together, whether a result has a figure, and whether a text uses its room."""

import re
from collections.abc import Iterator, Sequence

from schemas.narrative import plain_text
from schemas.source import Location
from schemas.submission import Submission
from submissions.assessment.narratives import Narrative
from submissions.findings import catalogue
from submissions.findings.finding import OWN_CONCLUSION, Finding
from submissions.records.reading import ReadRecord

_RESULTS = ("hasil", "dampak", "signifikansi")
_TAKEN_UP_IN = (*_RESULTS, "manfaat", "evaluasi_tindak_lanjut", "ringkasan")
_TARGET = re.compile(
    r"\d[\d.,]* ?(?:persen|%|orang|jiwa|hari|jam|menit|desa|kali|unit|ton|kg|rupiah|keluarga)\b|Rp ?\d"
)
_TELLING = re.compile(r"[a-z]{6,}", re.IGNORECASE)
_COMMON = frozenset(
    {
        *("menjadi", "paling", "sedikit", "banyak", "sampai", "dengan", "setiap", "persen", "target", "tujuan"),
        *("meningkatkan", "menurunkan", "menaikkan", "mengurangi", "mencapai", "terhadap", "melalui", "sebelum"),
        *("sesudah", "inovasi", "masyarakat", "kabupaten", "daerah", "tercapai", "minimal", "kurang", "kepada"),
    }
)
_NUMBERS = re.compile(r"\d[\d.,]*")
_QUARTER = 4
_MOST_NAMED = 6


def check_substance(narratives: Sequence[Narrative]) -> Iterator[Finding]:
    """Yield hints on results without a figure, and on aims that are not taken up again."""
    for narrative in narratives:
        if narrative.part in _RESULTS and not any(letter.isdigit() for letter in narrative.text):
            yield narrative.finding(catalogue.RESULT_WITHOUT_FIGURE, 0, {})
    results = " ".join(each.text for each in narratives if each.part in _TAKEN_UP_IN).casefold()
    aims = next((each for each in narratives if each.location == ("tujuan",)), None)
    if aims is not None and any(each.location == ("hasil",) for each in narratives):
        yield from _targets(aims, results)


def _targets(aims: Narrative, results: str) -> Iterator[Finding]:
    """Yield a hint for each aim with a figure of which neither the figure nor a telling word stands in the results."""
    for line in plain_text(aims.text).split("\n"):
        if not _TARGET.search(line):
            continue
        telling = {word.casefold() for word in _TELLING.findall(line)} - _COMMON
        figures = {number.strip(".,") for number in _NUMBERS.findall(line)}
        if any(word in results for word in telling) or any(_stands(number, results) for number in figures):
            continue
        start = max(aims.text.find(line[:20]), 0)
        yield aims.finding(catalogue.TARGET_NOT_TAKEN_UP, start, {"text": line})


def _stands(number: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d])", text))


def check_room(record: ReadRecord, submission: Submission) -> Iterator[Finding]:
    """Yield one hint on all texts that use less than a quarter of what the form allows."""
    short = [
        answer
        for answer in submission.counted()
        if answer.words and answer.field.words.max and answer.words * _QUARTER < answer.field.words.max
    ]
    if not short:
        return
    named = "; ".join(f"{each.field.label} ({each.words}/{each.field.words.max})" for each in short[:_MOST_NAMED])
    values = {"texts": named + (" …" if len(short) > _MOST_NAMED else "")}
    at = Location(*short[0].location)
    yield Finding(catalogue.TEXTS_SHORT, record.source.place(at), at.dotted, "", values, OWN_CONCLUSION)

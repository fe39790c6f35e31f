"""What presents an innovation at a glance, out of its record: a sentence, figures before and after, photographs.

Nothing is derived that the record does not say: bars and changes are those of its own two figures, and where it states
none there are none.
"""

import html
import re
from collections.abc import Iterable
from decimal import Decimal

from schemas.innovation import Innovation, ResultFigure
from schemas.wording import date_text, number_text
from submissions.documents import words
from submissions.documents.content import PhotoContent, PresentationContent, ResultContent

COVER = "sampul"
_LONGEST_OPENING = 300  # letters of a longer text that a summary takes over, in whole sentences where it can
_LONGEST_SUMMARY = 2200  # letters; a longer one leaves no room for anything else on the page of the summary
_PERCENT = ("persen", "%")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SENTENCE = re.compile(r".*?[.!?](?=\s|$)", re.DOTALL)


def presentation_content(innovation: Innovation) -> PresentationContent:
    """Return what presents an innovation at a glance."""
    design = innovation.rancang_bangun
    days = ((name, getattr(innovation, field)) for field, name in words.MILESTONES.items())
    return PresentationContent(
        sentence=innovation.satu_kalimat,
        summary=innovation.ringkasan if len(innovation.ringkasan or "") <= _LONGEST_SUMMARY else None,
        problem=opening(design.permasalahan),
        idea=opening(design.keunggulan_kebaharuan) or opening(design.metode_pembaharuan),
        results=tuple(result_content(result) for result in innovation.hasil_angka),
        photos=tuple(
            PhotoContent(photo.berkas, photo.keterangan or "", photo.words, tuple(photo.di))
            for photo in innovation.foto
        ),
        milestones=tuple((name, date_text(day)) for name, day in days if day),
    )


def result_content(result: ResultFigure) -> ResultContent:
    """Return a figure before and after, ready to be read."""
    before, after = result.sebelum, result.sesudah
    return ResultContent(
        name=result.nama,
        unit=result.satuan,
        before=None if before is None else number_text(before),
        after=number_text(after),
        year_before=result.tahun_sebelum,
        year_after=result.tahun_sesudah,
        change="" if before is None else _change(after - before, result.satuan),
        bars=None if before is None else _bars(before, after),
    )


def cover_of(photos: Iterable[PhotoContent]) -> PhotoContent | None:
    """Return the photograph for the cover: the one that is meant for it, else one that has no place of its own."""
    photos = list(photos)
    meant = [photo for photo in photos if COVER in photo.places]
    return next(iter(meant or [photo for photo in photos if not photo.places]), None)


def opening(markdown: str | None) -> str:
    """Return how a narrative begins: the first sentences of its first paragraph, empty where it has no paragraph.

    A sentence that is too long by itself ends at a word.
    """
    from submissions.documents.richtext import narrative_html  # the help of a command must not wait for it

    paragraph = _PARAGRAPH.search(narrative_html(markdown)) if markdown else None
    text = " ".join(html.unescape(_TAG.sub("", paragraph[1])).split()) if paragraph else ""
    taken = ""
    for sentence in _SENTENCE.findall(text):
        if len(taken) + len(sentence) > _LONGEST_OPENING:
            break
        taken += sentence
    if taken or len(text) <= _LONGEST_OPENING:
        return taken.strip() or text
    return text[:_LONGEST_OPENING].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _change(difference: Decimal, unit: str | None) -> str:
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    points = f" {words.POINTS}" if (unit or "").strip().casefold() in _PERCENT else ""
    return f"{sign}{number_text(abs(difference))}{points}"


def _bars(before: Decimal, after: Decimal) -> tuple[float, float] | None:
    longest = max(before, after)
    if longest <= 0 or min(before, after) < 0:
        return None
    return float(round(before / longest, 3)), float(round(after / longest, 3))

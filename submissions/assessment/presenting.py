"""What presents an innovation in documents: a sentence, figures before and after, photographs. Told, never counted."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from schemas.innovation import Photo
from schemas.source import Location
from schemas.wording import number_text
from submissions.evidence.opening.facts import FileFacts, FileKind
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind
from submissions.records.reading import ReadRecord
from submissions.workspace import Workspace

COVER = "sampul"
LONGEST_SENTENCE = 140  # characters that fit two lines of a summary: our advice, no organiser's limit
# The longer side in pixels, for 150 dots per inch where it is printed: over the whole page, and on half its width.
_COVER_PIXELS, _PHOTO_PIXELS = 1240, 480
_PRINTED = (FileKind.JPG, FileKind.PNG, FileKind.WEBP)


def check_presenting(record: ReadRecord, workspace: Workspace, opened: Mapping[Path, FileFacts]) -> Iterator[Finding]:
    """Yield findings on what a record gives documents to show.

    Args:
        record: the record.
        workspace: where its photographs lie.
        opened: what opening them showed, if they were opened.
    """
    sentence = record.innovation.satu_kalimat or ""
    if len(sentence) > LONGEST_SENTENCE:
        values: dict[str, object] = {"count": len(sentence), "limit": LONGEST_SENTENCE}
        yield _finding(record, catalogue.SENTENCE_LONG, Location("satu_kalimat"), values)
    yield from _results(record)
    for number, photo in enumerate(record.innovation.foto):
        for name, kind, values in _photo(photo, workspace, opened):
            yield _finding(record, kind, Location("foto", number, name), {"file": photo.berkas, **values})


def check_places(record: ReadRecord, known: Iterable[str]) -> Iterator[Finding]:
    """Yield findings on photographs that are to stand at texts which no form has.

    Args:
        record: the record.
        known: the names of all texts of all forms.
    """
    choices = [COVER, *known]
    for number, photo in enumerate(record.innovation.foto):
        for at, place in enumerate(photo.di):
            if place not in choices:
                values = {"place": place, "choices": ", ".join(choices[1:])}
                yield _finding(record, catalogue.PHOTO_PLACE_UNKNOWN, Location("foto", number, "di", at), values)


def _results(record: ReadRecord) -> Iterator[Finding]:
    for number, result in enumerate(record.innovation.hasil_angka):
        before, after, years = result.sebelum, result.sesudah, (result.tahun_sebelum, result.tahun_sesudah)
        if before is not None and result.arah and (after < before if result.arah == "naik" else after > before):
            figures = {"before": number_text(before), "after": number_text(after), "direction": result.arah}
            at = Location("hasil_angka", number, "arah")
            yield _finding(record, catalogue.RESULT_AGAINST_DIRECTION, at, {"name": result.nama, **figures})
        if years[0] is not None and years[1] is not None and years[1] <= years[0]:
            at = Location("hasil_angka", number, "tahun_sesudah")
            figures = {"before": str(years[0]), "after": str(years[1])}
            yield _finding(record, catalogue.RESULT_YEARS_TURNED, at, {"name": result.nama, **figures})


def _photo(
    photo: Photo, workspace: Workspace, opened: Mapping[Path, FileFacts]
) -> Iterator[tuple[str, Kind, dict[str, object]]]:
    """Yield what is amiss with a photograph: the field that it concerns, the kind of finding, its figures."""
    path = workspace.file(photo.berkas)
    if path is None:
        yield "berkas", catalogue.PHOTO_MISSING, {}
        return
    facts = opened.get(path)
    if facts is not None and (facts.problem is not None or facts.kind not in _PRINTED):
        yield "berkas", catalogue.PHOTO_BROKEN, {}
        return
    wanted = _COVER_PIXELS if COVER in photo.di else _PHOTO_PIXELS
    if facts is not None and facts.largest_side is not None and facts.largest_side < wanted:
        yield "berkas", catalogue.PHOTO_SMALL, {"width": facts.width, "height": facts.height, "wanted": wanted}
    if not photo.words:
        yield "keterangan", catalogue.PHOTO_WITHOUT_WORDS, {}


def _finding(record: ReadRecord, kind: Kind, at: Location, values: Mapping[str, object]) -> Finding:
    return Finding(kind, record.source.place(at), at.dotted, "", dict(values))

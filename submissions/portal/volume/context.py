"""The template's edge of the evidence volume: its plan as plain values."""

from collections.abc import Iterator
from itertools import groupby

from submissions.documents.context import LAYOUTS, Plain, evidence_context, form_context, indicator_context
from submissions.documents.sections import FieldSection, IndicatorSection
from submissions.portal.volume.content import Chapter, ShownExhibit, VolumePage, VolumePlan
from submissions.portal.volume.paper import BAND, CAPTION, EDGE
from submissions.portal.volume.shapes import Look

_LOOKS = {Look.PAGE: "halaman", Look.PICTURE: "gambar", Look.LINK: "tautan", Look.REASON: "gagal"}


def volume_context(plan: VolumePlan) -> Plain:
    """Return what the template of the volume is filled with: what that of the form is, and the volume's own."""
    chapters = [_chapter(chapter) for chapter in plan.chapters]
    return form_context(plan.form) | {
        "susunan": LAYOUTS[plan.form.takes],
        "bagian": chapters,
        "kumpulan_bagian": list(_sheets(chapters)),
        "kertas": {"pita": BAND, "keterangan_gambar": CAPTION, "tepi": EDGE},
    }


def _sheets(chapters: list[Plain]) -> Iterator[list[Plain]]:
    """Yield what has one sheet: letters that follow each other, so attachments of a profile; else a chapter."""
    for kind, following in groupby(chapters, key=lambda chapter: (chapter["surat"], chapter["lampiran"])):
        together = list(following)
        yield from [together] if any(kind) else [[chapter] for chapter in together]


def _chapter(chapter: Chapter) -> Plain:
    section = chapter.section
    return {
        "no": section.number,
        "nama": section.name,
        "indikator": indicator_context(section.indicator) if isinstance(section, IndicatorSection) else None,
        "surat": isinstance(section, FieldSection) and section.is_letter,
        "lampiran": isinstance(section, FieldSection) and not section.is_letter and not section.field.narrative,
        "narasi": section.field.narrative if isinstance(section, FieldSection) else None,
        "kelompok": section.field.section if isinstance(section, FieldSection) else None,
        "bukti": [_exhibit(shown) for shown in chapter.exhibits],
    }


def _exhibit(shown: ShownExhibit) -> Plain:
    unfit = shown.shape.unfit
    return evidence_context(shown.exhibit.evidence) | {
        "nomor_jilid": shown.exhibit.number,
        "lembar": [_sheet(sheet) for sheet in shown.sheets],
        "jumlah": len(shown.sheets),
        "sebab": unfit.reason.in_documents if unfit else None,
    }


def _sheet(sheet: VolumePage) -> Plain:
    return {"bentuk": _LOOKS[sheet.look], "lebar": sheet.is_wide, "jangkar": sheet.anchor, "ke": sheet.number}

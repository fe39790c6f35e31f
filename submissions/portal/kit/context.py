"""The template's edge of the copy sheet: what stands on it as plain values."""

from submissions.documents.context import LAYOUTS, Plain, form_context
from submissions.documents.document import Document
from submissions.portal.kit.copysheet import Box, CopySheet, SheetField, SheetIndicator
from submissions.portal.kit.listing import KitFile

TEMPLATE = "iga/salin.html.j2"
_LINE = 72  # characters in a line of a box, roughly


def sheet_document(sheet: CopySheet) -> Document:
    """Return the copy sheet as a document to be filled in."""
    return Document(sheet.form.stem, "", TEMPLATE, sheet_context(sheet))


def sheet_context(sheet: CopySheet) -> Plain:
    """Return what the template of the copy sheet is filled with: what that of the form is, and the sheet's own."""
    return form_context(sheet.form) | {
        "susunan": LAYOUTS[sheet.form.takes],
        "lembar_isian": [_field(at, shown) for at, shown in enumerate(sheet.fields, 1)],
        "lembar_indikator": [_indicator(shown) for shown in sheet.indicators],
    }


def _field(at: int, shown: SheetField) -> Plain:
    return {
        "urutan": at,
        "no": shown.field.number,
        "label": shown.field.label,
        "wajib": shown.field.is_required,
        "jenis": shown.field.type,
        "bagian": shown.field.section,
        "kotak": [_box(box) for box in shown.boxes],
        "berkas": [_file(file) for file in shown.files],
    }


def _box(box: Box) -> Plain:
    return {
        "label": box.label,
        "teks": box.text,
        "kata": box.words,
        "karakter": len(box.text),
        "kata_minimal": box.least_words,
        "kata_maksimal": box.most_words,
        "tanggal": f"{box.date:%d/%m/%Y}" if box.date else None,
        "baris": sum(1 + len(line) // _LINE for line in box.text.split("\n")),
    }


def _indicator(shown: SheetIndicator) -> Plain:
    indicator = shown.indicator
    return {
        "no": indicator.number,
        "nama": indicator.name,
        "wajib": indicator.is_mandatory,
        "parameter": indicator.parameter,
        "pilihan": [
            {"no": level, "teks": text, "dipilih": level == indicator.parameter}
            for level, text in enumerate(shown.parameters, 1)
        ],
        "fakta": indicator.fact,
        "surat": shown.asks_for_letter,
        "berkas": [_file(file) for file in shown.files],
    }


def _file(file: KitFile) -> Plain:
    evidence = file.exhibit.evidence
    values = {
        "Nomor surat": evidence.letter_number,
        "Tanggal surat": evidence.date,
        "Tentang": evidence.subject,
        "Tautan": evidence.link,
    }
    return {
        "nomor": file.exhibit.number,
        "judul": evidence.title,
        "jalur": file.path,
        "nama_berkas": file.path.rsplit("/", 1)[-1] if file.path else None,
        "kotak": [{"label": label, "teks": text} for label, text in values.items() if text],
        "catatan": file.words if file.outcome.needs_attention else None,
    }

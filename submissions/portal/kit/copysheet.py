"""What stands on the copy sheet: the portal's fields in their order, each with boxes of plain text to copy."""

import datetime as dt
from collections.abc import Mapping, Sequence

from schemas.narrative import count_words
from schemas.submission import Answer, Submission
from submissions.documents.context import Plain
from submissions.documents.planning import Document
from submissions.documents.sections import Section, sections_of
from submissions.portal.kit.listing import KitFile
from submissions.portal.kit.plaintext import plain_paragraphs

NAME = "salin.html"
TEMPLATE = "iga/salin.html.j2"
_LINE = 72  # characters in a line of a box, roughly


def copy_sheet(dossier: Document, submission: Submission, files: Sequence[KitFile]) -> Document:
    """Return the copy sheet that belongs to a dossier.

    Args:
        dossier: whose context is taken.
        submission: the filled form.
        files: the files of the kit.
    """
    filed: dict[str, list[KitFile]] = {}
    for file in files:
        filed.setdefault(file.section.number, []).append(file)
    sections = {section.key: section for section in sections_of(dossier.context) if section.indicator is None}
    fields = [
        _field(shown, answer, sections.get(key), filed)
        for shown, (key, answer) in zip(dossier.context["isian"], submission.answers.items(), strict=True)
    ]
    indicators = [
        _indicator(section, submission, filed.get(section.number, []))
        for section in sections_of(dossier.context)
        if section.indicator is not None
    ]
    return Document(
        dossier.stem, "", TEMPLATE, dossier.context | {"lembar_isian": fields, "lembar_indikator": indicators}
    )


def _field(shown: Plain, answer: Answer, section: Section | None, filed: Mapping[str, list[KitFile]]) -> Plain:
    return {
        "no": shown["no"],
        "label": shown["label"],
        "wajib": shown["wajib"],
        "jenis": shown["jenis"],
        "kotak": _boxes(shown, answer),
        "berkas": [_file(file) for file in filed.get(section.number, [])] if section else [],
    }


def _boxes(shown: Plain, answer: Answer) -> list[Plain]:
    """Return the boxes of a field; a group of narratives has one of all its parts first."""
    if answer.field.kind.cites:
        return []
    if not shown["isian"]:
        return [_box(shown["label"], _text(shown), shown, answer)]
    parts = [
        _box(part["label"], _text(part), part, answer.parts[part["kunci"]])
        for part in shown["isian"]
        if not answer.parts[part["kunci"]].field.kind.cites
    ]
    if shown["kata"] is None:
        return parts
    whole = "\n\n".join(f"{part['label']}\n\n{part['teks']}" for part in parts if part["teks"])
    # The headings are not part of the answer: the count is that of the texts, as everywhere.
    return [_box("Seluruh bagian", whole, shown, answer) | {"kata": shown["kata"]}, *parts]


def _text(shown: Plain) -> str:
    if shown["narasi"]:
        return plain_paragraphs(shown["narasi"])
    if shown["daftar"]:
        return "\n".join(shown["daftar"])
    return shown["teks"] or ""


def _box(label: str, text: str, shown: Plain, answer: Answer) -> Plain:
    return {
        "label": label,
        "teks": text,
        "kata": shown["kata"] if shown["kata"] is not None else count_words(text),
        "karakter": len(text),
        "kata_minimal": shown["kata_minimal"],
        "kata_maksimal": shown["kata_maksimal"],
        "tanggal": f"{answer.value:%d/%m/%Y}" if isinstance(answer.value, dt.date) else None,
        "baris": sum(1 + len(line) // _LINE for line in text.split("\n")),
    }


def _indicator(section: Section, submission: Submission, files: list[KitFile]) -> Plain:
    assert section.indicator is not None
    indicator = submission.edition.indicators[section.key]
    parameters = indicator.worded(submission.values)
    reached = section.indicator["parameter"]
    stated = section.indicator["teks_parameter"]
    texts = [stated if level == reached else text for level, text in enumerate(parameters, 1)]
    return {
        "no": section.number,
        "nama": section.name,
        "wajib": section.indicator["wajib"],
        "parameter": reached,
        "pilihan": [{"no": level, "teks": text, "dipilih": level == reached} for level, text in enumerate(texts, 1)],
        "fakta": section.indicator["fakta"],
        "surat": bool(indicator.letter_metadata.value),
        "berkas": [_file(file) for file in files],
    }


def _file(file: KitFile) -> Plain:
    fields = file.exhibit.fields
    values = {"Nomor surat": "nomor", "Tanggal surat": "tanggal", "Tentang": "tentang", "Tautan": "tautan"}
    return {
        "nomor": file.exhibit.number,
        "judul": fields["judul"],
        "jalur": file.path,
        "nama_berkas": file.path.rsplit("/", 1)[-1] if file.path else None,
        "kotak": [{"label": label, "teks": fields[key]} for label, key in values.items() if fields[key]],
        "catatan": file.words if file.outcome.needs_attention else None,
    }

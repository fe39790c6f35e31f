"""The template's edge: content as plain values, under the Indonesian names that the templates of offices know.

Templates see nothing but these dicts, lists, texts and numbers, so that no template can reach into the program, and a
changed model shows here and not in every template. Nothing in Python reads them back: whoever wants to know something
asks the content. (Only these values come to whoever prints; what is for him alone, `rekaman` and `asal`, is taken out
again by `source_record` and `origin_of`.) These names are the contract; a name that goes or means something else
raises `contract` in `templates.toml`.
"""

from dataclasses import asdict
from typing import Any

from schemas.wording import name_parts
from submissions import __version__
from submissions.documents.content import (
    CommonContent,
    EditionContent,
    EvidenceContent,
    FieldContent,
    FormContent,
    IndicatorContent,
    InnovationContent,
    LetterContent,
    ListedEvidence,
    ManuscriptContent,
    OfficeContent,
    PhotoContent,
    PresentationContent,
    ResultContent,
    VolumeListing,
)
from submissions.documents.presenting import cover_of
from submissions.documents.provenance import Origin
from submissions.steering import unturned

Plain = dict[str, Any]
CARRIED, ORIGIN = "rekaman", "asal"
LAYOUTS = {"indicators": "indikator", "proposal": "proposal"}
"""What volume and copy sheet call the form that they belong to."""


def form_context(content: FormContent) -> Plain:
    """Return what the template of a dossier or form is filled with."""
    fields = [field_context(field) for field in content.fields]
    return common_context(content.common) | {
        CARRIED: content.provenance.record,
        "kode": content.provenance.code,
        "isian": fields,
        "isian_menurut_kunci": {field.key: plain for field, plain in zip(content.fields, fields, strict=True)},
        "indikator": [indicator_context(indicator) for indicator in content.indicators],
        "bukti": [listed_context(listed) for listed in content.evidence],
        "jilid": _volume(content.volume) if content.volume else None,
        **presentation_context(content.presentation),
        "naskah": _manuscript(content.manuscript) if content.manuscript else None,
    }


def presentation_context(content: PresentationContent) -> Plain:
    """Return what templates know of what presents an innovation at a glance."""
    cover = cover_of(content.photos)
    return {
        "satu_kalimat": content.sentence,
        "ringkasan": content.summary,
        "masalah": content.problem,
        "gagasan": content.idea,
        "tonggak": [{"nama": name, "tanggal": day} for name, day in content.milestones],
        "hasil_angka": [_result(result) for result in content.results],
        "foto_sampul": _photo(cover) if cover else None,
        "foto": [_photo(photo) for photo in content.photos if photo is not cover],
    }


def _result(content: ResultContent) -> Plain:
    return {
        "nama": content.name,
        "satuan": content.unit,
        "sebelum": content.before,
        "sesudah": content.after,
        "tahun_sebelum": content.year_before,
        "tahun_sesudah": content.year_after,
        "perubahan": content.change,
        "batang": list(content.bars) if content.bars else None,
    }


def _photo(content: PhotoContent) -> Plain:
    return {"berkas": content.file, "keterangan": content.caption, "alt": content.words, "di": list(content.places)}


def letter_context(form: Plain, letter: LetterContent) -> Plain:
    """Return what the template of a letter is filled with: what that of its form is, and the letter's own.

    Its code is that of its words; see `submissions.documents.making.Maker`.
    """
    own = {**office_context(letter.office), "surat": {"judul": letter.title, "meterai": letter.wants_meterai}}
    return form | own | {"kode": None, ORIGIN: form[ORIGIN] | {"letter": letter.title}}


def source_record(context: Plain) -> str | None:
    """Return the text of the record that a document is made from, out of the values that came to whoever prints it."""
    record = context.get(CARRIED)
    return str(record) if record else None


def seen_by_templates(context: Plain) -> Plain:
    """Return the values of a document without what is for whoever prints it alone, and without marks of direction.

    *Why:* with such a mark a name is read on paper as another than the one that a portal takes.
    """
    return {name: _unturned(value) for name, value in context.items() if name != ORIGIN}


def _unturned(value: Any) -> Any:
    if isinstance(value, str):
        return unturned(value)
    if isinstance(value, dict):
        return {key: _unturned(inner) for key, inner in value.items()}
    return [_unturned(inner) for inner in value] if isinstance(value, list | tuple) else value


def origin_of(context: Plain) -> Origin:
    """Return where a document comes from, out of the values that came to whoever prints it."""
    return Origin(**context[ORIGIN])


def common_context(content: CommonContent) -> Plain:
    """Return what the templates of all documents of an innovation are filled with."""
    return {
        "versi": __version__,
        "draf": content.is_draft,
        "kode": None,
        "pengenal": content.record_name,
        "dibuat": content.created,
        "edisi": edition_context(content.edition),
        "kelompok": content.group,
        "inovasi": _innovation(content.innovation),
        **office_context(content.office),
        ORIGIN: asdict(content.origin),
    }


def edition_context(content: EditionContent) -> Plain:
    """Return what templates know of an edition."""
    return {
        "nama_pendek": content.short_name,
        "tahun": content.year,
        "nama": content.name,
        "penyelenggara": content.authority,
        "tema": content.theme,
        "dasar_hukum": list(content.legal_basis),
    }


def office_context(content: OfficeContent) -> Plain:
    """Return what templates know of the office."""
    return {
        "pemda": content.region.model_dump(),
        "kop": content.letterhead.model_dump(),
        "penanda_tangan": content.signatory.model_dump(),
        "tempat": content.place,
        "tanggal_surat": content.letter_date,
    }


def evidence_context(content: EvidenceContent) -> Plain:
    """Return what templates know of a piece of evidence."""
    return {
        "nomor_bukti": content.number,
        "kunci": content.key,
        "jenis": content.kind,
        "judul": content.title,
        "nomor": content.letter_number,
        "tanggal": content.date,
        "tanggal_pendek": content.short_date,
        "tentang": content.subject,
        "tentang_tambahan": content.added_subject,
        "halaman": content.pages,
        "berkas": content.file,
        "tautan": content.link,
        "keterangan": content.note,
    }


def listed_context(content: ListedEvidence) -> Plain:
    """Return what templates know of an entry of the list of evidence."""
    return evidence_context(content.evidence) | {"dirujuk": list(content.cited_by)}


def indicator_context(content: IndicatorContent) -> Plain:
    """Return what templates know of an indicator."""
    return {
        "no": content.number,
        "kunci": content.key,
        "nama": content.name,
        "variabel": content.variable,
        "wajib": content.is_mandatory,
        "parameter": content.parameter,
        "teks_parameter": content.parameter_text,
        "semua_parameter": list(content.levels),
        "pembuktian": content.proof,
        "fakta": content.fact,
        "keterangan": content.note,
        "bukti": [evidence_context(evidence) for evidence in content.evidence],
    }


def field_context(content: FieldContent) -> Plain:
    """Return what templates know of a field of the form."""
    return {
        "no": content.number,
        "kunci": content.key,
        "label": content.label,
        "label_panjang": content.long_label,
        "jenis": content.type,
        "bagian": content.section,
        "teks": content.text,
        "narasi": content.narrative,
        "daftar": list(content.rows),
        "kata": content.words,
        "kata_minimal": content.least_words,
        "kata_maksimal": content.most_words,
        "wajib": content.is_required,
        "bukti": [evidence_context(evidence) for evidence in content.evidence],
        "isian": [field_context(part) for part in content.parts],
        "terisi": content.is_filled,
    }


def _innovation(content: InnovationContent) -> Plain:
    short, long = name_parts(content.name)
    return {
        "nama": content.name,
        "nama_pendek": short,
        "kepanjangan": long,
        "pengusul": content.proposer,
        "jenis_pengusul": content.proposer_kind,
        "induk": content.parent,
        "waktu_penerapan": content.applied_since,
        "bentuk_inovator": content.kind_of_innovator,
        "inovator": [person.model_dump() for person in content.innovators],
        "kontak": content.contact.model_dump() if content.contact else None,
    }


def _manuscript(content: ManuscriptContent) -> Plain:
    return {
        **{name: content.styles.get(name) for name in ("kertas", "ukuran", "baris", "tepi")},
        "sampul": list(content.cover),
        "dihitung": content.is_counted,
        "bagian": sorted(content.parts),
    }


def _volume(content: VolumeListing) -> Plain:
    places = {
        key: [{"nomor": place.number, "halaman": place.page} for place in places]
        for key, places in content.places.items()
    }
    return {"berkas": content.file, "halaman": content.pages, "letak": places}

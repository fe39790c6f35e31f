"""The context of a document: plain values only, in Indonesian, in the order of the form.

Templates see nothing but these dicts, lists, texts and numbers, so that no template can reach into
the program, and a changed model shows here and not in every template.
"""

import datetime as dt
import os
from collections.abc import Mapping
from typing import Any

from schemas.edition import Edition
from schemas.evidence import Evidence
from schemas.innovation import Award, Innovation, Innovator, ReplicatedBy
from schemas.submission import Answer, Submission
from schemas.vocabulary import vocabulary
from schemas.wording import date_text, value_text
from submissions import __version__
from submissions.assessment.assessing import Assessment, Verdict
from submissions.assessment.parameters import Reached
from submissions.documents.facts import facts_in
from submissions.documents.provenance import carried, check_code
from submissions.workspace import Workspace

Plain = dict[str, Any]


class EvidenceIndex:
    """The evidence of a document, numbered in the order in which the document first cites it."""

    def __init__(self, innovation: Innovation):
        self._evidence = innovation.bukti
        self._numbers: dict[str, int] = {}
        self._cited_by: dict[str, list[str]] = {}

    def cite(self, keys: list[str] | tuple[str, ...], by: str) -> list[Plain]:
        """Return the entries of the documents cited by a field or indicator; unknown ones are left out."""
        entries = []
        for key in keys:
            if key not in self._evidence:
                continue
            self._numbers.setdefault(key, len(self._numbers) + 1)
            citing = self._cited_by.setdefault(key, [])
            if by not in citing:
                citing.append(by)
            entries.append(self._entry(key))
        return entries

    def entries(self) -> list[Plain]:
        """Return every document cited so far, by number, with what cites it."""
        return [self._entry(key) | {"dirujuk": self._cited_by[key]} for key in self._numbers]

    def _entry(self, key: str) -> Plain:
        evidence = self._evidence[key]
        return {"nomor_bukti": self._numbers[key], "kunci": key, **_evidence_fields(evidence)}


def _evidence_fields(evidence: Evidence) -> Plain:
    return {
        "jenis": vocabulary("jenis_bukti").entries[evidence.jenis].label,
        "judul": evidence.title,
        "nomor": evidence.nomor,
        "tanggal": date_text(evidence.tanggal) if evidence.tanggal else None,
        "tentang": evidence.tentang,
        "halaman": evidence.halaman,
        "berkas": evidence.berkas,
        "tautan": evidence.tautan,
        "keterangan": evidence.keterangan,
    }


def document_context(assessment: Assessment, workspace: Workspace, record_name: str) -> Plain:
    """Return the context of the documents of one filled form.

    Args:
        assessment: the form as filled and judged; its verdict decides whether the document is a draft.
        workspace: for letterhead, signatory and place.
        record_name: the record's identifier, for the document's metadata.
    """
    submission = assessment.submission
    assert submission is not None
    edition = submission.edition
    content = content_of(submission, assessment.reached)
    title = f"Proposal {edition.competition.upper()} {edition.year}"
    record = carried(submission, title, facts_in(content), prints_narratives=True)
    return base_context(assessment, workspace, record_name) | {
        "rekaman": record,
        "kode": check_code(record),
        **content,
        "isian_menurut_kunci": {field["kunci"]: field for field in content["isian"]},
        "jilid": None,
    }


def content_of(submission: Submission, reached: Mapping[str, Reached]) -> Plain:
    """Return what the record itself gives a document to print: the form's fields, the indicators, the cited evidence.

    Args:
        submission: the filled form.
        reached: the parameter of each indicator.
    """
    innovation, edition = submission.innovation, submission.edition
    index = EvidenceIndex(innovation)
    indicators = [indicator_entry(key, reached[key], innovation, edition, index) for key in edition.indicators]
    fields = [_field(answer, index) for answer in submission.answers.values()]
    return {"isian": fields, "indikator": indicators, "bukti": index.entries()}


def base_context(assessment: Assessment, workspace: Workspace, record_name: str) -> Plain:
    """Return what every document of an innovation says: who, which edition, which office, draft or not."""
    submission = assessment.submission
    assert submission is not None
    edition = submission.edition
    return {
        "versi": __version__,
        "draf": assessment.verdict is not Verdict.ELIGIBLE,
        "kode": None,
        "pengenal": record_name,
        "dibuat": created(),
        "edisi": edition_context(edition),
        "kelompok": edition.groups[submission.group].label if submission.group else None,
        "inovasi": _innovation(submission.innovation),
        **office_context(workspace),
    }


def created() -> str | None:
    """Return when documents are said to be made: the time that SOURCE_DATE_EPOCH gives, else nothing.

    *Why:* the same record is to give the same bytes today and tomorrow.
    """
    try:
        seconds = int(os.environ.get("SOURCE_DATE_EPOCH", ""))
        return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def edition_context(edition: Edition) -> Plain:
    """Return what documents say of an edition."""
    return {
        "pengenal": edition.id,
        "data": edition.fingerprint,
        "nama_pendek": f"{edition.competition.upper()} {edition.year}",
        "tahun": edition.year,
        "nama": edition.name,
        "penyelenggara": edition.authority,
        "tema": edition.theme.value if edition.theme else None,
        "dasar_hukum": [basis.ref for basis in edition.legal_basis],
    }


def office_context(workspace: Workspace) -> Plain:
    """Return what documents say of the office: region, letterhead, signatory, place and date."""
    settings = workspace.settings
    return {
        "pemda": settings.pemda.model_dump(),
        "kop": settings.kop.model_dump(),
        "penanda_tangan": settings.penanda_tangan.model_dump(),
        "tempat": settings.tempat,
        "tanggal_surat": date_text(settings.tanggal_surat) if settings.tanggal_surat else None,
    }


def _innovation(innovation: Innovation) -> Plain:
    return {
        "nama": innovation.nama,
        "pengusul": innovation.pengusul.nama,
        "jenis_pengusul": vocabulary("jenis_pengusul").entries[innovation.pengusul.jenis].label,
        "induk": innovation.pengusul.induk,
        "waktu_penerapan": date_text(innovation.waktu_penerapan) if innovation.waktu_penerapan else None,
        "bentuk_inovator": innovation.bentuk_inovator,
        "inovator": [person.model_dump() for person in innovation.inovator],
        "kontak": innovation.kontak.model_dump() if innovation.kontak else None,
    }


def indicator_entry(
    key: str, reached: Reached, innovation: Innovation, edition: Edition, index: EvidenceIndex
) -> Plain:
    """Return what a document says of one indicator: what is reached by which fact, and the evidence cited."""
    indicator = edition.indicators[key]
    facts = innovation.indikator.get(key)
    return {
        "no": indicator.no,
        "kunci": key,
        "nama": indicator.name,
        "variabel": indicator.variable,
        "wajib": bool(indicator.mandatory.value),
        "parameter": reached.parameter,
        "teks_parameter": reached.text,
        "fakta": reached.fact if reached.fact != reached.text else "",
        "keterangan": facts.keterangan if facts else None,
        "bukti": index.cite(facts.bukti, f"indikator {indicator.no}") if facts else [],
    }


def _field(answer: Answer, index: EvidenceIndex) -> Plain:
    field = answer.field
    cited = answer.value if field.type == "files" and isinstance(answer.value, list) else answer.evidence
    return {
        "no": field.no,
        "kunci": answer.key,
        "label": field.label,
        "label_panjang": field.long_label or field.label,
        "jenis": field.type,
        "bagian": field.section,
        "teks": _text(answer),
        "narasi": answer.value if field.type == "narrative" else None,
        "daftar": _rows(answer),
        "kata": answer.words,
        "kata_minimal": field.words.min,
        "kata_maksimal": field.words.max,
        "wajib": bool(field.required.value),
        "bukti": index.cite(list(cited), f"isian {field.no}" if field.no else field.label),
        "isian": [_field(part, index) for part in answer.parts.values()],
        "terisi": answer.value is not None or any(part.value is not None for part in answer.parts.values()),
    }


def _text(answer: Answer) -> str | None:
    field, value = answer.field, answer.value
    if value is None or field.type in ("narrative", "files", "people", "awards", "replications", "group"):
        return None
    if field.type == "choice":
        return field.labels.get(value, str(value))
    if field.type == "choices":
        listed = value if isinstance(value, list) else [value]
        return "; ".join(field.labels.get(key, str(key)) for key in listed)
    return value_text(value)


def _rows(answer: Answer) -> list[str]:
    if answer.field.type not in ("people", "awards", "replications") or not isinstance(answer.value, list):
        return []
    return [_row(item) for item in answer.value]


def _row(item: object) -> str:
    if isinstance(item, Innovator):
        named = f"{item.nama} (NIP {item.nip})" if item.nip else item.nama
        return ", ".join(filter(None, (named, item.jabatan, item.peran)))
    if isinstance(item, Award):
        honour = vocabulary("gelar").entries[item.gelar].label
        return f"{honour}, {vocabulary('kompetisi').entries[item.kompetisi].label} {item.tahun}"
    if isinstance(item, ReplicatedBy):
        return ", ".join(filter(None, (item.instansi, item.daerah, str(item.tahun) if item.tahun else None)))
    return str(item)

"""Letters, acts and reports as PDF files: which kind of evidence becomes which kind of paper."""

import random
from collections.abc import Callable, Mapping
from typing import Any

from submissions.sample import reports
from submissions.sample.officials import head_of, regent
from submissions.sample.people import fragment, person, personnel_number, plain_names
from submissions.sample.sheet import Paper, Signer
from submissions.sample.subject import BUPATI, REGION, Subject, as_date, day

Entry = Mapping[str, Any]
ORDINALS = ["KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM"]


def draw_paper(key: str, entry: Entry, subject: Subject) -> bytes:
    """Return the PDF file of one piece of evidence.

    Args:
        key: the evidence's identifier in the record; tells the statements apart.
        entry: its data as in the record.
        subject: what it is about.
    """
    sheet = Paper(f"{subject.id}/{key}")
    WRITERS.get(entry["jenis"], _letter)(sheet, key, entry, subject)
    return sheet.to_bytes(f"{entry.get('judul') or entry.get('tentang')} - {subject.nama}")


def slots(entry: Entry, subject: Subject) -> dict[str, str]:
    """Return the values of the slots in `fragments/papers.yaml`."""
    date = as_date(entry.get("tanggal"))
    return {
        "nama": subject.nama,
        "pengusul": subject.pengusul,
        "judul": entry.get("judul") or "",
        "tentang": entry.get("tentang") or entry.get("judul") or "",
        "nomor": entry.get("nomor") or "-",
        "tanggal": day(date) if date else "",
        "mulai": day(subject.mulai) if subject.mulai else "tanggal ditetapkan",
        "mitra": entry.get("keterangan") or "mitra pelaksana",
    }


def words(path: str, values: Mapping[str, str]) -> Any:
    """Return a text or list of texts of `fragments/papers.yaml` with its slots filled."""
    found: Any = fragment("papers")
    for part in path.split("."):
        found = found[part]
    return _filled(found, values)


def _filled(found: Any, values: Mapping[str, str]) -> Any:
    if isinstance(found, str):
        return found.format_map(values)
    return [_filled(item, values) for item in found]


def _letterhead(sheet: Paper, subject: Subject) -> None:
    sheet.letterhead(subject.kop, "Jalan Contoh Raya Nomor 1 Purbalingga 53300, telepon 0812-0000-0000, example.go.id")


def _act(sheet: Paper, _key: str, entry: Entry, subject: Subject) -> None:
    values = slots(entry, subject)
    by_regent = entry["jenis"] == "sk_kepala_daerah"
    if by_regent:
        sheet.letterhead(["BUPATI PURBALINGGA", "PROVINSI JAWA TENGAH"], "Jalan Contoh Pendapa Nomor 1 Purbalingga")
    else:
        _letterhead(sheet, subject)
    office = BUPATI if by_regent else subject.kepala
    sheet.heading(f"KEPUTUSAN {office.upper()}")
    sheet.heading(f"NOMOR {values['nomor']}", 11)
    sheet.heading("TENTANG", 11)
    sheet.heading(values["tentang"].upper(), 11)
    sheet.space()
    sheet.label("Menimbang:")
    for letter, text in zip("abc", words("keputusan.menimbang", values), strict=False):
        sheet.paragraph(f"{letter}. {text}", 14)
    sheet.label("Mengingat:")
    for number, text in enumerate(words("keputusan.mengingat", values), start=1):
        sheet.paragraph(f"{number}. {text}", 14)
    sheet.heading("MEMUTUSKAN", 11)
    for ordinal, text in zip(ORDINALS, words("keputusan.memutuskan", values), strict=False):
        sheet.paragraph(f"{ordinal}: {text}")
    sheet.signature(regent(entry.get("tanggal")) if by_regent else head_of(subject, entry.get("tanggal")))
    reports.team(sheet, subject, f"LAMPIRAN: SUSUNAN TIM PELAKSANA {subject.pendek}")


def _regulation(sheet: Paper, _key: str, entry: Entry, subject: Subject) -> None:
    values = slots(entry, subject)
    sheet.letterhead(["BUPATI PURBALINGGA", "PROVINSI JAWA TENGAH"], "Jalan Contoh Pendapa Nomor 1 Purbalingga")
    kind = "PERATURAN DAERAH KABUPATEN PURBALINGGA" if entry["jenis"] == "perda" else "PERATURAN BUPATI PURBALINGGA"
    sheet.heading(kind)
    sheet.heading(f"NOMOR {values['nomor'].upper()}", 11)
    sheet.heading("TENTANG", 11)
    sheet.heading(values["tentang"].upper(), 11)
    sheet.space()
    for number, text in enumerate(words("peraturan.pasal", values), start=1):
        sheet.heading(f"Pasal {number}", 10.5, bold=False)
        sheet.paragraph(text)
    sheet.signature(regent(entry.get("tanggal")))
    listed = subject.daftar or [(subject.nama, subject.pengusul)]
    if entry["jenis"] == "perkada":
        sheet.new_page()
        sheet.heading("LAMPIRAN: DAFTAR INOVASI DAERAH")
        sheet.space()
        rows = [[str(number), name, owner] for number, (name, owner) in enumerate(listed, start=1)]
        marked = [at for at, (name, _) in enumerate(listed) if name == subject.nama]
        sheet.table(["No", "Nama inovasi", "Pelaksana"], rows, (1, 8, 5), marked)


def _assignment(sheet: Paper, _key: str, entry: Entry, subject: Subject) -> None:
    values = slots(entry, subject)
    _letterhead(sheet, subject)
    sheet.heading("SURAT TUGAS")
    sheet.heading(f"Nomor {values['nomor']}", 11, bold=False)
    sheet.space()
    sheet.pairs([("Tentang", values["tentang"])])
    sheet.paragraph(words("surat_tugas.pembuka", values))
    reports.team(sheet, subject, "Daftar petugas", new_page=False)
    sheet.paragraph(words("surat_tugas.penutup", values))
    sheet.signature(head_of(subject, entry.get("tanggal")))


def _statement(sheet: Paper, key: str, entry: Entry, subject: Subject) -> None:
    values = slots(entry, subject)
    title = str(entry.get("judul") or entry.get("tentang") or "Surat Pernyataan")
    said = f"{key} {title}".casefold()
    kinds = {"kesediaan": "kesediaan", "implementasi": "implementasi", "inovator": "inovator", "identitas": "inovator"}
    kind = next((kind for word, kind in kinds.items() if word in said), "replikasi")
    chance = random.Random(f"{subject.id}/{key}")
    if kind == "replikasi":
        sheet.letterhead(
            [str(entry.get("keterangan", "Instansi Contoh")).upper()], "Jalan Umpama Nomor 2, example.go.id"
        )
        signer = Signer("Kepala", person(chance), personnel_number(chance), tanggal=values["tanggal"], tempat="Contoh")
    else:
        _letterhead(sheet, subject)
        signer = head_of(subject, entry.get("tanggal"))
    sheet.heading(title.upper())
    sheet.heading(f"Nomor {values['nomor']}", 11, bold=False)
    sheet.space()
    sheet.paragraph("Yang bertanda tangan di bawah ini:")
    rows = [("Nama", signer.nama), ("NIP", signer.nip or "-"), ("Jabatan", signer.jabatan)]
    sheet.pairs([*rows, ("Instansi", values["mitra"] if kind == "replikasi" else subject.pengusul)])
    sheet.paragraph(words(f"surat_pernyataan.{kind}", values))
    if kind == "inovator" and subject.inovator:
        people = [
            [str(at), who["nama"], who.get("nip", "-"), who.get("peran", "-")]
            for at, who in enumerate(subject.inovator, start=1)
        ]
        sheet.table(["No", "Nama", "NIP", "Peran"], people, (1, 6, 5, 6))
    sheet.paragraph(words("surat_pernyataan.penutup", values))
    sheet.signature(signer)


def _letter(sheet: Paper, _key: str, entry: Entry, subject: Subject) -> None:
    values = slots(entry, subject)
    kind = "undangan" if entry["jenis"] == "undangan" else "surat"
    _letterhead(sheet, subject)
    sheet.pairs([("Nomor", values["nomor"]), ("Tanggal", values["tanggal"]), ("Hal", values["tentang"])])
    sheet.paragraph("Kepada Yth. Pimpinan perangkat daerah dan mitra terkait di Purbalingga")
    sheet.space()
    sheet.paragraph(words(f"{kind}.isi", values))
    if kind == "surat":
        offices = [*subject.fact("jejaring", "daftar", []), *subject.fact("aktor", "daftar", [])]
        rows = [
            [str(at), str(name).capitalize() if str(name).islower() else str(name), "Pelaksana dan mitra"]
            for at, name in enumerate(offices, start=1)
        ]
        sheet.table(["No", "Pihak", "Peran"], rows or [["1", subject.pengusul, "Pelaksana"]], (1, 8, 5))
    sheet.paragraph(words(f"{kind}.penutup", values))
    sheet.signature(head_of(subject, entry.get("tanggal")))
    if kind == "undangan":
        reports.attendance(sheet, "DAFTAR HADIR BIMBINGAN TEKNIS", plain_names(random.Random(values["nomor"]), 14))


def _agreement(sheet: Paper, _key: str, entry: Entry, subject: Subject) -> None:
    values = slots(entry, subject)
    _letterhead(sheet, subject)
    sheet.heading("PERJANJIAN KERJA SAMA")
    sheet.heading(f"Nomor {values['nomor']}", 11, bold=False)
    sheet.heading(f"TENTANG {values['tentang'].upper()}", 11)
    sheet.space()
    sheet.paragraph(words("perjanjian.pembuka", values))
    for number, text in enumerate(words("perjanjian.pasal", values), start=1):
        sheet.heading(f"Pasal {number}", 10.5, bold=False)
        sheet.paragraph(text)
    sheet.signature(head_of(subject, entry.get("tanggal")))
    partner = person(random.Random(values["mitra"]))
    sheet.signature(Signer(f"Pimpinan {values['mitra']}", partner), stamp=False)


def _certificate(sheet: Paper, _key: str, entry: Entry, subject: Subject) -> None:
    values = slots(entry, subject)
    texts = {"sertifikat": ("SERTIFIKAT", "sertifikat"), "piagam": ("PIAGAM PENGHARGAAN", "piagam")}
    title, path = texts.get(entry["jenis"], ("SURAT PENCATATAN CIPTAAN", "haki"))
    sheet.space(60)
    sheet.heading(REGION.upper())
    sheet.space(20)
    sheet.heading(title, 24)
    sheet.heading(f"Nomor {values['nomor']}", 11, bold=False)
    sheet.space(24)
    sheet.heading(words(path, values), 12, bold=False)
    sheet.space(18)
    sheet.heading(subject.pendek, 18)
    sheet.space(18)
    sheet.signature(head_of(subject, entry.get("tanggal")))


Writer = Callable[[Paper, str, Entry, Subject], None]
WRITERS: dict[str, Writer] = {
    **dict.fromkeys(("sk_kepala_daerah", "sk_kepala_pd"), _act),
    **dict.fromkeys(("perda", "perkada"), _regulation),
    **dict.fromkeys(("surat", "undangan"), _letter),
    **dict.fromkeys(("sertifikat", "piagam", "dokumen_haki"), _certificate),
    "surat_tugas": _assignment,
    "surat_pernyataan": _statement,
    "perjanjian": _agreement,
    **{kind: lambda sheet, key, entry, subject: reports.draw(sheet, key, entry, subject) for kind in reports.KINDS},
}

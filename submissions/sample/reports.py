"""Papers that are mostly tables: budgets, plans, procedures, guides, lists of people, reports."""

import random
from collections.abc import Mapping
from typing import Any

from submissions.sample.officials import head_of
from submissions.sample.people import fragment, plain_names
from submissions.sample.sheet import Paper
from submissions.sample.subject import Subject, as_date, day

Entry = Mapping[str, Any]
KINDS = ("anggaran", "perencanaan", "sop", "pedoman", "daftar_hadir", "daftar_penerima", "rekapitulasi", "laporan")
NAMES_AT_MOST = 150


def draw(sheet: Paper, key: str, entry: Entry, subject: Subject) -> None:
    """Write a paper of one of `KINDS`: its head, what its kind calls for, a signature."""
    date = as_date(entry.get("tanggal"))
    sheet.letterhead(subject.kop, "Jalan Contoh Raya Nomor 1 Purbalingga 53300, telepon 0812-0000-0000, example.go.id")
    sheet.heading(str(entry.get("judul") or entry.get("tentang") or "Dokumen").upper())
    sheet.heading(subject.nama, 11, bold=False)
    sheet.space()
    rows = [("Nomor", entry.get("nomor")), ("Tanggal", day(date) if date else None), ("Tentang", entry.get("tentang"))]
    sheet.pairs([(label, str(text)) for label, text in rows if text])
    kinds = {
        "anggaran": _money,
        "perencanaan": _money,
        "sop": _procedure,
        "pedoman": _guide,
        "daftar_hadir": _people,
        "daftar_penerima": _people,
        "rekapitulasi": _report,
        "laporan": _report,
    }
    kinds[entry["jenis"]](sheet, key, entry, subject)
    sheet.signature(head_of(subject, date))


def team(sheet: Paper, subject: Subject, title: str, *, new_page: bool = True) -> None:
    """Put the table of a team: as many people as the record says, each with a role."""
    count = int(float(subject.fact("sdm", "jumlah", 8)))
    known = [who["nama"] for who in subject.inovator]
    others = plain_names(random.Random(f"{subject.id}/tim"), max(0, count - len(known)))
    roles = fragment("people")["peran"]
    rows = [
        [str(at + 1), name, roles[min(at, 3)] if at < 4 else roles[4 + at % 6]]
        for at, name in enumerate([*known, *others][:count])
    ]
    if new_page:
        sheet.new_page()
    sheet.heading(title)
    sheet.space()
    sheet.table(["No", "Nama", "Peran dalam tim"], rows, (1, 6, 6))


def attendance(sheet: Paper, title: str, names: list[str]) -> None:
    """Put a list of people with places for their signatures."""
    sheet.new_page()
    sheet.heading(title)
    sheet.space()
    rows = [[str(at), name, f"{at}. ttd"] for at, name in enumerate(names, start=1)]
    sheet.table(["No", "Nama", "Tanda tangan"], rows, (1, 7, 4))


def _money(sheet: Paper, key: str, entry: Entry, subject: Subject) -> None:
    """Put a budget or a plan; the line of the innovation is highlighted, as the indicator asks."""
    chance = random.Random(f"{subject.id}/{key}")
    lines = ["Penyediaan bahan pakai habis", "Pemeliharaan sarana", "Koordinasi dan konsultasi"]
    named = [name for name, _ in subject.daftar] or [subject.nama]
    planned = entry["jenis"] == "perencanaan"
    head = ["No", "Program dan kegiatan", "Sasaran" if planned else "Jumlah (Rp)"]
    rows = [lines[0], *(f"Pelaksanaan inovasi {name}" for name in named), *lines[1:]]
    values = [
        f"{chance.randrange(60, 100)} persen" if planned else f"{chance.randrange(18, 240)}.500.000" for _ in rows
    ]
    table = [[str(at), row, value] for at, (row, value) in enumerate(zip(rows, values, strict=True), start=1)]
    sheet.paragraph("Kutipan halaman yang memuat inovasi; baris yang dirujuk diberi warna.")
    sheet.table(head, table, (1, 9, 4), marked=range(1, 1 + len(named)))


def _procedure(sheet: Paper, _key: str, _entry: Entry, subject: Subject) -> None:
    texts = fragment("papers")["sop"]
    days = int(float(subject.fact("kemudahan_proses", "jumlah", 1)))
    shares = ["0 hari"] * 4 + [f"{days} hari"] if days < 2 else _spread(days)
    rows = [[str(at), step, who, shares[at - 1]] for at, (step, who) in enumerate(texts["langkah"], start=1)]
    sheet.table(
        ["No", "Kegiatan", "Pelaksana", "Waktu"], [*rows, ["", "Jumlah waktu", "", f"{days} hari"]], (1, 8, 4, 2)
    )
    sheet.paragraph(texts["penutup"])


def _spread(days: int) -> list[str]:
    first, rest = max(1, days // 4), days - max(1, days // 4)
    return ["0 hari", f"{first} hari", f"{rest} hari", "0 hari", "0 hari"]


def _guide(sheet: Paper, _key: str, _entry: Entry, subject: Subject) -> None:
    for number, (title, text) in enumerate(fragment("papers")["pedoman"]["bab"], start=1):
        sheet.label(f"{number}. {title}")
        sheet.paragraph(text.format(nama=subject.nama, pengusul=subject.pengusul))
    sheet.label("Gambaran singkat")
    sheet.paragraph(subject.ringkasan)


def _people(sheet: Paper, key: str, entry: Entry, subject: Subject) -> None:
    """Put the people served; a long list is an excerpt that states the whole number."""
    total = int(float(subject.fact("kemanfaatan", "jumlah", 20))) if entry["jenis"] == "daftar_penerima" else 18
    count = min(total, NAMES_AT_MOST)
    names = plain_names(random.Random(f"{subject.id}/{key}"), count)
    sheet.paragraph(
        f"Jumlah seluruhnya {total} orang; kutipan {len(names)} nama." if total > count else f"Jumlah {total} orang."
    )
    half = (len(names) + 1) // 2
    rows = [
        [str(at + 1), names[at], "ttd", str(at + half + 1), names[at + half] if at + half < len(names) else "-", "ttd"]
        for at in range(half)
    ]
    sheet.table(["No", "Nama", "Paraf", "No", "Nama", "Paraf"], rows, (1, 4, 1.3, 1, 4, 1.3))


def _report(sheet: Paper, key: str, entry: Entry, subject: Subject) -> None:
    texts = fragment("papers")["laporan"]
    started = day(subject.mulai) if subject.mulai else "ditetapkan"
    values = {"nama": subject.nama, "pengusul": subject.pengusul, "mulai": started}
    sheet.label("Pendahuluan")
    sheet.paragraph(texts["pembuka"].format(tentang=entry.get("tentang") or entry.get("judul") or "hasil", **values))
    if key.startswith("kecepatan"):
        _stages(sheet, texts["tahap"], subject)
    else:
        sheet.label("Cara pengukuran")
        sheet.paragraph(texts["cara"])
        sheet.label("Hasil")
        sheet.paragraph(subject.hasil or subject.ringkasan)
        if subject.tabel:
            head, *rows = subject.tabel
            sheet.table(head, rows, (5, *([3] * (len(head) - 1))))
        _figure(sheet, key, subject)
    sheet.label("Simpulan")
    sheet.paragraph(texts["penutup"])


def _stages(sheet: Paper, stages: list[str], subject: Subject) -> None:
    idea, trial, start = subject.waktu if len(subject.waktu) == 3 else (None, None, None)
    dates = [idea, idea, trial, start]
    rows = [
        [str(at), stage, day(date) if date else "-"]
        for at, (stage, date) in enumerate(zip(stages, dates, strict=True), start=1)
    ]
    sheet.table(["No", "Tahap penciptaan", "Mulai"], rows, (1, 8, 4))
    sheet.paragraph(f"Lama penciptaan {subject.fact('kecepatan_penciptaan', 'jumlah', '-')} bulan.")


def _figure(sheet: Paper, key: str, subject: Subject) -> None:
    if key.startswith("kemanfaatan"):
        units = {"a": "orang", "b": "persen unit sasaran", "c": "persen penghematan", "d": "persen tambahan pendapatan"}
        unit = {**units, "e": "produk", "f": "periode tren positif"}[str(subject.fact("kemanfaatan", "basis", "a"))]
        sheet.paragraph(f"Angka kemanfaatan yang dilaporkan: {subject.fact('kemanfaatan', 'jumlah', '-')} {unit}.")

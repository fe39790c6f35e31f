"""Records of strange sizes: what a printed document must bear without losing a letter."""

from typing import Any

from tests.build import REMOVED, changed, complete_record, words

LONG = "Sistemtanpaspasi" * 12 + "berakhir"  # 200 letters, not one space
MANY = 40
BEFORE_AFTER = """Perubahan yang dirasakan warga:

| Unsur | Sebelum | Sesudah |
|---|---|---:|
| Waktu tunggu | 11 hari | 1 hari |
| Biaya | Rp145.000 | Rp0 |
| Kunjungan | 3 kali | tidak ada |
"""
PAGES = (
    "\n\n".join(f"Alinea {number} dibuka. {words(150, 1000 * number)}" for number in range(1, 19)) + "\n\nTamat sudah."
)
NARRATIVES = ("tujuan", "manfaat", "hasil")


def long_names() -> dict[str, Any]:
    """Return a record whose names, numbers and addresses are long words without a space."""
    record = changed(
        {
            "nama": LONG,
            "pengusul.nama": f"Dinas{LONG}",
            "pengusul.induk": f"Badan{LONG}",
            "nama_inisiator": f"Bidang{LONG}",
            "inovator": [{"nama": f"Sari{LONG}", "nip": "198001012005012001", "jabatan": f"Kepala{LONG}"}],
        }
    )
    for evidence in record["bukti"].values():
        evidence |= {"judul": f"Judul{LONG}", "nomor": f"500/{LONG}/2024", "tentang": f"Perihal{LONG}"}
    record["bukti"]["tautan"] = {
        "jenis": "laporan",
        "judul": "Tautan",
        "tautan": f"https://contoh.go.id/{LONG}?x={LONG}",
    }
    record["indikator"]["video"]["bukti"].append("tautan")
    return record


def least() -> dict[str, Any]:
    """Return a record with nothing but what the record itself requires; its documents are drafts."""
    return {
        "id": "hampa",
        "nama": "Hampa",
        "kompetisi": ["iga", "kipp"],
        "pengusul": {"nama": "Dinas Contoh", "jenis": "opd"},
    }


def one_line() -> dict[str, Any]:
    """Return a record whose narratives are one line each, and which has no optional part."""
    record = complete_record(
        **dict.fromkeys(("replikasi", "tautan", "urusan_beririsan", "pengembangan", "kontak"), REMOVED)
    )
    record |= dict.fromkeys(NARRATIVES, "Satu baris saja.")
    record["rancang_bangun"] = dict.fromkeys(record["rancang_bangun"], "Satu baris saja.")
    for answers in record["jawaban"].values():
        answers |= {key: "Satu baris saja." for key, value in answers.items() if value.startswith("kata1 ")}
    return record


def five_pages() -> dict[str, Any]:
    """Return a record with narratives of five pages, and tables of before and after."""
    record = complete_record(tujuan=BEFORE_AFTER, manfaat=PAGES, hasil=BEFORE_AFTER)
    record["rancang_bangun"] |= {"permasalahan": PAGES, "metode_pembaharuan": BEFORE_AFTER}
    for answers in record["jawaban"].values():
        for key, value in answers.items():
            if value.startswith("kata1 "):
                answers[key] = PAGES
                break
        for key, value in answers.items():
            if value.startswith("kata1 "):
                answers[key] = BEFORE_AFTER
                break
    return record


def many_documents() -> dict[str, Any]:
    """Return a record that cites 40 documents at one indicator and at one answer of every form."""
    record = complete_record()
    more = {
        f"surat_{number}": {
            "jenis": "surat",
            "judul": f"Surat Keputusan Bupati ke-{number} tentang Tim Pelaksana",
            "nomor": f"500/{number}/2024",
            "tanggal": f"2024-09-{number % 28 + 1:02}",
            "tentang": f"Pembentukan Tim Pelaksana Inovasi Pasar Terang tahap {number}",
            "berkas": f"bukti/surat-{number}.pdf",
        }
        for number in range(1, MANY + 1)
    }
    record["bukti"] |= more
    record["indikator"]["regulasi"]["bukti"] += list(more)
    record["lampiran"] = {key: [*keys, *more] for key, keys in record["lampiran"].items()}
    return record


RECORDS = {
    "long-names": long_names,
    "least": least,
    "one-line": one_line,
    "five-pages": five_pages,
    "many-documents": many_documents,
}

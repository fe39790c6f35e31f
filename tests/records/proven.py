"""The documents that prove every indicator of the complete record, and what a person saw in them.

Everything here is invented.
"""

from typing import Any


def letter(kind: str, number: str, date: str, subject: str, **more: Any) -> dict[str, Any]:
    """Return a PDF with what a letter register says of it; its file is named by its number."""
    file = f"bukti/{number.lower().replace(' ', '-').replace('/', '-')}.pdf"
    return {"jenis": kind, "berkas": file, "nomor": number, "tanggal": date, "tentang": subject, **more}


def file(kind: str, name: str, title: str, **more: Any) -> dict[str, Any]:
    """Return a document without a register: a picture, a report, a video."""
    return {"jenis": kind, "judul": title, "berkas": f"bukti/{name}", **more}


# By indicator of iga-2026: the documents that carry its highest parameter.
PROVING: dict[str, dict[str, dict[str, Any]]] = {
    "regulasi": {
        "perda": letter("perda", "7 Tahun 2019", "2019-11-04", "Penyelenggaraan Inovasi Daerah"),
        "sk-inovasi": letter("sk_kepala_daerah", "500/11/2020", "2020-02-03", "Daftar Inovasi Daerah"),
    },
    "sdm": {"sk-tim": letter("sk_kepala_daerah", "500/21/2024", "2024-01-15", "Tim Pasar Terang")},
    "anggaran": {
        "dpa-2024": letter("anggaran", "DPA/1/2024", "2024-01-02", "DPA Dinas Perdagangan 2024"),
        # Two that were signed in the year before: the years come from the subject, and from `tahun`.
        "dpa-2025": letter("anggaran", "DPA/1/2025", "2024-12-30", "DPA Dinas Perdagangan 2025"),
        "dpa-2026": letter("anggaran", "DPA/1/2026", "2025-12-30", "DPA Dinas Perdagangan", tahun=["2026"]),
    },
    "alat_kerja": {"layar-aplikasi": file("tangkapan_layar", "layar-aplikasi.png", "Aplikasi retribusi")},
    "bimtek": {
        "bimtek-1": letter("undangan", "005/1/2024", "2024-02-05", "Bimtek pertama", memuat=["daftar_hadir"]),
        "bimtek-2": letter("undangan", "005/2/2025", "2025-02-05", "Bimtek kedua", memuat=["daftar_hadir"]),
        "bimtek-3": letter("surat_tugas", "005/3/2026", "2026-02-05", "Bimtek ketiga", memuat=["daftar_hadir"]),
        "sertifikat": letter("sertifikat", "893/4/2025", "2025-02-07", "Sertifikat bimtek kedua"),
    },
    "rkpd": {
        "rkpd-2024": letter("perencanaan", "RKPD/1/2024", "2023-07-03", "RKPD 2024"),
        "rkpd-2025": letter("perencanaan", "RKPD/1/2025", "2024-07-01", "RKPD 2025"),
        "rkpd-2026": letter("perencanaan", "RKPD/1/2026", "2025-07-01", "RKPD 2026"),
    },
    "aktor": {
        "pks-kampus": letter("perjanjian", "415/1/2024", "2024-03-04", "Kerja sama dengan kampus"),
        "pks-bank": letter("perjanjian", "415/2/2024", "2024-03-05", "Kerja sama dengan bank"),
        "rembuk": letter("undangan", "005/7/2025", "2025-03-06", "Rembuk paguyuban pedagang"),
        "siaran": letter("surat", "480/8/2026", "2026-01-07", "Siaran radio pasar"),
        "satgas": letter("surat_tugas", "090/6/2025", "2025-03-07", "Satuan tugas pasar"),
    },
    "pelaksana": {},
    "jejaring": {},
    "sosialisasi": {"koran": file("berita", "koran.jpg", "Berita koran")},
    "pedoman": {
        "buku": file("pedoman", "buku.pdf", "Buku petunjuk", tautan="https://contoh.go.id/pasar/buku"),
    },
    "informasi_layanan": {
        "papan": file("foto", "papan.jpeg", "Papan pengumuman"),
        "hotline": file("tangkapan_layar", "hotline.png", "Hotline"),
        "medsos": file("tangkapan_layar", "medsos.png", "Media sosial"),
    },
    "kemudahan_proses": {"sop": letter("sop", "065/9/2024", "2024-04-01", "SOP pembayaran retribusi")},
    "pengaduan": {"rekap": file("rekapitulasi", "rekap.png", "Rekapitulasi pengaduan")},
    "layanan_terintegrasi": {
        "beranda": file("tangkapan_layar", "beranda.png", "Beranda"),
        "proses": file("tangkapan_layar", "proses.jpg", "Halaman pembayaran"),
    },
    "replikasi": {
        "replikasi-a": letter("surat_pernyataan", "510/1/2023", "2023-05-02", "Replikasi di Kabupaten A"),
        "replikasi-b": letter("perjanjian", "510/2/2024", "2024-05-02", "Replikasi di Kabupaten B"),
        "replikasi-c": letter("surat", "510/3/2025", "2025-05-02", "Replikasi di Kabupaten C"),
    },
    "kecepatan_penciptaan": {"penciptaan": file("laporan", "penciptaan.pdf", "Laporan penciptaan")},
    "kemanfaatan": {"penerima": file("daftar_penerima", "penerima.pdf", "Daftar penerima manfaat")},
    "monev": {"kajian": file("laporan", "kajian.pdf", "Kajian perguruan tinggi")},
    "video": {
        "film": file("video", "film.mp4", "Film Pasar Terang"),
        "sampul": file("foto", "sampul.png", "Sampul film"),
    },
}

# The keys that each indicator cites: its own documents, and for two of them the decree of the team.
CITED: dict[str, list[str]] = {
    **{key: list(documents) for key, documents in PROVING.items()},
    "pelaksana": ["sk-tim"],
    "jejaring": ["sk-tim"],
}

# Every point that a person must look at, for any innovation; of some the record's own facts decide whether.
POINTS = [
    *("REG-NAME", "REG-COVER", "REG-BEFORE-2026", "REG-AN-KDH", "SDM-COUNT", "SDM-ROLE", "SDM-SIGNED"),
    *("BUD-HIGHLIGHT", "PLAN-HIGHLIGHT", "IMPL-LEVEL", "NET-COUNT", "SOC-BANNER", "SOC-MEDIA-OWNER", "GUIDE-LINK"),
    *("SOP-APPROVED", "SOP-DURATION", "CMP-RECAP", "CMP-RATIO", "INT-TWO", "SPEED-STAGES"),
    *("BEN-VALUE", "BEN-SIGN", "BEN-NOT-MACRO", "MON-LEVEL", "VID-LENGTH", "VID-SUBSTANCE", "VID-THUMB"),
]
ADVICE = ["REG-FORM", "TOOL-VISIBLE", "VID-OPEN"]


def inspection(**changes: Any) -> dict[str, Any]:
    """Return an inspection by an invented person who found that everything holds."""
    return {"oleh": "Ratna Puspita", "tanggal": "2026-06-15", "terpenuhi": [*POINTS, *ADVICE]} | changes


def documents() -> dict[str, dict[str, Any]]:
    """Return all these documents by their keys."""
    return {key: dict(document) for proving in PROVING.values() for key, document in proving.items()}


def without(record: dict[str, Any], *keys: str) -> dict[str, Any]:
    """Return the record without these documents; what cited them cites them no longer."""
    left = {key: document for key, document in record["bukti"].items() if key not in keys}
    indicators = {
        name: {**facts, "bukti": [key for key in facts["bukti"] if key not in keys]}
        for name, facts in record["indikator"].items()
    }
    return record | {"bukti": left, "indikator": indicators}


def unticked(record: dict[str, Any], *names: str) -> dict[str, Any]:
    """Return the record with these points looked at by nobody."""
    looked_at = [
        each | {"terpenuhi": [name for name in each["terpenuhi"] if name not in names]}
        for each in record["pemeriksaan"]
    ]
    return record | {"pemeriksaan": looked_at}


def denied(record: dict[str, Any], *names: str) -> dict[str, Any]:
    """Return the record with these points found, the day after, not to hold."""
    said = {"oleh": "Bayu Nugroho", "tanggal": "2026-06-16", "tidak_terpenuhi": list(names)}
    return record | {"pemeriksaan": [*record["pemeriksaan"], said]}

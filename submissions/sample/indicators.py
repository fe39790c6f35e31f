"""Evidence that suits the facts of each indicator: what kind of document, how many, of which date."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from submissions.sample.binder import Binder
from submissions.sample.subject import slug

Fact = dict[str, Any]
Cite = Callable[[Binder, Fact, bool], list[str]]
"""Adds the documents of one indicator to the binder, own or shared ones, and returns their identifiers."""

PARTNERS = {
    "akademisi": ("Universitas Contoh Nusantara", "pendampingan dan evaluasi"),
    "bisnis": ("CV Misal Jaya", "dukungan sarana"),
    "komunitas": ("Komunitas Warga Umpama", "penggerakan sasaran layanan"),
    "media": ("Radio Umpama FM", "penyebarluasan informasi"),
}
PLANS = {
    **dict.fromkeys(("puskesmas", "rsud"), "Rencana Usulan Kegiatan"),
    "bumd": "Rencana Bisnis dan Anggaran",
    "sekolah": "Rencana Kegiatan dan Anggaran Sekolah",
    "desa_kelurahan": "Rencana Kerja Pemerintah Desa",
}
PERBUP = {"nomor": "31 Tahun 2025", "tanggal": dt.date(2025, 3, 17), "tentang": "Penyelenggaraan Inovasi Daerah"}
PERDA = {"nomor": "4 Tahun 2023", "tanggal": dt.date(2023, 11, 20), "tentang": "Inovasi Daerah"}


OFFICE_TRAININGS = [dt.date(2024, 9, 12), dt.date(2025, 3, 6), dt.date(2025, 10, 16), dt.date(2026, 2, 12)]
"""When the trainings took place that an office held for all its innovations."""


def _regulation(binder: Binder, fact: Fact, own: bool) -> list[str]:
    listed = None if own else "perbup-daftar-inovasi"
    cited: list[str] = []
    if fact["pilihan"] == "sk":
        date = binder.same_year(binder.applied, -14)
        about = f"Penetapan Inovasi {binder.name}"
        return binder.letter("sk-inovasi", "sk_kepala_daerah", "Keputusan Bupati Penetapan Inovasi", date, about)
    if fact["pilihan"] == "perda":
        shared = None if own else "perda-inovasi-daerah"
        cited += binder.add("perda-inovasi", "perda", "Peraturan Daerah tentang Inovasi Daerah", shared=shared, **PERDA)
    title = "Peraturan Bupati tentang Penyelenggaraan Inovasi Daerah dan lampiran daftarnya"
    return cited + binder.add("perbup-inovasi", "perkada", title, shared=listed, **PERBUP, halaman="lampiran")


def _years(binder: Binder, fact: Fact, own: bool, *, planned: bool) -> list[str]:
    kind = "perencanaan" if planned else "anggaran"
    proposer = binder.record["pengusul"]["jenis"]
    plan = PLANS.get(proposer, "Rencana Kerja Pemerintah Daerah")
    name = plan if planned else "Dokumen Pelaksanaan Anggaran"
    cited: list[str] = []
    for year in fact["tahun"]:
        date = binder.working_day(dt.date(int(year) - 1, 7, 12) if planned else dt.date(int(year), 1, 9), 0)
        key = f"{'rencana' if planned else 'anggaran'}-{year}"
        shared = None if own else f"{key}-{binder.owner}"
        register = {"nomor": f"{binder.code}/{int(year) % 100:02d}/{kind.upper()}/{year}", "halaman": "baris berwarna"}
        cited += binder.letter(key, kind, f"{name} {year}", date, f"{name} {year}", shared=shared, **register)
    return cited


def _tool(binder: Binder, fact: Fact, own: bool) -> list[str]:
    if fact["pilihan"] == "sistem_daring":
        address = binder.record.get("tautan", {}).get("situs")
        rest = {"tautan": address} if address else {}
        return binder.add("alat-kerja", "tangkapan_layar", f"Sistem daring {binder.name}", **rest)
    shared = None if own else f"alat-kerja-{fact['pilihan']}-{binder.chance.randrange(1, 4)}"
    titles = {"manual": "Alat kerja manual", "elektronik": "Perangkat elektronik yang dipakai"}
    return binder.add("alat-kerja", "foto", titles[fact["pilihan"]], shared=shared)


def _training(binder: Binder, fact: Fact, own: bool) -> list[str]:
    topics = ["pelayanan dan tata kerja", "pengelolaan data", "penanganan aduan", "pendampingan sasaran"]
    start = max(binder.active, dt.date(2024, 1, 15))
    cited: list[str] = []
    for number, topic in enumerate(topics[: int(fact["jumlah"])]):
        date = binder.working_day(start, 45 + number * 120) if own else OFFICE_TRAININGS[number]
        register = {} if own else _of_office(binder, f"bimtek-{number + 1}", date)
        title = f"Undangan dan Daftar Hadir Bimtek {number + 1}"
        about = f"Bimbingan teknis {topic}"
        cited += binder.letter(
            f"bimtek-{number + 1}", "undangan", title, date, about, memuat=["daftar_hadir"], **register
        )
    date = binder.working_day(start, 52) if own else OFFICE_TRAININGS[0]
    register = {} if own else _of_office(binder, "sertifikat-bimtek", date)
    about = "Bimbingan teknis inovasi"
    return cited + binder.letter("sertifikat-bimtek", "sertifikat", "Sertifikat Bimtek", date, about, **register)


def _actors(binder: Binder, fact: Fact, own: bool) -> list[str]:
    cited: list[str] = []
    for actor in fact["daftar"]:
        if actor not in PARTNERS:
            continue
        partner, role = PARTNERS[actor]
        date = binder.working_day(max(binder.active, dt.date(2024, 1, 10)), 21) if own else dt.date(2025, 2, 13)
        register = {} if own else _of_office(binder, f"mitra-{actor}", date)
        kind = "surat" if actor in {"media", "komunitas"} else "perjanjian"
        title = f"{'Surat Kesediaan' if kind == 'surat' else 'Perjanjian Kerja Sama'} {partner}"
        about = f"{role.capitalize()} inovasi {binder.name if own else binder.record['pengusul']['nama']}"
        cited += binder.letter(f"mitra-{actor}", kind, title, date, about, keterangan=partner, **register)
    return cited


def _of_office(binder: Binder, name: str, date: dt.date) -> dict[str, str]:
    """Return the register of a letter that all innovations of an office share; it must not differ among them."""
    number = 10 + sum(map(ord, name + binder.owner)) % 400
    return {"nomor": f"{binder.code}/{number:03d}/{date.year}", "shared": f"{name}-{binder.owner}"}


def _network(binder: Binder, _fact: Fact, _own: bool) -> list[str]:
    date = binder.working_day(max(binder.active, dt.date(2024, 7, 1)), 12)
    about = f"Pembagian peran perangkat daerah dalam {binder.name}"
    return binder.letter("surat-jejaring", "surat", "Surat Pembagian Peran Perangkat Daerah", date, about)


def _publicity(binder: Binder, fact: Fact, _own: bool) -> list[str]:
    kinds = {"spanduk": "foto", "media_sosial": "tangkapan_layar", "media_berita": "berita"}
    titles = {
        "spanduk": "Sosialisasi dengan spanduk",
        "media_sosial": "Unggahan media sosial",
        "media_berita": "Berita Kabar Contoh",
    }
    chosen = fact["pilihan"]
    host = "example.com" if chosen == "media_berita" else "example.go.id"
    rest = {} if chosen == "spanduk" else {"tautan": f"https://{host}/kabar/{slug(binder.name)}"}
    return binder.add("sosialisasi", kinds[chosen], titles[chosen], **rest)


def _guide(binder: Binder, fact: Fact, _own: bool) -> list[str]:
    titles = {"buku_manual": "Buku Pedoman Teknis", "buku_elektronik": "Pedoman Teknis Elektronik"}
    rest = {"tautan": f"https://example.go.id/pedoman/{slug(binder.name)}"} if fact["pilihan"] == "daring" else {}
    return binder.add("pedoman", "pedoman", titles.get(fact["pilihan"], "Pedoman Teknis Daring"), **rest)


def _information(binder: Binder, fact: Fact, own: bool) -> list[str]:
    kinds = {
        "manual": "foto",
        "hotline": "foto",
        "media_sosial": "tangkapan_layar",
        "layanan_online": "tangkapan_layar",
    }
    titles = {
        "manual": "Papan informasi layanan",
        "hotline": "Nomor layanan pada poster",
        "media_sosial": "Akun media sosial layanan",
        "layanan_online": "Halaman informasi layanan",
    }
    cited: list[str] = []
    for way in fact["daftar"]:
        shared = None if own else f"informasi-{way.replace('_', '-')}-{binder.chance.randrange(1, 4)}"
        cited += binder.add(f"informasi-{way.replace('_', '-')}", kinds[way], titles[way], shared=shared)
    return cited


def _procedure(binder: Binder, _fact: Fact, _own: bool) -> list[str]:
    date = binder.working_day(max(binder.active, dt.date(2024, 1, 10)), -6)
    about = f"Pelayanan {binder.name}"
    return binder.letter("sop", "sop", "Standar Operasional Prosedur", date, about)


def _complaints(binder: Binder, fact: Fact, own: bool) -> list[str]:
    shared = None if own else f"pengaduan-{binder.chance.randrange(1, 7)}"
    share = round(100 * float(fact["ditangani"]) / float(fact["diterima"])) if float(fact["diterima"]) else 0
    note = f"Rasio penyelesaian {share} persen"
    return binder.add("rekap-pengaduan", "tangkapan_layar", "Rekapitulasi pengaduan", shared=shared, keterangan=note)


def _integration(binder: Binder, _fact: Fact, own: bool) -> list[str]:
    if binder.record["jenis"] == "digital":
        pages = {"integrasi-beranda": "Halaman beranda layanan", "integrasi-proses": "Halaman proses layanan"}
        return [key for name, title in pages.items() for key in binder.add(name, "tangkapan_layar", title)]
    shared = None if own else f"integrasi-{binder.chance.randrange(1, 6)}"
    return binder.add("integrasi", "foto", "Pelaksanaan layanan bersama unit lain", shared=shared)


def _copies(binder: Binder, fact: Fact, _own: bool) -> list[str]:
    known = {copy.get("daerah"): copy for copy in binder.record.get("replikasi", {}).get("oleh", [])}
    cited: list[str] = []
    for region in fact["daftar"]:
        copy = known.get(region, {})
        date = binder.working_day(dt.date(int(copy.get("tahun", 2025)), 4, 14), binder.chance.randrange(0, 40))
        who = f"{copy['instansi']} {region}" if copy else f"Pemerintah {region}"
        title = f"Surat Pernyataan Telah Mereplikasi, {region}"
        about = f"Replikasi {binder.name} oleh {region}"
        key = f"replikasi-{slug(region)}"
        cited += binder.letter(
            key, "surat_pernyataan", title, max(date, binder.working_day(binder.applied, 30)), about, keterangan=who
        )
    return cited


def _speed(binder: Binder, _fact: Fact, _own: bool) -> list[str]:
    return binder.add("kecepatan-penciptaan", "laporan", "Laporan Tahapan Penciptaan Inovasi")


def _benefit(binder: Binder, fact: Fact, _own: bool) -> list[str]:
    kinds = {"a": "daftar_penerima", "b": "rekapitulasi", "e": "rekapitulasi"}
    titles = {
        "a": "Daftar Penerima Manfaat",
        "b": "Rekapitulasi Unit Penerima Manfaat",
        "c": "Laporan Belanja Sebelum dan Sesudah",
        "d": "Laporan Pendapatan Sebelum dan Sesudah",
        "e": "Rekapitulasi Jumlah Produk",
        "f": "Laporan Tren Kinerja",
    }
    return binder.add("kemanfaatan", kinds.get(fact["basis"], "laporan"), titles[fact["basis"]])


def _evaluation(binder: Binder, fact: Fact, _own: bool) -> list[str]:
    titles = {
        "internal": "Laporan Monitoring dan Evaluasi Internal",
        "skm": "Laporan Survei Kepuasan Masyarakat",
        "eksternal": "Kajian Evaluasi Universitas Contoh Nusantara",
    }
    return binder.add("monev", "laporan", titles[fact["pilihan"]])


def _film(binder: Binder, _fact: Fact, _own: bool) -> list[str]:
    address = binder.record.get("tautan", {}).get("video") or "https://www.youtube.com/watch?v=contoh"
    cited = binder.link("video", "video", f"Video {binder.name}", address)
    return cited + binder.add("video-sampul", "foto", "Gambar sampul video")


CITED: dict[str, Cite] = {
    "regulasi": _regulation,
    "anggaran": lambda binder, fact, own: _years(binder, fact, own, planned=False),
    "rkpd": lambda binder, fact, own: _years(binder, fact, own, planned=True),
    "alat_kerja": _tool,
    "bimtek": _training,
    "aktor": _actors,
    "jejaring": _network,
    "sosialisasi": _publicity,
    "pedoman": _guide,
    "informasi_layanan": _information,
    "kemudahan_proses": _procedure,
    "pengaduan": _complaints,
    "layanan_terintegrasi": _integration,
    "replikasi": _copies,
    "kecepatan_penciptaan": _speed,
    "kemanfaatan": _benefit,
    "monev": _evaluation,
    "video": _film,
}

"""Facts of the twenty indicators for a generated record, of levels that differ between records."""

import random
from typing import Any

from submissions.sample.people import fragment

Facts = dict[str, dict[str, Any]]

REGIONS = [
    *("Kabupaten Contoh Barat", "Kota Misal", "Kabupaten Umpama Raya", "Kabupaten Semisal"),
    *("Kota Ibarat", "Kabupaten Contoh Timur", "Kabupaten Andaikan"),
]
ACTORS = ["pemerintah", "komunitas", "akademisi", "bisnis", "media"]
WAYS = ["manual", "hotline", "media_sosial", "layanan_online"]
CONTENTS = ["latar_belakang", "manfaat", "dampak", "penjaringan_ide", "pemilihan_ide"]
YEARS = [2024, 2025, 2026]


def make_facts(jenis: str, proposer: str, months: int, people: int, developed: bool, chance: random.Random) -> Facts:
    """Return facts for every indicator.

    Args:
        jenis: `digital` or `non_digital`.
        proposer: the proposing office, which is not in its own network.
        months: how long the innovation took to create.
        people: how many people it served.
        developed: whether it is an older one that was developed further; its act then lists all innovations.
        chance: the source of variation.
    """
    quality = chance.random()

    def level(*options: Any) -> Any:
        """Return one of three options, the better ones the likelier the higher the record's quality."""
        place = min(2, max(0, round(quality * 2.4 + chance.uniform(-0.9, 0.7))))
        return options[place]

    offices = [row["nama"] for row in fragment("proposers")["opd"] if row["nama"] != proposer]
    received = level(chance.randrange(4, 18), chance.randrange(18, 60), chance.randrange(40, 220))
    handled = round(received * level(0.5, chance.uniform(0.6, 0.89), chance.uniform(0.92, 1.0)))
    regulation = "perkada" if developed else level("sk", chance.choice(("sk", "perkada")), "perkada")
    online = jenis == "digital"
    return {
        "regulasi": {"pilihan": "perda" if quality > 0.93 else regulation},
        "sdm": {"jumlah": level(chance.randrange(5, 11), chance.randrange(11, 31), chance.randrange(31, 46))},
        "anggaran": {"tahun": level(YEARS[1:2], YEARS[1:], YEARS)},
        "alat_kerja": {
            "pilihan": level("elektronik", "sistem_daring", "sistem_daring")
            if online
            else level("manual", "manual", "elektronik")
        },
        "bimtek": {"jumlah": level(1, 2, 3)},
        "rkpd": {"tahun": level(YEARS[1:2], YEARS[:2], YEARS)},
        "aktor": {"daftar": ACTORS[: level(3, 4, 5)]},
        "pelaksana": {
            "pilihan": level(chance.choice(("tanpa_surat", "surat_kepala_pd")), "surat_kepala_pd", "sk_kepala_daerah")
        },
        "jejaring": {"daftar": sorted(chance.sample(offices, level(2, chance.randrange(3, 5), 5)))},
        "sosialisasi": {"pilihan": level("spanduk", "media_sosial", "media_berita")},
        "pedoman": {"pilihan": level("buku_manual", "buku_elektronik", "daring" if online else "buku_elektronik")},
        "informasi_layanan": {"daftar": WAYS[: level(1, 2, 4 if online else 3)]},
        "kemudahan_proses": {"jumlah": level(chance.randrange(6, 15), chance.randrange(2, 6), 1)},
        "pengaduan": {"diterima": received, "ditangani": handled},
        "layanan_terintegrasi": {"pilihan": level("mandiri", "satu_unit", "lintas_unit")},
        "replikasi": {"daftar": sorted(chance.sample(REGIONS, level(1, 2, 3)))},
        "kecepatan_penciptaan": {"jumlah": months},
        "kemanfaatan": _benefit(people, chance),
        "monev": {"pilihan": level("internal", "skm", chance.choice(("skm", "eksternal")))},
        "video": {"daftar": CONTENTS[: level(2, 4, 5)]},
    }


def _benefit(people: int, chance: random.Random) -> dict[str, Any]:
    basis = chance.choices("abcdef", (60, 14, 7, 7, 5, 7))[0]
    amounts: dict[str, float] = {
        "a": people,
        "b": round(chance.uniform(8, 78), 2),
        "c": round(chance.uniform(2, 29), 2),
        "d": round(chance.uniform(3, 38), 2),
        "e": chance.randrange(40, 900),
        "f": chance.randrange(1, 4),
    }
    return {"basis": basis, "jumlah": amounts[basis]}

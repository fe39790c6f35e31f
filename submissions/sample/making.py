"""One generated record: identity, dates, prose and facts of an innovation on a topic."""

import datetime as dt
import random
import zlib
from dataclasses import dataclass
from typing import Any

from schemas.narrative import count_words
from schemas.vocabulary import vocabulary
from submissions.sample.facts import make_facts
from submissions.sample.figures import Measure, measures, number
from submissions.sample.people import person, personnel_number
from submissions.sample.proposers import Assignment
from submissions.sample.prose import Teller
from submissions.sample.subject import Record, day, short_name, slug

LIMITS = {
    "latar_belakang": 200,
    "tujuan_outcome_output": 150,
    "cara_kerja": 200,
    "keunggulan": 200,
    "evaluasi_tindak_lanjut": 200,
    "dampak": 300,
    "difusi_replikasi": 150,
    "sumber_daya": 150,
    "strategi_keberlanjutan": 300,
}
"""The narratives of KIPP 2025 with their word limits, in the order of the form."""

DESIGN = [
    *("dasar_hukum", "permasalahan", "isu_strategis"),
    *("metode_pembaharuan", "keunggulan_kebaharuan", "tahapan_spesifikasi"),
]
CRITERIA = ["pembaharuan", "manfaat", "tidak_membebani", "kewenangan", "dapat_direplikasi"]
DESIGN_WORDS = 325
_PHOTOGRAPHED = 8
_ORDINALS = ["", "kesatu", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan"]


@dataclass(frozen=True)
class Times:
    """When an innovation was thought of, tried, applied and perhaps developed further."""

    ide: dt.date
    uji_coba: dt.date
    penerapan: dt.date
    pengembangan: dt.date | None = None

    @property
    def months(self) -> int:
        """Return how many months passed from the idea to the application, at least one."""
        return max(1, round((self.penerapan - self.ide).days / 30.44))


def make_record(work: Assignment, times: Times, seed: str) -> tuple[Record, Teller]:
    """Return a record without evidence, and who told it, for texts that are to be made longer."""
    chance = random.Random(seed)
    domain, topic = work.domain, work.topic
    jenis = "digital" if topic.get("d") == "ya" else "non_digital"
    people = chance.choice((chance.randrange(90, 200), chance.randrange(210, 500), chance.randrange(520, 9000)))
    facts = make_facts(jenis, work.pengusul["nama"], times.months, people, times.pengembangan is not None, chance)
    found = measures(topic["ukur"], work.repeat, chance)
    teller = Teller(_values(work, times, found, facts, people, chance), chance)
    teller.learn(
        spesifikasi_jenis=teller.tell(f"spesifikasi_{jenis}"),
        spesifikasi_pendek=teller.tell(f"spesifikasi_pendek_{jenis}"),
        metode=teller.tell("metode"),
        monev=teller.tell(f"monev_{facts['monev']['pilihan']}"),
        regulasi_teks=teller.tell(f"regulasi_{facts['regulasi']['pilihan']}"),
        replikasi_teks=teller.tell("replikasi_ada" if facts["replikasi"]["daftar"] else "replikasi_belum"),
    )
    teller.learn(spesifikasi=teller.tell("spesifikasi"))
    record = {
        **_identity(work, times, jenis, chance),
        "satu_kalimat": f"{topic['gagasan'][:1].upper()}{topic['gagasan'][1:]}.",
        "ringkasan": teller.tell("ringkasan", 188),
        "rancang_bangun": _design(domain, teller),
        **{key: teller.tell(key) for key in ("tujuan", "manfaat", "hasil")},
        "hasil_angka": _results(found, times),
        **_photographs(work),
        "kriteria": {key: {"terpenuhi": "ya", "penjelasan": teller.tell(f"kriteria_{key}")} for key in CRITERIA},
        "indikator": facts,
        **_people(work, times, facts, jenis, chance),
        "jawaban": {"kipp-2025": _answers(work, teller)},
    }
    if times.pengembangan:
        record["pengembangan"] = teller.tell("pengembangan")
    return record, teller


def _identity(work: Assignment, times: Times, jenis: str, chance: random.Random) -> Record:
    domain, topic, kind = work.domain, work.topic, work.pengusul["jenis"]
    affair = topic.get("urusan", domain["urusan"])
    others = [other for other in [domain["urusan"], *domain["beririsan"]] if other != affair]
    classes = {"desa_kelurahan": "desa_kelurahan", "masyarakat": "masyarakat"}
    starters = {"masyarakat": "masyarakat", "desa_kelurahan": "masyarakat", "bumd": "opd"}
    starter = starters.get(kind) or chance.choice(("opd", "asn", "asn", "opd", "kepala_daerah"))
    field = domain["bidang"]
    names = {"asn": person(chance, field), "kepala_daerah": "Bupati Purbalingga"}
    cluster, programme = domain["pkpn"]
    identity: Record = {
        "id": slug(short_name(work.nama)),
        "nama": work.nama,
        "pengusul": dict(work.pengusul),
        "tahapan": "penerapan",
        "inisiator": starter,
        "nama_inisiator": names.get(starter, work.pengusul["nama"]),
        "klasifikasi": classes.get(kind, "perangkat_daerah"),
        "koordinat": f"{chance.uniform(-7.46, -7.24):.4f}, {chance.uniform(109.29, 109.53):.4f}",
        "jenis": jenis,
        "aplikasi": "ya" if jenis == "digital" else "tidak",
        "bentuk": domain["bentuk"],
        "asta_cita": domain["asta"],
        "pkpn": {"klaster": cluster, **({"program": programme} if programme else {})},
        "tematik": domain["tematik"],
        "urusan_utama": affair,
        "urusan_beririsan": others[: chance.randrange(1, 3)],
        "sdgs": sorted(chance.sample(domain["sdgs"], min(len(domain["sdgs"]), chance.randrange(1, 4))), key=_goal),
        "waktu_ide": times.ide,
        "waktu_uji_coba": times.uji_coba,
        "waktu_penerapan": times.penerapan,
    }
    if times.pengembangan:
        identity |= {"waktu_pengembangan": times.pengembangan, "pengembangan": ""}
    return identity


def _goal(key: str) -> int:
    return int(key.removeprefix("sdg_"))


def _people(work: Assignment, times: Times, facts: dict[str, Any], jenis: str, chance: random.Random) -> Record:
    field, name = work.domain["bidang"], slug(short_name(work.nama))
    civil = work.pengusul["jenis"] not in {"bumd", "masyarakat", "desa_kelurahan"}
    roles = ["Penggagas", "Ketua pelaksana", "Pengelola data"][: chance.randrange(1, 4)]
    team = [
        {
            "nama": person(chance, field),
            **({"nip": personnel_number(chance)} if civil else {}),
            "jabatan": f"Pelaksana pada {work.pengusul['nama']}",
            "peran": role,
        }
        for role in roles
    ]
    year = max(2025, times.penerapan.year)
    copies = [
        {"instansi": f"Pemerintah {region}", "daerah": region, "tahun": year} for region in facts["replikasi"]["daftar"]
    ]
    site = {"situs": f"https://example.go.id/{name}"} if jenis == "digital" else {}
    return {
        **({"penghargaan": [_prize(work, times, chance)]} if chance.random() < 0.15 else {}),
        "replikasi": {"oleh": copies},
        "inovator": team,
        "bentuk_inovator": "perorangan" if len(team) == 1 else "tim",
        "kontak": {
            "nama": team[0]["nama"],
            "telepon": f"0812-0000-{chance.randrange(100, 999):04d}",
            "surel": f"{name.replace('-', '.')}@example.go.id",
        },
        "tautan": {"video": f"https://www.youtube.com/watch?v=contoh-{name}", **site},
    }


def _prize(work: Assignment, times: Times, chance: random.Random) -> dict[str, Any]:
    contest, honour = chance.choice((("kabupaten_kota", "pemenang"), ("provinsi", "nominasi"), ("provinsi", "finalis")))
    return {
        "kompetisi": contest,
        "tahun": max(2024, times.penerapan.year),
        "gelar": honour,
        "judul": short_name(work.nama),
    }


def _design(domain: dict[str, Any], teller: Teller) -> dict[str, str]:
    laws = [*domain["hukum"], "Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah"]
    parts = {"dasar_hukum": "\n".join(f"{at}. {law}." for at, law in enumerate(laws, start=1))}
    parts |= {key: teller.tell(key) for key in DESIGN[1:]}
    extra = teller.more("keunggulan_kebaharuan", "keunggulan", "isu_strategis")
    told = " ".join(parts.values())
    while sum(map(count_words, parts.values())) < DESIGN_WORDS:
        sentence = next(extra)
        if sentence not in told:
            parts["keunggulan_kebaharuan"] += f" {sentence}"
            told += sentence
    return parts


def _photographs(work: Assignment) -> Record:
    """Return a photograph for the cover of every eighth innovation or so."""
    key = slug(short_name(work.nama))
    if zlib.crc32(key.encode()) % _PHOTOGRAPHED:
        return {}
    caption = f"{short_name(work.nama)}, {work.pengusul['nama']}"
    return {"foto": [{"berkas": f"bukti/{key}/foto-gedung.jpg", "keterangan": caption, "di": ["sampul"]}]}


def _results(found: list[Measure], times: Times) -> list[dict[str, Any]]:
    years = {"tahun_sebelum": (times.pengembangan or times.penerapan).year - 1}
    years["tahun_sesudah"] = max(2025, years["tahun_sebelum"] + 1)
    return [
        {
            "nama": f"{measure.label[:1].upper()}{measure.label[1:]}",
            **({"satuan": measure.unit} if measure.unit != "angka" else {}),
            **dict(zip(("sebelum", "sesudah"), measure.figures, strict=True)),
            **years,
            "arah": "naik" if measure.figures[0] < measure.figures[1] else "turun",
        }
        for measure in found
    ]


def _answers(work: Assignment, teller: Teller) -> dict[str, Any]:
    category = work.topic.get("kategori", work.domain["kategori"])
    told = {key: teller.tell(key, round(limit * 0.93)) for key, limit in LIMITS.items()}
    return {"kelompok": "umum", "kategori": category, **told}


def _values(
    work: Assignment, times: Times, found: list[Measure], facts: dict[str, Any], people: int, chance: random.Random
) -> dict[str, str]:
    topic, domain = work.topic, work.domain
    active = times.pengembangan or times.penerapan
    late = times.penerapan.year > 2025
    partners = chance.sample(domain["mitra"], 2)
    cost = chance.randrange(28, 190)
    values = {key: topic[key] for key in ("layanan", "sasaran", "masalah", "akibat", "gagasan")}
    values |= {f"l{at}": step for at, step in enumerate(topic["langkah"], start=1)}
    values |= {f"isu_{key}": text for key, text in domain["isu"].items()}
    for at, measure in enumerate(found, start=1):
        values |= {f"u{at}": measure.label, f"a{at}": measure.before, f"b{at}": measure.after, f"c{at}": measure.target}
    steps = "\n".join(f"{at}. {step[:1].upper()}{step[1:]}." for at, step in enumerate(topic["langkah"], start=1))
    earlier, later = str(active.year - 1), "Mei 2026" if late else "April 2025"
    satisfied = (f"{chance.uniform(68, 80):.1f}".replace(".", ","), f"{chance.uniform(86, 94):.1f}".replace(".", ","))
    table = [f"| Ukuran | Sebelum ({earlier}) | Sesudah ({later}) |", "|---|---|---|"]
    table += [
        f"| {measure.label[:1].upper()}{measure.label[1:]} | {measure.before} | {measure.after} |" for measure in found
    ]
    table.append(f"| Nilai kepuasan masyarakat | {satisfied[0]} | {satisfied[1]} |")
    goal = int(domain["asta"].rsplit("_", 1)[1])
    affair = vocabulary("urusan").entries[topic.get("urusan", domain["urusan"])].label
    return values | {
        "nama": short_name(work.nama),
        "pengusul": work.pengusul["nama"],
        "wilayah": _area(work.pengusul),
        "bulan_ide": day(times.ide).split(" ", 1)[1],
        "bulan_uji": day(times.uji_coba).split(" ", 1)[1],
        "bulan_mulai": day(times.penerapan).split(" ", 1)[1],
        "bulan_kembang": day(active).split(" ", 1)[1],
        "tanggal_mulai": day(times.penerapan),
        "tahun_awal": earlier,
        "tahun_target": "2026" if late else "2025",
        "sampai": later,
        "akhir": "Mei 2026" if late else "Desember 2025",
        "mitra1": partners[0],
        "mitra2": partners[1],
        "jumlah_orang": number(people),
        "survei": number(chance.randrange(60, 420, 10)),
        "tim": str(facts["sdm"]["jumlah"]),
        "tamu": str(chance.randrange(4, 32)),
        "biaya24": str(cost),
        "biaya25": str(round(cost * chance.uniform(0.7, 1.2))),
        "biaya_orang": str(max(4, round(cost * 1000 / people))),
        "kepuasan": satisfied[1],
        "urusan": affair.lower(),
        "asta": f"Asta Cita {_ORDINALS[goal]}",
        "peniru": _listed(facts["replikasi"]["daftar"]),
        "langkah_daftar": steps,
        "tabel": "\n".join(table),
    }


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} dan {names[-1]}"


def _area(proposer: dict[str, str]) -> str:
    areas = {
        "puskesmas": f"wilayah kerja {proposer['nama']}",
        "rsud": f"lingkungan {proposer['nama']}",
        "bumd": f"wilayah layanan {proposer['nama']}",
        "opd": "Kabupaten Purbalingga",
        "masyarakat": "Kabupaten Purbalingga",
    }
    return areas.get(proposer["jenis"], proposer["nama"])

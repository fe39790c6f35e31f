"""Common defects: what they are called, which competition they break, and how they get into a record."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from schemas.narrative import count_words
from submissions.sample.making import LIMITS
from submissions.sample.prose import Teller
from submissions.sample.subject import Record

IGA, KIPP = "iga-2026", "kipp-2025"
MANDATORY = ["regulasi", "sdm", "kecepatan_penciptaan", "kemanfaatan", "video"]
LETTERS = ["surat_pernyataan_inovator", "surat_kesediaan_replikasi"]
UNPROVEN = ["alat_kerja", "bimtek", "jejaring", "sosialisasi", "informasi_layanan", "pengaduan", "layanan_terintegrasi"]
NOT_IN_PROFILE = [
    *("evaluasi_tindak_lanjut", "dampak", "difusi_replikasi", "sumber_daya", "strategi_keberlanjutan"),
]
"""Narratives of KIPP 2025 that no text of the profile can stand in for."""
SHORT_DESIGN = 288
"""The most words of a rancang bangun that is too short."""

Change = Callable[[Record, Teller, random.Random], str]
"""Puts a defect into a record and returns what exactly was done, or nothing."""


@dataclass(frozen=True)
class Defect:
    """A kind of defect.

    `when` is the step of making a record at which it gets in: its dates, its text before evidence is
    found for it, or its evidence. One that only `warns` is a fault of these competitions too, but no rule that is
    well founded refuses it.
    """

    code: str
    breaks: tuple[str, ...]
    count: int
    when: str
    change: Change | None = None
    warns: bool = False


def _short_design(record: Record, _teller: Teller, _chance: random.Random) -> str:
    parts = record["rancang_bangun"]
    while sum(map(count_words, parts.values())) > SHORT_DESIGN:
        key = max(("permasalahan", "keunggulan_kebaharuan", "isu_strategis"), key=lambda name: count_words(parts[name]))
        words = parts[key].split(" ")
        parts[key] = " ".join(words[:-1]).rstrip(" ,;:")
    return ""


def _empty_indicator(record: Record, _teller: Teller, chance: random.Random) -> str:
    key = chance.choice(MANDATORY)
    del record["indikator"][key]
    return key


def _no_affair(record: Record, _teller: Teller, _chance: random.Random) -> str:
    del record["urusan_utama"]
    return ""


def _criterion_unmet(record: Record, _teller: Teller, chance: random.Random) -> str:
    key = chance.choice(["pembaharuan", "manfaat", "dapat_direplikasi"])
    reasons = {
        "pembaharuan": "Masih sama dengan layanan yang berlaku; pembaharuan baru direncanakan.",
        "manfaat": "Manfaatnya belum dapat ditunjukkan dengan data.",
        "dapat_direplikasi": "Bergantung pada sarana khusus yang hanya ada di unit ini.",
    }
    record["kriteria"][key] = {"terpenuhi": "tidak", "penjelasan": reasons[key]}
    return key


def _no_category(record: Record, _teller: Teller, _chance: random.Random) -> str:
    del record["jawaban"][KIPP]["kategori"]
    return ""


def _no_narrative(record: Record, _teller: Teller, chance: random.Random) -> str:
    missing = [chance.choice(NOT_IN_PROFILE), *chance.sample(list(LIMITS), chance.choice((0, 0, 1, 2)))]
    for key in missing:
        record["jawaban"][KIPP].pop(key, None)
    return ",".join(key for key in LIMITS if key in missing)


def _no_answers(record: Record, _teller: Teller, _chance: random.Random) -> str:
    record["jawaban"] = {}
    return ""


def _no_letter(record: Record, _teller: Teller, chance: random.Random) -> str:
    key = chance.choice(LETTERS)
    for cited in record["lampiran"].pop(key):
        del record["bukti"][cited]
    return key


def _absent_file(record: Record, _teller: Teller, chance: random.Random) -> str:
    """Choose a document of the record's own whose file will not be written."""
    return chance.choice([key for key in ("sk-tim", "kemanfaatan", "monev") if key in record["bukti"]])


def _too_long(record: Record, teller: Teller, chance: random.Random) -> str:
    answers = record["jawaban"][KIPP]
    key = chance.choice([name for name in ("latar_belakang", "dampak", "keunggulan") if name in answers])
    _lengthen(answers, key, teller, LIMITS[key] * 5 // 4, LIMITS[key] * 3 // 2)
    return key


def _near_limit(record: Record, teller: Teller, chance: random.Random) -> str:
    answers = record["jawaban"][KIPP]
    key = chance.choice(
        [name for name in ("latar_belakang", "evaluasi_tindak_lanjut", "keunggulan") if name in answers]
    )
    _lengthen(answers, key, teller, -(-LIMITS[key] * 96 // 100), LIMITS[key])
    return key


def _unproven(record: Record, _teller: Teller, chance: random.Random) -> str:
    key = chance.choice(UNPROVEN)
    record["indikator"][key]["bukti"] = []
    return key


def _honoured(record: Record, _teller: Teller, chance: random.Random) -> str:
    honour, year = chance.choice((("top_45", 2021), ("top_99", 2021), ("top_99", 2019)))
    name = record["nama"].split(" (")[0]
    prize = {"kompetisi": "kipp", "tahun": year, "gelar": honour, "judul": name}
    record["penghargaan"] = [*record.get("penghargaan", []), prize]
    return f"{honour},{year}"


def _lengthen(answers: dict[str, Any], key: str, teller: Teller, least: int, most: int) -> None:
    """Add sentences to an answer until it has at least `least` words, and never more than `most`."""
    fillers = ["Hal ini terus dijaga.", "Catatannya lengkap.", "Semua pihak mengetahuinya.", "Warga mendukungnya."]
    others = [name for name in LIMITS if name != key]
    for sentence in [*_sentences(teller, [key, *others]), *fillers]:
        words = count_words(answers[key])
        if words >= least:
            return
        if sentence not in answers[key] and words + count_words(sentence) <= most:
            answers[key] += f" {sentence}"


def _sentences(teller: Teller, blocks: list[str]) -> Iterator[str]:
    return (sentence for sentence in teller.more(*blocks) if not sentence.startswith(("- ", "1.", "{")))


DEFECTS = [
    Defect("applied-too-early", (IGA,), 14, "dates"),
    Defect("applied-too-late", (IGA, KIPP), 5, "dates", _no_answers),
    Defect("developed-outside-window", (IGA,), 5, "dates"),
    Defect("design-too-short", (IGA,), 9, "text", _short_design),
    Defect("mandatory-indicator-empty", (IGA,), 8, "text", _empty_indicator, warns=True),
    Defect("affair-missing", (IGA,), 4, "text", _no_affair),
    Defect("criterion-not-met", (IGA,), 4, "text", _criterion_unmet),
    Defect("evidence-file-absent", (IGA, KIPP), 6, "evidence", _absent_file),
    Defect("category-missing", (KIPP,), 8, "text", _no_category),
    Defect("narrative-missing", (KIPP,), 12, "text", _no_narrative, warns=True),
    Defect("letter-missing", (KIPP,), 14, "evidence", _no_letter),
    Defect("answers-missing", (KIPP,), 12, "text", _no_answers),
    Defect("narrative-too-long", (), 7, "text", _too_long),
    Defect("narrative-near-limit", (), 6, "text", _near_limit),
    Defect("level-without-evidence", (), 9, "evidence", _unproven),
    Defect("honoured-before", (), 4, "text", _honoured),
]
BY_CODE = {defect.code: defect for defect in DEFECTS}
_NEED_ANSWERS = {"narrative-too-long", "narrative-near-limit"}


def plan_defects(count: int, chance: random.Random) -> list[list[Defect]]:
    """Return for each of `count` records the defects it is to have, each competition broken by one at most."""
    plan: list[list[Defect]] = [[] for _ in range(count)]
    for defect in DEFECTS:
        places = [at for at in range(count) if _fits(defect, plan[at])]
        for at in sorted(chance.sample(places, min(defect.count, len(places)))):
            plan[at].append(defect)
    return plan


def _fits(defect: Defect, chosen: list[Defect]) -> bool:
    broken = {competition for other in chosen for competition in other.breaks}
    codes = {other.code for other in chosen}
    if broken & set(defect.breaks) or len(chosen) > 1:
        return False
    if defect.code in _NEED_ANSWERS:
        return not codes & {"answers-missing", "applied-too-late", "narrative-missing"} and not codes & _NEED_ANSWERS
    return True

"""Evidence that suits the facts of each indicator, the attachments and the narratives of a record."""

import datetime as dt
import random
from typing import Any

from submissions.sample.binder import Binder
from submissions.sample.indicators import CITED
from submissions.sample.subject import Record

LEFT_OUT = {"anggaran": 0.12, "bimtek": 0.12, "rkpd": 0.1, "informasi_layanan": 0.14}
"""How likely an office forgets the last document of an indicator: the newest year, the certificate, one picture."""


def prove(record: Record, seed: str, *, own: bool) -> None:
    """Give a record its evidence: `bukti`, the citations of every indicator, `lampiran`, those of KIPP answers.

    Args:
        record: plain data with all facts but without evidence; changed in place.
        seed: what numbers and small choices depend on.
        own: whether every document is the record's own; otherwise general ones are shared.
    """
    binder = Binder(record, random.Random(seed))
    facts: dict[str, dict[str, Any]] = record["indikator"]
    team = _team(binder, facts)
    for key, fact in facts.items():
        found = CITED[key](binder, fact, own) if key in CITED else list(team)
        if key in {"jejaring", "aktor"} and fact.get("daftar"):
            found = [*team, *found]
        fact["bukti"] = found
    for award in record.get("penghargaan", []):
        key = f"piagam-{award['kompetisi'].replace('_', '-')}-{award['tahun']}"
        date = binder.working_day(dt.date(int(award["tahun"]), 10, 20), 0)
        award["bukti"] = binder.letter(key, "piagam", "Piagam Penghargaan", date, f"Penghargaan inovasi {binder.name}")
    for copy, key in zip(
        record.get("replikasi", {}).get("oleh", []), facts.get("replikasi", {}).get("bukti", []), strict=False
    ):
        copy["bukti"] = [key]
    record["lampiran"] = _attachments(binder, facts)
    _cite_in_answers(binder, record, team)
    record["bukti"] = binder.entries


def _team(binder: Binder, facts: dict[str, dict[str, Any]]) -> list[str]:
    kinds = {"sk_kepala_daerah": "sk_kepala_daerah", "surat_kepala_pd": "surat_tugas", "tanpa_surat": "laporan"}
    kind = kinds[facts.get("pelaksana", {}).get("pilihan", "surat_kepala_pd")]
    titles = {"sk_kepala_daerah": "Keputusan Bupati tentang Tim Pelaksana", "surat_tugas": "Surat Tugas Tim Pelaksana"}
    date = binder.same_year(binder.active, -9)
    title = titles.get(kind, "Notulen Pembagian Tugas Pelaksana")
    return binder.letter("sk-tim", kind, title, date, f"Tim Pelaksana Inovasi {binder.name}")


def _attachments(binder: Binder, facts: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    if facts.get("anggaran", {}).get("bukti"):
        found["anggaran"] = [facts["anggaran"]["bukti"][0]]
    prizes = [key for award in binder.record.get("penghargaan", []) for key in award["bukti"]]
    if prizes:
        found["penghargaan"] = prizes
    if binder.chance.random() < 0.3:
        date = binder.working_day(max(binder.active, dt.date(2024, 3, 1)), 90)
        about = f"Pencatatan ciptaan buku panduan {binder.name}"
        found["dokumen_haki"] = binder.letter("haki", "dokumen_haki", "Surat Pencatatan Ciptaan", date, about)
    if any(key.startswith("kipp") for key in binder.record.get("jawaban", {})):
        date = binder.working_day(max(binder.applied, dt.date(2025, 5, 5)), binder.chance.randrange(0, 24))
        letters = {
            "surat_pernyataan_implementasi": ("pernyataan-implementasi", "Surat Pernyataan Implementasi Inovasi"),
            "surat_pernyataan_inovator": ("pernyataan-inovator", "Surat Pernyataan Identitas Inovator"),
            "surat_kesediaan_replikasi": ("kesediaan-replikasi", "Surat Pernyataan Kesediaan Replikasi"),
        }
        for name, (key, title) in letters.items():
            found[name] = binder.letter(key, "surat_pernyataan", title, date, f"{title} {binder.name}")
    return found


def _cite_in_answers(binder: Binder, record: Record, team: list[str]) -> None:
    """Lay evidence under the KIPP narratives; an answer then holds its text under `isi`."""
    facts = record["indikator"]

    def of(*keys: str) -> list[str]:
        return [found for key in keys for found in facts.get(key, {}).get("bukti", [])[:2]]

    newest = {
        "latar_belakang": of("kecepatan_penciptaan"),
        "tujuan_outcome_output": of("rkpd")[:1],
        "cara_kerja": of("kemudahan_proses"),
        "keunggulan": of("pedoman"),
        "evaluasi_tindak_lanjut": of("monev"),
        "dampak": [*of("kemanfaatan"), *of("monev")],
        "difusi_replikasi": facts.get("replikasi", {}).get("bukti", []) or of("pedoman"),
        "sumber_daya": [*team, *of("anggaran")[:1]],
        "strategi_keberlanjutan": [*of("regulasi"), *of("rkpd")[:1]],
    }
    plans: dict[str, dict[str, list[str]]] = {"kipp-2025": newest}
    if "kipp-2023" in record["jawaban"]:
        date = dt.date(2023, 3, 20)
        early = binder.letter("evaluasi-2023", "laporan", "Laporan Evaluasi Awal 2023", date, "Evaluasi awal penerapan")
        first = binder.same_year(binder.applied, -7)
        start = binder.letter("sk-tim-awal", "surat_tugas", "Surat Tugas Tim Awal", first, f"Tim {binder.name}")
        plans["kipp-2023"] = {
            **dict.fromkeys(("latar_belakang", "kebaruan", "signifikansi", "potensi_replikasi"), early),
            **dict.fromkeys(("implementasi", "sumber_daya", "keberlanjutan"), start),
        }
    for edition, plan in plans.items():
        answers = record["jawaban"].get(edition, {})
        for key, cited in plan.items():
            if cited and isinstance(answers.get(key), str):
                answers[key] = {"isi": answers[key], "bukti": list(dict.fromkeys(cited))}


def leave_out(record: Record, chance: random.Random) -> None:
    """Take the last document away from some indicators that cite several, as an office may forget it."""
    for key, share in LEFT_OUT.items():
        cited = record["indikator"][key]["bukti"]
        if chance.random() < share and len(cited) > 1:
            cited.pop()


def drop_uncited(record: Record) -> None:
    """Remove evidence that nothing in the record cites, for instance after a citation was taken away."""
    cited = {key for facts in record["indikator"].values() for key in facts["bukti"]}
    cited |= {key for keys in record["lampiran"].values() for key in keys}
    cited |= {key for award in record.get("penghargaan", []) for key in award["bukti"]}
    cited |= {key for copy in record["replikasi"]["oleh"] for key in copy.get("bukti", [])}
    for answers in record["jawaban"].values():
        cited |= {key for answer in answers.values() if isinstance(answer, dict) for key in answer["bukti"]}
    record["bukti"] = {key: entry for key, entry in record["bukti"].items() if key in cited}

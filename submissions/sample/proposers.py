"""Who proposes how many innovations, and on which topic each of the generated ones is."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from submissions.sample.people import fragment
from submissions.sample.subject import Record

KINDS = ("opd", "kecamatan", "kesehatan", "bumd")
"""The four groups of proposers of the launch of 2022."""

_GROUPS = {
    **dict.fromkeys(("opd", "sekolah", "masyarakat"), "opd"),
    **dict.fromkeys(("kecamatan", "desa_kelurahan"), "kecamatan"),
    **dict.fromkeys(("puskesmas", "rsud"), "kesehatan"),
    "bumd": "bumd",
}


@dataclass(frozen=True)
class Assignment:
    """One innovation to be made: its proposer, its name, and the topic that it is about."""

    pengusul: dict[str, str]
    nama: str
    domain: dict[str, Any]
    topic: dict[str, Any]
    repeat: int
    """How many innovations before this one have the same topic."""


def group_of(record: Record) -> str:
    """Return the group of `KINDS` that a record's proposer counts in."""
    return _GROUPS[record["pengusul"]["jenis"]]


def assignments(written: Iterable[Record], chance: random.Random) -> list[Assignment]:
    """Return what is left to be made beside the hand-written records, in the order of the proposers."""
    left = _quotas(written)
    supplies: dict[str, Iterator[tuple[dict[str, Any], str, int]]] = {}
    found: list[Assignment] = []
    for kind in KINDS:
        rows = fragment("proposers")[kind]
        rounds = max(int(row["jumlah"]) for row in rows)
        # Round by round, so that nobody is given the same topic twice.
        for turn in range(rounds):
            for row in rows:
                if left[row["nama"]] <= turn:
                    continue
                domain = fragment(f"topics/{row['topik']}")
                supply = supplies.setdefault(row["topik"], _supply(domain, chance))
                topic, name, repeat = next(supply)
                found.append(Assignment(_proposer(kind, row, topic), name, domain, topic, repeat))
    return found


def _quotas(written: Iterable[Record]) -> dict[str, int]:
    """Return how many innovations each proposer still needs."""
    left = {row["nama"]: int(row["jumlah"]) for kind in KINDS for row in fragment("proposers")[kind]}
    for record in written:
        proposer = record["pengusul"]
        names = [name for name in (proposer["nama"], proposer.get("induk")) if left.get(name or "", 0) > 0]
        if not names:
            # Somebody outside the list takes a place from whoever of the group has most left.
            group = [row["nama"] for row in fragment("proposers")[group_of(record)] if "tetap" not in row]
            names = [max(group, key=lambda name: (left[name], name))]
        left[names[0]] -= 1
    return left


def _supply(domain: dict[str, Any], chance: random.Random) -> Iterator[tuple[dict[str, Any], str, int]]:
    """Yield topics with a name each: every topic once, then those with a second name again."""
    topics = list(domain["topik"])
    chance.shuffle(topics)
    names = [topic["nama"] if isinstance(topic["nama"], list) else [topic["nama"]] for topic in topics]
    for repeat in range(max(len(each) for each in names)):
        for topic, each in zip(topics, names, strict=True):
            if repeat < len(each):
                yield topic, each[repeat], repeat


def _proposer(kind: str, row: dict[str, Any], topic: dict[str, Any]) -> dict[str, str]:
    if "pengusul" in topic:
        return {**topic["pengusul"], "induk": row["nama"]}
    if "desa" in row:
        return {"nama": row["desa"], "jenis": "desa_kelurahan", "induk": row["nama"]}
    if kind == "kesehatan":
        own = "rsud" if row["nama"].startswith("RSUD") else "puskesmas"
        return {"nama": row["nama"], "jenis": own, "induk": "Dinas Kesehatan"}
    return {"nama": row["nama"], "jenis": kind}

"""Write the sample regency of 176 innovations, or the starter, into a folder."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from submissions.files.folder import write_files
from submissions.sample.defects import BY_CODE, Defect, plan_defects
from submissions.sample.emit import to_yaml
from submissions.sample.exhibits import files_of
from submissions.sample.inspections import inspect, plan_inspections
from submissions.sample.making import Times, make_record
from submissions.sample.proofs import drop_uncited, leave_out, prove
from submissions.sample.proposers import Assignment, assignments, group_of
from submissions.sample.shared import shared_files
from submissions.sample.starter import (
    RECORDS,
    common_files,
    marked_record,
    names_and_owners,
    starter_files,
    written_records,
)
from submissions.sample.subject import Record

COMMENT = "Contoh rekaan buatan program: nama, angka, surat, dan isi seluruhnya dikarang."
_PUBLIC = b"publik: ya\n"  # of the regency only: whoever makes an own record of the starter decides that alone


@dataclass(frozen=True)
class SampleSummary:
    """What was written: how many records, of whom, and which defects are in which record.

    `planted` maps a record's identifier to codes such as `letter-missing:surat_pernyataan_inovator`;
    what follows the colon says what exactly. Records that are missing there have no defect.
    """

    total: int
    by_kind: dict[str, int]
    planted: dict[str, list[str]]

    def broken(self, edition: str) -> list[str]:
        """Return the identifiers of the records that cannot be eligible for an edition, such as `iga-2026`."""
        return [
            key
            for key, codes in self.planted.items()
            if any(edition in defect.breaks and not defect.warns for defect in map(_defect, codes))
        ]


def _defect(code: str) -> Defect:
    return BY_CODE[code.partition(":")[0]]


def write_sample(folder: Path, seed: int = 2022) -> SampleSummary:
    """Write the workspace of the sample regency: 176 records, their evidence, settings and a guide.

    The same seed gives the same bytes.

    Raises:
        OutputError: a file is there already, or the folder cannot be written; nothing has been written then.
    """
    files, summary = sample_files(seed)
    write_files(folder, files)
    return summary


def write_starter(folder: Path) -> None:
    """Write the workspace to start from: settings, one filled record with its evidence, a short guide.

    Raises:
        OutputError: a file is there already, or the folder cannot be written; nothing has been written then.
    """
    write_files(folder, starter_files())


def sample_files(seed: int) -> tuple[dict[str, bytes], SampleSummary]:
    """Return all files of the sample by their path in the workspace, and what is in them."""
    written = written_records()
    work = assignments(written.values(), random.Random(f"{seed}/pengusul"))
    plan = plan_defects(len(work), random.Random(f"{seed}/cacat"))
    looked = plan_inspections(len(work), random.Random(f"{seed}/pemeriksaan"))
    made: dict[str, Record] = {}
    planted: dict[str, list[str]] = {}
    absent: dict[str, Collection[str]] = {}
    for task, defects, state in zip(work, plan, looked, strict=True):
        record, codes = _made(task, defects, f"{seed}/{task.nama}")
        key = record["id"]
        assert key not in made | written, key
        made[key] = record
        if codes:
            planted[key] = codes
        absent[key] = [code.partition(":")[2] for code in codes if code.startswith("evidence-file-absent:")]
        if found := inspect(record, state, absent[key], random.Random(f"{seed}/{task.nama}/pemeriksaan")):
            record["pemeriksaan"] = found
    records = {**written, **made}
    listed = names_and_owners(records.values())
    files = common_files("README-sample.md")
    for key, record in records.items():
        own = key in written
        text = (RECORDS / f"{key}.yaml").read_bytes() if own else to_yaml(record, COMMENT).encode()
        files[f"inovasi/{key}.yaml"] = marked_record(text + _PUBLIC)
        files |= files_of(record, names_and_owners(written.values()) if own else listed, absent.get(key, ()))
    files |= shared_files(made.values(), listed)
    kinds = Counter(group_of(record) for record in records.values())
    return files, SampleSummary(len(records), dict(sorted(kinds.items())), planted)


def _made(task: Assignment, defects: list[Defect], seed: str) -> tuple[Record, list[str]]:
    """Return a generated record with its evidence and the codes of the defects planted in it."""
    chance = random.Random(f"{seed}/cacat")
    times = _times(
        next((defect.code for defect in defects if defect.when == "dates"), ""), random.Random(f"{seed}/waktu")
    )
    record, teller = make_record(task, times, seed)
    codes = {}
    for defect in defects:
        if defect.when != "evidence":
            codes[defect.code] = defect.change(record, teller, chance) if defect.change else ""
    prove(record, f"{seed}/bukti", own=False)
    for defect in defects:
        if defect.when == "evidence" and defect.change:
            codes[defect.code] = defect.change(record, teller, chance)
    leave_out(record, random.Random(f"{seed}/luput"))
    drop_uncited(record)
    return record, [f"{code}:{what}" if what else code for code, what in codes.items()]


def _times(defect: str, chance: random.Random) -> Times:
    """Return dates inside the window of IGA 2026 and before the close of KIPP 2025, unless the defect forbids it."""
    developed: dt.date | None = None
    applied = _weekday(dt.date(2024, 5, 6) + dt.timedelta(days=chance.randrange(0, 285)))
    old = _weekday(dt.date(2019, 2, 4) + dt.timedelta(days=chance.randrange(0, 1400)))
    if defect == "applied-too-early":
        applied = old
    elif defect == "applied-too-late":
        applied = _weekday(dt.date(2026, 1, 12) + dt.timedelta(days=chance.randrange(0, 110)))
    elif defect == "developed-outside-window":
        applied = old
        developed = _weekday(dt.date(2023, 2, 6) if chance.random() < 0.6 else dt.date(2026, 2, 9))
    elif chance.random() < 0.1:
        applied = _weekday(dt.date(2021, 3, 1) + dt.timedelta(days=chance.randrange(0, 900)))
        developed = _weekday(dt.date(2024, 2, 5) + dt.timedelta(days=chance.randrange(0, 420)))
    months = chance.choice((2, 3, 3, 4, 4, 5, 6, 7, 8, 9, 11))
    idea = _weekday(applied - dt.timedelta(days=round(months * 30.44)))
    earliest = dt.date(2024, 1, 2)
    if applied.year in {2024, 2025} and idea < earliest:
        idea = earliest
    trial = _weekday(idea + (applied - idea) * chance.choice((2, 3)) / 4)
    return Times(idea, trial, applied, developed)


def _weekday(date: dt.date) -> dt.date:
    """Return a date, or the Monday after it if it is at a weekend."""
    return date + dt.timedelta(days=7 - date.weekday()) if date.weekday() > 4 else date

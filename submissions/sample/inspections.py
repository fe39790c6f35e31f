"""Inspections of the evidence of generated records: who looked, when, which points held and which did not."""

import datetime as dt
import random
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

from schemas.edition import Edition
from schemas.editions import load_edition
from schemas.innovation import Innovation
from schemas.source import parse_source
from schemas.submission import fill
from submissions.assessment.cited import CitedDocument
from submissions.assessment.measures import parameters_reached
from submissions.assessment.proof import proofs_of
from submissions.records import reading
from submissions.sample.defects import IGA
from submissions.sample.emit import to_yaml
from submissions.sample.people import fragment
from submissions.sample.subject import Record

FULL, PARTLY, DENIED, NONE = "full", "partly", "denied", "none"
SHARES = {FULL: 0.55, PARTLY: 0.25, DENIED: 0.10, NONE: 0.10}
"""How far the evidence of a record was looked at, and of what part of the records that is true."""

FIRST_MONDAY = dt.date(2026, 6, 1)
WEEKS = 4


def plan_inspections(count: int, chance: random.Random) -> list[str]:
    """Return for each of `count` records how far its evidence was looked at."""
    states = [state for state, share in SHARES.items() for _ in range(round(share * count))]
    # Rounding may give a few too many or too few.
    states = [*states, *[FULL] * count][:count]
    chance.shuffle(states)
    return states


def inspect(record: Record, state: str, absent: Collection[str], chance: random.Random) -> list[dict[str, Any]]:
    """Return the inspections of a record as they stand under `pemeriksaan`; none if nobody has looked yet.

    Args:
        record: plain data with its evidence.
        state: one of `SHARES`.
        absent: identifiers of evidence whose file does not exist.
        chance: the source of variation.
    """
    if state == NONE:
        return []
    points = points_to_see(record, absent)
    refused: list[str] = []
    if state == PARTLY:
        seen = chance.sample(points, round(len(points) * chance.uniform(0.35, 0.85)))
        points = [point for point in points if point in seen]
    elif state == DENIED:
        refused = _refused(points, chance)
    day = FIRST_MONDAY + dt.timedelta(weeks=chance.randrange(WEEKS), days=chance.randrange(5))
    held = [point for point in points if point not in refused]
    words = fragment("inspections")
    inspection: dict[str, Any] = {"oleh": chance.choice(words["pemeriksa"]), "tanggal": day, "terpenuhi": held}
    if refused:
        remarks = " ".join(words["catatan"][point] for point in refused)
        inspection |= {"tidak_terpenuhi": refused, "catatan": remarks}
    return [inspection]


def points_to_see(record: Record, absent: Collection[str]) -> list[str]:
    """Return the points of IGA 2026 that a person must confirm for a record, and those that are mere advice.

    These are the points that the proof itself waits for, so that all confirmed is all proven that the
    documents carry.

    Args:
        record: plain data with its evidence, not inspected yet.
        absent: identifiers of evidence whose file does not exist.
    """
    edition = _edition()
    source = parse_source(to_yaml(record, "").encode(), record["id"])
    innovation = Innovation.model_validate(source.data)
    submission = fill(innovation, edition)
    read = reading.ReadRecord(Path(), source.file, source, innovation, [])
    reached = parameters_reached(innovation, edition, submission.values)
    documents = {
        key: CitedDocument(key, each, Path(each.berkas) if each.berkas and key not in absent else None, None)
        for key, each in innovation.bukti.items()
    }
    found: list[str] = []
    for key, proof in proofs_of(read, edition, submission.answers, reached, documents).items():
        waiting = {pending.name for pending in proof.pending}
        for name, check in edition.indicators[key].checks.items():
            advised = check.advice and check.for_person and proof.awaiting in check.levels
            if name in waiting or advised:
                found.append(name)
    return found


def _refused(points: list[str], chance: random.Random) -> list[str]:
    """Return one or two of the points that a person may find not to hold."""
    known = [point for point in points if point in fragment("inspections")["catatan"]]
    chosen = chance.sample(known, min(len(known), chance.choice((1, 1, 2))))
    return [point for point in points if point in chosen]


@cache
def _edition() -> Edition:
    return load_edition(IGA)

"""How far the innovations of an office are on their way, for the report and the workbook; always Indonesian."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from schemas.edition import Edition
from schemas.wording import date_text, number_text
from schemas.workflow import work_states
from submissions.language import speaking
from submissions.office import words
from submissions.office.states import standings_of
from submissions.records.reading import ReadRecord, Record
from submissions.workflow.log import WorkLog
from submissions.workflow.turnaround import turnarounds, waiting_now
from submissions.workspace import Workspace


@speaking("id")
def progress_content(
    workspace: Workspace, records: Sequence[Record], editions: Sequence[Edition], now: dt.datetime
) -> dict[str, Any]:
    """Return what the report says of the way: how many stand where, who moved how many on how fast, what waits.

    Args:
        workspace: of the records.
        records: as they were read.
        editions: whose competitions are told.
        now: from when days are counted.
    """
    states = work_states()
    found, damaged = standings_of(workspace, records)
    counted = []
    for edition in editions:
        names = [one.name for each in found for one in each.standings if one.competition == edition.competition]
        rows = [
            {"nama": state.label, "jumlah": names.count(name)} for name, state in states.states.items() if name in names
        ]
        left = _entering(records, edition, damaged) - len(names)
        if rows and left:
            rows.append({"nama": words.NOT_BEGUN, "jumlah": left})
        counted += [{"edisi": edition.title, "baris": rows}] if rows else []
    logs = [WorkLog(workspace, each.path).events() for each in found]
    since = [(one.name, one.since) for each in found for one in each.standings]
    return {
        "keadaan": counted,
        "peninjau": [
            {
                "nama": each.name,
                "peran": states.roles[each.role].label,
                "langkah": each.moves,
                "hari": number_text(each.median_days),
            }
            for each in turnarounds(states, logs)
        ],
        "menunggu": [
            {"peran": states.roles[each.role].label, "jumlah": each.count, "hari": each.longest_days}
            for each in waiting_now(states, since, now)
        ],
        "rusak": damaged,
    }


def _entering(records: Sequence[Record], edition: Edition, damaged: Sequence[str]) -> int:
    """Return how many innovations enter a competition, without those of which nobody knows how they stand."""
    return sum(
        isinstance(each, ReadRecord) and edition.competition in each.innovation.kompetisi and each.file not in damaged
        for each in records
    )


def states_told(workspace: Workspace, records: Sequence[Record]) -> Mapping[Path, Mapping[str, str]]:
    """Return for each record and competition where it stands and since when, as a workbook tells it."""
    found, damaged = standings_of(workspace, records)
    unknown = {
        each.path: dict.fromkeys(each.innovation.kompetisi, words.UNREADABLE_WAY)
        for each in records
        if isinstance(each, ReadRecord) and each.file in damaged
    }
    return unknown | {
        each.path: {
            one.competition: (words.FELL_BACK if one.fell_back else words.STANDS_SINCE).format(
                state=one.state.label, day=date_text(one.last.at.astimezone().date())
            )
            for one in each.standings
            if one.last is not None
        }
        for each in found
    }

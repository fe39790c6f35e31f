"""How long innovations wait, worked out by hand."""

import datetime as dt
from decimal import Decimal

from schemas.workflow import work_states
from submissions.workflow.log import Actor, EventKind, WorkEvent
from submissions.workflow.turnaround import RoleWaiting, Turnaround, turnarounds, waiting_now

BEGAN = dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC)
SATU, DUA = Actor("Contoh Satu", "reviewer"), Actor("Contoh Dua", "reviewer")
PENGUSUL, ADMIN = Actor("Contoh Pengusul", "pengusul"), Actor("Contoh Admin", "admin")


def move(hours: float, to: str, by: Actor, competition: str = "kipp") -> WorkEvent:
    return WorkEvent(0, BEGAN + dt.timedelta(hours=hours), EventKind.MOVE, by, competition, "x", to)


def test_days_from_state_to_state_are_those_of_who_ended_the_waiting() -> None:
    first = [
        move(0, "diajukan", PENGUSUL),
        move(47.9, "ditinjau", SATU),  # 1 whole day
        move(47.9 + 5 * 24, "perlu_revisi", SATU),  # 5
        move(47.9 + 6 * 24, "diajukan", PENGUSUL),  # 1, waited for the proposer
        move(47.9 + 9 * 24, "ditinjau", DUA),  # 3
    ]
    second = [
        move(0, "diajukan", PENGUSUL),
        move(0, "diajukan", PENGUSUL, "iga"),
        move(24 * 10, "ditinjau", SATU),  # 10, for kipp
        move(24 * 2, "ditinjau", ADMIN, "iga"),  # not waited for: it waits for reviewers
    ]
    note = WorkEvent(0, BEGAN, EventKind.NOTE, DUA, "kipp", text="Lengkapi.")
    assert turnarounds(work_states(), [[note, *first], second, []]) == [
        Turnaround("Contoh Satu", "reviewer", 3, Decimal(5)),  # of 1, 5 and 10
        Turnaround("Contoh Dua", "reviewer", 1, Decimal(3)),
        Turnaround("Contoh Pengusul", "pengusul", 1, Decimal(1)),
    ]


def test_the_median_of_two_lies_between_them() -> None:
    logs = [
        [move(0, "diajukan", PENGUSUL), move(24, "ditinjau", SATU)],
        [move(0, "diajukan", PENGUSUL), move(96, "ditinjau", SATU)],
    ]
    assert turnarounds(work_states(), logs) == [Turnaround("Contoh Satu", "reviewer", 2, Decimal("2.5"))]


def test_what_waits_now_is_counted_for_each_role() -> None:
    now = BEGAN + dt.timedelta(days=8)
    since = [
        ("diajukan", BEGAN),
        ("ditinjau", BEGAN + dt.timedelta(days=7, hours=1)),
        ("perlu_revisi", BEGAN + dt.timedelta(days=4)),
        ("terkirim", BEGAN),  # waits for nobody
        ("tak-dikenal", BEGAN),
    ]
    assert waiting_now(work_states(), since, now) == [RoleWaiting("pengusul", 1, 4), RoleWaiting("reviewer", 2, 8)]

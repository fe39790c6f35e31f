"""How long innovations wait, worked out by hand."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from schemas.workflow import work_states
from submissions.workflow.log import Actor, EventKind, WorkEvent
from submissions.workflow.turnaround import RoleWaiting, Turnaround, turnarounds, waiting_now

BEGAN = dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC)
SATU, DUA = Actor("Contoh Satu", "reviewer"), Actor("Contoh Dua", "reviewer")
PENGUSUL, ADMIN = Actor("Contoh Pengusul", "pengusul"), Actor("Contoh Admin", "admin")
VERIFIKATOR = Actor("Contoh Verifikator", "verifikator")


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


def test_one_account_is_one_person_and_two_of_one_name_are_two() -> None:
    before, after = Actor("Contoh Tiga", "reviewer", "tiga"), Actor("Contoh Tiga, S.E.", "reviewer", "tiga")
    namesake = Actor("Contoh Tiga", "reviewer", "empat")
    logs = [
        [move(0, "diajukan", PENGUSUL), move(24 * days, "ditinjau", by)]
        for days, by in ((4, after), (2, before), (1, namesake))
    ]
    assert turnarounds(work_states(), logs) == [
        Turnaround("Contoh Tiga, S.E.", "reviewer", 2, Decimal(3)),
        Turnaround("Contoh Tiga", "reviewer", 1, Decimal(1)),
    ]


def test_what_fell_back_since_it_was_changed_counts_for_nobody() -> None:
    approved = [move(0, "disetujui", SATU), move(24, "disahkan", VERIFIKATOR)]  # and waits for ADMIN
    fell_back = replace(move(48, "ditinjau", ADMIN), move="tinjau")  # which is not open there
    assert turnarounds(work_states(), [[*approved, fell_back]]) == [
        Turnaround("Contoh Verifikator", "verifikator", 1, Decimal(1))
    ]


def test_what_waits_now_is_counted_for_each_role() -> None:
    now = BEGAN + dt.timedelta(days=8)
    since = [
        ("diajukan", BEGAN),
        ("ditinjau", BEGAN + dt.timedelta(days=7, hours=1)),
        ("perlu_revisi", BEGAN + dt.timedelta(days=4)),
        ("terkirim", BEGAN),  # waits for nobody
        ("tak-dikenal", BEGAN),
        ("diajukan", None),
        ("disetujui", None),
    ]
    assert waiting_now(work_states(), since, now) == [
        RoleWaiting("pengusul", 1, 4),
        RoleWaiting("reviewer", 3, 8),
        RoleWaiting("verifikator", 1, None),
    ]

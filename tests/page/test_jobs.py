"""Jobs: how far they are, what became of them, also after the program ended."""

import errno
import json
import os
import threading
import time
from pathlib import Path

import pytest

from submissions.errors import OutputError
from submissions.files.whole import write_whole
from submissions.page.jobs import FOLDER, Jobs, JobState, LongJob, Ticket


def awaited(jobs: Jobs, job: LongJob, seconds: float = 10) -> LongJob:
    until = time.monotonic() + seconds
    while (found := jobs.get(job.id)) and found.is_running:
        assert time.monotonic() < until, "the job does not end"
        time.sleep(0.01)
    assert found
    return found


def test_a_job_is_seen_while_it_goes_on_and_known_afterwards(tmp_path: Path) -> None:
    jobs, go_on = Jobs(tmp_path), threading.Event()

    def work(ticket: Ticket) -> None:
        ticket.at(3, 10, "AKTA MAPAN")
        go_on.wait(10)
        ticket.tell("7 berkas dibuat")
        ticket.lose("AKTA MAPAN", "waktunya habis")
        ticket.give("Semua dokumen", "keluaran")

    job = jobs.begin("ekspor", "Dokumen semua", work, "id")
    # Another of the same kind is not begun: the one that runs is shown.
    assert jobs.begin("ekspor", "Dokumen semua", work, "id").id == job.id
    while (seen := jobs.get(job.id)) and not seen.done:
        time.sleep(0.01)
    assert seen
    assert (seen.state, seen.done, seen.planned, seen.now) == (JobState.RUNNING, 3, 10, "AKTA MAPAN")
    # Another program that looks at it sees that it goes on.
    other = Jobs(tmp_path).get(job.id)
    assert other
    assert other.is_running
    go_on.set()
    awaited(jobs, job)
    found = Jobs(tmp_path).get(job.id)
    assert found
    assert found.state is JobState.DONE
    assert (found.told, found.lost, found.files) == (
        ("7 berkas dibuat",),
        (("AKTA MAPAN", "waktunya habis", ""),),
        (("Semua dokumen", "keluaran"),),
    )


def test_a_job_is_broken_off(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path)

    def work(ticket: Ticket) -> None:
        for number in range(10_000):
            ticket.at(number, 10_000)
            time.sleep(0.005)

    job = jobs.begin("ekspor", "Dokumen semua", work, "id")
    jobs.cancel(job.id)
    assert awaited(jobs, job).state is JobState.CANCELLED


def test_what_goes_wrong_is_told_in_a_sentence(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path)

    def refused(_ticket: Ticket) -> None:
        raise OutputError("Disk penuh.", "Kosongkan dahulu.")

    def fault(_ticket: Ticket) -> None:
        raise ZeroDivisionError

    one = awaited(jobs, jobs.begin("a", "A", refused, "id"))
    assert (one.state, one.told) == (JobState.FAILED, ("Disk penuh.", "Kosongkan dahulu."))
    two = awaited(jobs, jobs.begin("b", "B", fault, "id"))
    assert two.state is JobState.FAILED
    assert "Kirimkan kode ini" in two.told[0]
    assert "ZeroDivision" not in two.told[0]


def test_what_became_of_a_job_is_known_though_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = Jobs(tmp_path)

    def full(_ticket: Ticket) -> None:
        def refuse(_descriptor: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "fsync", refuse)
        write_whole(tmp_path / "rekap.xlsx", b"isi")

    found = awaited(jobs, jobs.begin("rekap", "Buku kerja rekap", full, "id"))
    assert found.state is JobState.FAILED
    assert found.told[0].endswith("rekap.xlsx tidak dapat ditulis: disk penuh.")
    assert not (tmp_path / "rekap.xlsx").exists()


def test_a_job_of_a_program_that_ended_is_known_as_broken_off(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path)
    job = awaited(jobs, jobs.begin("ekspor", "Dokumen semua", lambda ticket: ticket.give("A", "keluaran"), "id"))
    file = tmp_path / FOLDER / f"{job.id}.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "state": "running"}))
    found = Jobs(tmp_path).get(job.id)
    assert found
    assert found.state is JobState.INTERRUPTED
    # What a stranger put there is nobody's job, and stops none.
    for name, text in {"a": "{", "b": "[" * 100_000, "c": "{}", "d": '{"kind": 1}'}.items():
        (tmp_path / FOLDER / f"{name}.json").write_text(text)
    assert [each.id for each in Jobs(tmp_path).all()] == [job.id]


def test_a_file_of_jobs_that_is_odd_costs_only_itself(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path)
    good = awaited(jobs, jobs.begin("a", "A", lambda _ticket: None, "id"))
    held = json.loads((tmp_path / FOLDER / f"{good.id}.json").read_text())
    odd: list[dict[str, object]] = [{"done": float("inf")}, {"begun": "9999-12-31T23:59:59-12:00"}, {"files": 3}]
    for number, change in enumerate(odd):
        (tmp_path / FOLDER / f"aneh{number}.json").write_text(json.dumps({**held, **change}))
    assert [job.id for job in Jobs(tmp_path).all()] == [good.id]


def test_a_job_of_another_kind_of_the_same_is_not_taken_for_it(tmp_path: Path) -> None:
    jobs, go_on = Jobs(tmp_path), threading.Event()

    def waiting(_ticket: Ticket) -> None:
        go_on.wait(10)

    job = jobs.begin("ekspor", "Dokumen semua", waiting, "id")
    with pytest.raises(OutputError, match="“Dokumen semua” is still being made"):
        jobs.begin("ekspor", "Dokumen semua, juga draf", lambda _ticket: None, "id")
    go_on.set()
    awaited(jobs, job)

"""A helper that takes too long or too much is ended, on systems too that lack what others have."""

import ctypes
from types import SimpleNamespace
from typing import Any

import pytest

from submissions.workers import limits_windows, probing
from submissions.workers.crew import Loss, Result
from submissions.workers.helper import how_it_ended, lacked_memory
from tests.workers.test_crew import LONG, Place, answer, place, task

__all__ = ["place"]  # a fixture


@pytest.fixture
def no_alarm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_ALARM", "1")


@pytest.mark.usefixtures("no_alarm")
def test_the_parent_ends_a_helper_that_hangs_where_there_is_no_alarm(place: Place) -> None:
    crew = place.crew()
    assert crew.submit(task("hang", 0.05)).result(LONG) == Result("hang", None, Loss.TOO_SLOW, "longer than 0.05 s")
    assert answer(crew.submit(task("x")))["done"] == ["x"]


@pytest.mark.usefixtures("no_alarm")
def test_a_helper_that_hangs_ends_itself_where_there_is_no_alarm(place: Place) -> None:
    # The parent would wait much longer: as if there were none.
    result = place.crew().submit(task("hang", LONG, alarm=1)).result(LONG)
    assert result == Result("hang", None, Loss.CRASHED, "exit code 1")


@pytest.mark.usefixtures("no_alarm")
def test_a_helper_outlives_the_watchdog_of_its_last_job(place: Place) -> None:
    crew = place.crew()
    before = answer(crew.submit(task("short", alarm=2)))
    meeting_later = crew.submit(task("meet"))
    meeting = place.met()
    with pytest.raises(TimeoutError):
        meeting_later.result(2.3)
    meeting.let_go()
    assert answer(meeting_later)["pid"] == before["pid"]


class Kernel:
    """The part of Windows that is asked, which notes what it is asked for, and refuses one thing."""

    def __init__(self, refused: str = "") -> None:
        self.asked: list[tuple[Any, ...]] = []
        for name, good in (
            ("CreateJobObjectW", 4711),
            ("SetInformationJobObject", 1),
            ("GetCurrentProcess", -1),
            ("AssignProcessToJobObject", 1),
        ):
            setattr(self, name, self._function(name, 0 if name == refused else good))

    def _function(self, name: str, answer: int) -> Any:
        def asked(*arguments: Any) -> int:
            self.asked.append((name, *arguments))
            return answer

        return asked


def test_on_windows_a_process_puts_itself_into_a_job_with_a_limit_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel, limits = Kernel(), []

    def noted(*arguments: Any) -> int:
        job, kind, pointer, size = arguments
        limits.append((job, kind, ctypes.string_at(pointer, size)))
        return 1

    monkeypatch.setattr(kernel, "SetInformationJobObject", noted)
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: kernel, raising=False)
    assert limits_windows.limit_memory(300)
    ((job, kind, laid),) = limits
    # As the headers of 64-bit Windows lay it out: the flags at byte 16, the limit of a process at 112, 144 in all.
    assert (job, kind, len(laid)) == (4711, 9, 144)
    assert int.from_bytes(laid[16:20], "little") == 0x100 | 0x400
    assert int.from_bytes(laid[112:120], "little") == 300 << 20
    assert kernel.asked[-1] == ("AssignProcessToJobObject", 4711, -1)


@pytest.mark.parametrize("refused", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"])
def test_a_windows_that_takes_no_limit_is_told(refused: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: Kernel(refused), raising=False)
    assert not limits_windows.limit_memory(300)


def test_this_system_keeps_to_the_limit_of_memory() -> None:
    assert probing.memory_is_limited()


def test_a_system_whose_processes_do_not_end_keeps_to_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "_SECONDS", 0.001)
    assert not probing.memory_is_limited()


@pytest.mark.parametrize(("code", "lacking"), [(3, True), (0xC0000409, True), (0xE0000008, True), (0xC0000005, False)])
def test_windows_says_by_other_codes_that_memory_was_lacking(
    code: int, lacking: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not lacked_memory(code)
    monkeypatch.setattr("submissions.workers.helper.sys", SimpleNamespace(platform="win32"))
    assert lacked_memory(code) is lacking


def test_codes_of_windows_are_spelt_as_they_are_known() -> None:
    assert [how_it_ended(code) for code in (1, 0xC0000005, None)] == [
        "exit code 1",
        "exit code 0xc0000005",
        "exit code None",
    ]

"""Helpers at work: each task gets its own result, whatever happens to the helpers, from whatever thread it comes."""

import errno
import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from submissions.workers import crew as crew_module
from submissions.workers.crew import CannotWorkError, Crew, EndedError, Loss, Result, Task
from submissions.workers.feeding import Feed
from submissions.workers.helper import Helper

WORKER = "tests.workers.odd_worker"
ROOT = Path(__file__).parents[2]
LONG = 120.0  # seconds that only a test that failed waits

Coming = Future[Result[str]]


class Meeting:
    """A helper that is at work on a `meet`, and waits to be let go."""

    def __init__(self, connection: socket.socket):
        connection.settimeout(LONG)
        self._connection = connection
        with connection.makefile("rb") as said:
            self.pid = int(said.readline())

    def let_go(self) -> None:
        self._connection.sendall(b".")

    def wait_for_death(self) -> None:
        assert self._connection.recv(1) == b""


class Place:
    """Where helpers are met, and a crew of them."""

    def __init__(self, folder: Path):
        self.address = str(folder / "s")
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(self.address)
        self._server.listen(50)
        self._server.settimeout(LONG)
        self._crews: list[Crew[str]] = []
        self._connections: list[socket.socket] = []

    def crew(self, jobs: int = 1, requests_per_life: int = 1000, longest: int = 5000) -> Crew[str]:
        arguments = [self.address, str(requests_per_life)]
        crew: Crew[str] = Crew(WORKER, arguments, jobs, longest_answer=longest)
        self._crews.append(crew)
        return crew

    def met(self) -> Meeting:
        connection, _address = self._server.accept()
        self._connections.append(connection)
        return Meeting(connection)

    def close(self) -> None:
        for crew in self._crews:
            crew.end()
        for connection in (*self._connections, self._server):
            connection.close()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    place = Place(tmp_path)
    yield place
    place.close()


def task(do: str, seconds: float = LONG, alarm: float = LONG) -> Task[str]:
    return Task(do, json.dumps({"do": do, "seconds": alarm}), seconds)


def answer(future: Coming) -> dict[str, Any]:
    result = future.result(LONG)
    assert result.answer is not None, result
    return result.answer


def test_a_task_is_answered(place: Place) -> None:
    crew = place.crew()
    result = crew.submit(task("x")).result(LONG)
    assert (result.job, result.lost, result.detail) == ("x", None, "")
    assert result.answer is not None
    assert result.answer["do"] == "x"


def test_an_idle_helper_has_no_alarm(place: Place) -> None:
    crew = place.crew()
    first, second = answer(crew.submit(task("x"))), answer(crew.submit(task("y")))
    assert (first["pid"], second["alarm"]) == (second["pid"], 0)


def test_a_helper_outlives_the_limit_of_its_last_job(place: Place) -> None:
    crew = place.crew()
    # On a machine that stands still for a second the job is lost, and rightly: then once more.
    results = (crew.submit(task("short", alarm=1)).result(LONG) for _attempt in range(20))
    before = next(result.answer for result in results if result.answer)
    time.sleep(1.3)
    after = answer(crew.submit(task("later")))
    assert after["pid"] == before["pid"]


def test_the_time_of_a_job_ends_with_it(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    crew, clock = place.crew(), time.monotonic
    before = answer(crew.submit(task("x")))
    looks = 0

    def later() -> float:
        nonlocal looks
        looks += 1
        return clock() + 10_000

    monkeypatch.setattr(time, "monotonic", later)
    crew.warm_up()  # there is nothing to start, but it looks around
    time.sleep(0.2)
    assert answer(crew.submit(task("y")))["pid"] == before["pid"]
    assert looks < 20  # with nothing to do it looks at no clock, over and over


def test_a_helper_killed_when_idle_is_replaced(place: Place) -> None:
    crew = place.crew()
    coming = crew.submit(task("meet"))
    meeting = place.met()
    meeting.let_go()
    assert answer(coming)["pid"] == meeting.pid
    os.kill(meeting.pid, signal.SIGKILL)
    meeting.wait_for_death()
    after = answer(crew.submit(task("x")))
    assert (after["done"], after["pid"] != meeting.pid) == (["x"], True)


def test_a_helper_that_dies_before_it_knows_of_its_task_is_replaced(place: Place) -> None:
    crew = place.crew()
    before = answer(crew.submit(task("die of the next")))
    after = answer(crew.submit(task("x")))
    assert (after["done"], after["pid"] != before["pid"]) == (["x"], True)


def test_a_task_that_no_helper_lives_to_begin_is_lost(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    class Unlucky(Helper[str]):
        def give(self, task: Task[str]) -> None:
            self.process.kill()
            super().give(task)

    monkeypatch.setattr(crew_module, "Helper", Unlucky)
    result = place.crew().submit(task("x")).result(LONG)
    assert (result.lost, result.detail) == (Loss.CRASHED, "ended by SIGKILL")


def test_a_helper_killed_at_work_costs_its_task_only(place: Place) -> None:
    crew = place.crew(jobs=2)
    first = crew.submit(task("meet"))
    killed = place.met()
    second = crew.submit(task("meet"))
    spared = place.met()
    os.kill(killed.pid, signal.SIGKILL)
    assert first.result(LONG) == Result("meet", None, Loss.CRASHED, "ended by SIGKILL")
    spared.let_go()
    assert answer(second)["pid"] == spared.pid


def test_an_abort_means_too_little_memory(place: Place) -> None:
    assert place.crew().submit(task("abort")).result(LONG).lost is Loss.TOO_MUCH_MEMORY


@pytest.mark.parametrize("do", ["nonsense", "a list", "much"])
def test_a_helper_that_speaks_nonsense_is_let_go(do: str, place: Place) -> None:
    crew = place.crew()
    result = crew.submit(task(do)).result(LONG)
    assert result == Result(do, None, Loss.CRASHED, "it said what was not agreed")
    assert answer(crew.submit(task("x")))["done"] == ["x"]


def test_an_answer_that_nobody_asked_for_answers_nothing(place: Place) -> None:
    crew = place.crew()
    assert answer(crew.submit(task("answer twice")))["first"] is True
    assert answer(crew.submit(task("x")))["do"] == "x"


def test_a_reader_of_answers_that_stumbles_finds_nonsense(place: Place) -> None:
    def stumbling(answer: dict[str, Any]) -> bool:
        raise AttributeError

    with Crew[str](WORKER, [place.address, "9"], 1, good=stumbling) as crew:
        assert crew.submit(task("x")).result(LONG).lost is Loss.CRASHED


def test_a_task_longer_than_its_time_is_lost(place: Place) -> None:
    crew = place.crew()
    assert crew.submit(task("meet", 0.05)).result(LONG) == Result("meet", None, Loss.TOO_SLOW, "longer than 0.05 s")
    assert answer(crew.submit(task("x")))["done"] == ["x"]


def test_helpers_are_started_as_they_are_needed_and_then_replaced(place: Place) -> None:
    crew = place.crew(jobs=3, requests_per_life=3)
    answers = [answer(crew.submit(task("x"))) for _number in range(10)]
    assert [len(each["done"]) for each in answers] == [1, 2, 3, 1, 2, 3, 1, 2, 3, 1]
    assert len({each["pid"] for each in answers}) == 4


def test_many_threads_submit(place: Place) -> None:
    crew = place.crew(jobs=2, requests_per_life=30)

    def asked(number: int) -> str:
        done: str = answer(crew.submit(task(str(number))))["do"]
        return done

    with ThreadPoolExecutor(16) as threads:
        assert list(threads.map(asked, range(200))) == [str(number) for number in range(200)]


def test_only_what_is_not_begun_can_be_cancelled(place: Place) -> None:
    crew = place.crew()
    begun = crew.submit(task("meet"))
    meeting = place.met()
    waiting, last = crew.submit(task("unwanted")), crew.submit(task("last"))
    assert (begun.cancel(), waiting.cancel()) == (False, True)
    meeting.let_go()
    assert answer(last)["done"] == ["meet", "last"]
    with pytest.raises(CancelledError):
        waiting.result(LONG)


def test_the_end_fails_what_is_open(place: Place) -> None:
    crew = place.crew()
    crew.warm_up()
    begun, waiting, cancelled = crew.submit(task("meet")), crew.submit(task("x")), crew.submit(task("y"))
    meeting = place.met()
    cancelled.cancel()
    crew.end()
    for open_one in (begun, waiting):
        assert open_one.done()
        with pytest.raises(EndedError, match="before the task was done"):
            open_one.result()
    meeting.wait_for_death()
    for use in (lambda: crew.submit(task("x")), crew.warm_up, lambda: list(crew.work([task("x")]))):
        with pytest.raises(EndedError):
            use()
    crew.end()


def test_the_end_may_come_from_a_callback(place: Place) -> None:
    crew, told = place.crew(), []

    def end(_coming: Coming) -> None:
        crew.end()
        told.append("ended")

    coming = crew.submit(task("meet"))
    meeting = place.met()
    coming.add_done_callback(end)
    meeting.let_go()
    assert answer(coming)["do"] == "meet"
    crew.end()
    assert told == ["ended"]


def test_the_end_stops_the_work_of_another_thread(place: Place) -> None:
    crew = place.crew()
    with ThreadPoolExecutor(1) as threads:
        working = threads.submit(lambda: list(crew.work([task("meet"), task("x")])))
        place.met()
        crew.end()
        with pytest.raises(EndedError):
            working.result(LONG)


def test_a_crew_without_work_ends(place: Place) -> None:
    place.crew().end()


def test_helpers_that_do_not_start_fail_the_tasks(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with Crew[str]("submissions.nowhere", [], 2) as crew:
        for _attempt in range(2):
            with pytest.raises(CannotWorkError, match=r"python -m submissions\.nowhere: exit code 1"):
                crew.submit(task("x")).result(LONG)


def test_a_crew_recovers_when_processes_can_be_started_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError("the machine is full")

    crew = place.crew()
    with monkeypatch.context() as patch:
        patch.setattr(crew_module, "Helper", full)
        with pytest.raises(CannotWorkError, match="the machine is full"):
            crew.submit(task("x")).result(LONG)
    assert answer(crew.submit(task("y")))["do"] == "y"


def no_process(*_arguments: object, **_more: object) -> None:
    raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")


def test_a_system_that_starts_no_process_is_told(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "Popen", no_process)
        with pytest.raises(CannotWorkError, match=r"odd_worker: Resource temporarily unavailable$"):
            place.crew().submit(task("x")).result(LONG)


@pytest.mark.parametrize("started", range(6))
def test_a_system_that_starts_no_further_thread_is_told_or_borne(
    started: int, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, left = threading.Thread.start, [started]

    def few(thread: threading.Thread) -> None:
        if left[0] <= 0:
            raise RuntimeError("can't start new thread")
        left[0] -= 1
        start(thread)

    crew = place.crew()
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", few)
        try:
            results = list(crew.work([task("a"), task("b")]))
        except CannotWorkError as error:
            assert "can't start new thread" in str(error)  # noqa: PT017 - either may be
        else:
            assert len(results) == 2
    assert answer(crew.submit(task("y")))["do"] == "y"


def test_two_helpers_that_are_killed_cost_their_tasks_only(place: Place) -> None:
    crew = place.crew(jobs=2)
    results = list(crew.work([task("die"), task("a"), task("die"), task("b")]))
    assert sorted(str(result.job) for result in results if result.lost is Loss.CRASHED) == ["die", "die"]
    assert sorted(str(result.job) for result in results if result.answer) == ["a", "b"]


def test_each_task_has_the_same_number_of_attempts_to_start_a_helper(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    modules = iter(["submissions.nowhere"] * 4 + [WORKER])

    class Late(Helper[str]):
        def __init__(self, _module: str, *arguments: Any):
            super().__init__(next(modules), *arguments)

    monkeypatch.setattr(crew_module, "Helper", Late)
    crew = place.crew()
    with pytest.raises(CannotWorkError):
        crew.submit(task("x")).result(LONG)
    assert answer(crew.submit(task("y")))["do"] == "y"


def test_no_task_is_taken_here_while_a_result_is_there() -> None:
    taken = []

    def tasks() -> Iterator[Task[str]]:
        for do in ("x", "y", "z"):
            taken.append(do)
            yield task(do)

    def done_at_once(task: Task[str]) -> Coming:
        future: Coming = Future()
        future.set_result(Result(task.job, {}))
        return future

    results = Feed(tasks(), done_at_once, 5).results_here()
    assert [(result.job, len(taken)) for result in results] == [("x", 1), ("y", 2), ("z", 3)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_do_not_wait_for_the_next_task(jobs: int, place: Place) -> None:
    fetched = threading.Event()

    def tasks() -> Iterator[Task[str]]:
        yield task("first")
        assert fetched.wait(LONG)
        yield task("second")

    done = []
    for result in place.crew(jobs).work(tasks()):
        done.append(result.job)
        fetched.set()
    assert done == ["first", "second"]


@pytest.mark.parametrize("here", [True, False])
def test_tasks_are_taken_here_or_apart(here: bool, place: Place) -> None:
    takers = set()

    def tasks() -> Iterator[Task[str]]:
        for number in range(5):
            takers.add(threading.current_thread())
            yield task(str(number))

    results = list(place.crew(2).work(tasks(), here=here))
    assert sorted(result.job for result in results) == ["0", "1", "2", "3", "4"]
    assert (takers == {threading.current_thread()}) is here


@pytest.mark.parametrize("here", [True, False])
def test_few_tasks_are_taken_before_they_are_needed(here: bool, place: Place) -> None:
    taken = 0

    def tasks() -> Iterator[Task[str]]:
        nonlocal taken
        for taken in itertools.count(1):  # noqa: B007 - the count is looked at outside
            yield task("x")

    work = place.crew(2).work(tasks(), here=here)
    for fetched, _result in enumerate(itertools.islice(work, 8), 1):
        assert taken <= fetched + 3
    work.close()


@pytest.mark.parametrize("here", [True, False])
def test_a_fault_of_the_tasks_is_told(here: bool, place: Place) -> None:
    def tasks() -> Iterator[Task[str]]:
        yield task("x")
        raise LookupError("no more records")

    crew = place.crew()
    with pytest.raises(LookupError, match="no more records"):
        list(crew.work(tasks(), here=here))
    assert answer(crew.submit(task("y")))["do"] == "y"


@pytest.mark.parametrize("here", [True, False])
def test_work_that_is_closed_begins_nothing_more(here: bool, place: Place) -> None:
    crew = place.crew()
    work = crew.work([task("first"), task("meet"), *(task(f"unwanted {number}") for number in range(5))], here=here)
    assert next(work).job == "first"
    meeting = place.met()
    work.close()
    meeting.let_go()
    assert answer(crew.submit(task("last")))["done"] == ["first", "meet", "last"]


def test_an_interrupt_ends_the_work_and_the_helpers(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[Meeting] = []

    def interrupt() -> None:
        met.append(place.met())
        signal.pthread_kill(main, signal.SIGINT)

    main = threading.get_ident()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    crew = place.crew()
    interrupter = threading.Thread(target=interrupt)
    try:
        interrupter.start()
        with pytest.raises(KeyboardInterrupt), crew:
            list(crew.work([task("meet"), task("x")]))
    finally:
        interrupter.join()
        signal.signal(signal.SIGINT, before)
    met[0].wait_for_death()


PROGRAM = """
import sys
from submissions.workers.crew import Crew, Task
crew = Crew({worker!r}, [sys.argv[1], "9"], 2)
print(crew.submit(Task(None, '{{"do": "x", "seconds": 60}}', 60)).result(60).answer["do"])
crew.submit(Task(None, '{{"do": "meet", "seconds": 60}}', 60))
sys.stdin.read(1)
"""


def test_the_program_ends_though_nobody_ended_the_crew(place: Place) -> None:
    command = [sys.executable, "-c", PROGRAM.format(worker=WORKER), place.address]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        meeting = place.met()
        said, _errors = program.communicate("x", timeout=LONG)
        assert (said, program.returncode) == ("x\n", 0)
    meeting.let_go()
    meeting.wait_for_death()  # it hears that its parent is gone

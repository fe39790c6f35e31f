"""Work that takes longer than a page may: done aside, seen while it goes on, broken off if wanted, told of afterwards.

Each job has a file under `.submissions/jobs/`, so that what became of it is known after a restart too. While it runs it
holds a lock; a file that says "running" without one was broken off with the program.
"""

import datetime as dt
import json
import secrets
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from submissions.errors import OutputError, UserError
from submissions.files.whole import refuse_links, write_whole
from submissions.language import _, speaking
from submissions.workspace import HIDDEN_FOLDER

FOLDER = f"{HIDDEN_FOLDER}/jobs"
_MOST = 30  # jobs that are remembered
_LARGEST = 1 << 22  # bytes of a job's file; more is none of ours


class JobState(StrEnum):
    """How far a job is."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True)
class LongJob:
    """A job: what it is, how far it is, what it has to say, and what it made.

    `lost` are names with the reason why each was not made, `left_out` the innovations that may not be sent yet, both
    with the file of the record where there is one; `files` are names with paths from the workspace.
    """

    id: str
    kind: str
    title: str
    begun: str
    state: JobState = JobState.RUNNING
    done: int = 0
    planned: int = 0
    now: str = ""
    told: tuple[str, ...] = ()
    lost: tuple[tuple[str, str, str], ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = ()

    @property
    def begun_at(self) -> dt.datetime:
        """Return when it began, in the time of this computer."""
        return dt.datetime.fromisoformat(self.begun).astimezone()

    @property
    def is_running(self) -> bool:
        """Return whether it goes on."""
        return self.state is JobState.RUNNING


class CancelledError(Exception):
    """Somebody wants no more of a job."""


class Ticket:
    """What a job's work tells of itself while it is done."""

    def __init__(self, jobs: "Jobs", job: LongJob):
        self._jobs = jobs
        self.job = job

    def at(self, done: int, planned: int, now: str = "") -> None:
        """Say how far it is.

        Raises:
            CancelledError: it is wanted no more.
        """
        self.job = replace(self.job, done=done, planned=planned, now=now)
        self._jobs.note(self.job)
        if self._jobs.is_cancelled(self.job.id):
            raise CancelledError

    def tell(self, line: str) -> None:
        """Say something that stands in the account of the job."""
        self.job = replace(self.job, told=(*self.job.told, line))

    def lose(self, name: str, reason: str, record: str = "") -> None:
        """Say what was not made, and why; of which record, where it is of one."""
        self.job = replace(self.job, lost=(*self.job.lost, (name, reason, record)))

    def leave_out(self, name: str, record: str) -> None:
        """Say which innovation may not be sent yet, and the file of its record."""
        self.job = replace(self.job, left_out=(*self.job.left_out, (name, record)))

    def give(self, name: str, path: str) -> None:
        """Say what was made: its name, and the file or folder, from the workspace."""
        self.job = replace(self.job, files=(*self.job.files, (name, path)))


Work = Callable[[Ticket], None]


class Jobs:
    """The jobs of one workspace."""

    def __init__(self, root: Path):
        self._root = root
        self._guard = threading.Lock()
        self._live: dict[str, LongJob] = {}
        self._unwritten: dict[str, LongJob] = {}  # what became of jobs while the disk was full
        self._cancelled: set[str] = set()

    def all(self) -> list[LongJob]:
        """Return the jobs, the latest first."""
        found = {job.id: job for job in map(self._read, self._files()) if job is not None}
        with self._guard:
            found |= self._unwritten | self._live
        return sorted(found.values(), key=lambda job: job.begun, reverse=True)

    def get(self, name: str) -> LongJob | None:
        """Return a job by its id; None where there is none."""
        return next((job for job in self.all() if job.id == name), None)

    def begin(self, kind: str, title: str, work: Work, language: str) -> LongJob:
        """Begin a job aside, and return it; of one kind there is one at a time, which is returned then.

        Args:
            kind: of the work, in one word.
            title: what it is called.
            work: that is done.
            language: in which it speaks.

        Raises:
            OutputError: it cannot be noted, or another of its kind is under way.
        """
        folder = self._root / FOLDER
        refuse_links(self._root, FOLDER)
        with self._guard:
            running = next((job for job in self._live.values() if job.kind == kind), None)
            if running is not None and running.title != title:
                raise OutputError(
                    _("“{title}” is still being made.").format(title=running.title),
                    _("Wait for it, or break it off; then begin this one."),
                )
            if running is not None:
                return running
            moment = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
            job = LongJob(secrets.token_hex(6), kind, title, moment)
            self._live[job.id] = job
        try:
            write_whole(self._file(job), _text(job))
        except OutputError:
            with self._guard:
                del self._live[job.id]
            raise
        for old in self._files()[_MOST:]:
            for file in (old, old.with_suffix(".lock")):
                with suppress(OSError):
                    file.unlink()
        lock = FileLock(folder / f"{job.id}.lock", thread_local=False)
        lock.acquire()
        threading.Thread(target=self._run, args=(job, work, language, lock), daemon=True).start()
        return job

    def cancel(self, name: str) -> None:
        """Say that a job is wanted no more; it ends with what it is at."""
        with self._guard:
            if name in self._live:
                self._cancelled.add(name)

    def is_cancelled(self, name: str) -> bool:
        """Return whether a job is wanted no more."""
        with self._guard:
            return name in self._cancelled

    def note(self, job: LongJob) -> None:
        """Take in how far a job is."""
        with self._guard:
            self._live[job.id] = job

    def end(self, patience: float = 5) -> None:
        """Break off what runs, and wait for it a while."""
        with self._guard:
            self._cancelled |= self._live.keys()
        until = time.monotonic() + patience
        while self._live and time.monotonic() < until:
            time.sleep(0.05)

    def _run(self, job: LongJob, work: Work, language: str, lock: FileLock) -> None:
        ticket = Ticket(self, job)
        state = JobState.DONE
        try:
            with speaking(language):
                try:
                    work(ticket)
                except CancelledError:
                    state = JobState.CANCELLED
                except UserError as error:
                    state = JobState.FAILED
                    for line in (error.message, error.remedy):
                        if line:
                            ticket.tell(line)
                except Exception:
                    state = JobState.FAILED
                    code = secrets.token_hex(3)
                    print(f"[{code}] {job.kind}", file=sys.stderr)  # noqa: T201 - the log of a local page
                    traceback.print_exc()
                    sys.stderr.flush()
                    ticket.tell(
                        _("Something went wrong here. Send this code with what you did: {code}").format(code=code)
                    )
            ended = replace(ticket.job, state=state, now="")
            try:
                write_whole(self._file(job), _text(ended))
            except OutputError:
                with self._guard:
                    self._unwritten[job.id] = ended
        finally:
            with self._guard:
                self._live.pop(job.id, None)
                self._cancelled.discard(job.id)
            lock.release()

    def _file(self, job: LongJob) -> Path:
        return self._root / FOLDER / f"{job.id}.json"

    def _files(self) -> list[Path]:
        """Return the files of jobs, the latest first."""
        found = []
        for path in (self._root / FOLDER).glob("*.json"):
            with suppress(OSError):
                found.append((path.stat().st_mtime, path))
        return [path for _moment, path in sorted(found, reverse=True)]

    def _read(self, path: Path) -> LongJob | None:
        """Return the job of a file; None where that is none of ours."""
        try:
            if not path.is_file() or path.stat().st_size > _LARGEST:
                return None
            data = json.loads(path.read_bytes())
            job = LongJob(
                path.stem,
                str(data["kind"]),
                str(data["title"]),
                dt.datetime.fromisoformat(data["begun"]).isoformat(),
                JobState(data["state"]),
                int(data["done"]),
                int(data["planned"]),
                "",
                tuple(str(line) for line in data["told"]),
                tuple(
                    (str(name), str(reason), str(record)) for name, reason, record in map(_with_record, data["lost"])
                ),
                tuple((str(name), str(record)) for name, record in data.get("left_out", ())),
                tuple((str(name), str(file)) for name, file in data["files"]),
            )
            job.begun_at  # noqa: B018 - raises where no calendar has it
        except (OSError, ValueError, TypeError, KeyError, RecursionError, OverflowError):
            return None
        if job.is_running and not self._is_held(job):
            return replace(job, state=JobState.INTERRUPTED)
        return job

    def _is_held(self, job: LongJob) -> bool:
        with self._guard:
            if job.id in self._live:
                return True
        try:
            with FileLock(self._root / FOLDER / f"{job.id}.lock", timeout=0):
                return False
        except (Timeout, OSError):
            return True


def _with_record(lost: Sequence[str]) -> tuple[str, ...]:
    """Return what was lost, with an empty name of a record where a program of before noted none."""
    return (*lost, "") if len(lost) == 2 else tuple(lost)


def _text(job: LongJob) -> bytes:
    return (json.dumps(asdict(job), ensure_ascii=False, indent=1) + "\n").encode()

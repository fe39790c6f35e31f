"""Make documents on a Dask cluster: the same plan, tasks and collection as on one machine, another engine.

What a document is made from travels with its job, and the office's settings, templates and coats of arms
once before: nothing needs to lie on the other machines but this program. Where the workspace is a shared
folder under the same path everywhere, it can be read there instead.
"""

import hashlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from submissions.batch.engines import WORKER, made_of
from submissions.batch.jobs import Job, Made
from submissions.errors import UserError
from submissions.files.folder import put
from submissions.language import _
from submissions.workers.crew import Answer, Crew, Result, Task
from submissions.workspace import SETTINGS_FILE, Workspace

_IN_FLIGHT = 3  # tasks for each thread of the cluster: enough that none waits, few enough for any memory
_CONNECT_SECONDS = 20
_LARGEST_PICTURE = 30_000_000  # bytes; a larger one is no photograph, and its place stays empty


@dataclass(frozen=True)
class SharedFiles:
    """What all documents of a workspace share, ready to travel: files by their path, or only where they lie."""

    files: tuple[tuple[str, bytes], ...] = ()
    root: str = ""

    @property
    def digest(self) -> str:
        """Return a hash of it, by which a machine knows that it has it already."""
        total = hashlib.sha256(self.root.encode())
        for name, content in self.files:
            total.update(f"{name} {len(content)} ".encode() + content)
        return total.hexdigest()


def shared_files_of(workspace: Workspace, shared: bool) -> SharedFiles:
    """Return what the documents of a workspace share.

    Args:
        workspace: the office's folder.
        shared: whether every machine sees it under the same path.
    """
    if shared:
        return SharedFiles(root=str(workspace.root.resolve()))
    templates = sorted(path for path in workspace.templates_folder.rglob("*") if path.is_file())
    paths = [workspace.root / SETTINGS_FILE, *templates]
    found = {path.relative_to(workspace.root).as_posix(): path for path in paths if path.is_file()}
    found |= workspace.emblem_files()
    return SharedFiles(tuple((name, path.read_bytes()) for name, path in found.items()))


class ClusterEngine:
    """Makes documents on the workers of a Dask scheduler."""

    def __init__(self, address: str, workspace: Workspace, seconds: float, memory_mb: int, shared: bool = False):
        """Connect to a cluster.

        Args:
            address: of the scheduler, such as `tcp://10.0.0.5:8786`.
            workspace: whose documents are made.
            seconds: for each document.
            memory_mb: the address space that each helper process on the cluster may have, in MiB.
            shared: whether every machine sees the workspace under the same path.

        Raises:
            UserError: the extra `cluster` is not installed, or nobody answers at the address.
        """
        try:
            import distributed
        except ImportError:
            raise UserError(
                _("--cluster needs the extra `cluster`."), _("Install it: pip install 'submissions[cluster]'")
            ) from None
        self._seconds, self._memory_mb = seconds, memory_mb
        try:
            self._dask: Any = distributed  # it has no types
            self._client = self._dask.Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise UserError(
                _("No scheduler answers at {address}: {reason}").format(address=address, reason=error),
                _("Start one with `dask scheduler`, and workers with `dask worker {address}`.").format(address=address),
            ) from None
        self._workspace, self._shared = workspace, shared
        self._pictures: dict[str, Any] = {}
        self._office = self._client.scatter(shared_files_of(workspace, shared), broadcast=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def warm_up(self) -> None:
        """Do nothing: the cluster's processes get ready with their first document."""

    def make(self, jobs: Iterator[Job]) -> Iterator[Made]:
        """Yield what came of each job, as it comes; what a lost worker had in hand is done again by another."""
        jobs = iter(jobs)
        known: dict[Any, Job] = {}

        def submit(count: int) -> list[Any]:
            found = {self._submitted(job): job for job in islice(jobs, count)}
            known.update(found)
            return list(found)

        running = self._dask.as_completed(submit(self._room()), loop=self._client.loop, raise_errors=False)
        for future in running:
            yield self._made(known.pop(future), future)
            # Workers may have come or gone: as many are kept in flight as there is room for now.
            for more in submit(max(0, self._room() - len(known))):
                running.add(more)

    def _room(self) -> int:
        threads = sum(self._client.nthreads().values())
        return int(_IN_FLIGHT * max(1, threads))

    def _submitted(self, job: Job) -> Any:
        pictures = () if self._shared else job.pictures
        return self._client.submit(
            make_there,
            self._office,
            job.request(self._seconds),
            self._seconds,
            self._memory_mb,
            pictures,
            [self._picture(name) for name in pictures],
            key=f"document-{job.key}",
            retries=1,
        )

    def _picture(self, name: str) -> Any:
        """Return a photograph on its way to the workers; several documents that show it get it once."""
        if name not in self._pictures:
            path = self._workspace.file(name)
            content = path.read_bytes() if path and path.stat().st_size <= _LARGEST_PICTURE else b""
            self._pictures[name] = self._client.scatter(content)
        return self._pictures[name]

    def _made(self, job: Job, future: Any) -> Made:
        error = future.exception()
        if error is not None:
            return Made(job, reason=_("the cluster lost it: {reason}").format(reason=error))
        lost, answer, detail = future.result()
        return made_of(Result(job, answer, lost, detail), self._memory_mb)


_OFFICES: dict[str, TemporaryDirectory[str]] = {}
_LOCK = threading.Lock()
_THREAD = threading.local()


def make_there(
    office: SharedFiles,
    request: str,
    seconds: float,
    memory_mb: int,
    names: Sequence[str] = (),
    pictures: Sequence[bytes] = (),
) -> tuple[Any, Answer | None, str]:
    """Make one document on the machine where this runs: in a helper process, with limits of time and memory.

    Args:
        office: what all documents share.
        request: the document.
        seconds: that it may take.
        memory_mb: that it may take.
        names: the photographs in it, by their path in the workspace.
        pictures: these photographs; an empty one is not there.

    Returns:
        How it was lost (or None), the helper's answer (or None), and a technical word on the loss.
    """
    root = _root_of(office)
    for name, content in zip(names, pictures, strict=True):
        _put(Path(root), name, content)
    crews: dict[tuple[str, int], Crew[str]] = _THREAD.__dict__.setdefault("crews", {})
    if (root, memory_mb) not in crews:
        crews[root, memory_mb] = Crew(WORKER, [root, str(memory_mb)], 1, longest_answer=1 << 29)
    [result] = crews[root, memory_mb].work([Task(request, request, seconds)])
    return result.lost, result.answer, result.detail


def _root_of(office: SharedFiles) -> str:
    """Return the folder of an office on this machine; what travelled is written down once."""
    if office.root:
        return office.root
    with _LOCK:
        digest = office.digest
        if digest not in _OFFICES:
            folder = TemporaryDirectory(prefix="submissions-office-")
            for name, content in office.files:
                put(Path(folder.name) / name, content)
            _OFFICES[digest] = folder
        return _OFFICES[digest].name


def _put(root: Path, name: str, content: bytes) -> None:
    """Lay a photograph into an office's folder on this machine, where it is not there as it is."""
    path = (root / name.replace("\\", "/")).resolve()
    if not content or not path.is_relative_to(root.resolve()):
        return
    with _LOCK:
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

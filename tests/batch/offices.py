"""Small offices and exports of them: what the tests of the batch export look at."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from PIL import Image

from submissions.batch.cluster import ClusterEngine
from submissions.batch.engines import JobEngine, LocalEngine, made_of
from submissions.batch.exporting import Export, Options, export
from submissions.batch.jobs import Job, Made
from submissions.documents.making import Maker
from submissions.making.rendering import maker_of, rendered
from submissions.workers.crew import Result
from submissions.workspace import Workspace, open_workspace
from tests.build import PDF, SETTINGS, as_yaml, changed, write_workspace
from tests.pdf import read_pdf
from tests.waiting import NEVER

ROOT = Path(__file__).parents[2]
STRANGE = "tests.batch.strange_worker"
KIPP = "kipp-2025"
OWN_EVIDENCE = "bukti/satu.pdf"
EMBLEM = "lambang.png"
# What is made of one record that enters kipp-2025: the form and three letters.
SUFFIXES = ("", "_surat-implementasi", "_surat-inovator", "_surat-replikasi")


def entry(key: str, **changes: Any) -> dict[str, Any]:
    """Return a record that enters KIPP alone; a change's key names its place with `__` for a dot."""
    fixed = {"id": key, "nama": f"Inovasi {key.title()}", "kompetisi": ["kipp"]}
    return changed(fixed | {place.replace("__", "."): value for place, value in changes.items()})


def office(root: Path, *records: Mapping[str, Any]) -> Workspace:
    """Write a workspace with records and a coat of arms."""
    root.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (40, 40), "navy").save(root / EMBLEM)
    return write_workspace(root, records, {**SETTINGS, "kop": {"lambang": EMBLEM}})


def two_entries(root: Path) -> Workspace:
    """Write a workspace of two entries, `satu` (with a document of its own) and `dua`: eight documents."""
    own = entry("satu", bukti__dokumen__berkas=OWN_EVIDENCE)
    workspace = office(root, own, entry("dua"))
    assert (root / OWN_EVIDENCE).read_bytes() == PDF
    return workspace


def add(root: Path, record: Mapping[str, Any]) -> Path:
    """Write a record into a workspace; the documents that it names are there already."""
    path = root / "inovasi" / f"{record['id']}.yaml"
    path.write_text(as_yaml(record), encoding="utf-8")
    return path


def files_of(*keys: str, edition: str = KIPP) -> list[str]:
    """Return the files of records in KIPP, sorted."""
    return sorted(f"{edition}/{key}_{edition}{suffix}.pdf" for key in keys for suffix in SUFFIXES)


class HereEngine:
    """Makes documents in this very process: what is made and kept does not depend on where, and this is quicker."""

    def __init__(self, root: Path):
        self._root = root

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def warm_up(self) -> None:
        pass

    def make(self, jobs: Iterator[Job]) -> Iterator[Made]:
        maker: Maker | None = None
        for job in jobs:
            maker = maker or maker_of(self._root)
            request = json.loads(job.request(NEVER))
            answer = rendered(maker, request["template"], request["content"])
            yield made_of(Result(job, json.loads(json.dumps(answer))), memory_mb=0)


class Hurrying:
    """Has little time for one document and all the time for the others: a busy machine loses no other."""

    def __init__(self, engine: LocalEngine | ClusterEngine, document: str, seconds: float):
        self._engine, self._document, self._seconds = engine, document, seconds

    def __enter__(self) -> Self:
        self._engine.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._engine.__exit__(kind, value, trace)

    def warm_up(self) -> None:
        self._engine.warm_up()

    def make(self, jobs: Iterator[Job]) -> Iterator[Made]:
        return self._engine.make(self._timed(jobs))

    def _timed(self, jobs: Iterator[Job]) -> Iterator[Job]:
        for job in jobs:
            # Engines look at their limit with each job.
            self._engine._seconds = self._seconds if job.file == self._document else NEVER
            yield job


def exported(
    root: Path, folder: Path, *, editions: Sequence[str] = (KIPP,), engine: JobEngine | None = None, **options: Any
) -> Export:
    """Export a workspace as it is now, on this machine; in two helper processes unless told otherwise."""
    workspace = open_workspace(root)
    engine = engine or LocalEngine(root, 2, NEVER, 1536)
    return export(workspace, workspace.record_files(), editions, folder, engine, Options(**options))


def exported_here(root: Path, folder: Path, *, editions: Sequence[str] = (KIPP,), **options: Any) -> Export:
    """Export a workspace as it is now, in this process."""
    return exported(root, folder, editions=editions, engine=HereEngine(root), **options)


def counts(done: Export) -> tuple[int, int]:
    """Return how many files were made and how many kept."""
    return done.made, done.kept


def lying(folder: Path) -> list[str]:
    """Return every PDF in an output folder, sorted, by its path from there."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every PDF in an output folder."""
    return {file: hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in lying(folder)}


def manifest_of(folder: Path) -> dict[str, Any]:
    """Return the manifest of an output folder; each of its files must lie there as it says, and be whole."""
    data: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for file in data["files"]:
        content = (folder / file["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file["sha256"], file["file"]
        assert len(content) == file["bytes"], file["file"]
        assert len(read_pdf(content).pages) == file["pages"], file["file"]
    return data


def temporary(folder: Path) -> list[Path]:
    """Return what a killed run may leave in an output folder."""
    return sorted(folder.rglob("*.part"))


def copied(source: Path, target: Path) -> Path:
    """Copy a folder with the times of its files."""
    shutil.copytree(source, target)
    return target


@contextmanager
def started(
    *arguments: str | Path, worker: str | None = None, noted: str | Path | None = None, **environment: str
) -> Iterator[subprocess.Popen[str]]:
    """Run the program as a process; it and its helpers end at the latest here.

    Args:
        arguments: its own.
        worker: other helpers than those that the program has.
        noted: a file into which goes each document's name, a line, as soon as the program counts it as made.
        environment: variables.
    """
    program = (
        "import sys; from submissions.batch import engines, exporting; from submissions.__main__ import main\n"
        f"engines.WORKER = {worker or 'submissions.making.worker'!r}\n"
        "take = exporting._Collector.take\n"
        "def noting(collector, made):\n"
        "    take(collector, made)\n"
        "    with open(noted, 'a') as file: print(made.job.file, file=file)\n"
        f"noted = {str(noted) if noted else None!r}\n"
        "if noted: exporting._Collector.take = noting\n"
        "main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", program, *map(str, arguments)]
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    given = {**clean, "PYTHONPATH": str(ROOT), "LANGUAGE": "en", **environment}
    with subprocess.Popen(command, env=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def helpers_of(process_id: int) -> list[int]:
    """Return the process ids of the children of a process."""
    return [
        int(child)
        for task in Path(f"/proc/{process_id}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]

"""A cluster makes the same documents, and outlives what happens to its workers and to their helpers."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import distributed
import pytest
from PIL import Image

from submissions.__main__ import run
from submissions.batch import cluster
from submissions.batch.cluster import ClusterEngine
from submissions.batch.exporting import NO_OPTIONS, Export, Progress, export
from submissions.workspace import open_workspace
from tests.batch.offices import (
    KIPP,
    ROOT,
    STRANGE,
    Hurrying,
    counts,
    entry,
    exported_here,
    files_of,
    hashes,
    manifest_of,
    office,
    two_entries,
)
from tests.waiting import NEVER

DASK: Any = distributed  # it has no types

# Dask tells of workers that are started again, where the machine is busy or a worker was killed.
pytestmark = pytest.mark.logs(r"^distributed\.")


def set_worker(module: str) -> None:
    """Let a worker of the cluster start other helpers."""
    vars(cluster)["WORKER"] = module


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    # The processes of the cluster find this package where this one does.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        with DASK.LocalCluster(
            processes=True, n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1"
        ) as made:
            yield made.scheduler_address


def exported_there(
    root: Path, out: Path, address: str, progress: Any = None, shared: bool = False, hang: str = ""
) -> Export:
    """Export on the cluster; the document `hang` has a second."""
    workspace = open_workspace(root)
    engine = Hurrying(ClusterEngine(address, workspace, NEVER, 1536, shared), hang, 1)
    return export(workspace, workspace.record_files(), [KIPP], out, engine, NO_OPTIONS, progress)


def test_a_worker_that_is_killed_costs_nothing(address: str, tmp_path: Path) -> None:
    shown = [{"berkas": "foto/loket.jpg", "keterangan": "Loket"}, {"berkas": "foto/pasar.jpg", "di": ["dampak"]}]
    root = office(tmp_path / "kantor", *(entry(f"a{number}", foto=shown) for number in range(4))).root
    # Its photographs travel with the documents that show them.
    (root / "foto").mkdir()
    for name, colour in (("loket", "green"), ("pasar", "red")):
        Image.new("RGB", (640, 400), colour).save(root / "foto" / f"{name}.jpg")
    # The office's own template and coat of arms travel.
    template = root / "templates" / "kipp" / "letters" / "implementasi.html.j2"
    template.parent.mkdir(parents=True)
    template.write_text(
        '{% extends "builtin/kipp/letters/implementasi.html.j2" %}{% block isi %}<p>Singkat.</p>{% endblock %}\n'
    )
    exported_here(root, tmp_path / "sini")
    with DASK.Client(address, set_as_default=False) as client:
        workers = client.run(os.getpid)
    assert len(workers) == 2
    killed: list[int] = []

    def kill_one(progress: Progress) -> None:
        if progress.done >= 3 and not killed:
            killed.append(min(workers.values()))
            os.kill(killed[0], signal.SIGKILL)

    done = exported_there(root, tmp_path / "sana", address, kill_one)
    assert len(killed) == 1
    assert counts(done) == (16, 0)
    assert done.manifest.failures == []
    assert list(hashes(tmp_path / "sana")) == files_of("a0", "a1", "a2", "a3")
    assert hashes(tmp_path / "sana") == hashes(tmp_path / "sini")
    manifests = [(tmp_path / name / "manifest.json").read_bytes() for name in ("sana", "sini")]
    assert manifests[0] == manifests[1]
    # What was made there need not be made here.
    assert counts(exported_here(root, tmp_path / "sana")) == (0, 16)


def test_a_shared_workspace_gives_the_same_bytes(address: str, tmp_path: Path) -> None:
    root = two_entries(tmp_path / "kantor").root
    exported_here(root, tmp_path / "sini")
    done = exported_there(root, tmp_path / "sana", address, shared=True)
    assert counts(done) == (8, 0)
    assert hashes(tmp_path / "sana") == hashes(tmp_path / "sini")


def test_a_document_whose_helper_dies_costs_only_itself(address: str, tmp_path: Path) -> None:
    bad = {
        "Hang": "it took too long (longer than 1 s); --timeout allows more",
        "Killed": "its helper process died (ended by SIGKILL)",
        "Raises": "the program breaks down over something in it",
    }
    records = [*(entry(key.lower(), nama=f"{key} Terus") for key in bad), entry("satu")]
    root, out = office(tmp_path / "kantor", *records).root, tmp_path / "keluaran"
    with DASK.Client(address, set_as_default=False) as client:
        # Each has one crew for each workspace: those of the other tests' are not touched.
        client.run(set_worker, STRANGE)
        try:
            done = exported_there(root, out, address, hang=f"{KIPP}/hang_{KIPP}.pdf")
        finally:
            client.run(set_worker, "submissions.making.worker")
    assert counts(done) == (13, 0)
    failures = {failure["document"]: failure["reason"] for failure in manifest_of(out)["failures"]}
    assert failures == {f"{key.lower()}_{KIPP}.pdf": reason for key, reason in bad.items()}
    assert set(files_of("satu")) <= set(hashes(out))


def test_no_scheduler_at_the_address(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_CONNECT_SECONDS", 1)
    root, out = office(tmp_path / "kantor", entry("satu")).root, tmp_path / "keluaran"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    code = run(["export", str(root), "-o", str(out), "--cluster", nobody])
    said = capfd.readouterr().err
    assert code == 2
    assert f"Error: No scheduler answers at {nobody}: " in said
    assert f"Start one with `dask scheduler`, and workers with `dask worker {nobody}`." in said
    assert "Traceback" not in said
    assert not out.exists()


@pytest.mark.parametrize("address", ["", "bukan alamat", "http://127.0.0.1:1", "tcp://127.0.0.1:port"])
def test_an_address_that_is_none(
    address: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_CONNECT_SECONDS", 1)
    root = office(tmp_path / "kantor", entry("satu")).root
    code = run(["export", str(root), "-o", str(tmp_path / "keluaran"), "--cluster", address or " "])
    assert code == 2
    assert "Error: No scheduler answers at " in capfd.readouterr().err
